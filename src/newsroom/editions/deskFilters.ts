/**
 * What is to be done: an edition is missing, its source moved on, a correction waits, the review found errors, something
 * is scheduled or was refused then.
 */
export const deskFilters = ['needs-translation', 'stale', 'behind', 'findings', 'scheduled'] as const
export type DeskFilter = (typeof deskFilters)[number]
