/** The terms on which a source speaks to the newsroom, the most open first. */
const inOrder = ['on-record', 'background', 'deep-background', 'off-record'] as const

export type Terms = (typeof inOrder)[number]

function place(terms: unknown): number {
  return inOrder.findIndex((each) => each === terms)
}

/** Whether less may be public of a source on the second terms than on the first. False where either is no terms. */
export function tightens(before: unknown, after: unknown): boolean {
  return place(before) >= 0 && place(after) > place(before)
}
