/** An upgrade changes nothing public: no release, no correction asked for, no listing lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../src/releases/canonical'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { answersOf, databaseOf, earlierDatabases, earlierVersions } from '../support/upgrade'

function isNone(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** The same without what is null or an empty list: an answer may have gained a field that says "there is none". */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, each]) => (isNone(each) ? [] : [[key, withoutNulls(each)]])),
  )
}

/** An answer as it was before topics and people were records: what they are found by was not said beside their names. */
function withoutNames(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNames)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as object).filter(([key]) => key !== 'topicRefs')
  return Object.fromEntries(
    entries.map(([key, each]) => [
      key,
      key === 'byline' && Array.isArray(each) ? each.map(({ slug: _, ...row }: Json) => row) : withoutNames(each),
    ]),
  )
}

function asBefore(value: Json): Json {
  return withoutNames(withoutNulls(value))
}

describe.runIf(databases.includes('MongoDB'))('a database on MongoDB, in a project of somebody else', () => {
  it('is brought up to date by the plugin alone', async () => {
    const newsroom = await openNewsroom(
      'MongoDB',
      {},
      { onInit: () => undefined },
      await databaseOf('74e30e6', 'MongoDB'),
    )
    const { docs: releases } = await newsroom.payload.db.find<Json>({ collection: 'releases', pagination: false })
    expect(releases.filter(({ newest }) => newest === true).length).toBeGreaterThan(0)
    const { docs: topics } = await newsroom.payload.db.find<Json>({ collection: 'listings', pagination: false })
    expect(topics.length).toBeGreaterThan(0)
    await newsroom.close()
  })
})

describe.each(earlierDatabases)('a database on %s', (database) => {
  describe.each(earlierVersions)('of %s', (commit) => {
    let newsroom: Newsroom
    beforeAll(async () => {
      newsroom = await openNewsroom(database, {}, {}, await databaseOf(commit, database))
    })
    afterAll(() => newsroom?.close())

    const patch = (path: string, data: Json) => newsroom.call(path, { as: 'editor', method: 'PATCH', data })
    const rows = async (collection: 'statistics' | 'quotes' | 'sources' | 'releases' | 'articles'): Promise<Json[]> =>
      (
        await newsroom.payload.db.find<Json>({
          collection,
          pagination: false,
          sort: collection === 'releases' ? 'sequence' : 'id',
        })
      ).docs
    const waits = ({ correction }: Json) => Boolean(correction?.at)

    it('answers readers as before, and lists what was listed', async () => {
      for (const [path, before] of Object.entries(answersOf(commit, database))) {
        const now = await newsroom.call(path)
        // Topics were found by the letter: by now what is called "México" is found as "Mexico" too, and the other way round.
        if (path.startsWith('/v1/articles?topic=')) {
          const listed = asBefore(before.body.articles)
          expect([path, now.status, asBefore(now.body.articles)]).toEqual([path, 200, expect.arrayContaining(listed)])
          continue
        }
        expect([path, now.status, asBefore(now.body)]).toEqual([path, before.status, asBefore(before.body)])
      }
    })

    it('has the releases that it had, with their hashes and numbers', async () => {
      const releases = await rows('releases')
      expect(releases.map(({ sequence }) => sequence)).toEqual(releases.map((_, index) => index + 1))
      expect(releases).toHaveLength(7)
      for (const { document, hash } of releases) expect(hashOf(document)).toBe(hash)
    })

    it('asks for no correction when something private is written on a record', async () => {
      for (const statistic of await rows('statistics')) {
        expect([statistic.id, (await patch(`/statistics/${statistic.id}`, { note: 'x' })).status]).toEqual([
          statistic.id,
          200,
        ])
      }
      for (const { id, terms } of await rows('sources')) {
        expect([id, (await patch(`/sources/${id}`, { conditions: 'x' })).status]).toEqual([id, 200])
        // Under other conditions it is approved anew.
        if (terms === 'on-record') continue
        const approved = await newsroom.call(`/sources/${id}/approve`, { as: 'editor', method: 'POST' })
        expect([id, approved.status]).toEqual([id, 200])
      }
      for (const { id } of await rows('quotes')) {
        expect([id, (await patch(`/quotes/${id}`, {})).status]).toEqual([id, 200])
      }
      expect(await rows('releases')).toHaveLength(7)
    })

    it('makes no release when an edition is published as it is', async () => {
      const { body: list } = await newsroom.call('/articles?limit=100&depth=0&draft=true', { as: 'editor' })
      // To publish the one that is behind releases the correction which waited.
      const live = list.docs.filter(({ _status, slug }: Json) => _status === 'published' && slug !== 'boats-in-port')
      expect(live).toHaveLength(2)
      for (const { id, title } of live) {
        const { status, body } = await patch(`/articles/${id}`, { _status: 'published' })
        expect([title, status, body.errors]).toEqual([title, 200, undefined])
      }
      expect((await rows('releases')).map(({ slug, version }) => `${slug} ${version}`)).toHaveLength(7)
    })

    it('has no edition behind but the one whose correction waited and one that links stories, and releases the first', async () => {
      for (const collection of ['statistics', 'quotes', 'sources'] as const) {
        for (const record of await rows(collection)) {
          const { body } = await newsroom.call(`/${collection}/${record.id}/affected`, { as: 'editor' })
          const slugs = body.editions.map(({ slug }: Json) => slug)
          expect([record.id, slugs]).toEqual([record.id, waits(record) ? ['boats-in-port'] : []])
        }
      }
      const { body: desk } = await newsroom.call('/desk?filter=behind', { as: 'editor' })
      // The ships rest on an unnamed source under an id that other stories share: they are called otherwise once published.
      expect(desk.stories.map(({ title }: Json) => title)).toEqual(['Boats in port', 'Ships in port'])
      const { body: stale } = await newsroom.call('/desk?filter=stale', { as: 'editor' })
      expect(stale.stories).toEqual([])

      const [boats] = (await rows('statistics')).filter(waits)
      const released = await newsroom.call(`/statistics/${boats.id}/release`, { as: 'editor', method: 'POST' })
      expect([released.status, released.body.releases?.length]).toEqual([200, 1])
      const newest = (await rows('releases')).at(-1)
      expect([newest.kind, newest.sequence, newest.note]).toEqual(['corrected', 8, 'It is 13.'])
      // It rests on a source that is not named: from now on it is called otherwise in each story.
      expect((await newsroom.call(`/v1/statistics/${boats.id}`)).status).toBe(410)
      const { body: edition } = await newsroom.call('/v1/articles/en/boats-in-port')
      const [{ id }] = edition.statistics
      expect(id).not.toBe(boats.id)
      const { body: record } = await newsroom.call(`/v1/statistics/${id}`)
      expect(record.history.map(({ statistic }: Json) => statistic.value)).toEqual(['13'])
    })

    it('lets go of whoever worked there, and keeps the work', async () => {
      const work = async () =>
        Promise.all((['articles', 'statistics', 'quotes', 'sources'] as const).map(rows)).then((all) =>
          all.flat().map(({ id, byline, evidence, _status }) => ({ id, byline, evidence, _status })),
        )
      const before = await work()
      const { editor, reporter } = newsroom.user
      for (const { id } of [editor, reporter]) {
        const { status, body } = await newsroom.call(`/users/${id}`, { as: 'admin', method: 'DELETE' })
        expect([status, body.errors]).toEqual([200, undefined])
      }
      expect((await newsroom.payload.find({ collection: 'users', pagination: false })).docs).toHaveLength(1)
      expect(await work()).toEqual(before)
    })
  })
})
