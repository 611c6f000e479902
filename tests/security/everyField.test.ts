/** Each field of each collection is sent each kind of value that is none of it: nothing of that is a fault of the server. */
import type { CollectionSlug, FlattenedField } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { oneOfEach } from '../support/oneOfEach'

const HALF_A_CHARACTER = '\ud800'

/** What each of them breaks: types, days that there are none of, characters that no database keeps, numbers too large. */
const few: unknown[] = [
  '',
  { en: HALF_A_CHARACTER },
  'x',
  '0',
  HALF_A_CHARACTER,
  '2026-02-30',
  [''],
  [{}],
  { en: 'x' },
  -1,
  1e300,
  true,
]
const many: unknown[] = [
  ...few,
  ...[' ', null, [], {}, [null], [[]], 0, 1.5, false, '\u0000', '9999-99-99', '0000-01-01T00:00:00Z', '-000001-01-01'],
  ...['+275760-09-13T00:00:00.000Z', 'a'.repeat(5000), { en: null }, { xx: 'y' }],
  ...[{ root: { type: 'root', children: [] } }, 'NaN', 'Infinity', '1e400', 2 ** 53 + 2, [HALF_A_CHARACTER]],
  ...['507f1f77bcf86cd799439011', '00000000-0000-4000-8000-000000000000', { equals: '' }, ['x', 'x'], 'constructor'],
]
/** The night's run sends all of them. */
const values = process.env.FUZZ ? many : few

/** What an account keeps so that the one of the test goes on. */
const keptOf = new Set(['users.role', 'users.roles', 'users.password'])

/** Each field of a collection by its path, with the data that gives it a value; of rows in the first one. */
function fieldsOf(
  fields: FlattenedField[],
  within: (value: unknown) => Json = (value) => value as Json,
  path = '',
): Array<[path: string, dataWith: (value: unknown) => Json]> {
  return fields.flatMap((field) => {
    const here = path === '' ? field.name : `${path}.${field.name}`
    const inRow = field.type === 'array'
    const below =
      'flattenedFields' in field && (inRow || field.type === 'group' || field.type === 'tab')
        ? fieldsOf(field.flattenedFields, (value) => within({ [field.name]: inRow ? [value] : value }), here)
        : []
    return [[here, (value) => within({ [field.name]: value })] as (typeof below)[number], ...below]
  })
}

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    Object.assign(ids, await oneOfEach(newsroom), { users: newsroom.user.reporter.id })
  })
  afterAll(() => newsroom?.close())

  it('any value for any field is taken or refused, and no fault', async () => {
    const faults: string[] = []
    let sent = 0
    for (const [slug, id] of Object.entries(ids)) {
      const { flattenedFields } = newsroom.payload.collections[slug as CollectionSlug].config
      for (const [path, dataWith] of fieldsOf(flattenedFields)) {
        if (keptOf.has(`${slug}.${path}`)) continue
        for (const value of values) {
          const draft = slug === 'articles' ? '?draft=true' : ''
          const data = dataWith(value)
          const { status } = await newsroom.call(`/${slug}/${id}${draft}`, { as: 'admin', method: 'PATCH', data })
          sent += 1
          if (status >= 500) faults.push(`${slug} ${path} ${JSON.stringify(value)}: ${status}`)
        }
      }
    }
    expect(faults).toEqual([])
    expect(sent).toBeGreaterThan(2000)
  }, 900_000)
})
