import { cardPath } from './routes/cards'
import { mediaPath, sizePath } from './routes/media'
import { streamPath } from './routes/stream'
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { createDelivery } from './app'
import { sampleDocument, sampleStatistic } from './examples'
import type { EditionDocument } from '../model/document'
import { edition, memoryStore, newsroom, pictureFacts } from '../../tests/fixtures/delivery'

type Media = { schema: object; example?: unknown }
type Operation = {
  operationId?: string
  tags?: string[]
  summary?: string
  parameters?: Array<{ name: string; in: string; schema: { example?: unknown } }>
  responses: Record<string, { content?: Record<string, Media> }>
}
type Contract = {
  openapi: string
  info: { license: object }
  security: object[]
  tags: Array<{ name: string }>
  paths: Record<string, { get: Operation }>
  components: { schemas: object }
}

const desk = newsroom()
const { hash } = desk.release('a-en', edition(), 'published')
desk.release(
  'a-es',
  edition({
    language: 'es',
    slug: 'es',
    translatedFrom: { language: 'en', release: hash },
    hero: { url: '/media/a.jpg', alt: 'A', credit: null, source: null },
    statistics: [
      {
        ...sampleStatistic,
        high: '40',
        derivation: {
          formula: 'a + b',
          operands: [{ key: 'a', statistic: 'x', value: '1' }],
          computed: null,
          consistent: false,
        },
      },
    ],
    corrections: [{ date: '2026-01-01', kind: 'correction', text: 'It was 37.', statistics: [sampleStatistic.id] }],
  }),
  'published',
)
desk.release('old', edition({ story: 'renamed', slug: 'old-slug' }), 'published')
/** A document as it was released before some of its properties were there; and one whose author shows a photo. */
const ofBefore = desk.release(
  'before',
  {
    ...sampleDocument,
    story: 'before',
    slug: 'before',
    statistics: sampleDocument.statistics.map(({ labelLanguage: _, ...each }) => each),
    sources: sampleDocument.sources.map(({ attributionLanguage: _, ...each }) => each),
    ledger: { ...sampleDocument.ledger, left: undefined },
    byline: [
      { name: 'Ana Ruiz', role: 'author', photo: { url: '/api/v1/media/ana.jpg', alt: 'Ana Ruiz', credit: null } },
    ],
  } as unknown as EditionDocument,
  'published',
)
desk.release('old', edition({ story: 'renamed', slug: 'new-slug' }), 'updated')
desk.release(
  'old',
  edition({
    story: 'renamed',
    slug: 'new-slug',
    statistics: [{ ...sampleStatistic, value: '38', display: '38' }],
    corrections: [{ date: '2026-01-01', kind: 'correction', text: 'It was 38.', statistics: [sampleStatistic.id] }],
  }),
  'corrected',
  { note: 'It was 38.' },
)
desk.release('gone', edition({ story: 'gone', slug: 'gone', quotes: [{ ...quote(), id: 'gone-quote' }] }), 'published')
const tombstone = desk.withdraw('gone', null)

function quote() {
  const [first] = sampleDocument.quotes
  if (!first) throw new Error('The sample has a quote.')
  return first
}

const app = createDelivery({
  store: memoryStore(desk.rows),
  languages: ['en', 'es'],
  baseURL: '',
  media: {
    read: () => Promise.resolve({ bytes: new Uint8Array([1]), type: 'image/png', isContent: true }),
    readSize: () => Promise.resolve({ bytes: new Uint8Array([1]), type: 'image/webp', isContent: true }),
    facts: () => Promise.resolve(pictureFacts),
  },
})
const contract = (await (await app.request('/api/v1/openapi.json')).json()) as Contract

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)
ajv.addVocabulary(['example', 'openapi', 'info', 'servers', 'security', 'tags', 'components', 'paths', 'webhooks'])
ajv.addSchema(contract, 'contract')

/** What the contract says against a value; empty when it agrees. */
function objections(path: string, status: number, mediaType: string, value: unknown): unknown {
  const pointer = ['paths', path, 'get', 'responses', String(status), 'content', mediaType, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = ajv.compile({ $ref: `contract#/${pointer}` })
  return validate(value) ? [] : validate.errors
}

function mediaTypeOf(response: Response): string {
  return response.headers.get('Content-Type')?.split(';')[0] ?? ''
}
/** What an answer says: a value where it is JSON, its text otherwise. */
async function valueOf(response: Response): Promise<unknown> {
  const text = await response.text()
  return /json$/.test(mediaTypeOf(response)) ? JSON.parse(text) : text
}

const asked: Array<[route: string, path: string, status: number]> = [
  ['/articles', '/articles?fields=title,hero', 200],
  ['/articles', '/articles?q=diplomats', 200],
  ['/articles', '/articles?q=diplomats&fields=title', 200],
  ['/articles', '/articles?q=*', 400],
  ['/articles/{language}/{slug}/related', '/articles/en/embassies-without-diplomats/related', 200],
  ['/articles/{language}/{slug}/related', '/articles/en/old-slug/related', 308],
  ['/articles/{language}/{slug}/related', '/articles/en/none/related', 404],
  ['/articles/{language}/{slug}/related', '/articles/en/gone/related', 410],
  ['/articles/{language}/{slug}/history', '/articles/en/embassies-without-diplomats/history', 200],
  ['/articles/{language}/{slug}/history', '/articles/en/embassies-without-diplomats/history?to=1', 400],
  ['/articles/{language}/{slug}/history', '/articles/en/old-slug/history', 308],
  ['/articles/{language}/{slug}/history', '/articles/en/none/history', 404],
  ['/articles/{language}/{slug}/history', '/articles/en/gone/history', 410],
  ['/articles/{language}/{slug}/history', '/articles/en/new-slug/history?from=1', 200],
  ...[
    [`none/card/${'0'.repeat(64)}.png`, 404] as const,
    [`old-slug/card/${'0'.repeat(64)}.png`, 308] as const,
    [`gone/card/${'0'.repeat(64)}.png`, 410] as const,
    ['new-slug/card/x?x=1', 400] as const,
  ].map(([path, status]): [string, string, number] => [cardPath, `/articles/en/${path}`, status]),
  ['/articles/{language}/{slug}', '/articles/en/new-slug', 200],
  ['/corrections', '/corrections', 200],
  ['/corrections', '/corrections?cursor=x', 400],
  ['/oembed', '/oembed?url=https://news.example/en/figures/none', 404],
  ['/oembed', '/oembed', 400],
  ['/oembed', '/oembed?url=https://news.example/en/figures/none&format=xml', 501],
  ['/oembed', '/oembed?url=https://news.example/en/figures/none&format=x', 400],
  ['/topics', '/topics', 200],
  ['/topics', '/topics?cursor=x', 400],
  ['/topics/{slug}', '/topics/diplomacy', 200],
  ['/topics/{slug}', '/topics/none', 404],
  ['/people', '/people', 200],
  ['/people/{slug}', '/people/ana-ruiz?fields=slug', 200],
  ['/people/{slug}', '/people/none', 404],
  ['/', '/', 200],
  ['/', '/?x=1', 400],
  ['/articles', '/articles', 200],
  ['/articles', '/articles?limit=1&language=en', 200],
  ['/articles', '/articles?limit=0', 400],
  ['/articles/{language}/{slug}', '/articles/en/embassies-without-diplomats', 200],
  ['/articles/{language}/{slug}', '/articles/es/es', 200],
  ['/articles/{language}/{slug}', '/articles/en/old-slug', 308],
  ['/articles/{language}/{slug}', '/articles/en/unknown', 404],
  ['/articles/{language}/{slug}', '/articles/en/gone', 410],
  ['/stories/{story}', `/stories/${sampleDocument.story}`, 200],
  ['/stories/{story}', '/stories/unknown', 404],
  ['/stories/{story}', '/stories/gone', 410],
  ['/statistics/{id}', `/statistics/${sampleStatistic.id}`, 200],
  ['/statistics/{id}', `/statistics/${sampleStatistic.id}?language=es`, 200],
  ['/statistics/{id}', '/statistics/unknown', 404],
  ['/quotes/{id}', `/quotes/${quote().id}`, 200],
  ['/quotes/{id}', '/quotes/gone-quote', 410],
  ...sampleDocument.sources.map(({ id }): [string, string, number] => ['/sources/{id}', `/sources/${id}`, 200]),
  ['/releases/{hash}', `/releases/${hash}`, 200],
  ['/releases/{hash}', `/releases/${ofBefore.hash}`, 200],
  ['/releases/{hash}', `/releases/${tombstone.hash}`, 200],
  ['/releases/{hash}', `/releases/${tombstone.previous}`, 410],
  ['/releases/{hash}', '/releases/x', 404],
  ['/changes', '/changes', 200],
  ['/changes', '/changes?limit=1', 200],
  ['/changes', '/changes?wait=31', 400],
  ['/changes', `/changes?since=${Buffer.from('1:9').toString('base64url')}`, 410],
  ...['jsonld', 'ninjs', 'html', 'markdown', 'csl'].flatMap((form): typeof asked => [
    [`/articles/{language}/{slug}.${form}`, `/articles/en/embassies-without-diplomats.${form}`, 200],
    [`/articles/{language}/{slug}.${form}`, `/articles/es/es.${form}`, 200],
    [`/articles/{language}/{slug}.${form}`, `/articles/en/old-slug.${form}`, 308],
    [`/articles/{language}/{slug}.${form}`, `/articles/en/unknown.${form}`, 404],
    [`/articles/{language}/{slug}.${form}`, `/articles/en/gone.${form}`, 410],
    [`/articles/{language}/{slug}.${form}`, `/articles/es/es.${form}?x=1`, 400],
  ]),
  ['/feeds/{language}.json', '/feeds/es.json', 200],
  ['/feeds/{language}.json', '/feeds/en.json', 200],
  ['/feeds/{language}.json', '/feeds/es.json?topic=none', 200],
  ['/feeds/{language}.json', '/feeds/en.json?limit=0', 400],
  ['/feeds/{language}.rss', '/feeds/en.rss', 200],
  ['/feeds/{language}.rss', '/feeds/fr.rss', 404],
  ['/feeds/{language}.atom', '/feeds/en.atom', 200],
  ['/feeds/{language}/corrections.json', '/feeds/en/corrections.json', 200],
  ['/feeds/{language}/corrections.json', '/feeds/fr/corrections.json', 404],
  ['/feeds/{language}/corrections.rss', '/feeds/en/corrections.rss', 200],
  ['/feeds/{language}/corrections.atom', '/feeds/en/corrections.atom?limit=0', 400],
  ['/media/{name}', '/media/none.png', 404],
  ['/media/{name}/{size}', '/media/none.png/640.webp', 404],
  ['/changes/stream', '/changes/stream?since=x', 400],
  ['/changes/stream', `/changes/stream?since=${Buffer.from('1:9').toString('base64url')}`, 410],
  ['/openapi.json', '/openapi.json', 200],
]

/** What is served and is no path of the contract: several forms by one pattern, the page about it, files for crawlers. */
const served = new Set([
  ...['', '/feeds/:feed', '/docs', '/docs/:file', '/robots.txt'],
  String.raw`/:file{sitemap(?:-news|-names|-[1-9]\d{0,8})?\.xml}`,
])

describe('the contract', () => {
  it('has every route that is served: whoever tries all of them goes by it', () => {
    const described = Object.keys(contract.paths).map((path) => path.replaceAll(/{(\w+)}/g, ':$1'))
    const known = new Set([...served, ...described])
    const patterns = app.routes.map(({ path }) => path.replace('/api/v1', '')).filter((path) => path !== '/*')
    expect(patterns.filter((path) => !known.has(path))).toEqual([])
  })

  it.each(asked)('of %s holds for %s (%i)', async (route, path, status) => {
    const response = await app.request(`/api/v1${path}`)
    expect(response.status).toBe(status)
    expect(objections(route, status, mediaTypeOf(response), await valueOf(response))).toEqual([])
  })

  it.each([
    ['/articles/{language}/{slug}.html', '/articles/es/unknown.html', 404],
    ['/articles/{language}/{slug}.html', '/articles/en/gone.html', 410],
    ['/media/{name}', '/media/none.png', 404],
  ])('of %s holds for a browser at %s (%i)', async (route, path, status) => {
    const response = await app.request(`/api/v1${path}`, { headers: { Accept: 'text/html,*/*;q=0.8' } })
    expect([response.status, mediaTypeOf(response)]).toEqual([status, 'text/html'])
    expect(objections(route, status, 'text/html', await response.text())).toEqual([])
  })

  it.each(asked.filter(([, , status]) => status === 200))('of %s holds for a 304 at %s', async (route, path) => {
    const whole = await app.request(`/api/v1${path}`)
    const response = await app.request(`/api/v1${path}`, { headers: { 'If-None-Match': '*' } })
    expect([whole.headers.get('ETag'), response.status]).toEqual([response.headers.get('ETag'), 304])
    expect(Object.keys(contract.paths[route]?.get.responses ?? {})).toContain('304')
  })

  it('refuses a property that it does not declare', () => {
    const [route, mediaType] = ['/changes', 'application/json']
    expect(objections(route, 200, mediaType, { changes: [], next: 'x', more: false, secret: 1 })).toHaveLength(1)
  })

  it('has an example of each answer that holds, and one of each path parameter that is answered', () => {
    for (const [path, { get }] of Object.entries(contract.paths)) {
      // Images and events have none.
      if ([cardPath, mediaPath, sizePath, streamPath].includes(path)) continue
      const content = Object.entries(get.responses['200']?.content ?? {})
      // One media type, so that whoever makes a client of it gets the type of what is answered.
      expect(content, path).toHaveLength(1)
      for (const [mediaType, { example }] of content) {
        expect(example, path).toBeDefined()
        expect(objections(path, 200, mediaType, example), path).toEqual([])
      }
      for (const parameter of get.parameters?.filter((each) => each.in === 'path') ?? []) {
        expect(parameter.schema.example, `${path} ${parameter.name}`).toBeDefined()
      }
    }
  })

  it('names each operation once, under a tag that it describes, and says that none needs an account', () => {
    const operations = Object.values(contract.paths).map(({ get }) => get)
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { operationId, summary, tags } of operations) {
      expect(operationId).toMatch(/^(read|list|follow)[A-Z]\w+$/)
      expect(summary).toBeTruthy()
      expect(contract.tags.map(({ name }) => name)).toContain(tags?.[0])
    }
    expect(contract.security).toEqual([])
    expect(contract.info.license).toBeDefined()
  })

  it('is OpenAPI 3.1 and names what it is made of', () => {
    expect(contract.openapi).toBe('3.1.0')
    expect(Object.keys(contract.paths).sort()).toEqual(
      [...new Set([...asked.map(([route]) => route), mediaPath, sizePath, streamPath])].sort(),
    )
    expect(Object.keys(contract.components.schemas)).toEqual(
      expect.arrayContaining([
        ...['Edition', 'EditionSummary', 'Statistic', 'Quote', 'Source', 'Release', 'Change', 'Problem', 'Ledger'],
      ]),
    )
  })
})
