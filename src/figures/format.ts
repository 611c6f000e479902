import { assertDecimal, decimalPlaces, Exact, normalizeDecimal } from './decimal'
import { perLocale, regionOf } from '../model/perLocale'
import { styleOf } from './houseStyle'
import { languageTable, type LanguageTable, type PluralForms, type WrittenScale } from './languages'
import type { FigureUnit, FigureValue, WrittenForm } from './types'
import { INTL_UNITS } from './units'
import { beforeNoun, cardinal, isGendered } from './words'

/** The most fraction digits that `Intl.NumberFormat` takes in Node 20. */
const INTL_PLACES = 20

/** The most decimals before a scale word: "$3.75 million"; a longer number is in digits. */
const SCALED_PLACES = 2

const MILLION = 1_000_000

/**
 * The form that a figure takes in running text unless its node says otherwise, by the style guide of the locale or the
 * house style that the locale carries: "63%" or "63 per cent", "$42 million", "nine".
 */
export function defaultForm(figure: Pick<FigureValue, 'value' | 'high' | 'unit'>, locale: string): WrittenForm {
  const { unit } = figure
  const style = styleOf(locale)
  if (unit.kind === 'percent') return style.percent === 'words' ? 'percent-words' : 'digits'
  const ends = endsOf(figure).map((end) => new Exact(end))
  if (unit.kind === 'count' && ends.every((end) => isSmall(end, style.wordsUpTo, locale))) return 'words'
  const table = languageTable(locale)
  const inThousands = (end: Exact) => style.scales === 'mixed' && end.abs().gte(2000) && end.mod(1000).isZero()
  const large = ends.filter(
    (end) => end.abs().gte(MILLION) || scaleOf(end, table, locale)?.isNumeral || inThousands(end),
  )
  if (style.scales === 'digits' || large.length === 0) return 'digits'
  return large.every((end) => isRound(end, table, locale) || inThousands(end)) ? 'compact' : 'digits'
}

/** Whether a number is in words; one that needs a gender, which nobody knows here, is in digits. */
function isSmall(end: Exact, most: number, locale: string): boolean {
  if (!end.isInteger() || end.lt(1) || end.gt(most)) return false
  const words = cardinal(end.toFixed(), locale)
  return words !== null && !isGendered(words, locale)
}

/**
 * A figure as running text in a locale: "37", "60 percent", "más de 600", "de 8 a 11 millones de dólares". Digits,
 * separators and measure names are those of `Intl` (ECMA-402, CLDR), the words those of the language table, and the
 * choice between them its style guide's or the newsroom's (`withHouseStyle`). Every digit of the value is written,
 * whatever its size. A form that does not suit the figure (words for a decimal, for money or for a measure; percent
 * words for a count) is written in digits. Throws a RangeError when the value is no plain decimal or the locale is
 * malformed.
 */
export function formatFigure(figure: FigureValue, options: { locale: string; form?: WrittenForm }): string {
  const { qualifier, unit } = figure
  const { locale, form = defaultForm(figure, locale) } = options
  const table = languageTable(locale)
  const ends = endsOf(figure)

  const words = form === 'words' && takesWords(unit) ? ends.map((end) => cardinal(end, locale)) : []
  // A range is either in words or in digits: "nine to 12.5" reads as a mistake.
  // Nor is "one to fifty thousand" a range from one.
  const isEven = ends.every((end) => new Exact(end).gte(1000)) || ends.every((end) => new Exact(end).lt(1000))
  const inWords = isEven && words.length > 0 && words.every((word) => word !== null)
  // "De 1% a 1.01 billones%" reads as from one per cent: of percentages no scale is left out.
  const compact = form === 'compact' && !inWords && unit.kind !== 'percent' ? compactNumbers(ends, locale) : null
  const numbers: Written[] =
    compact ??
    ends.map((end, index) => plain((inWords ? words[index] : null) ?? numberText(prepare(end, unit), locale)))
  const withUnit = addUnit(ends, numbers, unit, { locale, inWords, percentWords: form === 'percent-words' || inWords })

  const [low = '', top] = withUnit
  const qualified = qualifier !== 'exact'
  const template = qualified ? table.range.qualified : table.range.plain
  const text = top === undefined ? low : fill(template, { low, high: top })
  if (!qualified) return text
  const isCounted = unit.kind === 'count' && ends.every((end) => new Exact(end).isInteger() && new Exact(end).gt(1))
  const counting = isCounted ? table.countQualifiers?.[qualifier] : undefined
  return fill(counting ?? table.qualifiers[qualifier], { n: text })
}

function endsOf({ value, high }: Pick<FigureValue, 'value' | 'high'>): string[] {
  const isRange = high !== null && high !== undefined && high !== value
  return (isRange ? [value, high] : [value]).map((end) => {
    const decimal = normalizeDecimal(end)
    assertDecimal(decimal)
    return decimal
  })
}

/** Half a dollar is written "$0.50". */
function prepare(end: string, unit: FigureUnit): string {
  return unit.kind === 'currency' && decimalPlaces(end) === 1 ? `${end}0` : end
}

function takesWords({ kind }: FigureUnit): boolean {
  return kind !== 'currency' && kind !== 'measure'
}

/** A number as it is written, and whether its last word is a noun of a scale, after which a unit takes its "de". */
type Written = { text: string; endsInNoun: boolean }

function plain(text: string): Written {
  return { text, endsInNoun: false }
}

/** Puts the unit to the text of each end, or after the last where the unit is a word: "2 to 3 percent", "$2 to $3". */
function addUnit(
  ends: string[],
  numbers: Written[],
  unit: FigureUnit,
  { locale, inWords, percentWords }: { locale: string; inWords: boolean; percentWords: boolean },
): string[] {
  const table = languageTable(locale)
  const style = styleOf(locale)
  const last = ends.length - 1
  const lastEnd = ends[last] ?? ''
  const texts = numbers.map(({ text }) => text)
  const onLast = (write: (text: string) => string) => texts.map((text, index) => (index === last ? write(text) : text))
  const after = (noun: string) =>
    onLast((text) => (numbers[last]?.endsInNoun ? text + ' ' + partitive(noun, table) : `${text} ${noun}`))

  switch (unit.kind) {
    case 'percent':
      if (percentWords && style.percentWord) return after(style.percentWord)
      if (percentWords && table.percent) return after(plural(table.percent, lastEnd, locale))
      return ends.map((end, index) => {
        // Intl multiplies percentages by 100; only the sign and the space it puts are taken from here.
        const hundredth = new Exact(end).div(100).toFixed()
        return wrap(texts[index] ?? '', hundredth, locale, { style: 'percent' })
      })
    case 'percentage-point': {
      const noun = plural(table.percentagePoint, lastEnd, locale)
      return inWords ? onLast((text) => `${beforeNoun(text, locale)} ${noun}`) : after(noun)
    }
    case 'currency': {
      const currency = unit.code?.toUpperCase()
      if (!currency || !/^[A-Z]{3}$/.test(currency)) return texts
      const isPlain = currency === 'USD' && style.plainDollar === true
      const options = { style: 'currency', currency, currencyDisplay: isPlain ? 'narrowSymbol' : 'symbol' } as const
      const isSigned = hasSign(currency, locale)
      const sign = isSigned || style.currency === 'name' ? undefined : table.currencyNames?.signs?.[currency]
      if (sign !== undefined)
        return texts.map((text) => (text.startsWith('-') ? `-${sign}${text.slice(1)}` : sign + text))
      const isNamed = style.currency === 'name' || (style.currency === 'either' && !isSigned)
      const name = isNamed ? currencyName(currency, lastEnd, locale) : null
      if (name !== null) return after(name)
      return ends.map((end, index) => wrap(texts[index] ?? '', end, locale, options))
    }
    case 'measure': {
      const { code } = unit
      if (!code) return texts
      const own = measureName(code, lastEnd, locale)
      if (own !== null) return after(own)
      const name = Object.hasOwn(INTL_UNITS, code) ? INTL_UNITS[code] : undefined
      if (!name) return onLast((text) => `${text} ${signOf(code)}`)
      const options = { style: 'unit', unit: name, unitDisplay: 'long' } as const
      if (!numbers[last]?.endsInNoun) return onLast((text) => wrap(text, lastEnd, locale, options))
      return after(wrap('', new Exact(lastEnd).abs().toFixed(), locale, options).trim())
    }
    case 'count':
    case 'ratio':
      return texts
  }
}

/** "de dólares", "d'euros" */
function partitive(noun: string, { scales }: LanguageTable): string {
  if (!scales?.partitive) return noun
  const { elided, full } = scales.partitive
  return elided && /^[aeiouyhéèêâîô]/iu.test(noun) ? elided + noun : full + noun
}

/** "dólares", "pesos" in their own country and "pesos argentinos" elsewhere; null where the language has no name for it. */
function currencyName(code: string, value: string, locale: string): string | null {
  const { currencyNames } = languageTable(locale)
  const region = regionOf(locale)
  const own = currencyNames?.local[region]
  const usual = currencyNames?.all[code]
  const isTaken = own !== undefined && own.forms.other === usual?.other
  const forms = own?.code === code ? own.forms : isTaken ? (currencyNames?.full?.[code] ?? usual) : usual
  return forms ? plural(forms, value, locale) : null
}

/** Whether a currency has a sign in a locale, and not its code or letters only: "F CFA". */
function hasSign(currency: string, locale: string): boolean {
  const parts = partsOf('1', locale, { style: 'currency', currency })
  return parts.some(({ type, value }) => type === 'currency' && value !== currency && !/\s/u.test(value))
}

/** A code as a sign that is printed: "km²". */
function signOf(code: string): string {
  return code.replace(/^([a-z]+)([23])$/, (_, unit: string, power) => unit + (power === '2' ? '²' : '³'))
}

/** "toneladas", "square kilometers"; null where the language has no name for it. */
function measureName(code: string, value: string, locale: string): string | null {
  const { measureNames } = languageTable(locale)
  const region = regionOf(locale)
  const names = measureNames?.regions[region] ?? measureNames?.usual
  const forms = names && Object.hasOwn(names, code) ? names[code] : undefined
  return forms ? plural(forms, value, locale) : null
}

/**
 * The ends of a figure with their scale in words: "8 million to 11 million", "de 8 a 11 millones". Null where they are
 * too small for one, or where the low end would seem to share the scale of the high one: "1 to 50 thousand".
 */
function compactNumbers(ends: string[], locale: string): Written[] | null {
  const table = languageTable(locale)
  const exact = ends.map((end) => new Exact(end))
  if (ends.some((end) => end.replace(/\D/g, '').length > INTL_PLACES)) return null
  if (!table.scales) return exact.every((end) => end.abs().gte(MILLION)) ? intlCompact(ends, locale) : null
  const scales = exact.map((end) => scaleOf(end, table, locale))
  const inThousands = styleOf(locale).scales === 'mixed'
  const unscaled = (index: number): Written =>
    plain(inThousands ? mixedText(exact[index] ?? new Exact(0), locale) : numberText(ends[index] ?? '', locale))
  const [low, high] = exact
  const [lowScale, highScale] = scales
  if (high !== undefined && low !== undefined) {
    const isShared = lowScale === highScale
    if (inThousands && low.lt(1000) && high.gte(1000)) return null
    // "De 2 mil a 5.000 trilhões" as well.
    const isUnscaled = lowScale === null || lowScale?.isNumeral === true
    const seemsShared = low.lt(1000) || low.times(highScale?.value ?? 1).lte(high)
    if (!isShared && isUnscaled && seemsShared) return null
    if (isShared && lowScale && table.scales.isSaidOnce && low.gt(0) && isSharable(low, high, lowScale, inThousands)) {
      return [plain(baseText(low.div(lowScale.value), locale)), scaled(high, lowScale, locale)]
    }
  }
  return exact.map((end, index) => {
    const scale = scales[index]
    return scale ? scaled(end, scale, locale) : unscaled(index)
  })
}

/**
 * Whether both ends are a number of the same scale and nothing more: "de 8 a 11 millones". Before "2 mil millones", or
 * "2 mil 10 millones", a low end that is in no thousands would seem to share these, too.
 */
function isSharable(low: Exact, high: Exact, scale: WrittenScale, isMixed: boolean): boolean {
  const bases = [low, high].map((end) => end.div(scale.value))
  if (!bases.every((base) => base.decimalPlaces() <= SCALED_PLACES)) return false
  const [isLowRound, isHighRound] = bases.map((base) => base.mod(1000).isZero())
  const [lowIsLarge, highIsLarge] = bases.map((base) => base.gte(1000))
  return !isMixed || ((!highIsLarge || lowIsLarge === true) && (!isHighRound || isLowRound === true))
}

function scaleOf(end: Exact, table: LanguageTable, locale: string): WrittenScale | null {
  const region = regionOf(locale)
  const scales = table.scales?.regions[region] ?? table.scales?.usual ?? []
  return (
    scales.find(({ value, isNumeral }) => {
      const base = end.abs().div(value)
      return isNumeral ? base.gte(2) && base.isInteger() : base.gte(1)
    }) ?? null
  )
}

/** A number that its scale word leaves short: 3.5 billion, and not 3.512345 billion. */
function isRound(end: Exact, table: LanguageTable, locale: string): boolean {
  const scale = scaleOf(end, table, locale)
  return scale !== null && end.div(scale.value).decimalPlaces() <= SCALED_PLACES
}

/** "3.5 billion", "3.500 millones", "3 mil 500 millones", "2 millones 340 mil 120" */
function scaled(end: Exact, scale: WrittenScale, locale: string): Written {
  const isMixed = styleOf(locale).scales === 'mixed'
  const base = end.div(scale.value)
  if (isMixed && base.decimalPlaces() > SCALED_PLACES && end.isInteger() && end.gt(0)) {
    const whole = base.floor()
    const rest = end.minus(whole.times(scale.value))
    const head = `${baseText(whole, locale)} ${noun(scale, whole, locale)}`
    const under = scaleOf(rest, languageTable(locale), locale)
    return plain(`${head} ${under ? scaled(rest, under, locale).text : mixedText(rest, locale)}`)
  }
  if (base.eq(1) && scale.alone) return { text: scale.alone, endsInNoun: true }
  return { text: `${baseText(base, locale)} ${noun(scale, base, locale)}`, endsInNoun: !scale.isNumeral }
}

function noun(scale: WrittenScale, base: Exact, locale: string): string {
  return plural(scale.forms, base.toFixed(), locale)
}

/** The number before a scale word: thousands are grouped whatever the locale does with four digits elsewhere. */
function baseText(base: Exact, locale: string): string {
  if (styleOf(locale).scales === 'mixed') return mixedText(base, locale)
  const places = base.decimalPlaces()
  return format(base.toFixed(), locale, {
    minimumFractionDigits: Math.min(places, INTL_PLACES),
    maximumFractionDigits: INTL_PLACES,
    useGrouping: 'always',
  })
}

/** "2 mil 600", "mil 200": thousands in words and the rest in digits, as Mexican papers write them. */
function mixedText(number: Exact, locale: string): string {
  const { scales } = languageTable(locale)
  if (!scales?.thousand || number.lt(1000) || number.gte(MILLION)) return numberText(number.toFixed(), locale)
  const thousands = number.div(1000).floor()
  const rest = number.minus(thousands.times(1000))
  const head = thousands.eq(1) ? scales.thousand : `${thousands.toFixed()} ${scales.thousand}`
  return rest.isZero() ? head : `${head} ${numberText(rest.toFixed(), locale)}`
}

/** The compact notation of Intl, for a language that has no words here. */
function intlCompact(ends: string[], locale: string): Written[] {
  const options = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: INTL_PLACES } as const
  return ends.map((end) => plain(format(end, locale, options)))
}

/** A number in the digits of a locale, exactly. */
function numberText(value: string, locale: string): string {
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

/** The form of a noun after a number. */
export function plural(forms: PluralForms, value: string, locale: string): string {
  const places = Math.min(decimalPlaces(value), INTL_PLACES)
  return forms[pluralRules(locale)(places).select(Number(value))] ?? forms.other
}

function format(value: string, locale: string, options: Intl.NumberFormatOptions): string {
  return partsOf(value, locale, options)
    .map((part) => part.value)
    .join('')
}

/** `formatToParts` takes a decimal as text and keeps all its digits (ECMA-402, Intl.NumberFormat v3). */
function partsOf(value: string, locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormatPart[] {
  return numberFormats(locale)(options).formatToParts(value as Intl.StringNumericLiteral)
}

/** Making one takes longer than many a use. */
const numberFormats = perLocale((locale) =>
  remembered((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
)

const pluralRules = perLocale((locale) =>
  remembered(
    (places: number) => new Intl.PluralRules(locale, { minimumFractionDigits: places, maximumFractionDigits: places }),
  ),
)

/** Remembers what is made of each of some plain options; there are as many as forms, units and places. */
function remembered<Options, Made>(make: (options: Options) => Made): (options: Options) => Made {
  const known = new Map<string, Made>()
  return (options) => {
    const key = JSON.stringify(options)
    const made = known.get(key) ?? make(options)
    if (known.size >= 200) known.clear()
    known.set(key, made)
    return made
  }
}

/**
 * The word after a number of a figure that was one value and is another, as it is to agree with it now: " millón" after 1
 * is " millones" after 2. Null where it would have to change and the language has no form of it here.
 */
export function agreeing(
  rest: string,
  unit: FigureUnit,
  [was, is]: [string, string],
  locale: string,
): { written: string; length: number } | null {
  const categoryOf = (value: string) =>
    pluralRules(locale)(Math.min(decimalPlaces(value), INTL_PLACES)).select(Math.abs(Number(value)))
  // After a hyphen nothing agrees: "a 2-mile race".
  const word = /^\s*\p{L}+/u.exec(rest)?.[0] ?? ''
  const unchanged = { written: word, length: word.length }
  if (word === '' || (categoryOf(was) === 'one') === (categoryOf(is) === 'one')) return unchanged
  const space = /^\s*/.exec(rest)?.[0] ?? ''
  const after = rest.slice(space.length)
  for (const forms of nounsOf(unit, locale)) {
    const [before, now] = [plural(forms, was, locale), plural(forms, is, locale)]
    const isBefore = after.toLocaleLowerCase(locale).startsWith(before.toLocaleLowerCase(locale))
    if (!isBefore || /^\p{L}/u.test(after.slice(before.length))) continue
    return { written: space + now, length: space.length + before.length }
  }
  // An abbreviation, or a word of the kind of "to" and "por", which never changes.
  return word.length - space.length <= LONGEST_UNCHANGING ? unchanged : null
}

/** How long what stands after a number and is no noun may be: "km", "pct", "por". */
const LONGEST_UNCHANGING = 3

/** The nouns that may stand after a number of a unit. */
function nounsOf({ code, kind }: FigureUnit, locale: string): PluralForms[] {
  const { currencyNames, measureNames, percent, percentagePoint, scales } = languageTable(locale)
  const region = regionOf(locale)
  const written = scales?.regions[region] ?? scales?.usual ?? []
  const measures = measureNames?.regions[region] ?? measureNames?.usual ?? {}
  const own = currencyNames?.local[region]
  return [
    ...written.map(({ forms }) => forms),
    ...(percent ? [percent] : []),
    percentagePoint,
    ...(kind === 'currency' && own && (!code || own.code === code.toUpperCase()) ? [own.forms] : []),
    ...(kind === 'currency' ? Object.values({ ...currencyNames?.full, ...currencyNames?.all }) : []),
    ...(kind === 'measure' && code && Object.hasOwn(measures, code) ? [measures[code] as PluralForms] : []),
    ...(kind === 'measure' && code ? intlNoun(code, locale) : []),
  ]
}

/** The name of a measure of Intl's: "mile", "miles". */
function intlNoun(code: string, locale: string): PluralForms[] {
  const name = Object.hasOwn(INTL_UNITS, code) ? INTL_UNITS[code] : undefined
  if (!name) return []
  const options = { style: 'unit', unit: name, unitDisplay: 'long' } as const
  const of = (value: string) =>
    partsOf(value, locale, options)
      .flatMap(({ type, value: part }) => (type === 'unit' ? part.trim() : []))
      .join('')
  return [{ one: of('1'), other: of('2') }]
}

/** Fills `{name}` places. A function replaces them, since "$" has a meaning in a replacement text. */
function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
