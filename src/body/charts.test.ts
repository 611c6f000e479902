import { describe, expect, it } from 'vitest'
import { body, ownBlock, paragraph, text } from '../../tests/fixtures/body'
import { portableTextSchema, type Chart } from '../model/document'
import { drawChart } from './charts'
import { escapeHtml, toHtml } from './html'
import { toMarkdown } from './markdown'
import { mendBody } from './mend'
import { passagesOf } from './passages'
import { toPlainText } from './plainText'
import { toPortableText, type BodyRender } from './portableText'
import { textBlocks } from './text'
import { validateBody } from './validate'
import { attributionsOf, withRecordIds } from './walk'

function chartNode(more: Record<string, unknown> = {}) {
  return ownBlock({ id: 'c', blockType: 'chart', kind: 'bar', heading: 'Diplomats', statistics: ['a', 'b'], ...more })
}
const values: Record<string, { value: string; high: string | null; at: string | null }> = {
  a: { value: '49', high: null, at: '2022' },
  b: { value: '80', high: '90', at: '2024-03' },
}
const render: BodyRender = {
  figure: ({ statistic }) => ({
    id: `public-${statistic}`,
    text: values[statistic]?.high ? '80 to 90' : (values[statistic]?.value ?? ''),
    point: { label: `label <${statistic}>`, day: statistic === 'a' ? '2022' : 'March 2024', ...values[statistic]! },
  }),
  quotation: ({ quote }) => ({ id: quote }),
  citation: () => null,
}
function shown(more: Record<string, unknown> = {}) {
  const portable = toPortableText(body(chartNode(more)), render)
  expect(portableTextSchema.parse(portable)).toEqual(portable)
  return portable
}
function codes(more: Record<string, unknown>) {
  return validateBody(body(chartNode(more))).map(({ code, mayWait }) => [code, mayWait])
}

describe('a chart', () => {
  it('is a mention of each of its statistics, and its title a text that no node holds', () => {
    expect(validateBody(body(chartNode()))).toEqual([])
    expect(attributionsOf(body(chartNode())).map(({ fields }) => fields)).toEqual([
      { id: 'c-0', blockType: 'figure', statistic: 'a', form: 'digits', text: null },
      { id: 'c-1', blockType: 'figure', statistic: 'b', form: 'digits', text: null },
    ])
    expect(textBlocks(body(chartNode())).map(({ nodes, text: said, type }) => [type, said, nodes.length])).toEqual([
      ['block', '\uFFFC\n\uFFFC', 2],
      ['caption', 'Diplomats', 0],
    ])
  })

  it.each([
    [{ kind: 'pie' }, 'chart-kind'],
    [{ heading: ' ' }, 'chart-title'],
    [{ heading: 'x'.repeat(201) }, 'chart-title'],
    [{ statistics: ['a'] }, 'chart-statistics'],
    [{ statistics: ['a', 'a'] }, 'chart-statistics'],
    [{ statistics: ['a', { evil: true }] }, 'chart-statistics'],
    [{ statistics: 'a' }, 'chart-statistics'],
    [{ statistics: Array.from({ length: 41 }, (_, index) => `s${index}`) }, 'chart-statistics'],
  ])('with %j may wait, and not be published', (more, code) => {
    expect(codes(more)).toEqual([[code, true]])
  })

  it('names its records by their ids, however it comes back, and none that could be none', () => {
    const read = body(chartNode({ statistics: [{ id: 'a', value: '49' }, 'b'] }))
    expect(withRecordIds(read)).toEqual(body(chartNode()))
    const result = mendBody(
      body(paragraph(text('x')), chartNode({ statistics: [{ id: 'a' }, 'junk', 7, null, 'b'] })),
      () => 'new',
      (id) => id !== 'junk',
    )
    expect('body' in result && result.body.root.children[1]?.fields?.statistics).toEqual(['a', 'b'])
    const odd = mendBody(body(chartNode({ statistics: { evil: true } })), () => 'new')
    expect('body' in odd && odd.body.root.children[0]?.fields?.statistics).toEqual([])
    const sound = body(chartNode())
    expect(mendBody(sound, () => 'new')).toEqual({ body: sound })
  })

  it('is in Portable Text with its points, and says them to whoever compares', () => {
    expect(shown()).toEqual([
      {
        _type: 'chart',
        _key: 'c',
        kind: 'bar',
        title: 'Diplomats',
        points: [
          { _type: 'point', _key: 'c-0', statistic: 'public-a', label: 'label <a>', text: '49', ...values.a },
          { _type: 'point', _key: 'c-1', statistic: 'public-b', label: 'label <b>', text: '80 to 90', ...values.b },
        ],
      },
    ])
    expect(shown().flatMap(passagesOf)).toMatchObject([
      [{ text: 'Diplomats' }],
      [{ _type: 'figure', _key: 'c-0', statistic: 'public-a', text: '49' }],
      [{ _type: 'figure', _key: 'c-1', statistic: 'public-b', text: '80 to 90' }],
    ])
    expect(shown({ kind: 'line' })).toMatchObject([{ points: [{ label: '2022' }, { label: 'March 2024' }] }])
    expect(shown({ statistics: [] })).toEqual([])
  })

  it('reads in every format, drawn with its table beside it', () => {
    const html = toHtml(shown())
    expect(html).toContain('<figure class="chart"><figcaption>Diplomats</figcaption><svg class="plot"')
    expect(html).toContain(
      '<table><tbody><tr><th scope="row">label &lt;a&gt;</th><td><span class="figure" data-statistic="public-a">49</span></td></tr>',
    )
    expect(toMarkdown(shown())).toBe(
      'Diplomats\n\n| | |\n| - | - |\n| label \\<a\\> | 49 |\n| label \\<b\\> | 80 to 90 |',
    )
    expect(toPlainText(shown())).toBe('Diplomats\nlabel <a>: 49\nlabel <b>: 80 to 90')
  })
})

describe('the drawing of a chart', () => {
  const draw = (more: Record<string, unknown> = {}) => drawChart(shown(more)[0] as Chart, escapeHtml)
  const numbers = (svg: string, pattern: RegExp) =>
    [...svg.matchAll(pattern)].map((found) => found.slice(1).map(Number))

  it('says what it is to who does not see it, and nothing in it is markup that somebody typed', () => {
    const svg = draw({ heading: '<script>' })
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*aria-labelledby="chart-c-title chart-c-text"/)
    expect(svg).toContain('<title id="chart-c-title">&lt;script&gt;</title>')
    expect(svg).toContain('<desc id="chart-c-text">label &lt;a&gt;: 49; label &lt;b&gt;: 80 to 90</desc>')
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/style=|href=|on\w+=/)
  })

  it('has bars that begin at zero and are as long as their values; a range reaches on, lighter', () => {
    const bars = numbers(draw(), /<rect class="bar" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)
    const [first, second, range] = bars as [number[], number[], number[]]
    expect([first[0], second[0]]).toEqual([0, 0])
    expect(first[1]! / second[1]!).toBeCloseTo(49 / 80, 2)
    expect(range[0]).toBeCloseTo(second[1]!, 0)
    expect((range[0]! + range[1]!) / second[1]!).toBeCloseTo(90 / 80, 2)
  })

  it('has a line over time, where a longer time is a longer way, and zero is at the axis', () => {
    values.c = { value: '0', high: null, at: '2023' }
    const dots = numbers(
      draw({ kind: 'line', statistics: ['b', 'a', 'c'] }),
      /<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"/g,
    )
    const [a, c, b] = dots as [number[], number[], number[]]
    expect(a[0]).toBeLessThan(c[0]!)
    // A year, and then fourteen months.
    expect((b[0]! - c[0]!) / (c[0]! - a[0]!)).toBeCloseTo(14 / 12, 1)
    expect(draw({ kind: 'line', statistics: ['a', 'c', 'b'] })).toContain(`d="M0 ${c[1]}H640"`)
  })

  it('holds whatever the values', () => {
    Object.assign(values, {
      n: { value: '-5', high: null, at: '1999' },
      z: { value: '0', high: null, at: '2000' },
      h: { value: '123456789012345678901234567890', high: null, at: '2001' },
    })
    for (const kind of ['bar', 'line']) {
      for (const statistics of [
        ['n', 'z'],
        ['z', 'n', 'h'],
        ['z', 'z'],
      ]) {
        expect(draw({ kind, statistics })).not.toMatch(/NaN|Infinity|undefined|e\+/)
      }
    }
    expect(
      numbers(draw({ statistics: ['n', 'a'] }), /width="([\d.]+)"/g)
        .flat()
        .every((width) => width > 0),
    ).toBe(true)
  })
})
