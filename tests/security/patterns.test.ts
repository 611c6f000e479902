/** No pattern takes longer than its text is long, whatever stands in it. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { languageTable } from '../../src/figures/languages'
import { quotationCues } from '../../src/review/quotationCues'
import { readEdition } from '../../src/review/review'
import { senseRules, standardRules } from '../../src/review/rules'
import { senseWords } from '../../src/review/sense/words'
import { readRows } from '../corpus/sense'
import { input, paragraph, text } from '../fixtures/review'
import { growth, MOST_GROWTH, worked } from '../support/worked'

const LOCALES = ['en-US', 'es-MX', 'fr-FR', 'pt-BR']
const ordinary = ['right', 'fr-pt'].flatMap((name) =>
  readRows(readFileSync(new URL(`../corpus/sense-${name}.jsonl`, import.meta.url), 'utf8')),
)
/** Every pattern that is met: those of the tables, and those that ordinary sentences are read with. */
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

// In a process of its own: once `exec` was another, all patterns of the process are slower.
beforeAll(() => {
  for (const locale of LOCALES) for (const table of [senseWords, languageTable, quotationCues]) meetAll(table(locale))
  const exec = Reflect.get(RegExp.prototype, 'exec')
  RegExp.prototype.exec = function (words) {
    meet(this)
    return exec.call(this, words)
  }
  try {
    for (const locale of LOCALES) {
      const rows = ordinary.filter((row, index) => index % 3 === 0 && row.locale.startsWith(locale.slice(0, 2)))
      const blocks = rows.map((row) => paragraph(text(row.text)))
      const edition = readEdition(input({ locale, language: locale.slice(0, 2), title: '', blocks }))
      for (const rule of [...standardRules, ...senseRules]) rule.check(edition)
    }
  } finally {
    RegExp.prototype.exec = exec
  }
}, 60_000)

describe('a pattern', () => {
  it('takes no longer than its text is long, of all that read what is written', () => {
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
})
