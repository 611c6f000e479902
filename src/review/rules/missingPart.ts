import { sentence } from '../sentences'
import type { ReviewedEdition, Rule, RuleFinding } from '../types'

/** What readers and lists look for in a story, and what is said where there is none. */
const parts = [
  {
    field: 'dek',
    isMissing: ({ dek }: ReviewedEdition) => !dek?.trim(),
    message: sentence('There is no dek. Say in one or two sentences below the title what is new.'),
  },
  {
    field: 'byline',
    isMissing: ({ byline }: ReviewedEdition) => !byline.some((name) => name.trim() !== ''),
    message: sentence('Nobody signs this. Name who wrote it in the byline.'),
  },
  {
    field: 'topics',
    isMissing: ({ topics }: ReviewedEdition) => !topics.some((topic) => topic.trim() !== ''),
    message: sentence('There is no topic. Readers find no story under a topic that it does not have.'),
  },
] as const

/** A story without dek, byline or topic. Of one that is not begun yet nothing is said. */
export const missingPart: Rule = {
  name: 'missing-part',
  check: (edition) => {
    if (!edition.blocks.some(({ text }) => text.trim() !== '')) return []
    return parts
      .filter(({ isMissing }) => isMissing(edition))
      .map(({ field, message }): RuleFinding => ({
        severity: 'notice',
        where: { field, path: null, start: null, end: null },
        text: '',
        message,
        // Each is decided by itself.
        facts: [field],
      }))
  },
}
