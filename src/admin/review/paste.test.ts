import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { codeEditor, googleDocs } from '../../../tests/fixtures/clipboard'
import { readPasted, type Filled } from './paste'

const NOTHING: Filled = { title: false, dek: false }

function paste(text: string, filled = NOTHING, html: string | null = null) {
  return readPasted({ html: html === null ? null : fromHtml(html), text }, filled)
}
function texts(pasted: ReturnType<typeof readPasted>) {
  return (pasted?.nodes ?? []).map(({ children, tag, type }) => [
    tag ?? type,
    (children ?? []).map(({ text }) => text).join(''),
  ])
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
      'so ~~much~~',
      '[a](https://a.org)',
      'a | b\n--|--\n1 | 2',
      'x[^1]\n[^1]: note',
      '• one\n• two',
    ])
      expect(paste(text), text).not.toBeNull()
  })

  it('is an embed when it is an address of one that comes to stand alone', () => {
    const address = 'https://youtu.be/dQw4w9WgXcQ'
    const read = (text: string, isAlone: boolean) => readPasted({ html: null, text, isAlone }, NOTHING)
    expect(read(` ${address}\n`, true)?.nodes).toMatchObject([
      {
        type: 'block',
        fields: { blockType: 'embed', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', heading: '' },
      },
    ])
    expect(read(address, false)).toBeNull()
    expect(read('https://example.org/', true)).toBeNull()
    expect(read(`See ${address}`, true)).toBeNull()
  })

  it('is a phrase otherwise', () => {
    for (const text of ['37 diplomats', 'a\nb', 'C# and F#', '5 * 3 ** 2', '-5 degrees', '#topic', 'One.\n\n', 'a | b'])
      expect(paste(text), text).toBeNull()
  })

  it('is cleaned also where it is a phrase', () => {
    expect(texts(paste('cafe\u0301\u0007'))).toEqual([['paragraph', 'café']])
  })

  it('is HTML where there is some, whatever its plain text looks like', () => {
    const pasted = paste('# not this', NOTHING, googleDocs)
    expect(texts(pasted).slice(0, 1)).toEqual([['h2', 'Who came']])
    expect(pasted?.pictures).toBe(1)
  })

  it('is the Markdown that HTML only shows', () => {
    const { title, ...pasted } = paste('# Who came\n\nMexico let **37** in.', NOTHING, codeEditor)!
    expect(title).toBe('Who came')
    expect(texts({ title, ...pasted })).toEqual([['paragraph', 'Mexico let 37 in.']])
  })

  it('is its text where its HTML cannot be read', () => {
    expect(texts(paste('One.', NOTHING, '<div>'.repeat(450)))).toEqual([['paragraph', 'One.']])
    expect(paste('', NOTHING, '<script>x</script>')?.nodes).toEqual([])
  })

  it('reads bullets in plain text as a list', () => {
    expect(paste('Then:\n\n• one\n• two\n  ◦ three')?.nodes.map(({ type }) => type)).toEqual(['paragraph', 'list'])
  })

  it('fills the title and the dek where there are none', () => {
    const pasted = paste('# A title\n\n*A dek.*\n\nText with 37.')
    expect([pasted?.title, pasted?.dek]).toEqual(['A title', 'A dek.'])
    expect(texts(pasted)).toEqual([['paragraph', 'Text with 37.']])
  })

  it('keeps both in the body where the article has its own', () => {
    const pasted = paste('# A title\n\n*A dek.*\n\nText.', { title: true, dek: true })
    expect([pasted?.title, pasted?.dek]).toEqual([null, null])
    expect(texts(pasted)).toEqual([
      ['h2', 'A title'],
      ['paragraph', 'A dek.'],
      ['paragraph', 'Text.'],
    ])
    expect(texts(paste('# A title\n\n*A dek.*\n\nText.', { title: false, dek: true }))).toEqual([
      ['paragraph', 'A dek.'],
      ['paragraph', 'Text.'],
    ])
  })

  it('keeps every word of a title however it is given, and says how many pictures it leaves behind', () => {
    const filled = { title: true, dek: true }
    for (const text of [
      'A title\n=====\n\n*A dek.*\n\nText.',
      '---\ntitle: A title\ndek: A dek.\n---\n\nText.',
      '---\ntitle: A title\n---\n# A title\n\n*A dek.*\n\nText.',
    ]) {
      const pasted = paste(text, filled)
      expect([pasted?.title, pasted?.dek]).toEqual([null, null])
      expect(texts(pasted).slice(-3), text).toEqual([
        ['h2', 'A title'],
        ['paragraph', 'A dek.'],
        ['paragraph', 'Text.'],
      ])
    }
    const pasted = paste('Text ![a harbour](a.png).\n\n> ![one][b]\n\n[b]: b.png')
    expect([texts(pasted)[0], pasted?.pictures]).toEqual([['paragraph', 'Text .'], 2])
  })
})
