import { excerptInText, NODE_CHARACTER } from '../body'
import { wordingsOf } from './nodes'
import type { FoundQuotation } from './quotation'
import { quotationCues } from './quotationCues'
import { nodeBefore, speechesOf } from './splitQuotations'
import type { ReviewedEdition, Where } from './types'

type Block = ReviewedEdition['blocks'][number]

/**
 * A quotation that nobody attributed. What it says after “she said” is part of it: whoever is named for its beginning is
 * named for its `rest`.
 */
export type UnattributedQuotation = { quotation: FoundQuotation; rest: FoundQuotation[]; where: Where }

/**
 * The quotations in the text of the body that nobody attributed: what repeats a part of an attributed quotation is
 * attributed with it, and so is what goes on from one in the words of its quote.
 */
export function unattributedQuotations(edition: ReviewedEdition): UnattributedQuotation[] {
  const known = found.get(edition)
  if (known) return known
  const read = readUnattributed(edition)
  found.set(edition, read)
  return read
}

/** Two rules and the meters ask for them, of an edition that nothing changes. */
const found = new WeakMap<ReviewedEdition, UnattributedQuotation[]>()

function readUnattributed(edition: ReviewedEdition): UnattributedQuotation[] {
  const isAttributed = attributionIn(edition)
  return edition.blocks.flatMap((block) =>
    speechesOf(block.text, block.quotations, quotationCues(edition.locale)).flatMap((speech) => {
      const [quotation, ...rest] = speech.filter((part) => !isAttributed(block, part))
      if (!quotation) return []
      return [{ quotation, rest, where: placeOf(block, quotation) }]
    }),
  )
}

function placeOf({ path }: Block, { start, end }: FoundQuotation): Where {
  return { field: 'body', path, start, end }
}

function attributionIn(edition: ReviewedEdition): (block: Block, quotation: FoundQuotation) => boolean {
  const excerpts = edition.nodes.quotations.map(({ fields }) => fields.excerpt)
  const quotes = new Map(edition.nodes.quotations.map(({ where, quote }) => [where.path, quote] as const))
  const cues = quotationCues(edition.locale)
  return (block, { start, text }) => {
    const words = bare(text)
    if (excerpts.some((excerpt) => excerptInText(words, excerpt))) return true
    const offset = quotes.size === 0 ? null : nodeBefore(block.text, start, cues)
    const node = offset === null ? undefined : block.nodes.find((each) => each.offset === offset)
    const quote = node && quotes.get(node.path)
    return quote !== undefined && wordingsOf(quote, edition.language).some((wording) => excerptInText(words, wording))
  }
}

/** Words without the punctuation that American usage puts inside the marks, and without nodes. */
export function bare(text: string): string {
  return text
    .replaceAll(NODE_CHARACTER, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![.,;:…])[.,;:…]+$/u, '')
}
