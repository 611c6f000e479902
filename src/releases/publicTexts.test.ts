import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  body,
  citation,
  figure,
  link,
  ownBlock,
  paragraph,
  pullQuote,
  quotation,
  table,
  text,
} from '../../tests/fixtures/body'
import { documentSchema } from '../model/document'
import type { EditionRecords } from '../model/records'
import { publicTexts } from '../review/publicTexts'
import { presentEdition } from './present'

/** Strings of the public document that nobody types: what else there is has to be among the public texts. */
const notTyped = new Set([
  ...[
    'story',
    'translatedFrom.release',
    'hero.source',
    'body[].source',
    'body[].provider',
    'corrections[].statistics[]',
    'ledger.left[].statistic',
  ],
  ...[
    'statistics[].id',
    'quotes[].id',
    'quotes[].speaker',
    'sources[].id',
    'statistics[].derivation.operands[].statistic',
  ],
  ...['statistics', 'quotes'].flatMap((of) => [`${of}[].evidence[].source`, `${of}[].evidence[].quote`]),
  ...['body[]._key', 'body[].children[]._key', 'body[].markDefs[]._key', 'body[].children[].marks[]'],
  ...['_key', 'statistic', 'text', 'at'].map((path) => `body[].points[].${path}`),
  ...['body[].quote', 'body[].rows[]._key', 'body[].rows[].cells[]._key'],
  ...['children[]._key', 'markDefs[]._key', 'children[].marks[]'].map((path) => `body[].rows[].cells[].${path}`),
  ...['statistic', 'quote', 'source'].map((path) => `body[].rows[].cells[].children[].${path}`),
  ...['body[].children[].statistic', 'body[].children[].quote', 'body[].children[].source'],
  // Languages of the configuration.
  ...['language', 'translatedFrom.language', 'statistics[].labelLanguage', 'sources[].attributionLanguage'],
  // Days, numbers, and what is written of a number and its unit.
  ...['firstPublished.date', 'corrections[].date', 'statistics[].asOf', 'quotes[].saidAt', 'statistics[].display'],
  ...[
    'sources[].publishedAt',
    'sources[].accessedAt',
    'statistics[].evidence[].accessedAt',
    'quotes[].evidence[].accessedAt',
  ],
])

type Schema = {
  type?: unknown
  enum?: unknown
  const?: unknown
  pattern?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** Where a document may have a string of any letters. */
function stringsOf(schema: Schema, path = ''): string[] {
  const { anyOf = [], items, oneOf = [], properties = {} } = schema
  const isFree = !('enum' in schema || 'const' in schema || 'pattern' in schema)
  return [
    ...([schema.type].flat().includes('string') && isFree ? [path] : []),
    ...[...anyOf, ...oneOf].flatMap((each) => stringsOf(each, path)),
    ...(items ? stringsOf(items, `${path}[]`) : []),
    ...Object.entries(properties).flatMap(([name, each]) => stringsOf(each, path ? `${path}.${name}` : name)),
  ]
}

function valuesOf(value: unknown, path = ''): Array<[string, string]> {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, `${path}[]`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => valuesOf(each, path ? `${path}.${name}` : name))
}

let canaries = 0
function canary(): string {
  canaries += 1
  return `canary${canaries}x`
}

function evidence() {
  return [{ source: 's', quote: 'q', locator: canary(), statedAs: canary() }]
}

function edition(): EditionRecords {
  const [key, excerpt] = [canary(), canary()]
  return {
    article: {
      id: 'a',
      story: 'story',
      language: 'en',
      slug: canary(),
      title: canary(),
      dek: canary(),
      byline: [
        { name: canary(), role: 'author' },
        { person: 'p', role: 'editor' },
      ],
      firstPublished: { outlet: canary(), url: canary(), language: canary() },
      topics: ['t'],
      corrections: [{ date: '2026-03-01', kind: 'update', text: canary() }],
      dismissals: [{ fingerprint: 'f', rule: 'r', reason: canary(), statistic: 'f' }],
      body: body(
        paragraph(
          text(canary()),
          link(`https://example.org/${canary()}`, text(canary())),
          figure('n1', 'f', { form: 'custom', text: canary() }),
          quotation('n2', 'q', excerpt),
          citation('n3', 's', canary()),
        ),
        pullQuote('n4', 'q', canary()),
        ownBlock({ id: 'n9', blockType: 'image', media: 'm', alt: canary(), caption: canary(), credit: canary() }),
        ownBlock({ id: 'n10', blockType: 'image', media: 'm' }),
        ownBlock({ id: 'n11', blockType: 'embed', url: `https://soundcloud.com/desk/${canary()}`, heading: canary() }),
        ownBlock({ id: 'n8', blockType: 'chart', kind: 'bar', heading: canary(), statistics: ['f', 'f'] }),
        table(
          [
            [[paragraph(text(canary()))], [paragraph(link(`https://example.org/${canary()}`, text(canary())))]],
            [
              [paragraph(figure('n5', 'f', { form: 'custom', text: canary() }))],
              [paragraph(quotation('n6', 'q', canary()), citation('n7', 's', canary()))],
            ],
          ],
          { caption: canary() },
        ),
      ),
    },
    topics: new Map([['t', { id: 't', slug: canary(), name: canary() }]]),
    people: new Map([
      [
        'p',
        { id: 'p', slug: canary(), name: canary(), bio: canary(), photo: 'i', links: [{ url: canary(), label: null }] },
      ],
    ]),
    photos: new Map([['i', { id: 'i', picture: canary(), alt: canary(), credit: canary() }]]),
    statistics: new Map([
      [
        'f',
        {
          id: 'f',
          label: canary(),
          value: '37',
          qualifier: 'exact',
          unit: { kind: 'measure', code: canary(), noun: canary() },
          place: canary(),
          evidence: evidence(),
          formula: `${key} * 1`,
          operands: [{ key, statistic: 'f' }],
          status: 'verified',
          publicNote: canary(),
        },
      ],
    ]),
    quotes: new Map([
      [
        'q',
        {
          id: 'q',
          text: `${canary()} ${excerpt}`,
          language: canary(),
          translations: [{ language: 'en', text: canary(), translator: canary() }],
          speaker: 's',
          capacity: canary(),
          occasion: canary(),
          evidence: evidence(),
        },
      ],
    ]),
    sources: new Map([
      [
        's',
        {
          id: 's',
          kind: 'person',
          name: canary(),
          terms: 'on-record',
          attribution: canary(),
          author: canary(),
          publisher: canary(),
          title: canary(),
          url: canary(),
          archiveUrl: canary(),
          language: canary(),
          license: canary(),
          availability: 'public',
          holder: canary(),
        },
      ],
    ]),
    hero: { id: 'm', picture: canary(), alt: canary(), credit: canary() },
    images: new Map([
      ['n9', { id: 'm', picture: canary() }],
      ['n10', { id: 'm', picture: canary(), alt: canary(), credit: canary() }],
    ]),
    translatedFromLanguage: null,
  }
}

describe('every text of the public document that somebody types', () => {
  const records = edition()
  const document = presentEdition(records, {
    locale: 'en-US',
    mediaUrl: (picture) => `/media/${picture}`,
    opaqueId: (story, { id }) => `opaque-${story}-${id}`,
    review: {
      dismissed: 0,
      unattributed: { figures: 0, quotations: 0 },
      findings: (records.article.dismissals ?? []).map(({ reason, statistic }) => ({
        rule: 'r',
        severity: 'error',
        where: { field: 'body', path: null, start: null, end: null },
        text: '',
        suggestions: [],
        isFinal: false,
        fingerprint: 'f',
        message: { en: '', es: '' },
        dismissal: { reason, statistic: statistic ?? null },
      })) as never,
    },
  })
  const values = valuesOf(document)
  const read = publicTexts({ edition: records.article, records })
    .map(({ text: each }) => each)
    .join('\n')
  const typed = [...new Set(stringsOf(z.toJSONSchema(documentSchema) as Schema))].filter((path) => !notTyped.has(path))

  it.each(typed)('is compared with the names that must not be in it: %s', (path) => {
    // A field that is new in the document needs a text in the edition above, or a reason among those that nobody types.
    const written = values.flatMap(([at, value]) => (at === path ? (value.match(/canary\d+x/g) ?? []) : []))
    expect(written.length).toBeGreaterThan(0)
    for (const each of written) expect(read).toContain(each)
  })

  it('is no other than the document has', () => {
    const known = new Set(stringsOf(z.toJSONSchema(documentSchema) as Schema))
    expect([...notTyped].filter((path) => !known.has(path))).toEqual([])
  })
})
