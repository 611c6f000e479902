import { describe, expect, it } from 'vitest'
import { body, figure, item, linebreak, link, list, paragraph, text } from '../../tests/fixtures/body'
import { NODE_CHARACTER, textBlocks } from './text'

describe('textBlocks', () => {
  it('joins what formatting splits, and gives a node one character', () => {
    const [block] = textBlocks(body(paragraph(text('about 1,'), text('200', 1), text(' and '), figure('f', 's'))))
    expect(block?.text).toBe(`about 1,200 and ${NODE_CHARACTER}`)
    expect(block?.path).toBe('root.children.0')
    expect(block?.runs).toEqual([
      { start: 0, end: 8, path: 'root.children.0.children.0' },
      { start: 8, end: 11, path: 'root.children.0.children.1' },
      { start: 11, end: 16, path: 'root.children.0.children.2' },
    ])
    expect(block?.nodes).toMatchObject([{ offset: 16, path: 'root.children.0.children.3', fields: { statistic: 's' } }])
  })

  it('goes into links, and says where lines break', () => {
    const [block] = textBlocks(body(paragraph(text('see '), link('https://example.org', text('12')), linebreak)))
    expect(block?.text).toBe('see 12\n')
    expect(block?.runs[1]?.path).toBe('root.children.0.children.1.children.0')
  })

  it('gives each item of a nested list its own text', () => {
    const inner = item(list('bullet', item(text('two'))))
    expect(textBlocks(body(list('bullet', item(text('one')), inner))).map((block) => block.text)).toEqual([
      'one',
      'two',
    ])
  })

  it('leaves out blocks without text, and takes no body', () => {
    expect(textBlocks(body(paragraph()))).toEqual([])
    expect(textBlocks(null)).toEqual([])
  })
})
