import { expect, test } from 'vitest'
import { portableTextSchema } from '../model/document'
import {
  body,
  citation,
  figure,
  heading,
  item,
  linebreak,
  link,
  list,
  paragraph,
  quotation,
  quote,
  rule,
  text,
} from '../../tests/fixtures/body'
import { citationsOf, toPortableText, type BodyRender } from './portableText'
import type { LexicalBody } from './types'

const render: BodyRender = {
  figure: ({ statistic }) => ({ id: statistic, text: '60 per cent' }),
  quotation: ({ quote: id }) => ({ id }),
  citation: ({ source }) => (source === 'off-record' ? null : { id: `public-${source}` }),
}
function present(value: LexicalBody | null) {
  const portable = toPortableText(value, render)
  expect(portableTextSchema.parse(portable)).toEqual(portable)
  return portable
}

test('blocks, marks and objects, with the same keys each time', () => {
  const tree = body(
    heading('h3', text('Title')),
    paragraph(text('A rise of '), figure('f1', 'stat-60'), text(', “'), quotation('q1', 'quote-1', '“immoral”')),
    rule,
    quote(text('bold', 1), text(' all', 127)),
  )
  expect(present(tree)).toEqual([
    {
      _type: 'block',
      _key: 'b0',
      style: 'h3',
      children: [{ _type: 'span', _key: 'b0s0', text: 'Title', marks: [] }],
      markDefs: [],
    },
    {
      _type: 'block',
      _key: 'b1',
      style: 'normal',
      children: [
        { _type: 'span', _key: 'b1s0', text: 'A rise of ', marks: [] },
        { _type: 'figure', _key: 'f1', statistic: 'stat-60', text: '60 per cent' },
        { _type: 'span', _key: 'b1s2', text: ', “', marks: [] },
        { _type: 'quotation', _key: 'q1', quote: 'quote-1', text: 'immoral' },
      ],
      markDefs: [],
    },
    { _type: 'break', _key: 'b2' },
    {
      _type: 'block',
      _key: 'b3',
      style: 'blockquote',
      children: [
        { _type: 'span', _key: 'b3s0', text: 'bold', marks: ['strong'] },
        {
          _type: 'span',
          _key: 'b3s1',
          text: ' all',
          marks: ['strong', 'em', 'underline', 'strike-through', 'code', 'sub', 'sup'],
        },
      ],
      markDefs: [],
    },
  ])
  expect(present(tree)).toEqual(present(structuredClone(tree)))
})

test('line breaks and equal neighbours are one span, and empty blocks are dropped', () => {
  const blocks = present(body(paragraph(), paragraph(text(' ')), paragraph(text('a'), linebreak, text('b'), text('c'))))
  expect(blocks).toMatchObject([{ _key: 'b2', children: [{ text: 'a\nbc' }] }])
  expect(present(null)).toEqual([])
})

test('lists are items with a level', () => {
  const blocks = present(
    body(list('bullet', item(text('a')), item(list('number', item(text('b')), item(text('')))), item(text('c')))),
  )
  expect(blocks).toMatchObject([
    { _key: 'b0-0', listItem: 'bullet', level: 1, children: [{ text: 'a' }] },
    { _key: 'b0-1-0-0', listItem: 'number', level: 2, children: [{ text: 'b' }] },
    { _key: 'b0-2', listItem: 'bullet', level: 1, children: [{ text: 'c' }] },
  ])
})

test('links are mark definitions, and unsafe links keep their text', () => {
  const blocks = present(
    body(
      paragraph(
        link('https://example.org', text('a', 2)),
        link('javascript:alert(1)', text('b')),
        link('https://example.net'),
        link('https://example.com', text('c')),
      ),
    ),
  )
  expect(blocks).toMatchObject([
    {
      children: [
        { text: 'a', marks: ['em', 'b0l0'] },
        { text: 'b', marks: [] },
        { text: 'c', marks: ['b0l1'] },
      ],
      markDefs: [
        { _key: 'b0l0', href: 'https://example.org' },
        { _key: 'b0l1', href: 'https://example.com' },
      ],
    },
  ])
})

test('a figure and a quotation have the marks of the words that they stand for', () => {
  const said = { ...quotation('q', 'quote-1', 'so') }
  const [first, before] = present(
    body(
      paragraph(
        figure('f', 's', { format: 1 }),
        link('https://example.org', figure('g', 's', { format: 2 }), {
          ...said,
          fields: { ...said.fields, format: 0 },
        }),
      ),
      // Of before the format was kept: no release gets another hash.
      paragraph(link('https://example.org', text('of '), figure('h', 's')), figure('i', 's', { format: 0 })),
    ),
  )
  expect(first).toMatchObject({
    children: [{ marks: ['strong'] }, { marks: ['em', 'b0l0'] }, { marks: ['b0l0'] }],
    markDefs: [{ _key: 'b0l0', href: 'https://example.org' }],
  })
  expect(before).toMatchObject({ children: [{ marks: ['b1l0'] }, { _key: 'h' }, { _key: 'i' }] })
  expect(JSON.stringify(before).match(/marks/g)).toHaveLength(1)
})

test('citations are numbered by first appearance of source and locator', () => {
  const blocks = present(
    body(
      paragraph(text('a'), citation('c1', 's1'), citation('c2', 's2', 'p. 4'), citation('c3', 'off-record')),
      paragraph(text('b'), citation('c4', 's2', ' p. 4 '), citation('c5', 's2', 'p. 5'), citation('c6', 's1', '')),
    ),
  )
  const texts = blocks.flatMap((block) => (block._type === 'block' ? block.children : [])).map(({ text }) => text)
  expect(texts).toEqual(['a', '1', '2', 'b', '2', '3', '1'])
  expect(citationsOf(blocks)).toEqual([
    { number: '1', source: 'public-s1', locator: null },
    { number: '2', source: 'public-s2', locator: 'p. 4' },
    { number: '3', source: 'public-s2', locator: 'p. 5' },
  ])
})

test('the presenter decides the words of a quotation and the locator of a citation', () => {
  const blocks = toPortableText(body(paragraph(quotation('q', 'x', 'inmoral'), citation('c', 's', 'her diary'))), {
    ...render,
    quotation: () => ({ id: 'x', text: '«immoral»' }),
    citation: () => ({ id: 'opaque', locator: null }),
  })
  expect(blocks).toMatchObject([{ children: [{ text: 'immoral' }, { source: 'opaque', locator: null }] }])
})

test('a presenter that misses a record stops the presentation', () => {
  const missing = () => {
    throw new Error('No statistic s')
  }
  expect(() => toPortableText(body(paragraph(figure('f', 's'))), { ...render, figure: missing })).toThrow('No stat')
})

test('nothing goes out that XML cannot carry', () => {
  expect(present(body(paragraph(text('a\u0000\u000bb\r\nc\ud800d\tñ😀'))))).toMatchObject([
    { children: [{ text: 'ab\nc\ufffdd\tñ😀' }] },
  ])
})
