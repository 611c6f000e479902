import { describe, expect, it } from 'vitest'
import { sampleDocument } from '../../tests/fixtures/documents'
import { documentSchema, type EditionDocument } from '../model/document'
import { linksStories, upgraded } from '../model/shapes'
import { saysTheSame } from './releaseDraft'

const { left: _left, ...firstLedger } = sampleDocument.ledger

/** The sample as the first version would have released it. */
const first = {
  ...sampleDocument,
  statistics: sampleDocument.statistics.map(({ labelLanguage: _, ...rest }) => rest),
  ledger: firstLedger,
  sources: sampleDocument.sources.map(({ attributionLanguage: _, ...rest }) => rest),
} as unknown as EditionDocument

describe('a document of an earlier shape', () => {
  it('is one of today once it is upgraded, and says the same', () => {
    expect(documentSchema.safeParse(first).success).toBe(false)
    expect(documentSchema.safeParse(upgraded(first)).success).toBe(true)
    expect(upgraded(first)).toEqual(sampleDocument)
    expect(saysTheSame(upgraded(first), sampleDocument)).toBe(true)
  })

  it('is itself not changed, and gains nothing twice', () => {
    const before = structuredClone(first)
    upgraded(first)
    expect(first).toEqual(before)
    const lent = {
      ...sampleDocument,
      statistics: sampleDocument.statistics.map((each) => ({ ...each, labelLanguage: 'es' })),
    }
    expect(upgraded(lent)).toEqual(lent)
    expect(upgraded(upgraded(first))).toEqual(upgraded(first))
  })
})

describe('a document of before stories were kept apart', () => {
  const [statistic] = sampleDocument.statistics
  const unnamed = sampleDocument.sources.find(({ terms }) => terms === 'background')!
  const resting = (id: string) => ({
    ...sampleDocument,
    statistics: [{ ...statistic!, id, evidence: [{ ...statistic!.evidence[0]!, source: unnamed.id }] }],
    quotes: [],
  })

  it('is told by what rests on an unnamed source under an id of its own', () => {
    expect(linksStories(resting('5b4d2c1e-0000-4000-8000-000000000001'))).toBe(true)
    expect(linksStories(resting('6a1f0c9e5b4d2c1e0f000001'))).toBe(true)
    expect(linksStories(resting('5b4d2c1e-0000-8000-a000-000000000001'))).toBe(false)
  })

  it('is none where nothing confidential is in it', () => {
    const named = sampleDocument.sources.map((source) => ({ ...source, terms: 'on-record' as const }))
    expect(linksStories({ ...resting('x'), sources: named })).toBe(false)
  })
})

describe('saysTheSame', () => {
  const changed = (change: Partial<EditionDocument>) => saysTheSame(sampleDocument, { ...sampleDocument, ...change })
  const { ledger } = sampleDocument

  it('sees what an editor changed', () => {
    expect(changed({ title: 'Another title' })).toBe(false)
    expect(changed({ topics: ['other'] })).toBe(false)
    expect(changed({ ledger: { ...ledger, dismissed: ledger.dismissed + 1 } })).toBe(false)
  })

  it('sees no change in what another lexer counts in the same text', () => {
    const figures = { ...ledger.figures, unattributed: ledger.figures.unattributed + 2 }
    const quotations = { ...ledger.quotations, unattributed: ledger.quotations.unattributed + 1 }
    expect(changed({ ledger: { ...ledger, figures, quotations } })).toBe(true)
  })
})
