import { describe, expect, it } from 'vitest'
import { input, paragraph, text } from '../../tests/fixtures/review'
import { carried } from './carried'
import { kindFingerprint } from './decisions'
import { review } from './review'
import type { Finding } from './types'

const locale = 'en-US'

function findingsOf(...paragraphs: string[]): Finding[] {
  const blocks = paragraphs.map((each) => paragraph(text(each)))
  return review(input({ language: 'es', locale: 'es-MX', title: 'Barcos', blocks })).findings
}
function dismissal(words: string, more: object = {}) {
  return { fingerprint: 'f'.repeat(32), rule: 'unattributed-figure', text: words, reason: `of ${words}`, ...more }
}

describe('what was let stand in the original', () => {
  const findings = findingsOf('Murieron 1,400 personas y costó 3.5 millones de dólares.', 'Otras 1,400 huyeron.')

  it('is proposed for the same figure, however the language writes it', () => {
    const found = carried(findings, [dismissal('$3.5 million'), dismissal('1,400')], locale)
    expect(found.map(({ finding, reason }) => [finding.text, reason])).toEqual([
      ['3.5 millones', 'of $3.5 million'],
      ['1,400', 'of 1,400'],
    ])
  })

  it('is proposed once for each decision, and for no other figure, rule or unit', () => {
    expect(carried(findings, [dismissal('1,400'), dismissal('1,400'), dismissal('1,400')], locale)).toHaveLength(
      Math.min(3, findings.filter(({ text: words }) => words === '1,400').length),
    )
    expect(carried(findings, [dismissal('1,401')], locale)).toEqual([])
    expect(carried(findings, [dismissal('1,400%')], locale)).toEqual([])
    expect(carried(findings, [dismissal('1,400', { rule: 'single-source' })], locale)).toEqual([])
    expect(carried(findings, [dismissal('')], locale)).toEqual([])
  })

  it('is proposed for all of a kind that was let stand as a whole', () => {
    const [finding] = findings
    if (!finding) throw new Error('The review finds nothing.')
    const minor = { ...finding, kind: 'age' }
    const found = carried([minor], [dismissal('ages', { fingerprint: kindFingerprint('age') })], locale)
    expect(found.map(({ reason }) => reason)).toEqual(['of ages'])
  })

  it('is proposed for nothing that is decided, or that nobody can let stand', () => {
    const decided = findings.map((each) => ({ ...each, dismissal: { reason: 'So.', by: null, at: null } }))
    expect(carried(decided, [dismissal('1,400')], locale)).toEqual([])
    const final = findings.map((each) => ({ ...each, isFinal: true }))
    expect(carried(final, [dismissal('1,400')], locale)).toEqual([])
  })
})
