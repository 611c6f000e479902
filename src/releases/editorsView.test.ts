import { describe, expect, it } from 'vitest'
import { sampleDocument } from '../../tests/fixtures/documents'
import { editorsView, isStale } from './editorsView'
import type { EditionDocument, PortableTextBlock } from '../model/document'

type Child = PortableTextBlock['children'][number]

function span(text: string, ...marks: string[]): Child {
  return { _type: 'span', _key: 's', text, marks }
}
function figure(statistic: string, text: string): Child {
  return { _type: 'figure', _key: 'f', statistic, text }
}
function quotation(quote: string, text: string): Child {
  return { _type: 'quotation', _key: 'q', quote, text }
}
function citation(source: string, text: string): Child {
  return {
    _type: 'citation',
    _key: 'c',
    source,
    locator: null,
    text,
  }
}
function paragraph(...children: Child[]): PortableTextBlock {
  return {
    _type: 'block',
    _key: 'b',
    style: 'normal',
    children,
    markDefs: [],
  }
}
function edition(blocks: PortableTextBlock[], more: Partial<EditionDocument> = {}): EditionDocument {
  return {
    ...sampleDocument,
    title: 'Title',
    dek: null,
    body: blocks,
    ...more,
  }
}
const [one, two, three] = ['First.', 'Second.', 'Third.'].map((text) => paragraph(span(text))) as [
  PortableTextBlock,
  PortableTextBlock,
  PortableTextBlock,
]

describe('editorsView', () => {
  it('gives exactly the paragraph that was edited, old and new', () => {
    const after = edition([one, paragraph(span('Second, and more.')), three])
    expect(editorsView(edition([one, two, three]), after)).toEqual([
      { part: 'body', before: 'Second.', after: 'Second, and more.' },
    ])
  })
  it('gives what is new and what is gone without the other side', () => {
    expect(editorsView(edition([one]), edition([one, two]))).toEqual([{ part: 'body', before: null, after: 'Second.' }])
    expect(editorsView(edition([one, two]), edition([two]))).toEqual([{ part: 'body', before: 'First.', after: null }])
  })
  it('pairs several that were edited in a row, in their order', () => {
    const after = edition([paragraph(span('A.')), paragraph(span('B.')), paragraph(span('C.')), three])
    expect(editorsView(edition([one, two, three]), after)).toEqual([
      { part: 'body', before: 'First.', after: 'A.' },
      { part: 'body', before: 'Second.', after: 'B.' },
      { part: 'body', before: null, after: 'C.' },
    ])
  })
  it('looks at the title and the dek', () => {
    const after = edition([one], { title: 'Another', dek: 'Now with a dek' })
    expect(editorsView(edition([one]), after)).toEqual([
      { part: 'title', before: 'Title', after: 'Another' },
      { part: 'dek', before: null, after: 'Now with a dek' },
    ])
  })
  it('finds nothing in formatting, in spaces, in the number of a footnote, in a paragraph that moved', () => {
    const bold = paragraph(span('Fir', 'strong'), span('st. '), citation('a', '2'))
    const heading: PortableTextBlock = { ...two, style: 'h2' }
    const before = edition([paragraph(span('First. '), citation('a', '1')), two, three])
    expect(isStale(before, edition([bold, heading, three]))).toBe(false)
    expect(isStale(before, edition([three, bold, heading]))).toBe(false)
  })
  it('finds nothing in a figure that was corrected, and something in another figure', () => {
    const before = edition([paragraph(figure('a', '37'), span(' diplomats'))])
    expect(isStale(before, edition([paragraph(figure('a', '38'), span(' diplomats'))]))).toBe(false)
    expect(editorsView(before, edition([paragraph(figure('b', '9'), span(' diplomats'))]))).toEqual([
      { part: 'body', before: '37 diplomats', after: '9 diplomats' },
    ])
  })
  it('finds nothing in a quote that was corrected, and something in other words of it', () => {
    const quote = sampleDocument.quotes[0]!
    const before = edition([paragraph(quotation(quote.id, 'way too big'))], { quotes: [quote] })
    const corrected = { quotes: [{ ...quote, text: 'much too big' }] }
    expect(isStale(before, edition([paragraph(quotation(quote.id, 'much too big'))], corrected))).toBe(false)
    expect(isStale(before, edition([paragraph(quotation(quote.id, 'too big'))], { quotes: [quote] }))).toBe(true)
  })
})

describe('records that are called otherwise', () => {
  const [statistic] = sampleDocument.statistics
  const [quote] = sampleDocument.quotes
  const of = (statisticId: string, quoteId: string, label = statistic!.label) =>
    edition([paragraph(figure(statisticId, '37'), span(' things, and '), quotation(quoteId, 'so'))], {
      statistics: [{ ...statistic!, id: statisticId, label }],
      quotes: [{ ...quote!, id: quoteId }],
    })

  it('are no difference: a source behind them is not named any more, or the edition joined another story', () => {
    expect(isStale(of('own', 'q'), of('opaque', 'opaque too'))).toBe(false)
  })

  it('are one where another record stands in their place', () => {
    expect(isStale(of('own', 'q'), of('another', 'q', 'something else'))).toBe(true)
  })
})
