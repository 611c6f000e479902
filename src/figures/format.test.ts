import { expect, test } from 'vitest'
import { defaultForm, formatFigure } from './format'
import type { HouseStyle } from '../model/languages'
import { withHouseStyle } from './houseStyle'
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

test('a percentage is written as the style guide of its locale has it', () => {
  expect(defaultForm({ value: '60', unit: percent }, 'en-US')).toBe('digits')
  expect(write('60', 'en-US', { unit: percent })).toBe('60%')
  expect(write('60', 'en-US', { unit: percent, form: 'percent-words' })).toBe('60 percent')
  expect(write('60', 'en-GB', { unit: percent })).toBe('60 per cent')
  expect(write('60', 'es-ES', { unit: percent })).toBe('60 %')
  expect(write('60', 'es-MX', { unit: percent })).toBe('60 por ciento')
  expect(write('60.5', 'en-US', { unit: percent, form: 'digits' })).toBe('60.5%')
  expect(write('60', 'es-ES', { unit: percent, form: 'digits' })).toBe('60 %')
  expect(write('-5', 'es-MX', { unit: percent, form: 'digits' })).toBe('-5%')
  expect(write('60', 'en-US', { unit: percent, form: 'words' })).toBe('sixty percent')
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
  expect(write('1200', 'es-MX', { unit: { kind: 'currency', code: 'MXN' } })).toBe('1,200 pesos')
  expect(write('1200', 'es-MX', { unit: usd })).toBe('1,200 dólares')
  expect(write('1', 'es-AR', { unit: { kind: 'currency', code: 'MXN' } })).toBe('1 peso mexicano')
  expect(write('1200', 'es-MX', { unit: { kind: 'currency', code: 'CHF' } })).toBe('1,200 francos suizos')
  expect(write('9', 'en-US', { unit: usd, form: 'words' })).toBe('$9')
  expect(write('9', 'en-US', { unit: { kind: 'currency', code: null } })).toBe('9')
})

test('the compact form keeps the value, and a thousand million is no billón', () => {
  expect(write('3500000000', 'en-US', { form: 'compact' })).toBe('3.5 billion')
  expect(write('3500000000', 'en-US', { form: 'compact', unit: usd })).toBe('$3.5 billion')
  expect(write('1234567', 'en-US', { form: 'compact' })).toBe('1.234567 million')
  expect(write('3500000000', 'es-MX', { form: 'compact' })).toBe('3 mil 500 millones')
  expect(write('3500000000', 'es-ES', { form: 'compact' })).toBe('3.500 millones')
  expect(write('2600', 'es-MX', { form: 'compact' })).toBe('2 mil 600')
  expect(write('2600', 'en-US', { form: 'compact' })).toBe('2,600')
  expect(write('2340120', 'es-MX', { form: 'compact' })).toBe('2 millones 340 mil 120')
  expect(write('1500000', 'es-ES', { form: 'compact' })).toBe('1,5 millones')
  expect(write('37.50', 'en-US', { form: 'compact' })).toBe('37.50')
})

test('large sums are written as papers write them', () => {
  const money = (code: string) => ({ unit: { kind: 'currency', code } as const })
  expect(write('42000000', 'en-US', money('USD'))).toBe('$42 million')
  expect(write('42000000', 'es-MX', money('USD'))).toBe('42 millones de dólares')
  expect(write('3500000000', 'es-MX', money('USD'))).toBe('3 mil 500 millones de dólares')
  expect(write('3500000000', 'es-ES', money('USD'))).toBe('3.500 millones de dólares')
  expect(write('4800000000', 'es-MX', money('MXN'))).toBe('4 mil 800 millones de pesos')
  expect(write('1000000', 'es-ES', money('EUR'))).toBe('un millón de euros')
  expect(write('8000000', 'es-MX', { high: '11000000', ...money('USD') })).toBe('de 8 a 11 millones de dólares')
  // Not "de 1 a 2 mil 10 millones", which may be of a thousand millions on.
  expect(write('1000000', 'es-MX', { high: '2010000000', ...money('USD') })).toBe(
    'de un millón a 2 mil 10 millones de dólares',
  )
  expect(write('8000000', 'en-US', { high: '11000000', ...money('USD') })).toBe('$8 million to $11 million')
  expect(write('800000', 'en-US', { high: '2000000', ...money('USD') })).toBe('$800,000 to $2 million')
  expect(write('45000000', 'en-IN', money('INR'))).toBe('₹4.5 crore')
  // What a scale would leave with more than two decimals is in digits.
  expect(write('1234567', 'en-US', money('USD'))).toBe('$1,234,567')
})

test('Brazilian Portuguese is written as its papers have it', () => {
  const money = (code: string) => ({ unit: { kind: 'currency', code } as const })
  const points = { unit: { kind: 'percentage-point' } as const }
  expect(write('3500000', 'pt-BR', money('BRL'))).toBe('R$ 3,5 milhões')
  expect(write('1200000000', 'pt-BR', money('USD'))).toBe('US$ 1,2 bilhão')
  expect(write('120000', 'pt-BR', money('BRL'))).toBe('R$ 120 mil')
  expect(write('1200', 'pt-BR', money('BRL'))).toBe('R$ 1.200')
  expect(write('8000000', 'pt-BR', { high: '11000000', ...money('BRL') })).toBe('de R$ 8 milhões a R$ 11 milhões')
  expect(write('8000000', withHouseStyle('pt-BR', { currency: 'name' }), money('USD'))).toBe('8 milhões de dólares')
  expect(write('12000', withHouseStyle('pt-BR', { currency: 'name' }), money('BRL'))).toBe('12 mil reais')
  expect(write('63', 'pt-BR', { unit: percent })).toBe('63%')
  expect(write('63', 'pt-BR', { unit: percent, form: 'percent-words' })).toBe('63 por cento')
  expect(['0.5', '2.5'].map((value) => write(value, 'pt-BR', points))).toEqual([
    '0,5 ponto percentual',
    '2,5 pontos percentuais',
  ])
  expect(['1', '2', '3', '10', '11', '2600', '12000'].map((value) => write(value, 'pt-BR'))).toEqual([
    ...['1', '2', 'três', 'dez', '11', '2.600', '12 mil'],
  ])
  expect(write('2600', 'pt-BR', { qualifier: 'more-than' })).toBe('mais de 2.600')
  expect(write('2000', 'pt-BR', { high: '5000000000000000' })).toBe('de 2.000 a 5.000.000.000.000.000')
  expect(write('3500000000', 'pt-PT', money('EUR'))).toBe('3 500 milhões de euros')
  expect(write('800000', 'pt-PT', { high: '2000000', ...money('EUR') })).toBe('de 800 mil a 2 milhões de euros')
  expect(write('16', 'pt-PT', { form: 'words' })).toBe('dezasseis')
  expect(write('16', 'pt-BR', { form: 'words' })).toBe('dezesseis')
})

test('French is written as its papers have it', () => {
  expect(write('42000000', 'fr-FR', { unit: usd })).toBe('42 millions de dollars')
  expect(write('2600', 'fr-FR', { qualifier: 'more-than' })).toBe('plus de 2 600')
  expect(write('2.5', 'fr-FR', { unit: { kind: 'percentage-point' } })).toBe('2,5 points')
  expect(write('80', 'fr-FR', { unit: { kind: 'percentage-point' }, form: 'words' })).toBe('quatre-vingts points')
})

test('a low end that would seem to share the scale of the high one is in digits, and so is the high one', () => {
  expect(write('5', 'en-US', { high: '12000000' })).toBe('5 to 12,000,000')
  expect(write('1500', 'es-ES', { high: '2000000000' })).toBe('de 1500 a 2.000.000.000')
})

test('small whole numbers are in words, as the style guide has it', () => {
  expect(['7', '9', '10', '7.5'].map((value) => write(value, 'en-US'))).toEqual(['seven', 'nine', '10', '7.5'])
  expect(['1', '2', '9', '10'].map((value) => write(value, 'es-MX'))).toEqual(['1', 'dos', 'nueve', '10'])
  expect(write('7', 'en-US', { unit: { kind: 'measure', code: 'km' } })).toBe('7 kilometers')
})

test('what would need a gender is in digits, whatever the house style', () => {
  const upTo = (locale: string) => withHouseStyle(locale, { wordsUpTo: 1000 })
  expect(['1', '2', '21', '30', '200', '1000'].map((value) => write(value, upTo('es-MX')))).toEqual([
    ...['1', 'dos', '21', 'treinta', '200', 'mil'],
  ])
  expect(['1', '2', '22', '30', '200'].map((value) => write(value, upTo('pt-BR')))).toEqual([
    ...['1', '2', '22', 'trinta', '200'],
  ])
  expect(['1', '2', '21', '200'].map((value) => write(value, upTo('fr-FR')))).toEqual([
    ...['1', 'deux', '21', 'deux cents'],
  ])
  expect(['1', '21'].map((value) => write(value, upTo('en-US')))).toEqual(['one', 'twenty-one'])
})

test('money without a sign has its name, and a dollar the one that its country gives it', () => {
  const money = (code: string) => ({ unit: { kind: 'currency', code } as const })
  expect(write('2500000', 'en-US', money('CHF'))).toBe('2.5 million Swiss francs')
  expect(write('2500000', 'fr-FR', money('XOF'))).toBe('2,5 millions de francs CFA')
  expect(write('2500000', 'es-PE', money('PEN'))).toBe('2.5 millones de soles')
  expect(write('2500000', 'pt-BR', money('COP'))).toBe('2,5 milhões de pesos colombianos')
  expect(write('2500000', 'fr-FR', money('INR'))).toBe('2,5 millions de roupies indiennes')
  expect(write('42000000', 'fr-CA', money('CAD'))).toBe('42 millions de dollars')
  expect(write('42000000', 'fr-CA', money('USD'))).toBe('42 millions de dollars américains')
  expect(['en-GB', 'en-CA'].map((locale) => write('42000000', locale, money('USD')))).toEqual([
    ...['$42 million', 'US$42 million'],
  ])
  expect(['USD', 'EUR', 'AUD'].map((code) => write('-42000000', 'en-AU', money(code)))).toEqual([
    ...['-US$42 million', '-€42 million', '-$42 million'],
  ])
  expect(write('42000000', 'fr-CH', money('CHF'))).toBe('42 millions de francs')
  expect(write('3500000000', 'pt-AO', money('AOA'))).toBe('3 500 milhões de kwanzas')
})

test('a house style goes before the style guide', () => {
  const house = withHouseStyle('en-US', { percent: 'per cent', scales: 'digits', wordsUpTo: 12, currency: 'name' })
  expect(write('60', house, { unit: percent })).toBe('60 per cent')
  expect(write('60', house, { unit: percent, form: 'digits' })).toBe('60%')
  expect(write('42000000', house, { unit: usd })).toBe('42,000,000 dollars')
  expect(write('12', house)).toBe('twelve')
  const plain = withHouseStyle('es-MX', { percent: 'sign', currency: 'sign', wordsUpTo: 0, scales: 'words' })
  expect(write('60', plain, { unit: percent })).toBe('60%')
  expect(write('3500000000', plain, { unit: usd })).toBe('USD 3 mil 500 millones')
  expect(write('7', plain)).toBe('7')
  const again = withHouseStyle(withHouseStyle('en-US', { wordsUpTo: 3, percent: 'per cent' }), { wordsUpTo: 12 })
  expect([write('12', again), write('60', again, { unit: percent })]).toEqual(['twelve', '60 per cent'])
  expect(withHouseStyle('en-US', {})).toBe('en-US')
  expect(() => withHouseStyle('en-US', { percent: 'por ciento' })).toThrow(RangeError)
  for (const wordsUpTo of [1.5, -1, Number.NaN, 1e6]) {
    expect(() => withHouseStyle('en-US', { wordsUpTo })).toThrow(RangeError)
  }
  // A configuration in JavaScript may say anything.
  for (const odd of [{ scales: 'short' }, { currency: 'code' }, { percent: '' }]) {
    expect(() => withHouseStyle('en-US', odd as HouseStyle)).toThrow(RangeError)
  }
})

test('a measure is named by Intl or the table, and by its code where neither has a name', () => {
  const tons = { unit: { kind: 'measure', code: 't' } as const }
  expect(['en-US', 'en-GB'].map((locale) => write('3500000', locale, tons))).toEqual([
    ...['3.5 million metric tons', '3.5 million tonnes'],
  ])
  expect(write('3500000', 'es-ES', tons)).toBe('3,5 millones de toneladas')
  expect(write('40', 'es-MX', { unit: { kind: 'measure', code: 'km2' } })).toBe('40 kilómetros cuadrados')
  expect(write('75', 'en-US', { unit: { kind: 'measure', code: '[mi_i]/h' } })).toBe('75 miles per hour')
  expect(write('40', 'de-DE', { unit: { kind: 'measure', code: 'km2' } })).toBe('40 km²')
  const kilometre: FigureUnit = { kind: 'measure', code: 'km' }
  expect(write('12', 'es-MX', { unit: kilometre })).toBe('12 kilómetros')
  expect(write('2', 'en-US', { high: '3', unit: kilometre })).toBe('2 to 3 kilometers')
  expect(write('2000000', 'es-MX', { unit: kilometre })).toBe('2 millones de kilómetros')
  expect(write('12', 'en-US', { unit: { kind: 'measure', code: 'constructor' } })).toBe('12 constructor')
})

test('qualifiers are words of the language', () => {
  const qualifiers = ['more-than', 'at-least', 'about', 'less-than', 'at-most'] as const
  const all = (locale: string) => qualifiers.map((qualifier) => write('600', locale, { qualifier }))
  expect(all('en-US')).toEqual(['more than 600', 'at least 600', 'about 600', 'fewer than 600', 'at most 600'])
  expect(all('es-MX')).toEqual(['más de 600', 'al menos 600', 'alrededor de 600', 'menos de 600', 'como máximo 600'])
})

test('a range names its unit as often as the unit is a sign', () => {
  expect(write('2600', 'en-US', { high: '2700' })).toBe('2,600 to 2,700')
  expect(write('2600', 'es-MX', { high: '2700' })).toBe('de 2,600 a 2,700')
  expect(write('2000', 'es-MX', { high: '3000' })).toBe('de 2 mil a 3 mil')
  expect(write('2600', 'es-MX', { high: '2700', qualifier: 'about' })).toBe('alrededor de 2,600 a 2,700')
  expect(write('20', 'es-MX', { high: '30', unit: percent })).toBe('de 20 a 30 por ciento')
  expect(write('20', 'en-US', { high: '30', unit: usd })).toBe('$20 to $30')
  expect(write('9', 'en-US', { high: '12.5', form: 'words' })).toBe('9 to 12.5')
})

test('a language without a table is written in digits, and says no sign for a word', () => {
  expect(write('1200', 'de-DE', { qualifier: 'more-than', form: 'words' })).toBe('supra 1.200')
  expect(write('60', 'de-DE', { unit: percent })).toBe('60 %')
  expect(write('20', 'de-DE', { high: '30' })).toBe('20–30')
})

test('what is no decimal, and no locale, is refused', () => {
  expect(() => write('1e3', 'en-US')).toThrow(RangeError)
  expect(() => write('1', 'not a locale')).toThrow(RangeError)
})
