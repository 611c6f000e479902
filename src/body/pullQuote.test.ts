import { describe, expect, it } from 'vitest'
import { body, paragraph, pullQuote, quotation, text } from '../../tests/fixtures/body'
import type { PortableText } from '../model/document'
import { toHtml } from './html'
import { toMarkdown } from './markdown'
import { mendBody } from './mend'
import { passagesOf } from './passages'
import { toPlainText } from './plainText'
import { toPortableText, type BodyRender } from './portableText'
import { NODE_CHARACTER, textBlocks } from './text'
import { validateBody } from './validate'
import { attributionsOf, withRecordIds } from './walk'

const render: BodyRender = {
  figure: () => ({ id: 'f', text: '37' }),
  quotation: ({ quote }) => ({ id: `public-${quote}`, attribution: 'John Feeley, retired ambassador' }),
  citation: ({ source }) => ({ id: source }),
}
const shown: PortableText = [
  {
    _type: 'pullQuote',
    _key: 'n1',
    quote: 'public-q1',
    text: 'makes <no> sense',
    attribution: 'John Feeley, retired ambassador',
  },
]

describe('a pull quote', () => {
  it('is a mention of its quote as a quotation is', () => {
    const written = body(pullQuote('n1', 'q1', 'makes no sense'), paragraph(quotation('n2', { id: 'q2' }, 'no')))
    expect(validateBody(written)).toEqual([])
    expect(attributionsOf(written)).toEqual([
      {
        fields: { id: 'n1', blockType: 'quotation', quote: 'q1', excerpt: 'makes no sense' },
        path: ['root', 'children', 0],
      },
      {
        fields: { id: 'n2', blockType: 'quotation', quote: 'q2', excerpt: 'no' },
        path: ['root', 'children', 1, 'children', 0],
      },
    ])
  })

  it('says its words as one node, in no text that somebody could select', () => {
    expect(textBlocks(body(pullQuote('n1', 'q1', 'no')))).toEqual([
      {
        path: 'root.children.0',
        type: 'block',
        text: NODE_CHARACTER,
        runs: [],
        nodes: [
          {
            offset: 0,
            path: 'root.children.0',
            fields: { id: 'n1', blockType: 'quotation', quote: 'q1', excerpt: 'no' },
          },
        ],
      },
    ])
  })

  it('may wait for its quote and its words, and stands between paragraphs only', () => {
    const codes = (value: unknown) => validateBody(value).map(({ code, mayWait, path }) => [code, path, mayWait])
    expect(codes(body(pullQuote('n1', null, ' ')))).toEqual([
      ['pull-quote-quote', 'root.children.0', true],
      ['pull-quote-excerpt', 'root.children.0', true],
    ])
    expect(codes(body(paragraph(pullQuote('n1', 'q', 'no'))))).toEqual([
      ['misplaced', 'root.children.0.children.0', false],
    ])
    expect(codes(body({ ...pullQuote('n1', 'q', 'no'), children: [] }))).toEqual([['leaf', 'root.children.0', false]])
    expect(codes(body(pullQuote('', 'q', 'no')))).toEqual([['block-id', 'root.children.0', false]])
    expect(codes(body(pullQuote('n', 'q', 'no'), paragraph(text('a'), quotation('n', 'q', 'no'))))).toEqual([
      ['block-id-repeated', 'root.children.1.children.1', false],
    ])
    expect(codes(body({ type: 'block', fields: { id: 'n', blockType: 'iframe', html: '<script>' } }))).toEqual([
      ['unknown-kind', 'root.children.0', false],
    ])
    expect(codes(body({ type: 'block' }))).toEqual([
      ['block-id', 'root.children.0', false],
      ['unknown-kind', 'root.children.0', false],
    ])
  })

  it('names its record by its id again where it comes back with the record', () => {
    const read = body(pullQuote('n1', { id: 'q1', text: 'makes no sense' }, 'no'))
    expect(withRecordIds(read)).toEqual(body(pullQuote('n1', 'q1', 'no')))
  })

  it('is mended as a quotation is: with an id of its own, and below the line that it stands in', () => {
    const mended = (value: unknown) => {
      const result = mendBody(
        value,
        () => 'new',
        (id) => id !== 'junk',
      )
      return 'body' in result ? result.body.root.children.map(({ fields, type }) => [type, fields]) : result
    }
    expect(mended(body(pullQuote('n', 'q', 'a'), pullQuote('n', 'junk', 'b')))).toEqual([
      ['block', { id: 'n', blockType: 'pullQuote', quote: 'q', excerpt: 'a' }],
      ['block', { id: 'new', blockType: 'pullQuote', quote: null, excerpt: 'b' }],
    ])
    expect(mended(body(paragraph(text('before'), pullQuote('n', 'q', 'a'), text('after'))))).toMatchObject([
      ['paragraph', undefined],
      ['block', { id: 'n' }],
      ['paragraph', undefined],
    ])
    // Of a kind that there is not, its words.
    expect(mended(body({ type: 'block', fields: { id: 'n', blockType: 'banner', text: 'two\nlines' } }))).toEqual([
      ['paragraph', undefined],
    ])
  })

  it('is a block of Portable Text that says who said it', () => {
    const written = body(pullQuote('n1', 'q1', '“makes <no> sense”'), pullQuote('n2', null, 'lost'))
    expect(toPortableText(written, render)).toEqual(shown)
    expect(shown.flatMap(passagesOf)).toEqual([
      [{ _type: 'quotation', _key: 'n1', quote: 'public-q1', text: 'makes <no> sense' }],
    ])
  })

  it('reads in every format, with who said it and without', () => {
    const unnamed: PortableText = shown.map((block) => ({ ...block, attribution: null }))
    expect(toHtml(shown)).toBe(
      '<figure class="pullquote"><blockquote><p><span class="quotation" data-quote="public-q1">makes &lt;no&gt; sense</span></p>' +
        '</blockquote><figcaption>John Feeley, retired ambassador</figcaption></figure>',
    )
    expect(toHtml(unnamed)).not.toContain('figcaption')
    expect(toMarkdown(shown)).toBe('> makes \\<no\\> sense\n>\n> — John Feeley, retired ambassador')
    expect(toMarkdown(unnamed)).toBe('> makes \\<no\\> sense')
    expect(toPlainText(shown)).toBe('“makes <no> sense”\n— John Feeley, retired ambassador')
    expect(toPlainText(unnamed)).toBe('“makes <no> sense”')
  })
})
