import { describe, expect, it } from 'vitest'
import {
  objectionsToHtml,
  objectionsToJsonLd,
  objectionsToNinjs,
  schemasAreThere,
} from '../../../tests/support/validators'
import { sampleDocument } from '../examples'
import { newsroom, pictureFacts } from '../../../tests/fixtures/delivery'
import { toEdition, toTranslations } from '../answers'
import type { Edition } from '../schemas'
import { createUrls } from '../urls'
import { editionItems, feedNames, writeFeed } from './feeds'
import { createPublication } from './publication'
import { acceptedFormat, formatNames, formats, mediaTypes, type FormatName } from '.'

const urls = createUrls('https://news.example', '/api/v1', { site: 'https://news.example/{language}/{slug}' })
const publication = createPublication(
  {
    name: 'Eje & </script> Co.',
    logo: 'https://news.example/logo.png',
    license: 'https://news.example/license.xml',
    localeOf: (language) => ({ en: 'en-US', es: 'es-MX' })[language] ?? language,
  },
  urls,
)
function write(format: FormatName, edition: Edition): string {
  return formats[format].write(edition, publication)
}
const hostile = `</script><script>alert(1)</script> & "quotes" 'too' ]]> [x](javascript:alert(1)) <img src=x onerror=alert(1)>`

/** An English edition, the Spanish one that was made from it, one that was corrected, and one that is out to harm. */
function editions(): Record<string, Edition> {
  const desk = newsroom()
  const en = desk.release('a-en', sampleDocument, 'published')
  const es = desk.release(
    'a-es',
    { ...sampleDocument, language: 'es', slug: 'es', translatedFrom: { language: 'en', release: en.hash } },
    'published',
  )
  const corrections = [{ date: '2026-11-23', kind: 'correction' as const, text: 'It is 38, not 37.', statistics: [] }]
  const corrected = desk.release('a-en', { ...sampleDocument, corrections }, 'corrected')
  const attack = desk.release(
    'a-x',
    {
      ...sampleDocument,
      slug: 'x',
      title: hostile,
      dek: hostile,
      byline: [{ name: hostile, role: 'author' }],
      topics: [hostile],
      corrections: [{ ...corrections[0]!, text: hostile }],
      statistics: sampleDocument.statistics.map((each) => ({ ...each, label: hostile, note: hostile })),
      sources: sampleDocument.sources.map((each) => ({ ...each, name: hostile, url: 'javascript:alert(1)' })),
    },
    'published',
  )
  const story = [corrected, es]
  const present = (release: typeof en) => toEdition(release, toTranslations(release, story, urls), urls)
  return { English: present(en), Spanish: present(es), corrected: present(corrected), hostile: present(attack) }
}
const all = Object.entries(editions())
type CslItem = { id: string; title?: string; author?: Array<{ literal: string }> } & Record<string, unknown>

describe.each(all)('the %s edition', (name, edition) => {
  it.runIf(schemasAreThere)('is valid ninjs 3.1', () => {
    expect(objectionsToNinjs(write('ninjs', edition))).toEqual([])
  })

  it.runIf(schemasAreThere)('is JSON-LD of which no term is dropped', async () => {
    expect(await objectionsToJsonLd(write('jsonld', edition))).toEqual([])
  })

  it('is a page in the direction of its language', async () => {
    expect(write('html', edition)).toContain(`<html lang="${edition.language}" dir="ltr">`)
    const arabic = write('html', { ...edition, language: 'ar' })
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(await objectionsToHtml(arabic)).toEqual([])
  })

  it('is a valid page', async () => {
    expect(await objectionsToHtml(write('html', edition))).toEqual([])
  })

  it('is a page and a text in which nothing but our own markup is markup', () => {
    const page = write('html', edition)
    const [head, body] = page.split('<body>') as [string, string]
    expect(body).not.toMatch(/<script|<img src="?x|(href|src)="?javascript:/i)
    expect(head.match(/<\/?script[^>]*>/gi)).toEqual(['<script type="application/ld+json">', '</script>'])
    expect(write('markdown', edition)).not.toMatch(/(?<!\\)\]\(<?javascript:|(?<!\\)<script/i)
    for (const [tag] of body.matchAll(/<a [^>]*>/g)) expect(tag).toMatch(/href="(https?:|mailto:|#)/)
    expect(name).not.toBe('')
  })

  it('names in CSL every source that may be named', () => {
    const items = JSON.parse(write('csl', edition)) as CslItem[]
    for (const { author, id, title } of items) {
      const source = edition.sources.find((each) => each.id === id)!
      expect([source.title, source.name, source.attribution]).toContain(title ?? author?.[0]?.literal)
    }
    expect(items.length).toBeGreaterThan(0)
  })
})

describe('the forms of an edition', () => {
  const { English, Spanish, corrected } = editions() as { English: Edition; Spanish: Edition; corrected: Edition }

  it('say each other’s language and address, both ways', () => {
    const read = (edition: Edition) => JSON.parse(write('jsonld', edition)) as Record<string, unknown>
    expect(read(corrected).workTranslation).toMatchObject([{ '@id': Spanish.url, inLanguage: 'es' }])
    expect(read(Spanish).translationOfWork).toMatchObject([{ '@id': English.url, inLanguage: 'en' }])
    expect(write('html', Spanish)).toContain(`<link rel="alternate" href="${publication.page(English)}" hreflang="en">`)
    expect(write('html', corrected)).toContain(
      `<link rel="alternate" href="${publication.page(Spanish)}" hreflang="es">`,
    )
  })

  it('take no paraphrase for the words of who is paraphrased', async () => {
    const quotes = English.quotes.map((each) => ({ ...each, paraphrase: true }))
    const written = write('jsonld', { ...English, quotes })
    expect(write('jsonld', English)).toContain('spokenByCharacter')
    expect(written).not.toMatch(/Quotation|spokenByCharacter/)
    expect(JSON.parse(written)).toMatchObject({ hasPart: [{ text: quotes[0]!.text }] })
    if (schemasAreThere) expect(await objectionsToJsonLd(written)).toEqual([])
  })

  it('call no update a correction', () => {
    const [first] = corrected.corrections
    const updated = { ...corrected, corrections: [{ ...first!, kind: 'update' as const, text: 'A chart was added.' }] }
    for (const format of ['html', 'markdown', 'ninjs'] as const) {
      const written = write(format, updated)
        .replaceAll('class="corrections"', '')
        .replaceAll('class=\\"corrections\\"', '')
      expect(written, format).toContain('Update')
      expect(written, format).not.toMatch(/correction/i)
    }
    expect(JSON.parse(write('jsonld', updated))).not.toHaveProperty('correction')
    const clarified = {
      ...corrected,
      corrections: [{ ...first!, kind: 'clarification' as const }, ...corrected.corrections],
    }
    expect(JSON.parse(write('jsonld', clarified))).toMatchObject({ correction: [{}, {}] })
    expect(write('html', clarified)).toMatch(/>Corrections<.*Clarification.*Correction/s)
  })

  it('have their notes in ninjs, which shows the text elsewhere', () => {
    const { bodies } = JSON.parse(write('ninjs', English)) as { bodies: Array<{ value: string }> }
    const { value = '' } = bodies[0] ?? {}
    const links = [...value.matchAll(/href="([^"]*#source-\d+)"/g)].map(([, href]) => href)
    expect(links.length).toBeGreaterThan(0)
    for (const href of links) expect(href).toMatch(/^https:\/\/news\.example\/.+#source-\d+$/)
    expect(value).toContain('<li id="source-1">')
  })

  it('carry figures with their value and source, and corrections', () => {
    const page = write('html', corrected)
    const { display, value } = corrected.statistics[0]!
    expect(page).toContain(`<data value="${value}">${display}</data>`)
    expect(page).toContain('<cite>')
    for (const format of ['html', 'markdown', 'jsonld', 'ninjs'] as const) {
      expect(write(format, corrected)).toContain('It is 38, not 37.')
    }
    expect(write('markdown', corrected)).toMatch(/\[\^1\]: /)
  })
})

describe('a figure that is disputed, and that its own figures contradict', () => {
  const desk = newsroom()
  const [first] = sampleDocument.statistics
  const derivation = {
    formula: '(b - a) / a * 100',
    operands: [],
    computed: '75.5102040816326530612',
    consistent: false,
  }
  const share = { ...first!, value: '60', display: '60 per cent', unit: { kind: 'percent', code: null, noun: null } }
  const doubted = { ...share, label: 'growth', status: 'disputed', derivation, note: 'The ministry says otherwise.' }
  const inDoubt = (language: string): Edition => {
    const document = { ...sampleDocument, language, statistics: [doubted as (typeof sampleDocument.statistics)[0]] }
    return toEdition(desk.release(language, document, 'published'), [], urls)
  }

  it.each(['html', 'markdown', 'jsonld', 'ninjs'] as const)(
    'is told of in %s, in the words of its readers',
    (format) => {
      const text = write(format, inDoubt('en')).replaceAll('\\', '')
      for (const said of ['This figure is disputed.', 'give 75.51%', 'The ministry says otherwise.']) {
        expect(text).toContain(said)
      }
      const translated = write(format, inDoubt('es')).replaceAll('\\', '')
      expect(translated).toContain('Esta cifra está en disputa.')
      expect(translated).toMatch(/dan 75\.51[\s\u00a0]?%/)
    },
  )

  it.each(feedNames)('is told of in %s', (format) => {
    const edition = inDoubt('en')
    const self = 'https://news.example/feed'
    const items = editionItems([edition], publication)
    const feed = writeFeed(format, { publication, language: 'en', self, about: 'editions', items })
    expect(feed).toContain('This figure is disputed. The figures that it is computed from give 75.51%.')
    expect(feed).toContain('https://news.example/en/embassies-without-diplomats')
  })

  it('is the only one that is', () => {
    for (const format of ['html', 'markdown', 'jsonld', 'ninjs'] as const) {
      expect(write(format, editions().English!)).not.toMatch(/disputed|computed from|in doubt/)
    }
  })
})

describe('the metadata of an edition', () => {
  const { sizes, ...facts } = pictureFacts
  const hero = {
    url: 'https://news.example/a.jpg',
    alt: 'A gate',
    credit: 'Ana Ruiz',
    source: null,
    ...facts,
    sizes: sizes.map(({ file, ...size }) => ({ url: `https://news.example/a.jpg/${file}`, ...size })),
  }
  const edition: Edition = { ...editions().corrected!, hero }
  const data = JSON.parse(write('jsonld', edition)) as Record<string, unknown>

  it('has what Google asks of a NewsArticle', () => {
    expect(data).toMatchObject({
      url: 'https://news.example/en/embassies-without-diplomats',
      mainEntityOfPage: { '@id': 'https://news.example/en/embassies-without-diplomats' },
      headline: edition.title,
      datePublished: edition.publishedAt,
      dateModified: edition.updatedAt,
      isAccessibleForFree: true,
      license: 'https://news.example/license.xml',
      publisher: {
        name: 'Eje & </script> Co.',
        url: 'https://news.example/',
        logo: { '@type': 'ImageObject', url: 'https://news.example/logo.png' },
      },
      image: { url: hero.url, creditText: 'Ana Ruiz', width: 1000, height: 500, encodingFormat: 'image/jpeg' },
      author: [{ '@type': 'Person', name: 'Ana Ruiz' }],
      correction: [{ text: 'It is 38, not 37.' }],
    })
    expect(data.image).not.toHaveProperty('caption')
  })

  it('is in the head of its page, under the one address that readers have', () => {
    const page = write('html', edition)
    expect(page).toContain('<link rel="canonical" href="https://news.example/en/embassies-without-diplomats">')
    expect(page).toContain('<meta property="og:site_name" content="Eje &amp; &lt;/script&gt; Co.">')
    expect(page).toContain('<meta property="og:locale" content="en_US">')
    expect(page).toContain('<meta property="og:image" content="https://news.example/a.jpg">')
    for (const [name, value] of [
      ['type', 'image/jpeg'],
      ['width', '1000'],
      ['height', '500'],
    ]) {
      expect(page).toContain(`<meta property="og:image:${name}" content="${value}">`)
    }
    expect(page).toContain('<link rel="license" href="https://news.example/license.xml">')
    const [, inPage = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
    const { articleBody: _, ...rest } = data
    expect(JSON.parse(inPage)).toEqual(rest)
  })
})

describe('the main image of an edition', () => {
  const { sizes, ...facts } = pictureFacts
  const hero = {
    url: 'https://news.example/a.jpg',
    alt: 'A "gate"',
    credit: 'Ana Ruiz',
    source: null,
    ...facts,
    sizes: sizes.map(({ file, ...size }) => ({ url: `https://news.example/a.jpg/${file}`, ...size })),
  }
  const edition: Edition = { ...editions().English!, hero }

  it('is in the page with what a browser chooses from, room for it, and before all else', async () => {
    const page = write('html', edition)
    expect(await objectionsToHtml(page)).toEqual([])
    const [image = ''] = /<picture>.*<\/picture>/s.exec(page) ?? []
    expect(image).toContain(
      '<source type="image/webp" srcset="https://news.example/a.jpg/320.webp 320w, ' +
        'https://news.example/a.jpg/640.webp 640w, https://news.example/a.jpg/960.webp 960w" sizes="100vw">',
    )
    expect(image).toContain('https://news.example/a.jpg/960.jpg 960w, https://news.example/a.jpg 1000w"')
    expect(image).toContain('alt="A &quot;gate&quot;" width="1000" height="500" fetchpriority="high">')
  })

  it('is a plain image where nothing is known of it', async () => {
    const unknown = { ...hero, width: null, height: null, type: null, bytes: null, placeholder: null, sizes: [] }
    const page = write('html', { ...edition, hero: unknown })
    expect(page).toContain(
      '<figure><img src="https://news.example/a.jpg" alt="A &quot;gate&quot;" fetchpriority="high">',
    )
    expect(page).not.toMatch(/srcset|og:image:width|"width"/)
    const ninjs = write('ninjs', { ...edition, hero: unknown })
    if (schemasAreThere) expect(objectionsToNinjs(ninjs)).toEqual([])
    const feed = { publication, language: 'en', self: 'https://news.example/f', about: 'editions' as const }
    const rss = writeFeed('rss', { ...feed, items: editionItems([{ ...edition, hero: unknown }], publication) })
    expect(rss).not.toContain('<enclosure')
    expect(rss).toContain('<media:content url="https://news.example/a.jpg" medium="image">')
  })

  it('is shared in a size that is read everywhere, where it is wide', () => {
    const wide = { url: 'https://news.example/a.jpg/1280.jpg', width: 1280, height: 640, type: 'image/jpeg' }
    const page = write('html', { ...edition, hero: { ...hero, width: 4000, sizes: [...hero.sizes, wide] } })
    expect(page).toContain('<meta property="og:image" content="https://news.example/a.jpg/1280.jpg">')
    expect(page).toContain('<meta property="og:image:width" content="1280">')
    const avif = write('html', { ...edition, hero: { ...hero, type: 'image/avif' } })
    expect(avif).toContain('<meta property="og:image" content="https://news.example/a.jpg/960.jpg">')
    // Nobody's browser is to choose the picture of a camera.
    expect(page).not.toContain('4000w')
  })

  it('is a picture in its renditions in ninjs', () => {
    const written = write('ninjs', edition)
    if (schemasAreThere) expect(objectionsToNinjs(written)).toEqual([])
    const ninjs = JSON.parse(written) as { associations: Array<Record<string, unknown>> }
    const picture = ninjs.associations.find(({ type }) => type === 'picture')
    expect(picture).toMatchObject({ uri: hero.url, by: 'Ana Ruiz', descriptions: [{ value: 'A "gate"' }] })
    expect(picture?.renditions).toEqual(
      expect.arrayContaining([
        { name: 'original', href: hero.url, contentType: 'image/jpeg', width: 1000, height: 500, sizeInBytes: 12_345 },
        {
          name: '640-webp',
          href: 'https://news.example/a.jpg/640.webp',
          contentType: 'image/webp',
          width: 640,
          height: 320,
        },
      ]),
    )
  })

  it('goes with each feed, with its kind and length', () => {
    const feed = { publication, language: 'en', self: 'https://news.example/f', about: 'editions' as const }
    const items = editionItems([edition], publication)
    expect(writeFeed('rss', { ...feed, items })).toContain(
      '<enclosure url="https://news.example/a.jpg" length="12345" type="image/jpeg"/>',
    )
    for (const name of ['rss', 'atom'] as const) {
      const written = writeFeed(name, { ...feed, items })
      expect(written).toMatch(
        /<media:content url="https:\/\/news.example\/a.jpg"(?=[^>]* width="1000")(?=[^>]* fileSize="12345")[^>]*>/,
      )
      expect(written).toContain('<media:credit>Ana Ruiz</media:credit>')
    }
    expect(writeFeed('atom', { ...feed, items })).toMatch(
      /<link href="https:\/\/news.example\/a.jpg" rel="enclosure" type="image\/jpeg" length="12345"\/>/,
    )
    expect(JSON.parse(writeFeed('json', { ...feed, items }))).toMatchObject({
      items: [
        {
          image: hero.url,
          attachments: [{ url: hero.url, mime_type: 'image/jpeg', size_in_bytes: 12_345 }],
        },
      ],
    })
  })
})

describe('the sources in CSL', () => {
  const read = (changes: Partial<Edition>) =>
    JSON.parse(write('csl', { ...editions().English!, ...changes })) as CslItem[]

  it('have people as names, with dates and addresses', () => {
    const [hearing, senator] = read({})
    expect(senator).toMatchObject({
      author: [{ literal: 'Laura Vega' }],
      issued: { 'date-parts': [[2023, 3, 14]] },
    })
    expect(senator).not.toHaveProperty('title')
    expect(hearing).toMatchObject({ title: 'Senate hearing', accessed: { 'date-parts': [[2023, 3, 20]] } })
  })

  it('have the title that the language of the edition has for them, and their own', () => {
    const [hearing] = editions().English!.sources
    const sources = [{ ...hearing!, title: 'Comparecencia', language: 'es', attribution: 'a Senate hearing' }]
    expect(read({ sources })[0]).toMatchObject({ title: 'a Senate hearing', 'original-title': 'Comparecencia' })
    expect(read({ sources, language: 'es' })[0]).toMatchObject({ title: 'Comparecencia' })
  })

  it('say of an unnamed source what was agreed and no more', () => {
    const unnamed = read({}).find(
      ({ type, author }) => type === 'personal_communication' && !author?.[0]?.literal.includes('Vega'),
    )
    expect(unnamed?.author).toEqual([{ literal: 'a senior official of the ministry' }])
    expect(Object.keys(unnamed ?? {})).toEqual(['id', 'type', 'author'])
  })
})

describe('acceptedFormat', () => {
  it.each([
    [null, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'html'],
    ['application/ld+json', 'jsonld'],
    ['text/markdown;q=0.5, application/vnd.citationstyles.csl+json', 'csl'],
    ['text/*', 'html'],
    ['image/png', null],
    ['application/json;q=0', null],
  ])('takes %j as %s', (accept, format) => {
    expect(acceptedFormat(accept)).toBe(format)
  })
  it('offers no media type twice', () => {
    expect(new Set(mediaTypes).size).toBe(mediaTypes.length)
    expect(formatNames).toEqual(['json', 'jsonld', 'ninjs', 'html', 'markdown', 'csl'])
  })
})
