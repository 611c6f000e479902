import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { rounds } from '../../tests/support/rounds'
import type { PortableText } from '../model/document'
import {
  body,
  citation,
  figure,
  heading,
  item,
  linebreak,
  link,
  list,
  paragraph,
  quotation,
  quote,
  rule,
  text,
} from '../../tests/fixtures/body'
import { toHtml } from './html'
import { toMarkdown } from './markdown'
import { toPlainText } from './plainText'
import { toPortableText } from './portableText'
import type { LexicalNode } from './types'

function portable(...nodes: LexicalNode[]) {
  return toPortableText(body(...nodes), {
    figure: ({ statistic, text: words }) => ({ id: statistic, text: words ?? '37' }),
    quotation: ({ quote: id }) => ({ id }),
    citation: ({ source }) => ({ id: source }),
  })
}
function line(...nodes: LexicalNode[]) {
  return portable(paragraph(...nodes))
}
const lists = portable(
  list('bullet', item(text('a')), item(list('number', item(text('b')), item(text('c')))), item(text('d'))),
  rule,
  list('number', item(list('number', item(text('e')))), item(text('f'))),
)

test('a story reads in all three', () => {
  const story = portable(
    heading('h2', text('Title')),
    paragraph(text('Mexico let in '), figure('f', 's37'), text(', “'), quotation('q', 'q1', 'neutral'), text('”.')),
    quote(text('a'), linebreak, text('b'), citation('c', 'so1')),
    rule,
    paragraph(text('A '), link('https://example.org/?a=1&b=2', text('li'), text('nk', 1)), text(' here.')),
  )
  expect(toHtml(story, { value: () => '37' })).toBe(
    [
      '<h2>Title</h2>',
      '<p>Mexico let in <data class="figure" data-statistic="s37" value="37">37</data>, ' +
        '“<span class="quotation" data-quote="q1">neutral</span>”.</p>',
      '<blockquote><p>a<br>b<sup><a href="#source-1">1</a></sup></p></blockquote>',
      '<hr>',
      '<p>A <a href="https://example.org/?a=1&amp;b=2" rel="noopener">li<strong>nk</strong></a> here.</p>',
    ].join('\n'),
  )
  expect(toMarkdown(story, { note: ({ source }) => `Source ${source}` })).toBe(
    [
      '## Title',
      'Mexico let in 37, “neutral”.',
      '> a\\\n> b[^1]',
      '---',
      'A [li**nk**](https://example.org/?a=1&b=2) here.',
      '[^1]: Source so1',
    ].join('\n\n'),
  )
  expect(toPlainText(story)).toBe(
    ['Title', 'Mexico let in 37, “neutral”.', 'a\nb', '* * *', 'A link here.'].join('\n\n'),
  )
  expect(toPlainText(story, { citations: true })).toContain('b[1]')
})

test('a figure without a value is a span', () => {
  const html = '<p><span class="figure" data-statistic="s">37</span></p>'
  expect(toHtml(line(figure('f', 's')))).toBe(html)
  expect(toHtml(line(figure('f', 's')), { value: () => null })).toBe(html)
})

test('lists nest, also when an item has none of its own text', () => {
  expect(toHtml(lists).split('\n')).toEqual([
    '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>',
    '<hr>',
    '<ol><li><ol><li>e</li></ol></li><li>f</li></ol>',
  ])
  expect(toMarkdown(lists)).toBe('- a\n  1. b\n  2. c\n- d\n\n---\n\n1. 1. e\n2. f')
  expect(toPlainText(lists)).toBe('• a\n  1. b\n  2. c\n• d\n\n* * *\n\n1. 1. e\n2. f')
})

test('HTML escapes everything, and links nowhere else', () => {
  const hostile = "\"><script>alert('1')</script>&amp;"
  const html = toHtml(
    line(text(hostile), figure(hostile, hostile, { text: hostile }), quotation('q', hostile, hostile)),
  )
  expect(html).not.toMatch(/<script|"">/)
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;')

  const forged: PortableText = [
    {
      _type: 'block',
      _key: 'b0',
      style: 'normal',
      children: [{ _type: 'span', _key: 's', text: 'x', marks: ['l', 'blink'] }],
      markDefs: [{ _type: 'link', _key: 'l', href: 'java\nscript:alert(1)' }],
    },
  ]
  expect(toHtml(forged)).toBe('<p>x</p>')
  expect(toMarkdown(forged)).toBe('x')
})

test.each([
  ['*a* _b_ `c` [d](e) <f> ~g~ | & \\', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\~g\\~ \\| \\& \\\\'],
  ['# a', '\\# a'],
  ['- a', '\\- a'],
  ['+ a', '\\+ a'],
  ['2022. a', '2022\\. a'],
  ['1) a', '1\\) a'],
  ['    a', 'a'],
  ['a\n===', 'a\\\n\\==='],
  ['3.5 - 2', '3.5 - 2'],
])('Markdown writes %j as %j', (from, to) => {
  expect(toMarkdown(line(text(from)))).toBe(to)
})

test('Markdown does not let pieces make markup together', () => {
  expect(toMarkdown(line(figure('f', 's'), text('. a')))).toBe('37\\. a')
  expect(toMarkdown(line(text('Wow!'), link('https://example.org/(a)', text('x'))))).toBe(
    'Wow\\![x](<https://example.org/(a)>)',
  )
  expect(toMarkdown(portable(heading('h2', text('C #'), linebreak, text('F#'))))).toBe('## C # F\\#')
  expect(toMarkdown(portable(heading('h2', text('#'))))).toBe('## \\#')
  expect(toMarkdown(line(text('a', 16), text('b', 17)))).toBe('`a`**`b`**')
  expect(toMarkdown(line(text('a '), linebreak, text('  '), linebreak, text(' b', 1), text(' ')))).toBe('a\\\n**b**')
})

test('Markdown emphasis is asterisks where they are read as such, and tags elsewhere', () => {
  expect(toMarkdown(line(text('a '), text('b ', 1), text('c', 2), text(' '), text('d', 3)))).toBe(
    'a **b** *c* **<em>d</em>**',
  )
  expect(toMarkdown(line(text('a'), text('«b»', 1), text('c')))).toBe('a<strong>«b»</strong>c')
  expect(toMarkdown(line(text('a', 1), text('b', 2)))).toBe('<strong>a</strong>*b*')
  expect(toMarkdown(line(text('a', 4), text(' '), text('b', 8), text('c', 32)))).toBe('~~a~~ <u>b</u><sub>c</sub>')
  expect(toMarkdown(line(text('a`*b', 16)))).toBe('``a`*b``')
})

/** Each letter that is read, with its marks; the tags that Markdown has no marks for are read as they stand. */
function lettersOf(markdown: string): [letter: string, marks: string][] {
  const names: Record<string, string> = {
    strong: 'strong',
    emphasis: 'em',
    inlineCode: 'code',
    link: 'link',
    u: 'underline',
  }
  const letters: [string, string][] = []
  const tags: string[] = []
  const read = (node: Nodes, marks: string[]) => {
    const own = names[node.type] === undefined ? marks : [...marks, names[node.type] ?? '']
    if (node.type === 'html') {
      const [, end, tag = ''] = /^<(\/?)(strong|em|u|sup)>$/.exec(node.value) ?? []
      if (end) tags.splice(tags.lastIndexOf(names[tag] ?? tag), 1)
      else tags.push(names[tag] ?? tag)
    } else if ('value' in node) {
      for (const letter of node.value.replace(/\s/g, '')) letters.push([letter, [...own, ...tags].sort().join()])
    } else if ('children' in node) node.children.forEach((child) => read(child, own))
  }
  const { children } = fromMarkdown(markdown)
  expect(children).toHaveLength(1)
  read(children[0] as Nodes, [])
  return letters
}

test('Markdown reads as it was written, whatever stands beside whatever', () => {
  const pieces = [
    'a',
    'b c',
    '«x»',
    ' ',
    'd ',
    '!',
    '#',
    '- x',
    '1. y',
    '2022.',
    '*',
    '_',
    '`',
    '``',
    '<b>',
    '&amp;',
    '[z]',
    '(u)',
    '\\',
    'é',
    '=',
    '+ ',
  ]
  const words = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((each) => each.join(''))
  const marks = fc.subarray(['strong', 'em', 'underline', 'sup', 'code', 'link'], { maxLength: 3 })
  const span = fc.oneof(
    { weight: 6, arbitrary: fc.record({ text: words, marks }) },
    { weight: 1, arbitrary: fc.constant({ text: '\n', marks: [] as string[] }) },
  )
  const spans = fc
    .array(span, { minLength: 1, maxLength: 5 })
    .filter((all) => all.some(({ text: each }) => each.trim()))
  fc.assert(
    fc.property(spans, fc.constantFrom('normal' as const, 'h2' as const, 'blockquote' as const), (all, style) => {
      const markdown = toMarkdown([
        {
          _type: 'block',
          _key: 'b',
          style,
          children: all.map((each, index) => ({ _type: 'span', _key: `s${index}`, ...each })),
          markDefs: [{ _type: 'link', _key: 'link', href: 'https://example.org/(a)?b=1&c' }],
        },
      ])
      expect(lettersOf(markdown)).toEqual(
        all.flatMap(({ text: each, marks: own }) =>
          [...each.replace(/\s/g, '')].map((letter) => [letter, [...own].sort().join()]),
        ),
      )
    }),
    { numRuns: rounds(600) },
  )
}, 30_000)

test('figures and quotations are bold, and linked, as their words were', () => {
  const bold = line(
    text('up '),
    figure('f', 's', { format: 1 }),
    link('https://example.org', figure('g', 's', { format: 0 })),
  )
  expect(toHtml(bold)).toBe(
    '<p>up <strong><span class="figure" data-statistic="s">37</span></strong>' +
      '<a href="https://example.org" rel="noopener"><span class="figure" data-statistic="s">37</span></a></p>',
  )
  expect(toMarkdown(bold).trim()).toBe('up **37**[37](https://example.org)')
  expect(toPlainText(bold).trim()).toBe('up 3737')
})
