import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { shown } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { senseWords, type SenseWords } from '../sense/words'
import type { Unit } from '../sense/words/table'
import type { ReviewedEdition, Rule, RuleFinding } from '../types'

/** How far off a conversion may be rounded, as a part of it; and of a temperature, in degrees. */
const ROUNDED = 0.06
const DEGREES = 1.5
/** How far two conversions of one currency into another may lie apart in a story. */
const ONE_RATE = 0.03

/** A quantity in one unit: a number with its unit, or two numbers as in "6ft 2in". `end` is the end of its last unit. */
type Measured = { first: Mention; last: Mention; end: number; unit: Unit; value: number; step: number; name: string }

function unitAt(text: string, end: number, words: SenseWords): { unit: Unit; length: number } | null {
  const after = text.slice(end, end + 28)
  for (const { words: name, unit } of words.units) {
    const found = name.exec(after)
    if (found) return { unit, length: found[0].length }
  }
  return null
}

function sizesOf({ size }: Unit): readonly number[] {
  return typeof size === 'number' ? [size] : size
}

/** The quantity that begins at a mention. */
function measuredAt(passage: Passage, index: number, words: SenseWords): Measured | null {
  const first = passage.mentions[index]
  if (!first || first.kind !== 'amount') return null
  const found = unitAt(passage.text, first.end, words)
  if (!found) return null
  const end = first.end + found.length
  const name = passage.text.slice(first.start, end)
  const alone = { first, last: first, end, unit: found.unit, value: first.value, step: first.step, name }
  const next = passage.mentions[index + 1]
  const smaller =
    next && /^\s*$/.test(passage.text.slice(end, next.start)) ? unitAt(passage.text, next.end, words) : null
  if (!next || smaller?.unit.dimension !== found.unit.dimension || !smaller) return alone
  // Six feet two inches.
  const factor = (sizesOf(smaller.unit)[0] ?? 1) / (sizesOf(found.unit)[0] ?? 1)
  const last = next.end + smaller.length
  return {
    ...alone,
    last: next,
    end: last,
    value: first.value + next.value * factor,
    step: next.step * factor,
    name: passage.text.slice(first.start, last),
  }
}

/** What a value in one unit is in another; in each of the countries whose unit it may be. */
function converted(value: number, from: Unit, to: Unit): number[] {
  if (from.zero !== undefined && to.zero !== undefined) {
    return [((value - from.zero) * (sizesOf(from)[0] ?? 1)) / (sizesOf(to)[0] ?? 1) + to.zero]
  }
  return sizesOf(from).flatMap((one) => sizesOf(to).map((other) => (value * one) / other))
}

/** "rose 2 degrees Celsius (3.6 Fahrenheit)": of a difference the zero is nowhere. */
function isDifference({ unit, value }: Measured, stated: Measured): boolean {
  const inOther = (value * (sizesOf(unit)[0] ?? 1)) / (sizesOf(stated.unit)[0] ?? 1)
  return unit.zero !== undefined && Math.abs(stated.value - inOther) <= Math.max(stated.step, inOther * ROUNDED)
}

function isRight(given: Measured, stated: Measured): boolean {
  const isTemperature = given.unit.zero !== undefined
  if (isDifference(given, stated)) return true
  return converted(given.value, given.unit, stated.unit).some((value) => {
    const [low, high] = [given.value - given.step / 2, given.value + given.step / 2]
    const reach = Math.max(
      isTemperature ? DEGREES : ROUNDED * Math.abs(value),
      stated.step,
      ...[low, high].map((end) =>
        Math.min(...converted(end, given.unit, stated.unit).map((each) => Math.abs(each - value))),
      ),
    )
    return Math.abs(stated.value - value) <= reach
  })
}

function inBrackets(passage: Passage, words: SenseWords, locale: string): RuleFinding[] {
  return passage.mentions.flatMap((_, index) => {
    const given = measuredAt(passage, index, words)
    const stated = given && measuredAt(passage, index + (given.last === given.first ? 1 : 2), words)
    if (!given || !stated || given.unit.dimension !== stated.unit.dimension || given.unit === stated.unit) return []
    if (!words.converted.test(passage.text.slice(given.end, stated.first.start)) || isRight(given, stated)) return []
    // "12 feet (8 in August)": a short name is one where the bracket or the clause ends.
    const isShort = passage.text.slice(stated.last.end, stated.end).trim().length <= 2
    if (isShort && /^\s+\p{L}/u.test(passage.text.slice(stated.end, stated.end + 4))) return []
    // The second half of "6ft 2in" is no quantity of its own.
    const before = index > 0 ? measuredAt(passage, index - 1, words) : null
    if (before && before.last === given.first) return []
    const [value = 0] = converted(given.value, given.unit, stated.unit)
    const unit = passage.text.slice(stated.last.end, stated.end).trim()
    return [
      claim(
        passage,
        { start: stated.first.start, end: stated.end },
        {
          severity: 'error',
          facts: [given.name],
          message: sentence('{given} is {gives} {unit}, not “{text}”.', {
            given: given.name,
            gives: shown(value, locale, 'count', Math.abs(value) < 20 ? 1 : 0),
            unit,
            text: stated.name,
          }),
        },
      ),
    ]
  })
}

/** The first conversion of each pair of currencies sets the rate of the story; one at another rate is said. */
function rates(edition: ReviewedEdition, words: SenseWords): RuleFinding[] {
  const known = new Map<string, { rate: number; text: string }>()
  return passagesOf(edition).flatMap((passage) =>
    passage.mentions.flatMap((stated, index): RuleFinding[] => {
      const given = passage.mentions[index - 1]
      const [from, to] = [given?.unit.code, stated.unit.code]
      if (!given || !from || !to || from === to || given.unit.kind !== 'currency' || stated.unit.kind !== 'currency')
        return []
      const between = passage.text
        .slice(given.end, stated.start)
        .replace(/^\s+(?:de\s+)?\p{L}+(?:\s+\p{L}+)?(?=\s*[([])/u, '')
      if (!words.converted.test(between) || given.value <= 0) return []
      const rate = stated.value / given.value
      const text = `${passage.text.slice(given.start, stated.end)})`
      const before = known.get(`${from} ${to}`)
      if (!before) {
        known.set(`${from} ${to}`, { rate, text })
        return []
      }
      const slack = ONE_RATE + stated.step / Math.abs(stated.value) / 2 + given.step / Math.abs(given.value) / 2
      if (Math.abs(rate / before.rate - 1) <= slack) return []
      return [
        claim(passage, stated, {
          severity: 'warning',
          facts: [before.text],
          message: sentence('At the rate of “{before}” it would be {gives}, not “{text}”.', {
            before: before.text,
            gives: shown(given.value * before.rate, edition.locale, 'count', 0),
            text: stated.text,
          }),
        }),
      ]
    }),
  )
}

/** A length, area, weight, volume or temperature with what it is in another unit in brackets; money at one rate a story. */
export const statedConversion: Rule = {
  name: 'stated-conversion',
  check: (edition) => {
    const words = senseWords(edition.locale)
    if (!words) return []
    return [
      ...passagesOf(edition).flatMap((passage) =>
        /[([]/.test(passage.skeleton) ? inBrackets(passage, words, edition.locale) : [],
      ),
      ...rates(edition, words),
    ]
  },
}
