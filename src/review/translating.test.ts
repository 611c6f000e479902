import { describe, expect, it } from 'vitest'
import {
  body,
  citation,
  figure,
  heading,
  item,
  list,
  paragraph,
  pullQuote,
  rule,
  table,
  text,
} from '../../tests/fixtures/body'
import { toPortableText, type LexicalBody, type LexicalNode } from '../body'
import {
  alignPassages,
  missingFrom,
  originalPassages,
  ownPassages,
  passageState,
  readersText,
  textState,
  type PassageRow,
} from './translating'

const languages = { theirs: 'en', ours: 'es' }
const first = 'The harbour master closed the gate before the wind rose, and nobody was let in.'
const second = 'By the morning the ships had gone and the town was quiet again for a while.'
const third = 'Nobody knows who gave the order, and the ministry does not answer its telephone.'

/** A body as it is released. */
function released(written: LexicalBody) {
  return toPortableText(written, {
    figure: ({ statistic }) => ({
      id: statistic,
      text: '37',
      point: { label: statistic, value: '37', high: null, at: '2020', day: '2020' },
    }),
    quotation: ({ quote }) => ({ id: quote, text: 'never mind', attribution: null }),
    citation: ({ source }) => ({ id: source }),
  })
}

function mixed(): LexicalBody {
  return body(
    heading('h2', text('What is known')),
    paragraph(text('They sank '), figure('f1', 'ships'), text(' of the ships near the harbour'), citation('c1', 'log')),
    list('bullet', item(text(first)), item(text(second))),
    paragraph(),
    rule,
    pullQuote('q1', 'captain', 'never mind'),
    table([[[paragraph(text('Year'))], [paragraph(text('Ships that they sank'))]]], { caption: third }),
  )
}

function aligned(original: LexicalNode[], own: LexicalNode[]): PassageRow[] {
  return alignPassages(originalPassages(released(body(...original))), ownPassages(body(...own)))
}
function paired(rows: PassageRow[]) {
  return rows.map(({ original, own }) => [original, own])
}
function p(...children: (string | LexicalNode)[]) {
  return paragraph(...children.map((each) => (typeof each === 'string' ? text(each) : each)))
}

describe('passages', () => {
  it('are the same read from what is released and from what is written', () => {
    const written = ownPassages(mixed())
    expect(originalPassages(released(mixed())).map(({ kind, lines, records }) => ({ kind, lines, records }))).toEqual(
      // What is empty is not released.
      written.filter((_, index) => index !== 3).map(({ kind, lines, records }) => ({ kind, lines, records })),
    )
    expect(written.map(({ path }) => path)).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `root.children.${index}`))
  })

  it('are read as readers read them, without the marks of notes', () => {
    const [, sank] = originalPassages(released(mixed()))
    expect(sank && readersText(sank)).toEqual(['They sank 37 of the ships near the harbour'])
  })

  it('take two lists in a row for two', () => {
    const lists = body(list('bullet', item(text('one'))), list('number', item(text('two')), item(text('three'))))
    expect(originalPassages(released(lists)).map(({ lines }) => lines)).toEqual([['one'], ['two', 'three']])
  })
})

describe('side by side', () => {
  it('a copy and a translation of it stand passage by passage', () => {
    const written = mixed()
    const rows = alignPassages(originalPassages(released(written)), ownPassages(written))
    expect(paired(rows)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [null, 3],
      [3, 4],
      [4, 5],
      [5, 6],
    ])
    expect(paired(aligned([p(first), p(second), p(third)], [p('Uno.'), p('Dos.'), p('Tres.')]))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ])
  })

  it('a passage that came into the original, or fell out of the translation, has nothing beside it', () => {
    const [a, b, c] = [figure('a', 'ships'), figure('b', 'towns'), figure('c', 'years')]
    expect(paired(aligned([p(first, a), p(second), p(third, c)], [p('Uno ', a), p('Tres ', c)]))).toEqual([
      [0, 0],
      [1, null],
      [2, 1],
    ])
    expect(paired(aligned([p(first, a), p(third, c)], [p('Uno ', a), p('Nuevo ', b), p('Tres ', c)]))).toEqual([
      [0, 0],
      [null, 1],
      [1, 2],
    ])
  })

  it('finds passages of an edition that was written apart by their numbers', () => {
    const rows = aligned(
      [p('In 2019 there were 49 of them.'), p(second), p('Now there are 86 of them.')],
      [p('Hoy suman 86.')],
    )
    expect(paired(rows)).toEqual([
      [0, null],
      [1, null],
      [2, 0],
    ])
  })

  it('takes nothing and any length', () => {
    expect(aligned([], [])).toEqual([])
    expect(paired(aligned([p(first)], []))).toEqual([[0, null]])
    expect(paired(aligned([], [p('Uno.')]))).toEqual([[null, 0]])
    const many = Array.from({ length: 600 }, (_, index) => p(`${first} ${index}`))
    const rows = aligned(many, many)
    expect(rows).toHaveLength(600)
    expect(rows.every(({ original, own }) => original === own)).toBe(true)
  })
})

describe('the state of a passage', () => {
  const state = (original: LexicalNode, own: LexicalNode | null) => {
    const [theirs] = originalPassages(released(body(original)))
    return theirs && passageState(theirs, own && (ownPassages(body(own))[0] ?? null), languages)
  }

  it('is untouched while it says what the original says, or is not there', () => {
    expect(state(p(first), p(first))).toBe('untouched')
    expect(state(p(first), p())).toBe('untouched')
    expect(state(p(first), null)).toBe('untouched')
    const figures = p('They sank ', figure('f', 'ships'), ' of the ships near the harbour.')
    expect(state(figures, p('They sank ', figure('g', 'towns'), ' of the ships near the harbour.'))).toBe('untouched')
    expect(state(pullQuote('q', 'captain', 'never mind'), null)).toBe('untouched')
    expect(state(pullQuote('q', 'captain', 'never mind'), pullQuote('q', 'captain', '“never mind”'))).toBe('untouched')
  })

  it('of a table and a chart goes by the caption, the head and the title as well', () => {
    const heads = (caption: string, head: string) => table([[[p(head)]], [[p('37')]]], { caption })
    const english = heads('Ships that were sunk', 'Towns they sank')
    expect(state(english, heads('Barcos hundidos', 'Towns they sank'))).toBe('begun')
    expect(state(english, heads('Ships that were sunk', 'Pueblos que hundieron'))).toBe('begun')
    expect(state(english, heads('Barcos hundidos', 'Pueblos que hundieron'))).toBe('done')
    expect(state(english, english)).toBe('untouched')
  })

  it('is begun while some of its lines are as they were, and done when none is', () => {
    const english = list('bullet', item(text(first)), item(text(second)))
    expect(state(english, list('bullet', item(text('Cerró la reja.')), item(text(second))))).toBe('begun')
    expect(state(english, list('bullet', item(text('Cerró.')), item(text('Se fueron.'))))).toBe('done')
    expect(state(p(first), p('El capitán cerró la reja.'))).toBe('done')
  })

  it('is untouched also where it is short', () => {
    const short = heading('h2', text('What is known'))
    expect(state(short, short)).toBe('untouched')
    expect(state(short, heading('h2', text('Lo que se sabe')))).toBe('done')
    const spanish = p('El capitán del puerto cerró la reja antes de que arreciara el viento y nadie pudo entrar.')
    expect(state(spanish, spanish)).toBe('done')
  })

  it('is done where there is nothing to translate', () => {
    expect(state(p('Ciudad Juárez'), p('Ciudad Juárez'))).toBe('done')
    expect(state(pullQuote('q', 'captain', 'never mind'), pullQuote('q', 'captain', 'nunca'))).toBe('done')
  })

  it('of a title is told alike', () => {
    expect(textState(first, first, languages)).toBe('untouched')
    expect(textState(first, null, languages)).toBe('untouched')
    expect(textState(first, 'Cerró la reja', languages)).toBe('done')
  })
})

describe('what is missing of a passage', () => {
  it('is each figure as often as the original has it', () => {
    const [original] = ownPassages(body(p(figure('a', 'ships'), ' and ', figure('b', 'ships'), figure('c', 'towns'))))
    const [own] = ownPassages(body(p('son ', figure('x', 'ships'))))
    const wanted = original?.attributions ?? []
    expect(missingFrom(wanted, own ?? null).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(missingFrom(wanted, null).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})
