import type { RuleFinding } from '../types'
import type { Passage } from './passages'

/** A finding about a stretch of a passage, such as the figure that a sum contradicts. */
export function claim(
  passage: Passage,
  { start, end }: { start: number; end: number },
  about: Pick<RuleFinding, 'severity' | 'message' | 'facts'>,
): RuleFinding {
  return { where: passage.place(start, end), text: passage.text.slice(start, end), ...about }
}

/** A finding that does not block: its sentence alone does not settle what the figures are of. */
export function warned(finding: RuleFinding | null): RuleFinding | null {
  return finding && { ...finding, severity: 'warning' }
}
