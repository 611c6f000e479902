/**
 * What is to be done: it is one's turn, it is one's own, an edition is missing, its source moved on, a correction waits,
 * the review found errors, something is scheduled or was refused then; and what was corrected lately.
 */
export const deskFilters = [
  'waiting',
  'mine',
  'needs-translation',
  'stale',
  'behind',
  'findings',
  'scheduled',
  'corrected',
] as const
export type DeskFilter = (typeof deskFilters)[number]

/** Those of which it is counted how many stories there are, each by an index. */
export const countedFilters = ['waiting', 'mine', 'scheduled', 'corrected'] as const satisfies DeskFilter[]
export type CountedFilter = (typeof countedFilters)[number]
