import { assertDecimal, decimalPlaces, Exact, normalizeDecimal } from './decimal'
import { languageTable, type PluralForms } from './languages'
import type { FigureUnit, FigureValue, WrittenForm } from './types'
import { INTL_UNITS } from './units'
import { beforeNoun, cardinal } from './words'

/** The most fraction digits that `Intl.NumberFormat` takes in Node 20. */
const INTL_PLACES = 20

/** The form a figure takes in running text unless its node says otherwise: percentages in words, all else in digits. */
export function defaultForm(unit: FigureUnit): WrittenForm {
  return unit.kind === 'percent' ? 'percent-words' : 'digits'
}

/**
 * A figure as running text in a locale: "37", "60 per cent", "más de 600", "de 2,600 a 2,700". Digits, separators,
 * currency and measure names are those of `Intl` (ECMA-402, CLDR), and the words those of the language table. Every
 * digit of the value is written, whatever its size. A form that does not suit the figure (words for a decimal, for
 * money or for a measure; percent words for a count) is written in digits. Throws a RangeError when the value is no
 * plain decimal or the locale is malformed.
 */
export function formatFigure(figure: FigureValue, options: { locale: string; form?: WrittenForm }): string {
  const { value, high, qualifier, unit } = figure
  const { locale, form = defaultForm(unit) } = options
  const table = languageTable(locale)
  const isRange = high !== null && high !== undefined && high !== value
  const ends = (isRange ? [value, high] : [value]).map((end) => prepare(end, unit))

  const words = form === 'words' && takesWords(unit) ? ends.map((end) => cardinal(end, locale)) : []
  // A range is either in words or in digits: "nine to 12.5" reads as a mistake.
  // Nor is "one to fifty thousand" a range from one.
  const isEven = ends.every((end) => new Exact(end).gte(1000)) || ends.every((end) => new Exact(end).lt(1000))
  const inWords = isEven && words.length > 0 && words.every((word) => word !== null)
  // "1 to 50 thousand" would say a thousand: a range is compact at both ends or at none.
  const areLarge = ends.map((end) => new Exact(end).abs().gte(1_000_000))
  const isCompact = form === 'compact' && ends.every(isShortened) && areLarge[0] === areLarge.at(-1)
  const texts = ends.map((end, index) => (inWords ? words[index] : null) ?? numberText(end, locale, isCompact))
  const withUnit = addUnit(ends, texts, unit, { locale, inWords, percentWords: form === 'percent-words' || inWords })

  const [low = '', top] = withUnit
  const qualified = qualifier !== 'exact'
  const template = qualified ? table.range.qualified : table.range.plain
  const text = top === undefined ? low : fill(template, { low, high: top })
  return qualified ? fill(table.qualifiers[qualifier], { n: text }) : text
}

function prepare(end: string, unit: FigureUnit): string {
  const decimal = normalizeDecimal(end)
  assertDecimal(decimal)
  // Half a dollar is written "$0.50".
  return unit.kind === 'currency' && decimalPlaces(decimal) === 1 ? `${decimal}0` : decimal
}

function takesWords({ kind }: FigureUnit): boolean {
  return kind !== 'currency' && kind !== 'measure'
}

/** Puts the unit to the text of each end, or after the last where the unit is a word: "2 to 3 per cent", "$2 to $3". */
function addUnit(
  ends: string[],
  texts: string[],
  unit: FigureUnit,
  { locale, inWords, percentWords }: { locale: string; inWords: boolean; percentWords: boolean },
): string[] {
  const table = languageTable(locale)
  const last = ends.length - 1
  const after = (forms: PluralForms) =>
    texts.map((text, index) => (index === last ? `${text} ${plural(forms, ends[last] ?? '', locale)}` : text))

  switch (unit.kind) {
    case 'percent':
      if (percentWords && table.percent) return after(table.percent)
      return ends.map((end, index) => {
        // Intl multiplies percentages by 100; only the sign and the space it puts are taken from here.
        const hundredth = new Exact(end).div(100).toFixed()
        return wrap(texts[index] ?? '', hundredth, locale, { style: 'percent' })
      })
    case 'percentage-point':
      if (inWords) texts = texts.map((text, index) => (index === last ? beforeNoun(text, locale) : text))
      return after(table.percentagePoint)
    case 'currency': {
      const currency = unit.code?.toUpperCase()
      if (!currency || !/^[A-Z]{3}$/.test(currency)) return texts
      return ends.map((end, index) => wrap(texts[index] ?? '', end, locale, { style: 'currency', currency }))
    }
    case 'measure': {
      const { code } = unit
      if (!code) return texts
      const name = Object.hasOwn(INTL_UNITS, code) ? INTL_UNITS[code] : undefined
      if (!name) return texts.map((text, index) => (index === last ? `${text} ${code}` : text))
      const style = { style: 'unit', unit: name, unitDisplay: 'long' } as const
      return texts.map((text, index) => (index === last ? wrap(text, ends[last] ?? '', locale, style) : text))
    }
    case 'count':
    case 'ratio':
      return texts
  }
}

/** Below a thousand there is nothing to shorten, and more digits than Intl takes would be rounded. */
function isShortened(value: string): boolean {
  return value.replace(/\D/g, '').length <= INTL_PLACES && new Exact(value).abs().gte(1000)
}

/** A number in the digits of a locale, exactly; compact, with its millions in words ("3.5 billion", "3.5 mil millones"). */
function numberText(value: string, locale: string, isCompact: boolean): string {
  if (isCompact) {
    return format(value, locale, { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: INTL_PLACES })
  }
  const places = decimalPlaces(value)
  if (places <= INTL_PLACES) {
    return format(value, locale, { minimumFractionDigits: places, maximumFractionDigits: places })
  }
  const cut = value.length - (places - INTL_PLACES)
  const options = { minimumFractionDigits: INTL_PLACES, maximumFractionDigits: INTL_PLACES }
  return partsOf(value.slice(0, cut), locale, options)
    .map((part) => (part.type === 'fraction' ? part.value + value.slice(cut) : part.value))
    .join('')
}

/**
 * Writes what a locale puts around a number (a currency, a percent sign, the name of a measure) around a text of ours,
 * so that the number itself is exact and may be compact or in words.
 */
function wrap(text: string, value: string, locale: string, options: Intl.NumberFormatOptions): string {
  const places = Math.min(decimalPlaces(value), INTL_PLACES)
  const parts = partsOf(value, locale, {
    ...options,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })
  const isNumber = ({ type }: Intl.NumberFormatPart) =>
    type === 'integer' || type === 'group' || type === 'decimal' || type === 'fraction'
  const first = parts.findIndex(isNumber)
  const end = parts.findLastIndex(isNumber) + 1
  const join = (some: Intl.NumberFormatPart[]) => some.map((part) => part.value).join('')
  // The sign may stand before the currency, so it is taken from the parts and not from the text.
  const minus = parts.find((part) => part.type === 'minusSign')?.value
  const unsigned = minus === undefined ? text : text.replace(minus, '')
  return join(parts.slice(0, first)) + unsigned + join(parts.slice(end))
}

function plural(forms: PluralForms, value: string, locale: string): string {
  const places = Math.min(decimalPlaces(value), INTL_PLACES)
  const rule = new Intl.PluralRules(locale, { minimumFractionDigits: places, maximumFractionDigits: places })
  return forms[rule.select(Number(value))] ?? forms.other
}

function format(value: string, locale: string, options: Intl.NumberFormatOptions): string {
  return partsOf(value, locale, options)
    .map((part) => part.value)
    .join('')
}

/** `formatToParts` takes a decimal as text and keeps all its digits (ECMA-402, Intl.NumberFormat v3). */
function partsOf(value: string, locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormatPart[] {
  return new Intl.NumberFormat(locale, options).formatToParts(value as Intl.StringNumericLiteral)
}

/** Fills `{name}` places. A function replaces them, since "$" has a meaning in a replacement text. */
function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
