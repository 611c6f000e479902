/** A translation beside its original, passage by passage: which belong together, and what of it is translated. Pure. */
import {
  attributionsOf,
  NODE_CHARACTER,
  passagesOf,
  textBlocks,
  withoutQuoteMarks,
  type AttributionFields,
  type LexicalBody,
  type LexicalNode,
  type PortableText,
} from '../body'
import { baseLanguage } from './languageName'
import { isSurelyIn } from './passageLanguage'
import { isToTranslate } from './rules/untranslatedPassage'

/** A paragraph, heading, list, table or block of a body, as far as one is held against another. */
type Passage = {
  kind: string
  /** What there is to translate of it: its lines without their nodes. */
  lines: string[]
  /** The records that it names, in their order. */
  records: string[]
}
export type OriginalPassage = Passage & { blocks: PortableText }
export type OwnPassage = Passage & {
  /** Where it stands in the body: "root.children.2". */
  path: string
  attributions: AttributionFields[]
}

/** Passages side by side, by their places in the lists; null where there is none on a side. */
export type PassageRow = { original: number | null; own: number | null }

/** Untouched: as it is in the original, or not there. Begun: some of its lines are. */
export type PassageState = 'untouched' | 'begun' | 'done'

/** The languages of the original and of its translation. */
export type Languages = { theirs: string; ours: string }

const KINDS: Readonly<Record<string, string>> = { normal: 'paragraph', blockquote: 'quote' }

function plain(text: string): string {
  return text
    .replaceAll(NODE_CHARACTER, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[.,;:!?)\]”»])/gu, '')
    .trim()
}

function linesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n')).flatMap((line) => plain(line) || [])
}

/** The passages of a released body: the items of a list are one. */
export function originalPassages(body: PortableText): OriginalPassage[] {
  const passages: OriginalPassage[] = []
  let list: string | null = null
  for (const block of body) {
    // The place of the list in the body stands first in the keys of its items: "b2-0".
    const inList = block._type === 'block' && block.listItem ? (/^b\d+/.exec(block._key)?.[0] ?? block._key) : null
    const said = block._type === 'chart' ? passagesOf(block).slice(0, 1) : passagesOf(block)
    const lines = linesOf(
      block._type === 'pullQuote'
        ? [block.text]
        : said.map((children) =>
            children.map((child) => (child._type === 'span' ? child.text : NODE_CHARACTER)).join(''),
          ),
    )
    const records = passagesOf(block)
      .flat()
      .flatMap((child) => {
        if (child._type === 'figure') return [child.statistic]
        if (child._type === 'quotation') return [child.quote]
        return child._type === 'citation' ? [child.source] : []
      })
    const last = passages.at(-1)
    if (inList !== null && inList === list && last) {
      last.blocks.push(block)
      last.lines.push(...lines)
      last.records.push(...records)
    } else passages.push({ kind: inList === null ? kindOf(block) : 'list', lines, records, blocks: [block] })
    list = inList
  }
  return passages
}

function kindOf(block: PortableText[number]): string {
  if (block._type === 'break') return 'horizontalrule'
  return block._type === 'block' ? (KINDS[block.style] ?? 'heading') : block._type
}

/** The record that a node names. */
export function recordOf(fields: AttributionFields): string {
  if (fields.blockType === 'figure') return fields.statistic
  return fields.blockType === 'quotation' ? fields.quote : fields.source
}

/** The passages of a body that is written, one of each node that stands in its root. */
export function ownPassages(body: LexicalBody | null): OwnPassage[] {
  const passages = (body?.root.children ?? []).map((node, index): OwnPassage => ({
    kind: kindOfNode(node),
    lines: [],
    records: [],
    path: `root.children.${index}`,
    attributions: [],
  }))
  for (const { path, text, type } of textBlocks(body)) {
    if (type !== 'block') passages[placeIn(path)]?.lines.push(...linesOf([text]))
  }
  for (const { fields, path } of attributionsOf(body)) {
    const passage = passages[Number(path[2])]
    passage?.records.push(recordOf(fields))
    passage?.attributions.push(fields)
    if (passage?.kind === 'pullQuote' && fields.blockType === 'quotation') {
      passage.lines.push(...linesOf([withoutQuoteMarks(fields.excerpt)]))
    }
  }
  return passages
}

function kindOfNode({ fields, type }: LexicalNode): string {
  return type === 'block' && typeof fields?.blockType === 'string' ? fields.blockType : type
}

/** The number of the passage that a place in a body is in. */
function placeIn(path: string): number {
  return Number(/^root\.children\.(\d+)/.exec(path)?.[1] ?? NaN)
}

/** How far two passages may stand apart, beyond what one body is longer than the other. */
const REACH = 60

/** What is compared of a passage, read once. */
type Signs = { kind: string; text: string; signs: ReadonlySet<string> }

function signsOf({ kind, lines, records }: Passage): Signs {
  const text = lines.join(' ')
  return { kind, text, signs: new Set([...records, ...(text.match(/\d+/g) ?? [])]) }
}

/** How well two passages fit: above all that they name the same records and numbers, and are as long. */
function fit(a: Signs, b: Signs): number {
  const shared = [...a.signs].filter((sign) => b.signs.has(sign)).length
  const all = a.signs.size + b.signs.size - shared
  const [short, long] = [a.text.length, b.text.length].sort((x, y) => x - y) as [number, number]
  return (
    (a.kind === b.kind ? 1 : 0.05) +
    (a.text !== '' && a.text === b.text ? 3 : 0) +
    (all === 0 ? 0 : (4 * shared) / all) +
    (long === 0 ? 0.5 : short / long)
  )
}

/** Puts passages side by side, in the order of both: each beside the one that it fits best. */
export function alignPassages(originals: readonly Passage[], own: readonly Passage[]): PassageRow[] {
  const [left, right] = [originals.map(signsOf), own.map(signsOf)]
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const step = new Uint8Array(best.length)
  const reach = REACH + Math.abs(left.length - right.length)
  for (const [index, a] of left.entries()) {
    const i = index + 1
    for (const [place, b] of right.entries()) {
      const j = place + 1
      const cell = i * width + j
      const [skipLeft, skipRight] = [best[cell - width] ?? 0, best[cell - 1] ?? 0]
      const both = Math.abs(i - j) > reach ? -1 : (best[cell - width - 1] ?? 0) + fit(a, b)
      best[cell] = Math.max(both, skipLeft, skipRight)
      step[cell] = both >= skipLeft && both >= skipRight ? 0 : skipLeft >= skipRight ? 1 : 2
    }
  }
  const rows: PassageRow[] = []
  let [i, j] = [left.length, right.length]
  while (i > 0 || j > 0) {
    const taken = i === 0 ? 2 : j === 0 ? 1 : step[i * width + j]
    if (taken !== 2) i -= 1
    if (taken !== 1) j -= 1
    rows.push({ original: taken === 2 ? null : i, own: taken === 1 ? null : j })
  }
  return rows.reverse()
}

/** How far a passage is translated. */
export function passageState(original: Passage, own: Passage | null, { ours, theirs }: Languages): PassageState {
  if (own === null || (original.lines.length > 0 && own.lines.length === 0)) return 'untouched'
  const mine = new Set(own.lines)
  const left = original.lines.filter((line) => isLeft(line, baseLanguage(theirs), baseLanguage(ours)))
  const same = left.filter((line) => mine.has(line))
  if (same.length === 0) return 'done'
  return same.length === left.length ? 'untouched' : 'begun'
}

/** Whether a line has to be translated: also a short one, of which publishing asks nothing. Names stay as they are. */
function isLeft(line: string, theirs: string, ours: string): boolean {
  if (isToTranslate(line, theirs, ours)) return true
  return /(?<!\p{L})\p{Ll}{3}/u.test(line) && !isSurelyIn(line, ours)
}

/** How far a text of its own is translated: a title, a dek. */
export function textState(original: string, own: string | null, languages: Languages): PassageState {
  const passage = (text: string): Passage => ({ kind: 'text', lines: linesOf([text]), records: [] })
  return passageState(passage(original), own === null ? null : passage(own), languages)
}

/** The attributions of an original passage that are not in its translation yet, each as often as it is missing. */
export function missingFrom<Fields extends AttributionFields>(
  wanted: readonly Fields[],
  own: OwnPassage | null,
): Fields[] {
  const there = [...(own?.records ?? [])]
  return wanted.filter((fields) => {
    const place = there.indexOf(recordOf(fields))
    if (place === -1) return true
    there.splice(place, 1)
    return false
  })
}

/** The words of an original passage as readers read them, as the list of what changed in it has them. */
export function readersText({ blocks }: OriginalPassage): string[] {
  return blocks.flatMap(passagesOf).map((children) =>
    children
      .map((child) => (child._type === 'citation' ? '' : child.text))
      .join('')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
}
