/** Which words of a passage went and which came. Pure. */
import { diffWordsWithSpace } from 'diff'

/** Words that both have, or only the one or the other. */
export type ChangedWords = { text: string; change: 'kept' | 'added' | 'removed' }

/** How many words may differ before they are not compared one by one: bounds the time. */
const FARTHEST = 1000

/** A passage as it was and as it is in one, in the order to read it in; what is too far apart is gone whole, and come whole. */
export function changedWords(before: string | null, after: string | null): ChangedWords[] {
  const parts = diffWordsWithSpace(before ?? '', after ?? '', { maxEditLength: FARTHEST })
  const whole = [
    { text: before ?? '', change: 'removed' as const },
    { text: after ?? '', change: 'added' as const },
  ]
  const words = parts
    ? parts.map(({ added, removed, value }): ChangedWords => ({
        text: value,
        change: removed ? 'removed' : added ? 'added' : 'kept',
      }))
    : whole
  return words.filter(({ text }) => text !== '')
}
