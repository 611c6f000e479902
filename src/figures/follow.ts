import { Exact, isDecimal, normalizeDecimal } from './decimal'
import { wordingReadsAs } from './lexer'
import type { FigureValue } from './types'
import { cardinal } from './words'

type Value = Pick<FigureValue, 'value' | 'high'>

/** A number as it is written in digits, with what groups its thousands and begins its decimals. */
const NUMBER = /\d+(?:[.,'’\u00a0\u202f ]\d+)*/gu

/** A number may be written in thousands, millions and so on: as many powers of ten as a scale has. */
const SCALES = [0, 3, 6, 9, 12]

/**
 * A wording of a figure's old value as a wording of its new one, in the same style: "63 percent" becomes "64 percent",
 * "more than $2.5 million" "more than $2.75 million", "thirty-seven" "thirty-eight". Null where the wording does not say
 * the old value, or nothing that is tried reads as the new one: then somebody has to write it. Throws a RangeError for a
 * malformed locale.
 */
export function followValue(text: string, from: FigureValue, to: FigureValue, locale: string): string | null {
  if (wordingReadsAs(text, to, locale)) return text
  if (!wordingReadsAs(text, from, locale)) return null
  for (const words of [wordsOf(from, to, locale), new Map<string, string>()]) {
    const followed = follow(text, from, to, locale, words)
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

/** The old ends of a figure in words, in lower case, with the words that take their place. */
function wordsOf(from: Value, to: Value, locale: string): Map<string, string> {
  return new Map(
    ends(from, to).flatMap(([old, now]) => {
      const [before, after] = [cardinal(old, locale), cardinal(now, locale)]
      return before === null || after === null ? [] : [[before.toLocaleLowerCase(locale), after] as const]
    }),
  )
}

/** Numbers in digits, and these words where they stand by themselves, the longest first. */
function numbersOr(words: readonly string[]): RegExp {
  if (words.length === 0) return NUMBER
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return new RegExp(
    String.raw`${NUMBER.source}|(?<![\p{L}\p{M}-])(?:${longestFirst.join('|')})(?![\p{L}\p{M}-])`,
    'giu',
  )
}

/** Writes each end of a figure as it is now, all at once: the new lower end may be the old upper one. */
function follow(text: string, from: Value, to: Value, locale: string, words: Map<string, string>): string | null {
  const pairs = ends(from, to)
  let isChanged = false
  const followed = text.replace(numbersOr([...words.keys()]), (number) => {
    const word = words.get(number.toLocaleLowerCase(locale))
    if (word !== undefined) {
      isChanged = true
      const isCapital = number[0] !== number[0]?.toLocaleLowerCase(locale)
      return isCapital ? word.charAt(0).toLocaleUpperCase(locale) + word.slice(1) : word
    }
    for (const [old, now] of pairs) {
      for (const scale of SCALES) {
        if (!isWritten(number, scaled(old, scale), locale)) continue
        const written = digits(scaled(now, scale), locale, number, scale)
        if (written === null) continue
        isChanged = true
        return written
      }
    }
    return number
  })
  return isChanged ? followed : null
}

/** A value in units of a scale: 2500000 by six is 2.5. */
function scaled(value: string, scale: number): string {
  return isDecimal(value) ? new Exact(value).div(new Exact(10).pow(scale)).toFixed() : value
}

function separators(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_234_567.8)
  const of = (type: string) => parts.find((part) => part.type === type)?.value
  return { group: of('group') ?? ',', decimal: of('decimal') ?? '.' }
}

/** Whether digits in a text write a value, grouped or not. */
function isWritten(number: string, value: string, locale: string): boolean {
  const { decimal } = separators(locale)
  const plain = number
    .split(decimal)
    .map((part) => part.replace(/\D/g, ''))
    .join('.')
  return isDecimal(value) && isDecimal(normalizeDecimal(plain)) && new Exact(plain).eq(new Exact(value).abs())
}

/** A value in digits, grouped where the number that it takes the place of is, or was too small to be. */
function digits(value: string, locale: string, like: string, scale: number): string | null {
  if (!isDecimal(value)) return null
  const { decimal, group } = separators(locale)
  const [whole = '', fraction] = new Exact(value).abs().toFixed().split('.')
  const [wholeBefore = '', fractionBefore] = like.split(decimal)
  const separator = /\D/.exec(wholeBefore)?.[0]
  const isGrouped = separator !== undefined || wholeBefore.length < 4
  const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, separator ?? (whole.length > 3 ? group : '')) : whole
  // A price keeps its cents: "$2.50" becomes "$3.00".
  const cents = scale === 0 && fractionBefore?.length === 2 ? 2 : 0
  const places = Math.max(fraction?.length ?? 0, cents)
  return places > 0 ? `${grouped}${decimal}${(fraction ?? '').padEnd(places, '0')}` : grouped
}
