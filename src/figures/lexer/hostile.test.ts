import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFigures, readFigure } from '..'

const SIZE = 100_000
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
}

const cases = Object.keys(hostile).map((name) => ['en-US', name] as const)
const inSpanish = ['scales', 'spaces', 'days', 'years', 'names'].map((name) => ['es-MX', name] as const)

describe('100 kB', () => {
  test.each([...cases, ...inSpanish])('are read in time in %s: %s', (locale, name) => {
    const started = performance.now()
    findFigures(hostile[name] ?? '', locale)
    // Quadratic reading takes a minute; what is linear takes a second on a slow machine.
    expect(performance.now() - started).toBeLessThan(8000)
  })
})

test('any text is read without an error, and every figure is where it says', () => {
  const pieces = fc.constantFrom(
    ...['1', '2,5', '1.200', 'two', 'mil', 'y', 'and', 'million', 'de', 'half', 'a', 'third', '%', '$', '-', '–', '.'],
    ...[' ', ' ', ' ', '\n', ',', '(', ')', 'US', 'July', 'mayo', 'in', 'to', 'entre', 'page', 'Flight', '½', '/', ':'],
    ...[
      '\ufffc',
      '\u00a0',
      'km',
      'USD',
      'menos',
      'per',
      'cent',
      "'",
      '’',
      's',
      'º',
      '#',
      '@',
      '\ud83d',
      'las',
      'at',
      '20',
    ],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('en-US', 'es-MX', 'es-ES', 'fr-FR', 'ar-EG'), (text, locale) => {
      let from = 0
      for (const figure of findFigures(text, locale)) {
        expect(figure.start).toBeGreaterThanOrEqual(from)
        expect(figure.end).toBeGreaterThan(figure.start)
        expect(text.slice(figure.start, figure.end)).toBe(figure.text)
        expect(figure.text).not.toContain('\ufffc')
        expect(figure.value).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9]|\/[1-9]\d*)?$/)
        from = figure.end
      }
      readFigure(text, locale)
    }),
    { numRuns: 5000 },
  )
})
