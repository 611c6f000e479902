/** The pictures that stand for editions: what they show, where they are, and when they are gone. */
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { edition, memoryStore, newsroom, type StoredRelease } from '../../tests/fixtures/delivery'
import type { EditionDocument } from '../model/document'
import { openCardFont } from '../pictures'
import { createDelivery } from './app'
import { cardOf, createCards, writable, type Cards, type Shown } from './cards'

const languages = [
  { code: 'en', locale: 'en-US' },
  { code: 'es', locale: 'es-MX' },
  { code: 'he', locale: 'he-IL' },
]
const sample = edition()
const { slug } = sample
const statistic = sample.statistics[0]!
const [hearing, , official] = sample.sources.map(({ id }) => id)
const hero = { url: `/api/v1/media/${'ab'.repeat(32)}.png`, alt: 'The embassy', credit: 'Ana Ruiz', source: null }

let letters: ReadonlySet<number>
let picture: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  letters = (await openCardFont()).letters
  const red = { background: 'red', channels: 3, height: 90, width: 160 } as const
  picture = new Uint8Array(await sharp({ create: red }).png().toBuffer())
})

function cardsFor(over: Partial<Parameters<typeof createCards>[0]> = {}): Cards {
  const read = (name: string) => Promise.resolve(name.startsWith('ab') ? { bytes: picture } : null)
  return createCards({ key: 'secret', languages, media: { read }, name: 'Eje Sur', warn: () => undefined, ...over })
}

function appOver(rows: StoredRelease[], cards: Cards | undefined = cardsFor()) {
  return createDelivery({
    languages: languages.map(({ code }) => code),
    baseURL: 'https://news.example',
    name: 'Eje Sur',
    reader: { languages, timeZone: 'UTC', style: '' },
    log: { error: () => undefined },
    store: memoryStore(rows),
    ...(cards && { cards }),
  })
}

/** The content of the meta elements of a head. */
function metaOf(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [
      name ?? '',
      content ?? '',
    ]),
  )
}

async function cardAt(app: ReturnType<typeof appOver>, path = `/en/${slug}`): Promise<string> {
  const image = metaOf(await (await app.request(path)).text())['og:image'] ?? ''
  return image.replace('https://news.example', '')
}

function shown(changes: Partial<EditionDocument>) {
  return cardOf(edition(changes), { languages, letters, name: 'Eje Sur' })
}
function withStatistics(...all: Array<Partial<typeof statistic>>) {
  return shown({ statistics: all.map((each, index) => ({ ...statistic, id: String(index), ...each })) })?.figures
}

describe('what the picture of an edition shows', () => {
  it('is its title, its figures with their sources, the publication and the language', () => {
    expect(shown({})).toEqual({
      direction: 'ltr',
      name: 'Eje Sur',
      language: 'English',
      title: sample.title,
      figures: [{ display: statistic.display, label: statistic.label, source: 'Senate hearing' }],
      picture: null,
    })
  })

  it('is three figures at most, two beside a picture, those first whose source is named', () => {
    const evidence: (typeof statistic)['evidence'] = []
    expect(
      withStatistics({ evidence, display: '1' }, { display: '2' }, { display: '3' }, { display: '4' }),
    ).toMatchObject([{ display: '2' }, { display: '3' }, { display: '4' }])
    const beside = shown({ hero, statistics: ['1', '2', '3'].map((id) => ({ ...statistic, id })) })
    expect([beside?.figures.length, beside?.picture]).toEqual([
      2,
      { name: `${'ab'.repeat(32)}.png`, credit: 'Ana Ruiz' },
    ])
  })

  it.each<[string, Partial<typeof statistic>]>([
    ['disputed', { status: 'disputed' }],
    ['retracted', { status: 'retracted' }],
    ['contradicted', { derivation: { formula: 'a', operands: [], computed: '1', consistent: false } }],
    ['labelled in another language', { labelLanguage: 'es' }],
    ['too long to stand uncut', { display: '1,234,567,890,123,456,789' }],
    ['of letters that the font has not', { label: 'דיפלומטים' }],
  ])('is no figure that is %s', (_, changes) => {
    expect(withStatistics(changes)).toEqual([])
  })

  it('names a source as readers know it, and not at all where that is in another language', () => {
    const rests = [{ ...statistic.evidence[0]!, source: official ?? '' }]
    expect(withStatistics({ evidence: rests })).toMatchObject([{ source: 'a senior official of the ministry' }])
    const sources = sample.sources.map((each) => ({ ...each, attributionLanguage: 'es' }))
    expect(shown({ sources, statistics: [{ ...statistic, evidence: rests }] })?.figures).toMatchObject([
      { source: null },
    ])
  })

  it.each([
    ['Title 🚀 of 👩‍🚀 a story 🇲🇽', 'Title of a story'],
    ['a\u0007b\u200Bc\u202Ed \n e\uD800', 'abcd e'],
    ['<b>&amp;</b> ]]>', '<b>&amp;</b> ]]>'],
    ['cafe\u0301', 'café'],
    ['שגרירויות', null],
    ['Embassy 大使馆', null],
    ['🚀', null],
    ['', null],
  ])('writes %j as %j', (text, as) => {
    expect(writable(text, letters)).toBe(as)
  })

  it('is nothing where the title has letters that the font has not', () => {
    expect(shown({ language: 'he', title: 'שגרירויות' })).toBeNull()
  })
})

describe('the address of a picture', () => {
  it('is another where something else is shown, and the same where it is not', async () => {
    const cards = cardsFor()
    await cards.ready()
    const fileOf = (changes: Partial<Shown>, by = cards) => by.of(edition(changes))?.file
    const file = fileOf({})
    expect(fileOf({ slug: 'elsewhere' })).toBe(file)
    const changes: Array<Partial<Shown>> = [
      { title: 'Other' },
      { statistics: [{ ...statistic, display: '38' }] },
      { statistics: [{ ...statistic, label: 'other' }] },
      { sources: sample.sources.map((each) => (each.id === hearing ? { ...each, name: 'Other' } : each)) },
      { hero },
      { hero: { ...hero, credit: null } },
      { language: 'es' },
    ]
    expect(new Set([file, ...changes.map((each) => fileOf(each))]).size).toBe(changes.length + 1)
    // Nobody can try guesses on it without the secret.
    const other = cardsFor({ key: 'another' })
    await other.ready()
    expect(fileOf({}, other)).not.toBe(file)
  })

  it('is in the head of the page and of the form html, with its measures and words', async () => {
    const { release, rows } = newsroom()
    release('a', edition({ title: '<b> & "Embassies"' }), 'published')
    const app = appOver(rows)
    for (const path of [`/en/${slug}`, `/api/v1/articles/en/${slug}.html`]) {
      const meta = metaOf(await (await app.request(path)).text())
      expect(meta['og:image']).toMatch(
        new RegExp(`^https://news\\.example/api/v1/articles/en/${slug}/card/[0-9a-f]{64}\\.png$`),
      )
      expect(meta).toMatchObject({
        'og:image:width': '1200',
        'og:image:height': '630',
        'og:image:type': 'image/png',
        'og:image:alt': `&lt;b&gt; &amp; &quot;Embassies&quot; · ${statistic.display} ${statistic.label}`,
        'twitter:card': 'summary_large_image',
      })
    }
  })

  it('is in JSON-LD only where there is no main image', async () => {
    const { release, rows } = newsroom()
    release('a', edition(), 'published')
    release('b', edition({ hero, slug: 'b', story: 'b' }), 'published')
    const app = appOver(rows)
    const imageOf = async (name: string) => {
      const answer = await app.request(`/api/v1/articles/en/${name}.jsonld`)
      return ((await answer.json()) as { image?: unknown }).image
    }
    expect(await imageOf(slug)).toMatchObject({ '@type': 'ImageObject', height: 630, encodingFormat: 'image/png' })
    expect(await imageOf('b')).toMatchObject({ url: `https://news.example${hero.url}` })
    expect(await cardAt(app, '/en/b')).toContain('/en/b/card/')
  })

  it('is nowhere where the font or the pages are missing; the main image is named', async () => {
    const { release, rows } = newsroom()
    release('a', edition({ hero, language: 'he', title: 'שגרירויות' }), 'published')
    release('b', edition({ hero }), 'published')
    const app = appOver(rows)
    expect(await cardAt(app, `/he/${slug}`)).toBe(hero.url)
    const file = (await cardAt(app)).split('/').at(-1)
    expect((await app.request(`/api/v1/articles/he/${slug}/card/${file}`)).status).toBe(404)
    const without = createDelivery({ languages: ['en'], baseURL: '', store: memoryStore(rows) })
    expect((await without.request(`/api/v1/articles/en/${slug}/card/${file}`)).status).toBe(404)
    expect(metaOf(await (await without.request(`/api/v1/articles/en/${slug}.html`)).text())['og:image']).toBe(hero.url)
  })
})

describe('the answer at it', () => {
  it('is the picture, which whoever has it keeps', async () => {
    const { release, rows } = newsroom()
    release('a', edition({ hero }), 'published')
    const app = appOver(rows)
    const path = await cardAt(app)
    const answer = await app.request(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'public, max-age=31536000, s-maxage=60, immutable',
    ])
    expect(answer.headers.get('cache-tag')).toBe(`story:${sample.story},statistic:${statistic.id}`)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', height: 630, width: 1200 })
    // The main image, red, at the right.
    const { data } = await sharp(bytes)
      .extract({ left: 1100, top: 200, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0])
    const head = await app.request(path, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
      200,
      String(bytes.length),
      0,
    ])
    const again = await app.request(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect((await app.request(path, { method: 'POST' })).status).toBe(405)
    expect((await app.request(`${path}?size=2`)).status).toBe(400)
    expect((await app.request(`${path}?fbclid=2`)).status).toBe(200)
    for (const name of ['x.png', `${'0'.repeat(64)}.jpg`, '%00.png', `${'0'.repeat(63)}.png`]) {
      expect((await app.request(`/api/v1/articles/en/${slug}/card/${name}`)).status).toBe(404)
    }
    expect((await app.request(`/api/v1/articles/en/nothing/card/${'0'.repeat(64)}.png`)).status).toBe(404)
  })

  it.each([
    ['is lost', null],
    ['is damaged', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0])],
  ])('is drawn without a main image that %s, and not kept then', async (_, bytes) => {
    const { release, rows } = newsroom()
    release('a', edition({ hero }), 'published')
    const app = appOver(rows, cardsFor({ media: { read: () => Promise.resolve(bytes && { bytes }) } }))
    const answer = await app.request(await cardAt(app))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=1, stale-while-revalidate=1',
    ])
  })

  it('leads from what was shown, and from a former slug, to what is shown now', async () => {
    const { release, rows } = newsroom()
    release('a', edition(), 'published')
    const app = appOver(rows)
    const before = await cardAt(app)
    release('a', edition({ statistics: [{ ...statistic, value: '38', display: '38' }] }), 'corrected')
    const moved = await app.request(before)
    const now = await cardAt(app)
    expect([now === before, moved.status, moved.headers.get('location')]).toEqual([
      false,
      308,
      `https://news.example${now}`,
    ])
    expect(moved.headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=1')
    release('a', edition({ slug: 'elsewhere' }), 'updated')
    const elsewhere = await app.request(before)
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([
      308,
      `https://news.example${before.replace(slug, 'elsewhere')}`,
    ])
  })

  it('is gone with the edition, whatever was drawn', async () => {
    const { release, rows, withdraw } = newsroom()
    release('a', edition(), 'published')
    const app = appOver(rows)
    const path = await cardAt(app)
    expect((await app.request(path)).status).toBe(200)
    withdraw('a', 'A source took back what it said.')
    const answer = await app.request(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      410,
      'application/problem+json; charset=utf-8',
    ])
  })

  it('is drawn once for all who ask, kept until it is forgotten, and refused where too many wait', async () => {
    let reads = 0
    const waiting: Array<() => void> = []
    const cards = cardsFor({
      media: {
        read: () => {
          reads += 1
          return new Promise((resolve) => waiting.push(() => resolve({ bytes: picture })))
        },
      },
    })
    await cards.ready()
    const named = (title: string) => cards.of(edition({ title, hero }))!
    const both = [cards.draw(named('a')), cards.draw(named('a'))]
    const others = Array.from({ length: 20 }, (_, index) => cards.draw(named(`${index}`)))
    expect(cards.draw(named('one too many'))).toBeNull()
    expect([reads, both[0] === both[1], others.includes(null)]).toEqual([1, true, false])
    // What is drawn of a release while it is redacted is not kept.
    cards.forget()
    const rest = Promise.all([...both, ...others])
    let isDone = false
    void rest.then(() => (isDone = true))
    while (!isDone) {
      waiting.splice(0).forEach((give) => give())
      await new Promise((resolve) => setImmediate(resolve))
    }
    const before = reads
    const again = cards.draw(named('a'))
    waiting.splice(0).forEach((give) => give())
    await again
    await cards.draw(named('a'))
    expect(reads).toBe(before + 1)
    cards.forget()
    const forgotten = cards.draw(named('a'))
    waiting.splice(0).forEach((give) => give())
    await forgotten
    expect(reads).toBe(before + 2)
  }, 60_000)
})
