/** What a body holds: the one table that `validateBody` checks by, and that `mendBody` brings whatever comes to. */

/** The nodes that stand in a line. */
export const INLINE = ['text', 'linebreak', 'tab', 'link', 'autolink', 'inlineBlock']

const BLOCKS = ['paragraph', 'heading', 'quote', 'list', 'horizontalrule', 'block', 'table']

/** What each type of node may hold; null for those that hold nothing. */
export const CONTENT: Readonly<Record<string, readonly string[] | null>> = {
  root: BLOCKS,
  paragraph: INLINE,
  heading: INLINE,
  quote: INLINE,
  list: ['listitem'],
  listitem: [...INLINE, 'list'],
  link: ['text', 'linebreak', 'tab', 'inlineBlock'],
  autolink: ['text', 'linebreak', 'tab'],
  table: ['tablerow'],
  tablerow: ['tablecell'],
  tablecell: ['paragraph'],
  text: null,
  linebreak: null,
  tab: null,
  horizontalrule: null,
  inlineBlock: null,
  block: null,
}

/** The levels of headings; the first is the title's. */
export type HeadingTag = 'h2' | 'h3' | 'h4'

/** The heading for one of any level: what is above the highest or below the lowest is brought to it. */
export function headingTag(level: number): HeadingTag {
  return level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4'
}

/** Lists are nested this deep at most, which keeps a body within `DEEPEST_NODE`. */
export const DEEPEST_LIST = 8
export const DEEPEST_NODE = 20
export const MOST_NODES = 20_000

/** Whether a value is the format of a text: bits. */
export function isMask(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
