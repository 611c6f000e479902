import { describe, expect, it } from 'vitest'
import { citing, findings, percent, statistic } from '../../../tests/fixtures/review'
import { percentOrPoints } from './percentOrPoints'

const before = percent('before', '40')
const after = percent('after', '45')
const operands = [
  { key: 'a', statistic: 'before' },
  { key: 'b', statistic: 'after' },
]
function check(kind: 'percent' | 'percentage-point', formula: string) {
  const change = statistic('change', '5', { unit: { kind }, formula, operands })
  return findings(percentOrPoints, { blocks: citing(change), statistics: [before, after, change] })
}

describe('percent-or-points', () => {
  it('finds a difference of percentages in per cent', () => {
    expect(check('percent', 'b - a')).toMatchObject([{ severity: 'error', text: '5%' }])
    expect(check('percentage-point', 'b - a')).toEqual([])
  })

  it('finds a relative change in points', () => {
    expect(check('percentage-point', '(b - a) / a * 100')).toMatchObject([{ severity: 'error' }])
    expect(check('percent', '(b - a) / a * 100')).toEqual([])
  })

  it('says nothing where the units do not tell', () => {
    expect(check('percent', '100 - a')).toEqual([])
  })
})
