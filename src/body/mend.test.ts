import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { mendBody } from './mend'
import * as made from '../../tests/fixtures/body'
import { toPlainText } from './plainText'
import { toPortableText } from './portableText'
import { validateBody } from './validate'
import type { LexicalBody, LexicalNode } from './types'

function text(words: string, format = 0): LexicalNode {
  return { type: 'text', version: 1, text: words, format, mode: 'normal', style: '', detail: 0 }
}
function node(type: string, children: LexicalNode[], more: Partial<LexicalNode> = {}): LexicalNode {
  return { type, version: 1, direction: null, format: '', indent: 0, ...more, children }
}
function link(url: unknown, ...children: LexicalNode[]): LexicalNode {
  return node('link', children, { fields: { linkType: 'custom', newTab: false, url } })
}
function paragraph(...children: LexicalNode[]): LexicalNode {
  return node('paragraph', children)
}
function item(...children: LexicalNode[]): LexicalNode {
  return node('listitem', children, { value: 1 })
}

function mended(...children: LexicalNode[]): LexicalBody {
  let made = 0
  const answer = mendBody({ root: node('root', children) }, () => `made-${(made += 1)}`)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.body
}
function wordsOf(body: LexicalBody): string {
  const none = () => ({ id: '', text: '' })
  return toPlainText(toPortableText(body, { figure: none, quotation: none, citation: none }))
}
function shapeOf(body: LexicalBody): string[] {
  const shape = ({ type, tag, children }: LexicalNode): string => {
    const inner = (children ?? []).filter((child) => child.children && child.type !== 'link').map(shape)
    return `${tag && type === 'heading' ? tag : type}${inner.length > 0 ? `(${inner.join(' ')})` : ''}`
  }
  return body.root.children.map(shape)
}

describe('mendBody', () => {
  it.each(['bold', -1, 1.5])('leaves a node without a format that is none: %s', (format) => {
    const figure = made.figure('f', 's', { format })
    const { root } = mended(made.paragraph(made.text('x'), figure))
    expect(JSON.stringify(root)).not.toContain(`"format":${JSON.stringify(format)}`)
    expect(validateBody({ root })).toEqual([])
  })

  it.each<[string, LexicalNode, string[], string]>([
    ['a heading of the first level', node('heading', [text('Head')], { tag: 'h1' }), ['h2'], 'Head'],
    ['a heading of the sixth level', node('heading', [text('Head')], { tag: 'h6' }), ['h4'], 'Head'],
    [
      'a heading in a list item',
      node('list', [item(node('heading', [text('Head')], { tag: 'h3' }))], { listType: 'bullet', tag: 'ul' }),
      ['list(listitem)'],
      'Head',
    ],
    [
      'paragraphs in a quotation',
      node('quote', [paragraph(text('One.')), paragraph(text('Two.'))]),
      ['quote'],
      'One.\nTwo.',
    ],
    [
      'a list in a quotation',
      node('quote', [paragraph(text('One.')), node('list', [item(text('Two.'))], { listType: 'bullet', tag: 'ul' })]),
      ['quote', 'list(listitem)'],
      'One.',
    ],
    [
      'paragraphs in a list item',
      node('list', [item(paragraph(text('One.')), paragraph(text('Two.')))], { listType: 'number', tag: 'ol' }),
      ['list(listitem)'],
      '1. One.\n   Two.',
    ],
    [
      'a task',
      node(
        'list',
        [
          { ...item(text('Call them')), checked: true },
          { ...item(text('Write')), checked: false },
        ],
        { listType: 'check', tag: 'ul' },
      ),
      ['list(listitem listitem)'],
      '☑ Call them',
    ],
    [
      'a table',
      node('table', [
        node('tablerow', [node('tablecell', [paragraph(text('a'))]), node('tablecell', [paragraph(text('b'))])]),
      ]),
      ['paragraph'],
      'a | b',
    ],
    [
      'a row of several lines, and an empty one',
      node('table', [
        node('tablerow', [node('tablecell', []), node('tablecell', [text(' ')])]),
        node('tablerow', [
          node('tablecell', [paragraph(text('a')), paragraph(text('b'))]),
          node('tablecell', [text('c')]),
        ]),
      ]),
      ['paragraph'],
      'a b | c',
    ],
    ['text at the top', text('Lonely'), ['paragraph'], 'Lonely'],
    ['an item at the top', item(text('Lonely')), ['list(listitem)'], 'Lonely'],
    [
      'a node that nobody knows',
      node('details', [node('summary', [text('More')]), paragraph(text('Words'))]),
      ['paragraph', 'paragraph'],
      'More',
    ],
    [
      'a quotation in a quotation',
      node('quote', [text('Out'), node('quote', [text('In')])]),
      ['quote', 'quote'],
      'Out',
    ],
    [
      'a list as a child of a paragraph',
      paragraph(text('Before'), node('list', [item(text('One'))], { listType: 'bullet', tag: 'ul' }), text('After')),
      ['paragraph', 'list(listitem)', 'paragraph'],
      'Before',
    ],
    ['a picture', node('upload', [], { value: 'x' }), [], ''],
  ])('makes something of %s', (_, given, shape, words) => {
    const body = mended(given)
    expect(shapeOf(body)).toEqual(shape)
    expect(wordsOf(body)).toContain(words)
    expect(validateBody(body)).toEqual([])
  })

  it.each([
    ['tel:+52', 'Call', 'Call (+52)'],
    ['tel:+525512345678', '+52 (55) 1234-5678', '+52 (55) 1234-5678'],
    ['/a', 'here', 'here'],
    ['#a', 'here', 'here'],
    ['ftp://x/file', 'file', 'file (ftp://x/file)'],
    ['file:///C:/Users/ana/notes.docx', 'notes', 'notes'],
    ['javascript:alert(1)', 'click', 'click'],
    ['data:text/html,x', 'click', 'click'],
    ['', 'anchor', 'anchor'],
    [undefined, 'anchor', 'anchor'],
    [{}, 'anchor', 'anchor'],
  ])('turns a link to %s into its text', (url, words, expected) => {
    const body = mended(paragraph(text('See '), link(url, text(words)), text('.')))
    expect(JSON.stringify(body)).not.toContain('"link"')
    expect(wordsOf(body)).toBe(`See ${expected}.`)
    expect(validateBody(body)).toEqual([])
  })

  it.each([
    ['www.a.example', 'https://www.a.example'],
    ['//a.example/x', 'https://a.example/x'],
    [' https://a.example ', 'https://a.example'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('keeps a link to %s as %s', (url, href) => {
    const body = mended(paragraph(link(url, text('there'))))
    expect(body.root.children[0]!.children![0]!.fields!.url).toBe(href)
    expect(validateBody(body)).toEqual([])
  })

  it('gives nodes the ids that they lack or share, and drops none', () => {
    const figure = (id?: string): LexicalNode => ({
      type: 'inlineBlock',
      version: 1,
      fields: { blockType: 'figure', statistic: 's', form: 'digits', ...(id ? { id } : {}) },
    })
    const body = mended(paragraph(figure('a'), figure('a'), figure()))
    expect(body.root.children[0]!.children!.map(({ fields }) => fields!.id)).toEqual(['a', 'made-1', 'made-2'])
    expect(validateBody(body)).toEqual([])
  })

  it('leaves alone what nothing is wrong with', () => {
    const given = {
      root: node('root', [
        paragraph(text('A '), link('https://a.example', text('link')), text('.')),
        node('heading', [text('H')], { tag: 'h3' }),
        node('quote', [text('Q'), { type: 'linebreak', version: 1 }, text('R')]),
        node(
          'list',
          [
            { ...item(text('1')), value: 1 },
            {
              ...item(node('list', [{ ...item(text('1.1')), indent: 1 }], { listType: 'bullet', tag: 'ul', start: 1 })),
              value: 2,
            },
          ],
          { listType: 'number', tag: 'ol', start: 1 },
        ),
        { type: 'horizontalrule', version: 1 },
        paragraph(),
      ]),
    }
    expect(validateBody(given)).toEqual([])
    expect(mendBody(given, () => 'x')).toEqual({ body: given })
  })

  it.each([null, 'text', 5, [], {}, { root: null }, { root: { children: 'x' } }])(
    'refuses %j, which is no body',
    (value) => {
      expect(mendBody(value, () => 'x')).toEqual({ refused: 'not-a-body' })
    },
  )

  it('refuses what is hostile in depth or size', () => {
    let deep: LexicalNode = paragraph(text('x'))
    for (let depth = 0; depth < 5000; depth += 1) deep = node('list', [item(deep)], { listType: 'bullet' })
    expect(mendBody({ root: node('root', [deep]) }, () => 'x')).toEqual({ refused: 'too-deep' })
    const wide = Array.from({ length: 30_000 }, () => paragraph())
    expect(mendBody({ root: node('root', wide) }, () => 'x')).toEqual({ refused: 'too-large' })
  })

  it('makes a valid body of any tree, with all of its words in order', () => {
    const types = [
      'paragraph',
      'heading',
      'quote',
      'list',
      'listitem',
      'link',
      'table',
      'tablerow',
      'tablecell',
      'code',
      'div',
      'autolink',
    ]
    const leaf = fc.record({
      type: fc.constantFrom('text', 'linebreak', 'tab', 'horizontalrule', 'upload'),
      text: fc.constant(''),
    })
    const tree = fc.letrec<{ tree: LexicalNode }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6, withCrossShrink: true },
        leaf as unknown as fc.Arbitrary<LexicalNode>,
        fc.record({
          type: fc.constantFrom(...types),
          tag: fc.constantFrom('h1', 'h2', 'h5', 'ul', 'ol', undefined),
          listType: fc.constantFrom('bullet', 'number', 'check', undefined),
          fields: fc.constantFrom({ url: 'https://a.example', linkType: 'custom' }, { url: '#x' }, undefined),
          children: fc.array(tie('tree'), { maxLength: 4 }),
        }) as unknown as fc.Arbitrary<LexicalNode>,
      ),
    })).tree
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (trees) => {
        // Each text is a word of its own, so that order and loss can be seen.
        let word = 0
        const numbered = (each: LexicalNode): LexicalNode =>
          each.type === 'text'
            ? text(`w${(word += 1)} `)
            : { ...each, ...(each.children ? { children: each.children.map(numbered) } : {}) }
        const body = mended(...trees.map(numbered))
        expect(validateBody(body)).toEqual([])
        const found = [...JSON.stringify(body).matchAll(/"w(\d+) "/g)].map(([, number]) => Number(number))
        expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: word }, (_, index) => index + 1))
      }),
      { numRuns: 300 },
    )
  })

  it('takes a record out whose id could be none', () => {
    const nodes = [made.figure('f', 'no id'), made.citation('c', { id: 'populated' })]
    const given = made.body(made.paragraph(...nodes))
    const isRecordId = (id: string) => id === 'populated'
    const mended = mendBody(given, () => 'new', isRecordId)
    expect(mended).toMatchObject({
      body: {
        root: {
          children: [
            {
              children: [{ fields: { id: 'f', statistic: null } }, { fields: { id: 'c', source: 'populated' } }],
            },
          ],
        },
      },
    })
  })
})
