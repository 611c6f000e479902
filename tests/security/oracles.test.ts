/**
 * Questions whose answer would tell what somebody may not know, each asked in a pair: with the right guess and with a wrong
 * one. The two answers are the same, byte for byte, or the question tells. They are made of the running config: every field
 * that a caller may not read, in every collection and behind every relation, by every operator and door.
 */
import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/roles'
import { expectClaimed } from '../support/claims'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { oneOfEach } from '../support/oneOfEach'

type Guess = string | number | boolean
/** What somebody may not read: of which collection, at which path, and what is there. */
type Closed = { collection: string; path: string; right: Guess; wrong: Guess }

const callers: Array<Role | undefined> = [undefined, 'reporter', 'editor']

describe.each(databases)('nothing is told by whether a guess was right on %s', (database) => {
  let newsroom: Newsroom
  /** Of two sources, the first has an identity. */
  let sources: [string, string]

  beforeAll(async () => {
    newsroom = await openNewsroom(database, { webhooks: { allowLoopback: true } })
    // Two of each: one alone is in every order.
    await oneOfEach(newsroom)
    await oneOfEach(newsroom)
    const make = async (name: string) =>
      (await create(newsroom, 'sources', { kind: 'person', name, terms: 'background', attribution: 'a clerk' })).id
    sources = [await make('First Clerk'), await make('Other Clerk')]
    const identity = { source: sources[0], name: 'Ignacia Quiroga', contact: '+52 55 1234', notes: 'Met at noon' }
    const data = { ...identity, readers: [newsroom.user.admin.id] }
    expect((await newsroom.call('/identities', { as: 'admin', method: 'POST', data })).status).toBe(201)
    const hook = { url: 'http://127.0.0.1:9/secret' }
    expect((await newsroom.call('/webhooks', { as: 'admin', method: 'POST', data: hook })).status).toBe(201)
    await newsroom.payload.update({
      collection: 'users',
      id: newsroom.user.admin.id,
      data: { enableAPIKey: true, apiKey: 'c3'.repeat(18) },
    })
  })
  afterAll(() => newsroom?.close())

  /** What a reporter makes. */
  const createAs = async (collection: string, data: Json, query = ''): Promise<Json> => {
    const { body: answer, status } = await newsroom.call(`/${collection}${query}`, {
      as: 'reporter',
      method: 'POST',
      data,
    })
    expect([status, answer.errors]).toEqual([201, undefined])
    return answer.doc
  }

  const configs = () => newsroom.payload.config.collections

  const asking = (as: Role | undefined) =>
    ({
      payload: newsroom.payload,
      user: as ? newsroom.user[as] : null,
      context: {},
      headers: new Headers(),
    }) as unknown as PayloadRequest

  async function mayRead(collection: SanitizedCollectionConfig, as: Role | undefined): Promise<boolean> {
    return (await collection.access.read({ req: asking(as) })) !== false
  }

  /** The paths of the fields that a caller may not read, without those that every reader may. */
  async function closedPaths(fields: readonly FlattenedField[], as: Role | undefined, prefix = ''): Promise<string[]> {
    const paths: string[] = []
    for (const field of fields) {
      if ('virtual' in field && field.virtual) continue
      const path = `${prefix}${field.name}`
      const read = 'access' in field ? field.access?.read : undefined
      const isHidden = 'hidden' in field && field.hidden === true
      const isOpen = !isHidden && (!read || (await read({ req: asking(as) })) === true)
      if ('flattenedFields' in field && isOpen)
        paths.push(...(await closedPaths(field.flattenedFields, as, `${path}.`)))
      else if (!isOpen) paths.push(path)
    }
    return paths
  }

  /** What stands at a path of a stored document, of a kind that can be guessed. */
  function valueAt(row: Json, path: string): Guess | null {
    const value = path.split('.').reduce((each: Json, key) => (Array.isArray(each) ? each[0] : each)?.[key], row)
    return ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? value : null
  }

  function fieldAt(fields: readonly FlattenedField[], path: string): FlattenedField | undefined {
    const [name, ...rest] = path.split('.')
    const field = fields.find((each) => each.name === name)
    if (rest.length === 0 || !field) return field
    return 'flattenedFields' in field ? fieldAt(field.flattenedFields, rest.join('.')) : undefined
  }

  /** Another value that could as well be there: of the same kind and length, so that nothing else differs. */
  function other(value: Guess, field: FlattenedField | undefined): Guess {
    if (typeof value === 'boolean') return !value
    if (typeof value === 'number') return value + 1
    if (field?.type === 'select') {
      const values = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      return values.find((each) => each !== value) ?? value
    }
    if (field?.type === 'date' || /^\d{4}-.*Z$/.test(value)) return new Date(Date.parse(value) + 1).toISOString()
    const last = value.at(-1) ?? ''
    return value.slice(0, -1) + (/\d/.test(last) ? String((Number(last) + 1) % 10) : last === 'a' ? 'b' : 'a')
  }

  async function closedTo(as: Role | undefined): Promise<Closed[]> {
    const closed: Closed[] = []
    for (const collection of configs()) {
      const { docs } = await newsroom.payload.db.find<Json>({
        collection: collection.slug,
        limit: 5,
        pagination: false,
      })
      const everything = !(await mayRead(collection, as))
      const paths = everything
        ? collection.flattenedFields.map(({ name }) => name)
        : await closedPaths(collection.flattenedFields, as)
      for (const path of paths) {
        const right = docs.map((row) => valueAt(row, path)).find((value) => value !== null)
        if (right !== undefined && right !== null) {
          closed.push({
            collection: collection.slug,
            path,
            right,
            wrong: other(right, fieldAt(collection.flattenedFields, path)),
          })
        }
      }
    }
    return closed
  }

  /** The paths by which the documents of a collection can be asked about another: its own, and behind each relation. */
  function relationsTo(collection: SanitizedCollectionConfig, slug: string): string[] {
    const found = collection.slug === slug ? [''] : []
    const walk = (fields: readonly FlattenedField[], prefix: string) => {
      for (const field of fields) {
        if ('flattenedFields' in field) walk(field.flattenedFields, `${prefix}${field.name}.`)
        else if ('relationTo' in field && [field.relationTo].flat().includes(slug as never)) {
          found.push(`${prefix}${field.name}.`)
        }
      }
    }
    walk(collection.flattenedFields, '')
    return found
  }

  const doors: Array<{ method: string; at: string; prefix?: string; data?: Json }> = [
    { method: 'GET', at: '' },
    { method: 'GET', at: '/count' },
    { method: 'GET', at: '/versions', prefix: 'version.' },
    { method: 'PATCH', at: '', data: {} },
    { method: 'DELETE', at: '' },
  ]
  const questions: Array<(path: string, guess: Guess, wrong: Guess) => string> = [
    (path, guess) => `where[${path}][equals]=${encodeURIComponent(guess)}`,
    (path, guess) => `where[${path}][in]=${encodeURIComponent(guess)}`,
    (path, guess) => `where[${path}][like]=${encodeURIComponent(String(guess).slice(-6))}`,
    (path, guess) => `where[${path}][contains]=${encodeURIComponent(String(guess).slice(-6))}`,
    (path, guess) => `where[${path}][greater_than]=${encodeURIComponent(guess)}`,
    (path, guess, wrong) => `where[${path}][exists]=${guess !== wrong}`,
    (path, guess) => `where[or][0][and][0][${path}][not_equals]=${encodeURIComponent(guess)}`,
  ]

  it('by any condition or order on what a caller may not read', async () => {
    const telling: unknown[] = []
    let pairs = 0
    for (const as of callers) {
      const call = (path: string, method: string, data?: Json) =>
        newsroom.call(path, { ...(as ? { as } : {}), method, ...(data === undefined ? {} : { data }) })
      const said = ({ body, status }: { body: Json; status: number }, ...guesses: Guess[]) =>
        guesses.reduce<string>(
          (text, guess) => text.replaceAll(JSON.stringify(String(guess)).slice(1, -1), '…'),
          `${status} ${JSON.stringify(body)}`,
        )
      for (const { collection: about, path, right, wrong } of await closedTo(as)) {
        for (const collection of configs()) {
          // Strangers are refused before anything is asked; one question of each shows it.
          const relations = relationsTo(collection, about).slice(0, as ? undefined : 1)
          for (const relation of relations) {
            const place = `${relation}${path}`
            for (const { at, data, method, prefix = '' } of doors.slice(0, as ? undefined : 1)) {
              if (at === '/versions' && !collection.versions) continue
              const route = `/${collection.slug}${at}`
              for (const question of at === '' && method === 'GET' ? questions : questions.slice(0, 1)) {
                const ask = (guess: Guess, rest: Guess) =>
                  call(`${route}?${question(`${prefix}${place}`, guess, rest)}`, method, data)
                const [yes, no] = [await ask(right, wrong), await ask(wrong, wrong)]
                pairs += 1
                if (said(yes, right, wrong) !== said(no, right, wrong)) {
                  telling.push([as, method, route, question(place, right, wrong), said(yes), said(no)].slice(0, 6))
                }
              }
              if (method !== 'GET' || at === '/count') continue
              const [up, down] = [
                await call(`${route}?sort=${prefix}${place}`, 'GET'),
                await call(`${route}?sort=-${prefix}${place}`, 'GET'),
              ]
              pairs += 1
              // A list of one or none is in every order.
              if (up.status < 400 && (up.body.docs?.length ?? 0) > 1) telling.push([as, route, `sort=${place}`])
              if (up.status !== down.status) telling.push([as, route, `sort=-${place}`])
            }
          }
        }
      }
    }
    expect(telling.slice(0, 20)).toEqual([])
    expectClaimed('pairs', pairs)
    process.stdout.write(`${database}: ${pairs} pairs\n`)
  }, 240_000)

  it.each(['reporter', 'editor'] as const)('by what a %s does to a source, whether it has an identity', async (as) => {
    const [known, unknown] = sources
    const actions: Array<[string, string, Json?]> = [
      ['GET', ''],
      ['GET', '?depth=3&draft=true'],
      ['GET', '/versions'],
      ['POST', '/affected', {}],
      ['PATCH', '', { terms: 'deep-background' }],
      ['PATCH', '', { title: 'Clerk' }],
      ['POST', '/duplicate', {}],
      ['DELETE', ''],
    ]
    const plain = (text: string) =>
      text
        .replaceAll(known, 'ID')
        .replaceAll(unknown, 'ID')
        .replaceAll(/First|Other/gi, 'Some')
        .replaceAll(/[0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
    for (const [method, at, data] of actions) {
      const ask = async (id: string) => {
        const path = at.startsWith('?') || at === '' ? `/sources/${id}${at}` : `/sources/${id}${at}`
        const { body, status } = await newsroom.call(path, {
          as,
          method,
          ...(data === undefined ? {} : { data }),
        })
        return plain(`${status} ${JSON.stringify(body)}`)
      }
      // An editor deletes for good: done last, and once.
      if (method === 'DELETE' && as === 'reporter') continue
      expect([method, at, await ask(known)]).toEqual([method, at, await ask(unknown)])
    }
  })

  it('by what a reporter types, whether it is the name in an identity', async () => {
    const figure = (name: string) => ({ label: `boats of ${name}`, value: '7', unit: { kind: 'count', noun: name } })
    const said = (name: string) => body(paragraph(`${name} said it.`))
    type Asked = { method?: string; path: string; data?: Json }
    const asked: Array<(name: string, own: string) => Asked> = [
      (name) => ({ path: '/desk/alike', data: { collection: 'sources', name } }),
      (name) => ({ path: '/desk/alike', data: { collection: 'people', name } }),
      (name) => ({ path: '/desk/alike', data: { collection: 'topics', name } }),
      (name) => ({ path: '/desk/alike', data: { collection: 'quotes', text: 'So it is', name } }),
      (name) => ({ method: 'GET', path: `/desk/search?q=${encodeURIComponent(name)}` }),
      (name) => ({ path: '/topics/named', data: { name, language: 'en' } }),
      (name) => ({ path: '/review', data: { language: 'en', title: name, dek: name, body: said(name) } }),
      (name) => ({ path: '/articles?draft=true', data: articleData({ title: name, body: said(name) }) }),
      (name, own) => ({
        method: 'PATCH',
        path: `/articles/${own}?draft=true`,
        data: { title: name, body: said(name) },
      }),
      (_, own) => ({ method: 'GET', path: `/articles/${own}/review` }),
      (_, own) => ({ method: 'GET', path: `/articles/${own}/editions` }),
      (_, own) => ({ method: 'GET', path: `/articles/${own}/shares` }),
      (_, own) => ({ path: `/articles/${own}/shares`, data: {} }),
      () => ({ method: 'GET', path: '/desk?filter=findings' }),
      (name, own) => ({ path: `/articles/${own}/hand-over`, data: { to: 'ready', note: name } }),
      (_, own) => ({ method: 'PATCH', path: `/articles/${own}`, data: { _status: 'published' } }),
      (name) => ({
        path: '/statistics/attributed',
        data: { language: 'en', source: { name, kind: 'person' }, figures: [figure(name)] },
      }),
      (name) => ({
        path: '/quotes/attributed',
        data: { language: 'en', text: `So says ${name}`, speaker: { name: `${name} the clerk`, kind: 'person' } },
      }),
      (name) => ({ path: '/people', data: { name, slug: name.toLowerCase().replace(' ', '-') } }),
      (name) => ({ path: '/statistics', data: { ...figure(name), publicNote: name, note: name } }),
      (name) => ({ path: '/sources', data: { kind: 'person', name, terms: 'on-record', attribution: name } }),
    ]
    // As long, and as often in what was typed before.
    const guesses = ['Ignacia Quiroga', 'Ignacia Quirofa'] as const
    const forms = guesses.flatMap((name) => [name, name.toLowerCase(), name.toLowerCase().replace(' ', '-')])
    const plain = (text: string) =>
      forms
        .reduce((rest, form) => rest.replaceAll(form, '…'), text)
        .replaceAll(/[0-9a-f]{64}|[0-9a-f]{24,32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
    const drafts = [
      await createAs('articles', articleData(), '?draft=true'),
      await createAs('articles', articleData(), '?draft=true'),
    ].map(({ id }) => String(id))
    for (const ask of asked) {
      const answers: string[] = []
      for (const [index, name] of guesses.entries()) {
        const own = drafts[index] ?? ''
        // Where the question has no name in it, the draft that it is about has.
        const typed = { title: name, body: said(name) }
        await newsroom.call(`/articles/${own}?draft=true`, { as: 'reporter', method: 'PATCH', data: typed })
        const { data, method = 'POST', path } = ask(name, own)
        const answer = await newsroom.call(path, { as: 'reporter', method, ...(data === undefined ? {} : { data }) })
        answers.push(plain(`${answer.status} ${JSON.stringify(answer.body)}`))
      }
      expect([ask('…', '…').path, answers[0]]).toEqual([ask('…', '…').path, answers[1]])
    }
    // The one is known all the same: an editor may not publish it.
    const [right, wrong] = await Promise.all(
      drafts.map(async (id) => {
        const data = { _status: 'published' }
        const { body: refused } = await newsroom.call(`/articles/${id}`, { as: 'editor', method: 'PATCH', data })
        return JSON.stringify(refused)
      }),
    )
    expect([right, wrong].map((answer) => answer?.includes('names somebody who must not be named'))).toEqual([
      true,
      false,
    ])
  })

  it('by what an administrator sees of two users, which of them may open an identity', async () => {
    const seen = async (id: string) => {
      const { body } = await newsroom.call(`/users/${id}?depth=3`, { as: 'admin' })
      return Object.keys(body).sort()
    }
    expect(await seen(newsroom.user.admin.id)).toEqual(expect.arrayContaining(await seen(newsroom.user.editor.id)))
  })
})
