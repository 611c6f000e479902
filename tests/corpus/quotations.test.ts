import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findQuotations } from '../../src/review'

/** A text with how each of its quotations begins, and what it is; a question of an interview may be taken for either. */
const row = z.object({
  id: z.string(),
  locale: z.string(),
  kind: z.string(),
  text: z.string(),
  quotations: z.array(z.tuple([z.string(), z.enum(['speech', 'other', 'either'])])),
})

const rows = [
  'quotations-held-out.jsonl',
  'quotations-fr-pt.jsonl',
  'quotations-unseen.jsonl',
  'quotations-unseen2.jsonl',
  'quotations-unseen3.jsonl',
  'quotations-unseen4.jsonl',
  'quotations-unseen5.jsonl',
  'quotations-unseen6.jsonl',
  'quotations-unseen7.jsonl',
]
  .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => row.parse(JSON.parse(line)))

describe.each(['en', 'es', 'fr', 'pt'])('quotations as newsrooms write them, in %s', (language) => {
  const results = rows
    .filter(({ locale }) => locale.startsWith(language))
    .map(({ text, locale, quotations }) => {
      const found = findQuotations(text, locale).filter(({ kind }) => kind === 'speech')
      const begins = (words: string) =>
        found.filter(({ text: said }) => said.includes(words.slice(0, 12)) || words.startsWith(said))
      const speech = quotations.filter(([, kind]) => kind === 'speech')
      const allowed = new Set(quotations.flatMap(([words, kind]) => (kind === 'other' ? [] : begins(words))))
      return {
        right: speech.filter(([words]) => begins(words).length > 0).length,
        all: speech.length,
        wrong: found.filter((each) => !allowed.has(each)),
      }
    })
  const sum = (of: (each: (typeof results)[number]) => number) => results.reduce((total, each) => total + of(each), 0)

  it('are found', () => {
    expect(sum(({ right }) => right) / sum(({ all }) => all)).toBeGreaterThanOrEqual(0.95)
  })

  it('are not taken for what is none, and never with certainty', () => {
    const right = sum(({ right }) => right)
    const wrong = results.flatMap((each) => each.wrong)
    expect(right / (right + wrong.length)).toBeGreaterThanOrEqual(0.95)
    expect(wrong.filter(({ isCertain }) => isCertain)).toEqual([])
  })
})
