import { describe, expect, it } from 'vitest'
import { citing, findings, statistic } from '../../../tests/fixtures/review'
import { missingLabel } from './missingLabel'

describe('missing-label', () => {
  it('finds a statistic that the language of the edition has no name for', () => {
    const statistics = [statistic('named', '1'), statistic('nameless', '2', { label: null })]
    expect(findings(missingLabel, { blocks: citing(...statistics), statistics })).toMatchObject([
      { severity: 'error', text: '2', message: { en: expect.stringContaining('in English') } },
    ])
  })
  it('warns of one that is named in another language only', () => {
    const lent = statistic('lent', '2', { label: 'cosas', labelLanguage: 'es' })
    expect(findings(missingLabel, { blocks: citing(lent), statistics: [lent] })).toMatchObject([
      { severity: 'warning', text: '2', message: { en: expect.stringContaining('label in Spanish') } },
    ])
  })
})
