/**
 * The shapes that public documents have had. What is released stays as it was, byte for byte, so that its hash holds; but
 * whoever compares it with a document of today has to bring it to today's shape first, or an upgrade alone would look
 * like a change of everything that was ever published.
 *
 * A change of the public document is a step here. A step adds what older documents lack, with the value that says "there
 * is none", and leaves alone what has it: so a document says by what it holds which shape it is of.
 */
import type { EditionDocument } from './document'

type Step = (document: EditionDocument) => EditionDocument

/** The records of a list, with the fields that they lack. */
function completed<Item extends object>(items: Item[], added: Partial<Item>): Item[] {
  const lacks = (item: Item) => Object.keys(added).some((field) => !(field in item))
  return items.some(lacks) ? items.map((item) => ({ ...added, ...item })) : items
}

/** What each shape added to the one before it, from the first. */
const steps: Step[] = [
  // Labels and attributions that are lent by another language say whose words they are.
  (document) => ({
    ...document,
    statistics: completed(document.statistics, { labelLanguage: null }),
    sources: completed(document.sources, { attributionLanguage: null }),
  }),
]

/** A released document as it would be had it been released in today's shape. It says the same. */
export function upgraded(document: EditionDocument): EditionDocument {
  return steps.reduce((older, step) => step(older), document)
}
