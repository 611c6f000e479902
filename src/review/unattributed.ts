import { excerptInText, NODE_CHARACTER } from '../body'
import type { FoundQuotation } from './quotation'
import type { ReviewedEdition, Where } from './types'

/**
 * The quotations in the text of the body that nobody attributed: what repeats a part of an attributed quotation is
 * attributed with it.
 */
export function unattributedQuotations(
  edition: ReviewedEdition,
): Array<{ quotation: FoundQuotation; where: Where; blockText: string }> {
  const excerpts = edition.nodes.quotations.map(({ fields }) => fields.excerpt)
  return edition.blocks.flatMap((block) =>
    block.quotations
      .filter(({ text }) => !excerpts.some((excerpt) => excerptInText(bare(text), excerpt)))
      .map((quotation) => ({
        quotation,
        blockText: block.text,
        where: { field: 'body', path: block.path, start: quotation.start, end: quotation.end },
      })),
  )
}

/** Words without the punctuation that American usage puts inside the marks, and without nodes. */
export function bare(text: string): string {
  return text
    .replaceAll(NODE_CHARACTER, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:…]+$/u, '')
}
