import { describe, expect, it } from 'vitest'
import { bilingual, deliver, english, spanish } from '../../tests/fixtures/app'
import { edition, memoryStore, newsroom } from '../../tests/fixtures/delivery'
import { createDelivery } from './app'
import { cacheTagHeaders } from './cacheTags'
import { sampleDocument, sampleStatistic } from './examples'

const story = `story:${sampleDocument.story}`
const statistic = `statistic:${sampleStatistic.id}`

describe('the tags of an answer', () => {
  it.each([
    [english, `${story},${statistic}`],
    [`${english}.html`, `${story},${statistic}`],
    [`/stories/${sampleDocument.story}`, story],
    [`/statistics/${sampleStatistic.id}`, `${statistic},lists,${story}`],
    [`/sources/${sampleDocument.sources[0]?.id}`, `lists,${story}`],
    [`/quotes/${sampleDocument.quotes[0]?.id}`, `lists,${story}`],
    ['/articles', 'lists'],
    ['/feeds/en.rss', 'lists'],
  ])('of %s are %s', async (path, tags) => {
    const { headers } = await deliver(bilingual().rows).ask(path)
    expect(headers.get('Cache-Tag')).toBe(tags)
    expect(headers.get('Surrogate-Key')).toBe(tags.replaceAll(',', ' '))
  })

  it.each([
    [english.replace('/articles', ''), `${story},${statistic}`],
    [`/en/figures/${sampleStatistic.id}`, `${statistic},lists,${story}`],
    [`/en/figures/${sampleStatistic.id}/embed`, `${statistic},lists,${story}`],
    [`/en/sources/${sampleDocument.sources[0]?.id}`, `lists,${story}`],
    ...['/en', '/en/corrections', '/en/topics/diplomacy', '/en/people/ana-ruiz'].map((path) => [path, 'lists']),
  ])('of the page %s are %s, so that a cache may keep it too', async (path = '', tags = '') => {
    const languages = [{ code: 'en', locale: 'en-US' }]
    const app = createDelivery({
      store: memoryStore(bilingual().rows),
      languages: ['en'],
      reader: { languages, timeZone: 'UTC', style: '' },
      baseURL: '',
      sharedMaxAge: 600,
    })
    const { headers } = await app.request(path)
    expect(headers.get('Cache-Tag')).toBe(tags)
    expect(headers.get('Cache-Control')).toContain('s-maxage=600')
    expect((await app.request('/en/nothing')).headers.has('Cache-Tag')).toBe(false)
  })

  it('name no source, and are no longer than CDNs take', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `statistic:${String(index).padStart(36, '0')}` as const)
    const { 'Cache-Tag': tags = '' } = cacheTagHeaders(['story:a', ...many])
    expect(tags.startsWith('story:a,')).toBe(true)
    expect(Buffer.byteLength(tags)).toBeLessThanOrEqual(16_000)
    expect(tags).not.toMatch(/,$|source/)
  })

  it('are not on what is gone, which nobody has to throw away', async () => {
    const desk = bilingual()
    desk.withdraw('a-en', null)
    expect((await deliver(desk.rows).ask(english)).headers.has('Cache-Tag')).toBe(false)
  })
})

describe('a shared cache that throws away by tags', () => {
  it('may keep what has some for as long as was set, and nothing else', async () => {
    const desk = bilingual()
    const app = createDelivery({
      store: memoryStore(desk.rows),
      languages: ['en', 'es'],
      baseURL: '',
      sharedMaxAge: 600,
    })
    const cacheOf = async (path: string) => (await app.request(`/api/v1${path}`)).headers.get('Cache-Control')
    expect(await cacheOf(english)).toBe('public, max-age=1, s-maxage=600, stale-while-revalidate=1')
    expect(await cacheOf('/articles')).toContain('s-maxage=600')
    for (const path of ['', '/changes', '/articles/en/none', '/openapi.json', '/changes?wait=1']) {
      expect(await cacheOf(path), path).not.toContain('s-maxage')
    }
  })
})

describe('Last-Modified', () => {
  it('is when the edition or one of its story was last released', async () => {
    const { es, rows } = bilingual()
    expect((await deliver(rows).ask(english)).headers.get('Last-Modified')).toBe(new Date(es.at).toUTCString())
    expect((await deliver(rows).ask(spanish)).headers.get('Last-Modified')).toBe(new Date(es.at).toUTCString())
  })
})

describe('a licence', () => {
  it('is named by every answer, beside its other links, and by feeds', async () => {
    const desk = newsroom()
    const { hash } = desk.release('a', edition(), 'published')
    const license = 'https://news.example/license.xml'
    const app = createDelivery({ store: memoryStore(desk.rows), languages: ['en', 'es'], baseURL: '', license })
    for (const path of [english, '/articles?limit=1', '/feeds/en.json', `/releases/${hash}`, '']) {
      expect((await app.request(`/api/v1${path}`)).headers.get('Link'), path).toContain(`<${license}>; rel="license"`)
    }
    for (const file of ['en.rss', 'en.atom']) {
      const feed = await (await app.request(`/api/v1/feeds/${file}`)).text()
      expect(feed).toMatch(/<(?:atom:)?link href="https:\/\/news\.example\/license\.xml" rel="license"/)
    }
    const ninjs = await (await app.request(`/api/v1${english}.ninjs`)).text()
    expect(JSON.parse(ninjs)).toMatchObject({ rightsInfo: { linkedRights: license } })
  })
})
