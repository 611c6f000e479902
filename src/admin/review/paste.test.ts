import { describe, expect, it } from 'vitest'
import { isArticle, readPasted } from './paste'

function texts(nodes: ReturnType<typeof readPasted>['nodes']) {
  return nodes.map(({ children, tag, type }) => [tag ?? type, (children ?? []).map(({ text }) => text).join('')])
}

describe('what is pasted', () => {
  it('is an article when it has several paragraphs or signs of Markdown', () => {
    for (const text of [
      'One.\n\nTwo.',
      'One.\r\n\r\nTwo.',
      '# Title',
      '- item',
      '1. item',
      '> said',
      'so **much**',
      '[a](https://a.org)',
    ])
      expect(isArticle(text), text).toBe(true)
  })

  it('is a phrase otherwise', () => {
    for (const text of ['37 diplomats', 'a\nb', 'C# and F#', '5 * 3 ** 2', '-5 degrees', '#topic', 'One.\n\n'])
      expect(isArticle(text), text).toBe(false)
  })

  it('fills the title and the dek where there are none', () => {
    const { dek, nodes, title } = readPasted('# A title\n\n*A dek.*\n\nText with 37.', { title: false, dek: false })
    expect([title, dek]).toEqual(['A title', 'A dek.'])
    expect(texts(nodes)).toEqual([['paragraph', 'Text with 37.']])
  })

  it('keeps both in the body where the article has its own', () => {
    const { dek, nodes, title } = readPasted('# A title\n\n*A dek.*\n\nText.', { title: true, dek: true })
    expect([title, dek]).toEqual([null, null])
    expect(texts(nodes)).toEqual([
      ['h2', 'A title'],
      ['paragraph', 'A dek.'],
      ['paragraph', 'Text.'],
    ])
    expect(texts(readPasted('# A title\n\n*A dek.*\n\nText.', { title: false, dek: true }).nodes)).toEqual([
      ['paragraph', 'A dek.'],
      ['paragraph', 'Text.'],
    ])
  })
})
