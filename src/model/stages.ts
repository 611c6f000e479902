/** How far a draft has come on its way to readers, as people hand it to each other. */
export const stages = ['draft', 'ready', 'review', 'approved'] as const
/** Written; ready for the desk; read by an editor; approved as it is. */
export type Stage = (typeof stages)[number]

/** Whether a text has to be approved before it is published. */
export const approvalPolicies = ['optional', 'required'] as const
export type ApprovalPolicy = (typeof approvalPolicies)[number]
