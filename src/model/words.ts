/** The words of texts, as full texts are searched: without case and accents, in any alphabet. */
import { searchForm } from './text'

/** A part of a text, and whether it is one of the words that were looked for. */
export type Part = { text: string; match: boolean }

/** Letters with the marks on them, and digits, in a row. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const ASCII = /^[a-z0-9]+$/i
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** As much as is told apart at once: what it takes grows with the square of it. */
const PIECE = /.{1,100}/gsu
/** Tells words apart where nothing stands between them; of one language, so that every machine does it alike. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
/** Longer words are found by as many characters of them: indexes bound what is in them. */
const LONGEST = 60

/** The words of a text as they stand in it, and where. */
function wordsIn(text: string): Array<{ word: string; index: number }> {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    if (!UNSPACED.test(word)) return [{ word, index }]
    return [...word.matchAll(PIECE)].flatMap(({ 0: piece, index: start }) =>
      [...segmenter.segment(piece)].map((each) => ({ word: each.segment, index: index + start + each.index })),
    )
  })
}

/** What a word is searched by; of some signs that is more than one. */
function formsOf(word: string): string[] {
  // Of the letters of ASCII the search knows nothing but their case.
  if (ASCII.test(word)) return [word.toLowerCase().slice(0, LONGEST)]
  return (searchForm(word).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((form) => form.slice(0, LONGEST))
}

/**
 * The words of a text, each once, as they are searched.
 * @example searchWords('México, ¡MÉXICO!') // ['mexico']
 */
export function searchWords(text: string): string[] {
  return [...new Set([...new Set(wordsIn(text).map(({ word }) => word))].flatMap(formsOf))]
}

/** A text in parts that tell the words that were looked for from the rest. Put together they are the text. */
export function markedParts(text: string, words: ReadonlySet<string>): Part[] {
  const parts: Part[] = []
  const add = (part: string, match: boolean) => {
    const last = parts.at(-1)
    if (last?.match === match) last.text += part
    else if (part !== '') parts.push({ text: part, match })
  }
  let end = 0
  for (const { index, word } of wordsIn(text)) {
    add(text.slice(end, index), false)
    add(
      word,
      formsOf(word).some((form) => words.has(form)),
    )
    end = index + word.length
  }
  add(text.slice(end), false)
  return parts
}

/**
 * A passage of a text around the first of the words that were looked for, of about `length` characters, whole words; its
 * beginning where there is none of them.
 */
export function passageAround(text: string, words: ReadonlySet<string>, length: number): string {
  const { index: at } = wordsIn(text).find(({ word }) => formsOf(word).some((form) => words.has(form))) ?? { index: 0 }
  const start = Math.max(0, Math.min(at - length / 4, text.length - length))
  const space = text.indexOf(' ', start)
  // Where nothing stands between words it begins with what was found.
  const from = start === 0 ? 0 : space >= 0 && space < at ? space + 1 : at
  if (text.length - from <= length) return (from > 0 ? '… ' : '') + text.slice(from)
  const to = text.lastIndexOf(' ', from + length)
  return `${from > 0 ? '… ' : ''}${text.slice(from, to > Math.max(from, at) ? to : from + length)} …`
}
