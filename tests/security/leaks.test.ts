/**
 * A canary in every private text of every collection, and the ways out searched for them: the routes of the public API as
 * its OpenAPI document lists them (but the stream, which sends what `/changes` gives) with every parameter that takes a
 * text, the pages for readers, the files for crawlers, the routes for staff and the reads of each collection for somebody
 * without an account, messages of webhooks, mails, and the log. What is filled is compared with the fields of the running
 * config, and what is asked with its routes, parameters, pages and links: a new one that is not covered fails here.
 */
import { createHash, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { createLocalReq, type Config, type FlattenedField } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTable } from '../../src/access/endpoint'
import { readerPages } from '../../src/delivery/endpoints'
import { pagePaths } from '../../src/delivery/pages/paths'
import { citedCollections } from '../../src/model/slugs'
import type { Release } from '../../src/model/release'
import { changedBy } from '../../src/webhooks/deliver'
import { releaseMessage } from '../../src/webhooks/message'
import { plain } from '../fixtures/pictures'
import { expectClaimed } from '../support/claims'
import { articleData, body, create, paragraph } from '../support/drafts'
import { createImage } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

/** Written by the system, of values that are not typed: ids, hashes, names of kinds, times, what others derive from. */
const notTyped: Record<string, RegExp> = {
  articles: /(^|\.)(id|revision|story|fingerprint|rule|date|translatedFrom\.release)$|Search$/,
  statistics: /(^|\.)(id|revision|value|high|unit\.code|formula|key|asOf|accessedAt)$|Search$/,
  quotes: /(^|\.)(id|revision|language|saidAt|accessedAt)$|Search$/,
  sources: /(^|\.)(id|revision|language|publishedAt|accessedAt|approval\.at|loosened\.from|nameAloud)$|Search$/,
  identities: /(^|\.)(id|revision|keepUntil|currentPassword)$/,
  media: /(^|\.)(id|revision|picture|original|url|thumbnailURL|mimeType)$|Search$/,
  topics: /(^|\.)(id|revision)$|Search$/,
  people: /(^|\.)(id|revision)$|Search$/,
  users: /(^|\.)(id|apiKeyIndex|resetPasswordToken|salt|hash|secondFactorKey|sessions\.id|currentPassword)$|Search$/,
  webhooks: /(^|\.)(id|revision|oldSecrets|secret)$/,
  schedules: /(^|\.)(id|article|action|by|seen|refusal)$/,
  handovers: /(^|\.)(id|article|author|stage|assignee|approved|seen)$/,
  redactions: /(^|\.)(id|entry|by|source|terms|article|hashes)$/,
  presences: /(^|\.)(id|collection|document)$/,
  shares: /(^|\.)(id|article|hash|by)$/,
  // What went out, and the system's own records of that.
  releases: /./,
  listings: /./,
  deliveries: /./,
  openings: /./,
  mergers: /./,
}

/** The collections whose documents are public under no id of theirs. */
const staffOnly = [
  ...([
    'articles',
    'users',
    'media',
    'identities',
    'openings',
    'webhooks',
    'deliveries',
    'releases',
    'listings',
  ] as const),
  ...(['redactions', 'schedules', 'handovers', 'presences', 'shares'] as const),
]

const textTypes = ['text', 'textarea', 'email', 'richText', 'json', 'code']

function textFields(fields: readonly FlattenedField[], prefix = ''): string[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    if ('flattenedFields' in field) return textFields(field.flattenedFields, `${path}.`)
    return textTypes.includes(field.type) ? [path] : []
  })
}

describe.each(databases)('nothing private leaves on %s', (database) => {
  let newsroom: Newsroom
  let log = ''
  let mails = ''
  const email: Config['email'] = () => ({
    name: 'test',
    defaultFromAddress: 'cited@example.org',
    defaultFromName: 'Cited',
    sendEmail: (message) => {
      mails += `${JSON.stringify(message)}\n`
      return Promise.resolve()
    },
  })
  /** What each canary stands for. */
  const planted = new Map<string, string>()
  const filled = new Set<string>()
  const ids = new Set<string>()
  const slugs = new Set<string>()
  /** Links to drafts: one that may be seen, and one that names somebody. */
  let shared = ''
  let naming = ''
  let sharedDraft = ''
  /** The ids of what the first rests on, and of what nothing public is called. */
  const unsaid: string[] = []
  /** An image that only drafts show. */
  let unshown = ''
  /** The ids that are staff's alone, and whose each is: of accounts, articles and all that is not public by its own id. */
  const unspoken = new Map<string, string>()

  /** A word that nothing else holds, for a field of a collection; `where` tells documents apart. */
  const canary = (collection: string, path: string, where: string): string => {
    const word = `zq${createHash('sha256').update(`${collection} ${path} ${where}`).digest('hex').slice(0, 14)}`
    planted.set(word, `${where}: ${collection}.${path}`)
    filled.add(`${collection}.${path}`)
    return word
  }
  const keep = (document: Json): Json => {
    ids.add(String(document.id))
    if (document.slug) slugs.add(document.slug)
    if (document.story) ids.add(document.story)
    return document
  }
  const make = async (collection: string, data: Json, query = '') =>
    keep(await create(newsroom, collection, data, query))
  const edit = async (route: string, data: Json, method = 'PATCH', as: 'admin' | 'editor' = 'editor') => {
    const answer = await newsroom.call(route, { as, method, data })
    expect([route, answer.status, answer.status < 300 ? null : answer.body]).toEqual([route, answer.status, null])
    return answer.body
  }

  /** An image between paragraphs, with what is said of it there. */
  const shown = (media: string, said: Json = {}) => ({
    type: 'block',
    version: 2,
    format: '',
    fields: { id: randomUUID(), blockType: 'image', media, ...said },
  })
  /** An image whose name and metadata are canaries, and all that its record says. */
  const secretImage = async (where: string): Promise<string> => {
    const c = (path: string, what: string) => canary('media', path, `${where}, ${what}`)
    const bytes = plain(400, 300).withExif({ IFD0: { Artist: c('filename', 'metadata') } })
    const { id } = await createImage(newsroom, {
      file: await bytes.jpeg().toBuffer(),
      data: { alt: c('alt', 'of the record'), credit: c('credit', 'of the record') },
      name: `${c('filename', 'the name of the upload')}.jpg`,
      type: 'image/jpeg',
    })
    return keep({ id }).id
  }
  /** An article of which every text is a canary. */
  const secretArticle = (where: string): Json => {
    const c = (path: string) => canary('articles', path, where)
    return {
      title: c('title'),
      dek: c('dek'),
      slug: c('slug'),
      body: body(
        paragraph(c('body')),
        shown(unshown, { caption: c('body (caption)'), alt: c('body (alt)'), credit: c('body (credit)') }),
      ),
      topics: [canary('topics', 'name', where)],
      byline: [{ name: c('byline.name'), role: 'author' }],
      firstPublished: { outlet: c('firstPublished.outlet'), url: `https://${c('firstPublished.url')}.example/` },
      corrections: [{ kind: 'correction', date: '2026-11-01', text: c('corrections.text') }],
    }
  }
  const secretEvidence = (collection: string, where: string, source: string) => [
    {
      source,
      locator: canary(collection, 'evidence.locator', where),
      statedAs: canary(collection, 'evidence.statedAs', where),
    },
  ]
  const secretSource = (where: string, terms: string): Json => {
    const c = (path: string) => canary('sources', path, where)
    return {
      kind: 'person',
      terms,
      name: `${c('name')} ${c('name')}x`,
      conditions: c('conditions'),
      title: c('title'),
      author: c('author'),
      publisher: c('publisher'),
      url: `https://${c('url')}.example/`,
      archiveUrl: `https://${c('archiveUrl')}.example/`,
      license: c('license'),
      availability: 'held-by-newsroom',
      ...(terms === 'background' ? { attribution: 'a clerk of the port' } : { attribution: c('attribution') }),
      holder: c('holder'),
    }
  }

  beforeAll(async () => {
    const destination = new Writable({
      write: (chunk: Buffer, _, done) => {
        log += chunk.toString()
        done()
      },
    })
    newsroom = await openNewsroom(
      database,
      { reader: {}, webhooks: { allowLoopback: true } },
      { email, logger: { destination, options: { level: 'trace' } } },
    )

    // Records that nothing public carries.
    const unused = await make('sources', secretSource('an unused source', 'on-record'))
    await make('statistics', {
      label: canary('statistics', 'label', 'unused'),
      value: '41',
      unit: { kind: 'count', noun: canary('statistics', 'unit.noun', 'unused') },
      place: canary('statistics', 'place', 'unused'),
      publicNote: canary('statistics', 'publicNote', 'unused'),
      note: canary('statistics', 'note', 'unused'),
      evidence: secretEvidence('statistics', 'unused', unused.id),
    })
    await make('quotes', {
      text: canary('quotes', 'text', 'unused'),
      language: 'en',
      speaker: unused.id,
      capacity: canary('quotes', 'capacity', 'unused'),
      occasion: canary('quotes', 'occasion', 'unused'),
      translations: [
        {
          language: 'es',
          text: canary('quotes', 'translations.text', 'unused'),
          translator: canary('quotes', 'translations.translator', 'unused'),
        },
      ],
      evidence: secretEvidence('quotes', 'unused', unused.id),
    })

    // Two that are one, and were never public.
    const [merged, kept] = [
      await make('sources', secretSource('a merged source', 'on-record')),
      await make('sources', secretSource('what a source was merged into', 'on-record')),
    ]
    await edit(`/sources/${merged.id}/merge`, { into: kept.id }, 'POST')

    await make('topics', { name: 'Unused', slug: canary('topics', 'slug', 'unused') })
    await make('people', {
      name: canary('people', 'name', 'unused'),
      slug: canary('people', 'slug', 'unused'),
      bio: canary('people', 'bio', 'unused'),
      links: [
        {
          url: `https://${canary('people', 'links.url', 'unused')}.example/`,
          label: canary('people', 'links.label', 'x'),
        },
      ],
    })

    unshown = await secretImage('an image of drafts')
    // What a live story rests on, with what is private of it.
    const background = await make('sources', secretSource('on background', 'background'))
    const deep = await make('sources', secretSource('on deep background', 'deep-background'))
    for (const { id } of [background, deep]) await edit(`/sources/${id}/approve`, {}, 'POST')
    const statistic = await make('statistics', {
      label: 'crates',
      value: '37',
      unit: { kind: 'count', noun: 'crates' },
      note: canary('statistics', 'note', 'a cited statistic'),
      evidence: [
        ...secretEvidence('statistics', 'a cited statistic', background.id),
        ...secretEvidence('statistics', 'deep evidence', deep.id),
      ],
    })
    const quote = await make('quotes', {
      text: 'Nobody counted the crates.',
      language: 'en',
      speaker: background.id,
      capacity: canary('quotes', 'capacity', 'an unnamed speaker'),
      occasion: canary('quotes', 'occasion', 'an unnamed speaker'),
      evidence: secretEvidence('quotes', 'an unnamed speaker', background.id),
    })
    const hero = keep(
      await createImage(newsroom, {
        file: await plain(400, 300)
          .withExif({ IFD0: { Artist: canary('media', 'filename', 'metadata of an image') } })
          .jpeg()
          .toBuffer(),
        name: `${canary('media', 'filename', 'the name of an upload')}.jpg`,
        type: 'image/jpeg',
      }),
    )
    keep(
      await createImage(newsroom, {
        file: await plain().png().toBuffer(),
        data: { alt: canary('media', 'alt', 'unused'), credit: canary('media', 'credit', 'unused') },
        name: 'x.png',
      }),
    )
    const inText = await secretImage('an image in a text')
    const told = [
      shown(inText, { caption: 'The crates.', alt: 'Crates at a gate', credit: 'L. Vega/Agencia' }),
      paragraph('There were ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, ' crates.'),
      paragraph('“', { blockType: 'quotation', quote: quote.id, excerpt: quote.text }, '”, somebody said.'),
    ]
    const signed = { byline: [{ name: 'Somebody Public', role: 'author' }], topics: ['Crates'] }
    const live = await make(
      'articles',
      articleData({ hero: hero.id, body: body(...told), ...signed, _status: 'published' }),
    )
    // A finding that an editor dismissed, in a second release.
    const more = body(...told, paragraph('There were 45 spies.'))
    const refused = await newsroom.call(`/articles/${live.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { body: more, _status: 'published' },
    })
    const dismissals = (refused.body.errors[0].data.findings as Json[]).map(({ fingerprint, rule, text }) => ({
      fingerprint,
      rule,
      text,
      reason: canary('articles', 'dismissals.reason', 'a dismissal'),
    }))
    filled.add('articles.dismissals.text')
    // And what somebody proposes as no claim, which waits while the story is read.
    const aged = body(...told, paragraph('There were 45 spies.'), paragraph('Ana Ruiz, 63, counted them.'))
    const ages = {
      rule: 'unattributed-figure',
      fingerprint: 'kind:age',
      text: canary('articles', 'proposals.text', 'a proposal'),
      reason: canary('articles', 'proposals.reason', 'a proposal'),
    }
    await edit(`/articles/${live.id}`, { body: aged, dismissals, proposals: [ages], _status: 'published' })

    // What waits: a correction, a draft over what is live, a draft that was never published, what is scheduled.
    await edit(`/statistics/${statistic.id}`, {
      value: '38',
      correction: {
        kind: 'correction',
        notes: [{ language: 'en', text: canary('statistics', 'correction.notes.text', 'waiting') }],
      },
    })
    const { text } = await make('quotes', {
      text: canary('quotes', 'text', 'of a draft'),
      language: 'en',
      speaker: background.id,
      evidence: [],
    })
    filled.add('quotes.correction.notes.text').add('sources.correction.notes.text')
    await edit(`/articles/${live.id}?draft=true`, { ...secretArticle('a draft over what is live'), slug: undefined })
    const draft = await make('articles', articleData(secretArticle('a draft')), '?draft=true')
    expect(text).toBeTruthy()
    const withdrawn = await make(
      'articles',
      articleData({ ...secretArticle('withdrawn'), title: 'Gone', slug: 'gone' }),
    )
    await edit(`/articles/${withdrawn.id}`, { _status: 'draft' })
    await edit(
      `/articles/${live.id}/schedules`,
      {
        action: 'withdraw',
        at: new Date(Date.now() + 3_600_000).toISOString(),
        reason: canary('schedules', 'reason', 'x'),
      },
      'POST',
    )
    const note = canary('handovers', 'moves', 'x')
    await edit(`/articles/${draft.id}/hand-over`, { to: 'ready', assignee: newsroom.user.reporter.id, note }, 'POST')
    await edit(
      `/articles/${draft.id}/presence`,
      { seat: canary('presences', 'seat', 'x').padEnd(36, '0').slice(0, 36), isTyping: true },
      'POST',
    ).catch(() => undefined)
    filled.add('presences.seat')

    // What all that was published or begun was imported from: the import alone writes that.
    const { docs: begun } = await newsroom.payload.db.find<Json>({ collection: 'articles', pagination: false })
    for (const { id } of begun) {
      const imported = Object.fromEntries(
        ['guid', 'digest', 'held'].map((name) => [name, canary('articles', `imported.${name}`, 'x')]),
      )
      await newsroom.payload.db.updateOne({ collection: 'articles', id, data: { imported } })
    }

    // Something redacted, and why.
    const named = await make(
      'articles',
      articleData({ body: body(paragraph(canary('articles', 'body', 'redacted'))), _status: 'published' }),
    )
    await edit(`/articles/${named.id}`, { body: body(paragraph('Nothing.')), _status: 'published' })
    const { docs } = (
      await newsroom.call(`/releases?where[article][equals]=${named.id}&sort=version`, { as: 'editor' })
    ).body
    await edit(
      `/articles/${named.id}/redact`,
      { releases: [docs[0].hash], reason: canary('redactions', 'reason', 'x') },
      'POST',
    )

    // Links to a draft that rests on all of that, and to one that names somebody.
    const linkTo = async (article: Json): Promise<string> => {
      const { url } = await edit(`/articles/${article.id}/shares`, {}, 'POST')
      return url.slice(url.indexOf('/shares/'))
    }
    const own = await make('articles', articleData({ hero: hero.id, body: body(...told) }), '?draft=true')
    shared = await linkTo(own)
    sharedDraft = own.id
    unsaid.push(background.id, deep.id, statistic.id, quote.id, hero.id, inText, own.id)
    const identity = `${canary('identities', 'name', 'x')} ${canary('identities', 'name', 'y')}`
    const names = body(paragraph(`It was ${identity}.`))
    naming = await linkTo(await make('articles', articleData({ body: names }), '?draft=true'))

    // Who a source is, who works here, who is told.
    keep(
      await create(newsroom, 'identities', {
        source: background.id,
        name: identity,
        contact: canary('identities', 'contact', 'x'),
        notes: canary('identities', 'notes', 'x'),
      }),
    )
    const user = await edit(
      '/users',
      {
        name: canary('users', 'name', 'x'),
        email: `${canary('users', 'email', 'x')}@example.org`,
        password: 'correct horse battery staple',
        role: 'reporter',
        enableAPIKey: true,
        apiKey: canary('users', 'apiKey', 'x').padEnd(36, '0'),
      },
      'POST',
      'admin',
    )
    keep(user.doc)
    const hook = await edit(
      '/webhooks',
      { url: `http://127.0.0.1:9/${canary('webhooks', 'url', 'x')}` },
      'POST',
      'admin',
    )
    keep(hook.doc)

    for (const id of unsaid) unspoken.set(id, 'the id of what is not named')
    for (const collection of staffOnly) {
      const { docs: rows } = await newsroom.payload.db.find<Json>({ collection, pagination: false, select: {} })
      // Numbers are in everything.
      for (const { id } of rows) if (String(id).length > 20) unspoken.set(String(id), `${collection}.id`)
    }
    expect(unspoken.size).toBeGreaterThan(20)
  })
  afterAll(() => newsroom?.close())

  /** The canaries in something, by what they stand for. */
  const leaksIn = (text: string): string[] => {
    const low = text.toLowerCase()
    return [...planted].flatMap(([word, what]) => (low.includes(word) ? [what] : []))
  }

  /** The same, and the ids that nobody outside is told, but for what was asked: it says nothing that the caller had not. */
  const toldIn = (text: string, asked: string): string[] => {
    const low = text.toLowerCase()
    const found = [...unspoken].flatMap(([id, what]) => (low.includes(id) && !asked.includes(id) ? [what] : []))
    const repeated = leaksIn(asked)
    return [...leaksIn(text).filter((leak) => !repeated.includes(leak)), ...found]
  }

  it('has a canary in every text that somebody types', () => {
    const missing = citedCollections.flatMap((slug) =>
      textFields(newsroom.payload.collections[slug].config.flattenedFields)
        .filter((path) => !notTyped[slug]?.test(path) && !/(^|\.)trail$/.test(path))
        .map((path) => `${slug}.${path}`)
        .filter((path) => !filled.has(path)),
    )
    expect(missing).toEqual([])
    expect(planted.size).toBeGreaterThan(90)
  })

  it('by no route of the public API, whatever is put into it', async () => {
    const document = (await newsroom.call('/v1/openapi.json')).body
    const { docs: releases } = await newsroom.payload.find({ collection: 'releases', limit: 1000, pagination: false })
    const pool = {
      hash: [...new Set((releases as unknown as Release[]).map(({ hash }) => hash))],
      id: [
        ...ids,
        ...(releases as unknown as Release[])
          .flatMap(({ records }) => records ?? [])
          .map((key) => key.split(':')[1] ?? ''),
      ],
      story: [...ids],
      slug: [...slugs, ...planted.keys()],
      language: ['en', 'es'],
      name: (releases as unknown as Release[])
        .flatMap(({ records }) => records ?? [])
        .filter((key) => key.startsWith('media:'))
        .map((key) => key.slice('media:'.length)),
      card: [`${'0'.repeat(64)}.png`],
      size: ['320.webp', '320.jpg', 'facts.json'],
      feed: ['en.json', 'en.rss', 'en.atom', 'es.rss'],
    } as Record<string, string[]>
    const paths = Object.keys(document.paths)
    const routes = paths.flatMap((path) => {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      expect([path, names.filter((name) => !pool[name])]).toEqual([path, []])
      return names.reduce(
        (made, name) =>
          made.flatMap((each) =>
            [...new Set(pool[name])].map((value) => each.replace(`{${name}}`, encodeURIComponent(value))),
          ),
        [path],
      )
    })
    const formats = ['html', 'markdown', 'ninjs', 'jsonld', 'csl', 'rss', 'x']
    const asked = routes
      .filter((route) => !route.includes('/stream'))
      .flatMap((route) => [
        route,
        // What has a form of its own in its address takes no other.
        ...(/\/articles\/\w+\/[^/.]+$/.test(route) ? formats.map((format) => `${route}?format=${format}`) : []),
        ...(/\/(statistics|quotes|sources)\//.test(route) ? [`${route}?language=es`] : []),
      ])
    expect(asked.length).toBeGreaterThan(1000)
    let answered = 0
    let cards = 0
    for (const route of asked) {
      const answer = await newsroom.call(`/v1${route}`)
      expect([route, answer.status < 500]).toEqual([route, true])
      if (answer.status === 200) answered += 1
      const drawn = /\/card\/[0-9a-f]{64}[.]png$/.exec(answer.headers.get('location') ?? '')
      if (drawn && !answer.headers.get('location')?.endsWith(route)) {
        const { pathname } = new URL(answer.headers.get('location') ?? '', 'http://cited.invalid')
        const picture = await newsroom.call(pathname.replace(/^\/api/, ''))
        if (picture.status === 200) {
          cards += 1
          expect(leaksIn(picture.bytes.toString('latin1'))).toEqual([])
        }
      }
      const headers = JSON.stringify([...answer.headers])
      const said = `${answer.bytes.toString('latin1')} ${answer.bytes.toString()} ${headers}`
      expect([route, toldIn(said, route)]).toEqual([route, []])
    }
    expect(answered).toBeGreaterThan(20)
    expect(cards).toBeGreaterThan(0)
    expectClaimed('canaries', planted.size)
    expectClaimed('public addresses', asked.length)
    process.stdout.write(`${database}: ${planted.size} canaries, ${asked.length} public addresses\n`)
  })

  it('by no parameter of the public API, nor by whether something is found', async () => {
    const document = (await newsroom.call('/v1/openapi.json')).body
    type Parameter = {
      in: string
      name: string
      schema: { type?: string; enum?: unknown[]; items?: { enum?: unknown[] } }
    }
    const isFree = ({ schema: { enum: all, items, type } }: Parameter) =>
      (type === 'string' || type === 'array') && all === undefined && items?.enum === undefined
    // Read as times and places, and refused where they are none.
    const bound = ['since', 'until', 'updatedSince', 'cursor', 'from', 'to']
    const free = Object.entries(document.paths as Record<string, { get: { parameters?: Parameter[] } }>)
      .filter(([path]) => !path.includes('{') && !path.includes('/stream'))
      .flatMap(([path, { get }]) =>
        (get.parameters ?? [])
          .filter((each) => each.in === 'query' && isFree(each) && !bound.includes(each.name))
          .map(({ name }) => ({ path, name })),
      )
    expect(free.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['q', 'topic', 'person', 'statistic', 'source']),
    )
    let pairs = 0
    for (const { path, name } of free) {
      const said = async (value: string) => {
        const answer = await newsroom.call(`/v1${path}?${name}=${encodeURIComponent(value)}`)
        const text = `${answer.status} ${answer.bytes.toString()} ${JSON.stringify([...answer.headers])}`
        return text.replaceAll(value, '…').replaceAll(/"etag","[^"]*(?:"|\\")+[^"]*"/g, '')
      }
      const wrong = await said('zq00000000000000')
      for (const word of planted.keys()) {
        pairs += 1
        expect([path, name, planted.get(word), await said(word)]).toEqual([path, name, planted.get(word), wrong])
      }
    }
    expect(pairs).toBeGreaterThan(400)
  })

  it('by no page for readers, and no file for crawlers', async () => {
    const { docs } = await newsroom.payload.find({ collection: 'releases', limit: 1000, pagination: false })
    const keys = (docs as unknown as Release[]).flatMap(({ records }) => records ?? [])
    const all = [...ids, ...keys.map((key) => key.split(':')[1] ?? ''), ...planted.keys()]
    const known: { [Name in keyof typeof pagePaths]: string[] } = {
      index: ['en', 'es'].map(pagePaths.index),
      corrections: ['en', 'es'].map(pagePaths.corrections),
      edition: [...slugs, ...planted.keys()].flatMap((slug) =>
        ['en', 'es'].map((language) => pagePaths.edition({ language, slug })),
      ),
      figure: [...new Set(all)].map((id) => pagePaths.figure('en', id)),
      embed: [...new Set(all)].map((id) => pagePaths.embed('en', id)),
      source: [...new Set(all)].map((id) => pagePaths.source('en', id)),
      topic: ['crates', ...slugs, ...planted.keys()].map((slug) => pagePaths.topic('en', slug)),
      person: ['somebody-public', ...slugs, ...planted.keys()].map((slug) => pagePaths.person('en', slug)),
    }
    expect(Object.keys(known).sort()).toEqual(Object.keys(pagePaths).sort())
    const files = ['/robots.txt', '/sitemap.xml', '/sitemap-1.xml', '/sitemap-names.xml', '/sitemap-news.xml']
    const asked = [...Object.values(known).flat(), ...files]
    const shown: string[] = []
    for (const path of asked) {
      const answer = await readerPages(newsroom.payload, new Request(`http://localhost:3000${path}`))
      const text = (await answer.text()) + JSON.stringify([...answer.headers])
      expect([path, answer.status < 500]).toEqual([path, true])
      if (answer.status === 200) shown.push(path)
      expect([path, toldIn(text, path)]).toEqual([path, []])
    }
    // Something of each is there to be read.
    for (const [name, paths] of Object.entries(known)) {
      expect([name, paths.some((path) => shown.includes(path))]).toEqual([name, true])
    }
    expect(shown).toEqual(expect.arrayContaining(files))
    expectClaimed('addresses of the pages', asked.length)
    process.stdout.write(`${database}: ${asked.length} pages and files\n`)
  })

  it('by no link to a draft, in whatever form, nor by a token that is none', async () => {
    const forms = ['', '&format=json', '&format=jsonld', '&format=ninjs', '&format=html', '&format=markdown']
    const look = async (route: string, status: number) => {
      for (const accept of ['*/*', 'text/html']) {
        const answer = await newsroom.call(route, { headers: { Accept: accept } })
        const said = `${answer.bytes.toString('latin1')} ${answer.bytes.toString()} ${JSON.stringify([...answer.headers])}`
        expect([route, answer.status]).toEqual([route, status])
        expect([route, toldIn(said, route)]).toEqual([route, []])
      }
    }
    const { held } = (await newsroom.call(`/articles/${sharedDraft}/shares`, { as: 'editor' })).body
    expect(held).toEqual([])
    for (const form of [...forms, '&format=csl']) await look(`${shared}${form}`, 200)
    await look(shared.replace('/draft', '/draft/image'), 200)
    for (const word of [...planted.keys(), ...ids]) await look(`/shares/draft?token=${word}`, 404)
    // One that names somebody in an identity is shown to nobody, and tells nobody outside why.
    for (const form of forms) await look(`${naming}${form}`, 404)
    process.stdout.write(`${database}: ${planted.size + ids.size} tokens\n`)
  })

  it('by no mail, but to whoever may read it', async () => {
    await newsroom.payload.jobs.run({ allQueues: true, silent: true })
    // Who it is to is no secret to them.
    const told = mails
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { subject: string; text: string })
    expect(told.length).toBeGreaterThan(0)
    // The title of the draft, which is what is handed over, and nothing else of it.
    expect(
      told
        .flatMap(({ subject, text }) => leaksIn(`${subject} ${text}`))
        .filter((leak) => !/: articles\.title$/.test(leak)),
    ).toEqual([])
  })

  it('by no route of Payload, nor of ours for staff, to somebody without an account', async () => {
    const own = accessTable(newsroom.payload.config).map(({ collection, method, path }) => ({
      method: method.toUpperCase(),
      route: `${collection ? `/${collection}` : ''}${path}`,
    }))
    const generic = Object.keys(newsroom.payload.collections).flatMap((slug) =>
      [
        '',
        '?draft=true&trash=true&locale=all&depth=3',
        '/count',
        '/versions',
        '/:id',
        '/:id?draft=true',
        '/access/:id',
      ].map((path) => ({ method: 'GET', route: `/${slug}${path}` })),
    )
    let asked = 0
    for (const { method, route } of [...own, ...generic]) {
      if (route.includes('/v1')) continue
      for (const id of route.includes(':') ? [...ids].slice(0, 12) : ['']) {
        const answer = await newsroom.call(route.replaceAll(/:\w+/g, id), {
          method,
          ...(['POST', 'PATCH'].includes(method) ? { data: {} } : {}),
        })
        asked += 1
        expect([route, answer.status < 500]).toEqual([route, true])
        expect([route, leaksIn(answer.bytes.toString() + JSON.stringify([...answer.headers]))]).toEqual([route, []])
      }
    }
    expect(asked).toBeGreaterThan(300)
  })

  it('in no message of a webhook', async () => {
    const { docs } = await newsroom.payload.find({ collection: 'releases', limit: 1000, pagination: false })
    const req = await createLocalReq({}, newsroom.payload)
    const messages = await Promise.all(
      (docs as unknown as Release[]).map(async (release) =>
        releaseMessage('x', release, '', await changedBy(req, release)),
      ),
    )
    const bodies = messages.map(({ body }) => body).join('\n')
    expect(docs.length).toBeGreaterThan(4)
    expect(toldIn(bodies, '')).toEqual([])
  })

  it('in no line of the log', () => {
    expect(log.split('\n').length).toBeGreaterThan(2)
    expect(leaksIn(log)).toEqual([])
  })

  it('by no public answer that is another for what staff do', async () => {
    const { body: document } = await newsroom.call('/v1/openapi.json')
    const { docs } = await newsroom.payload.find({
      collection: 'releases',
      where: { newest: { equals: true } },
      limit: 100,
    })
    const live = (docs as unknown as Release[]).find(({ document }) => 'hero' in document && document.hero)
    if (!live) throw new Error('Nothing with an image is live.')
    const edition = (await newsroom.call(`/v1/articles/${live.language}/${live.slug}`)).body
    const [word, slug] = ['zqunseen', 'zq-unseen']
    const { pathname } = new URL(edition.hero.url, 'http://localhost')
    const named: Record<string, string[]> = {
      language: [live.language],
      slug: [live.slug, slug, 'crates', 'somebody-public'],
      story: [live.story],
      hash: [live.hash],
      id: [...edition.statistics, ...edition.quotes, ...edition.sources].map(({ id }: Json) => String(id)),
      name: [pathname.split('/').at(-1) ?? ''],
      size: ['320.jpg'],
      card: [`${'0'.repeat(64)}.png`],
      feed: ['en.json', 'en.rss'],
    }
    const spread = (path: string) =>
      [...path.matchAll(/\{(\w+)\}/g)].reduce(
        (made, [hole, name = '']) =>
          made.flatMap((each) => (named[name] ?? []).map((value) => each.replace(hole, value))),
        [path],
      )
    const lists = [
      'q=crates',
      `q=${word}`,
      'topic=crates',
      `topic=${slug}`,
      'person=somebody-public',
      'sort=updated',
      'limit=1',
    ]
    const routes = [
      ...Object.keys(document.paths)
        .filter((path) => !path.includes('/stream'))
        .flatMap(spread),
      ...lists.map((query) => `/articles?${query}`),
      ...['topics', 'people', 'changes', 'corrections'].flatMap((list) => [`/${list}?limit=1`, `/${list}?language=es`]),
    ]
    const pages = [
      ...[pagePaths.index('en'), pagePaths.corrections('en'), pagePaths.edition(live), pagePaths.topic('en', 'crates')],
      ...[pagePaths.topic('en', slug), pagePaths.person('en', 'somebody-public'), `/en/${slug}`],
      ...['/robots.txt', '/sitemap.xml', '/sitemap-1.xml', '/sitemap-names.xml', '/sitemap-news.xml'],
    ]
    const look = async () => {
      const seen: Record<string, string> = {}
      const note = async (at: string, answer: Response) => {
        const headers = [...answer.headers].filter(([name]) => !['date', 'expires'].includes(name))
        const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1')
        seen[at] = JSON.stringify([answer.status, headers, bytes])
      }
      for (const route of routes)
        await note(route, await newsroom.answer(new Request(`http://localhost:3000/api/v1${route}`)))
      for (const path of pages)
        await note(path, await readerPages(newsroom.payload, new Request(`http://localhost:3000${path}`)))
      return seen
    }
    const before = await look()
    expect(Object.keys(before).length).toBeGreaterThan(60)
    const others = async () => {
      const after = await look()
      return Object.keys(before).filter((at) => after[at] !== before[at])
    }
    expect(await others()).toEqual([])

    // What readers would find by each of those, were it public.
    const source = await make('sources', { kind: 'person', name: word, terms: 'on-record' })
    const said = body(paragraph(`The crates of ${word} are 37.`))
    const more = { body: said, byline: [{ name: 'Somebody Public', role: 'author' }], topics: ['Crates', word] }
    const draft = await make(
      'articles',
      articleData({ ...more, title: `Crates of ${word}`, slug, hero: unshown }),
      '?draft=true',
    )
    await edit(`/articles/${live.article}?draft=true`, { ...more, title: word })
    await make(
      'articles',
      articleData({ ...more, title: word, story: live.story, language: 'es', slug: `${slug}-es` }),
      '?draft=true',
    )
    await make('topics', { name: 'Unseen', slug: `${slug}-topic` })
    await make('people', { name: 'Somebody Unseen', slug: `${slug}-person`, bio: word })
    // Who signs is a name alone there, and its topic is a record.
    await make('people', { name: 'Somebody Public', slug: 'somebody-public', bio: word })
    const { docs: topics } = (await newsroom.call('/topics?where[slug][equals]=crates', { as: 'editor' })).body
    await edit(`/topics/${topics[0].id}`, { name: word })
    await make('quotes', {
      text: `37 crates, said ${word}.`,
      language: 'en',
      speaker: source.id,
      evidence: [{ source: source.id }],
    })
    await edit(
      `/articles/${draft.id}/hand-over`,
      { to: 'ready', assignee: newsroom.user.reporter.id, note: word },
      'POST',
    )
    await edit(`/articles/${draft.id}/shares`, {}, 'POST')
    await edit(`/articles/${draft.id}`, { deletedAt: new Date().toISOString() })
    const hidden = await make('sources', {
      kind: 'person',
      name: `${word} two`,
      terms: 'background',
      attribution: 'a clerk',
    })
    await create(newsroom, 'identities', { source: hidden.id, name: `${word} ${word}` })
    expect(await others()).toEqual([])
  })

  it('is seen where it does leave', async () => {
    // What staff get holds canaries, so that a search that finds none elsewhere means something.
    const { bytes } = await newsroom.call('/articles?draft=true&limit=100&depth=2', { as: 'editor' })
    expect(leaksIn(bytes.toString()).length).toBeGreaterThan(5)
  })
})
