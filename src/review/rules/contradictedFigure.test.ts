import { describe, expect, it } from 'vitest'
import { citing, findings, percent, statistic } from '../../../tests/fixtures/review'
import { contradictedFigure } from './contradictedFigure'

const before = statistic('before', '49')
const authorised = statistic('authorised', '37')
function operands(...ids: string[]) {
  return ids.map((id, index) => ({ key: 'ab'.charAt(index), statistic: id }))
}
const total = statistic('total', '86', { formula: 'a + b', operands: operands('before', 'authorised') })
function rise(value: string) {
  return percent('rise', value, { formula: '(b - a) / a * 100', operands: operands('before', 'total') })
}
const all = [before, authorised, total]

describe('contradicted-figure', () => {
  it('says what is stated and what the formula gives, one digit more exactly', () => {
    const stated = rise('60')
    const [finding] = findings(contradictedFigure, { blocks: citing(stated), statistics: [...all, stated] })
    expect(finding).toMatchObject({ severity: 'error', text: '60%' })
    expect(finding?.message.en).toBe('60% is stated, but its formula (b - a) / a * 100 gives 75.5%.')
  })

  it('says it in the language and locale of the edition', () => {
    const stated = rise('60')
    const given = { blocks: citing(stated), statistics: [...all, stated], language: 'es', locale: 'es-ES' }
    expect(findings(contradictedFigure, given)[0]?.message.es).toBe(
      'Se afirma 60\u00a0%, pero su fórmula (b - a) / a * 100 da 75,5\u00a0%.',
    )
  })

  it.each(['76', '75.5', '75.51'])('takes a value that is rounded to its own digits: %s', (value) => {
    const stated = rise(value)
    expect(findings(contradictedFigure, { blocks: citing(stated), statistics: [...all, stated] })).toEqual([])
  })

  it('holds parts against their total', () => {
    const wrong = { ...total, value: '88' }
    const found = findings(contradictedFigure, { blocks: citing(wrong), statistics: [before, authorised, wrong] })
    expect(found[0]?.message.en).toContain('gives 86')
  })

  it('says at a figure that another one it is computed from is wrong, unless the body cites that one itself', () => {
    const wrong = { ...total, value: '88' }
    const stated = rise('79.6')
    const statistics = [before, authorised, wrong, stated]
    const [finding, ...more] = findings(contradictedFigure, { blocks: citing(stated), statistics })
    expect(more).toEqual([])
    expect(finding?.message.en).toContain('label of total')
    expect(findings(contradictedFigure, { blocks: citing(stated, wrong), statistics })).toHaveLength(1)
  })

  it('finds a formula without a value', () => {
    const ratio = statistic('ratio', '1', { formula: 'a / b', operands: operands('before', 'nothing') })
    const statistics = [before, statistic('nothing', '0'), ratio]
    expect(findings(contradictedFigure, { blocks: citing(ratio), statistics })[0]?.message.en).toContain('no value')
  })
})
