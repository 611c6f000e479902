import { regionOf } from '../model/perLocale'
import { Exact, isDecimal } from './decimal'
import { formatFigure, plural } from './format'
import { languageTable, type WrittenScale } from './languages'
import type { FigureValue } from './types'
import { beforeNoun, cardinal } from './words'

/** The most decimals before a scale word: "2.75 million". */
const PLACES = 2

/** What stands between the words of a wording with a half: "half a million", "un demi-million". */
const BETWEEN = String.raw`[-\u2010\u2011 \u00a0\u202f]`

/**
 * A wording with half of a scale, "half a million" or "un millón y medio", as one of the new value: with a half where it
 * has one, "dos millones y medio", else "two million" or "1.75 million". Null where there is none in the text, or nothing to
 * write in its place: whoever calls looks at whether it reads as the new value.
 */
export function followHalf(text: string, from: FigureValue, to: FigureValue, locale: string): string | null {
  const { reading, scales } = languageTable(locale)
  if (!reading || !scales || from.high || to.high || !isDecimal(from.value) || !isDecimal(to.value)) return null
  for (const scale of scales.regions[regionOf(locale)] ?? scales.usual) {
    const [was, is] = [from.value, to.value].map((value) => new Exact(value).div(scale.value))
    if (!was || !is || scale.isNumeral || !was.mod(1).eq(0.5)) continue
    const nouns = `(?:${[...new Set(Object.values(scale.forms))].join('|')})`
    const halves = `(?:${reading.halfBefore.toSorted((a, b) => b.length - a.length).join('|')})`
    const parts = `(?:${Object.keys(reading.partAfter)
      .filter((part) => reading.partAfter[part] === 0.5)
      .join('|')})`
    const whole = was.floor()
    const number = `(${numbersOf(whole, locale).join('|')})`
    const [asHalf, before, after] = [
      halves + BETWEEN + nouns,
      [number, parts, nouns].join(BETWEEN),
      [number, nouns, parts].join(BETWEEN),
    ].map((pattern) => new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?!\p{L})`, 'iu').exec(text))
    const match = whole.isZero() ? asHalf : (before ?? after)
    if (!match) continue
    const said = match[1] ?? ''
    const style = whole.isZero() ? 'half' : before ? 'before' : 'after'
    const written = write(is, scale, { isInDigits: /\d/.test(said), locale, part: partOf(match[0], parts), style })
    if (written === null) continue
    const isCapital = match[0][0] !== match[0][0]?.toLocaleLowerCase(locale)
    const cased = isCapital ? written.charAt(0).toLocaleUpperCase(locale) + written.slice(1) : written
    return text.slice(0, match.index) + cased + text.slice(match.index + match[0].length)
  }
  return null
}

function partOf(text: string, parts: string): string {
  return new RegExp(parts, 'iu').exec(text)?.[0] ?? ''
}

/** How a whole number may be written before a scale with a half. */
function numbersOf(whole: Exact, locale: string): string[] {
  const { reading } = languageTable(locale)
  const words = cardinal(whole.toFixed(), locale)
  return [
    whole.toFixed(),
    ...(words === null ? [] : [beforeNoun(words, locale), words]),
    ...(whole.eq(1) ? (reading?.articles ?? []) : []),
  ]
}

type Style = { isInDigits: boolean; locale: string; part: string; style: 'half' | 'before' | 'after' }

/** A value in units of a scale, in the place of one with a half. */
function write(is: Exact, scale: WrittenScale, { isInDigits, locale, part, style }: Style): string | null {
  const digits = (value: Exact) =>
    formatFigure({ value: value.toFixed(), unit: { kind: 'count' }, qualifier: 'exact' }, { locale, form: 'digits' })
  // Before what is counted a scale has "de" in some languages, which stands beside it in the text and would be left over.
  if (is.lt(1)) return languageTable(locale).scales?.partitive ? null : digits(is.times(scale.value))
  const whole = is.floor()
  const inWords = isInDigits ? null : cardinal(whole.toFixed(), locale)
  const head = inWords === null ? whole.toFixed() : beforeNoun(inWords, locale)
  if (style !== 'half' && is.mod(1).eq(0.5)) {
    const noun = plural(scale.forms, (style === 'before' ? is : whole).toFixed(), locale)
    return style === 'before' ? `${head} ${part} ${noun}` : `${head} ${noun} ${part}`
  }
  if (is.isInteger() && inWords !== null) return `${head} ${plural(scale.forms, whole.toFixed(), locale)}`
  return is.decimalPlaces() > PLACES ? null : `${digits(is)} ${plural(scale.forms, is.toFixed(), locale)}`
}
