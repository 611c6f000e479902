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

/** Something with the fields that it lacks. */
function completed<Item extends object>(item: Item, added: Partial<Item>): Item {
  return { ...added, ...item }
}

/** What each shape added to the one before it, from the first. */
const steps: Step[] = [
  // Labels and attributions that are lent by another language say whose words they are.
  (document) => ({
    ...document,
    statistics: document.statistics.map((each) => completed(each, { labelLanguage: null })),
    sources: document.sources.map((each) => completed(each, { attributionLanguage: null })),
  }),
  // The ledger has the computed figures that were left as they are when one under them was corrected.
  (document) => ({ ...document, ledger: completed(document.ledger, { left: [] }) }),
]

/** A released document as it would be had it been released in today's shape. It says the same. */
export function upgraded(document: EditionDocument): EditionDocument {
  return steps.reduce((older, step) => step(older), document)
}

/** Whether an id is one that another story does not share: a UUID of version 8 (RFC 9562), as no record has by itself. */
export function isOpaque(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
}

/**
 * Whether a document is of before statistics and quotes that rest on an unnamed source had ids of their own in each story,
 * and has such. It stays readable, and says what it said; but its next release calls them otherwise.
 */
export function linksStories({ quotes, sources, statistics }: EditionDocument): boolean {
  const unnamed = new Set(sources.flatMap(({ id, terms }) => (terms === 'on-record' ? [] : [id])))
  const rests = ({ evidence }: { evidence: Array<{ source: string }> }) =>
    evidence.some(({ source }) => unnamed.has(source))
  return (
    statistics.some((each) => rests(each) && !isOpaque(each.id)) ||
    quotes.some((each) => (unnamed.has(each.speaker) || rests(each)) && !isOpaque(each.id))
  )
}
