/** The pages for readers, as they are asked for: every state an edition can be in, and what is nowhere. */
import { describe, expect, it } from 'vitest'
import { edition, memoryStore, newsroom, type StoredRelease } from '../../tests/fixtures/delivery'
import { objectionsToHtml } from '../../tests/support/validators'
import type { EditionDocument, PortableTextBlock } from '../model/document'
import { createDelivery } from './app'

const languages = [
  { code: 'en', locale: 'en-US' },
  { code: 'es', locale: 'es-MX' },
]

function appOver(rows: StoredRelease[], more: Partial<Parameters<typeof createDelivery>[0]> = {}) {
  const store = { ...memoryStore(rows), ...more.store }
  return createDelivery({
    languages: ['en', 'es'],
    baseURL: 'https://news.example',
    name: 'Eje Sur',
    reader: { languages, timeZone: 'UTC', style: '' },
    log: { error: () => undefined },
    ...more,
    store,
  })
}

async function get(app: ReturnType<typeof appOver>, path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const slug = 'embassies-without-diplomats'
const corrections = [{ date: '2026-02-03', kind: 'correction' as const, text: 'It is 38.', statistics: [] }]
const id = edition().statistics[0]!.id
const hearing = edition().sources[0]!.id

function corrected(): EditionDocument {
  const document = edition({ corrections })
  return {
    ...document,
    statistics: document.statistics.map((each) => ({ ...each, value: '38', display: '38' })),
    body: (document.body as PortableTextBlock[]).map((block) => ({
      ...block,
      children: block.children.map((child) => (child._type === 'figure' ? { ...child, text: '38' } : child)),
    })),
  }
}

/** An English and a Spanish edition, the first of them corrected. */
function published() {
  const room = newsroom()
  room.release('a', edition(), 'published')
  room.release('b', edition({ language: 'es', slug: 'embajadas', title: 'Embajadas' }), 'published')
  room.release('a', corrected(), 'corrected', { note: 'It is 38.' })
  return room
}

describe('the pages for readers', () => {
  it.each([
    ['/en', 'Embassies without diplomats'],
    ['/es', 'Embajadas'],
    [`/en/${slug}`, '<del datetime="2026-02-03"'],
    ['/es/embajadas', 'Cómo se sabe'],
    ['/en/corrections', '<ins>38</ins>'],
    ['/es/corrections', 'Todavía no ha habido nada que corregir.'],
    [`/en/figures/${id}`, 'What it was, and when'],
    [`/en/figures/${id}/embed`, 'Corrected on'],
    [`/es/figures/${id}/embed`, 'Historia de esta cifra'],
    [`/en/sources/${hearing}`, 'Senate hearing'],
    ['/en/topics/diplomacy', `<a href="/en/${slug}">`],
    ['/es/topics/diplomacy', '<a href="/en/topics/diplomacy" hreflang="en"'],
    ['/en/people/ana-ruiz', '<h1>Ana Ruiz</h1>'],
  ])('answer with HTML that is valid, under an entity tag: %s', async (path, part) => {
    const app = appOver(published().rows)
    const { headers, status, text } = await get(app, path)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(text).toContain(part)
    expect(await objectionsToHtml(text)).toEqual([])
    expect(headers.get('content-language')).toBe(path.slice(1, 3))
    expect(headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=1')
    const again = await get(app, path, { 'if-none-match': headers.get('etag') ?? '' })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('have who somebody is, with the links that are addresses, and move to where a topic or a person is', async () => {
    const room = newsroom()
    const sameAs = ['https://www.example.org/ana?a=1&b=2', 'javascript:alert(1)']
    const photo = { url: '/api/v1/media/ana.jpg', alt: 'Ana, "writing"', credit: 'J. <Gil>' }
    const byline = [{ name: 'Ana <b>', role: 'author' as const, slug: 'ana', sameAs, bio: 'Writes <i>.', photo }]
    room.release('a', edition({ byline, topics: ['Política exterior'] }), 'published')
    room.release('b', edition({ slug: 'two', story: 'b', topics: ['Rusia'], topicSlugs: ['russia'] }), 'published')
    const app = appOver(room.rows)
    const { text } = await get(app, '/en/people/ana')
    expect(text).toContain('Writes &lt;i&gt;.')
    expect(text).toContain('alt="Ana, &quot;writing&quot;"')
    expect(text).toContain('<figcaption>J. &lt;Gil&gt;</figcaption>')
    expect(text).toContain('<a href="https://www.example.org/ana?a=1&amp;b=2" rel="me noopener">example.org</a>')
    expect(text).not.toContain('javascript:')
    expect(await objectionsToHtml(text)).toEqual([])
    for (const [from, to] of [
      ['/en/topics/Pol%C3%ADtica%20exterior', '/en/topics/politica-exterior'],
      ['/en/topics/rusia', '/en/topics/russia'],
      ['/en/topics/rusia?utm_source=x', '/en/topics/russia?utm_source=x'],
      ['/en/topics/russia/?utm_source=x', '/en/topics/russia?utm_source=x'],
    ] as const) {
      const { headers, status } = await get(app, from)
      expect([status, headers.get('location')]).toEqual([308, to])
    }
    const page = await get(app, `/en/${slug}`)
    expect(page.text).toContain('<a href="/en/people/ana">Ana &lt;b&gt;</a>')
    expect(page.text).toContain('<a href="/en/topics/politica-exterior">Política exterior</a>')
    const data = await get(app, `/api/v1/articles/en/${slug}?format=jsonld`)
    const image = { '@type': 'ImageObject', url: 'https://news.example/api/v1/media/ana.jpg' }
    expect(JSON.parse(data.text)).toMatchObject({
      author: [{ '@type': 'Person', name: 'Ana <b>', url: 'https://news.example/en/people/ana', image, sameAs }],
    })
    const feed = JSON.parse((await get(app, '/api/v1/feeds/en.json')).text) as { items: Array<{ authors: object[] }> }
    expect(feed.items.flatMap(({ authors }) => authors)).toContainEqual({
      name: 'Ana <b>',
      url: 'https://news.example/en/people/ana',
      avatar: image.url,
    })
    room.withdraw('a', null)
    for (const path of ['/en/people/ana', '/en/topics/politica-exterior', '/es/topics/russia', '/en/topics/']) {
      expect([path, (await get(app, path)).status]).toEqual([path, path.endsWith('/') ? 308 : 404])
    }
  })

  it('let nothing run but what is in the page, by what it is', async () => {
    const { headers, text } = await get(appOver(published().rows), `/en/${slug}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const hash = async (element: string) => {
      const content = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(text)?.[1] ?? ''
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
      return `${element}-src 'sha256-${Buffer.from(digest).toString('base64')}'`
    }
    expect(policy).toContain(await hash('style'))
    expect(policy).toContain(await hash('script'))
    expect(/<script>(.*?)<\/script>/s.exec(text)?.[1]?.length).toBeLessThan(1500)
  })

  it('show a figure as it was corrected last, also once an edition of before is given back', async () => {
    const room = newsroom()
    const before = { ...edition(), story: 'other', slug: 'other' }
    room.release('a', edition(), 'published')
    room.release('b', before, 'published')
    room.withdraw('b', null)
    room.release('a', corrected(), 'corrected')
    room.release('b', before, 'published')
    const app = appOver(room.rows)
    const page = `https://news.example/en/figures/${id}`
    for (const path of [`/en/figures/${id}`, `/en/figures/${id}/embed`]) {
      expect((await get(app, path)).text, path).toContain('<span class="value">38</span>')
    }
    expect((await get(app, `/en/figures/${id}/embed`)).text).toMatch(/from <del>37<\/del>/)
    const oembed = await get(app, `/api/v1/oembed?url=${encodeURIComponent(page)}`)
    expect(JSON.parse(oembed.text)).toMatchObject({ title: expect.stringMatching(/^38 /) as string })
  })

  it('let others frame a figure, which runs nothing and says what holds now, also where it is carried no more', async () => {
    const room = published()
    const path = `/en/figures/${id}/embed`
    const { headers, text } = await get(appOver(room.rows), path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors *')
    expect(policy).not.toContain('script-src')
    expect(text).not.toContain('<script')
    expect(text).toMatch(/class="value">38<[^]*<del>37<\/del>/)
    expect(headers.get('x-frame-options')).toBeNull()
    expect((await get(appOver(room.rows), `/en/figures/${id}`)).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
    room.withdraw('a', 'It cannot be upheld.')
    const gone = await get(appOver(room.rows), path)
    expect([gone.status, gone.headers.get('content-security-policy')]).toEqual([
      410,
      expect.stringContaining('frame-ancestors *'),
    ])
    expect((await get(appOver(room.rows), '/en/figures/none/embed')).status).toBe(404)
    expect((await get(appOver(room.rows), `/en/sources/${hearing}/embed`)).status).toBe(404)
  })

  it('say of a figure what it was and what was held of it, and of none that it was corrected to what another story has', async () => {
    const [figure] = edition().statistics
    const room = newsroom()
    room.release('b', edition({ story: 'b', slug: 'other' }), 'published')
    room.release('a', edition({ statistics: [{ ...figure!, value: '38', display: '38' }] }), 'published')
    room.release('a', edition({ body: [], statistics: [] }), 'updated')
    const shown = await get(appOver(room.rows), `/en/figures/${id}/embed`)
    expect(shown.text).toContain('class="value">37<')
    expect(shown.text).not.toContain('Corrected on')
    room.release(
      'b',
      edition({ story: 'b', slug: 'other', statistics: [{ ...figure!, status: 'disputed' }] }),
      'updated',
    )
    const { text } = await get(appOver(room.rows), `/en/figures/${id}`)
    const forms = /<ul class="list forms">[^]*?<\/ul>/.exec(text)?.[0].match(/<b>.*?(?= · )/g)
    expect(forms).toEqual([
      '<b>37</b> <span class="about">disputed',
      '<b>38</b> <span class="about">verified by the newsroom',
      '<b>37</b> <span class="about">verified by the newsroom',
    ])
    expect(await objectionsToHtml(text)).toEqual([])
  })

  it('say how a figure is shown elsewhere (oEmbed 1.0), to whoever asks by the address of its page', async () => {
    const room = published()
    const app = appOver(room.rows)
    const page = `https://news.example/en/figures/${id}`
    const ask = (url: string, more = '') => get(app, `/api/v1/oembed?url=${encodeURIComponent(url)}${more}`)
    const linked = /type="application\/json\+oembed"[^>]*href="([^"]+)"/.exec(
      (await get(app, new URL(page).pathname)).text,
    )
    const answer = await get(app, (linked?.[1] ?? '').replaceAll('&amp;', '&').replace('https://news.example', ''))
    const said = JSON.parse(answer.text) as { html: string; height: number; width: number }
    expect(said).toMatchObject({
      version: '1.0',
      type: 'rich',
      provider_name: 'Eje Sur',
      title: expect.stringMatching(/^38 /) as string,
    })
    expect(said.html).toContain(`<iframe src="${page}/embed"`)
    const narrow = JSON.parse((await ask(page, '&maxwidth=300&maxheight=150&format=json&dnt=1')).text) as typeof said
    expect([narrow.width, narrow.height]).toEqual([300, 150])
    for (const most of [1, 32, 100]) {
      const { height, html, width } = JSON.parse((await ask(page, `&maxwidth=${most}`)).text) as typeof said
      expect([width, html.includes(`width="${most}"`), Number.isInteger(height) && height > 0]).toEqual([
        most,
        true,
        true,
      ])
    }
    expect(JSON.parse((await ask(page, '&maxheight=10')).text)).toMatchObject({ height: 10 })
    expect((await ask(`${page}/embed`)).status).toBe(200)
    const statuses = [
      `https://elsewhere.example/en/figures/${id}`,
      'https://news.example/en/figures/none',
      `https://news.example/en/${slug}`,
      'https://news.example/en/figures/%E0%A4%A',
      // Which Postgres fails over.
      'https://news.example/en/figures/%00',
      'javascript:alert(1)',
      '',
    ].map(async (url) => (await ask(url)).status)
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404, 404, 404, 404])
    // As oEmbed 1.0 says it (2.3.3).
    expect((await ask(page, '&format=xml')).status).toBe(501)
    expect((await ask(page, '&maxwidth=0')).status).toBe(400)
    expect((await get(app, '/api/v1/oembed')).text).toContain('"`url` must be given."')
    room.withdraw('a', null)
    expect((await get(appOver(room.rows), `/api/v1/oembed?url=${page}`)).status).toBe(410)
    expect((await get(appOver(room.rows, { reader: null }), `/api/v1/oembed?url=${page}`)).status).toBe(404)
  })

  it('lead from a story to its other languages, and from there back', async () => {
    const app = appOver(published().rows)
    expect((await get(app, `/en/${slug}`)).text).toContain('href="/es/embajadas" hreflang="es"')
    expect((await get(app, '/es/embajadas')).text).toContain(`href="/en/${slug}" hreflang="en"`)
  })

  it('ignore what is hung on their addresses to count readers', async () => {
    const app = appOver(published().rows)
    expect((await get(app, `/en/${slug}?utm_source=x&fbclid=y`)).status).toBe(200)
  })

  it('say of a withdrawn story that it is, when, and why, and nothing else of it', async () => {
    const room = published()
    room.withdraw('a', 'It cannot be upheld.')
    const app = appOver(room.rows)
    const { status, text } = await get(app, `/en/${slug}`)
    expect(status).toBe(410)
    expect(text).toContain('It cannot be upheld.')
    expect(text).not.toContain('diplomats authorised')
    expect(await objectionsToHtml(text)).toEqual([])
    expect((await get(app, '/en/corrections')).text).not.toContain('Embassies')
    expect((await get(app, `/en/figures/${id}`)).status).toBe(410)
    expect((await get(app, '/en')).text).toContain('Nothing is published here yet.')
  })

  it('show nothing of a release that was redacted', async () => {
    const room = published()
    const [first] = room.rows
    Object.assign(first!, { redactedAt: '2026-03-01T00:00:00.000Z', document: { ...first!.document, title: null } })
    const app = appOver(room.rows)
    const { status, text } = await get(app, `/en/${slug}`)
    expect(status).toBe(200)
    expect(text).toContain('id="correction-1"')
    expect(text).not.toMatch(/<del|<ins/)
    expect((await get(app, '/en/corrections')).text).toContain('It is 38.')
    expect((await get(app, `/en/figures/${id}`)).text).not.toContain('What it was, and when')
  })

  it('lead from an address that a story had to the one that it has', async () => {
    const room = published()
    room.release('a', { ...corrected(), slug: 'another' }, 'updated')
    const { headers, status } = await get(appOver(room.rows), `/en/${slug}`)
    expect([status, headers.get('location')]).toEqual([308, '/en/another'])
  })

  it.each([
    '/en/nothing',
    '/en/figures/nothing',
    '/en/sources/x',
    '/en/a/b',
    '/en/a/b/c',
    '/en/%ff',
    '/en/%00',
    '/es?cursor=x',
  ])('say that nothing is at %s, in its language', async (path) => {
    const { headers, status, text } = await get(appOver(published().rows), path)
    expect(status).toBe(404)
    if (path.includes('%00')) return
    expect(text).toContain(path.startsWith('/es') ? 'Aquí no hay nada' : 'There is nothing here')
    expect(headers.get('etag')).toBeNull()
    expect(await objectionsToHtml(text)).toEqual([])
  })

  it('have an address for a story whose slug is that of another page', async () => {
    const room = published()
    for (const [index, name] of ['corrections', 'stories', 'topics', 'people', 'figures', 'sources'].entries()) {
      room.release(name, edition({ story: name, slug: name, title: `Of number ${index}` }), 'published')
    }
    const app = appOver(room.rows)
    const list = (await get(app, '/en')).text
    for (const [title, path] of [
      ['Of number 0', '/en/stories/corrections'],
      ['Of number 1', '/en/stories'],
      ['Of number 2', '/en/topics'],
      ['Of number 5', '/en/sources'],
    ] as const) {
      expect(list).toContain(`<a href="${path}">${title}</a>`)
      const { text } = await get(app, path)
      expect(text).toContain(`<h1>${title}</h1>`)
      expect(text).toContain(`<link rel="canonical" href="https://news.example${path}">`)
    }
    expect((await get(app, '/en/corrections')).text).toContain('<h1>Corrections</h1>')
    expect((await get(app, '/sitemap-1.xml')).text).toContain('<loc>https://news.example/en/stories/corrections</loc>')
    expect((await get(app, '/en/stories/topics')).status).toBe(404)
    room.release('corrections', edition({ story: 'corrections', slug: 'renamed' }), 'updated')
    const { headers, status } = await get(appOver(room.rows), '/en/stories/corrections')
    expect([status, headers.get('location')]).toEqual([308, '/en/renamed'])
  })

  it('go on from page to page', async () => {
    const room = newsroom()
    for (let number = 1; number <= 45; number += 1) {
      room.release(
        `a${number}`,
        edition({ story: `s${number}`, slug: `n${number}`, title: `Number ${number}.` }),
        'published',
      )
    }
    const app = appOver(room.rows)
    const seen: string[] = []
    for (let path: string | undefined = '/en'; path;) {
      const { text } = await get(app, path)
      seen.push(...[...text.matchAll(/Number (\d+)\./g)].map(([, number]) => number ?? ''))
      path = /href="(\/en\?cursor=[^"]+)" rel="next"/.exec(text)?.[1]
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => String(45 - index)))
  })

  it('are not there without the option, and only below the languages', async () => {
    const { rows } = published()
    expect((await get(appOver(rows, { reader: null }), `/en/${slug}`)).status).toBe(404)
    expect((await get(appOver(rows), '/fr')).headers.get('content-type')).toContain('problem+json')
  })

  it('say so where the store does not answer', async () => {
    const { rows } = published()
    const store = { ...memoryStore(rows), liveAt: () => Promise.reject(new Error('down')) }
    const { headers, status, text } = await get(appOver(rows, { store }), `/es/${slug}`)
    expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([503, '5', 'no-store'])
    expect(text).toContain('Esta página no está disponible ahora')
  })

  it('take no writing', async () => {
    const response = await appOver(published().rows).request(`/en/${slug}`, { method: 'POST' })
    expect(response.status).toBe(405)
  })
})

describe('the addresses that readers are given', () => {
  const read = async (more: Partial<Parameters<typeof createDelivery>[0]>) => {
    const app = appOver(published().rows, more)
    const { text: jsonld } = await get(app, `/api/v1/articles/en/${slug}?format=jsonld`)
    const { text: html } = await get(app, `/api/v1/articles/en/${slug}?format=html`)
    const { text: feed } = await get(app, '/api/v1/feeds/en.json')
    const { home_page_url, items } = JSON.parse(feed) as {
      home_page_url: string
      items: Array<{ url: string; content_html: string }>
    }
    return {
      jsonld: (JSON.parse(jsonld) as { url: string }).url,
      canonical: /rel="canonical" href="([^"]+)"/.exec(html)?.[1],
      feed: items[0]?.url,
      home: home_page_url,
      notes: /href="([^"]+)#source-1"/.exec(items[0]?.content_html ?? '')?.[1],
    }
  }
  const api = `https://news.example/api/v1/articles/en/${slug}`

  it('are the pages', async () => {
    const page = `https://news.example/en/${slug}`
    expect(await read({})).toEqual({
      jsonld: page,
      canonical: page,
      feed: page,
      home: 'https://news.example/en',
      notes: page,
    })
  })
  it('are those of the site, where there is a template of them', async () => {
    const page = `https://site.example/${slug}?l=en`
    expect(await read({ reader: null, site: 'https://site.example/{slug}?l={language}' })).toEqual({
      ...{ jsonld: page, canonical: page, feed: page },
      ...{ home: 'https://site.example/', notes: `${api}?format=html` },
    })
  })
  it('are those of the API, where there is nothing else', async () => {
    expect(await read({ reader: null, site: 'https://site.example/' })).toEqual({
      ...{ jsonld: api, canonical: api, feed: api },
      ...{ home: 'https://site.example/', notes: `${api}?format=html` },
    })
  })
})

describe('what the head of a list says to whoever shares it', () => {
  const logo = 'https://cdn.example/logo.png'

  it.each([
    ['/en', 'website', 'Eje Sur'],
    ['/en/topics/diplomacy', 'website', 'diplomacy'],
    ['/en/people/ana-ruiz', 'profile', 'Ana Ruiz'],
    ['/en/corrections', 'website', 'Corrections'],
  ])('is what it is and where, with the logo: %s', async (path, type, title) => {
    const { headers, text } = await get(appOver(published().rows, { logo }), path)
    for (const [name, content] of [
      ['og:type', type],
      ['og:title', title],
      ['og:site_name', 'Eje Sur'],
      ['og:url', `https://news.example${path}`],
      ['og:image', logo],
    ]) {
      expect(text).toContain(`<meta property="${name}" content="${content}">`)
    }
    expect(text).toContain('<meta name="twitter:card" content="summary">')
    expect(text).toContain(`<link rel="icon" href="${logo}">`)
    expect(headers.get('content-security-policy')).toContain("img-src 'self' https://news.example https://cdn.example;")
    expect(await objectionsToHtml(text)).toEqual([])
  })

  it('names no image where there is no logo, and nothing of what is not there', async () => {
    const app = appOver(published().rows)
    const { headers, text } = await get(app, '/en')
    expect(text).not.toMatch(/og:image|rel="icon"/)
    expect(headers.get('content-security-policy')).toContain("img-src 'self' https://news.example;")
    expect((await get(app, '/en/none')).text).not.toContain('og:')
    // A story says it of itself, once.
    expect((await get(app, `/en/${slug}`)).text.match(/property="og:title"/g)).toHaveLength(1)
  })

  it('lets no page load from what is no address of the web', async () => {
    const { headers, text } = await get(appOver(published().rows, { logo: '/logo.svg' }), '/en')
    expect(text).toContain('<link rel="icon" href="/logo.svg">')
    expect(headers.get('content-security-policy')).toContain("img-src 'self' https://news.example;")
  })
})
