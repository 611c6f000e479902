/** Passages: where in the body a finding is, as running text and as text nodes. Pure. */
import { findQuotations, type Finding } from '../../review'
import { bare } from '../../review/unattributed'
import type { TextBlock } from '../../body'
import { readable } from './readable'

/** A stretch of the running text of a block. */
export type TextRange = { path: string; start: number; end: number }

/** A stretch of one text node: its place in the JSON of the body, and offsets in its own text. */
export type Segment = { path: string; start: number; end: number }

/** The text nodes that a passage stands in, in order: formatting splits text nodes, so a figure may be in several. */
export function segmentsOf({ runs }: TextBlock, { start, end }: TextRange): Segment[] {
  return runs.flatMap((run) => {
    const from = Math.max(run.start, start)
    const to = Math.min(run.end, end)
    return from < to ? [{ path: run.path, start: from - run.start, end: to - run.start }] : []
  })
}

/** The body nodes (figures, quotations, citations) that stand in a passage. */
export function nodesWithin({ nodes }: TextBlock, { start, end }: TextRange): string[] {
  return nodes.flatMap(({ offset, path }) => (offset >= start && offset < end ? [path] : []))
}

/** The passage of a finding in the body; null for one on a whole node or in another field. */
export function rangeOf({ where: { field, path, start, end } }: Pick<Finding, 'where'>): TextRange | null {
  return field === 'body' && path !== null && start !== null && end !== null ? { path, start, end } : null
}

/** What of a finding in the body is drawn: its passage, or the whole that this is a part of. */
export function drawnRange(finding: Pick<Finding, 'where' | 'whole'>): TextRange | null {
  const range = rangeOf(finding)
  return range && { ...range, ...(finding.whole ? { start: finding.whole.start, end: finding.whole.end } : {}) }
}

/** How much of the text behind a passage a list shows, in characters. */
const BEHIND = 60

/** The words behind a passage of the body, in its block; empty for what is no passage. Nodes are a gap in them. */
export function wordsBehind(finding: Pick<Finding, 'where' | 'whole'>, blocks: readonly TextBlock[]): string {
  const range = drawnRange(finding)
  const block = range && blocks.find(({ path }) => path === range.path)
  return block ? readable(block.text.slice(range.end, range.end + BEHIND).trimEnd()) : ''
}

/**
 * The words of a quotation without its marks, and without the full stop or comma that American usage puts inside of
 * them: marks and punctuation stay in the text when the words become a node.
 */
export function quotedWords(block: TextBlock, passage: TextRange, locale: string): TextRange {
  const found = findQuotations(block.text, locale).find(
    ({ start, end }) => start === passage.start && end === passage.end,
  )
  if (!found) return passage
  const words = block.text.slice(found.innerStart, found.innerEnd)
  const start = found.innerStart + (words.length - words.trimStart().length)
  // Where something stands in the middle that `bare` changes, all that is between the marks is meant.
  const trimmed = bare(words)
  const end = words.trimStart().startsWith(trimmed) ? start + trimmed.length : found.innerEnd
  return { path: passage.path, start, end }
}

/** Document order of passages and nodes, by the index of their block and where in it they begin. */
export function comparePlaces(blocks: readonly TextBlock[]) {
  const places = new Map<string, number>()
  for (const [index, block] of blocks.entries()) {
    places.set(block.path, index)
    for (const node of block.nodes) places.set(node.path, index)
  }
  const offset = ({ where: { path, start } }: Finding) =>
    start ?? blocks[places.get(path ?? '') ?? 0]?.nodes.find((node) => node.path === path)?.offset ?? 0
  return (a: Finding, b: Finding): number =>
    (places.get(a.where.path ?? '') ?? 0) - (places.get(b.where.path ?? '') ?? 0) || offset(a) - offset(b)
}

/**
 * Where a finding of the server is in a body that was changed since: at its place if its words still stand there, else
 * at the first other place that has them; nowhere in particular if they are gone.
 */
export function relocate(finding: Finding, blocks: readonly TextBlock[]): Finding {
  const { where, text } = finding
  const passage = rangeOf(finding)
  if (!passage) return finding
  const says = (block: TextBlock, start: number) => block.text.startsWith(text, start)
  const own = blocks.find(({ path }) => path === passage.path)
  if (text === '' || (own && says(own, passage.start))) return finding
  const other = blocks.find((block) => block.text.includes(text))
  const start = other?.text.indexOf(text) ?? 0
  return other
    ? { ...finding, where: { ...where, path: other.path, start, end: start + text.length } }
    : { ...finding, where: { ...where, path: null, start: null, end: null } }
}

/** The findings that a popover shows together: those on the same node, or on words that overlap. */
export function isSamePlace({ where: a }: Finding, { where: b }: Finding): boolean {
  if (a.field !== b.field || a.path !== b.path) return false
  if (a.start === null || a.end === null || b.start === null || b.end === null) return a.start === b.start
  return a.start < b.end && b.start < a.end
}
