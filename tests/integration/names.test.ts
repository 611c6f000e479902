/** Topics and people: made where somebody writes, kept where something names them, and made of the texts of before. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../src/releases/canonical'
import { plain } from '../fixtures/pictures'
import { articleData, create, topicsCalled } from '../support/drafts'
import { createImage } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { answersOf, beforeNames, databaseOf } from '../support/upgrade'

let shades = 0
/** A photo that no other is. */
function aPhoto(): Promise<Buffer> {
  shades += 1
  return plain(20 + shades, 30)
    .jpeg()
    .toBuffer()
}

/** An answer without what was added to it since: what each topic and person is found by. */
function asBefore(value: Json): Json {
  if (Array.isArray(value)) return value.map(asBefore)
  if (value === null || typeof value !== 'object') return value
  const { topicRefs: _, ...rest } = value as Record<string, Json>
  return Object.fromEntries(
    Object.entries(rest).map(([key, each]) => [
      key,
      key === 'byline' ? each.map(({ name, role }: Json) => ({ name, role })) : asBefore(each),
    ]),
  )
}

describe.each(databases)('a database on %s of before there were topics and people', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, {}, {}, await databaseOf(beforeNames, database))
  })
  afterAll(() => newsroom?.close())

  const call = (path: string, method = 'GET', data?: Json) => newsroom.call(path, { as: 'editor', method, data })
  const rows = async (collection: 'topics' | 'people' | 'articles' | 'releases' | 'schedules') =>
    (
      await newsroom.payload.db.find<Json>({
        collection,
        locale: 'all',
        pagination: false,
        sort: collection === 'releases' ? 'sequence' : 'slug',
      })
    ).docs
  const articleCalled = async (title: string): Promise<Json> =>
    (await call(`/articles?where[title][equals]=${encodeURIComponent(title)}&depth=0&draft=true`)).body.docs[0]

  it('answers readers as before', async () => {
    for (const [path, before] of Object.entries(answersOf(beforeNames, database))) {
      const now = await newsroom.call(path)
      expect([path, now.status, asBefore(now.body)]).toEqual([path, before.status, asBefore(before.body)])
    }
  })

  it('has a topic for each text, however it is written, with a name in each of its languages', async () => {
    expect((await rows('topics')).map(({ kind, name, slug }) => [slug, kind, name])).toEqual([
      ['agua', 'topic', { es: 'Agua' }],
      ['drafts-only', 'topic', { en: 'Drafts only' }],
      ['gone', 'topic', { en: 'Gone' }],
      ['law', 'topic', { en: 'Law' }],
      ['politica-exterior', 'topic', { es: 'Política exterior' }],
      ['unseen', 'topic', { en: 'Unseen' }],
      // As most published editions write it.
      ['water', 'topic', { en: 'Water', es: 'Water' }],
    ])
    expect((await rows('people')).map(({ name, slug }) => [slug, name])).toEqual([
      ['a-reporter', 'A. Reporter'],
      ['ana-ruiz', 'Ana Ruiz'],
      ['draft-writer', 'Draft Writer'],
      ['luis-gil', 'Luis Gil'],
    ])
    const found = (await call('/topics?where[name][like]=POLITICA&locale=es')).body
    expect(found.docs.map(({ slug }: Json) => slug)).toEqual(['politica-exterior'])
  })

  it('has them in articles, drafts and versions, in their order, and who signs as they signed', async () => {
    const [law, unseen, water] = await topicsCalled(newsroom, ['Law', 'Unseen', 'Water'])
    const { id, topics } = await articleCalled('Water')
    expect(topics).toEqual([law, unseen])
    const { body: versions } = await call(`/articles/versions?where[parent][equals]=${id}&depth=0&sort=createdAt`)
    expect(versions.docs.map(({ version }: Json) => version.topics)).toEqual([
      [water, law],
      [water, law],
      [law, unseen],
    ])
    const [{ id: ana }] = (await rows('people')).filter(({ slug }) => slug === 'ana-ruiz')
    const { byline } = await articleCalled('Wet')
    expect(byline).toMatchObject([{ name: 'Ana Ruíz', person: ana, role: 'author' }])
    const [, restored] = versions.docs
    expect((await call(`/articles/versions/${restored.id}?draft=true`, 'POST')).status).toBe(200)
    expect((await articleCalled('Water')).topics).toEqual([water, law])
  })

  it('makes no release when what is live is published as it is, and keeps what was approved', async () => {
    const before = await rows('releases')
    for (const title of ['Water', 'Wet', 'Water too', 'Agua']) {
      const { id } = await articleCalled(title)
      const { status, body } = await call(`/articles/${id}`, 'PATCH', { _status: 'published' })
      expect([title, status, body.errors]).toEqual([title, 200, undefined])
    }
    const after = await rows('releases')
    expect(after.map(({ hash, sequence }) => [sequence, hash])).toEqual(
      before.map(({ hash, sequence }) => [sequence, hash]),
    )
    for (const { document, hash } of after) expect(hashOf(document)).toBe(hash)
    const approved = await articleCalled('Approved')
    expect((await call(`/articles/${approved.id}/hand-over`)).body.stage).toBe('approved')
    const { body: desk } = await call('/desk?filter=behind')
    expect(desk.stories).toEqual([])
  })

  it('gives back what was withdrawn as it was', async () => {
    const [gone, tombstone] = (await rows('releases')).filter(({ slug }) => slug === 'gone')
    const { id } = await articleCalled('Gone')
    expect((await call(`/articles/${id}/reinstate`, 'POST')).status).toBe(200)
    const newest = (await rows('releases')).at(-1)
    expect([newest.slug, newest.hash, newest.previous]).toEqual(['gone', gone.hash, tombstone.hash])
  })
})

describe.each(databases)('topics and people on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  const call = (path: string, method = 'GET', data?: Json, as: 'admin' | 'editor' | 'reporter' = 'editor') =>
    newsroom.call(path, { as, method, data })
  const publish = (data: Json, language = 'en') =>
    create(newsroom, 'articles', articleData({ ...data, language, _status: 'published' }))
  const live = async ({ language, slug }: Json) => (await newsroom.call(`/v1/articles/${language}/${slug}`)).body
  const topic = async (slug: string): Promise<Json> =>
    (await call(`/topics?where[slug][equals]=${slug}&locale=all`)).body.docs[0]

  it('are made of what somebody types, by reporters too, each once', async () => {
    const names = [' Fishing ', 'FISHING', 'Pesca\u0301', '', 'fishing']
    const { id } = await create(newsroom, 'articles', articleData({ topics: names }), '?draft=true&depth=0')
    expect((await call(`/articles/${id}?depth=0&draft=true`)).body.topics).toEqual(
      await topicsCalled(newsroom, ['Fishing', 'Pescá']),
    )
    const named = (name: string, language: string, as: 'reporter' = 'reporter') =>
      call('/topics/named', 'POST', { language, name }, as)
    const [first, second] = await Promise.all([named('Nets', 'en'), named('nets', 'en')])
    expect([first.status, second.status, second.body.topic.id]).toEqual([200, 200, first.body.topic.id])
    // What is found in a language that has no name for it is called so there.
    expect((await named('NETS', 'es')).body.topic).toMatchObject({ id: first.body.topic.id, name: 'NETS' })
    expect((await topic('nets')).name).toMatchObject({ es: 'NETS' })
    for (const data of [
      { language: 'en', name: ' ' },
      { language: 'xx', name: 'x' },
      { language: 'en', name: 'x'.repeat(101) },
    ]) {
      expect((await call('/topics/named', 'POST', data)).status).toBe(400)
    }
    const long = await call('/articles?draft=true', 'POST', articleData({ topics: ['x'.repeat(101)] }))
    expect([long.status, long.body.errors[0].data.errors[0].path]).toEqual([400, 'topics.0'])
    const refused = await call(
      '/articles',
      'POST',
      articleData({ topics: ['Left behind'], title: '', _status: 'published' }),
    )
    expect([refused.status, await topic('left-behind')]).toEqual([400, undefined])
  })

  it('are one for all languages: each edition calls them as its readers do', async () => {
    const { id } = await create(newsroom, 'topics', { name: 'Russia' })
    expect((await call(`/topics/${id}?locale=es`, 'PATCH', { name: 'Rusia' })).status).toBe(200)
    const english = await publish({ topics: [id, 'Only English'] })
    const spanish = await publish(
      { topics: ['rusia', 'only english'], title: 'Una nota', byline: [{ name: 'X', role: 'author' }] },
      'es',
    )
    expect((await live(english)).topicRefs).toEqual([
      { slug: 'russia', name: 'Russia' },
      { slug: 'only-english', name: 'Only English' },
    ])
    // The first name in a language is the one that is typed.
    expect((await live(spanish)).topicRefs).toEqual([
      { slug: 'russia', name: 'Rusia' },
      { slug: 'only-english', name: 'only english' },
    ])
    const { body: list } = await newsroom.call('/v1/topics/russia')
    expect(list.articles.map(({ language }: Json) => language).toSorted()).toEqual(['en', 'es'])
    expect((await newsroom.call('/v1/articles?topic=Rusia')).body.articles.map(({ slug }: Json) => slug)).toEqual([
      spanish.slug,
    ])
  })

  it('that are called otherwise change nothing that is live, nor what is behind; the next release carries it', async () => {
    const { id } = await create(newsroom, 'topics', { name: 'Trade' })
    const person = await create(newsroom, 'people', { name: 'Eva Sol', links: [{ url: 'https://example.org/eva' }] })
    const article = await publish({ topics: [id], byline: [{ person: person.id, role: 'author' }] })
    const before = await live(article)
    expect(before.byline).toEqual([
      { name: 'Eva Sol', role: 'author', slug: 'eva-sol', sameAs: ['https://example.org/eva'] },
    ])
    expect((await call(`/topics/${id}`, 'PATCH', { name: 'Commerce' })).status).toBe(200)
    expect((await call(`/people/${person.id}`, 'PATCH', { name: 'Eva Luna', bio: 'Writes.' })).status).toBe(200)
    expect(await live(article)).toEqual(before)
    expect((await call('/desk?filter=behind')).body.stories).toEqual([])
    expect((await call(`/articles/${article.id}`, 'PATCH', { _status: 'published' })).status).toBe(200)
    expect(await live(article)).toMatchObject({
      topicRefs: [{ slug: 'trade', name: 'Commerce' }],
      byline: [{ name: 'Eva Luna', slug: 'eva-sol', bio: 'Writes.' }],
      version: 2,
    })
    for (const name of ['trade', 'commerce']) {
      expect((await newsroom.call(`/v1/articles?topic=${name}`)).body.articles).toHaveLength(1)
    }
    expect((await newsroom.call('/v1/people/eva-sol')).body).toMatchObject({
      name: 'Eva Luna',
      bio: 'Writes.',
      count: 1,
    })
  })

  it('are shown by their photo, as it was when the edition was released', async () => {
    const image = await createImage(newsroom, {
      file: await aPhoto(),
      data: { alt: 'Iris at her desk', credit: 'J. Gil' },
    })
    const source = await create(newsroom, 'sources', { kind: 'publication', name: 'A magazine', title: 'A magazine' })
    const sourced = await createImage(newsroom, { file: await aPhoto(), data: { source: source.id } })
    const refused = await call('/people', 'POST', { name: 'Iris Vale', photo: sourced.id })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('photo')])
    expect((await call('/people', 'POST', { name: 'Iris Vale', photo: randomUUID() })).status).toBe(400)
    const person = await create(newsroom, 'people', { name: 'Iris Vale', photo: image.id })
    expect((await call(`/people/${person.id}`, 'PATCH', { photo: sourced.id })).status).toBe(400)
    const article = await publish({ byline: [{ person: person.id, role: 'author' }] })
    const { byline } = await live(article)
    expect(byline[0].photo).toMatchObject({ alt: 'Iris at her desk', credit: 'J. Gil', type: 'image/jpeg' })
    const address = new URL(byline[0].photo.url).pathname.replace(/^\/api/, '')
    expect((await newsroom.call(address)).headers.get('Content-Type')).toBe('image/jpeg')
    expect((await newsroom.call('/v1/people/iris-vale')).body.photo).toEqual(byline[0].photo)
    // Readers have it: a reporter changes nothing of it, and nobody deletes it.
    expect((await call(`/media/${image.id}`, 'PATCH', { credit: 'Me' }, 'reporter')).status).toBe(403)
    const deleted = await call(`/media/${image.id}`, 'DELETE')
    expect([deleted.status, JSON.stringify(deleted.body)]).toEqual([409, expect.stringContaining('Iris Vale')])
    // One that has a source since is one of a story, and the next release is without it.
    expect((await call(`/media/${image.id}`, 'PATCH', { source: source.id })).status).toBe(200)
    expect((await live(article)).byline).toEqual(byline)
    expect((await call(`/articles/${article.id}`, 'PATCH', { _status: 'published' })).status).toBe(200)
    expect((await live(article)).byline[0]).not.toHaveProperty('photo')
    await call(`/people/${person.id}`, 'PATCH', { photo: null })
    expect((await call(`/media/${image.id}`, 'DELETE')).status).toBe(200)
  })

  it('keep their slugs, which no other has', async () => {
    const { id, slug } = await create(newsroom, 'topics', { name: 'Ports' })
    expect(slug).toBe('ports')
    expect((await call(`/topics/${id}`, 'PATCH', { slug: 'harbours' })).status).toBe(400)
    expect((await call(`/topics/${id}`, 'PATCH', { slug: 'ports', name: 'Harbours' })).status).toBe(200)
    expect((await call('/topics', 'POST', { name: 'PORTS' })).status).toBe(400)
    expect((await call('/topics', 'POST', { name: 'Ports', slug: 'Ports of call' })).status).toBe(400)
    expect((await call('/topics', 'POST', { name: 'Ports', slug: 'ports-of-call' })).status).toBe(201)
    const people = await Promise.all([1, 2].map(() => create(newsroom, 'people', { name: 'Juan Pérez' })))
    expect(people.map((each) => each.slug).toSorted()).toEqual(['juan-perez', 'juan-perez-2'])
    expect((await call('/people', 'POST', { name: 'X', slug: 'juan-perez' })).status).toBe(400)
    const below = await create(newsroom, 'topics', { name: 'Quays', parent: id })
    expect((await call(`/topics/${id}`, 'PATCH', { parent: below.id })).status).toBe(400)
    expect((await call(`/topics/${id}`, 'PATCH', { parent: 'nothing' })).status).toBe(400)
  })

  it('are changed and deleted by editors, and not while something names them', async () => {
    const [sea, deep] = [
      await create(newsroom, 'topics', { name: 'Sea' }),
      await create(newsroom, 'topics', { name: 'Deep' }),
    ]
    const writer = await create(newsroom, 'people', { name: 'A Writer' })
    expect((await call(`/topics/${sea.id}`, 'PATCH', { name: 'x' }, 'reporter')).status).toBe(403)
    expect((await call(`/people/${writer.id}`, 'DELETE', undefined, 'reporter')).status).toBe(403)
    expect((await newsroom.call(`/topics/${sea.id}`)).status).toBe(403)
    const byline = [{ person: writer.id, role: 'author' }]
    const draft = await create(newsroom, 'articles', articleData({ topics: [sea.id], byline }), '?draft=true')
    await call(`/topics/${deep.id}`, 'PATCH', { parent: sea.id })
    for (const path of [`/topics/${sea.id}`, `/people/${writer.id}`]) {
      const { body, status } = await call(path, 'DELETE')
      expect([path, status, JSON.stringify(body)]).toEqual([path, 409, expect.stringContaining(draft.title)])
    }
    const without = { topics: [], byline: [{ name: 'B', role: 'author' }], _status: 'published' }
    expect((await call(`/articles/${draft.id}`, 'PATCH', without)).status).toBe(200)
    await call(`/topics/${deep.id}`, 'PATCH', { parent: null })
    for (const path of [`/topics/${sea.id}`, `/people/${writer.id}`])
      expect((await call(path, 'DELETE')).status).toBe(200)
    // A draft is saved all the same, and nothing is published that names who is not there.
    const saved = await call(`/articles/${draft.id}?draft=true`, 'PATCH', { topics: [sea.id], byline })
    expect([saved.status, saved.body.doc?.topics]).toEqual([200, []])
    const unsigned = articleData({ byline: [{ role: 'author' }], _status: 'published' })
    expect((await call('/articles', 'POST', unsigned)).status).toBe(400)
    expect((await call('/articles', 'POST', articleData({ byline, _status: 'published' }))).status).toBe(400)
  })

  it('go along to another edition of the story', async () => {
    const person = await create(newsroom, 'people', { name: 'Mar Ríos' })
    const article = await publish({ topics: ['Tides'], byline: [{ person: person.id, role: 'author' }] })
    const { body, status } = await call(`/articles/${article.id}/editions`, 'POST', { language: 'es' })
    expect(status).toBe(201)
    const edition = (await call(`/articles/${body.article}?depth=0&draft=true`)).body
    expect(edition.topics).toEqual(await topicsCalled(newsroom, ['Tides']))
    expect(edition.byline).toMatchObject([{ person: person.id }])
    const { body: reviewed } = await call(`/articles/${body.article}/review`)
    expect(reviewed.review.findings.filter(({ where }: Json) => /byline|topics/.test(where.field))).toEqual([])
  })

  it('are public text: a protected name in one is found, and not published', async () => {
    await create(newsroom, 'sources', { kind: 'person', name: 'Ottoline Quarrendon', terms: 'deep-background' })
    const about = await create(newsroom, 'topics', { name: 'The Ottoline Quarrendon affair' })
    const signer = await create(newsroom, 'people', { name: 'A', bio: 'Formerly with Ottoline Quarrendon.' })
    const image = await createImage(newsroom, { file: await aPhoto(), data: { credit: 'Ottoline Quarrendon' } })
    const shown = await create(newsroom, 'people', { name: 'C', photo: image.id })
    const signed = [signer, shown].map(({ id }) => ({ byline: [{ name: 'B', person: id, role: 'author' }] }))
    for (const data of [{ topics: [about.id] }, ...signed]) {
      const { body, status } = await call('/articles', 'POST', articleData({ ...data, _status: 'published' }))
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('protected-name')])
    }
  })
})
