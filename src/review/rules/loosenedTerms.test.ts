import { describe, expect, it } from 'vitest'
import type { SourceRecord } from '../../model/records'
import { citation, citing, findings, input, paragraph, source, statistic } from '../../../tests/fixtures/review'
import { review } from '../review'
import { loosenedTerms } from './loosenedTerms'

const counted = statistic('s', '37', { evidence: [{ source: 'official' }] })
const loosened = { from: 'background', at: '2026-03-01T10:00:00.000Z' } as const

function edition(official: Partial<SourceRecord>) {
  return {
    blocks: [...citing(counted), paragraph(citation('n', 'official'))],
    statistics: [counted],
    sources: [source('official', official)],
  }
}

describe('loosened-terms', () => {
  it('asks once an edition to confirm a source whose terms were loosened', () => {
    expect(findings(loosenedTerms, edition({ loosened }))).toMatchObject([
      {
        severity: 'error',
        message: {
          en: "'name of official' spoke on background and is on the record now. Confirm, with the reason, that this edition may go by that.",
        },
      },
    ])
  })

  it('asks nothing of a source whose terms are what they were, or that the edition does not rest on', () => {
    expect(findings(loosenedTerms, edition({}))).toEqual([])
    expect(findings(loosenedTerms, edition({ loosened: { from: null, at: null } }))).toEqual([])
    expect(findings(loosenedTerms, { sources: [source('official', { loosened })] })).toEqual([])
  })

  it('is confirmed by a dismissal, until the terms change again', () => {
    const given = (official: Partial<SourceRecord>, dismissed: string[] = []) =>
      review(
        input({
          ...edition(official),
          dismissals: dismissed.map((fingerprint) => ({
            fingerprint,
            reason: 'She agreed.',
            by: 'an editor',
            at: null,
          })),
        }),
        [loosenedTerms],
      ).findings
    const [first] = given({ loosened })
    expect(given({ loosened }, [first!.fingerprint])).toMatchObject([{ dismissal: { reason: 'She agreed.' } }])
    const again = { from: 'background', at: '2026-04-01T10:00:00.000Z' } as const
    expect(given({ loosened: again }, [first!.fingerprint])).toMatchObject([{ dismissal: null }])
    expect(given({ loosened, terms: 'background' }, [first!.fingerprint])).toMatchObject([{ dismissal: null }])
  })
})
