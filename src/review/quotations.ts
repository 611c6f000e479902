import { answerTo, dialogueOf, isAsked, type Dialogue } from './dialogue'
import { quotationCues } from './quotationCues'
import type { FoundQuotation } from './quotation'
import { isSaidAround, quotationKind, sentenceBefore } from './quotationKind'
import { QuotationMarks } from './quotationMarks'
import { Said } from './said'
import { speakersOf, type Speakers } from './speakers'
import { PADDING, withPlainMarks } from './plainMarks'

/** A text as it is read, and as it was written: both are equally long. */
type Reading = { text: string; written: string; said: Said | null; found: FoundQuotation[] }

/**
 * The quotations of a text, in its order; of nested ones the outer. A quotation that a typographic mark opens and none
 * closes goes to the end of the text. A full stop, comma, colon or semicolon that ends the words is not part of them:
 * whether it is inside the marks is a habit of the language. Marks around nothing but a body node are no finding. In a
 * language without cues all is `speech`. `speakers` are those of the whole text that this is a part of. Throws a RangeError for a malformed locale.
 */
export function findQuotations(
  written: string,
  locale: string,
  speakers: Speakers = speakersOf([written], locale),
): FoundQuotation[] {
  const cues = quotationCues(locale)
  const text = withPlainMarks(written)
  const reading: Reading = { text, written, said: cues && new Said(text, cues), found: [] }
  const marks = new QuotationMarks(text)
  let asked = false
  for (let at = 0; at < text.length;) {
    const line = isLineStart(text, at) ? lineAt(text, at) : null
    const said: Dialogue | null =
      line === null ? null : (dialogueOf(line, cues, speakers) ?? (asked ? answerTo(line, cues) : null))
    if (line) asked = said !== null && isAsked(line)
    if (line && said) {
      addLine(reading, at, at + line.length, said)
      at += line.length
    } else at = addQuoted(reading, marks, at)
  }
  return reading.found
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n'
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}

/** Adds what is said on a line of dialogue, and what is in marks between. */
function addLine(reading: Reading, start: number, end: number, { said, isCertain, isNamed }: Dialogue): void {
  const { text, found } = reading
  let told = start
  for (const span of [...said, { start: end - start, end: end - start }]) {
    const from = start + span.start
    const to = start + span.end
    const marks = new QuotationMarks(text, told, from)
    for (let at = told; at < from;) at = addQuoted(reading, marks, at)
    const inner = innerOf(reading, from, to)
    // The dash is the mark of the first stretch; those after an aside have none of their own.
    const mark = span === said[0] && !isNamed ? start + text.slice(start, from).search(/\S/) : inner?.innerStart
    if (inner && mark !== undefined && mark >= start) {
      found.push({ start: mark, end: inner.innerEnd, ...inner, kind: 'speech', isCertain })
    }
    told = to
  }
}

/** Adds the quotation that opens at a place, if one does, and says where to go on. */
function addQuoted(reading: Reading, marks: QuotationMarks, at: number): number {
  const { text, said, found } = reading
  const quoted = marks.quotedAt(at)
  if (!quoted) return at + 1
  const { start, closed } = quoted
  let { end } = quoted
  const inner = innerOf(reading, start + 1, closed ? end - 1 : end)
  // What stood for the closing mark may be longer than a mark.
  while (closed && text[end] === PADDING) end++
  if (inner) {
    const words = { start, end, ...inner }
    found.push({ ...words, ...(closed ? quotationKind(text, words, said) : unclosedKind(reading, start)) })
  }
  return end
}

/** What never closed is speech; whether it is one at all is certain where somebody is said to speak before it. */
function unclosedKind({ text, said }: Reading, start: number): Pick<FoundQuotation, 'kind' | 'isCertain'> {
  const isPlain = text[start] === '"'
  const before = sentenceBefore(text, start)
  return {
    kind: 'speech',
    isCertain: !isPlain || (said !== null && isSaidAround(said, { start, end: start }, { before, after: '' })),
  }
}

/** The words within a stretch; null when it holds none. */
function innerOf(
  { text, written }: Reading,
  from: number,
  to: number,
): Pick<FoundQuotation, 'innerStart' | 'innerEnd' | 'text'> | null {
  const stretch = text.slice(from, to)
  if (!/[\p{L}\p{N}]/u.test(stretch)) return null
  const lead = stretch.length - stretch.replace(/^(?:\s|\uFFFF|[.,;:](?!\.))+/, '').length
  const words = withoutLastStop(stretch.slice(lead).trimEnd())
  const innerStart = from + lead
  const innerEnd = innerStart + words.length
  return { innerStart, innerEnd, text: written.slice(innerStart, innerEnd) }
}

/** Without the punctuation at the end; the full stop of an abbreviation (U.S.) and of an ellipsis stays. */
function withoutLastStop(words: string): string {
  const lastWord = /\S{0,40}$/.exec(words.slice(-40))?.[0] ?? ''
  if (/[,;:]$/.test(words)) return words.slice(0, -1).trimEnd()
  return words.endsWith('.') && !lastWord.slice(0, -1).includes('.') ? words.slice(0, -1).trimEnd() : words
}
