import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rounds } from '../../../tests/support/rounds'
import { normalizeDecimal, readFigure, wordingReadsAs } from '..'
import { Exact } from '../decimal'
import { formatFigure } from '../format'
import { withHouseStyle } from '../houseStyle'
import type { FigureUnit, FigureValue, Qualifier, WrittenForm } from '../types'

const house = withHouseStyle('en-US', { percent: 'per cent', currency: 'name', wordsUpTo: 100 })
const plain = withHouseStyle('es-MX', { percent: 'sign', scales: 'digits', currency: 'sign', wordsUpTo: 0 })
const reais = withHouseStyle('pt-BR', { percent: 'por cento', currency: 'name', wordsUpTo: 0 })
const withWords = [
  ...[
    'en-US',
    'en-GB',
    'en-IN',
    'en-CA',
    'en-AU',
    'es-MX',
    'es-ES',
    'es-AR',
    'es-CO',
    'es-PE',
    'es-US',
    'es-419',
    'es-ZZ',
  ],
  ...['fr-FR', 'fr-CA', 'fr-CH', 'pt-BR', 'pt-PT', 'pt-AO', house, plain, reais],
]
const inDigits = ['de-DE', 'de-CH', 'ar-EG']
const inequality = /[<>≤≥]/
const qualifiers: Qualifier[] = ['exact', 'about', 'more-than', 'at-least', 'less-than', 'at-most']
const forms: (WrittenForm | undefined)[] = [undefined, 'digits', 'words', 'percent-words', 'compact']
const currencies = [
  'USD',
  'EUR',
  'MXN',
  'GBP',
  'JPY',
  'CAD',
  'BRL',
  'ARS',
  'CHF',
  'INR',
  'CNY',
  'COP',
  'TRY',
  'PEN',
  'VES',
  'AUD',
  'ZAR',
  null,
]
const measures = [
  'km',
  'm',
  'cm',
  'kg',
  'g',
  'L',
  'har',
  'Cel',
  '[degF]',
  '[mi_i]',
  '[ft_i]',
  'h',
  'd',
  'wk',
  'a',
  'km/h',
  't',
  'km2',
  'MW',
  '[mi_i]/h',
  '[gal_us]',
  '[yd_i]',
]

const unit: fc.Arbitrary<FigureUnit> = fc.oneof(
  fc.constantFrom<FigureUnit>({ kind: 'count' }, { kind: 'percent' }, { kind: 'percentage-point' }, { kind: 'ratio' }),
  fc.constantFrom(...currencies).map((code): FigureUnit => ({ kind: 'currency', code })),
  fc.constantFrom(...measures).map((code): FigureUnit => ({ kind: 'measure', code })),
)

const whole = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 2100 }), fc.nat({ max: 999_999_999 })).map(String)
const large = fc.bigInt({ min: 0n, max: 10n ** 24n }).map(String)
const decimal = fc.tuple(fc.nat({ max: 2_000_000 }), fc.stringMatching(/^\d{1,6}$/)).map(([a, b]) => `${a}.${b}`)
const round = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.nat({ max: 12 }))
  .map(([a, n]) => String(a) + '0'.repeat(n))
const unsigned = fc.oneof(whole, large, decimal, round)
const value = fc
  .tuple(fc.boolean(), unsigned)
  .map(([isNegative, text]) => normalizeDecimal(isNegative ? `-${text}` : text))

/** A figure, sometimes a range in order. Signs are left to single values: nobody writes "−3–−2". */
const figure: fc.Arbitrary<FigureValue> = fc.oneof(
  fc.record({ value, qualifier: fc.constantFrom(...qualifiers), unit }),
  fc
    .record({ ends: fc.tuple(unsigned, unsigned), qualifier: fc.constantFrom(...qualifiers), unit })
    .filter(({ ends: [a, b] }) => !new Exact(a).eq(b))
    .map(({ ends, ...more }) => {
      const [low, high] = ends.sort((a, b) => new Exact(a).cmp(b))
      return { value: normalizeDecimal(low), high: normalizeDecimal(high), ...more }
    }),
)

/** A decimal in the spelling of the lexer, without trailing zeros. */
function canonical(text: string) {
  return normalizeDecimal(new Exact(text).toFixed())
}

describe.each([...withWords, ...inDigits])('what is written in %s', (locale) => {
  test('reads back as the same value', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom(...forms), (written, form) => {
        const text = formatFigure(written, form ? { locale, form } : { locale })
        const read = readFigure(text, locale)
        expect(text).not.toMatch(inequality)
        expect({ text, value: read?.value, high: read?.high ?? null }).toEqual({
          text,
          value: canonical(written.value),
          high: written.high ? canonical(written.high) : null,
        })
        expect({ text, qualifier: read?.qualifier }).toEqual({ text, qualifier: written.qualifier })
      }),
      { numRuns: rounds(300) },
    )
  })

  test('reads as the figure it was written from', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom(...forms), (written, form) => {
        const text = formatFigure(written, form ? { locale, form } : { locale })
        expect({ text, same: wordingReadsAs(text, written, locale) }).toEqual({ text, same: true })
      }),
      { numRuns: rounds(150) },
    )
  })
})
