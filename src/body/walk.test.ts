import { expect, test } from 'vitest'
import { block, body, citation, figure, item, link, list, paragraph, quotation, text } from '../../tests/fixtures/body'
import type { LexicalBody } from './types'
import { attributionsOf, walkBody, withRecordIds } from './walk'

test('nodes are visited in document order with their paths', () => {
  const seen: string[] = []
  const tree = body(paragraph(text('a'), link('https://example.org', text('b'))), list('bullet', item(text('c'))))
  walkBody(tree, (node, path) => seen.push(`${node.type} ${path.join('.')}`))
  expect(seen).toEqual([
    'root root',
    'paragraph root.children.0',
    'text root.children.0.children.0',
    'link root.children.0.children.1',
    'text root.children.0.children.1.children.0',
    'list root.children.1',
    'listitem root.children.1.children.0',
    'text root.children.1.children.0.children.0',
  ])
})

test('attributions come in document order, with relationships as ids', () => {
  const tree = body(
    paragraph(figure('f1', { id: 'stat-37', label: 'x' }), text(' '), quotation('q1', 'quote-1', 'immoral')),
    list('bullet', item(citation('c1', { id: 'source-1' }, 'p. 4'))),
  )
  expect(attributionsOf(tree)).toEqual([
    {
      fields: { id: 'f1', blockType: 'figure', statistic: 'stat-37', form: 'digits', text: null },
      path: ['root', 'children', 0, 'children', 0],
    },
    {
      fields: { id: 'q1', blockType: 'quotation', quote: 'quote-1', excerpt: 'immoral' },
      path: ['root', 'children', 0, 'children', 2],
    },
    {
      fields: { id: 'c1', blockType: 'citation', source: 'source-1', locator: 'p. 4' },
      path: ['root', 'children', 1, 'children', 0, 'children', 0],
    },
  ])
})

test('blocks of a draft that name no record are left out', () => {
  expect(attributionsOf(body(paragraph(figure('f1', null), block({ id: 'x', blockType: 'video' }))))).toEqual([])
})

test('what is no body has no nodes, and depth costs no stack', () => {
  for (const value of [null, undefined, {}, { root: 'x' }, { root: { type: 'root', children: 'x' } }]) {
    expect(attributionsOf(value as unknown as LexicalBody)).toEqual([])
  }
  let node = paragraph(text('deep'))
  for (let depth = 0; depth < 5000; depth++) node = paragraph(node)
  let count = 0
  walkBody(body(node), () => count++)
  expect(count).toBe(5003)
})

test('records that were put into a body are named by their ids again, and the body that was given stays as it is', () => {
  const tree = body(
    paragraph(figure('f1', { id: 'stat-37', label: 'x' }), quotation('q1', 'quote-1', 'immoral')),
    list('bullet', item(citation('c1', { id: 'source-1' }, 'p. 4'))),
  )
  const before = structuredClone(tree)
  expect(withRecordIds(tree)).toEqual(
    body(
      paragraph(figure('f1', 'stat-37'), quotation('q1', 'quote-1', 'immoral')),
      list('bullet', item(citation('c1', 'source-1', 'p. 4'))),
    ),
  )
  expect(tree).toEqual(before)
  expect(withRecordIds(withRecordIds(tree))).toEqual(withRecordIds(tree))
  for (const other of [null, undefined, 'x', body(paragraph(figure('f1', { label: 'no id' })))]) {
    expect(withRecordIds(other)).toBe(other)
  }
})
