/** What a caller sends to make others wait: long texts, of what is hardest to read. */
import { fromHtml as treeOf } from 'hast-util-from-html'
import { describe, expect, it, test } from 'vitest'
import { fromHtml } from '../../src/body'
import { fromMarkdown } from '../../src/body/fromMarkdown'
import { NODE_CHARACTER } from '../../src/body/text'
import { validateBody } from '../../src/body/validate'
import { findFigures } from '../../src/figures'
import { otherLanguageOf } from '../../src/review/passageLanguage'
import { findQuotations } from '../../src/review/quotations'
import { readEdition, review } from '../../src/review/review'
import { unattributedFigure } from '../../src/review/rules/unattributedFigure'
import { sentenceAt } from '../../src/review/sentenceAt'
import { input, paragraph, text } from '../fixtures/review'
import { growth, MOST_GROWTH, worked } from '../support/worked'

/**
 * Long enough that what grows with the square of it is over the time below by far: at `LONGEST` that takes minutes. The
 * slowest of each kind are read at that length, too.
 */
const SIZE = 20_000
const LONGEST = 100_000

function fill(part: string) {
  return part.repeat(Math.ceil(SIZE / part.length))
}

const hostile: Record<string, string> = {
  list: fill('1,'),
  groups: `1${fill(',111')}`,
  spaces: `1${fill(' 111')}`,
  points: fill('1.'),
  slashes: fill('1/'),
  colons: fill('1:'),
  hyphens: fill('1-'),
  digits: fill('1'),
  scales: fill('mil '),
  joined: fill('mil e duzentos e '),
  sets: `parciais ${fill('6/3 ')}`,
  weekdays: fill('segunda-feira (1) '),
  changes: fill('subiu 1 para '),
  words: fill('two hundred and '),
  tens: fill('twenty-'),
  halves: fill('half a '),
  brackets: fill('('),
  dollars: fill('$'),
  dashes: fill('–1 '),
  word: fill('a'),
  codes: fill('a1'),
  hyphenated: fill('a-1'),
  address: `http://${fill('a1')}`,
  telephones: fill('12 345 '),
  years: fill('2000-'),
  days: `${fill('1 and ')}May`,
  names: fill('Aa 1 '),
  pages: fill('page 1, 2, '),
  ranges: fill('10 to '),
  ratios: fill('1 in '),
  lines: fill('\n1'),
  opaque: fill('\ufffc1'),
  surrogates: fill('\ud800'),
  accents: fill('a\u0301'),
  spans: fill('los 3 años y 1990 '),
  wrapped: fill('the fire\nburned 12\n'),
  titles: fill('“12 A '),
}

const cases = Object.keys(hostile).map((name) => ['en-US', name] as const)
const inSpanish = ['scales', 'spaces', 'days', 'years', 'spans', 'names'].map((name) => ['es-MX', name] as const)
const inPortuguese = ['scales', 'joined', 'sets', 'weekdays', 'changes', 'days', 'spaces', 'names'].map(
  (name) => ['pt-BR', name] as const,
)

describe('figures', () => {
  test('with zeros without end are read in time that grows with their number', () => {
    expect(growth(SIZE / 4, (size) => findFigures(`1.${'0'.repeat(size)}1`, 'en-US'))).toBeLessThan(MOST_GROWTH)
  })

  test.each([...cases, ...inSpanish, ...inPortuguese])('are read in time (%s): %s', (locale, name) => {
    // What is linear takes a fifth of a second on a slow machine.
    expect(worked(() => findFigures(hostile[name] ?? '', locale))).toBeLessThan(1600)
  })

  test.each(['1,', '\ufffc1', 'mil ', '1 and '])('are read in time in the longest text, of %j', (part) => {
    const text = part.repeat(LONGEST / part.length)
    expect(worked(() => findFigures(text, 'es-MX'))).toBeLessThan(8000)
  })
})

describe('the language of a passage', () => {
  test.each(['“', '„a ', 'a', '"a" ', 'a@', '—a\n', '王'])('is told in time, of much of %j', (part) => {
    const text = part.repeat(LONGEST / part.length)
    // A tenth of a second on a slow machine where each mark is looked at once, and ten and more where it is not.
    expect(worked(() => otherLanguageOf(text, 'en'))).toBeLessThan(2000)
  })
})

describe('what nobody is named for', () => {
  test.each(['“a 1,” he said, ', '4-1 ', 'the 43 ', 'from 8 to 12 ', '12 miles north '])(
    'is found in time, of much of %j',
    (part) => {
      const edition = readEdition(input({ blocks: [paragraph(text(fill(part)))] }))
      expect(worked(() => unattributedFigure.check(edition))).toBeLessThan(1600)
    },
  )
})

describe('a review', () => {
  test.each(['title', 'dek'])('reads no more of a %s than may be published', (field) => {
    const long = '1,'.repeat(SIZE / 2)
    const [head, body] = [input({ [field]: long }), input({ blocks: [paragraph(text(long))] })]
    const tries = [1, 2, 3].map(() => worked(() => void review(head)) / worked(() => void review(body)))
    expect(Math.min(...tries)).toBeLessThan(0.3)
  })
})

describe('sentences', () => {
  test.each(['12%. ', 'a '])('are looked for once in a text of much of %j', (part) => {
    const text = part.repeat((2 * SIZE) / part.length)
    const tell = () => {
      for (let at = 0; at < text.length; at += 4) sentenceAt(text, at, 'en')
    }
    // A tenth of a second; two and more where each place is looked for by itself.
    expect(worked(tell)).toBeLessThan(1000)
  })
})

const marks = [
  '“',
  '”',
  '"',
  '«',
  '»',
  '‘',
  '’',
  "'",
  '„',
  '‹',
  '›',
  '—',
  '–',
  '-',
  '\n',
  ' ',
  '.',
  '12',
  's',
  'Aa',
  NODE_CHARACTER,
]

describe('quotations', () => {
  const readAll = (text: string) => ['en', 'es', 'fr', 'pt'].map((locale) => findQuotations(text, locale).length)

  it('are found, as many as there are', () => {
    expect(findQuotations(`—a${' —a—. “a”'.repeat(200_000)}`, 'es')).toHaveLength(200_001)
  })

  test.each([
    ...[...marks, '“ ', '" ', ' "', 'a"', '"a" ', '“a', '“a” ', "s' a ", "'s ", "1' ", '1" ', '1" "', '—\n', '—a\n'],
    ...['—a —', ' —a', '—a "', '-a\n', ' -a', '. “', '“.', 'a“', '»a ', '„a', '\n“', '\n"', 'A', 'A ', 'a ', "' s' s "],
    ...['said ', '“x” said ', '… ', '.” ', '—A A\n', ' \t', '‘s’ s ', '"—a\n'],
    ...['``', 'A: a?\nB: a\n', 'A A: ', '- a - dijo ', '- I, said a '],
  ])('are read in time of much of %j', (part) => {
    const long = part.repeat(SIZE / part.length)
    const texts = [long, `"“‘«—a ${long}`, `—${long}”’"'»`]
    // Twelve readings, of which each takes a tenth of a second at most.
    expect(worked(() => texts.forEach(readAll))).toBeLessThan(4000)
  })

  test.each(['1" "', '"a" ', '‘s’ s ', '-a\n'])('are read in time in the longest text, of %j', (part) => {
    expect(worked(() => readAll(part.repeat(LONGEST / part.length)))).toBeLessThan(12_000)
  })
})

describe('HTML', () => {
  test.each([
    ['blanks', (blanks: string) => `<p>a\u00a0 b${blanks}c</p>`],
    ['blanks in a style', (blanks: string) => `<p style="color: a${blanks}b">a</p>`],
  ])('with %s without end is read in time that grows with their number', (_, html) => {
    expect(growth(SIZE / 4, (size) => fromHtml(treeOf(html(' '.repeat(size)))))).toBeLessThan(MOST_GROWTH)
  })
})

describe('Markdown', () => {
  test.each([
    ...[
      '>',
      '> ',
      '- ',
      '1. ',
      '> - ',
      '*',
      'a*',
      '**a ',
      '[',
      '![',
      '[a](',
      '[a]',
      '[a][',
      '`',
      '`a',
      '<',
      '<a ',
      '&',
      '# ',
    ],
    ...[
      '\n',
      'a\n\n',
      '[a]: b\n',
      '- a\n',
      '\\',
      '_a',
      '***a ',
      '  - a\n',
      '\t',
      ' ',
      'a\t',
      '---\n',
      '---\na: b\n',
      'a:',
      '1',
    ],
  ])('much of %j is read to its end and is valid', (part) => {
    const text = `${part.repeat(SIZE / part.length)}\n\nthe end`
    let read: ReturnType<typeof fromMarkdown> | undefined
    // What is linear takes a second at most.
    expect(worked(() => (read = fromMarkdown(text)))).toBeLessThan(5000)
    if (!read) throw new Error('Nothing was read')
    expect(validateBody(read.body)).toEqual([])
    expect(JSON.stringify(read)).toContain('the end')
  })
})
