import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { edition } from '../../tests/fixtures/delivery'
import { quote, source, statistic } from '../../tests/fixtures/review'
import { sampleDocument, sampleStatistic } from '../../tests/fixtures/documents'
import type { EditionRecords, PendingCorrection } from '../model/records'
import { pendingOf, waitingNotes, withCorrections } from './notes'

const { quotes: shownQuotes, sources: shownSources, story } = sampleDocument
const [shownQuote, shownSource] = [shownQuotes[0]!, shownSources[0]!]
const unnamed = shownSources.find(({ terms }) => terms === 'background')!

function waiting(english: string, more: Partial<PendingCorrection> = {}): PendingCorrection {
  return {
    kind: 'correction',
    notes: [
      { language: 'en', text: english },
      { language: 'es', text: 'Son 38.' },
    ],
    at: '2026-03-01T08:00:00.000Z',
    by: 'an editor',
    ...more,
  }
}

function byId<T extends { id: string }>(...records: T[]) {
  return new Map(records.map((record) => [record.id, record]))
}

function records(given: Partial<EditionRecords>): EditionRecords {
  return {
    article: { id: 'a', story, language: 'en', slug: 'a', title: 'A' },
    statistics: new Map(),
    quotes: new Map(),
    sources: new Map(),
    hero: null,
    images: new Map(),
    people: new Map(),
    photos: new Map(),
    topics: new Map(),
    translatedFromLanguage: null,
    ...given,
  }
}

function idsIn(of: string, { id }: { id: string }) {
  return [id, of === story && id === 'the official' ? unnamed.id : `${id} in ${of}`]
}

function notes(given: Partial<EditionRecords>, changes: Parameters<typeof edition>[0]) {
  return waitingNotes(records(given), edition(), edition(changes), idsIn, '2026-03-01')
}

describe('the correction that waits with a record', () => {
  it('is what an editor wrote, with when and who', () => {
    expect(pendingOf({ id: 'x', correction: waiting('It is 38.') })).toEqual(waiting('It is 38.'))
    expect(pendingOf({ id: 'x', correction: { kind: 'update', notes: [{ language: 'en', text: 'More.' }] } })).toEqual({
      kind: 'update',
      notes: [{ language: 'en', text: 'More.' }],
      at: null,
      by: null,
    })
  })

  it('is none where nothing was written', () => {
    const nothing = [undefined, null, {}, waiting('x', { notes: [] }), { notes: waiting('x').notes }]
    for (const correction of nothing) {
      expect(pendingOf({ id: 'x', correction })).toBeNull()
    }
  })
})

describe('the notes of an edition that is released', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01T23:30:00.000Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const corrected = { statistics: [{ ...sampleStatistic, value: '38', display: '38' }] }
  const record = statistic(sampleStatistic.id, '38', { correction: waiting(' It is 38. ') })

  it('are those of the statistics that read otherwise now, in its language, of the day in UTC', () => {
    expect(notes({ statistics: byId(record) }, corrected)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        date: '2026-03-01',
        kind: 'correction',
        text: 'It is 38.',
        statistics: [sampleStatistic.id],
      },
    ])
  })

  it('are those of quotes and sources too, which name no statistic', () => {
    const changes = {
      quotes: [{ ...shownQuote, text: 'No alcanzará' }],
      sources: [{ ...shownSource, name: 'A hearing of the Senate' }, ...shownSources.slice(1)],
    }
    const given = {
      quotes: byId(quote(shownQuote.id, 'No alcanzará', { correction: waiting('The words were others.') })),
      sources: byId(source(shownSource.id, { correction: waiting('It was a hearing.', { kind: 'clarification' }) })),
    }
    expect(notes(given, changes)).toMatchObject([
      { kind: 'correction', text: 'The words were others.', statistics: [] },
      { kind: 'clarification', text: 'It was a hearing.', statistics: [] },
    ])
  })

  it('find an unnamed source by the id that it has in this story', () => {
    const changes = {
      sources: shownSources.map((each) => (each === unnamed ? { ...each, attribution: 'an official' } : each)),
    }
    const given = { sources: byId(source('the official', { correction: waiting('An official, not a senior one.') })) }
    expect(notes(given, changes)).toMatchObject([{ text: 'An official, not a senior one.' }])
  })

  it('are none of a record that reads as before, or that the edition did not carry, or carries no more', () => {
    expect(notes({ statistics: byId(record) }, {})).toEqual([])
    expect(notes({ statistics: byId(record) }, { statistics: [] })).toEqual([])
    const another = { ...sampleStatistic, id: 'another' }
    const given = { statistics: byId(statistic('another', '1', { correction: waiting('It is 1.') })) }
    expect(notes(given, { statistics: [sampleStatistic, another] })).toEqual([])
  })

  it('are none where nothing is said in its language', () => {
    const silent = [undefined, waiting('  '), waiting('x', { notes: [{ language: 'es', text: 'Son 38.' }] })]
    for (const correction of silent) {
      expect(notes({ statistics: byId({ ...record, correction }) }, corrected)).toEqual([])
    }
  })

  it('explain each record, where one correction brings another along', () => {
    const other = { ...sampleStatistic, id: 'other' }
    const before = edition({ statistics: [sampleStatistic, other] })
    const after = edition({ statistics: [...corrected.statistics, { ...other, display: '87' }] })
    const given = { statistics: byId(record, statistic('other', '87', { correction: waiting('In all, 87.') })) }
    expect(waitingNotes(records(given), before, after, idsIn, '2026-03-01').map(({ text }) => text)).toEqual([
      'It is 38.',
      'In all, 87.',
    ])
  })
})

describe('the corrections of a row', () => {
  it('have the new ones below those there are', () => {
    const [first, second] = ['One.', 'Two.'].map((text) => ({ date: '2026-03-01', kind: 'update' as const, text }))
    expect(withCorrections({ corrections: [first!] }, [second!])).toEqual({ corrections: [first, second] })
    expect(withCorrections({ corrections: null }, [second!])).toEqual({ corrections: [second] })
  })
})
