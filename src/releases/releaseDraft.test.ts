import { describe, expect, it } from 'vitest'
import { edition, newsroom } from '../../tests/fixtures/delivery'
import { sampleStatistic } from '../../tests/fixtures/documents'
import type { EditionDocument, Tombstone } from '../model/document'
import { hashOf } from './canonical'
import { pictureOf, publication, withdrawal } from './releaseDraft'
import { salted } from './salt'

const secret = 'a secret for tests only'

const correction: EditionDocument['corrections'][number] = {
  date: '2026-03-01',
  kind: 'correction',
  text: 'It is 38.',
  statistics: [],
}

function released(document: EditionDocument) {
  return newsroom().release('a', document, 'published')
}
function withdrawn(document: EditionDocument) {
  const desk = newsroom()
  desk.release('a', document, 'published')
  return desk.withdraw('a', null)
}

/** The records of a document, as releases are found by them. */
function recordsIn({ quotes, sources, statistics }: EditionDocument): string[] {
  return [
    ...statistics.map(({ id }) => `statistic:${id}`),
    ...quotes.map(({ id }) => `quote:${id}`),
    ...sources.map(({ id }) => `source:${id}`),
  ]
}

describe('the release that makes a document public', () => {
  it('is the first of its edition where there is none before it', () => {
    const document = edition()
    expect(publication(document, undefined)).toEqual({
      kind: 'published',
      document,
      hash: hashOf(document),
      story: document.story,
      language: 'en',
      slug: document.slug,
      note: null,
      statistics: [sampleStatistic.id],
      records: recordsIn(document),
    })
  })

  it('is an update where something else changed than what is said to be corrected', () => {
    const before = edition({ corrections: [correction] })
    const draft = publication({ ...before, dek: 'Another dek.' }, released(before))
    expect(draft).toMatchObject({ kind: 'updated', note: null, statistics: [] })
  })

  it('is a correction of what was added, wherever that stands, and whatever is reworded beside it', () => {
    const before = edition({ corrections: [correction] })
    const added = { ...correction, text: 'It was in 2024.' }
    const first = publication({ ...before, corrections: [added, correction] }, released(before))
    expect(first).toMatchObject({ kind: 'corrected', note: added.text })
    const reworded = { ...correction, text: 'It is 38, not 37.' }
    expect(publication({ ...before, corrections: [reworded] }, released(before))).toMatchObject({ kind: 'updated' })
    const both = publication({ ...before, corrections: [added, reworded] }, released(before))
    expect(both).toMatchObject({ kind: 'corrected', note: added.text })
  })

  it('is a correction where one was added while the edition was down', () => {
    const before = edition({ corrections: [correction] })
    const added = { ...correction, text: 'It was in 2024.' }
    const now = { ...before, corrections: [correction, added] }
    const down = withdrawn(before)
    const back = publication(now, down, { read: released(before) })
    // Not every figure of it has changed.
    expect(back).toMatchObject({ kind: 'corrected', note: added.text, statistics: [] })
    expect(publication(before, down, { read: released(before) })).toMatchObject({ kind: 'published', note: null })
  })

  it('is a correction where one was added, with what was added as its note', () => {
    const before = edition({ corrections: [correction] })
    const added = [
      { ...correction, text: 'It is 39.' },
      { ...correction, text: 'Her name is Ana.' },
    ]
    const draft = publication({ ...before, corrections: [correction, ...added] }, released(before))
    expect(draft).toMatchObject({ kind: 'corrected', note: 'It is 39.\nHer name is Ana.' })
  })

  it('is a first publication again after a withdrawal, whatever was corrected', () => {
    const before = edition()
    const draft = publication({ ...before, corrections: [correction] }, withdrawn(before))
    expect(draft).toMatchObject({ kind: 'published', note: null, statistics: [sampleStatistic.id] })
  })

  it('names the statistics that read otherwise, came or went, and no others', () => {
    const [kept, changed, gone] = ['kept', 'changed', 'gone'].map((id) => ({ ...sampleStatistic, id }))
    const before = edition({ statistics: [kept!, changed!, gone!] })
    const after = edition({
      statistics: [{ ...sampleStatistic, id: 'new' }, { ...changed!, display: '38' }, kept!],
    })
    expect(publication(after, released(before)).statistics.toSorted()).toEqual(['changed', 'gone', 'new'])
  })
})

describe('the release that takes an edition down', () => {
  it('keeps the address, the title and the reason, and nothing else', () => {
    const before = edition()
    const { story, language, slug, title } = before
    const document: Tombstone = { story, language, slug, title, reason: 'It cannot be upheld.' }
    expect(withdrawal(secret, released(before), 'It cannot be upheld.')).toEqual({
      kind: 'withdrawn',
      document: salted(secret, document),
      hash: hashOf(salted(secret, document)),
      story,
      language,
      slug,
      note: 'It cannot be upheld.',
      statistics: [sampleStatistic.id],
      records: [],
    })
  })

  it('is none where nothing is public', () => {
    expect(withdrawal(secret, undefined, 'A reason.')).toBeNull()
    expect(withdrawal(secret, withdrawn(edition()), 'A reason.')).toBeNull()
  })
})

describe('the records that a release is found by', () => {
  it('are those of its document, and its images by the names of their files', () => {
    const hero = { url: '/api/v1/media/una%20embajada.png', alt: 'An embassy', credit: null, source: null }
    const image = (_key: string, url: string) => ({
      ...hero,
      _type: 'image' as const,
      _key,
      url,
      caption: null,
      focus: null,
    })
    const body = [image('i1', '/api/v1/media/b.jpg'), image('i2', '/api/v1/media/una%20embajada.png')]
    const document = edition({ hero, body })
    const { records } = publication(document, undefined)
    expect(records).toEqual(['media:una embajada.png', 'media:b.jpg', ...recordsIn(document)])
    expect(pictureOf(document)).toBe('una embajada.png')
    expect(pictureOf(edition({ hero: null, body }))).toBeNull()
  })
})
