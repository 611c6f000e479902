/**
 * The words of a live edition with what corrections changed in them: which words a correction brought, and which it took
 * away there. Followed from release to release, as `git blame` follows lines. Pure.
 */
import { diffArrays } from 'diff'
import { textLinesOf, type TextLine } from '../../body'
import type { EditionDocument } from '../../model/document'

/** What one release of corrections changed. */
export type CorrectionStep = {
  /** The places, in the list of the live edition, of the corrections that it made. */
  corrections: number[]
  before: EditionDocument
  after: EditionDocument
}

/** Words that stand, with the correction step that brought them, or that are gone, with the one that took them away. */
export type Mark =
  | { kind: 'stands'; text: string; child: number; step: CorrectionStep | null }
  | { kind: 'gone'; text: string; step: CorrectionStep }

/** The marked words of an edition. */
export type MarkedEdition = {
  title: Mark[]
  dek: Mark[]
  /** By the `_key` of the line. */
  blocks: Map<string, Mark[]>
}

/** The end of a line, which no text holds (Unicode private use). */
const END = '\uE000'
/** What tells a figure of a chart from the same in the text. */
const POINT = '\uE001'

type Token = { key: string; text: string; line: number; child: number }
type Item =
  | { kind: 'stands'; token: Token; step: CorrectionStep | null }
  /** `isLine` tells whether a whole line is gone with the words, and not only some of one. */
  | (Extract<Mark, { kind: 'gone' }> & { isLine: boolean })

/**
 * A word with the apostrophes, commas, points and joiners within it; spaces; a pictograph with all that it is made of, or a
 * flag; or any other character.
 */
const WORDS =
  /[\p{L}\p{N}\p{M}]+(?:(?:[.,:’'-]|\p{Join_C})[\p{L}\p{N}\p{M}]+)*|\s+|\p{RI}{2}|\p{Extended_Pictographic}[\p{Emoji_Modifier}\p{M}]*(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\p{M}]*)*|[^]/gu

/** How many words a correction may change before it is a rewriting, which reads better whole: one in so many. */
const REWRITTEN = 3
/** How far two releases may differ before their words are not compared: bounds the time. In tokens. */
const FARTHEST = 2000

/** The figures of a chart, each a line of its own. */
function pointsOf(block: EditionDocument['body'][number]): TextLine[] {
  if (block._type !== 'chart') return []
  return block.points.map(({ _key, statistic, text }) => ({
    _key,
    children: [{ _type: 'figure', _key, statistic, text }],
    markDefs: [],
  }))
}

function linesOf({ body }: EditionDocument): TextLine[] {
  return body.flatMap((block) => (block._type === 'chart' ? pointsOf(block) : textLinesOf(block)))
}

/** The lines that are parts of a table or a chart, in which nothing can be shown that was not in them; by their keys. */
function cellsOf({ body }: EditionDocument): Set<string> {
  const lines = body.flatMap((block) => (block._type === 'table' ? textLinesOf(block) : pointsOf(block)))
  return new Set(lines.map(({ _key }) => _key))
}

/** Title, dek and every line of the body as words, each line with its end. A figure is one word: half of one means nothing. */
function tokensOf(document: EditionDocument): Token[] {
  const words = (text: string) => text.match(WORDS) ?? []
  const head = [document.title, document.dek ?? ''].map((text) => [words(text)])
  const lines = linesOf(document)
  const body = lines.map(({ children }) =>
    children.map((child) =>
      child._type === 'citation' ? [] : child._type === 'figure' ? [child.text] : words(child.text),
    ),
  )
  const points = new Set(document.body.flatMap(pointsOf).map(({ _key }) => _key))
  return [...head, ...body].flatMap((children, line) => {
    const mark = points.has(lines[line - head.length]?._key ?? '') ? POINT : ''
    return [
      ...children.flatMap((texts, child) => texts.map((text) => ({ key: mark + text, text, line, child }))),
      { key: END, text: END, line, child: -1 },
    ]
  })
}

type Hunk = { removed: number; added: Token[] } | { same: Token[] }

/** The differences in order; null where there are too many. What is parted by a space only is one. */
function hunksOf(before: Token[], after: Token[]): Hunk[] | null {
  const changes = diffArrays(before, after, {
    comparator: (a, b) => a.key === b.key,
    maxEditLength: FARTHEST,
  })
  if (!changes) return null
  let at = 0
  const hunks: Hunk[] = []
  for (const [index, { added = false, removed = false, value }] of changes.entries()) {
    const isBetween = index > 0 && index < changes.length - 1
    const isSpace = isBetween && value.every(({ key }) => key !== END && key.trim() === '')
    const last = hunks.at(-1)
    const open = last && 'added' in last ? last : null
    // Of what is the same, the tokens of the newer release stand from now on.
    const same = added || removed ? [] : after.slice(at, at + value.length)
    if (!removed) at += value.length
    if (!added && !removed && !(isSpace && open)) hunks.push({ same })
    else {
      const hunk = open ?? { removed: 0, added: [] }
      if (!open) hunks.push(hunk)
      if (removed || !added) hunk.removed += value.length
      if (added) hunk.added.push(...value)
      if (!added && !removed) hunk.added.push(...same)
    }
  }
  return hunks
}

function isRewriting(hunks: Hunk[], size: number): boolean {
  const changed = hunks.reduce((sum, hunk) => sum + ('same' in hunk ? 0 : Math.max(hunk.removed, hunk.added.length)), 0)
  return changed * REWRITTEN > size
}

/** What items said. The figures of a chart that is gone say nothing beside it. */
function wordsOf(items: Item[], isLine: boolean): string {
  return items
    .map((item) => (item.kind === 'stands' && !(isLine && item.token.key.startsWith(POINT)) ? item.token.text : ''))
    .join('')
    .replaceAll(END, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * The items as they are after another release: what stays keeps what is known of it. Without a step nothing that goes
 * leaves a mark.
 */
function follow(items: Item[], after: EditionDocument, step: CorrectionStep | null): Item[] {
  const tokens = items.flatMap((item) => (item.kind === 'stands' ? [item.token] : []))
  const next = tokensOf(after)
  const hunks = hunksOf(tokens, next)
  if (!hunks) return next.map((token) => ({ kind: 'stands', token, step: null }))
  const marking = step && !isRewriting(hunks, next.length) ? step : null
  const result: Item[] = []
  let at = 0
  /** The next items up to so many that stand, with what is gone before them. */
  const take = (count: number): Item[] => {
    const from = at
    for (let standing = 0; standing < count; at += 1) if (items[at]?.kind === 'stands') standing += 1
    return items.slice(from, at)
  }
  for (const hunk of hunks) {
    if ('same' in hunk) {
      let index = 0
      for (const item of take(hunk.same.length)) {
        const token = item.kind === 'stands' ? hunk.same[index++] : undefined
        result.push(item.kind === 'stands' && token ? { ...item, token } : item)
      }
      continue
    }
    const removed = take(hunk.removed)
    const isLine = removed.some((item) => item.kind === 'stands' && item.token.key === END)
    const text = wordsOf(removed, isLine)
    if (marking) {
      result.push(...removed.filter(({ kind }) => kind === 'gone'))
      if (text !== '') result.push({ kind: 'gone', text, step: marking, isLine })
    }
    result.push(...hunk.added.map((token): Item => ({ kind: 'stands', token, step: marking })))
  }
  result.push(...items.slice(at))
  return result
}

/** Takes from the front of a line the lines that are gone before it, as far as nothing came in their place. */
function takeGoneLines(line: Item[]): Item[] {
  const isGone = (item?: Item) => item?.kind === 'gone' && item.isLine
  const end = line.findIndex((item) => !isGone(item))
  const [last, next] = [line[end - 1], line[end]]
  const isReplaced = next?.kind === 'stands' && next.step !== null && next.step === last?.step
  return line.splice(0, Math.max(0, isReplaced ? end - 1 : end))
}

/** The items of a line, put together where they are of one child and one step. */
function marksOf(items: Item[]): Mark[] {
  const marks: Mark[] = []
  for (const item of items) {
    if (item.kind === 'gone') {
      marks.push({ kind: 'gone', text: item.text, step: item.step })
      continue
    }
    const { child, text } = item.token
    if (text === END) continue
    const last = marks.at(-1)
    if (last?.kind === 'stands' && last.child === child && last.step === item.step) last.text += text
    else marks.push({ kind: 'stands', text, child, step: item.step })
  }
  return marks
}

/**
 * The words of a live edition, marked. `steps` are its releases of corrections, the oldest first. A release that changed
 * a third of the text, or more, is a rewriting and leaves no marks: it is told of by its note.
 */
export function markEdition(live: EditionDocument, steps: CorrectionStep[]): MarkedEdition {
  const [first] = steps
  let items = tokensOf(first?.before ?? live).map((token): Item => ({ kind: 'stands', token, step: null }))
  for (const step of steps) items = follow(follow(items, step.before, null), step.after, step)
  items = follow(items, live, null)

  const lines: Item[][] = [[]]
  for (const item of items) {
    lines.at(-1)?.push(item)
    if (item.kind === 'stands' && item.token.key === END) lines.push([])
  }
  // What is gone after the last line stands at the end of it.
  const last = lines.pop() ?? []
  lines.at(-1)?.push(...last)
  const [title = [], dek = [], ...blocks] = lines
  const keys = linesOf(live).map(({ _key }) => _key)
  const cells = cellsOf(live)
  for (const [index, line] of blocks.entries()) {
    const before = blocks[index - 1]
    if (before && cells.has(keys[index] ?? '')) before.push(...takeGoneLines(line))
  }
  return {
    title: marksOf(title),
    dek: marksOf(dek),
    blocks: new Map(keys.map((key, index) => [key, marksOf(blocks[index] ?? [])])),
  }
}
