import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import { passagesOf, type Passage } from '../sense/passages'
import { senseWords, type SenseWords } from '../sense/words'
import type { Rule, RuleFinding } from '../types'

/** How many days a month has, in a year or in the longest; months count from 0. */
function daysIn(month: number, year: number | null): number {
  return new Date(Date.UTC(year ?? 2024, month + 1, 0)).getUTCDate()
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
}

/** Months that are other words in lower case. */
const VERBS: ReadonlySet<string> = new Set(['may', 'march'])
/** The first whole year in which Britain, the last here to change, had the calendar of today. */
const FIRST_GREGORIAN = 1753

function faultOf(
  passage: Passage,
  { groups, index, 0: text }: RegExpMatchArray,
  words: SenseWords,
  locale: string,
): RuleFinding | null {
  const month = words.months.findIndex((each) => fold(groups?.month ?? '-').startsWith(each))
  const day = Number(groups?.day)
  const year = groups?.year ? Number(groups.year) : null
  if (month < 0 || index === undefined || day > 39) return null
  // "as many as 34 may still be trapped"
  if (year === null && VERBS.has(groups?.month ?? '')) return null
  const range = { start: index, end: index + text.trimEnd().length }
  const most = daysIn(month, year)
  const named = new Date(Date.UTC(year ?? 2024, month, 1))
  if (day < 1 || day > most) {
    // "In April 31 people died" is a count: without a year or the end of a phrase it is no day.
    if ('end' in (groups ?? {}) && year === null && groups?.end === undefined) return null
    const options = { month: 'long', timeZone: 'UTC', ...(year === null ? {} : { year: 'numeric' as const }) } as const
    return claim(passage, range, {
      severity: 'error',
      message: sentence('There is no such day as “{text}”: {month} has {days} days.', {
        text: text.trim(),
        month: new Intl.DateTimeFormat(locale, options).format(named),
        days: most,
      }),
    })
  }
  const before = words.weekdayBefore.exec(passage.text.slice(Math.max(0, index - 20), index))
  if (year === null || year < FIRST_GREGORIAN || !before?.groups?.weekday) return null
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay()
  if (fold(words.weekdays[weekday] ?? '') === fold(before.groups.weekday)) return null
  const dated = { ...range, start: index - before[0].length }
  return claim(passage, dated, {
    severity: 'error',
    message: sentence('“{text}” was or will be a {weekday}.', {
      text: passage.text.slice(dated.start, dated.end),
      weekday: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month, day)),
    }),
  })
}

/** Somebody's age when they died, against the years of their birth and death. */
function lives(passage: Passage, words: SenseWords): RuleFinding[] {
  return words.lives.flatMap((pattern) =>
    [...passage.text.matchAll(pattern)].flatMap((match) => {
      const { age = '', born = '', died = '' } = match.groups ?? {}
      const years = Number(died) - Number(born)
      if (Number(age) === years || Number(age) === years - 1) return []
      const range = { start: match.index, end: match.index + match[0].length }
      return [
        claim(passage, range, {
          severity: 'error',
          message: sentence('Who was born in {born} was {less} or {years} in {died}, not {age}.', {
            born,
            died,
            less: years - 1,
            years,
            age,
          }),
        }),
      ]
    }),
  )
}

/** The age that somebody turned in a year, against the year of their birth. */
function birthdays(passage: Passage, words: SenseWords): RuleFinding[] {
  return words.turned.flatMap((pattern) =>
    [...passage.text.matchAll(pattern)].flatMap((match) => {
      const { age = '', born = '', year = '' } = match.groups ?? {}
      const years = Number(year) - Number(born)
      if (Number(age) === years) return []
      const range = { start: match.index, end: match.index + match[0].length }
      const message = sentence('Who was born in {born} turned {years} in {year}, not {age}.', {
        born,
        years,
        year,
        age,
      })
      return [claim(passage, range, { severity: 'error', message })]
    }),
  )
}

/** A day that no calendar has, a date on another weekday, an age that is not what the years give. */
export const impossibleDate: Rule = {
  name: 'impossible-date',
  check: (edition) => {
    const words = senseWords(edition.locale)
    if (!words) return []
    return passagesOf(edition).flatMap((passage) =>
      !/\d/.test(passage.text)
        ? []
        : [
            ...words.days.flatMap((pattern) =>
              [...passage.text.matchAll(pattern)].flatMap(
                (match) => faultOf(passage, match, words, edition.locale) ?? [],
              ),
            ),
            ...lives(passage, words),
            ...birthdays(passage, words),
          ],
    )
  },
}
