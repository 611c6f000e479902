import { describe, expect, it } from 'vitest'
import { body, ownBlock, paragraph, text } from '../../tests/fixtures/body'
import { portableTextSchema } from '../model/document'
import { toHtml } from './html'
import { toMarkdown } from './markdown'
import { mendBody } from './mend'
import { toPlainText } from './plainText'
import { toPortableText } from './portableText'
import { textBlocks } from './text'
import { validateBody } from './validate'
import { withRecordIds } from './walk'

function node(more: Record<string, unknown> = {}) {
  return ownBlock({ id: 'i1', blockType: 'image', media: 'm1', ...more })
}

function shown(more: Record<string, unknown> = {}) {
  return toPortableText(body(paragraph(text('Before.')), node(more)), {
    figure: () => ({ id: '', text: '' }),
    quotation: () => ({ id: '' }),
    citation: () => null,
    image: ({ media }) =>
      media === 'm1' ? { url: '/media/a.jpg?a&b', alt: 'An <embassy>', credit: 'A. Photographer', source: null } : null,
  })
}

describe('an image of a body', () => {
  it('has what its record says of it, or what is said of it there', () => {
    expect(portableTextSchema.parse(shown())).toEqual(shown())
    expect(shown()[1]).toMatchObject({ alt: 'An <embassy>', caption: null, credit: 'A. Photographer', focus: null })
    const said = { alt: ' At night ', caption: 'It is [late].', credit: 'B', focalX: 0, focalY: 100 }
    expect(shown(said)[1]).toMatchObject({
      alt: 'At night',
      caption: 'It is [late].',
      credit: 'B',
      focus: { x: 0, y: 100 },
    })
    expect(shown({ alt: ' ', credit: '', focalX: 3 })[1]).toEqual(shown()[1])
    expect(shown({ media: 'gone' })).toHaveLength(1)
  })

  it('is a figure in HTML, a picture in Markdown and words in plain text, with nothing of it read as markup', () => {
    const portable = shown({ caption: 'It is [late].' })
    expect(toHtml(portable)).toBe(
      '<p>Before.</p>\n<figure class="image"><img src="/media/a.jpg?a&amp;b" alt="An &lt;embassy&gt;" loading="lazy">' +
        '<figcaption><span>It is [late].</span> <span class="credit">A. Photographer</span></figcaption></figure>',
    )
    expect(toMarkdown(portable)).toBe(
      'Before.\n\n![An \\<embassy>](/media/a.jpg?a&b)\n\nIt is \\[late\\]. (A. Photographer)',
    )
    expect(toPlainText(portable)).toBe('Before.\n\nIt is [late]. (A. Photographer)')
    expect(toPlainText(shown())).toBe('Before.\n\n[An <embassy>] (A. Photographer)')
  })

  it('is read by its caption', () => {
    expect(textBlocks(body(node({ caption: 'There were 37.' })))).toMatchObject([
      { path: 'root.children.0', type: 'caption', text: 'There were 37.' },
    ])
    expect(textBlocks(body(node()))).toEqual([])
  })

  it.each([
    [{ media: null }, 'image-media'],
    [{ media: 5 }, 'image-media'],
    [{ caption: 'x'.repeat(501) }, 'image-text'],
    [{ credit: 'x'.repeat(301) }, 'image-text'],
    [{ alt: {} }, 'image-text'],
    [{ focalX: 1 }, 'image-focus'],
    [{ focalX: -1, focalY: 1 }, 'image-focus'],
    [{ focalX: 1, focalY: Number.NaN }, 'image-focus'],
  ])('is not right with %j', (more, code) => {
    expect(validateBody(body(node(more)))).toMatchObject([{ path: 'root.children.0', code, mayWait: true }])
  })

  it('is right with its record alone, and named by its id where that came whole', () => {
    expect(validateBody(body(node()))).toEqual([])
    const whole = body(node({ media: { id: 'm1', filename: 'a.jpg' } }))
    expect(withRecordIds(whole)).toEqual(body(node()))
    expect(mendBody(whole, () => 'new')).toEqual({ body: body(node()) })
    expect(
      mendBody(
        body(node({ media: 'x' })),
        () => 'new',
        () => false,
      ),
    ).toEqual({ body: body(node({ media: null })) })
  })
})
