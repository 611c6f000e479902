import type { Endpoint } from 'payload'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requestOf } from '../../tests/fixtures/request'
import { sentencesIn } from '../model/sentence'
import { accessTable, answer, endpoint, rawEndpoint, wholeNumber } from './endpoint'

const sentence = sentencesIn({ es: { 'must be even': 'debe ser par' } })

const even = z.number().refine((number) => number % 2 === 0, { params: { sentence: sentence('must be even') } })

/** Gives back what it was given. */
function echo(who: 'anyone' | 'reporter' | 'editor' | 'admin') {
  return endpoint({
    method: 'post',
    path: '/:id/echo',
    who,
    does: 'gives back what it was given',
    body: z.strictObject({ count: even, title: z.string().min(3).optional() }),
    query: z.strictObject({ limit: z.coerce.number().int().max(10).default(5) }),
    handler: async ({ body, query, param }) => ({ body, query, id: param('id'), none: param('none') }),
  })
}

async function call({ handler }: Endpoint, given: Parameters<typeof requestOf>[0]) {
  const response = await handler(requestOf(given))
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const good = { body: '{"count":2}', routeParams: { id: '7' } }

describe('an endpoint', () => {
  it('gives its handler the body, the query and the path as their schemas have them, and answers with JSON', async () => {
    const { status, headers, body } = await call(echo('reporter'), { ...good, as: 'reporter', query: '?limit=3' })
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(body).toEqual({ body: { count: 2 }, query: { limit: 3 }, id: '7', none: '' })
  })

  it('answers as its handler says where that makes the answer itself', async () => {
    const made = endpoint({
      method: 'post',
      path: '/',
      who: 'anyone',
      does: 'makes something',
      handler: async () => answer({ made: true }, 201),
    })
    const { status, headers, body } = await call(made, {})
    expect([status, headers.get('Cache-Control'), body]).toEqual([201, 'no-store', { made: true }])
  })

  it.each([
    ['en', 'Unauthorized, you must be logged in to make this request.'],
    ['es', 'No autorizado, debes iniciar sesión para realizar esta solicitud.'],
  ] as const)(
    'asks those who are nobody to sign in (401), before it looks at what they sent (%s)',
    async (language, message) => {
      await expect(call(echo('reporter'), { language, body: 'no JSON' })).rejects.toMatchObject({
        status: 401,
        message,
        isPublic: true,
      })
    },
  )

  it.each([
    ['en', 'You are not allowed to perform this action.'],
    ['es', 'No tienes permiso para realizar esta acción.'],
  ] as const)('refuses those who may less (403), before it looks at what they sent (%s)', async (language, message) => {
    await expect(call(echo('editor'), { as: 'reporter', language, body: 'no JSON' })).rejects.toMatchObject({
      status: 403,
      message,
      isPublic: true,
    })
  })

  it.each([
    ['anyone', [undefined, 'reporter', 'editor', 'admin']],
    ['reporter', ['reporter', 'editor', 'admin']],
    ['editor', ['editor', 'admin']],
    ['admin', ['admin']],
  ] as const)('for %s is for %j and nobody else', async (who, allowed) => {
    const roles = [undefined, 'reporter', 'editor', 'admin'] as const
    const answered = await Promise.all(
      roles.map((as) =>
        call(echo(who), { ...good, ...(as ? { as } : {}) }).then(
          ({ status }) => status,
          ({ status }: { status: number }) => status,
        ),
      ),
    )
    expect(roles.filter((_, index) => answered[index] === 200)).toEqual(allowed)
    expect(answered.filter((status) => status !== 200)).toEqual(
      roles.slice(0, -allowed.length).map((as) => (as ? 403 : 401)),
    )
  })

  it.each([
    ['en', 'The request has no JSON body.'],
    ['es', 'La petición no tiene un cuerpo JSON.'],
  ] as const)('refuses a body that is no JSON (400, %s)', async (language, message) => {
    for (const body of ['{"count":', 'count=2']) {
      const asked = call(echo('reporter'), { as: 'reporter', language, body })
      await expect(asked).rejects.toMatchObject({ status: 400, message })
    }
    // None at all lacks every field.
    await expect(call(echo('reporter'), { as: 'reporter', language, body: '' })).rejects.toMatchObject({ status: 400 })
  })

  it.each([
    ['en', 'Bad request. count: must be even; title: Too small: expected string to have >=3 characters'],
    [
      'es',
      'Petición incorrecta. count: debe ser par; title: Demasiado pequeño: se esperaba que texto tuviera >=3 caracteres',
    ],
  ] as const)(
    'says everything that is wrong with a body and where, in its own words or those of the schema (%s)',
    async (language, message) => {
      const body = '{"count":3,"title":"no"}'
      await expect(call(echo('reporter'), { as: 'reporter', language, body })).rejects.toMatchObject({
        status: 400,
        message,
        data: { errors: [{ path: 'count' }, { path: 'title' }] },
      })
    },
  )

  it('says of a body that is of another kind altogether what it should be, without a path', async () => {
    await expect(call(echo('reporter'), { as: 'reporter', body: '[]' })).rejects.toMatchObject({
      status: 400,
      message: 'Bad request. Invalid input: expected object, received array',
    })
  })

  it('takes the default of its schema where there is no body, and refuses that where it has none', async () => {
    const optional = endpoint({
      method: 'post',
      path: '/',
      who: 'anyone',
      does: 'gives back what it was given',
      body: z.strictObject({ left: z.array(z.string()) }).default({ left: [] }),
      handler: async ({ body }) => body,
    })
    expect(await call(optional, {})).toMatchObject({ status: 200, body: { left: [] } })
    await expect(call(echo('reporter'), { as: 'reporter' })).rejects.toMatchObject({ status: 400 })
  })

  it('refuses what it does not know, in the body and in the query', async () => {
    for (const given of [{ body: '{"count":2,"more":1}' }, { ...good, query: '?more=1' }]) {
      await expect(call(echo('reporter'), { as: 'reporter', ...given })).rejects.toMatchObject({
        status: 400,
        message: 'Bad request. more: is not known here',
        data: { errors: [{ path: 'more', message: 'is not known here' }] },
      })
    }
  })

  it('refuses what is given more than once: nobody knows which is meant', async () => {
    await expect(call(echo('reporter'), { as: 'reporter', ...good, query: '?limit=1&limit=2' })).rejects.toMatchObject({
      status: 400,
      data: { errors: [{ path: 'limit', message: 'is given more than once' }] },
    })
  })

  const plain = endpoint({
    method: 'post',
    path: '/',
    who: 'anyone',
    does: 'takes nothing',
    handler: async () => 'done',
  })

  it.each([
    ['en', 'Bad request. x: is not known here', 'This takes no body: send the request without one.'],
    ['es', 'Petición incorrecta. x: no se conoce aquí', 'Esto no lleva cuerpo: envíe la petición sin él.'],
  ] as const)('refuses what it does not take where it takes nothing (%s)', async (language, query, body) => {
    await expect(call(plain, { language, query: '?x=1' })).rejects.toMatchObject({ status: 400, message: query })
    await expect(call(plain, { language, body: '{"x":1}' })).rejects.toMatchObject({ status: 400, message: body })
  })

  it('lets pass the parameters by which every caller of Payload says how it reads', async () => {
    const query = '?depth=0&draft=true&locale=es&fallback-locale=null'
    expect((await call(plain, { query })).status).toBe(200)
    expect((await call(plain, { body: '{}' })).status).toBe(200)
    expect((await call(echo('reporter'), { ...good, as: 'reporter', query: `${query}&limit=3` })).body.query).toEqual({
      limit: 3,
    })
  })

  it.each(['0', '4', '1e0', '0x1', '1.0', ' 1', '-1', '', 'x'])('takes %j for no whole number', async (limit) => {
    const asked = endpoint({
      method: 'get',
      path: '/',
      who: 'anyone',
      does: 'counts',
      query: z.strictObject({ limit: wholeNumber({ least: 1, most: 3 }) }),
      handler: async ({ query }) => query,
    })
    expect((await call(asked, { query: '?limit=3' })).body).toEqual({ limit: 3 })
    await expect(call(asked, { query: `?limit=${encodeURIComponent(limit)}` })).rejects.toMatchObject({
      message: 'Bad request. limit: must be a whole number from 1 to 3',
    })
  })

  it('leaves what its handler throws as it is', async () => {
    const failing = endpoint({
      method: 'get',
      path: '/',
      who: 'anyone',
      does: 'fails',
      handler: () => Promise.reject(new Error('of its own')),
    })
    await expect(call(failing, {})).rejects.toThrow('of its own')
  })
})

describe('an endpoint that reads and answers by itself', () => {
  it('is guarded like every other', async () => {
    const raw = rawEndpoint({
      method: 'options',
      path: '/raw',
      who: 'editor',
      does: 'answers by itself',
      handler: () => Response.json('by itself'),
    })
    await expect(call(raw, {})).rejects.toMatchObject({ status: 401 })
    expect(await call(raw, { as: 'editor' })).toMatchObject({ status: 200, body: 'by itself' })
  })
})

describe('the access table', () => {
  it('has the endpoints of Cited with who may call them, and no others', () => {
    // eslint-disable-next-line no-restricted-syntax -- as others make them
    const foreign: Endpoint = { method: 'get', path: '/foreign', handler: () => Response.json(null) }
    const row = {
      method: 'post',
      path: '/:id/echo',
      who: 'editor',
      does: 'gives back what it was given',
      takes: ['limit'],
    }
    expect(
      accessTable({
        endpoints: [foreign, echo('editor')],
        collections: [
          { slug: 'articles', fields: [], endpoints: [echo('editor'), foreign] },
          { slug: 'media', fields: [], endpoints: false },
        ],
      }),
    ).toEqual([
      { collection: null, ...row },
      { collection: 'articles', ...row },
    ])
  })
})
