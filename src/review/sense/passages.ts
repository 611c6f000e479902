import { findFigures, isDecimal, normalizeDecimal, type FoundFigure } from '../../figures'
import type { StatisticRecord } from '../../model/records'
import type { ReviewedEdition, Where } from '../types'
import { mentionsIn, skeletonOf, type Mention } from './mentions'
import { senseWords, type SenseWords } from './words'

/**
 * A title, a dek or a block of the body as a reader has it, its nodes written out: whether a figure is linked to a record
 * makes no difference to what the sentence says.
 */
export type Passage = {
  field: 'title' | 'dek' | 'body'
  text: string
  mentions: readonly Mention[]
  /** The text with one character for each mention, for patterns: see `skeletonOf`. */
  skeleton: string
  /** Which mention stands at a place of the skeleton. */
  mentionAt: ReadonlyMap<number, Mention>
  /** Where a stretch of the text stands in the edition. */
  place: (start: number, end: number) => Where
}

/** A stretch of a passage: of the text of its block, or what one body node reads as. */
type Piece = { start: number; end: number; offset: number; node: string | null; written: Written }
/** How a node reads, with the figures in it. */
type Written = { text: string; figures: readonly FoundFigure[] }

const read = new WeakMap<ReviewedEdition, Passage[]>()

/** The passages of an edition in the order of reading, read once for all rules; none in a language without words here. */
export function passagesOf(edition: ReviewedEdition): Passage[] {
  const known = read.get(edition)
  if (known) return known
  const words = senseWords(edition.locale)
  const passages = words ? readPassages(edition, words) : []
  read.set(edition, passages)
  return passages
}

function readPassages(edition: ReviewedEdition, words: SenseWords): Passage[] {
  const { figures, quotations } = edition.nodes
  const written = new Map<string | null, Written>([
    ...figures.map(
      ({ where, text, statistic }) => [where.path, { text, figures: [linkedFigure(text, statistic)] }] as const,
    ),
    ...quotations.map(({ where, text }) => [where.path, { text, figures: findFigures(text, edition.locale) }] as const),
  ])
  return [
    ...(['title', 'dek'] as const).flatMap((field) => {
      const text = edition[field] ?? ''
      const place = (start: number, end: number) => ({ field, path: null, start, end })
      return text === '' ? [] : [passage(field, text, findFigures(text, edition.locale), place, words)]
    }),
    ...edition.blocks.map((block) => {
      const pieces = piecesOf(block, written)
      const text = pieces.map((piece) => piece.written.text).join('')
      const place = (start: number, end: number) => placeIn(pieces, block.path, start, end)
      return passage('body', text, figuresOf(pieces, block.figures), place, words)
    }),
  ]
}

/** A figure that is linked says what its record says. */
function linkedFigure(text: string, { value, unit, qualifier }: StatisticRecord): FoundFigure {
  const plain = normalizeDecimal(value)
  return { start: 0, end: text.length, text, value: isDecimal(plain) ? plain : '', unit, qualifier, range: null }
}

/** What was read of the text of a block and of its nodes, at the places that they have in the whole. */
function figuresOf(pieces: readonly Piece[], ofBlock: readonly FoundFigure[]): FoundFigure[] {
  if (pieces.length === 1) return [...ofBlock]
  return pieces.flatMap(({ start, offset, node, written }) => {
    const inside = node
      ? written.figures
      : ofBlock
          .filter((figure) => figure.start >= offset && figure.end <= offset + written.text.length)
          .map((figure) => ({ ...figure, start: figure.start - offset, end: figure.end - offset }))
    return inside.map((figure) => ({ ...figure, start: figure.start + start, end: figure.end + start }))
  })
}

function passage(
  field: Passage['field'],
  text: string,
  figures: readonly FoundFigure[],
  place: Passage['place'],
  words: SenseWords,
): Passage {
  const mentions = mentionsIn(text, figures, words)
  return { field, text, mentions, ...skeletonOf(text, mentions), place }
}

function piecesOf(
  { text, nodes }: ReviewedEdition['blocks'][number],
  written: ReadonlyMap<string | null, Written>,
): Piece[] {
  const pieces: Piece[] = []
  const add = (words: Written, offset: number, node: string | null) => {
    const start = pieces.at(-1)?.end ?? 0
    pieces.push({ start, end: start + words.text.length, offset, node, written: words })
  }
  let from = 0
  for (const { offset, path } of nodes) {
    add({ text: text.slice(from, offset), figures: [] }, from, null)
    add(written.get(path) ?? { text: '', figures: [] }, offset, path)
    from = offset + 1
  }
  add({ text: text.slice(from), figures: [] }, from, null)
  return pieces
}

function placeIn(pieces: readonly Piece[], path: string, start: number, end: number): Where {
  const first = pieces.findLast((piece) => piece.start <= start)
  const last = pieces.findLast((piece) => piece.start < end) ?? first
  if (first?.node && first === last) return { field: 'body', path: first.node, start: null, end: null }
  const offsetAt = (piece: Piece | undefined, at: number, ofNode: number) =>
    piece ? (piece.node ? piece.offset + ofNode : piece.offset + at - piece.start) : at
  return { field: 'body', path, start: offsetAt(first, start, 0), end: offsetAt(last, end, 1) }
}
