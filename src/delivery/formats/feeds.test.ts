import type { Element } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { objectionsToHtml, parseXml as parse } from '../../../tests/support/validators'
import { createDelivery } from '../app'
import { edition, memoryStore, newsroom } from '../../../tests/fixtures/delivery'
import { sampleDocument, sampleStatistic } from '../examples'

const hostile = `</title> & "quotes" 'too' ]]> <img src=x onerror=alert(1)>`
const corrections = [{ date: '2026-11-23', kind: 'correction' as const, text: 'It is 38, not 37.', statistics: [] }]

const desk = newsroom()
desk.release('a-en', sampleDocument, 'published')
desk.release('a-es', edition({ language: 'es', slug: 'es' }), 'published')
desk.release('a-en', edition({ slug: 'moved', corrections }), 'corrected')
desk.release(
  'x',
  edition({
    story: '0d9e1a52-3c3c-4b0e-8b3f-3a41c5d1f001',
    slug: 'x',
    title: hostile,
    dek: hostile,
    byline: [],
    topics: [hostile],
    hero: { url: '/api/v1/media/a.jpg', alt: hostile, credit: null, source: null },
  }),
  'published',
)
desk.release('gone', edition({ story: '0d9e1a52-3c3c-4b0e-8b3f-3a41c5d1f002', slug: 'gone' }), 'published')
desk.release('b-ar', edition({ story: 'b', language: 'ar', slug: 'safarat' }), 'published')
desk.withdraw('gone', 'It was wrong.')

const app = createDelivery({
  store: memoryStore(desk.rows),
  languages: ['en', 'es', 'fr', 'ar'],
  name: 'Eje & Co.',
  site: 'https://news.example/{language}/{slug}',
  baseURL: 'https://news.example',
})
async function read(file: string): Promise<string> {
  return (await app.request(`/api/v1/feeds/${file}`)).text()
}

function all(element: Element, name: string): Element[] {
  return [...element.getElementsByTagName(name)]
}
function texts(element: Element, name: string): string[] {
  return all(element, name).map(({ textContent }) => (textContent ?? '').trim())
}
function text(element: Element, name: string): string {
  return texts(element, name)[0] ?? ''
}

type JsonFeed = {
  title: string
  authors: object[]
  items: Array<Record<'id' | 'url' | 'title' | 'content_html' | 'date_published' | 'date_modified', string>>
}
async function readJson(file: string): Promise<JsonFeed> {
  return JSON.parse(await read(file)) as JsonFeed
}

describe('RSS 2.0', () => {
  it('has what the specification requires, and nothing that its text could break', async () => {
    const rss = parse(await read('en.rss'))
    expect([rss.tagName, rss.getAttribute('version')]).toEqual(['rss', '2.0'])
    const [channel] = all(rss, 'channel')
    expect(texts(channel!, 'title')).toEqual(['Eje & Co.', hostile, sampleDocument.title])
    expect(text(channel!, 'link')).toBe('https://news.example/')
    expect(text(channel!, 'description')).not.toBe('')
    expect(text(channel!, 'language')).toBe('en')
    const [first] = all(channel!, 'item')
    expect(first!.getElementsByTagName('img')).toHaveLength(0)
    // A description is HTML, a title is text.
    expect(text(first!, 'description')).toContain('&lt;img src=x')
    for (const item of all(channel!, 'item')) {
      expect(text(item, 'link')).toMatch(/^https:\/\/news\.example\/en\//)
      expect(new Date(text(item, 'pubDate')).toUTCString()).toBe(text(item, 'pubDate'))
      expect(all(item, 'guid')[0]?.getAttribute('isPermaLink')).toBe('false')
    }
  })
})

describe('Atom', () => {
  it('has what RFC 4287 requires, and nothing that its text could break', async () => {
    const feed = parse(await read('es.atom'))
    expect([feed.tagName, feed.namespaceURI, feed.getAttribute('xml:lang')]).toEqual([
      ...['feed', 'http://www.w3.org/2005/Atom', 'es'],
    ])
    const [entry] = all(feed, 'entry')
    const owns = (parent: Element, name: string) => all(parent, name).filter((each) => each.parentNode === parent)
    for (const element of [feed, entry!]) {
      for (const name of ['id', 'title', 'updated']) expect(owns(element, name), name).toHaveLength(1)
      expect(text(element, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
    expect(owns(feed, 'author')).toHaveLength(1)
    const links = owns(feed, 'link').map((link) => [link.getAttribute('rel'), link.getAttribute('href')])
    expect(links).toContainEqual(['self', 'https://news.example/api/v1/feeds/es.atom'])
    // One address an entry, whichever a reader takes, and the other edition of the story at that which it has now.
    const asked = ['rel', 'hreflang', 'href']
    expect(owns(entry!, 'link').map((each) => asked.map((name) => each.getAttribute(name)))).toEqual([
      ['alternate', 'es', 'https://news.example/es/es'],
      ['related', 'en', 'https://news.example/en/moved'],
    ])
    expect(texts(parse(await read('en.atom')), 'title')).toContain(hostile)
  })

  it('is a feed without entries too', async () => {
    const feed = parse(await read('fr.atom'))
    expect(all(feed, 'entry')).toHaveLength(0)
    expect(text(feed, 'updated')).toBe('1970-01-01T00:00:00.000Z')
  })
})

describe('JSON Feed 1.1', () => {
  it('has the editions in full, with absolute addresses only', async () => {
    const { items, title } = await readJson('en.json')
    expect(title).toBe('Eje & Co.')
    expect(items.map((item) => item.title)).toEqual([hostile, sampleDocument.title])
    for (const { content_html: content, url } of items) {
      expect(
        [...content.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, address]) => !URL.canParse(address ?? '')),
      ).toEqual([])
      const inApi = url.replace('https://news.example', 'https://news.example/api/v1/articles')
      expect(content).toContain(`href="${inApi}?format=html#source-1"`)
      const page = `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><h1>x</h1>${content}</body></html>`
      expect(await objectionsToHtml(page)).toEqual([])
    }
  })

  it('says in what direction its text is written, where whoever shows it may not know', async () => {
    const [{ content_html: arabic } = { content_html: '' }] = (await readJson('ar.json')).items
    expect(arabic).toMatch(/^<div lang="ar" dir="rtl">\n<p>[^]*<\/section>\n<\/div>$/)
    expect((await readJson('en.json')).items.map(({ content_html: html }) => html.includes('dir='))).toEqual([
      false,
      false,
    ])
  })

  it('says what was corrected', async () => {
    const { items } = await readJson('en.json')
    const corrected = items.find(({ url }) => url.endsWith('/moved'))
    expect(corrected?.content_html).toContain('It is 38, not 37.')
    expect(corrected?.date_modified).not.toBe(corrected?.date_published)
  })
})

describe('every feed', () => {
  it('knows an edition by the same id in each form, and two editions of a story apart', async () => {
    const ids = (await readJson('en.json')).items.map(({ id }) => id)
    expect(texts(parse(await read('en.rss')), 'guid')).toEqual(ids)
    expect(texts(parse(await read('en.atom')), 'id').slice(1)).toEqual(ids)
    const [spanish] = (await readJson('es.json')).items.map(({ id }) => id)
    expect(new Set([...ids, spanish]).size).toBe(3)
    // The name never changes: readers would take the edition for a new one.
    expect(ids[1]).toBe('urn:uuid:aea4111c-37af-5c29-a4d1-a677c99f6acf')
  })

  it('leaves out what is withdrawn', async () => {
    for (const file of ['en.rss', 'en.atom', 'en.json']) expect(await read(file)).not.toContain('articles/en/gone')
  })

  it('can be of one topic, and shorter, and says so in its own address', async () => {
    const topic = sampleDocument.topics[0] ?? ''
    const some = await readJson(`en.json?topic=${topic}&limit=1`)
    expect(some.items.map(({ url }) => url)).toEqual(['https://news.example/en/moved'])
    expect(some).toMatchObject({ feed_url: `https://news.example/api/v1/feeds/en.json?topic=${topic}&limit=1` })
  })

  it('has its media type, and keeps its ETag until something changes', async () => {
    for (const [file, type] of Object.entries({
      'en.rss': 'application/rss+xml; charset=utf-8',
      'en.atom': 'application/atom+xml; charset=utf-8',
      'en.json': 'application/feed+json; charset=utf-8',
    })) {
      const response = await app.request(`/api/v1/feeds/${file}`, { headers: { Accept: 'application/xml' } })
      expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
      const again = await app.request(`/api/v1/feeds/${file}`)
      expect(again.headers.get('ETag')).toBe(response.headers.get('ETag'))
    }
  })

  it.each(['en', 'en.xml', 'de.rss', 'constructor.json'])(
    '%s is not there, and the answer says what is',
    async (file) => {
      const response = await app.request(`/api/v1/feeds/${file}`)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('en.rss, en.atom, en.json, es.rss')
    },
  )
})

describe('the feed of corrections', () => {
  it('tells what was corrected in a language, what it changed, and nothing of what is withdrawn', async () => {
    const { items, title } = await readJson('en/corrections.json')
    expect(title).toBe('Eje & Co.: Corrections')
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      title: `Correction: ${sampleDocument.title}`,
      url: 'https://news.example/en/moved',
      summary: 'It is 38, not 37.',
    })
    expect(items[0]?.content_html).toContain('<time datetime="2026-11-23">2026-11-23</time>: It is 38, not 37.')
    expect(await readJson('es/corrections.json')).toMatchObject({ title: 'Eje & Co.: Correcciones', items: [] })
  })

  it.each(['update', 'clarification', 'correction'] as const)('calls it what it is: %s', async (kind) => {
    const room = newsroom()
    room.release('a', edition(), 'published')
    const made = [{ date: '2026-11-23', kind, text: 'A chart was added.', statistics: [] }]
    room.release('a', edition({ corrections: made }), 'corrected')
    const over = createDelivery({ store: memoryStore(room.rows), languages: ['en'], baseURL: '' })
    const feed = (await (await over.request('/api/v1/feeds/en/corrections.json')).json()) as JsonFeed
    const word = { update: 'Update', clarification: 'Clarification', correction: 'Correction' }[kind]
    expect(feed.items[0]?.title).toBe(`${word}: ${sampleDocument.title}`)
    expect(feed.items[0]?.content_html).toContain(`<span lang="en">${word}</span>, <time`)
  })

  it('is well-formed, whatever a note holds', async () => {
    const bad = newsroom()
    bad.release('a', edition({ title: hostile }), 'published')
    bad.release(
      'a',
      edition({
        title: hostile,
        corrections: [{ date: '2026-11-23', kind: 'correction', text: `${hostile}\u0008`, statistics: [] }],
        statistics: [{ ...sampleStatistic, label: hostile, display: hostile }],
      }),
      'corrected',
      { note: hostile },
    )
    const other = createDelivery({ store: memoryStore(bad.rows), languages: ['en'], baseURL: '' })
    for (const form of ['rss', 'atom']) {
      const written = await (await other.request(`/api/v1/feeds/en/corrections.${form}`)).text()
      const root = parse(written)
      expect(text(root, form === 'rss' ? 'description' : 'subtitle')).not.toBe('')
      const html = text(root, form === 'rss' ? 'content:encoded' : 'content')
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(html).not.toContain('<img')
      expect(html).toContain('<del>37</del>')
    }
  })
})
