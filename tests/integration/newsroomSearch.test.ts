/** The search over the whole newsroom finds editions and records, whatever their case and accents, as the caller may read them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, create, createStatistic } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('the search of the newsroom on %s', (database) => {
  let newsroom: Newsroom
  const made: Record<string, Json> = {}
  const find = async (q: string, rest = '', as: 'editor' | 'reporter' = 'editor'): Promise<Json[]> => {
    const { body, status } = await newsroom.call(`/desk/search?q=${encodeURIComponent(q)}${rest}`, { as })
    expect(status).toBe(200)
    return body.found
  }
  const ids = (found: Json[]) => found.map(({ id }) => id)

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    made.spanish = await create(
      newsroom,
      'articles',
      articleData({ title: 'Corrupción en Ciudad Juárez', language: 'es' }),
      '?draft=true',
    )
    made.later = await create(
      newsroom,
      'articles',
      articleData({ title: 'What the harbour lost to corrupcion', _status: 'published' }),
    )
    // Written on since: readers have it all the same.
    await newsroom.call(`/articles/${made.later.id}?draft=true`, {
      as: 'editor',
      method: 'PATCH',
      data: { dek: 'Told anew.' },
    })
    made.trashed = await create(newsroom, 'articles', articleData({ title: 'Corrupción, in the trash' }), '?draft=true')
    const deletedAt = new Date().toISOString()
    await newsroom.call(`/articles/${made.trashed.id}`, { as: 'editor', method: 'PATCH', data: { deletedAt } })
    made.source = await create(newsroom, 'sources', {
      kind: 'organization',
      name: 'Fiscalía de Corrupción',
      terms: 'on-record',
    })
    made.statistic = await createStatistic(newsroom, { label: 'ships that were searched', value: '118' })
    await newsroom.call(`/statistics/${made.statistic.id}?locale=es`, {
      as: 'editor',
      method: 'PATCH',
      data: { label: 'buques revisados por corrupción' },
    })
    made.quote = await create(newsroom, 'quotes', {
      text: 'There was no CORRUPCIÓN at all.',
      language: 'en',
      speaker: made.source.id,
      evidence: [{ source: made.source.id }],
    })
  })
  afterAll(() => newsroom?.close())

  it.each(['corrupcion', 'CORRUPCIÓN', '  corrupció ', 'corrupcio\u0301n'])(
    'finds all that has “%s”, what is called so first, and nothing of the trash',
    async (q) => {
      const found = await find(q)
      expect(found.map(({ collection, id }) => [collection, id])).toEqual([
        ['articles', made.spanish.id],
        ['articles', made.later.id],
        ['statistics', made.statistic.id],
        ['quotes', made.quote.id],
        ['sources', made.source.id],
      ])
    },
  )

  it('tells what each is, in the language that is asked for', async () => {
    const [article, later, statistic, quote, source] = await find('corrupcion', '&locale=es')
    expect(article).toEqual({
      collection: 'articles',
      id: made.spanish.id,
      title: 'Corrupción en Ciudad Juárez',
      language: 'es',
      status: 'draft',
    })
    expect(later).toMatchObject({ id: made.later?.id, status: 'published' })
    expect(statistic).toEqual({
      collection: 'statistics',
      id: made.statistic.id,
      title: 'buques revisados por corrupción',
      detail: '118',
    })
    expect(quote).toMatchObject({ title: 'There was no CORRUPCIÓN at all.', language: 'en' })
    expect(source).toMatchObject({ title: 'Fiscalía de Corrupción', detail: 'on-record' })
    expect((await find('118', '&locale=en'))[0]).toMatchObject({ title: 'ships that were searched' })
  })

  it('finds what has every word, in any order and any of its fields', async () => {
    expect(ids(await find('juarez corrupcion'))).toEqual([made.spanish.id])
    expect(ids(await find('juarez harbour'))).toEqual([])
    for (const wildcard of ['%', '_', '.*', '\\', "'", '"', '[', '$ne']) expect(ids(await find(wildcard))).toEqual([])
  })

  it('gives what was worked on last where nothing is asked', async () => {
    const found = await find(' ', '&limit=2')
    expect(ids(found)).toEqual([made.later.id, made.spanish.id])
  })

  it('is for staff, and says what it cannot be asked', async () => {
    expect((await newsroom.call('/desk/search?q=x')).status).toBe(401)
    expect((await find('corrupcion', '', 'reporter')).length).toBe(5)
    for (const query of [`q=${'x'.repeat(201)}`, 'q=x&limit=0', 'q=x&limit=31', 'q=x&x=1', 'q=x&limit=x']) {
      expect([query, (await newsroom.call(`/desk/search?${query}`, { as: 'editor' })).status]).toEqual([query, 400])
    }
  })
})
