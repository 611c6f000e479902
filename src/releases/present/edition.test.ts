import { describe, expect, it } from 'vitest'
import type { LexicalBody } from '../../body/types'
import type { EditionRecords, QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { documentSchema } from '../../model/document'
import { PresentationError, presentEdition } from './edition'

const SECRET = 'never to be seen'

function block(fields: Record<string, unknown>) {
  return { type: 'inlineBlock', version: 1, fields }
}
function bodyOf(...fields: Array<Record<string, unknown>>): LexicalBody {
  return {
    root: { type: 'root', children: [{ type: 'paragraph', children: fields.map(block) }] },
  }
}

function source(data: Partial<SourceRecord>): SourceRecord {
  return {
    id: 's1',
    kind: 'person',
    name: 'Jane Doe',
    terms: 'on-record',
    availability: 'public',
    ...data,
  }
}
function statistic(data: Partial<StatisticRecord>): StatisticRecord {
  return {
    id: 'f1',
    label: 'things',
    value: '37',
    qualifier: 'exact',
    unit: { kind: 'count' },
    status: 'verified',
    evidence: [{ source: 's1', locator: 'p. 3', statedAs: 'thirty-seven' }],
    ...data,
  }
}
function quote(data: Partial<QuoteRecord>): QuoteRecord {
  return {
    id: 'q1',
    text: 'It makes no sense',
    language: 'en',
    speaker: 's1',
    capacity: 'the clerk of the third floor',
    saidAt: '2023-09-16',
    occasion: 'in the car park',
    ...data,
  }
}

function records(data: Partial<EditionRecords> & { all?: object[] } = {}): EditionRecords {
  const list = (data.all ?? [source({}), statistic({}), quote({})]) as Array<{ id: string }>
  const of = <T>(prefix: string) =>
    new Map(list.flatMap((each) => (each.id.startsWith(prefix) ? [[each.id, each as T] as const] : [])))
  return {
    article: {
      id: 'a1',
      story: 'story-1',
      language: 'en',
      slug: 'a',
      title: 'A',
      body: bodyOf(
        { id: 'n1', blockType: 'figure', statistic: 'f1', form: 'digits' },
        { id: 'n2', blockType: 'quotation', quote: 'q1', excerpt: 'no sense' },
        { id: 'n3', blockType: 'citation', source: 's1', locator: 'folio 9' },
      ),
    },
    hero: null,
    images: new Map(),
    people: new Map(),
    photos: new Map(),
    topics: new Map(),
    quotes: of<QuoteRecord>('q'),
    sources: of<SourceRecord>('s'),
    statistics: of<StatisticRecord>('f'),
    translatedFromLanguage: null,
    ...data,
  }
}

function present(given: EditionRecords) {
  return presentEdition(given, {
    locale: 'en-US',
    mediaUrl: (filename) => `/media/${filename}`,
    opaqueId: (story, { id }) => `opaque-${story}-${id}`,
    review: { dismissed: 0, findings: [], unattributed: { figures: 0, quotations: 0 } },
  })
}

describe('presentEdition', () => {
  it('gives a document that its schema holds', () => {
    expect(documentSchema.parse(present(records()))).toMatchObject({
      statistics: [{ id: 'f1', display: '37', evidence: [{ source: 's1', locator: 'p. 3' }] }],
      quotes: [{ id: 'q1', speaker: 's1', capacity: 'the clerk of the third floor', saidAt: '2023-09-16' }],
      sources: [{ id: 's1', name: 'Jane Doe' }],
    })
  })

  it('writes nothing that it does not name: what a plugin or an editor adds to a record stays private', () => {
    const private_ = { note: SECRET, conditions: SECRET, approval: { by: SECRET }, added: SECRET, updatedBy: SECRET }
    const given = records({
      all: [
        { ...source({}), ...private_ },
        { ...statistic({}), ...private_ },
        { ...quote({}), ...private_ },
      ],
    })
    given.article = { ...given.article, ...private_ }
    expect(JSON.stringify(present(given))).not.toContain(SECRET)
  })

  it('refuses the words of a source on deep background, and a citation of it', () => {
    const deep = source({ terms: 'deep-background' })
    for (const shown of [
      { id: 'n', blockType: 'quotation', quote: 'q1', excerpt: 'no sense' },
      { id: 'n', blockType: 'citation', source: 's1', locator: '' },
    ]) {
      const given = records({ all: [deep, statistic({}), quote({})] })
      given.article = { ...given.article, body: bodyOf(shown) }
      expect(() => present(given)).toThrow('deep background')
    }
  })

  it('shows a figure that a source on deep background bears out, and no word of the source', () => {
    const given = records({
      all: [
        source({ terms: 'deep-background', attribution: SECRET, name: SECRET }),
        source({ id: 's2' }),
        statistic({ evidence: [{ source: 's2', quote: 'q1' }, { source: 's1' }] }),
        quote({ text: SECRET }),
      ],
    })
    given.article = {
      ...given.article,
      body: bodyOf({ id: 'n', blockType: 'figure', statistic: 'f1', form: 'digits' }),
    }
    const document = present(given)
    expect(JSON.stringify(document)).not.toContain(SECRET)
    expect(document.quotes).toEqual([])
    expect(document.statistics[0]?.evidence).toMatchObject([
      { source: 's2', quote: null },
      { source: 'opaque-story-1-s1', quote: null },
    ])
  })

  it('calls what rests on an unnamed source otherwise in each story, at any distance, wherever it is named', () => {
    const given = records({
      all: [
        source({ terms: 'background', attribution: 'an official' }),
        source({ id: 's2' }),
        statistic({ id: 'f1', formula: 'a + 1', operands: [{ key: 'a', statistic: 'f2' }], evidence: [] }),
        statistic({ id: 'f2', evidence: [{ source: 's2', quote: 'q1' }] }),
        statistic({ id: 'f3', evidence: [{ source: 's2' }] }),
        quote({}),
      ],
    })
    given.article = {
      ...given.article,
      body: bodyOf(
        { id: 'n1', blockType: 'figure', statistic: 'f1', form: 'digits' },
        { id: 'n2', blockType: 'figure', statistic: 'f3', form: 'digits' },
        { id: 'n3', blockType: 'quotation', quote: 'q1', excerpt: 'no sense' },
      ),
      corrections: [{ date: '2023-09-16', kind: 'correction', text: 'It is 37.', statistics: ['f1', 'f3'] }],
    }
    const document = present(given)
    const text = JSON.stringify(document)
    for (const id of ['f1', 'f2', 'q1', 's1']) expect(text).not.toContain(`"${id}"`)
    expect(document.statistics.map(({ id }) => id)).toEqual(['opaque-story-1-f1', 'f3', 'opaque-story-1-f2'])
    expect(document.statistics[0]?.derivation?.operands).toMatchObject([{ statistic: 'opaque-story-1-f2' }])
    expect(document.statistics[2]?.evidence).toMatchObject([{ source: 's2', quote: 'opaque-story-1-q1' }])
    expect(document.corrections[0]?.statistics).toEqual(['opaque-story-1-f1', 'f3'])
    expect(document.ledger.figures).toMatchObject({ attributed: 2, withoutEvidence: 0 })
  })

  it('keeps a source on background to what was agreed', () => {
    const confidential = source({
      terms: 'background',
      attribution: 'a person in the know',
      name: SECRET,
      author: SECRET,
      publisher: SECRET,
      title: SECRET,
      url: `https://example.org/${SECRET}`,
      archiveUrl: SECRET,
      holder: SECRET,
      language: SECRET,
      license: SECRET,
      publishedAt: '1985-01-01',
    })
    const document = present(
      records({
        all: [
          confidential,
          statistic({ evidence: [{ source: 's1', quote: 'q1', locator: SECRET, statedAs: SECRET }] }),
          quote({ capacity: SECRET, occasion: SECRET, evidence: [{ source: 's1', locator: SECRET }] }),
        ],
      }),
    )
    expect(JSON.stringify(document)).not.toContain(SECRET)
    expect(JSON.stringify(document)).not.toContain('1985')
    expect(JSON.stringify(document)).not.toContain('folio 9')
    expect(JSON.stringify(document)).not.toContain('"s1"')
    expect(document.sources).toMatchObject([
      {
        id: 'opaque-story-1-s1',
        name: null,
        attribution: 'a person in the know',
      },
    ])
    expect(document.quotes).toMatchObject([{ speaker: 'opaque-story-1-s1', capacity: null, saidAt: null }])
    expect(document.ledger.sources).toEqual({ named: 0, unnamed: 1 })
  })

  it('refuses what rests on a source off the record', () => {
    const given = records({ all: [source({ terms: 'off-record' }), statistic({}), quote({})] })
    expect(() => present(given)).toThrow(PresentationError)
    expect(() => present(given)).toThrow('off the record')
  })

  it('refuses a source on background whose attribution was not agreed in the language', () => {
    expect(() => present(records({ all: [source({ terms: 'background' }), statistic({}), quote({})] }))).toThrow(
      'no agreed attribution',
    )
  })

  it('brings the operands of a computed figure along, and counts what rests on nothing', () => {
    const total = statistic({
      id: 'f1',
      value: '90',
      evidence: [],
      formula: 'a + b',
      operands: [
        { key: 'a', statistic: 'f2' },
        { key: 'b', statistic: 'f3' },
      ],
    })
    const document = present(
      records({
        all: [
          source({}),
          quote({}),
          total,
          statistic({ id: 'f2', value: '40' }),
          statistic({ id: 'f3', value: '49', evidence: [] }),
        ],
      }),
    )
    expect(document.statistics.map(({ id }) => id)).toEqual(['f1', 'f2', 'f3'])
    expect(document.statistics[0]?.derivation).toMatchObject({ computed: '89', consistent: false })
    expect(document.ledger.figures).toEqual({
      attributed: 1,
      unattributed: 0,
      withoutEvidence: 0,
      singleSource: 1,
      inconsistent: 1,
    })
  })

  it('cuts dates to the precision that is known', () => {
    const asOf = '2023-09-16'
    const shown = (['day', 'month', 'year'] as const).map(
      (precision) => present(records({ all: [source({}), quote({}), statistic({ asOf, precision })] })).statistics[0],
    )
    expect(shown.map((each) => each?.asOf)).toEqual(['2023-09-16', '2023-09', '2023'])
  })
})
