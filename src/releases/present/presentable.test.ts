import { describe, expect, it } from 'vitest'
import { attributionsOf } from '../../body'
import type { LexicalBody } from '../../body/types'
import type { EditionRecords, QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { presentationProblems } from './edition'
import { presentable } from './presentable'

const open: SourceRecord = { id: 's1', kind: 'person', name: 'Jane Doe', terms: 'on-record', availability: 'public' }
const secret: SourceRecord = { ...open, id: 's2', name: 'John Roe', terms: 'off-record' }
const counted: StatisticRecord = {
  id: 'f1',
  label: 'things',
  value: '37',
  qualifier: 'exact',
  unit: { kind: 'count' },
  status: 'verified',
  evidence: [{ source: 's1' }],
}
const quote: QuoteRecord = { id: 'q1', text: 'It makes no sense', language: 'en', speaker: 's1' }

function records(children: object[], more: Partial<EditionRecords> = {}): EditionRecords {
  const byId = <T extends { id: string }>(...list: T[]) => new Map(list.map((each) => [each.id, each]))
  const paragraph = { type: 'paragraph', children }
  return {
    article: {
      id: 'a1',
      story: 'story-1',
      language: 'en',
      slug: 'a',
      title: 'A',
      // In a list too, as nodes may stand anywhere.
      body: {
        root: { type: 'root', children: [paragraph, { type: 'list', children: [{ type: 'listitem', children }] }] },
      },
    },
    hero: null,
    images: new Map(),
    people: new Map(),
    photos: new Map(),
    topics: new Map(),
    quotes: byId(quote, { ...quote, id: 'q2', text: 'Off it', speaker: 's2' }),
    sources: byId(open, secret),
    statistics: byId(counted, { ...counted, id: 'f2', value: '12', label: '' }),
    translatedFromLanguage: null,
    ...more,
  }
}
function text(words: string) {
  return { type: 'text', text: words }
}
function node(fields: object) {
  return { type: 'inlineBlock', fields: { id: 'n', ...fields } }
}
const whole = [
  text('They counted '),
  node({ blockType: 'figure', statistic: 'f1', form: 'digits' }),
  node({ blockType: 'quotation', quote: 'q1', excerpt: 'no sense' }),
  node({ blockType: 'citation', source: 's1' }),
]

describe('what there is to see of a draft', () => {
  it('is the draft itself where that could be public', () => {
    const given = records(whole)
    const { left, records: shown } = presentable(given, 'en-US')
    expect(left).toEqual([])
    expect(shown.article).toBe(given.article)
  })

  it.each([
    ['a figure without a label', node({ blockType: 'figure', statistic: 'f2', form: 'words' }), 'twelve', false],
    [
      'a figure in words of its own',
      node({ blockType: 'figure', statistic: 'f2', form: 'custom', text: 'a dozen' }),
      'a dozen',
      false,
    ],
    ['what was said off the record', node({ blockType: 'quotation', quote: 'q2', excerpt: 'Off it' }), 'Off it', true],
    ['a source off the record', node({ blockType: 'citation', source: 's2' }), '', true],
    [
      'a figure that is not there',
      node({ blockType: 'figure', statistic: 'f9', form: 'digits', text: 'nine' }),
      'nine',
      null,
    ],
    ['a quotation of nothing yet', node({ blockType: 'quotation', excerpt: 'So far' }), 'So far', null],
    ['a citation of nothing yet', node({ blockType: 'citation' }), '', null],
  ])('has %s as plain text', (_, bad, words, isOfTerms) => {
    const { left, records: shown } = presentable(records([text('First, '), ...whole, text(' and '), bad]), 'en-US')
    const body = shown.article.body as LexicalBody
    expect(presentationProblems(shown)).toEqual([])
    // What can be public stands as it did, in both places.
    expect(attributionsOf(body)).toHaveLength(6)
    const written = JSON.stringify(body)
    expect(written.split(`"text":${JSON.stringify(words)}`).length - 1).toBe(words === '' ? 0 : 2)
    expect(left.map((problem) => problem.isOfTerms ?? false)).toEqual(isOfTerms === null ? [] : [isOfTerms])
  })

  it('has no image whose file is missing, or whose source may not be told', () => {
    const hero = { id: 'm', alt: 'x', credit: 'y', picture: null }
    for (const [given, isOfTerms] of [
      [hero, undefined],
      [{ ...hero, picture: 'p.png', source: 's2' }, true],
    ] as const) {
      const { left, records: shown } = presentable(
        records(whole, { hero: given as unknown as EditionRecords['hero'] }),
        'en-US',
      )
      expect(shown.hero).toBe(null)
      expect(left.map((problem) => problem.isOfTerms)).toEqual([isOfTerms])
    }
  })

  it('is nothing where nothing is written', () => {
    const given = records([])
    expect(presentable({ ...given, article: { ...given.article, body: null } }, 'en-US').left).toEqual([])
  })
})
