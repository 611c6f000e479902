import { describe, expect, it } from 'vitest'
import { citing, findings, source, statistic } from '../../../tests/fixtures/review'
import { singleSource } from './singleSource'

function check(...sources: string[]) {
  const record = statistic('s', '37', { evidence: sources.map((id) => ({ source: id })) })
  return findings(singleSource, { blocks: citing(record), statistics: [record], sources: [source('ledger')] })
}

describe('single-source', () => {
  it('notes a figure that one source states, however often', () => {
    expect(check('register')).toMatchObject([{ severity: 'notice', text: '37' }])
    expect(check('register', 'register')).toHaveLength(1)
  })

  it('is content with two, and leaves figures without any to another rule', () => {
    expect(check('register', 'ledger')).toEqual([])
    expect(check()).toEqual([])
  })
})
