/** What is to be done: an edition is missing, its source moved on, a correction waits, the review found errors. */
export const deskFilters = ['needs-translation', 'stale', 'behind', 'findings'] as const
export type DeskFilter = (typeof deskFilters)[number]
