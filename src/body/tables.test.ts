import { describe, expect, it } from 'vitest'
import {
  body,
  citation,
  figure,
  linebreak,
  ownBlock,
  paragraph,
  shortNode,
  table,
  text,
} from '../../tests/fixtures/body'
import { worked } from '../../tests/support/worked'
import { portableTextSchema } from '../model/document'
import { fromMarkdown } from './fromMarkdown'
import { toHtml } from './html'
import { toMarkdown } from './markdown'
import { mendBody } from './mend'
import { passagesOf } from './passages'
import { toPlainText } from './plainText'
import { toPortableText } from './portableText'
import { fromSheet } from './tables'
import { textBlocks } from './text'
import type { LexicalNode } from './types'
import { validateBody } from './validate'
import { attributionsOf } from './walk'

function cell(...children: LexicalNode[]): LexicalNode[] {
  return [paragraph(...children)]
}
const written = body(
  table(
    [
      [cell(text('Year')), cell(text('Diplomats | in all'))],
      [cell(text('2022')), cell(figure('n1', 's1'), text(' of them'), citation('n2', 'r1'))],
      [cell(), [paragraph(text('a')), paragraph(text('b <i>'))]],
    ],
    { caption: 'Who came' },
  ),
)
const shown = toPortableText(written, {
  figure: ({ statistic }) => ({ id: statistic, text: '49' }),
  quotation: ({ quote }) => ({ id: quote }),
  citation: ({ source }) => ({ id: source }),
})
function mended(value: unknown): LexicalNode[] {
  const result = mendBody(value, () => 'new')
  if ('refused' in result) throw new Error(result.refused)
  expect(validateBody(result.body)).toEqual([])
  return result.body.root.children
}
function codes(...nodes: LexicalNode[]) {
  return validateBody(body(...nodes)).map(({ code, path }) => [code, path])
}

describe('a table', () => {
  it('holds what a line holds, and each cell is a text of its own; the caption is one that no node holds', () => {
    expect(validateBody(written)).toEqual([])
    expect(attributionsOf(written).map(({ fields, path }) => [fields.id, path.join('.')])).toEqual([
      ['n1', 'root.children.0.children.1.children.1.children.0.children.0'],
      ['n2', 'root.children.0.children.1.children.1.children.0.children.2'],
    ])
    expect(textBlocks(written).map(({ path, runs, text: said, type }) => [type, path, said, runs.length])).toEqual([
      ['caption', 'root.children.0', 'Who came', 0],
      ['paragraph', 'root.children.0.children.0.children.0.children.0', 'Year', 1],
      ['paragraph', 'root.children.0.children.0.children.1.children.0', 'Diplomats | in all', 1],
      ['paragraph', 'root.children.0.children.1.children.0.children.0', '2022', 1],
      ['paragraph', 'root.children.0.children.1.children.1.children.0', '\uFFFC of them\uFFFC', 1],
      ['paragraph', 'root.children.0.children.2.children.1.children.0', 'a', 1],
      ['paragraph', 'root.children.0.children.2.children.1.children.1', 'b <i>', 1],
    ])
  })

  it.each([
    ['rows of another width', table([[cell(), cell()], [cell()]]), 'table-rows', 'root.children.0'],
    ['no rows', table([]), 'table-rows', 'root.children.0'],
    [
      'more columns than anybody reads',
      table([Array.from({ length: 21 }, () => cell())]),
      'table-rows',
      'root.children.0',
    ],
    ['a caption that is none', { ...table([[cell()]]), $: { caption: 7 } }, 'table-caption', 'root.children.0'],
    ['another state', { ...table([[cell()]]), $: { onclick: 'x' } }, 'table-caption', 'root.children.0'],
    ['a cell without a paragraph', table([[[]]]), 'table-cell', 'root.children.0.children.0.children.0'],
    [
      'a block in a cell',
      table([[[ownBlock({ id: 'n', blockType: 'pullQuote' })]]]),
      'misplaced',
      'root.children.0.children.0.children.0.children.0',
    ],
    ['a row at the top', { type: 'tablerow', children: [] }, 'misplaced', 'root.children.0'],
  ])('with %s is none', (_, node, code, path) => {
    expect(codes(node)).toEqual([[code, path]])
  })

  it('of the editor stays as it is, and is made sound where it is not', () => {
    expect(mended(written)).toEqual(written.root.children)
    const narrow = table([[cell(text('a')), cell(text('b'))], [cell(text('c'))]])
    expect(mended(body(narrow)).map(shortNode)).toEqual([
      'table(tablerow(tablecell(p(a))tablecell(p(b)))tablerow(tablecell(p(c))tablecell(p())))',
    ])
    const inner = table([[cell(text('x'))], [cell(text('y'))]])
    const block = ownBlock({ id: 'n', blockType: 'pullQuote', quote: 'q', excerpt: 'e' })
    expect(mended(body(table([[[paragraph(text('a')), block, inner]]]))).map(shortNode)).toEqual([
      'table(tablerow(tablecell(p(a))))',
      'block()',
      'table(tablerow(tablecell(p(x)))tablerow(tablecell(p(y))))',
    ])
    const merged = table([[cell(text('a'))]])
    const [row] = merged.children ?? []
    const [wide] = row?.children ?? []
    if (wide) wide.colSpan = 3
    expect(mended(body(merged))[0]?.children?.[0]?.children?.[0]?.colSpan).toBe(1)
  })

  it('is in Portable Text with its cells as lines, and says so to whoever compares', () => {
    expect(portableTextSchema.parse(shown)).toEqual(shown)
    expect(shown).toMatchObject([
      {
        _type: 'table',
        caption: 'Who came',
        rows: [
          { cells: [{ heads: 'column' }, { heads: 'column' }] },
          {
            cells: [
              { heads: null, children: [{ text: '2022' }] },
              { children: [{ _type: 'figure', statistic: 's1', text: '49' }, { text: ' of them' }, { text: '1' }] },
            ],
          },
          { cells: [{ children: [] }, { children: [{ text: 'a\nb <i>' }] }] },
        ],
      },
    ])
    expect(shown.flatMap(passagesOf).map((line) => line.map((child) => child.text).join(''))).toEqual([
      'Who came',
      'Year',
      'Diplomats | in all',
      '2022',
      '49 of them1',
      '',
      'a\nb <i>',
    ])
  })

  it('reads in every format', () => {
    expect(toHtml(shown)).toBe(
      '<div class="table" tabindex="0"><table><caption>Who came</caption>' +
        '<thead><tr><th scope="col">Year</th><th scope="col">Diplomats | in all</th></tr></thead>' +
        '<tbody><tr><td>2022</td><td><span class="figure" data-statistic="s1">49</span> of them<sup><a href="#source-1">1</a></sup></td></tr>' +
        '<tr><td></td><td>a<br>b &lt;i&gt;</td></tr></tbody></table></div>',
    )
    expect(toMarkdown(shown)).toBe(
      'Who came\n\n| Year | Diplomats \\| in all |\n| - | - |\n| 2022 | 49 of them[^1] |\n| | a<br>b \\<i\\> |',
    )
    expect(toPlainText(shown)).toBe('Who came\nYear | Diplomats | in all\n2022 | 49 of them\n | a b <i>')
    // Without a head, Markdown has an empty one.
    const plain = toPortableText(
      body(table([[cell(text('a')), cell(text('b'), linebreak, text('c'))]], { head: false })),
      {
        figure: () => ({ id: '', text: '' }),
        quotation: () => ({ id: '' }),
        citation: () => null,
      },
    )
    expect(toMarkdown(plain)).toBe('| | |\n| - | - |\n| a | b<br>c |')
    expect(toHtml(plain)).not.toContain('thead')
  })

  it('comes back from Markdown as it went', () => {
    const { body: again } = fromMarkdown(`${toMarkdown(shown).replace('[^1]', '')}\n`)
    expect(again.root.children.map(shortNode)).toEqual([
      'p(Who came)',
      'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats | in all)))tablerow(tablecell(p(2022))tablecell(p(49 of them)))' +
        'tablerow(tablecell(p())tablecell(p(a / b <i>))))',
    ])
  })
})

describe('what others call a table', () => {
  const raw = (rows: object[][], more = {}) =>
    body({
      type: 'table',
      ...more,
      children: rows.map((cells) => ({
        type: 'tablerow',
        children: cells.map((each) => ({ type: 'tablecell', ...each })),
      })),
    })
  const td = (words: string, more = {}) => ({ children: words === '' ? [] : [paragraph(text(words))], ...more })
  const heads = (nodes: LexicalNode[]) =>
    nodes[0]?.children?.map((row) => row.children?.map(({ headerState }) => headerState))

  it('is a table without its empty rows and columns, and with what reached over several in the first', () => {
    const nodes = mended(
      raw(
        [
          [td(''), td('')],
          [td('Year', { isHeading: true }), td(''), td('Diplomats', { isHeading: true, columns: 2 })],
          [td('2022', { rows: 2 }), td(''), td('49'), td('50')],
          [td(''), td('51'), td('52')],
        ],
        { $: { caption: 'Who' } },
      ),
    )
    expect(nodes.map(shortNode)).toEqual([
      'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats))tablecell(p()))' +
        'tablerow(tablecell(p(2022))tablecell(p(49))tablecell(p(50)))tablerow(tablecell(p())tablecell(p(51))tablecell(p(52))))',
    ])
    expect(nodes[0]?.$).toEqual({ caption: 'Who' })
    expect(heads(nodes)).toEqual([
      [1, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })

  it('has a head where its first row has no numbers and the others do, and heads of rows where they are marked', () => {
    expect(
      heads(
        mended(
          raw([
            [td('Year'), td('Count')],
            [td('2022'), td('49')],
          ]),
        ),
      ),
    ).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect(
      heads(
        mended(
          raw([
            [td('2022'), td('49')],
            [td('2023'), td('50')],
          ]),
        ),
      ),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(
      heads(
        mended(
          raw([
            [td('a'), td('1')],
            [td('b', { isHeading: true }), td('2')],
          ]),
        ),
      ),
    ).toEqual([
      [0, 0],
      [2, 0],
    ])
  })

  it('is lines where it only places what is in it, or is more than anybody reads', () => {
    expect(mended(raw([[td('a'), td('b')]])).map(shortNode)).toEqual(['p(a | b)'])
    expect(
      mended(
        raw([
          [{ children: [{ type: 'list', listType: 'bullet', children: [] }] }, td('b')],
          [td('c'), td('d')],
        ]),
      ).map(shortNode),
    ).toEqual(['p(b)', 'p(c | d)'].map((line, index) => (index === 0 ? 'p( | b)' : line)))
    const wide = Array.from({ length: 25 }, (_, index) => td(String(index)))
    expect(mended(raw([wide, wide])).map(({ type }) => type)).toEqual(['paragraph', 'paragraph'])
  })

  it('takes a moment, however far its cells reach', () => {
    const rows = Array.from({ length: 390 }, () =>
      Array.from({ length: 15 }, () => td('x', { rows: 9999, columns: 9999 })),
    )
    expect(worked(() => mended(raw(rows)))).toBeLessThan(3000)
  })

  it('is one in the plain text of a sheet, and not in a text with a tab', () => {
    const made = fromSheet('Year\tDiplomats\n2022\t"49 ""in all"""\n2023\t\n')
    expect(made && shortNode(made)).toBe(
      'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats)))tablerow(tablecell(p(2022))tablecell(p(49 "in all")))tablerow(tablecell(p(2023))tablecell(p())))',
    )
    expect(made && codes(made)).toEqual([])
    expect(fromSheet('one\ttwo')).toBeNull()
    expect(fromSheet('one\ttwo\nthree')).toBeNull()
    expect(fromSheet('one\ntwo')).toBeNull()
  })
})
