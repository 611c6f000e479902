/** What a caller sends to make others wait: long texts, of what is hardest to read. */
import { readFileSync } from 'node:fs'
import { fromHtml as treeOf } from 'hast-util-from-html'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { fromHtml } from '../../src/body'
import { fromMarkdown } from '../../src/body/fromMarkdown'
import { NODE_CHARACTER } from '../../src/body/text'
import { validateBody } from '../../src/body/validate'
import { findFigures } from '../../src/figures'
import { languageTable } from '../../src/figures/languages'
import { otherLanguageOf } from '../../src/review/passageLanguage'
import { quotationCues } from '../../src/review/quotationCues'
import { findQuotations } from '../../src/review/quotations'
import { readEdition } from '../../src/review/review'
import { senseRules, standardRules } from '../../src/review/rules'
import { unattributedFigure } from '../../src/review/rules/unattributedFigure'
import { senseWords } from '../../src/review/sense/words'
import { readRows } from '../corpus/sense'
import { input, paragraph, text } from '../fixtures/review'
import { growth, MOST_GROWTH, worked } from '../support/worked'

/**
 * Long enough that what grows with the square of it is over the time below by far: at `LONGEST` that takes minutes. The
 * slowest of each kind are read at that length, too.
 */
const SIZE = 20_000
const LONGEST = 100_000

const LOCALES = ['en-US', 'es-MX', 'fr-FR', 'pt-BR']
const ordinary = ['right', 'fr-pt'].flatMap((name) =>
  readRows(readFileSync(new URL(`../corpus/sense-${name}.jsonl`, import.meta.url), 'utf8')),
)
/** Every pattern that is met: those of the tables, and those that ordinary sentences are read with. */
const patterns = new Map<string, RegExp>()

function meet(pattern: RegExp) {
  patterns.set(String(pattern), pattern)
}

function meetAll(table: unknown, seen = new Set<unknown>()) {
  if (typeof table !== 'object' || table === null || seen.has(table)) return
  seen.add(table)
  if (table instanceof RegExp) meet(table)
  else Object.values(table).forEach((each) => meetAll(each, seen))
}

// How a pattern is compiled depends on the text that it meets first: one that was only met by what is hostile may be quick
// here and slow in a newsroom.
beforeAll(() => {
  for (const locale of LOCALES) for (const table of [senseWords, languageTable, quotationCues]) meetAll(table(locale))
  const exec = Reflect.get(RegExp.prototype, 'exec')
  RegExp.prototype.exec = function (words) {
    meet(this)
    return exec.call(this, words)
  }
  try {
    for (const locale of LOCALES) {
      const rows = ordinary.filter((row, index) => index % 3 === 0 && row.locale.startsWith(locale.slice(0, 2)))
      const blocks = rows.map((row) => paragraph(text(row.text)))
      const edition = readEdition(input({ locale, language: locale.slice(0, 2), title: '', blocks }))
      for (const rule of [...standardRules, ...senseRules]) rule.check(edition)
    }
  } finally {
    RegExp.prototype.exec = exec
  }
}, 60_000)

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

describe('a pattern', () => {
  it('takes no longer than its text is long, of all that read what is written', () => {
    const sentences = ordinary.filter((_, index) => index % 20 === 0).map((row) => row.text)
    const parts = [' ', '\t', '\n', '\r', '0', '1,', 'a', 'A', 'A ', '-', ',', '.', '"', '“', '(', '\u00a0']
    const slow = [...patterns.values()].find((met) => {
      const pattern = new RegExp(met.source, met.flags.replace('y', ''))
      for (const sentence of [...sentences, ...sentences]) sentence.replace(pattern, '')
      return ['', 'a '].some((before) =>
        parts.some((part) => {
          const read = (size: number) => void `${before}${part.repeat(size / part.length)}x`.replace(pattern, '')
          return worked(() => read(6000)) > 10 && growth(3000, read) > MOST_GROWTH
        }),
      )
    })
    expect(patterns.size).toBeGreaterThan(500)
    expect(slow?.source).toBeUndefined()
  })
})

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
