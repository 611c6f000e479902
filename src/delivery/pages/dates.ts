/** Dates, numbers and names of languages as readers of an edition write them. */
import { formatFigure, shownBeside } from '../../figures'
import type { Language } from '../../model/languages'
import type { PublicStatistic } from '../../model/document'

/** How the readers of one language write. */
export type Writing = {
  /** A calendar day, month or year (ISO 8601); as given where it is none of them. */
  date: (date: string) => string
  /** The calendar day of an instant (ISO 8601), in the newsroom's time zone. */
  day: (instant: string) => string
  /** The calendar day of an instant as ISO 8601 writes it. */
  isoDay: (instant: string) => string
  list: (names: string[]) => string
  /** A list of whatever stands for its parts. */
  listOf: <Part>(parts: readonly Part[]) => Array<Part | string>
  /** The name of a language, in this one. */
  languageName: (code: string) => string
  /** What the formula of a figure gives, to one digit more than it states, as the figure is written. */
  computed: (statistic: PublicStatistic) => string | null
  /** A formula with the values of its operands: "(87 − 49) / 49 × 100". */
  formula: (derivation: NonNullable<PublicStatistic['derivation']>) => string
}

/** As many decimals as a figure has: whoever follows a calculation needs each of them. */
const ALL_DECIMALS = 20
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/

/** How readers of a language write; `timeZone` is the newsroom's. */
export function writing({ locale }: Pick<Language, 'locale'>, timeZone: string): Writing {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options })
  const day = format({ dateStyle: 'long', timeZone })
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: ALL_DECIMALS })
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  return {
    date: (text) => {
      const [whole, year, month, dayOfMonth] = DATE.exec(text) ?? []
      if (whole === undefined || year === undefined) return text
      const at = new Date(`${year}-${month ?? '01'}-${dayOfMonth ?? '01'}T00:00:00Z`)
      if (Number.isNaN(at.getTime()) || month === undefined) return year
      return dayOfMonth === undefined
        ? format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
        : format({ dateStyle: 'long', timeZone: 'UTC' }).format(at)
    },
    day: (instant) => day.format(new Date(instant)),
    isoDay: (instant) => isoDay.format(new Date(instant)),
    listOf: <Part>(parts: readonly Part[]) => {
      let next = 0
      return new Intl.ListFormat(locale, { type: 'conjunction' })
        .formatToParts(parts.map((_, index) => String(index)))
        .flatMap(({ type, value }): Array<Part | string> => {
          if (type === 'literal') return [value]
          next += 1
          return parts.slice(next - 1, next)
        })
    },
    list: (all) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(all),
    languageName: (code) => names.of(code) ?? code,
    computed: ({ derivation, unit, value: stated }) => {
      if (!derivation || derivation.computed === null) return null
      const value = shownBeside(derivation.computed, stated)
      return formatFigure({ value, qualifier: 'exact', unit }, { locale })
    },
    formula: ({ formula, operands }) => {
      const values = new Map(operands.map(({ key, value }) => [key, numbers.format(value as `${number}`)]))
      return formula
        .replace(/[A-Za-z_]\w*/g, (key) => values.get(key) ?? key)
        .replaceAll('*', '×')
        .replaceAll('-', '−')
    },
  }
}
