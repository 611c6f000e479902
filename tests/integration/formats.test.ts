/** The editions of the story in every form, as outsiders read them: whole, corrected, and gone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStory } from '../../seed/load'
import { readerPages } from '../../src/delivery/endpoints'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import {
  objectionsToHtml,
  objectionsToJsonLd,
  objectionsToNinjs,
  parseXml,
  schemasAreThere,
} from '../support/validators'

const addresses = {
  en: '/v1/articles/en/mexico-safe-haven-russian-spies',
  es: '/v1/articles/es/mexico-refugio-espias-rusos',
} as const
const pages = { en: '/en/mexico-safe-haven-russian-spies', es: '/es/mexico-refugio-espias-rusos' } as const
const note = { en: 'Mexico authorised 38 diplomats, not 37.', es: 'México autorizó a 38 diplomáticos, no a 37.' }

describe.each(databases)('the forms of the story on %s', (database) => {
  let newsroom: Newsroom

  beforeAll(async () => {
    newsroom = await openNewsroom(database, { reader: {} })
    await loadStory(newsroom.payload, { editor: newsroom.user.editor, log: () => undefined })
  })
  afterAll(() => newsroom?.close())

  const read = async (address: string, format: string) => {
    const { body, status } = await newsroom.call(`${address}?format=${format}`)
    expect(status).toBe(200)
    return typeof body === 'string' ? body : JSON.stringify(body)
  }
  const feed = async (file: string): Promise<string> => {
    const { body } = await newsroom.call(`/v1/feeds/${file}`)
    return typeof body === 'string' ? body : JSON.stringify(body)
  }

  const page = async (path: string): Promise<string> => {
    const response = await readerPages(newsroom.payload, new Request(`http://localhost${path}`))
    const text = await response.text()
    expect(await objectionsToHtml(text), path).toEqual([])
    return `${response.status} ${text}`
  }

  const checkAll = async (address: string) => {
    expect(await objectionsToHtml(await read(address, 'html'))).toEqual([])
    expect(JSON.parse(await read(address, 'csl'))).not.toEqual([])
    expect(await read(address, 'markdown')).toMatch(/^# .+\n/)
  }

  /** A test of its own in each state of the story: without the schemas it is counted as skipped. */
  const areValidBySchema = (state: string, languages: ('en' | 'es')[]) =>
    it.skipIf(!schemasAreThere).each(languages)(`are valid ninjs and JSON-LD ${state} (%s)`, async (language) => {
      expect(objectionsToNinjs(await read(addresses[language], 'ninjs'))).toEqual([])
      expect(await objectionsToJsonLd(await read(addresses[language], 'jsonld'))).toEqual([])
    })

  it.each(['en', 'es'] as const)('are valid as first published (%s)', async (language) => {
    await checkAll(addresses[language])
  })
  areValidBySchema('as first published', ['en', 'es'])

  it.each(['en', 'es'] as const)('have pages for readers (%s)', async (language) => {
    expect(await page(pages[language])).toContain(`<html lang="${language}" dir="ltr">`)
    expect(await page(`/${language}`)).toContain(`href="${pages[language]}"`)
    expect(await page(`/${language}/nothing`)).toMatch(/^404 /)
    const { sources, statistics } = (await newsroom.call(addresses[language])).body
    for (const { display, id } of statistics) expect(await page(`/${language}/figures/${id}`)).toContain(display)
    for (const { id } of sources.slice(0, 3)) expect(await page(`/${language}/sources/${id}`)).toMatch(/^200 /)
    // Disputed, and contradicted by what it is computed from.
    expect(await page(pages[language])).toMatch(/<span class="doubt">\((disputed|en disputa): [^)]*75[.,]5/)
  })

  it('keep the unnamed official unnamed in all of them', async () => {
    const { docs } = await newsroom.payload.find({
      collection: 'sources',
      depth: 0,
      where: { terms: { equals: 'background' } },
    })
    const { conditions, id, name } = docs[0] as unknown as Json
    const secrets = [conditions, id, name].filter(Boolean).map(String)
    expect(secrets.length).toBeGreaterThan(1)
    for (const format of ['json', 'jsonld', 'ninjs', 'html', 'markdown', 'csl']) {
      const text = await read(addresses.en, format)
      for (const secret of secrets) expect(text, format).not.toContain(secret)
      if (format !== 'csl') expect(text, format).toContain('senior American official')
    }
    const text = await page(pages.en)
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(text).toContain('senior American official')
  })

  it.each(['en', 'es'] as const)('are valid once corrected, and say so (%s)', async (language) => {
    if (language === 'en') {
      const edition = (await newsroom.call(addresses.en)).body
      const statistic = edition.statistics.find(({ value }: Json) => value === '37')
      const data = {
        value: '38',
        correction: {
          kind: 'correction',
          notes: Object.entries(note).map(([code, text]) => ({ language: code, text })),
        },
      }
      expect((await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor', method: 'PATCH', data })).status).toBe(
        200,
      )
      const { derived } = (await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })).body
      const reasons = ['en', 'es'].map((code) => ({ language: code, text: note[code as 'en' | 'es'] }))
      const released = await newsroom.call(`/statistics/${statistic.id}/release`, {
        as: 'editor',
        method: 'POST',
        data: {
          derived: derived.map(({ isDoubted, proposed: value, statistic: id }: Json) =>
            isDoubted ? { statistic: id, reasons } : { statistic: id, value },
          ),
        },
      })
      expect(released.status, JSON.stringify(released.body)).toBe(200)
    }
    await checkAll(addresses[language])
    for (const format of ['html', 'markdown', 'jsonld', 'ninjs']) {
      expect(await read(addresses[language], format), format).toContain(note[language])
    }
    for (const file of ['rss', 'atom']) {
      const text = await feed(`${language}.${file}`)
      expect(parseXml(text).textContent).toContain(note[language])
    }
    expect(await feed(`${language}.json`)).toContain(note[language])
    const text = await page(pages[language])
    expect(text).toMatch(/<del [^>]*>37<\/del> <ins [^>]*><a class="fact"[^>]*><data [^>]*>38<\/data><\/a><\/ins>/)
    expect(text).toContain(`${note[language]}"`)
    expect(await page(`/${language}/corrections`)).toContain(note[language])
  })

  it('tell of a correction, and no more of what was redacted', async () => {
    const { body } = await newsroom.call('/articles?where[language][equals]=es&depth=0', { as: 'editor' })
    const { docs } = await newsroom.payload.find({
      collection: 'releases',
      where: { and: [{ language: { equals: 'es' } }, { version: { equals: 1 } }] },
    })
    const { status } = await newsroom.call(`/articles/${body.docs[0].id}/redact`, {
      as: 'editor',
      method: 'POST',
      data: { releases: [docs[0]!.hash], reason: 'A threat.' },
    })
    expect(status).toBe(200)
    const text = await page(pages.es)
    expect(text).toContain(note.es)
    expect(text).not.toMatch(/<del|<ins/)
    expect(await page('/es/corrections')).not.toMatch(/<del|<ins/)
  })
  areValidBySchema('once corrected', ['en', 'es'])

  it('are gone with a withdrawn edition, from the feeds too', async () => {
    const { body } = await newsroom.call('/articles?where[language][equals]=en&depth=0', { as: 'editor' })
    const data = { reason: 'It cannot be upheld.' }
    const { status } = await newsroom.call(`/articles/${body.docs[0].id}/withdraw`, {
      as: 'editor',
      method: 'POST',
      data,
    })
    expect(status).toBe(200)
    for (const format of ['json', 'jsonld', 'ninjs', 'html', 'markdown', 'csl']) {
      const gone = await newsroom.call(`${addresses.en}?format=${format}`)
      expect(gone.status).toBe(410)
      expect(gone.body.tombstone).toMatchObject({ reason: data.reason, language: 'en' })
    }
    expect(await page(pages.en)).toMatch(/^410 .*It cannot be upheld\./s)
    expect(await page(pages.es)).not.toContain('hreflang="en"')
    for (const file of ['rss', 'atom']) expect(await feed(`en.${file}`)).not.toContain('mexico-safe-haven')
    expect(JSON.parse(await feed('en.json'))).toMatchObject({ items: [] })
    // The other edition stays, and names it no more.
    expect(await feed('es.atom')).not.toContain('mexico-safe-haven')
    await checkAll(addresses.es)
    expect(await read(addresses.es, 'html')).not.toContain('hreflang="en"')
  })
  areValidBySchema('when the other is gone', ['es'])
})
