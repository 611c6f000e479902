import { describe, expect, it } from 'vitest'
import { textBlocks } from '../../body'
import type { LexicalBody, LexicalNode } from '../../body/types'
import type { Finding } from '../../review'
import { comparePlaces, isSamePlace, nodesWithin, quotedWords, relocate, segmentsOf, wordsBehind } from './textRange'

function text(words: string, format = 0): LexicalNode {
  return { type: 'text', text: words, format }
}
const figure: LexicalNode = {
  type: 'inlineBlock',
  fields: { id: 'n', blockType: 'figure', statistic: 's', form: 'digits' },
}
function bodyOf(...paragraphs: LexicalNode[][]): LexicalBody {
  return {
    root: { type: 'root', children: paragraphs.map((children) => ({ type: 'paragraph', children })) },
  }
}
function blockOf(...children: LexicalNode[]) {
  return textBlocks(bodyOf(children))[0]!
}
function at(start: number, end: number) {
  return { path: 'root.children.0', start, end }
}

function finding(where: Partial<Finding['where']>, words = ''): Finding {
  return {
    severity: 'error',
    where: { field: 'body', path: 'root.children.0', start: null, end: null, ...where },
    text: words,
    message: { en: '', es: '' },
    rule: 'rule',
    suggestions: [],
    fingerprint: 'f',
    dismissal: null,
  }
}

describe('the text nodes of a passage', () => {
  it('are several where a figure is partly bold', () => {
    const block = blockOf(text('about 6'), text('0 per', 1), text(' cent more'))
    expect(segmentsOf(block, at(6, 17))).toEqual([
      { path: 'root.children.0.children.0', start: 6, end: 7 },
      { path: 'root.children.0.children.1', start: 0, end: 5 },
      { path: 'root.children.0.children.2', start: 0, end: 5 },
    ])
  })

  it('leave out body nodes, which are told apart', () => {
    const block = blockOf(text('“they had '), figure, text(' spies”'))
    expect(segmentsOf(block, at(0, block.text.length)).map(({ path }) => path)).toEqual([
      'root.children.0.children.0',
      'root.children.0.children.2',
    ])
    expect(nodesWithin(block, at(0, block.text.length))).toEqual(['root.children.0.children.1'])
    expect(nodesWithin(block, at(0, 5))).toEqual([])
  })

  it('are found inside of links', () => {
    const block = blockOf(text('see '), { type: 'link', children: [text('37 files')] })
    expect(segmentsOf(block, at(4, 6))).toEqual([{ path: 'root.children.0.children.1.children.0', start: 0, end: 2 }])
  })
})

describe('the words of a quotation', () => {
  it('are without the marks and without the comma inside of them', () => {
    const block = blockOf(text('“They always operate under cover,” he said.'))
    const words = quotedWords(block, at(0, 34), 'en-US')
    expect(block.text.slice(words.start, words.end)).toBe('They always operate under cover')
  })

  it('are the passage itself where no quotation is found', () => {
    expect(quotedWords(blockOf(text('nothing said')), at(0, 7), 'en-US')).toEqual(at(0, 7))
  })
})

describe('the place of a finding', () => {
  const blocks = textBlocks(bodyOf([text('It has 37 spies.')], [text('Nothing.')], [text('Then 12 left.'), figure]))

  it('is in document order', () => {
    const places = [
      finding({ path: 'root.children.2.children.1' }),
      finding({ path: 'root.children.2', start: 5, end: 7 }),
      finding({ start: 7, end: 9 }),
    ]
    expect([...places].sort(comparePlaces(blocks)).map(({ where }) => where.path)).toEqual([
      'root.children.0',
      'root.children.2',
      'root.children.2.children.1',
    ])
  })

  it('follows its words when a paragraph moves, and is lost with them', () => {
    const moved = finding({ path: 'root.children.1', start: 5, end: 7 }, '12')
    expect(relocate(moved, blocks).where).toMatchObject({ path: 'root.children.2', start: 5, end: 7 })
    expect(relocate(finding({ start: 7, end: 9 }, '37'), blocks).where).toMatchObject({ path: 'root.children.0' })
    expect(relocate(finding({ start: 0, end: 3 }, '999'), blocks).where).toMatchObject({ path: null, start: null })
  })

  it('is shared by findings whose words overlap or that are on one node', () => {
    expect(isSamePlace(finding({ start: 7, end: 9 }), finding({ start: 8, end: 20 }))).toBe(true)
    expect(isSamePlace(finding({ start: 7, end: 9 }), finding({ start: 9, end: 20 }))).toBe(false)
    expect(isSamePlace(finding({}), finding({}))).toBe(true)
    expect(isSamePlace(finding({}), finding({ start: 1, end: 2 }))).toBe(false)
    expect(isSamePlace(finding({ field: 'title' }), finding({}))).toBe(false)
  })
})

describe('the words behind a passage', () => {
  it('are those of its block, with a gap for a node, and none for what is no passage', () => {
    const block = blockOf(text('They packed 34 buckets of '), figure, text(' fish.'))
    const where = { field: 'body' as const, path: block.path, start: 12, end: 14 }
    expect(wordsBehind({ where }, [block])).toBe(' buckets of … fish.')
    expect(wordsBehind({ where: { ...where, field: 'title' } }, [block])).toBe('')
    expect(wordsBehind({ where: { ...where, path: 'root.children.9' } }, [block])).toBe('')
  })
})
