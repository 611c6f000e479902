/** Every question about every field of every collection: an answer, or a 400, on every database. */
import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData } from '../support/drafts'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'
import { oneOfEach } from '../support/oneOfEach'

/** The paths of the fields below some, with those of rows and groups, and the parts of what relates to several collections. */
function pathsOf(fields: readonly FlattenedField[]): string[] {
  return fields.flatMap((field) => {
    const below = 'flattenedFields' in field ? pathsOf(field.flattenedFields) : []
    const parts = field.type === 'relationship' && Array.isArray(field.relationTo) ? ['value', 'relationTo'] : []
    return [field.name, ...[...below, ...parts].map((path) => `${field.name}.${path}`)]
  })
}

describe.each(databases)('questions on %s', (database) => {
  let newsroom: Newsroom
  let id = ''
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    id = (await oneOfEach(newsroom)).sources ?? ''
  })
  afterAll(() => newsroom?.close())

  const failing = async (questions: string[]): Promise<string[]> => {
    const failed: string[] = []
    for (const question of questions) {
      const { status } = await newsroom.call(question, { as: 'admin' })
      if (status >= 500) failed.push(`${status} ${question}`)
    }
    return failed
  }
  const places = () =>
    Object.entries(newsroom.payload.collections).flatMap(([slug, { config }]) => {
      const paths = [...pathsOf(config.flattenedFields), 'id']
      return [
        ...paths.map((path) => [`/${slug}`, path] as const),
        ...(config.versions ? paths.map((path) => [`/${slug}/versions`, `version.${path}`] as const) : []),
      ]
    })

  it('are answered or refused, whatever they are ordered by', async () => {
    const asked = places().flatMap(([list, path]) => [
      `${list}?sort=-${path},id`,
      `${list}?sort=${path}&locale=all&draft=true`,
    ])
    expect(await failing(asked)).toEqual([])
  })

  it('are answered or refused, whatever a field is compared with, and how', async () => {
    const comparisons: Array<[string, string]> = [
      ['equals', 'x'],
      ['equals', 'null'],
      ['equals', id],
      ['in', 'x,y'],
      ['in', 'null'],
      ['not_in', '1,null'],
      ['contains', '\\'],
      ['not_like', 'x'],
      ['exists', 'true'],
      ['less_than', '-271821-04-20T00:00:00Z'],
    ]
    const asked = places().flatMap(([list, path]) =>
      comparisons.map(([how, value]) => `${list}?where[${path}][${how}]=${encodeURIComponent(value)}`),
    )
    expect(await failing(asked)).toEqual([])
  })
})

it.each(databases)('a preference that nobody kept is not there to be deleted on %s', async (database) => {
  const newsroom = await openNewsroom(database)
  const asked = { as: 'reporter', method: 'DELETE' } as const
  expect((await newsroom.call('/payload-preferences/nothing', asked)).status).toBe(404)
  await newsroom.call('/payload-preferences/kept', { as: 'reporter', method: 'POST', data: { value: { a: 1 } } })
  expect((await newsroom.call('/payload-preferences/kept', { as: 'editor', method: 'DELETE' })).status).toBe(404)
  const ofOthers = await newsroom.call('/payload-preferences?where[key][equals]=kept', {
    as: 'editor',
    method: 'DELETE',
  })
  expect([ofOthers.status, ofOthers.body.docs]).toEqual([200, []])
  expect((await newsroom.call('/payload-preferences/kept', asked)).status).toBe(200)
  await newsroom.close()
})

it.each(databases)(
  'an address or a cursor that no answer gives is nowhere in the public API on %s',
  async (database) => {
    const newsroom = await openNewsroom(database)
    const hash = 'a'.repeat(64)
    for (const path of [
      ...[
        'articles/en/a%00b',
        'articles/e%00/b',
        'stories/a%00b',
        'media/a%00b',
        `media/${hash}%00.png`,
        'releases/%00',
      ],
      ...['statistics/a%00b', 'quotes/%00', 'sources/%00', 'feeds/en%00.json'],
    ]) {
      expect([path, (await newsroom.call(`/v1/${path}`)).status]).toEqual([path, 404])
    }
    const cursor = Buffer.from(`1:0000-01-01T00:00:00.000Z:${hash}`).toString('base64url')
    for (const query of ['articles?topic=a%00b', 'feeds/en.json?topic=%00', `articles?cursor=${cursor}`]) {
      expect([query, (await newsroom.call(`/v1/${query}`)).status]).toEqual([query, 400])
    }
    await newsroom.close()
  },
)

it.each(databases)('a dismissal of a statistic that is not there is kept without it on %s', async (database) => {
  const newsroom = await openNewsroom(database)
  for (const statistic of ['1.5', '6a826395-3a25-4f4e-8c21-b9f4ba8727a4', '507f1f77bcf86cd799439011']) {
    const dismissals = [{ rule: 'x', fingerprint: 'x', reason: 'It is so.', statistic }]
    const data = articleData({ dismissals })
    const { status, body } = await newsroom.call('/articles?draft=true', { as: 'editor', method: 'POST', data })
    expect([statistic, status, body.doc?.dismissals[0]?.statistic ?? null]).toEqual([statistic, 201, null])
    const published = { ...articleData({ dismissals }), _status: 'published' }
    const answer = await newsroom.call('/articles', { as: 'editor', method: 'POST', data: published })
    expect([statistic, answer.status]).toEqual([statistic, 201])
  }
  await newsroom.close()
})
