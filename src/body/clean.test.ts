import { describe, expect, it } from 'vitest'
import { cleanBody } from './clean'

function bodyOf(...children: object[]) {
  return { root: { type: 'root', version: 1, children: [{ type: 'paragraph', version: 1, children }] } }
}

describe('a body', () => {
  it('has sound text, and keeps the spaces between its words', () => {
    const text = (words: string, format = 0) => ({ type: 'text', version: 1, text: words, format })
    expect(cleanBody(bodyOf(text('Bell\u0007 '), text('Me\u0301xico', 1), text(' \u202Eand\u0000 ')))).toEqual(
      bodyOf(text('Bell '), text('México', 1), text(' and ')),
    )
  })

  it('has sound words in its nodes, whose ids stay', () => {
    const node = (fields: object) => ({ type: 'inlineBlock', version: 1, fields })
    expect(
      cleanBody(
        bodyOf(
          node({ id: ' a ', blockType: 'figure', statistic: 's1', form: 'custom', text: ' 37\u0007 ' }),
          node({ id: 'b', blockType: 'quotation', quote: { id: 'q1', text: ' x ' }, excerpt: 'a\r\nb ' }),
          node({
            id: 'c',
            blockType: 'image',
            rows: [{ caption: ' Me\u0301xico ' }],
            text: bodyOf({ text: ' x\u0007' }),
          }),
          { type: 'link', version: 1, fields: { url: ' https://a.example/\u0007 ', linkType: 'custom' }, children: [] },
        ),
      ),
    ).toEqual(
      bodyOf(
        node({ id: ' a ', blockType: 'figure', statistic: 's1', form: 'custom', text: '37' }),
        node({ id: 'b', blockType: 'quotation', quote: { id: 'q1', text: 'x' }, excerpt: 'a\nb' }),
        node({ id: 'c', blockType: 'image', rows: [{ caption: 'México' }], text: bodyOf({ text: ' x' }) }),
        { type: 'link', version: 1, fields: { url: 'https://a.example/', linkType: 'custom' }, children: [] },
      ),
    )
  })

  it.each([null, undefined, 'text', 5, [], {}, { root: 'x' }])('is not made of %j', (value) => {
    expect(cleanBody(value)).toBe(value)
  })

  it('may hold anything where a child is meant', () => {
    const odd = { root: { children: [null, 'text', 5, [], { children: 'x' }, { fields: 'y' }, { text: 5 }] } }
    expect(cleanBody(odd)).toEqual(odd)
  })
})
