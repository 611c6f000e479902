/** Cited in projects that are there already: what it takes of them, what it leaves, and what it refuses. */
import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { BlocksFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import { configToSchema } from '@payloadcms/graphql'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  APIError,
  buildConfig,
  getPayload,
  handleEndpoints,
  type CollectionConfig,
  type Config,
  type DatabaseAdapterObj,
  type Payload,
  type Endpoint,
  type Plugin,
  type SanitizedConfig,
  ValidationError,
} from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { rawEndpoint } from '../../src/access/endpoint'
import { tablesOf } from '../../src/database/tables'
import { cited, type CitedOptions } from '../../src/index'
import { citedCollections } from '../../src/model/slugs'
import { plain } from '../fixtures/pictures'
import { body, paragraph } from '../support/drafts'
import { collectionsMade, databases, newDatabase, type Json } from '../support/newsroom'
import { origin } from '../support/payload'

const folder = mkdtempSync(path.join(tmpdir(), 'cited-hosts-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

function text(name: string, more: object = {}) {
  return { name, type: 'text' as const, ...more }
}

/** As `create-payload-app` makes it (3.90.2, blank). */
const users: CollectionConfig = { slug: 'users', admin: { useAsTitle: 'email' }, auth: true, fields: [] }
const media: CollectionConfig = {
  slug: 'media',
  access: { read: () => true },
  fields: [text('alt', { required: true })],
  upload: { staticDir: path.join(folder, 'uploads') },
}
/** `localized`, as plugins bring their fields (that for search engines does), means nothing in a project without languages. */
const localized = { localized: true }
const pages: CollectionConfig = {
  slug: 'pages',
  fields: [
    text('title', localized),
    { name: 'image', type: 'upload', relationTo: 'media' },
    { type: 'tabs', tabs: [{ name: 'meta', fields: [text('description', localized)] }] },
    { name: 'layout', type: 'blocks', blocks: [{ slug: 'banner', fields: [text('text', localized)] }] },
    {
      name: 'more',
      type: 'blocks',
      blocks: [],
      blockReferences: [{ slug: 'card', fields: [text('text', localized)] }],
    },
    {
      name: 'content',
      type: 'richText',
      editor: lexicalEditor({
        features: [BlocksFeature({ blocks: [{ slug: 'box', fields: [text('text', localized)] }] })],
      }),
    },
  ],
}
const content = {
  root: {
    children: [
      {
        fields: { blockName: '', blockType: 'box', id: '6741d0a2b3c4d5e6f7a8b9c0', text: 'In a box' },
        format: '',
        type: 'block',
        version: 2,
      },
    ],
    direction: null,
    format: '',
    indent: 0,
    type: 'root',
    version: 1,
  },
}
const page = {
  content,
  layout: [{ blockType: 'banner', text: 'In a banner' }],
  meta: { description: 'For search engines' },
  more: [{ blockType: 'card', text: 'On a card' }],
  title: 'Home',
}
const staff: CollectionConfig = {
  slug: 'staff',
  auth: true,
  fields: [
    { type: 'row', fields: [{ name: 'roles', type: 'select', hasMany: true, options: ['boss', 'writer', 'guest'] }] },
  ],
}
const customers: CollectionConfig = { slug: 'customers', auth: true, fields: [text('role'), text('roles')] }

const mine = {
  method: 'get',
  who: 'anyone',
  does: 'something of its own',
  handler: async () => Response.json({ mine: true }),
} as const

/** An endpoint as a project makes one, which knows nothing of Cited. */
function ofProject(method: Endpoint['method'], route: string, handler: Endpoint['handler']): Endpoint {
  // eslint-disable-next-line no-restricted-syntax -- not one of ours
  return { handler, method, path: route }
}

function database(file = path.join(folder, `${randomUUID()}.db`)): DatabaseAdapterObj {
  return sqliteAdapter({ client: { url: `file:${file}` }, idType: 'uuid', wal: true })
}

function host(more: Partial<Config> = {}, db = database()): Config {
  return {
    admin: { user: 'users' },
    collections: [users, media, pages].map((collection) => structuredCloneOf(collection)),
    db,
    logger: { options: { level: process.env.LOG_LEVEL ?? 'silent' } },
    secret: 'a secret for tests only, not for anything else',
    serverURL: origin,
    telemetry: false,
    typescript: { autoGenerate: false },
    ...more,
  }
}

/** Payload changes the collections that it is given. */
function structuredCloneOf(collection: CollectionConfig): CollectionConfig {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copy(each)]))
  }
  return copy(collection) as CollectionConfig
}

const usesBoth: CitedOptions = {
  media: { collection: 'media' },
  mediaDirectory: path.join(folder, 'pictures'),
  users: { collection: 'users', roles: 'editor' },
}

function plugged(options: CitedOptions, more: Partial<Config> = {}): Config {
  return cited(options)(host(more)) as Config
}

describe('a project that Cited does not go together with is told the option and what to do', () => {
  it('below a path of Next', () => {
    vi.stubEnv('NEXT_BASE_PATH', '/news')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(() => plugged(usesBoth)).toThrow(/`basePath` is '\/news'.*host name of its own/)
  })
  const two = { collections: [staff, media, customers], admin: { user: 'staff' } }
  it.each<[string, CitedOptions, Partial<Config>, RegExp]>([
    ['accounts', { media: usesBoth.media! }, {}, /'users' already.*users: \{ collection: 'users', roles/],
    ['images', { users: usesBoth.users! }, {}, /'media' already.*media: \{ collection: 'media' \}/],
    [
      'another collection',
      {},
      { collections: [{ slug: 'quotes', fields: [] }], admin: {} },
      /slugs: \{ quotes: 'news-quotes' \}.*slugs: 'news'/,
    ],
    [
      'accounts of the admin that are others',
      { slugs: 'news' },
      {},
      /admin are in 'users'.*`users`.*`admin.user` to 'news-users'/,
    ],
    ['accounts that nobody named', { slugs: 'news' }, { admin: {} }, /admin are in 'users'/],
    [
      'accounts that are not there',
      { ...usesBoth, users: { collection: 'members', roles: 'editor' } },
      {},
      /`users.collection`.*'members'/,
    ],
    [
      'accounts that cannot enter the admin',
      { ...usesBoth, users: { collection: 'customers', roles: 'editor' } },
      two,
      /`users.collection` is 'customers'.*'staff'/,
    ],
    [
      'a role in no field',
      { ...usesBoth, users: { collection: 'staff', roles: { editor: ['boss'] } } },
      two,
      /`users.roleField`.*no field 'role'/,
    ],
    [
      'a word that is no option',
      { ...usesBoth, users: { collection: 'staff', roleField: 'roles', roles: { editor: ['chief'] } } },
      two,
      /'chief' is none of the options.*boss, writer/,
    ],
    [
      'images elsewhere',
      usesBoth,
      { collections: [users, { ...media, upload: { disableLocalStorage: true } }] },
      /`media.collection`.*slugs: \{ media: 'news-media' \}/,
    ],
    [
      'a role in a relation',
      { ...usesBoth, users: { collection: 'staff', roleField: 'rank', roles: { editor: ['boss'] } } },
      {
        admin: { user: 'staff' },
        collections: [
          {
            slug: 'staff',
            auth: true,
            fields: [{ name: 'rank', type: 'relationship', relationTo: 'ranks' as 'users' }],
          },
          { slug: 'ranks', fields: [text('name')] },
          media,
        ],
      },
      /`users.roleField`: 'staff.rank' holds no words \(relationship\)/,
    ],
    [
      'words that are no list',
      { ...usesBoth, users: { collection: 'users', roles: { admin: 'boss' as never } } },
      {},
      /a list/,
    ],
    ['no words', { ...usesBoth, users: { collection: 'users', roles: { admin: [] } } }, {}, /names nobody/],
    ['no roles', { ...usesBoth, users: { collection: 'users' } as never }, {}, /`users.roles` must be/],
    [
      'another collection with the name of a table',
      { ...usesBoth, slugs: 'news' },
      { collections: [users, media, { slug: 'newsArticles', fields: [] }] },
      /'newsArticles' has the table.*'news-articles'/,
    ],
    [
      'a table named by a collection',
      usesBoth,
      { collections: [users, media, { slug: 'posts', dbName: 'articles', fields: [] }] },
      /'posts' has the table/,
    ],
    [
      'a table named by a function',
      usesBoth,
      { collections: [users, media, { slug: 'posts', dbName: () => 'articles', fields: [] }] },
      /'posts' has the table/,
    ],
    [
      'a table of a list in a collection',
      usesBoth,
      { collections: [users, media, { slug: 'articles-byline', fields: [] }] },
      /'articles-byline' has the table that Cited's 'articles' needs \(articles_byline\)/,
    ],
    [
      'a list with the table of a collection',
      { ...usesBoth, slugs: 'news' },
      {
        collections: [
          users,
          media,
          { slug: 'news', fields: [{ name: 'articles', type: 'array', fields: [text('a')] }] },
        ],
      },
      /'news' has the table that Cited's 'news-articles' needs \(news_articles\)/,
    ],
    [
      'a collection where the words of the search are',
      usesBoth,
      { collections: [users, media, { slug: 'cited-texts', fields: [] }] },
      /'cited-texts' would be kept in 'cited_texts'/,
    ],
    [
      'a global there',
      usesBoth,
      { globals: [{ slug: 'citedTextsWords', fields: [] }] },
      /'citedTextsWords' would be kept in 'cited_texts_words'/,
    ],
    ['slugs there', { ...usesBoth, slugs: { quotes: 'cited-texts' } }, {}, /'cited-texts' would be kept/],
    [
      'slugs with one table',
      { ...usesBoth, slugs: { quotes: 'a-b', sources: 'a_b' } },
      {},
      /`slugs`: 'a-b' and 'a_b' make/,
    ],
    [
      'slugs that end alike',
      { ...usesBoth, slugs: { quotes: 'statistics-' } },
      {},
      /`slugs`: 'statistics' and 'statistics-'/,
    ],
    [
      'a word that is too long',
      { ...usesBoth, slugs: 'the-evening-gazette' },
      {},
      /`slugs`: .* longer than 63 .* 9 shorter/,
    ],
    [
      'accounts that make their ids themselves',
      usesBoth,
      { collections: [{ ...users, fields: [{ name: 'id', type: 'number', required: true }] }, media] },
      /`users.collection`: 'users' makes its ids itself/,
    ],
    [
      'images that make their ids themselves',
      usesBoth,
      { collections: [users, { ...media, fields: [text('id')] }] },
      /`media.collection`: 'media' makes its ids itself/,
    ],
    [
      'a text for readers that is none',
      usesBoth,
      { collections: [users, { ...media, fields: [{ name: 'credit', type: 'group', fields: [text('by')] }] }] },
      /'media.credit' is no text \(group\)/,
    ],
    [
      'texts for readers that are a list',
      usesBoth,
      { collections: [users, { ...media, fields: [text('alt', { hasMany: true })] }] },
      /'media.alt' is no text \(a list\)/,
    ],
    [
      'a text for readers that nobody can write',
      usesBoth,
      { collections: [users, { ...media, fields: [text('alt', { hidden: true })] }] },
      /'media.alt' is hidden/,
    ],
    [
      'a role that Payload tells nobody',
      { ...usesBoth, users: { collection: 'users', roles: { editor: ['boss'] } } },
      { collections: [{ ...users, fields: [text('role', { hidden: true })] }, media] },
      /`users.roleField`: 'users.role' is hidden/,
    ],
    [
      'a role in each language',
      { ...usesBoth, users: { collection: 'users', roles: { editor: ['boss'] } } },
      {
        collections: [{ ...users, fields: [text('role', { localized: true })] }, media],
        localization: { defaultLocale: 'en', locales: ['en', 'de'] },
      },
      /`users.roleField`: 'users.role' is localized/,
    ],
    [
      'a relation that GraphQL cannot show',
      usesBoth,
      {
        collections: [
          users,
          media,
          {
            slug: 'pages',
            fields: [
              {
                type: 'tabs',
                tabs: [{ label: 'A', fields: [{ name: 'story', type: 'relationship', relationTo: 'articles' }] }],
              },
            ],
          },
        ],
      },
      /`graphQL`: 'pages.story' leads to Cited's 'articles'.*graphQL: \{ disable: true \}/,
    ],
    [
      'a relation to several, all of which GraphQL cannot show',
      usesBoth,
      {
        collections: [
          users,
          media,
          {
            slug: 'pages',
            fields: [{ name: 'told', type: 'relationship', relationTo: ['articles', 'quotes'] as never }],
          },
        ],
      },
      /`graphQL`: 'pages.told' leads to Cited's 'articles'.*one of yours too/,
    ],
    [
      'a workflow of the same name',
      usesBoth,
      { jobs: { workflows: [{ slug: 'webhook', handler: async () => undefined }] } },
      /`jobs.workflows`: 'webhook'/,
    ],
    [
      'an endpoint below a collection',
      usesBoth,
      { endpoints: [rawEndpoint({ ...mine, path: '/articles/mine' })] },
      /endpoint '\/articles\/mine'.*`slugs`/,
    ],
    [
      'a collection without a field of it',
      { ...usesBoth, overrides: { quotes: (each) => ({ ...each, fields: each.fields.slice(1) }) } },
      {},
      /`overrides.quotes` must keep the field/,
    ],
    [
      'a collection that makes its ids itself',
      { ...usesBoth, overrides: { quotes: (each) => ({ ...each, fields: [...each.fields, text('id')] }) } },
      {},
      /`overrides.quotes` may not have a field 'id'/,
    ],
    [
      'a collection that says no more who may read it',
      {
        ...usesBoth,
        overrides: { sources: ({ access, ...each }) => ({ ...each, access: { ...access, read: undefined } }) },
      },
      {},
      /`overrides.sources` must say who may read/,
    ],
    ['a global', usesBoth, { globals: [{ slug: 'releases', fields: [] }] }, /'releases' has the table/],
    ['a collection in the place of the API', { ...usesBoth, slugs: { articles: 'v1' } }, {}, /'\/v1' is taken/],
    ['a collection in the place of the Desk', { ...usesBoth, slugs: { articles: 'desk' } }, {}, /'\/desk'.*`slugs`/],
    ['the API in the place of a collection', { ...usesBoth, api: { path: '/sources' } }, {}, /'\/sources'.*`api.path`/],
    ['the API in a place of Payload’s', { ...usesBoth, api: { path: '/globals/x' } }, {}, /'\/globals'.*`api.path`/],
    [
      'nothing for a collection',
      { ...usesBoth, overrides: { articles: () => null as never } },
      {},
      /`overrides.articles`/,
    ],
    [
      'a collection by another slug',
      { ...usesBoth, overrides: { articles: (each) => ({ ...each, slug: 'stories' }) } },
      {},
      /`overrides.articles`.*slugs: \{ articles/,
    ],
    ['what is the project’s own', { ...usesBoth, overrides: { users: (each) => each } }, {}, /`overrides`: 'users'/],
    ['no languages by choice', usesBoth, { localization: false }, /`localization` is false/],
    [
      'one language in two ways',
      { ...usesBoth, languages: [{ code: 'en', locale: 'en-GB' }] },
      { localization: { locales: ['EN', 'de'], defaultLocale: 'de' } },
      /'EN' and 'en'/,
    ],
    [
      'an endpoint in its place',
      usesBoth,
      {
        endpoints: [
          rawEndpoint({
            method: 'get',
            path: '/v1/mine',
            who: 'anyone',
            does: 'something of its own',
            handler: async () => Response.json({}),
          }),
        ],
      },
      /endpoint '\/v1\/mine'.*`api.path`/,
    ],
    [
      'a task of the same name',
      usesBoth,
      { jobs: { tasks: [{ slug: 'webhook', handler: async () => ({ output: {} }) }] } },
      /`jobs.tasks`: 'webhook'/,
    ],
  ])('%s', (_, options, more, said) => {
    expect(() => plugged(options, more)).toThrow(said)
  })
})

describe('a collection that a project changes keeps what publishing and safety rest on', () => {
  type Change = (collection: CollectionConfig) => CollectionConfig
  /** Changes one field, where its name stands in a collection, however deep. */
  const withField =
    (name: string, change: (field: Json) => object | null): Change =>
    (collection) => {
      const walk = (part: unknown): unknown => {
        if (Array.isArray(part)) return part.flatMap((each: unknown) => walk(each) ?? [])
        if (typeof part !== 'object' || part === null || Object.getPrototypeOf(part) !== Object.prototype) return part
        const walked = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walk(value)]))
        return 'type' in part && (part as Json).name === name ? change(walked as Json) : walked
      }
      return { ...collection, fields: walk(collection.fields) as CollectionConfig['fields'] }
    }
  const withHooks =
    (kind: string, change: (hooks: unknown[]) => unknown): Change =>
    ({ hooks, ...each }) => ({
      ...each,
      hooks: { ...hooks, [kind]: change([...((hooks as Json)[kind] as unknown[])]) },
    })
  const mineToo = rawEndpoint({ ...mine, path: '/mine' })

  it.each<[string, string, Change, RegExp]>([
    ['no hooks', 'articles', (each) => ({ ...each, hooks: {} }), /keep all of `hooks.beforeOperation`.*Add yours/],
    [
      'hooks of its own alone',
      'articles',
      withHooks('beforeValidate', () => [() => undefined]),
      /`hooks.beforeValidate`/,
    ],
    ['hooks that were filtered', 'sources', withHooks('beforeChange', (all) => all.slice(1)), /`hooks.beforeChange`/],
    ['hooks in another order', 'articles', withHooks('afterChange', (all) => all.toReversed()), /`hooks.afterChange`/],
    ['no list of hooks', 'quotes', withHooks('beforeDelete', () => undefined), /`hooks.beforeDelete`/],
    [
      'a hook twice in the place of another',
      'articles',
      withHooks('afterDelete', ([a]) => [a, a, a]),
      /`hooks.afterDelete`/,
    ],
    [
      'hooks taken out of the list that it was given',
      'articles',
      (each) => {
        each.hooks?.afterChange?.splice(0)
        return each
      },
      /`hooks.afterChange`/,
    ],
    ['no endpoints', 'articles', (each) => ({ ...each, endpoints: false }), /keep all of `endpoints`/],
    [
      'endpoints of its own alone',
      'statistics',
      (each) => ({ ...each, endpoints: [mineToo] }),
      /keep all of `endpoints`/,
    ],
    [
      'endpoints of its own first',
      'statistics',
      (each) => ({ ...each, endpoints: [mineToo, ...(each.endpoints || [])] }),
      /`endpoints`, before any of yours/,
    ],
    ['no versions', 'articles', (each) => ({ ...each, versions: false }), /keep `versions`/],
    [
      'fewer versions',
      'articles',
      (each) => ({ ...each, versions: { drafts: true, maxPerDoc: 3 } }),
      /keep `versions`/,
    ],
    ['drafts', 'sources', (each) => ({ ...each, versions: { drafts: true, maxPerDoc: 0 } }), /keep `versions`/],
    ['versions where there are none', 'releases', (each) => ({ ...each, versions: true }), /keep `versions`/],
    ['no trash', 'articles', (each) => ({ ...each, trash: false }), /keep `trash`/],
    ['a trash', 'statistics', (each) => ({ ...each, trash: true }), /keep `trash`/],
    ['accounts', 'sources', (each) => ({ ...each, auth: true }), /keep `auth`/],
    ['files', 'sources', (each) => ({ ...each, upload: true }), /keep `upload`/],
    ['another name in the database', 'quotes', (each) => ({ ...each, dbName: 'words' }), /keep `dbName`/],
    ['a place in GraphQL', 'quotes', ({ graphQL: _, ...each }) => each, /keep `graphQL`/],
    ['times', 'releases', (each) => ({ ...each, timestamps: true }), /keep `timestamps`/],
    ['no times', 'articles', (each) => ({ ...each, timestamps: false }), /keep `timestamps`/],
    ['copies', 'articles', (each) => ({ ...each, disableDuplicate: false }), /keep `disableDuplicate`/],
    ['no indexes', 'articles', ({ indexes: _, ...each }) => each, /keep `indexes`/],
    [
      'indexes that are not unique',
      'articles',
      (each) => ({ ...each, indexes: each.indexes?.map((index) => ({ ...index, unique: false })) }),
      /keep `indexes`/,
    ],
    [
      'indexes of its own alone',
      'articles',
      (each) => ({ ...each, indexes: [{ fields: ['title'] }] }),
      /keep `indexes`/,
    ],
    [
      'files that others serve',
      'media',
      (each) => ({ ...each, upload: { ...(each.upload as object), handlers: [] } }),
      /keep `upload`/,
    ],
    [
      'files of any type',
      'media',
      (each) => ({ ...each, upload: { ...(each.upload as object), mimeTypes: ['image/svg+xml'] } }),
      /keep `upload`/,
    ],
    ['files on disk', 'media', (each) => ({ ...each, upload: true }), /keep `upload`/],
    ['no row of a list', 'statistics', withField('locator', () => null), /keep the field 'evidence.locator'/],
    ['no join', 'sources', withField('usedIn', () => null), /keep the field 'usedIn'/],
    ['another join', 'sources', withField('statistics', (field) => ({ ...field, on: 'label' })), /keep `on` of/],
    [
      'text of another type',
      'articles',
      withField('title', (field) => ({ ...field, type: 'textarea' })),
      /keep `type`/,
    ],
    [
      'a text for all languages',
      'statistics',
      withField('label', ({ localized: _, ...field }) => field),
      /`localized`/,
    ],
    [
      'a relation elsewhere',
      'quotes',
      withField('speaker', (field) => ({ ...field, relationTo: 'users' })),
      /`relationTo`/,
    ],
    ['text that is not checked', 'articles', withField('title', ({ validate: _, ...field }) => field), /`validate`/],
    ['no title', 'articles', withField('title', (field) => ({ ...field, required: false })), /`required`/],
    [
      'a body of another editor',
      'articles',
      withField('body', (field) => ({ ...field, editor: lexicalEditor() })),
      /`editor`/,
    ],
    ['fewer options', 'sources', withField('terms', (field) => ({ ...field, options: ['on-record'] })), /`options`/],
    [
      'a field without its access',
      'media',
      withField('picture', ({ access: _, ...field }) => field),
      /`access.create`/,
    ],
  ])('%s in %s', (_, name, change, said) => {
    const options: CitedOptions = { slugs: 'news', users: usesBoth.users!, overrides: { [name]: change } }
    expect(() => plugged(options)).toThrow(said)
    expect(() => plugged(options)).toThrow(`\`overrides.${name}\``)
  })

  it('and may have more of its own, before ours and after', () => {
    const hook = () => undefined
    const given: CitedOptions['overrides'] = {
      articles: (each) => ({
        ...withField('title', (field) => ({ ...field, label: 'Headline', admin: { description: 'Short.' } }))(each),
        admin: { ...each.admin, defaultColumns: ['title'] },
        endpoints: [...(each.endpoints || []), mineToo],
        hooks: Object.fromEntries(
          Object.entries(each.hooks ?? {}).map(([kind, hooks]) => [kind, [hook, ...(hooks as unknown[]), hook]]),
        ),
        indexes: [{ fields: ['title'] }, ...(each.indexes ?? [])],
        labels: { singular: 'Story', plural: 'Stories' },
      }),
      sources: (each) => {
        each.fields.push(text('phone'))
        return each
      },
    }
    const { collections } = plugged({ ...usesBoth, overrides: given })
    const used = (slug: string) => collections?.find((each) => each.slug === slug)
    expect(used('articles')).toMatchObject({ labels: { singular: 'Story' }, admin: { defaultColumns: ['title'] } })
    expect(used('sources')?.fields.at(-1)).toMatchObject({ name: 'phone' })
  })
})

it('what a project answers on any path it answers beside Cited, not in its place', async () => {
  const endpoints = ['/:any', '/:any/:more'].map((path) => rawEndpoint({ ...mine, path }))
  const { call, payload } = await open(plugged(usesBoth, { endpoints }))
  expect([(await call('/v1/articles')).body.articles, (await call('/desk')).status]).toEqual([[], 401])
  for (const route of ['/something', '/something/else']) expect((await call(route)).body).toEqual({ mine: true })
  await payload.destroy()
})

it.each(['before', 'after'])('what a plugin %s Cited brings answers as without it', async (place) => {
  const echo = ofProject('post', '/payments/notify', async (req) => Response.json({ got: await req.text?.() }))
  const brings: Plugin = (given) => ({
    ...given,
    collections: [
      ...(given.collections ?? []),
      { slug: `found-${place}`, access: { read: () => true }, endpoints: [{ ...echo }], fields: [text('title')] },
    ],
    endpoints: [...(given.endpoints ?? []), { ...echo }],
  })
  const built = await buildConfig({
    ...host(),
    plugins: place === 'before' ? [brings, cited(usesBoth)] : [cited(usesBoth), brings],
  })
  const key = randomUUID()
  const payload = await getPayload({ config: built, cron: false, key })
  const ask = (route: string, more: RequestInit = {}) =>
    handleEndpoints({
      config: built,
      payloadInstanceCacheKey: key,
      request: new Request(`${origin}/api${route}`, more),
    })
  for (const route of ['/payments/notify', `/found-${place}/payments/notify`]) {
    for (const [type, sent] of [
      ['application/x-www-form-urlencoded', 'paid=1'],
      ['text/plain', 'paid'],
      ['application/json', '[1]'],
    ] as const) {
      const answer = await ask(route, { body: sent, headers: { 'Content-Type': type }, method: 'POST' })
      expect([route, type, answer.status, await answer.json()]).toEqual([route, type, 200, { got: sent }])
      expect(answer.headers.get('Cache-Control')).toBeNull()
    }
  }
  const listed = await ask(`/found-${place}?limit=many`)
  expect([listed.status, listed.headers.get('Cache-Control')]).toEqual([200, null])
  // What is Cited's and Payload's is guarded all the same.
  for (const route of ['/articles?limit=many', '/payload-preferences?limit=many']) {
    expect([route, (await ask(route)).headers.get('Cache-Control')]).toEqual([route, 'no-store'])
  }
  await payload.destroy()
})

it.each<[string, Pick<Config, 'hooks'>]>([
  ['', {}],
  [
    ' with a hook of its own',
    {
      hooks: {
        afterError: [
          ({ error, result }) => ({
            response: { ...result, errors: [{ message: `Ours: ${error.message}` }] },
            status: 418,
          }),
        ],
      },
    },
  ],
])('what a project throws is answered as without Cited%s', async (name, set) => {
  class AxiosError extends Error {
    get isAxiosError() {
      return true
    }
  }
  class OutOfStock extends APIError {
    constructor() {
      super('None is left.', 409, { left: 0 })
    }
  }
  const thrown: Record<string, () => Error> = {
    'of-a-class': () => new OutOfStock(),
    'of-payload': () => new ValidationError({ collection: 'pages', errors: [{ message: 'No.', path: 'title' }] }),
    'of-another-server': () =>
      Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      }),
    'with-axios': () => Object.assign(new AxiosError('connect'), { code: 'ECONNREFUSED' }),
    'with-words': () => new APIError('A word.', 422),
    'without-words': () => new Error('A word.'),
  }
  const endpoints = () =>
    Object.entries(thrown).map(([path, make]) => ofProject('get', `/mine/${path}`, () => Promise.reject(make())))
  const ask = async (make: (more: Partial<Config>) => Config, also: string) => {
    const more = { collections: [users, media, { ...pages, slug: `thrown${also}` }].map(structuredCloneOf) }
    const { call, payload } = await open(make({ ...more, ...set, endpoints: endpoints() }))
    const answers = await Promise.all(Object.keys(thrown).map((path) => call(`/mine/${path}`)))
    await payload.destroy()
    return answers
  }
  const also = name.length === 0 ? '' : '-too'
  expect(await ask((more) => plugged(usesBoth, more), also)).toEqual(await ask((more) => host(more), also))
})

it.each<[string, Partial<Config>, string | string[]]>([
  ['where it has no GraphQL', { graphQL: { disable: true } }, 'articles'],
  ['among several', {}, ['articles', 'pages']],
])('a project may relate to a collection of Cited’s %s', async (_, set, relationTo) => {
  const linked = { slug: 'linked', fields: [{ name: 'story', type: 'relationship', relationTo }] } as CollectionConfig
  const config = await buildConfig(plugged(usesBoth, { collections: [users, media, pages, linked], ...set }))
  if (!config.graphQL.disable) expect(configToSchema(config).schema.getQueryType()).toBeDefined()
})

it('one of its own twice is told so', () => {
  expect(() => cited({ ...usesBoth, slugs: 'news' })(plugged(usesBoth))).toThrow(/`plugins` has `cited` twice/)
})

it('an adapter that has the name of another is refused before it makes tables', async () => {
  const file = path.join(folder, 'other.db')
  const given = database(file)
  const init: DatabaseAdapterObj['init'] = (args) =>
    Object.assign(given.init(args), { packageName: '@payloadcms/db-d1-sqlite' })
  const config = await buildConfig(cited(usesBoth)(host({}, { ...given, init })) as Config)
  await expect(getPayload({ config, cron: false, key: randomUUID() })).rejects.toThrow(
    'not on @payloadcms/db-d1-sqlite',
  )
  expect(readdirSync(folder)).not.toContain('other.db')
})

describe('what a project has set', () => {
  /** A config as it is compared: functions by what they are, without what Payload fills in at random. */
  const plainOf = (value: unknown): Json =>
    JSON.parse(
      JSON.stringify(value, (_, each: unknown) => (typeof each === 'function' ? `function ${String(each)}` : each)),
    )

  it('stays, but what docs/plugin.md lists', async () => {
    const set: Partial<Config> = {
      admin: {
        avatar: 'gravatar',
        components: { actions: ['/mine#Act'], beforeDashboard: ['/mine#Mine'], graphics: { Logo: '/mine#Logo' } },
        custom: { mine: true },
        dateFormat: 'dd.MM.yyyy',
        user: 'users',
      },
      cors: ['https://site.example'],
      csrf: ['https://site.example'],
      custom: { mine: 1 },
      defaultDepth: 1,
      graphQL: { disable: false, maxComplexity: 7 },
      i18n: { fallbackLanguage: 'en', translations: { en: { general: { save: 'Keep' } } } },
      jobs: {
        access: { run: () => true },
        deleteJobOnComplete: false,
        tasks: [{ slug: 'mine', handler: async () => ({ output: {} }) }],
      },
      localization: { defaultLocale: 'de', fallback: true, locales: ['en', 'de'] },
      maxDepth: 7,
      routes: { api: '/cms-api' },
      upload: { limits: { fileSize: 1 } },
    }
    const [alone, both] = [await buildConfig(host(set)), await buildConfig(plugged(usesBoth, set))]
    const changed = Object.keys(alone).filter(
      (key) =>
        JSON.stringify(plainOf(alone[key as keyof SanitizedConfig])) !==
        JSON.stringify(plainOf(both[key as keyof SanitizedConfig])),
    )
    expect(changed.toSorted()).toEqual(
      [
        'admin',
        'collections',
        'custom',
        'db',
        'endpoints',
        'hooks',
        'i18n',
        'jobs',
        'localization',
        'logger',
        'loggingLevels',
        'onInit',
        'plugins',
      ].filter((key) => changed.includes(key)),
    )
    const { cited: _, ...custom } = both.admin.custom as Json
    expect(
      plainOf({
        ...both.admin,
        components: {
          ...both.admin.components,
          actions: ['/mine#Act'],
          beforeDashboard: ['/mine#Mine'],
          providers: alone.admin.components?.providers,
        },
        custom,
      }),
    ).toEqual(plainOf(alone.admin))
    expect(both.admin.components?.actions).toEqual(['cited/client#NewsroomSearch', '/mine#Act'])
    expect(both.admin.components?.providers).toEqual(['cited/client#NamedControls'])
    expect(both.admin.components?.beforeDashboard).toEqual(['cited/client#StoryDesk', '/mine#Mine'])
    expect(both.localization).toMatchObject({ defaultLocale: 'de', fallback: true, localeCodes: ['en', 'de', 'es'] })
    expect(both.i18n.translations).toMatchObject({ en: { general: { save: 'Keep' } } })
    expect([both.jobs.access?.run, both.jobs.deleteJobOnComplete]).toEqual([set.jobs?.access?.run, false])
    // What is asked works on what is due of Cited's, until it is destroyed.
    const asking = { crons: [], destroy: async () => undefined }
    expect(await (both.jobs.autoRun as (payload: Payload) => Promise<unknown>)(asking as never)).toEqual([])
    await asking.destroy()
    for (const { slug } of alone.collections.filter((each) => !each.slug.startsWith('payload-'))) {
      const [was, is] = [alone, both].map(({ collections }) => collections.find((each) => each.slug === slug)!)
      const { hooks, fields, flattenedFields, joins, polymorphicJoins, ...rest } = is!
      void [hooks, flattenedFields, joins, polymorphicJoins]
      expect(plainOf({ ...was, ...rest })).toEqual(plainOf(was))
      const more = fields
        .flatMap((field) => ('name' in field ? [field.name] : []))
        .filter((name) => !was!.fields.some((field) => 'name' in field && field.name === name))
      expect([slug, more]).toEqual([slug, slug === 'media' ? ['credit', 'picture', 'original'] : []])
    }
  })

  it('is all there is in GraphQL, which works as before', async () => {
    const [alone, both] = [await buildConfig(host()), await buildConfig(plugged(usesBoth))]
    const names = (config: SanitizedConfig) =>
      Object.keys(configToSchema(config).schema.getQueryType()?.getFields() ?? {})
    // Payload's own collection of jobs comes with the first task of anybody.
    expect(names(both).filter((name) => !/PayloadJobs?$/.test(name))).toEqual(names(alone))
  })

  it('is without a logo, a search and a Desk of ours where it wants none', async () => {
    const { admin } = await buildConfig(
      plugged({ ...usesBoth, admin: { accessible: false, dashboard: false, search: false } }),
    )
    expect(JSON.stringify(admin)).not.toContain('cited/client')
  })
})

/** A project that runs, and how it is asked. */
async function open(config: Config, { cron = false } = {}) {
  const key = randomUUID()
  const built = await buildConfig(config)
  const payload = await getPayload({ config: built, cron, key })
  const call = async (
    route: string,
    { token, method = 'GET', data }: { token?: string; method?: string; data?: unknown } = {},
  ) => {
    const response = await handleEndpoints({
      config: built,
      payloadInstanceCacheKey: key,
      request: new Request(`${origin}/api${route}`, {
        method,
        headers: {
          ...(token ? { Authorization: `JWT ${token}` } : {}),
          ...(data === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(data === undefined ? {} : { body: JSON.stringify(data) }),
      }),
    })
    const isJson = response.headers.get('Content-Type')?.includes('json')
    return {
      status: response.status,
      body: isJson ? await response.json() : Buffer.from(await response.arrayBuffer()),
    }
  }
  const signIn = async (collection: string, email: string) =>
    (await payload.login({ collection: collection as 'users', data: { email, password } })).token!
  return { call, payload, signIn }
}
type Opened = Awaited<ReturnType<typeof open>>
const password = 'correct horse battery staple'

it('does what is due of Cited in a project with jobs of its own, which wait until it runs them', async () => {
  const email = 'editor@example.org'
  const ran = vi.fn(async () => ({ output: {} }))
  const jobs = { deleteJobOnComplete: true, tasks: [{ slug: 'mine', handler: ran }] } as unknown as Config['jobs']
  const project = await open(plugged(usesBoth, jobs ? { jobs } : {}), { cron: true })
  const { payload } = project
  const user = await payload.create({ collection: 'users', data: { email, password } as never })
  const { article } = await publish(project, await project.signIn('users', email), (name) => name)
  const at = new Date(Date.now() - 1000).toISOString()
  await payload.jobs.queue({ task: 'mine' as 'notice', input: {} as never })
  await payload.jobs.queue({
    task: 'webhook',
    input: { attempt: 1, release: 'a', subscription: 'b' },
    queue: 'webhook-b',
  })
  await payload.jobs.queue({ task: 'notice', input: { article: article.id, at, user: user.id }, queue: 'notices' })
  // What is due is found whenever it comes, and not at the start alone.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  await payload.db.create({
    collection: 'schedules',
    data: { action: 'withdraw', article: article.id, at, by: user.id, dueAt: at, reason: 'It was wrong.', tries: 0 },
  })
  const left = async () => (await payload.find({ collection: 'payload-jobs', pagination: false })).docs
  await expect.poll(async () => (await left()).map(({ taskSlug }) => taskSlug), { timeout: 20_000 }).toEqual(['mine'])
  const status = async () => (await project.call(`/v1/articles/en/${article.slug}`)).status
  await expect.poll(status, { timeout: 20_000 }).toBe(410)
  expect(ran).not.toHaveBeenCalled()
  await payload.destroy()
})

/** Publishes a story with a figure and a picture, as somebody would over REST; gives what readers get of it. */
async function publish({ call }: Opened, token: string, slug: (name: string) => string, hero?: string) {
  const made = async (name: string, data: object, query = '') => {
    const { body: answer, status } = await call(`/${slug(name)}${query}`, { data, method: 'POST', token })
    expect([name, status, answer.errors ?? null]).toEqual([name, 201, null])
    return answer.doc
  }
  const source = await made('sources', { kind: 'document', name: 'A register', terms: 'on-record' })
  const statistic = await made(
    'statistics',
    {
      label: 'diplomats',
      value: '37',
      unit: { kind: 'count', noun: 'diplomats' },
      evidence: [{ source: source.id, locator: 'p. 3' }],
    },
    '?locale=en',
  )
  const article = await made('articles', {
    title: 'Thirty-seven diplomats',
    language: 'en',
    byline: [{ name: 'A. Reporter', role: 'author' }],
    body: body(paragraph({ blockType: 'figure', statistic: statistic.id, form: 'digits' }, ' diplomats came.')),
    _status: 'published',
    ...(hero ? { hero } : {}),
  })
  const edition = (await call(`/v1/articles/en/${article.slug}`)).body
  expect(edition.statistics).toMatchObject([{ value: '37', display: '37' }])
  return { article, edition, statistic }
}

describe('a blank project with its accounts, images and pages', () => {
  const file = path.join(folder, 'blank.db')
  const email = 'somebody@example.org'
  let before: Json
  let project: Opened

  beforeAll(async () => {
    const alone = await open(host({}, database(file)))
    const upload = await plain().png().toBuffer()
    await alone.payload.create({ collection: 'users', data: { email, password } as never })
    const image = await alone.payload.create({
      collection: 'media',
      data: { alt: 'A picture' } as never,
      file: { data: upload, mimetype: 'image/png', name: 'picture.png', size: upload.length },
    })
    await alone.payload.create({ collection: 'pages' as never, data: { ...page, image: image.id } as never })
    before = await rowsOf(alone.payload)
    await alone.payload.destroy()
    project = await open({ ...plugged(usesBoth), db: (cited(usesBoth)(host({}, database(file))) as Config).db })
  })
  afterAll(() => project?.payload.destroy())

  const rowsOf = async (payload: Payload): Promise<Json> =>
    Object.fromEntries(
      await Promise.all(
        ['users', 'media', 'pages'].map(async (collection) => [
          collection,
          (await payload.db.find({ collection: collection as 'users', pagination: false })).docs,
        ]),
      ),
    )

  it('keeps every row of them', async () => {
    expect(before).toMatchObject({ users: [{ email }], media: [{ alt: 'A picture' }], pages: [page] })
    expect(await rowsOf(project.payload)).toMatchObject(before)
  })

  it('publishes the story as one of its accounts, with one of its pictures, whose file stays as it is', async () => {
    const token = await project.signIn('users', email)
    const files = readdirSync(path.join(folder, 'uploads'))
    const { article, edition } = await publish(project, token, (name) => name, before.media[0].id)
    expect(edition.hero).toMatchObject({ alt: 'A picture', credit: null })
    const shown = await project.call(edition.hero.url.replace(`${origin}/api`, ''))
    expect([shown.status, (await sharp(shown.body).metadata()).format]).toEqual([200, 'png'])
    expect(readdirSync(path.join(folder, 'uploads'))).toEqual(files)
    const { body: states } = await project.call(`/articles/${article.id}/editions`, { token })
    expect(states.editions[0]).toMatchObject({ by: email, status: 'live' })
  })

  it('draws a picture anew whose file was replaced', async () => {
    const [image] = (await rowsOf(project.payload)).media
    const data = await sharp({ create: { background: 'red', channels: 3, height: 9, width: 9 } })
      .png()
      .toBuffer()
    await project.payload.update({
      collection: 'media',
      data: {},
      file: { data, mimetype: 'image/png', name: 'other.png', size: data.length },
      id: image.id,
    })
    expect((await rowsOf(project.payload)).media[0]).toMatchObject({ original: null, picture: null })
  })

  it('leaves its accounts and pages alone', async () => {
    expect(
      (await project.call('/users/first-register', { method: 'POST', data: { email: 'x@y.zz', password } })).status,
    ).toBe(403)
    const token = await project.signIn('users', email)
    for (const locale of ['', '?locale=es', '?locale=all']) {
      expect((await project.call(`/pages${locale}`, { token })).body.docs).toMatchObject([page])
    }
    const saved = await project.call('/pages', { data: page, method: 'POST', token })
    expect(saved.body.doc).toMatchObject(page)
    await project.payload.delete({ collection: 'pages' as never, id: saved.body.doc.id })
    expect((await project.call('/access')).status).toBe(200)
  })

  it('keeps its tables, and what is in them, where it is disabled and enabled again', async () => {
    await project.payload.destroy()
    const options = { ...usesBoth, enabled: false }
    const resting = await open(cited(options)(host({}, database(file))) as Config)
    const token = await resting.signIn('users', email)
    for (const route of ['/articles', '/sources', '/articles/1', '/statistics/attributed', '/releases/1/versions']) {
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
        for (const as of [{}, { token }]) {
          const { body, status } = await resting.call(route, {
            ...as,
            method,
            ...(method === 'GET' ? {} : { data: {} }),
          })
          expect([method, route, status]).toEqual([method, route, 404])
          expect(body.errors).toMatchObject([{ message: 'Nothing is here: Cited is disabled.' }])
        }
      }
    }
    expect((await resting.call('/v1')).status).toBe(404)
    expect((await resting.call('/pages', { token })).body.docs).toMatchObject([{ title: 'Home' }])
    await resting.payload.destroy()
    project = await open(cited(usesBoth)(host({}, database(file))) as Config)
    expect((await project.call('/v1/articles')).body.articles).toHaveLength(1)
  })
})

it('a project in development starts again with its schema pushed, without a question, and finds what was published', async () => {
  const file = path.join(folder, 'pushed.db')
  const start = () => open(cited(usesBoth)(host({}, database(file))) as Config)
  const account = { email: 'somebody@example.org', password }
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  try {
    const first = await start()
    await first.payload.create({ collection: 'users', data: account as never })
    await publish(first, await first.signIn('users', account.email), (name) => name)
    await first.payload.destroy()
    // It would ask on the terminal, and end the process without an answer.
    const again = await start()
    expect((await again.call('/v1/articles?q=diplomats')).body.articles).toHaveLength(1)
    await again.payload.destroy()
    // The same where it is disabled, and enabled again.
    const resting = await open(cited({ ...usesBoth, enabled: false })(host({}, database(file))) as Config)
    expect((await resting.call('/v1/articles')).status).toBe(404)
    await resting.payload.destroy()
    const enabled = await start()
    expect((await enabled.call('/v1/articles?q=diplomats')).body.articles).toHaveLength(1)
    await enabled.payload.destroy()
  } finally {
    vi.unstubAllEnvs()
  }
})

function readAs(word: unknown) {
  return { hooks: { afterRead: [() => word] } }
}

it.each<[string, CollectionConfig['fields'], Json, string, Partial<CollectionConfig>?]>([
  [
    'a name in parts',
    [{ name: 'name', type: 'group', fields: [text('first')] }],
    { name: { first: 'Ana' } },
    'address',
  ],
  ['a name in each language', [text('name', { localized: true })], { name: 'Ana' }, 'address'],
  [
    'names that are made as they are read',
    [text('whole', { virtual: true, ...readAs('Ana') })],
    {},
    'address',
    { admin: { useAsTitle: 'whole' } },
  ],
  ['a title of its own', [text('whole')], { whole: 'Ana' }, 'Ana', { admin: { useAsTitle: 'whole' } }],
  ['roles that are made as they are read', [text('role', { virtual: true, ...readAs('boss') })], {}, 'address'],
  [
    'roles of what a relation leads to',
    [{ name: 'rank', type: 'relationship', relationTo: 'ranks' as 'users' }, text('role', { virtual: 'rank.title' })],
    {},
    'address',
  ],
  ['roles in JSON', [{ name: 'role', type: 'json' }], { role: ['boss'] }, 'address'],
])('a project whose accounts have %s knows its staff by name', async (name, fields, data, called, more = {}) => {
  const ranks: CollectionConfig = { slug: 'ranks', fields: [text('title')] }
  const isOfRoles = name.startsWith('roles')
  const options: CitedOptions = {
    ...usesBoth,
    users: { collection: 'users', roles: isOfRoles ? { editor: ['boss'] } : 'editor' },
  }
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  onTestFinished(() => void vi.unstubAllEnvs())
  const project = await open(
    plugged(options, {
      collections: [{ ...users, ...more, fields }, media, pages, ranks].map(structuredCloneOf),
      localization: { defaultLocale: 'de', locales: ['de', 'en'] },
    }),
  )
  const rank = await project.payload.create({ collection: 'ranks' as 'users', data: { title: 'boss' } as never })
  const email = 'ana@example.org'
  const account = await project.payload.create({
    collection: 'users',
    data: { email, password, rank: rank.id, ...(data as object) } as never,
  })
  const token = await project.signIn('users', email)
  const { article } = await publish(project, token, (each) => each)
  const { body: states } = await project.call(`/articles/${article.id}/editions`, { token })
  const expected = called === 'address' ? email : called
  expect(states.editions[0].by).toBe(expected)
  const draft = (
    await project.call('/articles?draft=true', { data: { language: 'en', title: 'Another' }, method: 'POST', token })
  ).body.doc
  const handed = await project.call(`/articles/${draft.id}/hand-over`, {
    data: { assignee: account.id },
    method: 'POST',
    token,
  })
  expect([handed.status, handed.body.errors ?? null]).toEqual([200, null])
  const { body: handover } = await project.call(`/articles/${draft.id}/hand-over`, { token })
  expect(handover.colleagues).toEqual([{ id: account.id, name: expected, role: 'editor' }])
  await project.payload.destroy()
})

it('a project is asked for what is not like a number, a flag or a text', async () => {
  const every: CollectionConfig = {
    slug: 'every',
    access: { read: () => true },
    fields: [text('words'), { name: 'count', type: 'number' }, { name: 'isOn', type: 'checkbox' }],
  }
  const { call, payload } = await open(plugged(usesBoth, { collections: [users, media, every].map(structuredCloneOf) }))
  for (const [count, isOn, words] of [
    [7, true, 'plain words'],
    [41, false, 'others'],
  ]) {
    await payload.create({ collection: 'every' as 'users', data: { count, isOn, words } as never })
  }
  const left = async (query: string) => {
    const { body: answer, status } = await call(`/every?where${query}`)
    return [query, status, answer.docs?.map((doc: Json) => doc.count)]
  }
  for (const query of ['[count][not_like]=7', '[words][not_like]=plain', '[isOn][not_like]=1']) {
    expect(await left(query)).toEqual([query, 200, [41]])
  }
  await payload.destroy()
})

it('a project that lets its clients give ids makes none of a record of Cited’s, which is deleted and merged as any', async () => {
  const client = { url: `file:${path.join(folder, 'given.db')}` }
  const db = sqliteAdapter({ allowIDOnCreate: true, client, idType: 'uuid', wal: true })
  const ids: CollectionConfig = { slug: 'with-ids', access: { create: () => true }, fields: [text('title')] }
  const more = { collections: [users, media, ids].map(structuredCloneOf) }
  const { call, payload, signIn } = await open(cited(usesBoth)(host(more, db)) as Config)
  const email = 'somebody@example.org'
  await payload.create({ collection: 'users', data: { email, password } as never })
  const token = await signIn('users', email)
  const make = async (id: string) => {
    const data = { id, kind: 'document', name: `A register ${id}`, terms: 'on-record' }
    const { body: answer, status } = await call('/sources', { data, method: 'POST', token })
    expect([id, status]).toEqual([id, 201])
    return String(answer.doc.id)
  }
  const first = await make('mine')
  expect(first).not.toBe('mine')
  // Where the images are the project's own, too.
  expect((await call(`/sources/${first}`, { method: 'DELETE', token })).status).toBe(200)
  const second = await make(first)
  expect(second).not.toBe(first)
  const into = await make('another')
  for (const route of [
    `/sources/${second}/uses`,
    `/sources/${second}/resting`,
    `/sources/${second}/merge?into=${into}`,
  ]) {
    expect([route, (await call(route, { token })).status]).toEqual([route, 200])
  }
  const merged = await call(`/sources/${second}/merge`, { data: { into }, method: 'POST', token })
  expect([merged.status, merged.body.errors ?? null]).toEqual([200, null])
  const own = await call('/with-ids', { data: { id: 'mine', title: 'Mine' }, method: 'POST', token })
  expect([own.status, own.body.doc.id]).toEqual([201, 'mine'])
  await payload.destroy()
})

it('what was to be done waits while Cited is disabled, though the project runs its queues', async () => {
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  onTestFinished(() => void vi.unstubAllEnvs())
  const options: CitedOptions = { ...usesBoth, users: { collection: 'users', roles: 'admin' } }
  const file = path.join(folder, 'waiting.db')
  const account = { email: 'owner@example.org', password }
  const waiting = async ({ payload }: Opened) => {
    const rows = async (collection: string): Promise<Json[]> =>
      (await payload.db.find({ collection: collection as 'users', pagination: false })).docs
    const jobs = (await rows('payload-jobs')).map(({ hasError, input, queue, taskSlug, waitUntil }) => ({
      hasError: hasError ?? false,
      input,
      isToCome: waitUntil !== null && new Date(waitUntil).getTime() > Date.now(),
      queue,
      taskSlug,
    }))
    return { jobs: jobs.toSorted((a, b) => (a.taskSlug < b.taskSlug ? -1 : 1)), schedules: await rows('schedules') }
  }
  const working = await open(cited(options)(host({}, database(file))) as Config)
  await working.payload.create({ collection: 'users', data: account as never })
  const { article } = await publish(working, await working.signIn('users', account.email), (name) => name)
  const at = new Date(Date.now() - 1000).toISOString()
  await working.payload.db.create({
    collection: 'schedules',
    data: { action: 'withdraw', article: article.id, at, dueAt: at, reason: 'It was wrong.', tries: 0 },
  })
  const input = { attempt: 1, release: 'a release', subscription: 'a webhook' }
  await working.payload.jobs.queue({ task: 'webhook', input, queue: 'webhook-1' })
  await working.payload.jobs.queue({ task: 'schedules', input: {} })
  const notice = { article: 'an article', at, user: 'a user' }
  await working.payload.jobs.queue({ task: 'notice', input: notice })
  const { schedules } = await waiting(working)
  await working.payload.destroy()

  const resting = await open(cited({ ...options, enabled: false })(host({}, database(file))) as Config)
  for (let round = 0; round < 2; round += 1) {
    await resting.payload.jobs.run({ allQueues: true })
    expect(await waiting(resting)).toEqual({
      jobs: [
        { hasError: false, input: notice, isToCome: true, queue: 'default', taskSlug: 'notice' },
        { hasError: false, input: {}, isToCome: true, queue: 'default', taskSlug: 'schedules' },
        { hasError: false, input, isToCome: true, queue: 'webhook-1', taskSlug: 'webhook' },
      ],
      schedules,
    })
  }
  await resting.payload.destroy()
})

it.each(['users', 'news-users'])(
  'a project with accounts of Cited’s own in %s is signed in to where it is disabled',
  async (slug) => {
    const options: CitedOptions = {
      mediaDirectory: path.join(folder, 'resting'),
      ...(slug === 'users' ? {} : { slugs: 'news' }),
    }
    const file = path.join(folder, `${slug}.db`)
    const set: Partial<Config> = { admin: {}, collections: [{ slug: 'pages', fields: [text('title')] }] }
    const account = { email: 'owner@example.org', name: 'Owner', password, role: 'admin' }
    const working = await open(cited(options)(host(set, database(file))) as Config)
    await working.payload.create({ collection: slug as 'users', data: account as never })
    await working.payload.destroy()
    const resting = await open(cited({ ...options, enabled: false })(host(set, database(file))) as Config)
    const token = await resting.signIn(slug, account.email)
    expect((await resting.call('/pages', { token })).status).toBe(200)
    expect((await resting.call(`/${slug}/me`, { token })).body.user).toMatchObject({
      email: account.email,
      role: 'admin',
    })
    const stranger = { email: 'eve@example.org', name: 'Eve', password }
    for (const route of [`/${slug}`, `/${slug}/first-register`]) {
      expect((await resting.call(route, { data: stranger, method: 'POST' })).status).toBe(403)
    }
    await resting.payload.destroy()
  },
)

it('a plugin after Cited that brings another database is told to come before it', async () => {
  const config = await buildConfig({ ...host(), plugins: [cited(usesBoth), (given) => ({ ...given, db: database() })] })
  await expect(getPayload({ config, cron: false, key: randomUUID() })).rejects.toThrow(/`db`.*after `cited`/)
})

it.each<[string, (given: Config) => Partial<Config>, RegExp]>([
  [
    'a collection in a table of Cited’s',
    ({ collections = [] }) => ({ collections: [...collections, { slug: 'articles-byline', fields: [text('name')] }] }),
    /'articles-byline' has the table that Cited's 'articles' needs/,
  ],
  [
    'a collection where the words of the search are',
    ({ collections = [] }) => ({ collections: [...collections, { slug: 'cited-texts', fields: [text('name')] }] }),
    /'cited-texts' would be kept/,
  ],
  ['a global there', () => ({ globals: [{ slug: 'releases', fields: [text('name')] }] }), /'releases' has the table/],
  [
    'other languages',
    () => ({ localization: { defaultLocale: 'de', locales: ['de', 'en'] } }),
    /`localization.locales` has no 'es' any more.*after that/,
  ],
])('a plugin after Cited that brings %s is told so before there is a table', async (_, brings, said) => {
  const file = path.join(folder, `${randomUUID()}.db`)
  const config = await buildConfig({
    ...host({}, database(file)),
    plugins: [cited(usesBoth), (given) => ({ ...given, ...brings(given) })],
  })
  await expect(getPayload({ config, cron: false, key: randomUUID() })).rejects.toThrow(said)
  expect(readdirSync(folder)).not.toContain(path.basename(file))
})

describe.each(databases)(
  'a project on %s with its own staff, customers, languages, and collections of the same names',
  (name) => {
    const options: CitedOptions = {
      mediaDirectory: path.join(folder, 'others'),
      slugs: 'news',
      users: {
        collection: 'staff',
        roleField: 'roles',
        roles: { admin: ['boss'], editor: ['boss'], reporter: ['writer'] },
      },
    }
    const articles: CollectionConfig = { slug: 'articles', access: { read: () => true }, fields: [text('title')] }
    let project: Opened
    const token: Record<string, string> = {}

    beforeAll(async () => {
      const { uri } = await newDatabase(name)
      const adapters = {
        MongoDB: () => mongooseAdapter({ url: uri }),
        Postgres: () => postgresAdapter({ idType: 'uuid', pool: { connectionString: uri } }),
        SQLite: () => database(uri.slice('file:'.length)),
      }
      const db = adapters[name]
      const config = () =>
        host(
          {
            admin: { user: 'staff' },
            collections: [staff, customers, media, articles].map(structuredCloneOf),
            localization: { defaultLocale: 'de', fallback: true, locales: ['en', 'de'] },
          },
          db(),
        )
      const alone = await open(config())
      await collectionsMade(alone.payload)
      await alone.payload.create({ collection: 'articles', data: { title: 'An article of the project' } as never })
      await alone.payload.destroy()
      project = await open(cited(options)(config()) as Config)
      for (const word of ['boss', 'writer', 'guest']) {
        await project.payload.create({
          collection: 'staff' as 'users',
          data: { email: `${word}@example.org`, password, roles: [word] } as never,
        })
        token[word] = await project.signIn('staff', `${word}@example.org`)
      }
      await project.payload.create({
        collection: 'customers' as 'users',
        data: { email: 'eve@example.org', password, role: 'editor', roles: 'boss' } as never,
      })
      token.customer = await project.signIn('customers', 'eve@example.org')
    })
    afterAll(() => project?.payload.destroy())
    const slug = (name: string) => `news-${name}`

    it('publishes as its staff, and its own collection of the same name stays as it is', async () => {
      const { edition, statistic } = await publish(project, token.boss!, slug)
      expect(edition.language).toBe('en')
      const { docs } = (await project.call('/articles')).body
      expect(docs.map((doc: Json) => Object.keys(doc).toSorted())).toEqual([['createdAt', 'id', 'title', 'updatedAt']])
      const stored = await project.payload.db.findOne({ collection: 'articles' })
      expect(Object.keys(stored ?? {}).filter((key) => key.endsWith('Search'))).toEqual([])
      // The label is missing in Spanish, and is seen to be missing, though the project falls back.
      expect(
        (await project.call(`/news-statistics/${statistic.id}?locale=es`, { token: token.boss! })).body.label ?? null,
      ).toBeNull()
      const value = { value: '38', correction: { kind: 'correction', notes: [{ language: 'en', text: 'It was 38.' }] } }
      expect(
        (
          await project.call(`/news-statistics/${statistic.id}?locale=en`, {
            data: value,
            method: 'PATCH',
            token: token.boss!,
          })
        ).status,
      ).toBe(200)
      const released = await project.call(`/news-statistics/${statistic.id}/release`, {
        data: {},
        method: 'POST',
        token: token.boss!,
      })
      expect([released.status, released.body.errors ?? null]).toEqual([200, null])
      expect((await project.call(`/v1/articles/en/${edition.slug}`)).body.statistics[0].value).toBe('38')
    })

    it('tells staff by the collection and the word, not by the word alone', async () => {
      const source = { kind: 'document', name: 'A register', terms: 'on-record' }
      const ask = (who: string, route: string, data?: object) =>
        project
          .call(route, { token: token[who]!, ...(data ? { data, method: 'POST' } : {}) })
          .then(({ status }) => status)
      expect(await ask('writer', '/news-sources', source)).toBe(201)
      expect(
        await ask('writer', '/news-articles?draft=true', {
          title: 'T',
          language: 'en',
          byline: [{ name: 'A', role: 'author' }],
        }),
      ).toBe(201)
      for (const who of ['guest', 'customer']) {
        expect([who, await ask(who, '/news-sources', source)]).toEqual([who, 403])
        expect([who, await ask(who, '/desk')]).toEqual([who, 403])
        expect([who, await ask(who, '/news-articles')]).toEqual([who, 403])
      }
    })

    it('knows each table by its name', () => {
      const { rawTables } = project.payload.db as unknown as { rawTables?: Record<string, unknown> }
      const { collections, globals } = project.payload.config
      const known = [...collections, ...globals].flatMap((each) => tablesOf(each as CollectionConfig))
      expect(Object.keys(rawTables ?? {}).filter((table) => !known.includes(table))).toEqual([])
    })

    it('has a collection for each of ours, and no other', () => {
      const slugs = project.payload.config.collections.map((collection) => collection.slug)
      const ours = citedCollections.filter((name) => name !== 'users').map(slug)
      expect(slugs.filter((each) => each.startsWith('news-')).toSorted()).toEqual(ours.toSorted())
      expect(slugs).not.toContain('users')
    })
  },
)
