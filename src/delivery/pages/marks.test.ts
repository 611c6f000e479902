import { describe, expect, it } from 'vitest'
import { edition } from '../../../tests/fixtures/delivery'
import type { EditionDocument, PortableTextBlock } from '../../model/document'
import { markEdition, type CorrectionStep, type Mark } from './marks'

type Child = PortableTextBlock['children'][number]

function figure(text: string): Child {
  return { _type: 'figure', _key: 'f', statistic: 's', text }
}
function block(key: string, ...children: Array<string | Child>): PortableTextBlock {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    children: children.map((child, index) =>
      typeof child === 'string' ? { _type: 'span', _key: `${key}s${index}`, text: child, marks: [] } : child,
    ),
    markDefs: [],
  }
}
function text(...body: PortableTextBlock[]): EditionDocument {
  return edition({ title: 'A title', dek: null, body })
}
function step(before: EditionDocument, after: EditionDocument, ...corrections: number[]): CorrectionStep {
  return { corrections, before, after }
}
/** As one would write it by hand: [-gone-] {+brought+}. */
function written(marks: Mark[] = []): string {
  return marks
    .map(({ kind, step: by, text: words }) => (kind === 'gone' ? `[-${words}-]` : by ? `{+${words}+}` : words))
    .join('')
}

const long = 'The ministry keeps a list of all who are accredited, and the list is what this story rests on.'

describe('the words of an edition with what corrections changed', () => {
  it('are as they are where nothing was corrected', () => {
    const live = text(block('b0', 'There are ', figure('37'), ' diplomats.'))
    const { blocks, title } = markEdition(live, [])
    expect(written(title)).toBe('A title')
    expect(blocks.get('b0')).toEqual([
      { kind: 'stands', text: 'There are ', child: 0, step: null },
      { kind: 'stands', text: '37', child: 1, step: null },
      { kind: 'stands', text: ' diplomats.', child: 2, step: null },
    ])
  })

  it('show a figure that was corrected, at its place', () => {
    const before = text(block('b0', 'There are ', figure('37'), ' diplomats.'), block('b1', long))
    const after = text(block('b0', 'There are ', figure('38'), ' diplomats.'), block('b1', long))
    const corrected = step(before, after, 0)
    const { blocks } = markEdition(after, [corrected])
    expect(written(blocks.get('b0'))).toBe('There are [-37-]{+38+} diplomats.')
    expect(written(blocks.get('b1'))).toBe(long)
    expect(blocks.get('b0')?.[1]).toEqual({ kind: 'gone', text: '37', step: corrected })
  })

  it('keep their marks through later releases, also where paragraphs came before them', () => {
    const before = text(block('b0', 'There are ', figure('37'), ' diplomats.'), block('b1', long))
    const after = text(block('b0', 'There are ', figure('38'), ' diplomats.'), block('b1', long))
    const live = text(
      block('b0', 'A paragraph that is new.'),
      block('b1', 'There are ', figure('38'), ' diplomats now.'),
      block('b2', long),
    )
    const { blocks } = markEdition(live, [step(before, after, 0)])
    expect(written(blocks.get('b0'))).toBe('A paragraph that is new.')
    expect(written(blocks.get('b1'))).toBe('There are [-37-]{+38+} diplomats now.')
  })

  it('show each of two corrections of one figure', () => {
    const of = (value: string) => text(block('b0', 'There are ', figure(value), ' diplomats.'), block('b1', long))
    const steps = [step(of('37'), of('38'), 0), step(of('38'), of('39'), 1)]
    const { blocks } = markEdition(of('39'), steps)
    expect(written(blocks.get('b0'))).toBe('There are [-37-][-38-]{+39+} diplomats.')
  })

  it('show words in one piece, though a space stays between them', () => {
    const before = text(block('b0', 'It was the old minister who said so. ', long))
    const after = text(block('b0', 'It was a former ambassador who said so. ', long))
    expect(written(markEdition(after, [step(before, after, 0)]).blocks.get('b0'))).toContain(
      'It was [-the old minister-]{+a former ambassador+} who said so.',
    )
  })

  it('show a title that was corrected, and a paragraph that is gone', () => {
    const before = { ...text(block('b0', long), block('b1', 'He denied it.'), block('b2', long)), title: 'Nine spies' }
    const after = { ...text(block('b0', long), block('b2', long)), title: 'Ten spies' }
    const { blocks, title } = markEdition(after, [step(before, after, 0)])
    expect(written(title)).toBe('[-Nine-]{+Ten+} spies')
    expect([...blocks.values()].map(written).join('\n')).toBe(`${long}\n[-He denied it.-]${long}`)
  })

  it('show what is gone from the end, at the end', () => {
    const before = text(block('b0', long), block('b1', long), block('b2', 'He denied it.'), block('b3', 'Twice.'))
    const after = text(block('b0', long), block('b1', long))
    const { blocks } = markEdition(after, [step(before, after, 0)])
    expect([...blocks.values()].map(written).join('\n')).toBe(`${long}\n${long}[-He denied it. Twice.-]`)
  })

  it.each([
    ['a 👩‍👩‍👧 b', 'a 👨‍👩‍👧 b', 'a [-👩‍👩‍👧-]{+👨‍👩‍👧+} b'],
    ['👍🏽.', '👍🏿.', '[-👍🏽-]{+👍🏿+}.'],
    ['in 🇲🇽', 'in 🇲🇦', 'in [-🇲🇽-]{+🇲🇦+}'],
    ['نمی‌خواهم', 'می‌خواهم', '[-نمی‌خواهم-]{+می‌خواهم+}'],
  ])('part no character and no word: %j becomes %j', (was, is, expected) => {
    const [before, after] = [was, is].map((each) => text(block('b0', long), block('b1', each)))
    const { blocks } = markEdition(after!, [step(before!, after!, 0)])
    expect(written(blocks.get('b1'))).toBe(expected)
  })

  const table = (...cells: Array<string | Child>): EditionDocument['body'][number] => ({
    _type: 'table',
    _key: 't',
    caption: null,
    rows: [
      {
        _type: 'row',
        _key: 'r',
        cells: cells.map((cell, index) => {
          const { children, markDefs } = block(`t${index}`, cell)
          return { _type: 'cell', _key: `t${index}`, heads: null, children, markDefs }
        }),
      },
    ],
  })
  const chart = (...figures: string[]): EditionDocument['body'][number] => ({
    _type: 'chart',
    _key: 'c',
    kind: 'bar',
    title: 'By year',
    points: figures.map((value, index) => ({
      ...{ _type: 'point', _key: `c-${index}`, statistic: 's', label: 'A year', text: value, value },
      ...{ high: null, at: null },
    })),
  })
  type Body = EditionDocument['body']
  const linesOf = (was: Body, is: Body) => {
    const [before, after] = [was, is].map((body) => edition({ title: 'A title', dek: null, body }))
    return [...markEdition(after!, [step(before!, after!, 0)]).blocks.values()].map(written)
  }
  const first = block('b0', long)

  it('show a figure of a chart that was corrected, and of a chart that is gone nothing', () => {
    const rest = block('b1', 'It is 37.')
    expect(linesOf([first, chart('37', '41'), rest], [first, chart('38', '41'), rest])).toEqual([
      ...[long, '[-37-]{+38+}', '41', 'It is 37.'],
    ])
    expect(linesOf([first, chart('37', '41'), rest], [first, rest])).toEqual([long, 'It is 37.'])
  })

  it('show in a table or a chart nothing that was not in it', () => {
    const gone = block('b1', 'He denied it.')
    for (const cells of [table('2023', figure('37')), chart('2023', '37')]) {
      expect(linesOf([first, gone, cells], [first, cells])).toEqual([`${long}[-He denied it.-]`, '2023', '37'])
    }
    expect(linesOf([first, table('about 37', '4')], [first, table('37', '4')])).toEqual([long, '[-about-]37', '4'])
  })

  it('have no marks of what was rewritten, nor of what changed without a correction', () => {
    const before = text(block('b0', long))
    const rewritten = text(block('b0', 'Nobody keeps any such papers here, as far as one can tell from outside.'))
    const lines = (live: EditionDocument, steps: CorrectionStep[]) =>
      [...markEdition(live, steps).blocks.values()].map(written)
    expect(lines(rewritten, [step(before, rewritten, 0)])).toEqual([
      'Nobody keeps any such papers here, as far as one can tell from outside.',
    ])
    const after = text(block('b0', long.replace('ministry', 'office')))
    const live = text(block('b0', long.replace('ministry', 'bureau')))
    expect(lines(live, [step(before, after, 0)])).toEqual([long.replace('ministry', 'bureau')])
  })

  it('give back the text of the live edition, whatever was corrected', () => {
    const before = text(block('b0', long, figure('1')), block('b1', 'Two\nlines'), block('b2', long))
    const after = text(block('b0', long, figure('2')), block('b2', `${long} More.`), block('b1', 'Two\nother lines'))
    const { blocks } = markEdition(after, [step(before, after, 0)])
    for (const { _key, children } of after.body as PortableTextBlock[]) {
      const stands = (blocks.get(_key) ?? []).flatMap((mark) => (mark.kind === 'stands' ? [mark.text] : []))
      expect(stands.join('')).toBe(children.map((child) => child.text).join(''))
    }
  })
})
