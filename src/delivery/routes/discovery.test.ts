import { afterEach, describe, expect, it, vi } from 'vitest'
import { bilingual, inSpanish } from '../../../tests/fixtures/app'
import { edition, memoryStore, newsroom, type StoredRelease } from '../../../tests/fixtures/delivery'
import { parseXml } from '../../../tests/support/validators'
import { createDelivery, type DeliveryOptions } from '../app'
import { isDiscovery } from './discovery'

function deliver(rows: StoredRelease[], options: Partial<DeliveryOptions> = {}) {
  const app = createDelivery({
    store: memoryStore(rows),
    languages: ['en', 'es'],
    name: 'Eje & Co.',
    site: 'https://eje.example/{language}/{slug}',
    baseURL: 'https://news.example',
    ...options,
  })
  return {
    ask: async (path: string) => app.request(path),
    read: async (path: string) => (await app.request(path)).text(),
  }
}

function locations(xml: string): string[] {
  return [...parseXml(xml).getElementsByTagName('loc')].map(({ textContent }) => textContent ?? '')
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the sitemaps', () => {
  it('are found by their index, which robots.txt names with the licence', async () => {
    const { ask, read } = deliver(bilingual().rows, { license: 'https://eje.example/license.xml' })
    const robots = await read('/robots.txt')
    expect(robots).toContain(
      'Sitemap: https://news.example/sitemap.xml\nSitemap: https://news.example/sitemap-news.xml',
    )
    expect(robots).toContain('License: https://eje.example/license.xml')
    expect(locations(await read('/sitemap.xml'))).toEqual(['https://news.example/sitemap-1.xml'])
    expect((await ask('/sitemap.xml')).headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
    expect(await read('/api/v1/sitemap.xml')).toBe(await read('/sitemap.xml'))
  })

  it('have each live edition where readers find it, when it changed, and its translations', async () => {
    const desk = bilingual()
    desk.release('gone', edition({ story: 'gone', slug: 'gone' }), 'published')
    desk.withdraw('gone', null)
    const changed = desk.release('a-en', edition({ title: 'Another title' }), 'updated')
    const page = await deliver(desk.rows).read('/sitemap-1.xml')
    expect(locations(page).sort()).toEqual([
      'https://eje.example/en/embassies-without-diplomats',
      'https://eje.example/es/embajadas-sin-diplomaticos',
    ])
    expect(page).toContain(`<lastmod>${changed.at}</lastmod>`)
    const links = [...parseXml(page).getElementsByTagName('xhtml:link')].map((link) => link.getAttribute('hreflang'))
    expect(links).toEqual(['en', 'es', 'en', 'es'])
  })

  it('are well-formed, whatever a title has that was released before titles were cleaned', async () => {
    const desk = newsroom()
    desk.release('a', edition({ title: 'Nine\u0001 spies\uFFFE' }), 'published', { at: new Date().toISOString() })
    expect(await deliver(desk.rows).read('/sitemap-news.xml')).toContain('<news:title>Nine spies</news:title>')
  })

  it('are as many as there are releases for', async () => {
    const desk = newsroom()
    desk.release('a', edition(), 'published')
    desk.release('b', edition({ story: 'b', slug: 'b' }), 'published', { sequence: 5001 })
    const { ask, read } = deliver(desk.rows)
    expect(locations(await read('/sitemap.xml'))).toHaveLength(2)
    expect(locations(await read('/sitemap-1.xml'))).toEqual(['https://eje.example/en/embassies-without-diplomats'])
    expect(locations(await read('/sitemap-2.xml'))).toEqual(['https://eje.example/en/b'])
    for (const path of ['/sitemap-3.xml', '/sitemap-0.xml', '/sitemap-x.xml'])
      expect((await ask(path)).status).toBe(404)
  })

  it('of news have what was first published in the last two days, with its title', async () => {
    const desk = newsroom()
    desk.release('old', edition({ story: 'old', slug: 'old' }), 'published', { at: '2025-12-01T00:00:00.000Z' })
    const { hash } = desk.release('a-en', edition({ title: 'A & B <c>' }), 'published')
    desk.release('a-es', inSpanish(hash), 'published')
    desk.release('old', edition({ story: 'old', slug: 'old', title: 'Again' }), 'updated')
    vi.useFakeTimers({ now: new Date('2026-01-02T00:00:00Z'), toFake: ['Date'] })
    const news = parseXml(await deliver(desk.rows).read('/sitemap-news.xml'))
    const texts = (name: string) => [...news.getElementsByTagName(name)].map(({ textContent }) => textContent)
    expect(texts('news:title')).toEqual(['Embajadas sin diplomáticos', 'A & B <c>'])
    expect(texts('news:language')).toEqual(['es', 'en'])
    expect(texts('news:name')).toEqual(['Eje & Co.', 'Eje & Co.'])
    vi.setSystemTime(new Date('2026-01-05T00:00:00Z'))
    expect(locations(await deliver(desk.rows).read('/sitemap-news.xml'))).toEqual([])
  })

  it('of news have what is of today also where much of before was corrected since, and are kept for minutes', async () => {
    const desk = newsroom()
    const today = '2026-01-02T00:00:00.000Z'
    desk.release('new', edition({ story: 'new', slug: 'new' }), 'published', { at: today })
    const old = { ...edition(), story: 'old', slug: 'old' }
    desk.release('old', old, 'published', { at: '2025-12-01T00:00:00.000Z' })
    for (let count = 0; count < 1001; count += 1) desk.release('old', { ...old, dek: `${count}` }, 'corrected')
    for (let count = 0; count < 120; count += 1) {
      desk.release(`a${count}`, edition({ story: `a${count}`, slug: `a${count}` }), 'published', { at: today })
    }
    vi.useFakeTimers({ now: new Date('2026-01-02T12:00:00Z'), toFake: ['Date'] })
    const response = await deliver(desk.rows).ask('/sitemap-news.xml')
    expect(response.headers.get('Expires')).toBe('Fri, 02 Jan 2026 12:05:00 GMT')
    expect(response.headers.has('Cache-Tag')).toBe(false)
    const named = locations(await response.text())
    expect(named).toHaveLength(121)
    expect(named).toContain('https://eje.example/en/new')
  })

  it('have the pages of topics and people, where those of Cited are what readers read', async () => {
    const desk = bilingual()
    desk.release('gone', edition({ story: 'gone', slug: 'gone', topics: ['Only there'] }), 'published')
    desk.withdraw('gone', null)
    const languages = [
      { code: 'en', locale: 'en-US' },
      { code: 'es', locale: 'es-MX' },
    ]
    const reader = { languages, timeZone: 'UTC', style: '' }
    const { ask, read } = deliver(desk.rows, { site: null, reader })
    expect(locations(await read('/sitemap.xml'))).toEqual([
      'https://news.example/sitemap-1.xml',
      'https://news.example/sitemap-names.xml',
    ])
    const xml = await read('/sitemap-names.xml')
    const listed = (await Promise.all(['en', 'es'].map((language) => read(`/api/v1/topics?language=${language}`)))).map(
      (text) => (JSON.parse(text) as { topics: Array<{ slug: string }> }).topics.map(({ slug }) => slug),
    )
    const addresses = locations(xml)
    expect(addresses.filter((each) => each.includes('/topics/')).sort()).toEqual(
      [
        ...(listed[0] ?? []).map((slug) => `https://news.example/en/topics/${slug}`),
        ...(listed[1] ?? []).map((slug) => `https://news.example/es/topics/${slug}`),
      ].sort(),
    )
    expect(addresses.filter((each) => each.includes('/people/')).length).toBeGreaterThan(0)
    expect(xml).not.toContain('only-there')
    for (const { pathname } of addresses.map((each) => new URL(each))) expect((await ask(pathname)).status).toBe(200)
    expect((await deliver(desk.rows).ask('/sitemap-names.xml')).status).toBe(404)
  })

  it('are not there while nobody has said where readers find editions', async () => {
    for (const site of [null, 'https://eje.example/']) {
      const { ask } = deliver(bilingual().rows, { site })
      for (const path of ['/robots.txt', '/sitemap.xml', '/sitemap-1.xml', '/api/v1/sitemap-news.xml']) {
        expect((await ask(path)).status).toBe(404)
      }
    }
  })

  it('are told from the pages of others by their address', () => {
    expect(
      ['/robots.txt', '/sitemap.xml?x=1', '/sitemap-12.xml', '/sitemap-names.xml', '/sitemap-news.xml'].map(
        isDiscovery,
      ),
    ).toEqual(Array(5).fill(true))
    expect(['/', '/robots.txt/x', '/sitemap-x.xml', '/sitemap', undefined].map(isDiscovery)).toEqual(
      Array(5).fill(false),
    )
  })
})
