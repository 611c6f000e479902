import { describe, expect, it } from 'vitest'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import type { OwnPassage } from '../../review/translating'
import { sameRecords, type EditionSide } from './sameRecords'

function figure(id: string, value: string, more: Partial<StatisticRecord> = {}): StatisticRecord {
  return { id, label: id, value, qualifier: 'exact', unit: { kind: 'count' }, status: 'verified', ...more }
}

function quote(
  id: string,
  text: string,
  language: string,
  speaker: string,
  more: Partial<QuoteRecord> = {},
): QuoteRecord {
  return { id, text, language, speaker, ...more }
}

function source(id: string, name: string, more: Partial<SourceRecord> = {}): SourceRecord {
  return { id, kind: 'organization', name, terms: 'on-record', availability: 'public', ...more }
}

/** Paragraphs of one length each, that name records. */
function side(named: string[][], more: Partial<EditionSide>): EditionSide {
  const passages = named.map((records, index): OwnPassage => ({
    kind: 'paragraph',
    lines: ['A line of the length that every other has.'],
    records,
    path: `root.children.${index}`,
    attributions: [],
  }))
  return { statistics: [], quotes: [], sources: [], ...more, passages }
}

function pairs(own: EditionSide, other: EditionSide): string[] {
  return sameRecords(own, other).map((pair) => `${pair.own} = ${pair.other}${pair.isCertain ? '' : '?'}`)
}

describe('the statistics of two editions', () => {
  it('are one where both say the value in the same passage, whatever else stands between', () => {
    const own = side([['es-37'], ['es-900']], { statistics: [figure('es-37', '37'), figure('es-900', '900.0')] })
    const other = side([['en-37'], [], [], ['en-900']], {
      statistics: [figure('en-37', '37'), figure('en-900', '900')],
    })
    expect(pairs(own, other)).toEqual(['es-37 = en-37', 'es-900 = en-900'])
  })

  it.each([
    ['another value', figure('b', '38')],
    ['another unit', figure('b', '37', { unit: { kind: 'percent' } })],
    ['a range', figure('b', '37', { high: '40' })],
  ])('are two: %s', (_, other) => {
    expect(pairs(side([['a']], { statistics: [figure('a', '37')] }), side([['b']], { statistics: [other] }))).toEqual(
      [],
    )
  })

  it.each([
    ['how sure it is', figure('b', '4937', { qualifier: 'about' })],
    ['of another day', figure('b', '4937', { asOf: '2024-01-01' })],
  ])('are to be looked at: %s', (_, other) => {
    const one = figure('a', '4937', { asOf: '2025-01-01' })
    expect(pairs(side([['a']], { statistics: [one] }), side([['b']], { statistics: [other] }))).toEqual(['a = b?'])
  })

  it('are to be looked at where two could be meant, on either side', () => {
    const [a, b, c] = [figure('a', '4937'), figure('b', '4937'), figure('c', '4937')]
    expect(pairs(side([['a']], { statistics: [a] }), side([['b', 'c']], { statistics: [b, c] }))).toEqual(['a = b?'])
    expect(pairs(side([['a', 'b']], { statistics: [a, b] }), side([['c']], { statistics: [c] }))).toEqual([
      'a = c?',
      'b = c?',
    ])
  })

  it('are no small numbers of other places, and what both name is one already', () => {
    const own = side([['long'], ['a'], ['both']], {
      statistics: [figure('a', '3'), figure('long', '4937'), figure('both', '12')],
    })
    const other = side([['both'], [], [], ['b', 'large']], {
      statistics: [figure('b', '3'), figure('large', '4937'), figure('both', '12')],
    })
    expect(pairs(own, other)).toEqual(['long = large?'])
  })
})

describe('the sources of two editions', () => {
  it('are one by their address or name, and to be looked at where their kinds differ', () => {
    const own = side([], {
      sources: [
        source('a', 'Puerto de Houston', { url: 'https://example.org/report' }),
        source('b', 'Pérez, Ana', { kind: 'person' }),
        source('c', 'Acme', { kind: 'person' }),
      ],
    })
    const other = side([], {
      sources: [
        source('x', 'Port of Houston', { url: 'http://www.example.org/report?utm_source=x' }),
        source('y', 'Ana Perez', { kind: 'person' }),
        source('z', 'ACME'),
      ],
    })
    expect(pairs(own, other)).toEqual(['a = x', 'b = y', 'c = z?'])
  })
})

describe('the quotes of two editions', () => {
  const speakers = { sources: [source('his', 'Ana Pérez', { kind: 'person' })] }
  const theirs = { sources: [source('hers', 'Ana Perez', { kind: 'person' })] }

  it('are one by the same words of the same speaker, in the language they were said in or as it is translated', () => {
    const own = side([['a'], ['b']], {
      ...speakers,
      quotes: [quote('a', '«Nadie lo sabe»', 'es', 'his'), quote('b', 'Así fue.', 'es', 'his')],
    })
    const other = side([['y'], ['x']], {
      ...theirs,
      quotes: [
        quote('x', 'Nadie lo sabe.', 'es', 'hers'),
        quote('y', 'So it was.', 'en', 'hers', { translations: [{ language: 'es', text: 'Así fue' }] }),
      ],
    })
    expect(pairs(own, other)).toEqual(['his = hers', 'a = x', 'b = y'])
  })

  it('are to be looked at where one is said in another language in the same place, and not where another is known', () => {
    const own = side([['a']], { ...speakers, quotes: [quote('a', 'Así fue.', 'es', 'his')] })
    const other = (more: Partial<QuoteRecord>, speaker = 'hers') =>
      side([['x']], { ...theirs, quotes: [quote('x', 'So it was.', 'en', speaker, more)] })
    expect(pairs(own, other({}))).toEqual(['his = hers', 'a = x?'])
    expect(pairs(own, other({ translations: [{ language: 'es', text: 'Otra cosa' }] }))).toEqual(['his = hers'])
    expect(pairs(own, other({ paraphrase: true }))).toEqual(['his = hers'])
    expect(pairs(own, other({}, 'somebody else'))).toEqual(['his = hers'])
  })
})
