import { afterEach, describe, expect, it, vi } from 'vitest'
import { edition } from '../../../tests/fixtures/delivery'
import { memoryPayload, type Row } from '../../../tests/fixtures/memoryPayload'
import { requestOf } from '../../../tests/fixtures/request'
import { article, ids, rows, settings, uuid } from '../../../tests/fixtures/stored'
import { sampleStatistic } from '../../../tests/fixtures/documents'
import { hashOf } from '../../releases/canonical'
import type { EditionDocument } from '../../model/document'
import { loadDesk, readDeskCursor } from './desk'
import type { DeskFilter } from './deskFilters'

afterEach(() => {
  vi.useRealTimers()
})

/** An article that was saved in this minute. */
function saved(minute: number, more: object = {}): Row {
  const updatedAt = new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString()
  const [id, story] = [uuid(1000 + minute), `story ${minute}`]
  return { ...article({ title: `Article ${minute}` }), id, story, updatedAt, ...more }
}

function released(of: Row, document: EditionDocument = edition(), more: object = {}): Row {
  return {
    id: `release of ${of.id}`,
    article: of.id,
    at: of.updatedAt,
    document,
    hash: hashOf(document),
    kind: 'published',
    language: of.language,
    newest: true,
    records: document.statistics.map(({ id }) => `statistic:${id}`),
    story: of.story,
    version: 1,
    ...more,
  }
}

function open(articles: Row[], more: Record<string, Row[]> = {}) {
  const memory = memoryPayload({ articles, ...more })
  const req = requestOf({ as: 'editor', payload: memory.payload })
  const load = (filter: DeskFilter | null = null, limit = 25, after: ReturnType<typeof readDeskCursor> = null) =>
    loadDesk(req, { after, filter, limit }, settings)
  return { ...memory, load }
}

/** All pages, one after another. */
async function pages({ load }: ReturnType<typeof open>, filter: DeskFilter | null, limit: number) {
  const found: string[][] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await load(filter, limit, cursor === '' ? null : readDeskCursor(cursor))
    found.push(page.stories.map(({ title }) => title))
    cursor = page.next
  }
  return found
}

describe('the Desk', () => {
  it('lists the stories that were worked on last first, page by page, to the end', async () => {
    const desk = open([saved(1), saved(5), saved(3), saved(2), saved(4)])
    expect(await pages(desk, null, 2)).toEqual([['Article 5', 'Article 4'], ['Article 3', 'Article 2'], ['Article 1']])
    expect((await desk.load()).languages).toEqual([
      { code: 'en', label: 'English' },
      { code: 'es', label: 'Español' },
    ])
  })

  it('has each story once, with all its editions, where it was worked on last', async () => {
    const story = { story: 'shared' }
    const desk = open([saved(1, story), saved(2), saved(3, { ...story, language: 'es' })])
    expect(await pages(desk, null, 1)).toEqual([['Article 3'], ['Article 2'], []])
    const { stories } = await desk.load()
    expect(stories[0]?.editions.map(({ language, title }) => [language, title])).toEqual([
      ['en', 'Article 1'],
      ['es', 'Article 3'],
    ])
  })

  it('loses none of those that were saved at the same moment', async () => {
    const updatedAt = '2026-03-01T00:00:00.000Z'
    const desk = open([1, 2, 3].map((minute) => saved(minute, { updatedAt })))
    expect((await pages(desk, null, 1)).flat()).toEqual(['Article 3', 'Article 2', 'Article 1'])
  })

  it('is empty where nothing was written', async () => {
    expect(await open([]).load()).toMatchObject({ stories: [], next: null })
  })

  it('finds what needs a translation: live in one language and missing in another', async () => {
    const [live, draft, whole, other] = [saved(1), saved(2), saved(3), saved(4, { story: 'story 3', language: 'es' })]
    const desk = open([live, draft, whole, other], { releases: [live, whole, other].map((each) => released(each)) })
    expect((await pages(desk, 'needs-translation', 25)).flat()).toEqual(['Article 1'])
  })

  it('finds what the review found errors in, where the story was last worked on with one', async () => {
    const errors = { review: { errors: 1 } }
    const desk = open([
      saved(1, errors),
      saved(2, { story: 'story 1', language: 'es' }),
      saved(3, { review: { errors: 0 } }),
    ])
    expect((await pages(desk, 'findings', 25)).flat()).toEqual(['Article 1'])
  })

  it('finds translations whose source has moved on', async () => {
    const [was, is] = [edition(), edition({ title: 'Another title' })]
    const source = saved(1)
    const translation = saved(2, {
      story: 'story 1',
      language: 'es',
      translatedFrom: { article: source.id, release: hashOf(was) },
    })
    const before = released(source, was, { id: 'before', newest: false })
    const desk = open([source, translation, saved(3)], { releases: [before, released(source, is)] })
    expect((await pages(desk, 'stale', 25)).flat()).toEqual(['Article 2'])
  })

  it('finds what a waiting correction changes', async () => {
    const [carrying, other] = [saved(1), saved(2)]
    const statistic = rows().statistics![0]!
    const waiting = {
      ...statistic,
      value: '38',
      correction: { at: '2026-03-01T00:30:00.000Z' },
      updatedAt: '2026-03-01T00:30:00.000Z',
    }
    const document = edition({ statistics: [{ ...sampleStatistic, id: ids.statistic }] })
    const desk = open([carrying, other], {
      statistics: [waiting],
      sources: rows().sources!,
      releases: [released(carrying, document), released(other)],
    })
    expect((await pages(desk, 'behind', 25)).flat()).toEqual(['Article 1'])
  })

  it('gives a short page with more behind it rather than keep anybody waiting', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const errors = (minute: number) => (minute < 2 ? { review: { errors: 1 } } : {})
    const desk = open(Array.from({ length: 120 }, (_, minute) => saved(minute, errors(minute))))
    const { find } = desk.payload
    desk.payload.find = ((query: Parameters<typeof find>[0]) => {
      vi.advanceTimersByTime(60)
      return find(query)
    }) as typeof find
    const found = await pages(desk, 'needs-translation', 25)
    expect(found).toEqual([[], [], []])
    expect((await pages(desk, null, 100)).map((page) => page.length)).toEqual([50, 50, 20])
  })
})

describe('a cursor of the Desk', () => {
  it('is the position after which it goes on', async () => {
    const { next } = await open([saved(1), saved(2)]).load(null, 1)
    expect(readDeskCursor(next ?? '')).toEqual({ at: '2026-03-01T00:02:00.000Z', id: uuid(1002) })
  })

  it.each([
    ['nothing', ''],
    ['no base64', 'ñ'],
    ['a time alone', '2026-03-01T00:02:00.000Z'],
    ['a time that is none', 'yesterday x'],
    ['a time in another form', '2026-03-01 x'],
    ['an impossible day', '2026-02-30T00:02:00.000Z x'],
  ])('is none where it says %s', (_, said) => {
    expect(readDeskCursor(said === 'ñ' ? said : Buffer.from(said).toString('base64url'))).toBeNull()
  })
})
