import { dialogueOf } from './dialogue'
import { quotationCues, type QuotationCues } from './quotationCues'
import type { FoundQuotation } from './quotation'
import { quotationKind } from './quotationKind'
import { QuotationMarks, type Span } from './quotationMarks'

/**
 * The quotations of a text, in its order; of nested ones the outer. A quotation that a typographic mark opens and none
 * closes goes to the end of the text. A full stop, comma, colon or semicolon that ends the words is not part of them:
 * whether it is inside the marks is a habit of the language. Marks around nothing but a body node are no finding. In a
 * language without cues all is `speech`. Throws a RangeError for a malformed locale.
 */
export function findQuotations(text: string, locale: string): FoundQuotation[] {
  const cues = quotationCues(locale)
  const marks = new QuotationMarks(text)
  const found: FoundQuotation[] = []
  for (let at = 0; at < text.length;) {
    const line = isLineStart(text, at) ? lineAt(text, at) : null
    const said = line && dialogueOf(line, cues)
    if (line && said) {
      addLine(found, text, at, at + line.length, said, cues)
      at += line.length
    } else at = addQuoted(found, text, marks, at, cues)
  }
  return found
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n'
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}

/** Adds what is said on a line of dialogue, and what is in marks between. */
function addLine(
  found: FoundQuotation[],
  text: string,
  start: number,
  end: number,
  said: Span[],
  cues: QuotationCues | null,
): void {
  let told = start
  for (const span of [...said, { start: end - start, end: end - start }]) {
    const from = start + span.start
    const to = start + span.end
    const marks = new QuotationMarks(text, told, from)
    for (let at = told; at < from;) at = addQuoted(found, text, marks, at, cues)
    const inner = innerOf(text, from, to)
    // The dash is the mark of the first stretch; those after an aside have none of their own.
    const mark = span === said[0] ? start + text.slice(start, from).search(/\S/) : inner?.innerStart
    if (inner && mark !== undefined) found.push({ start: mark, end: inner.innerEnd, ...inner, kind: 'speech' })
    told = to
  }
}

/** Adds the quotation that opens at a place, if one does, and says where to go on. */
function addQuoted(
  found: FoundQuotation[],
  text: string,
  marks: QuotationMarks,
  at: number,
  cues: QuotationCues | null,
): number {
  const quoted = marks.quotedAt(at)
  if (!quoted) return at + 1
  const { start, end, closed } = quoted
  const inner = innerOf(text, start + 1, closed ? end - 1 : end)
  if (inner) {
    const words = { start, end, ...inner }
    found.push({ ...words, kind: closed ? quotationKind(text, words, cues) : 'speech' })
  }
  return end
}

/** The words within a stretch; null when it holds none. */
function innerOf(
  text: string,
  from: number,
  to: number,
): Pick<FoundQuotation, 'innerStart' | 'innerEnd' | 'text'> | null {
  const stretch = text.slice(from, to)
  if (!/[\p{L}\p{N}]/u.test(stretch)) return null
  const lead = stretch.length - stretch.replace(/^(?:\s|[.,;:](?!\.))+/, '').length
  const words = withoutLastStop(stretch.slice(lead).trimEnd())
  const innerStart = from + lead
  return { innerStart, innerEnd: innerStart + words.length, text: words }
}

/** Without the punctuation at the end; the full stop of an abbreviation (U.S.) and of an ellipsis stays. */
function withoutLastStop(words: string): string {
  const lastWord = /\S*$/.exec(words.slice(-40))?.[0] ?? ''
  if (/[,;:]$/.test(words)) return words.slice(0, -1).trimEnd()
  return words.endsWith('.') && !lastWord.slice(0, -1).includes('.') ? words.slice(0, -1).trimEnd() : words
}
