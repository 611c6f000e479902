/** What somebody without an account gets from Payload's own API: nothing but the ways to sign in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citedCollections } from '../../src/model/slugs'
import { create, createStatistic } from '../support/drafts'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'

function isRefusal(status: number) {
  return status >= 400 && status < 500
}

describe.each(databases)('an anonymous caller on %s', (database) => {
  let newsroom: Newsroom
  let id: string

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    id = (await createStatistic(newsroom)).id
    await create(newsroom, 'articles', { title: 'Published', language: 'en', _status: 'published' })
  })
  afterAll(() => newsroom?.close())

  it.each(citedCollections)('reads, writes and deletes nothing in %s', async (slug) => {
    const requests: Array<[string, string, unknown?]> = [
      ['GET', `/${slug}`],
      ['GET', `/${slug}?trash=true&draft=true&locale=all&depth=5&limit=0`],
      ['GET', `/${slug}?where[id][exists]=true&sort=-id`],
      ['GET', `/${slug}/count`],
      ['GET', `/${slug}/${id}`],
      ['GET', `/${slug}/${id}?data={"name":"forged"}`],
      ['GET', `/${slug}/versions`],
      ['GET', `/${slug}/access/${id}`],
      ['POST', `/${slug}`, { name: 'x' }],
      ['PATCH', `/${slug}/${id}`, { name: 'x' }],
      ['PATCH', `/${slug}?where[id][exists]=true`, { name: 'x' }],
      ['DELETE', `/${slug}/${id}`],
      ['DELETE', `/${slug}?where[id][exists]=true`],
      ['POST', `/${slug}/${id}/duplicate`, {}],
      ['POST', `/${slug}/versions/${id}`, {}],
    ]
    for (const [method, route, data] of requests) {
      const answer = await newsroom.call(route, { method, ...(data === undefined ? {} : { data }) })
      expect([method, route, answer.status]).toEqual([method, route, expect.toSatisfy(isRefusal)])
      expect(Object.keys(answer.body)).toEqual(
        ['errors'].filter((key) => key in answer.body).concat(answer.body.message ? ['message'] : []),
      )
    }
  })

  it('is not told which collections and fields there are', async () => {
    expect((await newsroom.call('/access')).status).toBe(401)
  })

  it('cannot run, see or queue jobs', async () => {
    for (const route of ['/payload-jobs/run', '/payload-jobs', '/payload-preferences', '/payload-locked-documents']) {
      const { status } = await newsroom.call(route)
      expect([route, status]).toEqual([route, expect.toSatisfy(isRefusal)])
    }
  })

  it('cannot register as the first user once there is one', async () => {
    const answer = await newsroom.call('/users/first-register', {
      method: 'POST',
      data: { email: 'eve@example.org', name: 'Eve', password: 'correct horse', role: 'admin' },
    })
    expect(answer.status).toBe(403)
  })

  it('finds nothing of ours in GraphQL', async () => {
    const { config } = newsroom.payload
    for (const name of citedCollections) {
      expect([name, config.collections.find(({ slug }) => slug === name)?.graphQL]).toEqual([name, false])
    }
    expect((await newsroom.call('/graphql', { method: 'POST', data: { query: '{ __typename }' } })).status).toBe(404)
  })

  it('signs in with the right password and is told nothing by a wrong one', async () => {
    const signIn = (password: string) =>
      newsroom.call('/users/login', { method: 'POST', data: { email: 'editor@example.org', password } })
    expect((await signIn('correct horse battery staple')).status).toBe(200)
    expect((await signIn('wrong')).status).toBe(401)
  })

  it('is not believed when a cookie comes from another site', async () => {
    const { body } = await newsroom.call('/users/login', {
      method: 'POST',
      data: { email: 'editor@example.org', password: 'correct horse battery staple' },
    })
    const cookie = `payload-token=${body.token}`
    const own = { Cookie: cookie, Origin: 'http://localhost:3000' }
    const foreign = { Cookie: cookie, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
    expect((await newsroom.call('/articles', { headers: own })).status).toBe(200)
    expect((await newsroom.call('/articles', { headers: foreign })).status).toBe(403)
  })
})

describe.each(databases)('a signed-in caller on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  it.each([
    ['GET', '/articles/not-an-id'],
    ['GET', '/articles?where={not json'],
    ['PATCH', '/articles/not-an-id'],
    ['POST', '/articles'],
    ['POST', '/statistics'],
  ])('gets a 4xx and never a 500 for bad input: %s %s', async (method, route) => {
    const answer = await newsroom.call(route, { as: 'editor', method, ...(method === 'GET' ? {} : { data: {} }) })
    expect([answer.status, answer.body]).toEqual([expect.toSatisfy(isRefusal), expect.anything()])
  })
})
