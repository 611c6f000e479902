export { kindFingerprint } from './decisions'
export { mayBeProposed, proposalOf, waitingProposals, type WaitingProposal } from './proposals'
export { blocking, linksOf, readEdition, review } from './review'
export { minorFigures, minorKinds, type MinorFigures, type MinorKind } from './minorFigures'
export { standardRules } from './rules'
export { sayDeepBackground, sayNoAttribution, sayOffRecord } from './rules/sourceTerms'
export { findQuotations } from './quotations'

export type * from './types'
