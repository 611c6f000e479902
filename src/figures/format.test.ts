import { expect, test } from 'vitest'
import { defaultForm, formatFigure } from './format'
import type { FigureUnit, FigureValue, WrittenForm } from './types'

const count: FigureUnit = { kind: 'count' }
const percent: FigureUnit = { kind: 'percent' }
const usd: FigureUnit = { kind: 'currency', code: 'USD' }

function write(value: string, locale: string, more: Partial<FigureValue> & { form?: WrittenForm } = {}): string {
  const { form, ...figure } = more
  const all: FigureValue = { value, qualifier: 'exact', unit: count, ...figure }
  // A no-break space is a space to the reader of a test.
  return formatFigure(all, form ? { locale, form } : { locale }).replace(/[\u00a0\u202f]/g, ' ')
}

test('a count is written in the digits of its locale', () => {
  expect(write('37', 'en-US')).toBe('37')
  expect(['en-US', 'es-MX', 'es-ES'].map((locale) => write('1200', locale))).toEqual(['1,200', '1,200', '1200'])
  expect(write('12000.50', 'es-ES')).toBe('12.000,50')
  expect(write('-0', 'en-US')).toBe('0')
})

test('every digit of a value is written', () => {
  expect(write('123456789012345678901.1234567890123456789012345', 'en-US')).toBe(
    '123,456,789,012,345,678,901.1234567890123456789012345',
  )
})

test('a percentage is in words unless digits are asked for', () => {
  expect(defaultForm(percent)).toBe('percent-words')
  expect(write('60', 'en-US', { unit: percent })).toBe('60 per cent')
  expect(write('60', 'es-MX', { unit: percent })).toBe('60 por ciento')
  expect(write('60.5', 'en-US', { unit: percent, form: 'digits' })).toBe('60.5%')
  expect(write('60', 'es-ES', { unit: percent, form: 'digits' })).toBe('60 %')
  expect(write('-5', 'es-MX', { unit: percent, form: 'digits' })).toBe('-5%')
  expect(write('60', 'en-US', { unit: percent, form: 'words' })).toBe('sixty per cent')
})

test('percentage points have a singular', () => {
  const unit: FigureUnit = { kind: 'percentage-point' }
  expect(write('1', 'en-US', { unit })).toBe('1 percentage point')
  expect(write('3', 'en-US', { unit })).toBe('3 percentage points')
  expect(write('1', 'es-MX', { unit, form: 'words' })).toBe('un punto porcentual')
  expect(write('3.5', 'es-MX', { unit })).toBe('3.5 puntos porcentuales')
})

test('money carries its currency where the locale puts it', () => {
  expect(write('1200', 'en-US', { unit: usd })).toBe('$1,200')
  expect(write('-12.5', 'en-US', { unit: usd })).toBe('-$12.50')
  expect(write('1200', 'es-MX', { unit: { kind: 'currency', code: 'MXN' } })).toBe('$1,200')
  expect(write('1200', 'es-MX', { unit: usd })).toBe('USD 1,200')
  expect(write('9', 'en-US', { unit: usd, form: 'words' })).toBe('$9')
  expect(write('9', 'en-US', { unit: { kind: 'currency', code: null } })).toBe('9')
})

test('the compact form keeps the value, and a thousand million is no billón', () => {
  expect(write('3500000000', 'en-US', { form: 'compact' })).toBe('3.5 billion')
  expect(write('3500000000', 'en-US', { form: 'compact', unit: usd })).toBe('$3.5 billion')
  expect(write('1234567', 'en-US', { form: 'compact' })).toBe('1.234567 million')
  expect(write('3500000000', 'es-MX', { form: 'compact' })).toMatch(/^(3\.5 mil|3,?500) millones$/)
  expect(write('1500000', 'es-ES', { form: 'compact' })).toBe('1,5 millones')
  expect(write('37.50', 'en-US', { form: 'compact' })).toBe('37.50')
})

test('a measure is named by Intl, and by its code where Intl has no name', () => {
  const kilometre: FigureUnit = { kind: 'measure', code: 'km' }
  expect(write('12', 'es-MX', { unit: kilometre })).toBe('12 kilómetros')
  expect(write('2', 'en-US', { high: '3', unit: kilometre })).toBe('2 to 3 kilometers')
  expect(write('12', 'en-US', { unit: { kind: 'measure', code: 'constructor' } })).toBe('12 constructor')
})

test('qualifiers are words of the language', () => {
  const qualifiers = ['more-than', 'at-least', 'about', 'less-than', 'at-most'] as const
  const all = (locale: string) => qualifiers.map((qualifier) => write('600', locale, { qualifier }))
  expect(all('en-US')).toEqual(['more than 600', 'at least 600', 'about 600', 'less than 600', 'at most 600'])
  expect(all('es-MX')).toEqual(['más de 600', 'al menos 600', 'alrededor de 600', 'menos de 600', 'como máximo 600'])
})

test('a range names its unit as often as the unit is a sign', () => {
  expect(write('2600', 'en-US', { high: '2700' })).toBe('2,600 to 2,700')
  expect(write('2600', 'es-MX', { high: '2700' })).toBe('de 2,600 a 2,700')
  expect(write('2600', 'es-MX', { high: '2700', qualifier: 'about' })).toBe('alrededor de 2,600 a 2,700')
  expect(write('20', 'es-MX', { high: '30', unit: percent })).toBe('de 20 a 30 por ciento')
  expect(write('20', 'en-US', { high: '30', unit: usd })).toBe('$20 to $30')
  expect(write('9', 'en-US', { high: '12.5', form: 'words' })).toBe('9 to 12.5')
})

test('a language without a table is written with signs', () => {
  expect(write('1200', 'fr-FR', { qualifier: 'more-than', form: 'words' })).toBe('> 1 200')
  expect(write('60', 'fr-FR', { unit: percent })).toBe('60 %')
  expect(write('20', 'de-DE', { high: '30' })).toBe('20–30')
})

test('what is no decimal, and no locale, is refused', () => {
  expect(() => write('1e3', 'en-US')).toThrow(RangeError)
  expect(() => write('1', 'not a locale')).toThrow(RangeError)
})
