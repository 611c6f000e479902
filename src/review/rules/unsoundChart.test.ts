import { describe, expect, it } from 'vitest'
import { ownBlock } from '../../../tests/fixtures/body'
import { findings, percent, statistic } from '../../../tests/fixtures/review'
import { unsoundChart } from './unsoundChart'

const statistics = [
  statistic('a', '49', { asOf: '2022-01-01' }),
  statistic('b', '86', { asOf: '2024-01-01' }),
  statistic('same', '80', { asOf: '2022-01-01' }),
  statistic('undated', '37'),
  percent('share', '60', { asOf: '2023-01-01' }),
]
function check(kind: string, ...ids: string[]) {
  const chart = ownBlock({ id: 'c', blockType: 'chart', kind, heading: 'Diplomats', statistics: ids })
  return findings(unsoundChart, { blocks: [chart], statistics }).map(({ isFinal, message, severity, where }) => {
    expect({ isFinal, severity, path: where.path }).toEqual({
      isFinal: true,
      severity: 'error',
      path: 'root.children.0',
    })
    return message.en
  })
}

describe('unsound-chart', () => {
  it('finds nothing where all are of one unit, and on a line each of its own time', () => {
    expect(check('bar', 'a', 'same', 'undated')).toEqual([])
    expect(check('line', 'a', 'b')).toEqual([])
  })

  it('finds other units, figures without a date on a line, and two of one date', () => {
    expect(check('bar', 'a', 'share')).toEqual([expect.stringContaining('different units')])
    expect(check('line', 'a', 'undated')).toEqual([expect.stringContaining('no date')])
    expect(check('line', 'a', 'b', 'same')).toEqual([expect.stringContaining('the same date')])
  })

  it('leaves what is not there to the rules that say so', () => {
    expect(check('bar', 'a', 'gone')).toEqual([])
  })
})
