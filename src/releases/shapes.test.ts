import { describe, expect, it } from 'vitest'
import { sampleDocument } from '../../tests/fixtures/documents'
import { documentSchema, type EditionDocument } from '../model/document'
import { upgraded } from '../model/shapes'
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
