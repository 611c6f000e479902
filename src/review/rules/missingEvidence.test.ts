import { describe, expect, it } from 'vitest'
import { citing, findings, paragraph, quotation, quote, statistic } from '../../../tests/fixtures/review'
import { missingEvidence } from './missingEvidence'

const bare = statistic('bare', '600', { evidence: [], label: 'spies expelled', qualifier: 'more-than' })

describe('missing-evidence', () => {
  it('finds a figure whose statistic names no source', () => {
    const [finding, ...more] = findings(missingEvidence, { blocks: citing(bare), statistics: [bare] })
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'error',
      text: 'more than 600',
      where: { field: 'body', path: 'root.children.0.children.0', start: null, end: null },
    })
    expect(finding?.message.en).toContain('spies expelled')
    expect(finding?.message.es).toContain('no tiene fuente')
  })

  it('takes a formula for evidence, unless what it is computed from has none', () => {
    const doubled = statistic('doubled', '2', {
      evidence: [],
      formula: 'a * 2',
      operands: [{ key: 'a', statistic: 'a' }],
    })
    const check = (a: ReturnType<typeof statistic>) =>
      findings(missingEvidence, { blocks: citing(doubled), statistics: [doubled, a] })
    expect(check(statistic('a', '1'))).toEqual([])
    expect(check(statistic('a', '1', { evidence: [], label: 'the count' }))[0]?.message.en).toContain('the count')
  })

  it('finds a quotation whose quote is on record nowhere', () => {
    const said = quote('q', 'makes no sense', { evidence: [] })
    const blocks = [paragraph(quotation('n', 'q', 'no sense'))]
    expect(findings(missingEvidence, { blocks, quotes: [said] })).toMatchObject([
      { text: 'no sense', severity: 'error' },
    ])
    expect(findings(missingEvidence, { blocks, quotes: [quote('q', 'makes no sense')] })).toEqual([])
  })
})
