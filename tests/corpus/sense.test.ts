import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readRows, senseOf } from './sense'

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

/** Where a story ran says how its numbers are written. */
const locales: Readonly<Record<string, string>> = {
  'en-economy.md': 'en-GB',
  'es-incendio.md': 'es-ES',
  'es-presupuesto.md': 'es-MX',
  'es-salud.md': 'es-AR',
  'fr-budget.md': 'fr-FR',
  'pt-enchente.md': 'pt-BR',
}

describe.each([
  'sense-held-out.jsonl',
  'sense-fr-pt.jsonl',
  'sense-unseen.jsonl',
  'sense-unseen2.jsonl',
  'sense-unseen3.jsonl',
  'sense-unseen4.jsonl',
  'sense-unseen5.jsonl',
  'sense-unseen6.jsonl',
  'sense-unseen7.jsonl',
  'sense-unseen8.jsonl',
  'sense-unseen9.jsonl',
  'sense-unseen10.jsonl',
])('the rules of sense, in %s,', (file) => {
  const rows = readRows(read(file))

  it('find four in five of what is wrong, and flag one in twenty of what is right', () => {
    const wrong = rows.filter(({ inconsistent }) => inconsistent)
    const right = rows.filter(({ inconsistent }) => !inconsistent)
    const flagged = (row: (typeof rows)[number]) => senseOf(row.text, row.locale).length > 0
    expect(wrong.filter(flagged).length / wrong.length).toBeGreaterThanOrEqual(0.8)
    expect(right.filter(flagged).length / right.length).toBeLessThanOrEqual(0.05)
  }, 30_000)
})

describe('the rules of sense', () => {
  // Sentences that look like a sum and are none, or a right one: what was once taken for a fault.
  it.each(readRows(read('sense-right.jsonl')))('find nothing in: $text', ({ locale, text }) => {
    expect(senseOf(text, locale)).toEqual([])
  })

  const stories = readdirSync(new URL('../fixtures/stories/', import.meta.url))
  test.each(stories)('are silent on a whole story: %s', (file) => {
    const story = read(`../fixtures/stories/${file}`)
    const findings = senseOf(story, locales[file] ?? 'en-US')
    expect(findings.map(({ message }) => message.en)).toEqual([])
  })
})
