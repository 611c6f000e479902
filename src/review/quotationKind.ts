import { NODE_CHARACTER } from '../body/text'
import type { QuotationCues } from './quotationCues'
import type { FoundQuotation } from './quotation'

/** How far around a quotation its sentence is read. Bounded, so that many quotations cost no more than their number. */
const REACH = 160
/** A work is named at most this many words before its title: “the novel of García Márquez “…””. */
const WORDS_TO_WORK = 4
/** Longer than this is no title. */
const TITLE_WORDS = 16

/**
 * What words in quotation marks are, from how they look and from the sentence around them. When nothing speaks for a
 * title or a term, somebody said them; without the words of the language nothing can.
 */
export function quotationKind(
  text: string,
  found: Omit<FoundQuotation, 'kind'>,
  cues: QuotationCues | null,
): FoundQuotation['kind'] {
  if (!cues || found.text.includes(NODE_CHARACTER)) return 'speech'
  const before = sentenceBefore(text, found.start)
  const after = sentenceAfter(text, found.end)
  const titled = isTitleLike(found.text)

  const isSaid = /:\s*$/.test(before) || has(cues.speech, before) || has(cues.speech, after)
  // After a comma it may be the words of the report that the sentence names: “according to the report, “…””.
  if (titled && isWorkBefore(before, cues) && !(isSaid && /,\s*$/.test(before))) return 'title'
  if (isSaid) return 'speech'
  if (titled && (isTitleCase(found.text, cues) || has(cues.work, wordsAtStart(after)))) return 'title'
  return isTerm(found.text) ? 'scare' : 'speech'
}

/** Whether a work is named right before the marks, and neither says nor is called what stands in them. */
function isWorkBefore(before: string, { work, speech, naming }: QuotationCues): boolean {
  const near = wordsAtEnd(before)
  const named = near.search(work)
  if (named < 0) return false
  // “the book called …” is a title, “called the book …” is an opinion, “the report says …” is a text.
  const called = [...near.matchAll(naming)].at(-1)
  if (called && called.index < named) return false
  const rest = near.slice(named).replace(naming, '')
  return !has(speech, rest)
}

/** The last words before the marks; a comma may stand right before them, no other punctuation among them. */
function wordsAtEnd(before: string): string {
  const clause = before
    .trimEnd()
    .replace(/,$/, '')
    .replace(/^.*[,;:()—–]/s, '')
  return clause.split(/\s+/).slice(-WORDS_TO_WORK).join(' ')
}

/** The first words after the marks: “…, a novel by …”. */
function wordsAtStart(after: string): string {
  const [, clause = ''] = /^[,\s(]*([^,;:()—–]*)/.exec(after) ?? []
  return clause.split(/\s+/).slice(0, WORDS_TO_WORK).join(' ')
}

function isTitleLike(words: string): boolean {
  return (
    /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(words) && !/[.;!?]\s/.test(words) && words.split(/\s+/).length <= TITLE_WORDS
  )
}

/** Two words or more in English title case: every word is capitalized but the small ones. */
function isTitleCase(words: string, { lowInTitles }: QuotationCues): boolean {
  if (!lowInTitles) return false
  const each = words.split(/[^\p{L}\p{N}’'-]+/u).filter((word) => word !== '')
  const capitalized = each.filter((word) => /^\p{Lu}/u.test(word))
  return capitalized.length > 1 && each.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || lowInTitles.has(word))
}

/** One word, or up to three in lower case with nothing between them. */
function isTerm(words: string): boolean {
  return /^[\p{L}\p{M}\p{N}’'-]+$/u.test(words) || /^[\p{Ll}\p{M}’'-]+(?:\s[\p{Ll}\p{M}’'-]+){1,2}$/u.test(words)
}

/**
 * Where a sentence ends. Not after a short capitalized word (Gen., Sr., U.S.): to read on is to err towards speech.
 */
const SENTENCE_END = /(?<!(?<!\p{L})\p{Lu}\p{L}{0,3})[.!?…]["”»’]*\s+(?=[^\p{Ll}]?[^\p{Ll}])|\n/gu

function sentenceBefore(text: string, end: number): string {
  const reach = text.slice(Math.max(0, end - REACH), end)
  const last = [...reach.matchAll(SENTENCE_END)].at(-1)
  return last ? reach.slice(last.index + last[0].length) : reach
}

function sentenceAfter(text: string, start: number): string {
  const reach = text.slice(start, start + REACH)
  const end = reach.search(SENTENCE_END)
  return end < 0 ? reach : reach.slice(0, end)
}

/** Patterns are global, and `test` would go on from where it last was. */
function has(pattern: RegExp, words: string): boolean {
  return words.search(pattern) >= 0
}
