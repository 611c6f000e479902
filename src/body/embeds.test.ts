import { describe, expect, it } from 'vitest'
import { ownBlock, paragraph, text } from '../../tests/fixtures/body'
import { validateBody } from './validate'
import { embeddedAt } from './embeds'
import { fromHtml } from './fromHtml'
import { fromMarkdown } from './fromMarkdown'
import { toHtml } from './html'
import { toMarkdown } from './markdown'
import { mendBody } from './mend'
import { toPlainText } from './plainText'
import { toPortableText } from './portableText'
import { textBlocks } from './text'
import type { LexicalBody, LexicalNode } from './types'

const watch = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'

describe('the address of an embed', () => {
  it.each([
    [watch, 'YouTube', watch],
    ['http://youtu.be/dQw4w9WgXcQ?si=abc&t=30', 'YouTube', watch],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ/', 'YouTube', watch],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'YouTube', watch],
    ['https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ', 'YouTube', watch],
    ['https://player.vimeo.com/video/76979871', 'Vimeo', 'https://vimeo.com/76979871'],
    ['https://soundcloud.com/desk/hearing', 'SoundCloud', 'https://soundcloud.com/desk/hearing'],
    ['https://datawrapper.dwcdn.net/aB3dE/2/', 'Datawrapper', 'https://datawrapper.dwcdn.net/aB3dE/'],
    ['https://twitter.com/desk/status/12?s=20', 'X', 'https://x.com/desk/status/12'],
    [
      'https://www.documentcloud.org/documents/123-records/',
      'DocumentCloud',
      'https://www.documentcloud.org/documents/123-records',
    ],
  ])('%s is one of %s', (address, provider, url) => {
    expect(embeddedAt(address)).toEqual({ provider, url })
    expect(embeddedAt(url)).toEqual({ provider, url })
  })

  it.each([
    'https://example.org/watch?v=dQw4w9WgXcQ',
    'https://youtube.com.example.org/watch?v=dQw4w9WgXcQ',
    'https://example.org@www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ"><script>',
    'https://www.youtube.com/@desk',
    'https://vimeo.com/',
    'javascript:alert(1)//youtu.be/dQw4w9WgXcQ',
    'mailto:desk@youtube.com',
    'youtu.be/dQw4w9WgXcQ',
    '',
    null,
    7,
  ])('%s is none', (address) => {
    expect(embeddedAt(address)).toBeNull()
  })
})

describe('an embed', () => {
  const embed = (url: unknown, heading?: unknown): LexicalNode =>
    ownBlock({ id: 'e', blockType: 'embed', url, heading })
  const body = (...children: LexicalNode[]): LexicalBody => ({ root: { type: 'root', children } })
  const none = () => {
    throw new Error('There is nothing of a record in it.')
  }
  const publicForm = (...children: LexicalNode[]) =>
    toPortableText(body(...children), { figure: none, quotation: none, citation: none })
  const codes = (...children: LexicalNode[]) =>
    validateBody(body(...children)).map(({ code, mayWait }) => [code, mayWait])

  it('is public as its title and the one address that it has, and a link in every format', () => {
    const [shown] = publicForm(embed('https://youtu.be/dQw4w9WgXcQ?si=me', ' The <hearing> '))
    expect(shown).toEqual({ _type: 'embed', _key: 'e', url: watch, provider: 'YouTube', title: 'The <hearing>' })
    if (!shown) return
    expect(toHtml([shown])).toBe(
      `<p class="embed"><a href="${watch}" rel="noopener">The &lt;hearing&gt;</a> <span class="provider">YouTube</span></p>`,
    )
    expect(toMarkdown([shown])).toBe(`[The \\<hearing\\>](${watch})`)
    expect(toPlainText([shown])).toBe(`The <hearing>\n${watch}`)
  })

  it('may wait for what it lacks, says which addresses there are, and is not public without', () => {
    expect(codes(embed(watch, 'The hearing'))).toEqual([])
    expect(codes(embed('https://example.org/', 'The hearing'))).toEqual([['embed-address', true]])
    expect(codes(embed(undefined, ' '), embed(watch, 'x'.repeat(201)))).toEqual([
      ['embed-address', true],
      ['embed-title', true],
      ['block-id-repeated', false],
      ['embed-title', true],
    ])
    const [problem] = validateBody(body(embed('https://example.org/', 'x')))
    expect(problem?.message.es).toContain('YouTube, Vimeo')
    expect(publicForm(embed('https://example.org/', 'The hearing'))).toEqual([])
  })

  it('has its title reviewed as any words of the text', () => {
    expect(textBlocks(body(embed(watch, 'How 37 ships left')))).toMatchObject([
      { type: 'caption', text: 'How 37 ships left' },
    ])
  })

  it('is read from a line that is nothing but its link, and written as one', () => {
    const read = (markdown: string) =>
      fromMarkdown(markdown).body.root.children.map(({ fields, type }) => [
        type,
        fields?.blockType,
        fields?.url,
        fields?.heading,
      ])
    expect(read(`[The hearing](https://youtu.be/dQw4w9WgXcQ)`)).toEqual([['block', 'embed', watch, 'The hearing']])
    expect(read(`Before.\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n<${watch}>`)).toEqual([
      ['paragraph', undefined, undefined, undefined],
      ['block', 'embed', watch, ''],
      ['block', 'embed', watch, ''],
    ])
    const ids = fromMarkdown(`${watch}\n\n${watch}`).body.root.children.map(({ fields }) => fields?.id)
    expect(new Set(ids).size).toBe(2)
    expect(read(`See ${watch}`)).toEqual([['paragraph', undefined, undefined, undefined]])
    expect(read('https://example.org/')).toEqual([['paragraph', undefined, undefined, undefined]])
    const [again] = publicForm(...fromMarkdown(toMarkdown(publicForm(embed(watch, 'The hearing')))).body.root.children)
    expect(again).toMatchObject({ _type: 'embed', title: 'The hearing', url: watch })
  })

  it('is read from the frame of a page, with its title, and others are left out', () => {
    const frame = (src: string, title?: string) => ({
      type: 'element' as const,
      tagName: 'iframe',
      properties: { src, ...(title === undefined ? {} : { title }) },
      children: [],
    })
    const words = {
      type: 'element' as const,
      tagName: 'p',
      properties: {},
      children: [{ type: 'text' as const, value: 'Words.' }],
    }
    const read = fromHtml({
      type: 'root',
      children: [
        words,
        frame('https://www.youtube.com/embed/dQw4w9WgXcQ', 'The hearing'),
        frame('https://example.org/', 'x'),
      ],
    })
    expect(read?.body.root.children.map(({ fields, type }) => [type, fields?.url, fields?.heading])).toEqual([
      ['paragraph', undefined, undefined],
      ['block', watch, 'The hearing'],
    ])
  })

  it('stays as it is where a body is mended', () => {
    const whole = body(
      paragraph(text('Words.')),
      embed(watch, 'The hearing'),
      ownBlock({ blockType: 'embed', url: 7, children: 'x' }),
    )
    expect(mendBody(whole, () => 'new')).toMatchObject({
      body: {
        root: {
          children: [whole.root.children[0], whole.root.children[1], { fields: { id: 'new', blockType: 'embed' } }],
        },
      },
    })
  })
})
