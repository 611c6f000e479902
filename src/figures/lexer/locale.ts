import { languageOf, perLocale, regionOf } from '../../model/perLocale'
import { INTL_UNITS } from '../units'
import { fold } from './fold'

/** How a locale writes numbers, money, measures and dates, as `Intl` (ECMA-402, CLDR) tells it. */
export type Conventions = {
  /** ISO 3166 of the region, or where the language is most at home: "US" of "en". */
  region: string
  decimal: string
  group: string
  /** Whether groups are those of India: 12,34,567. */
  lakh: boolean
  /** Whether an ordinary space may group: "12 000". Where the point is the decimal it rarely does. */
  spaceGroups: boolean
  /** Month and weekday names, folded, long and short; a month has its number. */
  months: ReadonlyMap<string, number>
  weekdays: ReadonlySet<string>
  /** Whether the language writes its months with a capital, so that "may" is no month in English. */
  capitalMonths: boolean
  /** Whether the day follows the month in a date. */
  dayAfterMonth: boolean
  /** Signs of money, with their codes; "$" is the dollar or peso of the region. */
  currencies: ReadonlyMap<string, string>
  /** What the first token of such a sign may be. */
  currencyStarts: ReadonlySet<string>
  /** The currency that a bare "dollars" or "pesos" most likely is. */
  dollar: string
  peso: string | null
  /** Names of measures, with their UCUM codes. */
  measures: ReadonlyMap<string, string>
  /** Scale words of the compact notation: "milliards" is 10⁹ in French. */
  scales: ReadonlyMap<string, number>
  /** Those that stand for one of their own: "mille". */
  loneScales: ReadonlyMap<string, number>
}

/** Throws a RangeError for a malformed locale. */
export const conventions = perLocale((locale): Conventions => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12_345_678.5)
  const find = (type: string) => parts.find((part) => part.type === type)?.value
  const decimal = find('decimal') ?? '.'
  const integers = parts.filter((part) => part.type === 'integer')
  return {
    region: regionOf(locale),
    decimal,
    group: find('group') ?? '',
    lakh: integers.length > 2 && integers.at(-2)?.value.length === 2,
    spaceGroups: decimal === ',' || languageOf(locale) === 'es',
    ...calendar(locale),
    ...money(locale),
    measures: measuresOf(locale),
    ...scalesOf(locale),
  }
})

function calendar(locale: string): Pick<Conventions, 'months' | 'weekdays' | 'capitalMonths' | 'dayAfterMonth'> {
  const months = new Map<string, number>()
  const weekdays = new Set<string>()
  const add = (text: string, month: number) => months.set(fold(text.replace(/\.$/, '')), month)
  let isCapital = true
  // A month may have another form beside a day: "4 июля", but "июль".
  const options: Intl.DateTimeFormatOptions[] = [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
  ]
  for (const option of options) {
    const format = new Intl.DateTimeFormat(locale, { ...option, timeZone: 'UTC', calendar: 'gregory' })
    for (let month = 0; month < 12; month++) {
      const name = format.formatToParts(Date.UTC(2023, month, 15)).find((part) => part.type === 'month')?.value ?? ''
      if (!/^\p{L}[\p{L}\p{M}]+\.?$/u.test(name)) continue
      isCapital &&= /^\p{Lu}/u.test(name)
      add(name, month + 1)
    }
  }
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  for (let day = 1; day <= 7; day++) {
    // "segunda-feira" is as often "segunda".
    weekdays.add(fold(weekday.format(Date.UTC(2023, 0, day))).replace(/-.*/, ''))
  }
  const order = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric' })
    .formatToParts(0)
    .map((part) => part.type)
  return {
    months,
    weekdays,
    capitalMonths: isCapital,
    dayAfterMonth: order.indexOf('month') < order.indexOf('day'),
  }
}

/** The currencies that are called dollar or peso, and have "$" for their sign. */
const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']
const PESOS = ['MXN', 'ARS', 'CLP', 'COP', 'UYU', 'DOP', 'CUP', 'PHP']

function money(locale: string): Pick<Conventions, 'currencies' | 'currencyStarts' | 'dollar' | 'peso'> {
  const signs = new Map<string, string>(Object.entries(COMMON_SIGNS))
  for (const code of Intl.supportedValuesOf('currency')) {
    const sign = new Intl.NumberFormat(locale, { style: 'currency', currency: code })
      .formatToParts(1)
      .find((part) => part.type === 'currency')?.value
    signs.set(code, code)
    if (sign && sign !== code) signs.set(sign, code)
  }
  const local = signs.get('$') ?? 'USD'
  return {
    currencies: signs,
    currencyStarts: new Set(Array.from(signs.keys(), (sign) => /^(?:\p{L}+|.)/u.exec(sign)?.[0] ?? sign)),
    dollar: DOLLARS.includes(local) ? local : 'USD',
    peso: PESOS.includes(local) ? local : null,
  }
}

/** Signs that are read in every locale; what the locale itself writes goes before. */
const COMMON_SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  U$S: 'USD',
  u$s: 'USD',
  us$: 'USD',
  $US: 'USD',
  MX$: 'MXN',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  NT$: 'TWD',
  R$: 'BRL',
  Z$: 'ZWL',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'JPY',
  '₹': 'INR',
  Rs: 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₦': 'NGN',
  '₱': 'PHP',
  '฿': 'THB',
  '₪': 'ILS',
  '₫': 'VND',
  '₡': 'CRC',
  '₲': 'PYG',
  'S/': 'PEN',
  RMB: 'CNY',
  zł: 'PLN',
}

function measuresOf(locale: string): Map<string, string> {
  const names = new Map<string, string>()
  for (const [code, unit] of Object.entries(INTL_UNITS)) {
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
    // One value of each plural category that a language may have.
    for (const value of [1, 2, 5, 11, 100, 1.5, 1e6]) {
      const parts = format.formatToParts(value)
      const name = fold(parts.flatMap((part) => (part.type === 'unit' ? [part.value] : [])).join(' ')).trim()
      if (name !== '' && !names.has(name)) names.set(name, code)
    }
  }
  return names
}

function scalesOf(locale: string): Pick<Conventions, 'scales' | 'loneScales'> {
  const scales = new Map<string, number>()
  const loneScales = new Map<string, number>()
  const options = { notation: 'compact', compactDisplay: 'long', numberingSystem: 'latn', useGrouping: false } as const
  const format = new Intl.NumberFormat(locale, options)
  for (let power = 3; power <= 15; power++) {
    for (const factor of [1, 1.5, 2, 5]) {
      const parts = format.formatToParts(factor * 10 ** power)
      const word = parts.find((part) => part.type === 'compact')?.value
      const digits = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
      const number = Number(`${digits('integer')}.${digits('fraction')}`)
      if (!word || !/^\p{L}/u.test(word)) continue
      if (number > 0) scales.set(fold(word), Math.round((factor * 10 ** power) / number))
      else loneScales.set(fold(word), factor * 10 ** power)
    }
  }
  return { scales, loneScales }
}
