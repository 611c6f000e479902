/**
 * Every pattern that reads what is written. In a process of its own: where `exec` was ever another one, all patterns take
 * several times as long for good.
 */
import { beforeAll, expect, test } from 'vitest'
import { languageTable } from '../../src/figures/languages'
import { quotationCues } from '../../src/review/quotationCues'
import { findQuotations } from '../../src/review/quotations'
import { senseWords } from '../../src/review/sense/words'
import { LOCALES, ordinary, readOrdinary } from '../support/ordinary'
import { growth, MOST_GROWTH, worked } from '../support/worked'

/** Those of the tables, and those that ordinary sentences are read with. */
const patterns = new Map<string, RegExp>()

function meet(pattern: RegExp) {
  patterns.set(String(pattern), pattern)
}

function meetAll(table: unknown, seen = new Set<unknown>()) {
  if (typeof table !== 'object' || table === null || seen.has(table)) return
  seen.add(table)
  if (table instanceof RegExp) meet(table)
  else Object.values(table).forEach((each) => meetAll(each, seen))
}

beforeAll(() => {
  for (const locale of LOCALES) for (const table of [senseWords, languageTable, quotationCues]) meetAll(table(locale))
  const exec = Reflect.get(RegExp.prototype, 'exec')
  RegExp.prototype.exec = function (words) {
    meet(this)
    return exec.call(this, words)
  }
  try {
    readOrdinary()
  } finally {
    RegExp.prototype.exec = exec
  }
}, 60_000)

test('no pattern takes longer than its text is long', () => {
  const sentences = ordinary.filter((_, index) => index % 20 === 0).map((row) => row.text)
  const parts = [' ', '\t', '\n', '\r', '0', '1,', 'a', 'A', 'A ', '-', ',', '.', '"', '“', '(', '\u00a0']
  const slow = [...patterns.values()].find((met) => {
    const pattern = new RegExp(met.source, met.flags.replace('y', ''))
    for (const sentence of [...sentences, ...sentences]) sentence.replace(pattern, '')
    return ['', 'a '].some((before) =>
      parts.some((part) => {
        const read = (size: number) => void `${before}${part.repeat(size / part.length)}x`.replace(pattern, '')
        return worked(() => read(6000)) > 10 && growth(3000, read) > MOST_GROWTH
      }),
    )
  })
  expect(patterns.size).toBeGreaterThan(500)
  expect(slow?.source).toBeUndefined()
})

const SAID = '“We will rebuild the pier by June, and it will be safe,” the mayor said on Monday. '

test.each(['“a” ', '“A A” ', '‘s’ s '])(
  'what many marks stand around is read in time after ordinary sentences: %j',
  (part) => {
    const read = (each: string) =>
      worked(() => LOCALES.forEach((locale) => void findQuotations(each.repeat(20_000 / each.length), locale)))
    read(SAID)
    // Five to eight times as long; sixteen to 25 where all around each mark is read for verbs of saying.
    const tries = [1, 2, 3].map(() => read(part) / read(SAID))
    expect(Math.min(...tries)).toBeLessThan(14)
  },
)
