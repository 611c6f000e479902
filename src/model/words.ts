/** The words of texts, as full texts are searched: without case and accents, in any alphabet. */
import { searchForm } from './text'

/** A part of a text, and whether it is one of the words that were looked for. */
export type Part = { text: string; match: boolean }

/** Letters with the marks on them, and digits, in a row. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const ASCII = /^[a-z0-9]+$/i
/** Longer words are found by as many characters of them: indexes bound what is in them. */
const LONGEST = 60

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
  return [...new Set([...new Set(text.match(WORD))].flatMap(formsOf))]
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
  for (const { 0: word, index } of text.matchAll(WORD)) {
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
  const found = [...text.matchAll(WORD)].find(({ 0: word }) => formsOf(word).some((form) => words.has(form)))
  const start = Math.max(0, Math.min((found?.index ?? 0) - length / 4, text.length - length))
  const from = start === 0 ? 0 : text.indexOf(' ', start) + 1
  if (text.length - from <= length) return (from > 0 ? '… ' : '') + text.slice(from)
  const to = text.lastIndexOf(' ', from + length)
  return `${from > 0 ? '… ' : ''}${text.slice(from, to > from ? to : from + length)} …`
}
