import { describe, expect, it } from 'vitest'
import { citing, findings, statistic } from '../../../tests/fixtures/review'
import { recordStatus } from './recordStatus'

describe('record-status', () => {
  it('refuses what was retracted and warns of what is disputed', () => {
    const statistics = [
      statistic('gone', '1', { status: 'retracted' }),
      statistic('doubted', '2', { status: 'disputed' }),
      statistic('new', '3', { status: 'unverified' }),
    ]
    expect(findings(recordStatus, { blocks: citing(...statistics), statistics })).toMatchObject([
      { severity: 'error', text: '1' },
      { severity: 'warning', text: '2' },
    ])
  })

  it('looks at what a figure is computed from', () => {
    const part = statistic('part', '1', { status: 'retracted' })
    const whole = statistic('whole', '2', { formula: 'a * 2', operands: [{ key: 'a', statistic: 'part' }] })
    const [finding] = findings(recordStatus, { blocks: citing(whole), statistics: [part, whole] })
    expect(finding).toMatchObject({ severity: 'error', text: '2' })
    expect(finding?.message.en).toContain('label of part')
  })
})
