import { Exact, isDecimal, normalizeDecimal } from './decimal'
import { followHalf } from './followHalves'
import { followParts } from './followParts'
import { agreeing } from './format'
import { languageTable } from './languages'
import { wordingReadsAs } from './lexer'
import type { FigureValue } from './types'
import { beforeNoun, cardinal } from './words'

type Value = Pick<FigureValue, 'value' | 'high'>

/** A number as it is written in digits, with what groups its thousands and begins its decimals. */
const NUMBER = /\d+(?:[.,'’\u00a0\u202f ]\d+)*/gu

/** A number may be written in thousands, millions and so on: as many powers of ten as a scale has. */
const SCALES = [0, 3, 6, 9, 12]

/** The most decimals before a scale where it had fewer: "1.234 million", and never "0.999999 million". */
const SCALED_PLACES = 3

/** What stands between the words of a number: "thirty-seven", "thirty seven", with a hyphen that does not break. */
const JOINER = String.raw`(?:[-\u2010\u2011]|[ \u00a0\u202f]+)`

/**
 * A wording of a figure's old value as a wording of its new one, in the same style: "63 percent" becomes "64 percent",
 * "more than $2.5 million" "more than $2.75 million", "thirty-seven" "thirty-eight". Null where the wording does not say
 * the old value, or nothing that is tried reads as the new one: then somebody has to write it. Throws a RangeError for a
 * malformed locale.
 */
export function followValue(text: string, from: FigureValue, to: FigureValue, locale: string): string | null {
  if (wordingReadsAs(text, to, locale)) return text
  if (!wordingReadsAs(text, from, locale)) return null
  for (const words of [wordsOf(from, to, locale), []]) {
    const followed = follow(text, from, to, locale, words)
    if (followed !== null && wordingReadsAs(followed, to, locale)) return followed
  }
  for (const inParts of [followParts, followHalf]) {
    const followed = inParts(text, from, to, locale)
    if (followed !== null && wordingReadsAs(followed, to, locale)) return followed
  }
  return null
}

/** The old ends of a figure with what takes their place. */
function ends(from: Value, to: Value): Array<[string, string]> {
  const pairs: Array<[string, string | null | undefined]> = [
    [from.value, to.value],
    ...(from.high ? [[from.high, to.high] as [string, string | null | undefined]] : []),
  ]
  return pairs.flatMap(([old, now]) =>
    now ? [[normalizeDecimal(old), normalizeDecimal(now)] as [string, string]] : [],
  )
}

/** An old end of a figure in words, with the end and the words that take their place. */
type InWords = { before: string; after: string; old: string; now: string; pattern: string }

function wordsOf(from: Value, to: Value, locale: string): InWords[] {
  return ends(from, to).flatMap(([old, now]) => {
    const [before, after] = [cardinal(old, locale), cardinal(now, locale)]
    if (before === null || after === null) return []
    const forms = [
      [before, after],
      // "un", "veintiún": as they are before what they count.
      [beforeNoun(before, locale), beforeNoun(after, locale)],
    ] as const
    return forms.map(([was, is]) => ({ before: was, after: is, old, now, pattern: patternOf(was, locale) }))
  })
}

/** The words of a number however they are joined, with "a" in the place of "one" where a hundred or more follows. */
function patternOf(words: string, locale: string): string {
  const { numbers } = languageTable(locale)
  const joined = words
    .split(/[- ]/)
    .map((word) => (word === numbers?.hundredsJoiner.trim() ? `(?:${word}${JOINER})?` : word + JOINER))
    .join('')
    .slice(0, -JOINER.length)
  const { article, one } = articleOf(locale)
  return article !== null && words.startsWith(`${one} `) ? `(?:${one}|${article})${joined.slice(one.length)}` : joined
}

/** What may stand for "one" before a hundred or a scale; null where the language has one word for both. */
function articleOf(locale: string): { article: string | null; one: string } {
  const { numbers, reading } = languageTable(locale)
  const one = numbers?.below[1] ?? ''
  return {
    article: reading?.ones.includes(one) && !reading.articles.includes(one) ? (reading.articles[0] ?? null) : null,
    one,
  }
}

/** Words of a number in the style of those in whose place they come. */
function styled({ after, before }: InWords, like: string, locale: string): string {
  const { numbers } = languageTable(locale)
  let words = after
  const hyphen = before.includes('-') ? /[-\u2010\u2011]/.exec(like)?.[0] : '-'
  words = words.replaceAll('-', hyphen ?? ' ')
  const joiner = numbers?.hundredsJoiner ?? ''
  const isJoined = joiner.trim() === '' || !before.includes(joiner) || like.toLocaleLowerCase(locale).includes(joiner)
  if (!isJoined) words = words.replaceAll(joiner, ' ')
  const { article, one } = articleOf(locale)
  const hasArticle =
    article !== null && before.startsWith(`${one} `) && like.toLocaleLowerCase(locale).startsWith(`${article} `)
  if (hasArticle && words.startsWith(`${one} `)) words = article + words.slice(one.length)
  if (like === like.toLocaleUpperCase(locale)) return words.toLocaleUpperCase(locale)
  const isCapital = like[0] !== like[0]?.toLocaleLowerCase(locale)
  return isCapital ? words.charAt(0).toLocaleUpperCase(locale) + words.slice(1) : words
}

/** Numbers in digits, and these words where they stand by themselves, the longest first. */
function numbersOr(words: readonly InWords[]): RegExp {
  if (words.length === 0) return NUMBER
  const longestFirst = words.map(({ pattern }) => pattern).toSorted((a, b) => b.length - a.length)
  return new RegExp(
    String.raw`${NUMBER.source}|(?<![\p{L}\p{M}-])(?:${longestFirst.join('|')})(?![\p{L}\p{M}-])`,
    'giu',
  )
}

/**
 * Writes each end of a figure as it is now, all at once: the new lower end may be the old upper one. Null where nothing is
 * to be written, and where a word after it would not agree with it: "one mile".
 */
function follow(text: string, from: FigureValue, to: FigureValue, locale: string, words: InWords[]): string | null {
  const pairs = ends(from, to)
  let followed = ''
  let at = 0
  let isChanged = false
  /** Takes what stands before a number and what takes its place, and lets the word after it agree. */
  const put = (match: RegExpExecArray, written: string, [was, is]: [string, string]): boolean => {
    followed += text.slice(at, match.index) + written
    at = match.index + match[0].length
    isChanged = true
    const rest = agreeing(text.slice(at), from.unit, [was, is], locale)
    if (rest === null) return false
    followed += rest.written
    at += rest.length
    return true
  }
  for (const match of text.matchAll(numbersOr(words))) {
    const [number] = match
    const inWords = words.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'iu').test(number))
    if (inWords) {
      if (!put(match, styled(inWords, number, locale), [inWords.old, inWords.now])) return null
      continue
    }
    const found = inDigits(number, pairs, locale)
    if (found && !put(match, found.written, found.shown)) return null
  }
  return isChanged ? followed + text.slice(at) : null
}

/** What takes the place of an end in digits, and both as they are shown, in units of their scale. */
function inDigits(number: string, pairs: Array<[string, string]>, locale: string) {
  for (const [old, now] of pairs) {
    for (const scale of SCALES) {
      const shown: [string, string] = [scaled(old, scale), scaled(now, scale)]
      if (!isSensible(shown, scale)) continue
      for (const marks of marksOf(number, locale)) {
        if (!isWritten(number, shown[0], marks.decimal)) continue
        const written = digits(shown[1], marks, number, scale)
        if (written !== null) return { written, shown }
      }
    }
  }
  return null
}

/** Whether a number is one that anybody writes before its scale. */
function isSensible([was, is]: [string, string], scale: number): boolean {
  if (scale === 0 || !isDecimal(is) || !isDecimal(was)) return true
  const places = (value: string) => new Exact(value).decimalPlaces()
  return new Exact(is).abs().gte(1) && places(is) <= Math.max(SCALED_PLACES, places(was))
}

/** A value in units of a scale: 2500000 by six is 2.5. */
function scaled(value: string, scale: number): string {
  return isDecimal(value) ? new Exact(value).div(new Exact(10).pow(scale)).toFixed() : value
}

type Marks = { group: string; decimal: string }

function separators(locale: string): Marks {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_234_567.8)
  const of = (type: string) => parts.find((part) => part.type === type)?.value
  return { group: of('group') ?? ',', decimal: of('decimal') ?? '.' }
}

/** The marks by which a number may be written: those of the locale, and "63,5" where it would have "63.5", or the other. */
function marksOf(number: string, locale: string): Marks[] {
  const usual = separators(locale)
  const other = usual.decimal === ',' ? '.' : ','
  const [mark, ...more] = number.match(/\D/g) ?? []
  return mark === other && more.length === 0 ? [usual, { decimal: other, group: usual.decimal }] : [usual]
}

/** Whether digits in a text write a value, grouped or not. */
function isWritten(number: string, value: string, decimal: string): boolean {
  const plain = number
    .split(decimal)
    .map((part) => part.replace(/\D/g, ''))
    .join('.')
  return isDecimal(value) && isDecimal(normalizeDecimal(plain)) && new Exact(plain).eq(new Exact(value).abs())
}

/** The digits of a whole number in its groups. */
function inThrees(whole: string): string[] {
  const first = whole.length % 3 || 3
  return [whole.slice(0, first), ...(whole.slice(first).match(/\d{3}/g) ?? [])]
}

/** A value in digits, grouped where the number that it takes the place of is, or was too small to be. */
function digits(value: string, { decimal, group }: Marks, like: string, scale: number): string | null {
  if (!isDecimal(value)) return null
  const [whole = '', fraction] = new Exact(value).abs().toFixed().split('.')
  const [wholeBefore = '', fractionBefore] = like.split(decimal)
  const separator = /\D/.exec(wholeBefore)?.[0]
  const isGrouped = separator !== undefined || wholeBefore.length < 4
  const grouped = isGrouped ? inThrees(whole).join(separator ?? (whole.length > 3 ? group : '')) : whole
  // A price keeps its cents: "$2.50" becomes "$3.00".
  const cents = scale === 0 && fractionBefore?.length === 2 ? 2 : 0
  const places = Math.max(fraction?.length ?? 0, cents)
  return places > 0 ? `${grouped}${decimal}${(fraction ?? '').padEnd(places, '0')}` : grouped
}
