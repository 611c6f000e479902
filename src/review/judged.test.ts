import { describe, expect, it } from 'vitest'
import { figure, input, paragraph, released, statistic, text } from '../../tests/fixtures/review'
import type { LexicalNode } from '../body'
import { judged } from './judged'
import { blocking, review } from './review'

const ships = statistic('ships', '37')
const english = ['They sank ', ' of the ships near the old harbour, and 2,300 people watched them do it.'] as const
const original = released('en', 'en-US', english[0], { figure: ships, text: '37' }, english[1])
const copied = paragraph(text(english[0]), figure('f', 'ships'), text(english[1]))

function rulesOf(blocks: LexicalNode[], more: Partial<Parameters<typeof input>[0]> = {}) {
  const given = input({
    language: 'es',
    locale: 'es-ES',
    title: 'Barcos',
    original,
    blocks,
    statistics: [ships],
    ...more,
  })
  const whole = review(given)
  const after = judged(whole, given)
  return { after, whole, rules: after.findings.map(({ rule }) => rule) }
}

describe('a translation on its way', () => {
  it('has one complaint about a passage that nobody has touched: that it is to be translated', () => {
    const { after, rules, whole } = rulesOf([copied])
    expect(whole.findings.some(({ rule }) => rule === 'figure-parity')).toBe(true)
    expect(whole.findings.some(({ rule }) => rule === 'unattributed-figure')).toBe(true)
    expect(rules).toEqual(['untranslated-passage'])
    expect(after.counts).toEqual({ error: 1, warning: 0, notice: 0 })
    expect(after.figures).toEqual({ attributed: 1, total: 1 })
  })

  it('is judged as ever in what was touched', () => {
    const { rules } = rulesOf([copied, paragraph(text('Murieron 14 personas en el puerto viejo.'))])
    expect(rules).toContain('untranslated-passage')
    expect(rules).toContain('unattributed-figure')
    const done = rulesOf([
      paragraph(text('Hundieron barcos cerca del puerto viejo, y mucha gente los miraba hacerlo.')),
    ])
    expect(done.after).toEqual(done.whole)
    expect(done.rules).toContain('figure-parity')
  })

  it('says once what is not there, and nobody can let that stand', () => {
    const { after, rules, whole } = rulesOf([paragraph()])
    expect(whole.findings.filter(({ rule }) => rule === 'figure-parity').length).toBeGreaterThan(1)
    expect(rules).not.toContain('figure-parity')
    expect(after.findings.filter(({ rule }) => rule === 'untranslated-passage')).toMatchObject([
      { isFinal: true, severity: 'error', message: { en: '1 passage of the edition in English is not here yet.' } },
    ])
  })

  it('never has nothing to say where publishing is refused', () => {
    for (const blocks of [[copied], [paragraph()], [], [copied, paragraph(text('Murieron 14.'))]]) {
      const { after, whole } = rulesOf(blocks)
      expect(blocking(whole).length > 0).toBe(true)
      expect(blocking(after).length > 0).toBe(true)
    }
  })

  it('is judged where an editor lets a passage stand as it is', () => {
    const { whole } = rulesOf([copied])
    const found = whole.findings.find(({ rule }) => rule === 'untranslated-passage')
    const dismissals = [{ fingerprint: found?.fingerprint ?? '', reason: 'A song.', by: null, at: null }]
    const { after, whole: then } = rulesOf([copied], { dismissals })
    expect(after).toEqual(then)
  })

  it('leaves an edition alone that was made from none', () => {
    const { after, whole } = rulesOf([copied], { original: null })
    expect(after).toBe(whole)
  })
})
