import { describe, expect, it } from 'vitest'
import { body, citation, figure, paragraph, quotation, text } from '../../../tests/fixtures/body'
import { findings, input, quote, source, statistic } from '../../../tests/fixtures/review'
import { nameFinder } from '../protectedNames'
import { publicTexts } from '../publicTexts'
import { review } from '../review'
import type { RuleFinding } from '../types'
import { protectedName } from './protectedName'

const name = 'Ottoline Quarrendon'

describe('protected-name', () => {
  const found: RuleFinding = {
    severity: 'error',
    where: { field: 'title', path: null, start: 0, end: name.length },
    text: name,
    facts: ['official'],
    message: { en: 'x', es: 'x' },
  }

  it('gives what the server found, and finds nothing by itself', () => {
    expect(findings(protectedName, { names: [found] })).toEqual([found])
    expect(findings(protectedName, { title: name })).toEqual([])
  })

  it('is dismissed by an editor, of each name by itself', () => {
    const given = (names: RuleFinding[], fingerprints: string[] = []) =>
      review(
        input({
          title: name,
          names,
          dismissals: fingerprints.map((fingerprint) => ({ fingerprint, reason: 'Her sister.', by: 'x', at: null })),
        }),
        [protectedName],
      ).findings
    const [first] = given([found])
    expect(given([found], [first!.fingerprint])).toMatchObject([{ dismissal: { reason: 'Her sister.' } }])
    expect(given([{ ...found, facts: ['another'] }], [first!.fingerprint])).toMatchObject([{ dismissal: null }])
  })
})

describe('the texts of an edition that are public', () => {
  const find = nameFinder([{ owner: 'x', name }])
  const named = `of ${name} it is`
  const empty = {
    statistics: new Map(),
    quotes: new Map(),
    sources: new Map(),
    people: new Map(),
    photos: new Map(),
    topics: new Map(),
    hero: null,
    images: new Map(),
  }
  const person = (given: object) => new Map([['p', { id: 'p', slug: 'a', name: 'A', ...given }]])
  const fieldsOf = (edition: object, records: object = {}) =>
    publicTexts({ edition: { language: 'en', ...edition }, records: { ...empty, ...records } })
      .filter((each) => find(each.text).length > 0)
      .map(({ where }) => where.field)

  it.each([
    ['title', { title: named }],
    ['dek', { dek: named }],
    ['slug', { slug: 'ottoline-quarrendon-speaks' }],
    ['byline', { byline: [{ name, role: 'author' }] }],
    ['firstPublished', { firstPublished: { outlet: named } }],
    ['firstPublished', { firstPublished: { outlet: 'x', url: 'https://example.org/Ottoline%20Quarrendon' } }],
    [
      'firstPublished',
      { firstPublished: { outlet: 'x', url: 'https://example.org/?u=%2FOttoline%2520%2551uarrendon' } },
    ],
    ['corrections', { corrections: [{ date: '2026-03-01', kind: 'update', text: named }] }],
    ['dismissals', { dismissals: [{ fingerprint: 'x', rule: 'x', reason: named, statistic: 's' }] }],
    ['body', { body: body(paragraph(text('of Ottoline '), text('Quarrendon', 1), text(' it is'))) }],
    [
      'body',
      { body: body(paragraph({ ...figure('n', 's'), fields: { blockType: 'figure', statistic: 's', text: named } })) },
    ],
    ['body', { body: body(paragraph(quotation('n', 'q', named))) }],
    ['body', { body: body(paragraph({ ...citation('n', 'x'), fields: { blockType: 'citation', locator: named } })) }],
    ['body', { body: body(paragraph({ type: 'link', fields: { url: 'https://example.org/ottoline-quarrendon' } })) }],
  ])('are in its %s', (field, edition) => {
    expect(fieldsOf(edition)).toContain(field)
  })

  it.each([
    ['a topic', { topics: new Map([['t', { id: 't', slug: 'a', name: named }]]) }],
    ['the slug of a topic', { topics: new Map([['t', { id: 't', slug: 'ottoline-quarrendon', name: 'A' }]]) }],
    ['the name of who signs it', { people: person({ name }) }],
    ['the slug of who signs it', { people: person({ slug: 'ottoline-quarrendon' }) }],
    ['who they are that sign it', { people: person({ bio: named }) }],
    ['a link of who signs it', { people: person({ links: [{ url: 'https://example.org/ottoline-quarrendon' }] }) }],
    ['the alternative text of its image', { hero: { id: 'h', alt: named } }],
    ['the credit of its image', { hero: { id: 'h', credit: named } }],
    ['the file of its image', { hero: { id: 'h', picture: 'ottoline-quarrendon.jpg' } }],
    ['a label', { statistics: new Map([['s', statistic('s', '1', { label: named })]]) }],
    ['a public note', { statistics: new Map([['s', statistic('s', '1', { publicNote: named })]]) }],
    ['a noun', { statistics: new Map([['s', statistic('s', '1', { unit: { kind: 'count', noun: named } })]]) }],
    ['a place', { statistics: new Map([['s', statistic('s', '1', { place: named })]]) }],
    ['a quote', { quotes: new Map([['q', quote('q', named)]]) }],
    ['a source on the record', { sources: new Map([['x', source('x', { name })]]) }],
    ['an agreed wording', { sources: new Map([['x', source('x', { terms: 'background', attribution: named })]]) }],
  ])('are in %s', (_what, records) => {
    const naming = { byline: [{ person: 'p', role: 'author' }], topics: ['t'] }
    expect(fieldsOf(naming, records)).toHaveLength(1)
  })

  it('are not in what stays private', () => {
    const sources = new Map([['x', source('x', { terms: 'background', name, author: name })]])
    const evidence = [{ source: 'x', locator: named, statedAs: named }]
    const statistics = new Map([['s', statistic('s', '1', { evidence })]])
    const quotes = new Map([['q', quote('q', 'so it is', { speaker: 'x', capacity: named, evidence })]])
    expect(
      fieldsOf({ dismissals: [{ fingerprint: 'x', rule: 'x', reason: named }] }, { sources, statistics, quotes }),
    ).toEqual([])
  })
})
