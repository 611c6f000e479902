import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { shortNode } from '../../tests/fixtures/body'
import { rounds } from '../../tests/support/rounds'
import { fromMarkdown } from './fromMarkdown'
import { frontMatter } from './frontMatter'
import { NODE_CHARACTER, textBlocks } from './text'
import { validateBody } from './validate'

function blocks(markdown: string) {
  return fromMarkdown(markdown).body.root.children.map(shortNode)
}
function head(markdown: string) {
  const { title, dek, body } = fromMarkdown(markdown)
  return [title, dek, body.root.children.map(shortNode).join(' ')]
}

describe('the title and the dek', () => {
  test.each([
    ['# A *title*\n\n*The dek.*\n\nText.', ['A title', 'The dek.', 'p(Text.)']],
    ['A title\n=====\n\n_The dek **of\nit**._ [*x*](https://example.org)', ['A title', 'The dek of it. x', '']],
    ['# A title\n\n*Not* the dek.', ['A title', null, 'p(*Not* the dek.)']],
    ['# A title\n\nText.\n\n*Later.*', ['A title', null, 'p(Text.) p(*Later.*)']],
    ['# A title\n\n# Another', ['A title', null, 'h2(Another)']],
    ['Text.\n\n# No title', [null, null, 'p(Text.) h2(No title)']],
    ['*No dek.*\n\nText.', [null, null, 'p(*No dek.*) p(Text.)']],
    ['## No title', [null, null, 'h2(No title)']],
    ['#\n\nText.', [null, null, 'p(Text.)']],
    ['', [null, null, '']],
  ])('of %j', (markdown, expected) => {
    expect(head(markdown)).toEqual(expected)
  })

  test.each([
    ['---\ntitle: "A \\"title\\""\nauthor: X\n---\n\nText.', ['A "title"', null, 'p(Text.)']],
    ["---\ntitle: It''s\ndek: 'It''s the dek'\n---\nText.", ["It''s", "It's the dek", 'p(Text.)']],
    [
      '---\r\nTitle: A title: of two\r\ntags:\r\n  - a\r\n  - b\r\n# x\r\n\r\n---\r\n# Text',
      ['A title: of two', null, 'h2(Text)'],
    ],
    ['---\ntitle: A title\n---\n# A title\n\n*Dek.*', ['A title', 'Dek.', '']],
    ['---\ndek: Named\n---\n# A title\n\n*Italic.*', ['A title', 'Named', 'p(*Italic.*)']],
    ['---\ntitle:\ndek: >\n  more\n  lines\n---\n# A title', ['A title', 'more lines', '']],
    ['---\ntitle: 2026-03-01\ndek: 037.0\n---', ['2026-03-01', '037.0', '']],
    ['---\ntitle: ~\ndek: no\n---', ['~', 'no', '']],
    ['---\ntitle: Why we are #1: "we try"\ndek: He said: # no\n---', ['Why we are #1: "we try"', 'He said: # no', '']],
    ['---\ntitle: A # in it\ndek: "a: b" # a comment\n---', ['A # in it', 'a: b', '']],
    ['---\ntitle: "A\\u00f1o"\ndek: |\n  a: 1\n  b\n---', ['Año', 'a: 1 b', '']],
    ['---\ntitle: &t A\ndek: *t\ntags: [a, {b: c}]\n---\nText.', ['A', null, 'p(Text.)']],
    ['---\ntitle: "No vamos", dice: @x\ndek: [Opinión] "Sí"\n---', ['"No vamos", dice: @x', '[Opinión] "Sí"', '']],
    ['---\ntitle: "A\n  title"\ndek: not\n  cut\n---', ['A title', 'not cut', '']],
    ['---\ntitle: A\n- b\n---\nText.', [null, null, 'hr p(title: A) ul(1(b)) hr p(Text.)']],
    ['---\ntitle: A\n...\nB\n---\nText.', [null, null, 'hr h2(title: A ... B) p(Text.)']],
    ['---\nNot a field\n---\nText.', [null, null, 'hr h2(Not a field) p(Text.)']],
    ['---\n\n---\nText.', [null, null, 'hr hr p(Text.)']],
    ['---\ntitle: open', [null, null, 'hr p(title: open)']],
    ['\ufeff---\ntitle: A title\n---', ['A title', null, '']],
  ])('named above the text %j', (markdown, expected) => {
    expect(head(markdown)).toEqual(expected)
  })

  it('front matter says where the text begins', () => {
    expect(frontMatter('---\na: b\n---\n\n---\nc\n').content).toBe('\n---\nc\n')
  })
})

describe('the body', () => {
  test.each([
    ['One\ntwo  \nthree\\\nfour\n\n\nfive', ['p(One two / three / four)', 'p(five)']],
    ['## a\n### b\n#### c\n##### d\n###### e\n# f', ['h2(a)', 'h3(b)', 'h4(c)', 'h4(d)', 'h4(e)', 'h2(f)']],
    ['*a **b*** `c` __d__ e_f_', ['p(*a ****b*** c **d** e_f_)']],
    ['a *b*_c_', ['p(a *bc*)']],
    ['```js\nlet a\n\n  b *c*\n```\n\n    d\te', ['p(let a)', 'p(b *c*)', 'p(d ⇥ e)']],
    [
      'a <b onclick="x()">c</b>\n\n<script>\nalert(1)\n</script>',
      ['p(a <b onclick="x()">c</b>)', 'p(<script> / alert(1) / </script>)'],
    ],
    ['a ![alt](https://example.org/a.png) b [![alt](x.png)](https://example.org)', ['p(a  b)']],
    ['![only](a.png)', []],
    [
      '[a *b*](https://example.org/x "t") <https://example.org> <a@example.org>',
      [
        'p(<https://example.org/x|a *b*> <https://example.org|https://example.org> <mailto:a@example.org|a@example.org>)',
      ],
    ],
    ['[a](javascript:alert(1)) [b](/about) [c](data:text/html,x) [d]()', ['p(a b c d)']],
    [
      '[a][1], [1][] and [1], [2]\n\n[1]: https://example.org\n[1]: https://example.com',
      ['p(<https://example.org|a>, <https://example.org|1> and <https://example.org|1>, [2])'],
    ],
    ['> a\n> b\n>\n> c\n> > d\n>\n> # e', ['quote(a b / c)', 'quote(d)', 'h2(e)']],
    ['a\n\n***\n\nb', ['p(a)', 'hr', 'p(b)']],
    [`a\n\n${'-'.repeat(90)}\n\n${'* '.repeat(90)}\n\nb`, ['p(a)', 'hr', 'hr', 'p(b)']],
    [
      '| a | b |\n|---|---|\n| 1 | 2 |',
      ['table(tablerow(tablecell(p(a))tablecell(p(b)))tablerow(tablecell(p(1))tablecell(p(2))))'],
    ],
    [
      '| a |\n|---|\n| **1**<br>2 |\n\n| | |\n|-|-|\n| [x](https://example.org) | |',
      ['p(a)', 'p(**1** 2)', 'p(<https://example.org|x> |)'],
    ],
    ['~~a~~ and ~40 to ~50', ['p(~~a~~ and ~40 to ~50)']],
    [
      'a[^1] b[^n]\n\n[^1]: One *note*.\n\n    More.\n[^n]: - two',
      ['p(a[1] b[n])', 'p([1] One *note*.)', 'p(More.)', 'p([n])', 'ul(1(two))'],
    ],
    ['> a\n>\n> - b\n>\n> c', ['quote(a)', 'ul(1(b))', 'quote(c)']],
    [
      '[a](https://www.google.com/url?q=https://example.org/x?y=1%26utm_source%3Dz&sa=D)',
      ['p(<https://example.org/x?y=1|a>)'],
    ],
    ['a &amp; b &lt;', ['p(a & b <)']],
    ['a <!-- not this -->b<br>c\n\n<!-- nor\nthis -->', ['p(a b / c)']],
    ['37~~12~~38', ['p(37 ~~12~~ 38)']],
    ['37\u000b49', ['p(37 49)']],
    ['cafe\u0301 “x” -- ...', ['p(café “x” -- ...)']],
    [`a ${NODE_CHARACTER}b`, ['p(a b)']],
    ['a\u00a0b', ['p(a\u00a0b)']],
  ])('of %j', (markdown, expected) => {
    expect(blocks(`x\n\n${markdown}`).slice(1)).toEqual(expected)
  })

  test.each([
    ['- a\n- b', ['ul(1(a)2(b))']],
    ['3. a\n4. b', ['ol(3(a)4(b))']],
    ['1968. a\n\n1994. b\n\n1995. c', ['ol(1968(a))', 'ol(1994(b)1995(c))']],
    ['1. a\n1. b\n1. c', ['ol(1(a)2(b)3(c))']],
    ['- a\n  - b\n    1. c\n- d', ['ul(1(a)2(ul(1(b)2(ol(1(c)))))2(d))']],
    ['- a\n\n  b\n\n      c\n- > d\n  >\n  > - e\n\n  f', ['ul(1(a / b / c)2(d)3(ul(1(e)))3(f))']],
    ['- ***\n- ![x](y)\n-', ['hr']],
    ['- [ ] a\n- [x] b\n  - c', ['ul(1(☐ a)2(☑ b)3(ul(1(c))))']],
    ['- # a\n- ```\n  b\n  c\n  ```', ['ul(1(**a**)2(b / c))']],
  ])('of the list %j', (markdown, expected) => {
    expect(blocks(markdown)).toEqual(expected)
  })

  it('has the properties that the editor saves', () => {
    const element = { version: 1, direction: null, format: '', indent: 0 }
    const text = { type: 'text', version: 1, mode: 'normal', style: '', detail: 0, format: 0 }
    expect(fromMarkdown('1. a\n   - [b](https://example.org)').body.root).toEqual({
      ...element,
      type: 'root',
      children: [
        {
          ...element,
          type: 'list',
          listType: 'number',
          tag: 'ol',
          start: 1,
          children: [
            { ...element, type: 'listitem', value: 1, children: [{ ...text, text: 'a' }] },
            {
              ...element,
              type: 'listitem',
              value: 2,
              children: [
                {
                  ...element,
                  type: 'list',
                  listType: 'bullet',
                  tag: 'ul',
                  start: 1,
                  children: [
                    {
                      ...element,
                      type: 'listitem',
                      indent: 1,
                      value: 1,
                      children: [
                        {
                          ...element,
                          type: 'link',
                          version: 3,
                          fields: { linkType: 'custom', newTab: false, url: 'https://example.org' },
                          children: [{ ...text, text: 'b' }],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    })
  })

  it('reads plain text', () => {
    expect(blocks('Una línea\nque sigue.\n\n—¿Vienes? —dijo.\n\n1984 fue peor.')).toEqual([
      'p(Una línea que sigue.)',
      'p(—¿Vienes? —dijo.)',
      'p(1984 fue peor.)',
    ])
  })
})

describe('whatever the text', () => {
  const all = (markdown: string) => textBlocks(fromMarkdown(markdown).body).map(({ text }) => text)

  const signs = [
    '#',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '!',
    '`',
    '>',
    '-',
    '1.',
    '\n',
    '\n\n',
    ' ',
    '    ',
    '<',
    '&',
    '\\',
    '\t',
    'a',
    '---',
    'https://a.b',
    '[a]: x\n',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...signs), { maxLength: 80 }).map((each) => each.join('')),
  )

  it('the body is valid, and has no empty blocks', () => {
    fc.assert(
      fc.property(texts, (markdown) => {
        const { title, dek, body } = fromMarkdown(markdown)
        expect(validateBody(body)).toEqual([])
        for (const each of [title, dek]) expect(each === null || (each.trim() === each && each !== '')).toBe(true)
        for (const node of body.root.children)
          expect(node.type === 'horizontalrule' || node.children?.length).toBeTruthy()
      }),
      { numRuns: rounds(1000) },
    )
  })

  it('the block above it is YAML, or text', () => {
    fc.assert(
      fc.property(texts, fc.string({ unit: 'binary' }), (block, more) => {
        const { fields, content } = frontMatter(`---\ntitle: a\n${block}\n${more}\n---\nText.`)
        expect(content.endsWith('Text.')).toBe(true)
        if (fields.size === 0) expect(content).toContain(`${block}\n${more}`)
      }),
      { numRuns: 1000 },
    )
  })

  it('plain words come through', () => {
    const words = fc.stringMatching(/^[a-záñ]{1,8}$/)
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 1 }), { minLength: 1 }), (paragraphs) => {
        expect(all(paragraphs.map((each) => each.join(' ')).join('\n\n'))).toEqual(
          paragraphs.map((each) => each.join(' ')),
        )
      }),
    )
  })

  it('deep lists and quotations become flat ones', () => {
    const list = Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- item ${depth}`).join('\n')
    const { body } = fromMarkdown(list)
    expect(validateBody(body)).toEqual([])
    expect(textBlocks(body)).toHaveLength(100)
    expect(blocks(`${'> '.repeat(40)}deep`)).toEqual(['quote(deep)'])
  })

  it('more nodes than a body may have lose their structure and no words', () => {
    const many = fromMarkdown(Array.from({ length: 15_000 }, (_, index) => `- *${index}* x`).join('\n')).body
    expect(validateBody(many)).toEqual([])
    expect(JSON.stringify(many)).toContain('14999')
    const more = fromMarkdown('word\n\n'.repeat(40_000)).body
    expect(validateBody(more)).toEqual([])
    expect(JSON.stringify(more).match(/word/g)).toHaveLength(40_000)
  })
})
