import { expect, test } from 'vitest'
import {
  block,
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
import type { LexicalNode } from './types'
import { validateBody } from './validate'

function problems(value: unknown) {
  return validateBody(value).map(({ path, code }) => `${path} ${code}`)
}
function inLine(...nodes: LexicalNode[]) {
  return problems(body(paragraph(...nodes))).map((line) => line.split(' ')[1])
}

test('no body, and a body of all that is allowed, have no problems', () => {
  const all = body(
    heading('h2', text('Title')),
    paragraph(text('a', 3), linebreak, { type: 'tab', text: '\t' }, link('https://example.org', text('b')), text('')),
    paragraph({ type: 'autolink', fields: { linkType: 'custom', url: 'https://example.org' }, children: [text('c')] }),
    quote(quotation('q1', { id: 'quote-1' }, 'immoral')),
    list('bullet', item(figure('f1', 's1'), text('x')), item(list('number', item(citation('c1', 'so1', 'p. 4'))))),
    rule,
    paragraph(figure('f2', 's2', { form: 'custom', text: 'three dozen' })),
    paragraph(),
  )
  expect([null, undefined, body(), all].map(validateBody)).toEqual([[], [], [], []])
})

test.each(['text', 5, [], {}, { root: null }, { root: { type: 'paragraph', children: [] } }])(
  '%j is no body',
  (value) => {
    expect(problems(value)).toEqual(['root not-a-body'])
  },
)

test('problems say where they are, in both languages', () => {
  expect(validateBody(body(paragraph(), paragraph(text('a'), { type: 'upload' })))).toEqual([
    {
      path: 'root.children.1.children.1',
      code: 'unknown-node',
      message: { en: 'This type of node is not allowed.', es: 'Este tipo de nodo no está permitido.' },
      mayWait: false,
    },
  ])
})

test('nodes stand only where Lexical puts them', () => {
  expect(
    problems(body(text('x'), paragraph(paragraph()), list('bullet', paragraph()), paragraph(list('bullet')))),
  ).toEqual([
    'root.children.0 misplaced',
    'root.children.1.children.0 misplaced',
    'root.children.2.children.0 misplaced',
    'root.children.3.children.0 misplaced',
  ])
  expect(inLine(link('https://example.org', link('https://example.org', text('x'))))).toEqual(['misplaced'])
  expect(problems(body({ type: 'root', children: [] }))).toEqual(['root.children.0 misplaced'])
})

test('nodes are objects with the properties of their type', () => {
  const bad = [null, 'x', [], { type: 5 }, { type: 'constructor' }] as unknown as LexicalNode[]
  expect(inLine(...bad)).toEqual(['not-a-node', 'not-a-node', 'not-a-node', 'not-a-node', 'unknown-node'])
  expect(inLine({ type: 'text', text: 5 as unknown as string }, { type: 'text' })).toEqual(['text', 'text'])
  expect(inLine({ type: 'text', text: 'x', format: 'bold' })).toEqual(['format'])
  expect(inLine({ ...text('x'), children: [] })).toEqual(['leaf'])
  expect(problems(body({ type: 'paragraph' }, heading('h1'), list('check')))).toEqual([
    'root.children.0 children',
    'root.children.1 heading',
    'root.children.2 list',
  ])
})

test('links go to the web and to mail only', () => {
  expect(inLine(link('java\nscript:alert(1)', text('x')), link('data:text/html,x', text('x')))).toEqual([
    'link-address',
    'link-address',
  ])
  expect(inLine({ type: 'link', fields: { linkType: 'internal', doc: {} }, children: [text('x')] })).toEqual([
    'link-internal',
  ])
  expect(inLine({ type: 'link', children: [text('x')] })).toEqual(['link-type', 'link-address'])
  expect(inLine(link('https://example.org', figure('f', 's')))).toEqual(['link-without-text'])
  expect(inLine(link('https://example.org', figure('f', 's', { format: 0 })))).toEqual([])
  expect(inLine(figure('f', 's', { format: 'bold' }))).toEqual(['format'])
  const noted = citation('c', 's')
  noted.fields = { ...(noted.fields as object), format: 1 }
  expect(inLine(link('https://example.org', noted))).toEqual(['link-without-text'])
})

test('blocks need an id of their own', () => {
  expect(inLine(figure('a', 's'), figure('a', 's'), figure('', 's'), figure(5 as unknown as string, 's'))).toEqual([
    'block-id-repeated',
    'block-id',
    'block-id',
  ])
})

test('blocks need their record and their words', () => {
  expect(inLine(figure('a', null), figure('b', 5), figure('c', { label: 'x' }))).toEqual(
    Array(3).fill('figure-statistic'),
  )
  expect(inLine(figure('a', 's', { form: 'roman' }), figure('b', 's', { form: undefined }))).toEqual([
    'figure-form',
    'figure-form',
  ])
  expect(inLine(figure('a', 's', { form: 'custom', text: ' ' }), figure('b', 's', { text: 5 }))).toEqual([
    'figure-text',
    'figure-text',
  ])
  expect(inLine(quotation('a', '', ' '))).toEqual(['quotation-quote', 'quotation-excerpt'])
  expect(inLine(citation('a', undefined, {} as unknown as string))).toEqual(['citation-source', 'citation-locator'])
  expect(inLine(block({ id: 'a', blockType: 'video' }), { type: 'inlineBlock' })).toEqual([
    'unknown-block',
    'block-id',
    'unknown-block',
  ])
})

test('deep, large and wholly wrong bodies are refused in bounded time', () => {
  const nested = (levels: number): LexicalNode => {
    let inner = list('bullet', item(text('x')))
    for (let level = 1; level < levels; level++) inner = list('bullet', item(inner))
    return inner
  }
  expect(problems(body(nested(9)))).toEqual([])
  expect(problems(body(nested(10)))).toHaveLength(1)
  expect(problems(body(nested(1000)))[0]).toMatch(/ too-deep$/)

  const many = (count: number) => body(paragraph(...Array.from({ length: count }, () => text('x'))))
  expect(problems(many(19_999))).toEqual([])
  expect(problems(many(20_000))).toEqual(['root too-large'])
  expect(problems(body(...Array.from({ length: 500 }, () => text('x'))))).toHaveLength(100)
})
