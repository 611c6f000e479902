import { describe, expect, it } from 'vitest'
import { citing, findings, statistic } from '../../../tests/fixtures/review'
import { changedMeanwhile } from './changedMeanwhile'

function had(more = {}) {
  return {
    statistic: 'boats',
    value: '37',
    high: null,
    qualifier: 'exact',
    unit: { kind: 'count' as const },
    display: '37',
    ...more,
  }
}

describe('changed-meanwhile', () => {
  it('warns of a figure that readers had otherwise, with both values', () => {
    const boats = statistic('boats', '38')
    const given = { blocks: citing(boats), statistics: [boats] }
    const [finding, ...more] = findings(changedMeanwhile, { ...given, hadBefore: [had()] })
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', text: '38' })
    expect(finding?.message.en).toContain('Readers had 37 before')
    expect(findings(changedMeanwhile, given)).toEqual([])
  })

  it.each([{ value: '38' }, { value: '38.0' }, { value: '38', display: '38 boats' }])(
    'finds nothing where they had %j',
    (more) => {
      const boats = statistic('boats', '38')
      expect(
        findings(changedMeanwhile, { blocks: citing(boats), statistics: [boats], hadBefore: [had(more)] }),
      ).toEqual([])
    },
  )

  it.each([{ high: '40' }, { qualifier: 'about' }, { unit: { kind: 'percent' as const } }])(
    'warns where they had %j besides',
    (more) => {
      const boats = statistic('boats', '37')
      expect(
        findings(changedMeanwhile, { blocks: citing(boats), statistics: [boats], hadBefore: [had(more)] }),
      ).toHaveLength(1)
    },
  )
})
