import { describe, expect, it } from 'vitest'
import type { SourceRecord } from '../../model/records'
import {
  citation,
  citing,
  findings,
  paragraph,
  quotation,
  quote,
  source,
  statistic,
} from '../../../tests/fixtures/review'
import { sourceTerms } from './sourceTerms'

const approval = { by: 'an editor', at: '2023-09-01' }
const named = statistic('s', '37', { evidence: [{ source: 'official' }] })

/** An edition that cites a source in each of the three ways. */
function check(official: Partial<SourceRecord>, as: 'evidence' | 'speaker' | 'citation') {
  const blocks = {
    evidence: citing(named),
    speaker: [paragraph(quotation('n', 'q', 'so it is'))],
    citation: [paragraph(citation('n', 'official'))],
  }[as]
  return findings(sourceTerms, {
    blocks,
    statistics: [named],
    quotes: [quote('q', 'so it is', { speaker: 'official' })],
    sources: [source('official', official)],
  }).map(({ severity, message, facts }) => ({ severity, en: message.en, term: facts?.[1] }))
}
const ways = ['evidence', 'speaker', 'citation'] as const

describe('source-terms', () => {
  it.each(ways)('lets a source on the record be cited as %s', (as) => {
    expect(check({}, as)).toEqual([])
  })

  it.each(ways)('refuses a source off the record as %s', (as) => {
    expect(check({ terms: 'off-record', approval, attribution: 'an official' }, as)).toMatchObject([
      { severity: 'error', term: 'off-record' },
    ])
  })

  it('lets deep background bear out a figure, and shows nothing of it', () => {
    const deep = { terms: 'deep-background', approval } as const
    expect(check(deep, 'evidence')).toEqual([])
    expect(check(deep, 'speaker')).toMatchObject([{ term: 'deep-background' }])
    expect(check(deep, 'citation')).toMatchObject([{ term: 'deep-background' }])
  })

  it.each(ways)('asks for the wording agreed on background, as %s', (as) => {
    expect(check({ terms: 'background', approval }, as)).toMatchObject([{ term: 'background' }])
    expect(
      check({ terms: 'background', approval, attribution: 'un funcionario', attributionLanguage: 'es' }, as),
    ).toMatchObject([{ severity: 'warning' }])
    expect(check({ terms: 'background', approval, attribution: 'an official' }, as)).toEqual([])
  })

  it.each(['background', 'deep-background'] as const)('asks for an editor’s approval on %s', (terms) => {
    expect(check({ terms, attribution: 'an official' }, 'evidence')).toMatchObject([{ term: 'approval' }])
  })

  it('finds the speaker of a quote that is evidence for a figure', () => {
    const stated = statistic('s', '37', { evidence: [{ source: 'register', quote: 'q' }] })
    const found = findings(sourceTerms, {
      blocks: citing(stated),
      statistics: [stated],
      quotes: [quote('q', 'there are 37', { speaker: 'official' })],
      sources: [source('official', { terms: 'off-record' })],
    })
    expect(found).toHaveLength(1)
  })
})
