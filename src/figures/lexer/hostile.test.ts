import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rounds } from '../../../tests/support/rounds'
import { findFigures, readFigure } from '..'

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
      'segunda',
      'feira',
      'parciais',
      'e',
      'para',
      'subiu',
      'at',
      '20',
    ],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('en-US', 'es-MX', 'es-ES', 'fr-FR', 'pt-BR', 'ar-EG'), (text, locale) => {
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
    { numRuns: rounds(1000) },
  )
}, 30_000)
