/** What was sent to this server once and made it fail, ignore or tell: each is refused with what is wrong and where. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/roles'
import { plain } from '../fixtures/pictures'
import { contentsOf } from '../support/contents'
import { create } from '../support/drafts'
import { uploadForm } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { oneOfEach } from '../support/oneOfEach'

function nested(depth: number, open: string, inside: string, close: string) {
  return `${open.repeat(depth)}${inside}${close.repeat(depth)}`
}

const deepList = {
  root: JSON.parse(nested(300, '{"type":"list","children":[{"type":"listitem","children":[', '', ']}]}')) as unknown,
}

describe.each(databases)('the guard on %s', (database) => {
  let newsroom: Newsroom
  const ids: Record<string, string> = {}
  let before: string

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    Object.assign(ids, await oneOfEach(newsroom))
    ids.users = newsroom.user.reporter.id
    // What follows a publication is written after it.
    let last: string
    do {
      last = await contentsOf(newsroom.payload)
      await new Promise((resolve) => setTimeout(resolve, 1000))
    } while (last !== (await contentsOf(newsroom.payload)))
  })
  beforeEach(async () => {
    before = await contentsOf(newsroom.payload)
  })
  afterAll(() => newsroom?.close())

  /** Refused with a 4xx that names the place, and nothing is written. */
  const refused = async (answer: { status: number; body: Json }, place: string) => {
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(place)])
    expect(answer.body.errors[0].data.errors).toContainEqual({
      path: expect.stringContaining(place),
      message: expect.any(String),
    })
    expect(await contentsOf(newsroom.payload)).toBe(before)
  }

  const wrongTypes: Array<[string, Json, string?]> = [
    ['articles', { _status: ['published'] }],
    ['articles', { _status: { equals: 'published' } }],
    ['articles', { _status: 'live' }],
    ['articles', { dek: [] }],
    ['articles', { dek: { en: 'x', x: 1 } }],
    ['articles', { slug: 7 }],
    ['articles', { slug: { $gt: '' } }],
    ['articles', { story: ['x'] }],
    ['articles', { title: ['x'] }],
    ['articles', { language: { en: 1 } }],
    ['articles', { corrections: null }],
    ['articles', { corrections: 'x' }],
    ['articles', { corrections: ['x'] }, 'corrections.0'],
    ['articles', { byline: [{ name: {} }] }, 'byline.0.name'],
    ['articles', { body: 'x' }],
    ['articles', { body: 7 }],
    ['articles', { body: [] }],
    ['articles', { hero: { a: 1 } }],
    ['articles', { firstPublished: 'x' }],
    ['articles', { firstPublished: { date: {} } }, 'firstPublished.date'],
    ['sources', { kind: [] }],
    ['sources', { kind: { a: 1 } }],
    ['sources', { kind: 'nobody' }],
    ['sources', { terms: ['on-record'] }],
    ['sources', { terms: 7 }],
    ['sources', { name: { en: ['x'] } }],
    ['sources', { approval: 'x' }],
    ['statistics', { evidence: null }],
    ['statistics', { evidence: {} }],
    ['statistics', { evidence: [null] }, 'evidence.0'],
    ['statistics', { evidence: [{ source: ['x'] }] }, 'evidence.0.source'],
    ['statistics', { value: 7 }],
    ['statistics', { unit: [] }],
    ['statistics', { unit: { kind: 'x' } }, 'unit.kind'],
    ['statistics', { asOf: {} }],
    ['statistics', { unit: null }],
    ['statistics', { operands: 'x' }],
    ['quotes', { speaker: [1] }],
    ['quotes', { translations: null }],
    ['quotes', { paraphrase: {} }],
    ['users', { role: ['admin'] }],
    ['users', { role: { a: 1 } }],
    ['users', { email: ['a@example.org'] }],
    ['users', { password: { a: 1 } }],
    ['users', { enableAPIKey: 'x' }],
    ['media', { mimeType: ['image/png'] }],
    ['media', { filesize: {} }],
    ['media', { alt: [] }],
  ]

  it.each(wrongTypes)('refuses a value of another type in %s: %j', async (collection, data, place) => {
    const path = place ?? Object.keys(data as object)[0] ?? ''
    await refused(
      await newsroom.call(`/${collection}/${ids[collection]}`, { as: 'admin', method: 'PATCH', data }),
      path,
    )
    const made = await newsroom.call(`/${collection}?draft=true`, { as: 'admin', method: 'POST', data })
    await refused(made, path)
  })

  it.each([
    ['body', { body: deepList }],
    ['body', { body: { root: { children: 'x' } } }],
  ])('refuses a %s that is none: %#', async (place, data) => {
    const answer = await newsroom.call(`/articles/${ids.articles}`, { as: 'editor', method: 'PATCH', data })
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(place)])
    expect(await contentsOf(newsroom.payload)).toBe(before)
  })

  it.each(['articles', 'sources'])(
    'refuses very many names that are no fields, which keeps others waiting: %s',
    async (of) => {
      const names = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`name${index}`, 1]))
      const few = Object.fromEntries(Object.entries(names).slice(0, 20))
      const fields = of === 'sources' ? { name: 'A name', kind: 'document', terms: 'on-record' } : { title: 'A title' }
      const make = (data: Json) => newsroom.call(`/${of}?draft=true`, { as: 'reporter', method: 'POST', data })
      for (const data of [
        { ...fields, ...names },
        ...(of === 'articles' ? [{ ...fields, firstPublished: names }] : []),
      ]) {
        const answer = await make(data)
        expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('no fields')])
      }
      expect(await contentsOf(newsroom.payload)).toBe(before)
      const { body } = await make({ ...fields, ...few })
      expect((await newsroom.call(`/${of}/${body.doc.id}`, { as: 'editor', method: 'DELETE' })).status).toBe(200)
    },
  )

  const bodies = [
    'null',
    '"x"',
    '5',
    '[]',
    '[{}]',
    '{',
    nested(10_000, '[', '', ']'),
    nested(10_000, '{"a":', '1', '}'),
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{}}}',
  ]
  it.each(bodies.map((data) => [data.slice(0, 40), data]))('refuses the body %s', async (_, data) => {
    for (const [method, path] of [
      ['POST', '/articles'],
      ['POST', '/articles?draft=true'],
      ['PATCH', `/sources/${ids.sources}`],
      ['POST', '/users'],
      ['POST', '/webhooks'],
    ] as const) {
      const answer = await newsroom.call(path, { as: 'admin', method, data })
      expect([path, answer.status]).toEqual([path, 400])
    }
    expect(await contentsOf(newsroom.payload)).toBe(before)
  })

  it.each([
    ['text/plain', 415],
    ['application/xml', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data', 400],
    ['multipart/form-data; boundary=', 400],
    ['multipart/mixed; boundary=x', 400],
    ['multipart/form-data; boundary=x', 400],
    [`multipart/form-data; boundary=${'x'.repeat(5000)}`, 400],
  ])('refuses a body of the type %s', async (type, status) => {
    for (const path of ['/articles?draft=true', '/users/login', '/sources', '/users/logout', '/webhooks']) {
      const headers = { 'Content-Type': type }
      const answer = await newsroom.call(path, { as: 'admin', method: 'POST', data: '{"title":"x"}', headers })
      expect([path, answer.status]).toEqual([path, status])
    }
  })

  const wheres: Array<[string, string]> = [
    ['where=5', 'where'],
    ['where=', 'where'],
    ['where=null', 'where'],
    ['where=[]', 'where'],
    ['where="x"', 'where'],
    ['where={"and":[null]}', 'where'],
    ['where={"and":5}', 'where'],
    ['where={"or":{"0":{}}}', 'where'],
    ['where[and][0]=1', 'where'],
    ['where[title]=x', 'where'],
    ['where[constructor][equals]=1', 'constructor'],
    ['where[nothing][equals]=1', 'nothing'],
    ['where[title][nothing]=1', 'title'],
    ['where[title][$ne]=1', 'title'],
    ['where[title][equals][$ne]=1', 'title'],
    ['where[title][like][a]=1', 'title'],
    ['where[createdAt][greater_than]=notadate', 'createdAt'],
    ['where[createdAt][greater_than]=99999999-01-01', 'createdAt'],
    ['where[createdAt][like]=2026', 'createdAt'],
    ['where[createdAt][near]=1', 'createdAt'],
    ['where[title][near]=1', 'title'],
    ['where[title][within]=1', 'title'],
    ['where[title][intersects]=1', 'title'],
    ['where[title][exists]=maybe', 'title'],
    ['where[_status][equals]=live', '_status'],
    ['where[body.root.children.text][like]=x', 'body'],
    [`where[body][like]=x`, 'body'],
    ["where[body.a'b][equals]=1", 'body'],
    ['where[editedBy.hash][like]=a', 'editedBy.hash'],
    ['where[editedBy.salt][exists]=true', 'editedBy.salt'],
    ['where[editedBy.resetPasswordToken][like]=a', 'editedBy.resetPasswordToken'],
    ['where[version.editedBy.hash][like]=a', 'version.editedBy.hash'],
    ['where[title][equals]=a%00b', 'title'],
    [`where=${encodeURIComponent(nested(1000, '{"and":[', '{"title":{"equals":"x"}}', ']}'))}`, 'where'],
    [
      `where=${encodeURIComponent(JSON.stringify({ or: Array.from({ length: 3000 }, () => ({ title: { equals: 'x' } })) }))}`,
      'where',
    ],
  ]
  const queries: Array<[string, string]> = [
    ['page=1e21', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=x', 'page'],
    ['page[a]=1', 'page'],
    ['limit=1e400', 'limit'],
    ['limit=-5', 'limit'],
    ['limit=Infinity', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit=99999999999', 'limit'],
    ['depth=x', 'depth'],
    ['depth=99', 'depth'],
    ['depth[]=1', 'depth'],
    ['draft=maybe', 'draft'],
    ['trash=1', 'trash'],
    ['pagination=x', 'pagination'],
    ['locale[a]=1', 'locale'],
    ['locale=../..', 'locale'],
    ['fallback-locale[a]=1', 'fallback-locale'],
    ['select=x', 'select'],
    ['select[title]=maybe', 'select'],
    ['populate=x', 'populate'],
    ['populate[users][hash]=x', 'populate'],
    ['joins=x', 'joins'],
    ['joins[nothing][limit]=1', 'joins.nothing'],
    ['data={"title":"forged"}', 'data'],
    ['data=', 'data'],
    ['data[title]=forged', 'data'],
  ]

  it.each([...wheres, ...queries])('refuses %s', async (query, place) => {
    for (const path of ['/articles', '/articles/count', '/articles/versions']) {
      const isCounted = path !== '/articles/count' || !/^(page|limit|depth|joins|select|populate)/.test(query)
      if (isCounted) await refused(await newsroom.call(`${path}?${query}`, { as: 'editor' }), place)
    }
    // Sent as a body in place of a query, it is the same.
    const response = await newsroom.answer(
      new Request('http://localhost:3000/api/articles', {
        method: 'POST',
        headers: {
          Authorization: `JWT ${newsroom.token.editor}`,
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Payload-HTTP-Method-Override': 'GET',
        },
        body: query,
      }),
    )
    await refused({ status: response.status, body: await response.json() }, place)
  })

  it.each([
    ['joins[usedIn][sort]=editedBy.hash', 'joins.usedIn.sort'],
    ['joins[usedIn][where]=5', 'joins.usedIn.where'],
    ['joins[usedIn][where][editedBy.hash][like]=a', 'joins.usedIn.where'],
    ['joins[usedIn][limit]=1e400', 'joins.usedIn.limit'],
    ['joins[usedIn]=x', 'joins.usedIn'],
  ])('refuses %s of a record', async (query, place) => {
    for (const path of ['/statistics', `/statistics/${ids.statistics}`]) {
      await refused(await newsroom.call(`${path}?${query}`, { as: 'editor' }), place)
    }
  })

  it.each(['draft=maybe', 'trash=1', 'autosave[]=true', 'depth=99', 'locale=../..', 'data={}', 'sort[a]=1'])(
    'refuses %s of an operation by where',
    async (query) => {
      const place = /^\w+/.exec(query)?.[0] ?? ''
      for (const collection of ['articles', 'topics'] as const) {
        const path = `/${collection}?where[id][in]=${ids.articles}&${query}`
        await refused(await newsroom.call(path, { as: 'editor', method: 'PATCH', data: { name: 'x' } }), place)
        await refused(await newsroom.call(path, { as: 'admin', method: 'DELETE' }), place)
      }
    },
  )

  it.each(['en', 'es', 'all', 'xx'])('refuses to publish what is of one language in another (%s)', async (locale) => {
    const query = `publishSpecificLocale=${locale}`
    const data = { _status: 'published', title: 'In a part' }
    for (const [method, path] of [
      ['PATCH', `/articles/${ids.articles}?${query}`],
      ['PATCH', `/articles?where[id][equals]=${ids.articles}&${query}`],
      ['PATCH', `/statistics/${ids.statistics}?${query}`],
      ['POST', `/articles?${query}`],
    ] as const) {
      await refused(await newsroom.call(path, { as: 'editor', method, data }), 'publishSpecificLocale')
    }
  })

  it('orders by fields of a document itself, and by none that is hidden or of another', async () => {
    const users = [
      'hash',
      'salt',
      'email',
      'apiKey',
      'apiKeyIndex',
      'resetPasswordToken',
      'sessions',
      'name',
      'loginAttempts',
    ]
    const orders = [
      ...users.flatMap((name) => [`editedBy.${name}`, `-editedBy.${name}`, `editedBy__${name}`]),
      ...[
        'hero.alt',
        'statistics.note',
        'sources.name',
        'sources.conditions',
        'quotes.speaker.name',
        'body',
        'corrections',
      ],
      ...[
        'nothing',
        'constructor',
        '',
        ',',
        'title,editedBy.hash',
        'body.root',
        'version.editedBy.hash',
        'byline.name.x',
      ],
    ].filter((order) => order !== '')
    for (const order of orders) {
      const answer = await newsroom.call(`/articles?sort=${order}`, { as: 'reporter' })
      expect([order, answer.status]).toEqual([order, 400])
    }
    for (const order of users.filter((name) => !['name', 'email'].includes(name))) {
      expect([order, (await newsroom.call(`/users?sort=${order}`, { as: 'admin' })).status]).toEqual([order, 400])
    }
    for (const order of ['title', '-updatedAt', 'createdAt,-title', 'firstPublished.date', 'id', '_status']) {
      expect([order, (await newsroom.call(`/articles?sort=${order}`, { as: 'reporter' })).status]).toEqual([order, 200])
    }
  })

  it('takes no time of making or changing from a client', async () => {
    const at = '2001-01-01T00:00:00.000Z'
    const made = await create(newsroom, 'sources', {
      ...{ kind: 'document', name: 'Dated', terms: 'on-record', createdAt: at, updatedAt: at },
    })
    expect([made.createdAt, made.updatedAt]).not.toContain(at)
    const changed = await newsroom.call(`/sources/${made.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { createdAt: at, updatedAt: at, name: 'Redated' },
    })
    expect([changed.body.doc.createdAt, changed.body.doc.updatedAt, changed.body.doc.name]).toEqual([
      made.createdAt,
      expect.not.stringContaining('2001'),
      'Redated',
    ])
    before = await contentsOf(newsroom.payload)
  })

  it('does not tell by what may be done with it whether a document exists', async () => {
    for (const collection of ['articles', 'sources', 'identities', 'users', 'webhooks']) {
      const there = await newsroom.call(`/${collection}/access/${ids[collection] ?? 'x'}`, { method: 'POST', data: {} })
      const not = await newsroom.call(`/${collection}/access/not-there`, { method: 'POST', data: {} })
      expect([there.status, there.body]).toEqual([401, not.body])
    }
    const unnamed = await create(newsroom, 'sources', { kind: 'person', name: 'A clerk', terms: 'background' })
    const identity = await create(newsroom, 'identities', {
      ...{ source: unnamed.id, readers: [newsroom.user.editor.id], name: 'Nobody' },
    })
    before = await contentsOf(newsroom.payload)
    for (const as of ['reporter', 'admin'] as const) {
      const ask = (id: string) => newsroom.call(`/identities/access/${id}`, { as, method: 'POST', data: {} })
      const [there, not] = [await ask(identity.id), await ask('not-there')]
      expect([there.status, there.body]).toEqual([not.status, not.body])
    }
    const own = await newsroom.call(`/articles/access/${ids.articles}`, { as: 'reporter', method: 'POST', data: {} })
    expect([own.status, own.body.read]).toEqual([200, expect.anything()])
  })

  it.each([
    '/quotes?joins=false&depth=1&populate[sources][name]=true&select[speaker]=true&limit=1&locale=es',
    '/articles?where[id][less_than]=x&sort=-updatedAt',
  ])('lets through what our own admin asks: %s', async (path) => {
    expect((await newsroom.call(path, { as: 'reporter' })).status).toBe(200)
  })

  it('shows the trash to those who may delete', async () => {
    for (const path of ['/articles?trash=true', '/articles/count?trash=true', `/articles/${ids.articles}?trash=true`]) {
      expect([path, (await newsroom.call(path, { as: 'reporter' })).status]).toEqual([path, 403])
      expect([path, (await newsroom.call(path, { as: 'editor' })).status]).toEqual([path, 200])
    }
  })

  it.each<[string, string, Role | undefined]>([
    ['GET', '/payload-migrations', undefined],
    ['GET', '/payload-migrations', 'admin'],
    ['POST', '/payload-migrations', 'admin'],
    ['GET', '/payload-migrations/count', 'admin'],
    ['POST', '/users/verify/x', undefined],
    ['POST', '/users/verify/x', 'admin'],
    ['GET', '/identities/versions', 'admin'],
    ['GET', '/identities/versions', undefined],
    ['GET', '/identities/versions/x', 'admin'],
    ['POST', '/identities/versions/x', 'admin'],
    ['GET', '/users/versions', 'admin'],
    ['GET', '/webhooks/versions/x', 'admin'],
    ['GET', '/articles/a%00b', 'editor'],
    ['GET', '/articles/%', 'editor'],
    ['GET', '/articles/%ZZ', 'editor'],
    ['GET', '/%E0%A4%A', undefined],
    ['GET', '/articles/versions/%', 'editor'],
    ['POST', '/articles/%/duplicate', 'editor'],
    ['PATCH', '/articles/%C3', 'editor'],
    ['DELETE', '/articles/%', 'editor'],
    ['GET', `/articles/${'x'.repeat(1900)}`, 'editor'],
  ])('answers %s %s with a 4xx', async (method, path, as) => {
    const answer = await newsroom.call(path, { ...(as ? { as } : {}), method })
    expect([answer.status, answer.body]).toEqual([
      expect.toSatisfy((status: number) => status >= 400 && status < 500),
      expect.anything(),
    ])
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty/1', 'articles/%00', '%', 'articles/%E0%A4', 'x'.repeat(3000)])(
    'refuses the path %s before Payload looks at it',
    async (path) => {
      const { status } = await newsroom.answer(new Request(`http://localhost:3000/api/${path}`))
      expect(status).toSatisfy((code: number) => code >= 400 && code < 500)
    },
  )

  it('takes no method in place of another but GET for POST', async () => {
    for (const name of ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override']) {
      for (const [method, instead, type] of [
        ['POST', 'DELETE', 'application/x-www-form-urlencoded'],
        ['POST', 'get', 'application/x-www-form-urlencoded'],
        ['PATCH', 'GET', 'application/x-www-form-urlencoded'],
        ['POST', 'GET', 'application/json'],
        ['POST', 'GET', 'text/plain'],
      ] as const) {
        const headers = { Authorization: `JWT ${newsroom.token.admin}`, 'Content-Type': type, [name]: instead }
        const url = `http://localhost:3000/api/articles/${ids.articles}`
        const { status } = await newsroom.answer(new Request(url, { method, headers, body: '{"data":{"title":"x"}}' }))
        expect([name, method, instead, type, status]).toEqual([
          name,
          method,
          instead,
          type,
          expect.toSatisfy((code) => code === 400 || code === 415),
        ])
      }
    }
    expect(await contentsOf(newsroom.payload)).toBe(before)
  })

  it.each(['a\0.png', 'a\n.png', '../../a.png', 'a\\b.png', 'a\u007f.png', 'x'.repeat(300), ''])(
    'stores no upload under the name %j',
    async (name) => {
      const form = Buffer.concat([
        Buffer.from('--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"alt":"x","credit":"x"}\r\n'),
        Buffer.from(
          `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
        ),
        await plain().png().toBuffer(),
        Buffer.from('\r\n--x--\r\n'),
      ])
      const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
      const answer = await newsroom.call('/media', {
        as: 'editor',
        method: 'POST',
        data: new Uint8Array(form),
        headers,
      })
      if (answer.status === 201) {
        // What is before the last separator is cut off before anybody sees the name.
        expect(answer.body.doc.filename).toMatch(/^[a-z0-9-]+\.png$/)
        before = await contentsOf(newsroom.payload)
      } else expect([answer.status, await contentsOf(newsroom.payload)]).toEqual([400, before])
    },
  )

  it('fetches no image from an address', async () => {
    for (const data of [
      { url: 'http://169.254.169.254/x.png' },
      { url: 'https://example.org/x.png', filename: 'x.png' },
    ]) {
      const answer = await newsroom.call('/media', {
        as: 'editor',
        method: 'POST',
        data: { alt: 'x', credit: 'x', ...data },
      })
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('file')])
      const form = uploadForm({ data: { alt: 'x', credit: 'x', ...data } })
      expect((await newsroom.call('/media', { as: 'editor', method: 'POST', data: form })).status).toBe(400)
    }
    expect(await contentsOf(newsroom.payload)).toBe(before)
  })

  it('says it in the language of whoever asks', async () => {
    const headers = { 'Accept-Language': 'es' }
    const answer = await newsroom.call('/articles?limit=1e400', { as: 'editor', headers })
    expect(answer.body.errors[0].message).toContain('limit: Debe ser un número entero')
    const path = await newsroom.answer(new Request('http://localhost:3000/api/%', { headers }))
    expect(await path.json()).toEqual({ errors: [{ message: expect.stringContaining('La dirección') }] })
  })

  it('refuses 150 MB of JSON by what it says of itself, and a body that says nothing once it is too large', async () => {
    const login = 'http://localhost:3000/api/users/login'
    const type = { 'Content-Type': 'application/json' }
    const said = new Request(login, { method: 'POST', body: '{}', headers: type })
    const declared = new Proxy(said, {
      get: (target, key) =>
        key === 'headers'
          ? new Headers({ ...type, 'content-length': String(150_000_000) })
          : (Reflect.get(target, key, target) as unknown),
    })
    expect((await newsroom.answer(declared)).status).toBe(413)
    let read = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const endless = new Request(login, { method: 'POST', body, headers: type, duplex: 'half' } as RequestInit)
    expect((await newsroom.answer(endless)).status).toBe(413)
    expect(read).toBeLessThan(2 * 1024 * 1024)
    // Where the plugin is alone, and the file that mounts Payload is another.
    const alone = await newsroom.call('/users/login', { method: 'POST', data: `{"email":"${'x'.repeat(100_000)}"}` })
    expect(alone.status).toBe(413)
  })
})
