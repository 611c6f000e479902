import { mediaPath } from './routes/media'
import { streamPath } from './routes/stream'
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { createDelivery } from './app'
import { sampleDocument, sampleStatistic } from './examples'
import { edition, memoryStore, newsroom } from '../../tests/fixtures/delivery'

type Media = { schema: object; example?: unknown }
type Operation = {
  summary?: string
  parameters?: Array<{ name: string; in: string; schema: { example?: unknown } }>
  responses: Record<string, { content?: Record<string, Media> }>
}
type Contract = { openapi: string; paths: Record<string, { get: Operation }>; components: { schemas: object } }

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
desk.release('old', edition({ story: 'renamed', slug: 'new-slug' }), 'updated')
desk.release('gone', edition({ story: 'gone', slug: 'gone', quotes: [{ ...quote(), id: 'gone-quote' }] }), 'published')
const tombstone = desk.withdraw('gone', null)

function quote() {
  const [first] = sampleDocument.quotes
  if (!first) throw new Error('The sample has a quote.')
  return first
}

const app = createDelivery({ store: memoryStore(desk.rows), languages: ['en', 'es'], baseURL: '' })
const contract = (await (await app.request('/api/v1/openapi.json')).json()) as Contract

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)
ajv.addVocabulary(['example', 'openapi', 'info', 'servers', 'components', 'paths', 'webhooks'])
ajv.addSchema(contract, 'contract')

/** What the contract says against a value; empty when it agrees. */
function objections(path: string, status: number, mediaType: string, value: unknown): unknown {
  const pointer = ['paths', path, 'get', 'responses', String(status), 'content', mediaType, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = ajv.compile({ $ref: `contract#/${pointer}` })
  return validate(value) ? [] : validate.errors
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
  ['/releases/{hash}', `/releases/${tombstone.hash}`, 200],
  ['/releases/{hash}', `/releases/${tombstone.previous}`, 410],
  ['/releases/{hash}', '/releases/x', 404],
  ['/changes', '/changes', 200],
  ['/changes', '/changes?limit=1', 200],
  ['/changes', '/changes?wait=31', 400],
  ['/changes', `/changes?since=${Buffer.from('1:9').toString('base64url')}`, 410],
  ['/feeds/{feed}', '/feeds/es.json', 200],
  ['/feeds/{feed}', '/feeds/es.json?topic=none', 200],
  ['/feeds/{feed}', '/feeds/en.json?limit=0', 400],
  ['/feeds/{feed}', '/feeds/fr.rss', 404],
  ['/openapi.json', '/openapi.json', 200],
]

describe('the contract', () => {
  it.each(asked)('of %s holds for %s (%i)', async (route, path, status) => {
    const response = await app.request(`/api/v1${path}`)
    expect(response.status).toBe(status)
    const mediaType = response.headers.get('Content-Type')?.split(';')[0] ?? ''
    expect(objections(route, status, mediaType, await response.json())).toEqual([])
  })

  it('refuses a property that it does not declare', () => {
    const [route, mediaType] = ['/changes', 'application/json']
    expect(objections(route, 200, mediaType, { changes: [], next: 'x', more: false, secret: 1 })).toHaveLength(1)
  })

  it('has an example of each answer that holds, and one of each path parameter that is answered', () => {
    for (const [path, { get }] of Object.entries(contract.paths)) {
      // Images and events have no example in JSON.
      if (path === mediaPath || path === streamPath) continue
      const mediaType = path === '/feeds/{feed}' ? 'application/feed+json' : 'application/json'
      const example = get.responses['200']?.content?.[mediaType]?.example
      expect(example, path).toBeDefined()
      if (path !== '/openapi.json') expect(objections(path, 200, mediaType, example), path).toEqual([])
      for (const parameter of get.parameters?.filter((each) => each.in === 'path') ?? []) {
        expect(parameter.schema.example, `${path} ${parameter.name}`).toBeDefined()
      }
      expect(get.summary).toBeTruthy()
    }
  })

  it('is OpenAPI 3.1 and names what it is made of', () => {
    expect(contract.openapi).toBe('3.1.0')
    expect(Object.keys(contract.paths).sort()).toEqual(
      [...new Set([...asked.map(([route]) => route), mediaPath, streamPath])].sort(),
    )
    expect(Object.keys(contract.components.schemas)).toEqual(
      expect.arrayContaining([
        ...['Edition', 'EditionSummary', 'Statistic', 'Quote', 'Source', 'Release', 'Change', 'Problem', 'Ledger'],
      ]),
    )
  })
})
