/** The terms agreed with a source, and their order. */

/** From what protects a source most to what protects it least. */
export const termsInOrder = ['off-record', 'deep-background', 'background', 'on-record'] as const
export type Terms = (typeof termsInOrder)[number]

/** The terms of sources that are not named. */
export const unnamedTerms = termsInOrder.filter((terms) => terms !== 'on-record')

/** Whether other terms protect a source less. What is no terms is the strictest there is. */
export function loosens(before: string | null | undefined, after: string | null | undefined): boolean {
  return rank(after) > rank(before)
}

/** Whether other terms protect a source more: what was public under the old ones may be so no longer. */
export function tightens(before: string | null | undefined, after: string | null | undefined): boolean {
  return rank(after) < rank(before)
}

function rank(terms: string | null | undefined): number {
  return termsInOrder.findIndex((each) => each === terms)
}
