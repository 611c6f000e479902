import { describe, expect, it } from 'vitest'
import {
  objectionsToHtml,
  objectionsToJsonLd,
  objectionsToNinjs,
  schemasAreThere,
} from '../../../tests/support/validators'
import { sampleDocument } from '../examples'
import { newsroom } from '../../../tests/fixtures/delivery'
import { toEdition, toTranslations } from '../answers'
import type { Edition } from '../schemas'
import { createUrls } from '../urls'
import { acceptedFormat, formatNames, formats, mediaTypes } from '.'

const urls = createUrls('https://news.example', '/api/v1')
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

describe.each(all)('the %s edition', (name, edition) => {
  it.runIf(schemasAreThere)('is valid ninjs 3.1', () => {
    expect(objectionsToNinjs(formats.ninjs.write(edition))).toEqual([])
  })

  it.runIf(schemasAreThere)('is JSON-LD of which no term is dropped', async () => {
    expect(await objectionsToJsonLd(formats.jsonld.write(edition))).toEqual([])
  })

  it('is a valid page', async () => {
    expect(await objectionsToHtml(formats.html.write(edition))).toEqual([])
  })

  it('is a page and a text in which nothing but our own markup is markup', () => {
    const page = formats.html.write(edition)
    expect(page).not.toMatch(/<script|<img src="?x|(href|src)="?javascript:/i)
    expect(formats.markdown.write(edition)).not.toMatch(/(?<!\\)\]\(<?javascript:|(?<!\\)<script/i)
    for (const [tag] of page.matchAll(/<a [^>]*>/g)) expect(tag).toMatch(/href="(https?:|mailto:|#)/)
    expect(name).not.toBe('')
  })

  it('names in CSL every source that may be named', () => {
    const items = JSON.parse(formats.csl.write(edition)) as Array<{ id: string; title: string }>
    for (const { id, title } of items) {
      const source = edition.sources.find((each) => each.id === id)!
      expect([source.title, source.name, source.attribution]).toContain(title)
    }
    expect(items.length).toBeGreaterThan(0)
  })
})

describe('the forms of an edition', () => {
  const { English, Spanish, corrected } = editions() as { English: Edition; Spanish: Edition; corrected: Edition }

  it('say each other’s language and address, both ways', () => {
    const read = (edition: Edition) => JSON.parse(formats.jsonld.write(edition)) as Record<string, unknown>
    expect(read(corrected).workTranslation).toMatchObject([{ '@id': Spanish.url, inLanguage: 'es' }])
    expect(read(Spanish).translationOfWork).toMatchObject([{ '@id': English.url, inLanguage: 'en' }])
    expect(formats.html.write(Spanish)).toContain(`<link rel="alternate" hreflang="en" href="${English.url}">`)
    expect(formats.html.write(corrected)).toContain(`<link rel="alternate" hreflang="es" href="${Spanish.url}">`)
  })

  it('carry figures with their value and source, and corrections', () => {
    const page = formats.html.write(corrected)
    const { display, value } = corrected.statistics[0]!
    expect(page).toContain(`<data value="${value}">${display}</data>`)
    expect(page).toContain('<cite>')
    for (const format of ['html', 'markdown', 'jsonld', 'ninjs'] as const) {
      expect(formats[format].write(corrected)).toContain('It is 38, not 37.')
    }
    expect(formats.markdown.write(corrected)).toMatch(/\[\^1\]: /)
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
