import { expect, test } from 'vitest'
import { beforeNoun, cardinal } from './words'

test.each([
  ['0', 'zero', 'cero'],
  ['9', 'nine', 'nueve'],
  ['21', 'twenty-one', 'veintiuno'],
  ['31', 'thirty-one', 'treinta y uno'],
  ['100', 'one hundred', 'cien'],
  ['101', 'one hundred and one', 'ciento uno'],
  ['150', 'one hundred and fifty', 'ciento cincuenta'],
  ['1000', 'one thousand', 'mil'],
  ['1005', 'one thousand and five', 'mil cinco'],
  ['1500', 'one thousand five hundred', 'mil quinientos'],
  ['21000', 'twenty-one thousand', 'veintiún mil'],
  ['100000', 'one hundred thousand', 'cien mil'],
  ['101000', 'one hundred and one thousand', 'ciento un mil'],
  ['1000000', 'one million', 'un millón'],
  ['31000000', 'thirty-one million', 'treinta y un millones'],
  [
    '999999999',
    'nine hundred and ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine',
    'novecientos noventa y nueve millones novecientos noventa y nueve mil novecientos noventa y nueve',
  ],
])('%s is "%s" and "%s"', (value, english, spanish) => {
  expect(cardinal(value, 'en-US')).toBe(english)
  expect(cardinal(value, 'es-MX')).toBe(spanish)
})

test.each([
  ['2', 'dois', 'deux'],
  ['10', 'dez', 'dix'],
  ['21', 'vinte e um', 'vingt et un'],
  ['80', 'oitenta', 'quatre-vingts'],
  ['100', 'cem', 'cent'],
  ['123', 'cento e vinte e três', 'cent vingt-trois'],
  ['200', 'duzentos', 'deux cents'],
  ['1005', 'mil e cinco', 'mille cinq'],
  ['1200', 'mil e duzentos', 'mille deux cents'],
  ['1230', 'mil duzentos e trinta', 'mille deux cent trente'],
  ['80000', 'oitenta mil', 'quatre-vingt mille'],
  ['200000', 'duzentos mil', 'deux cent mille'],
  ['2500000', 'dois milhões e quinhentos mil', 'deux millions cinq cent mille'],
  ['200000000', 'duzentos milhões', 'deux cents millions'],
])('%s is "%s" in Portuguese and "%s" in French', (value, portuguese, french) => {
  expect(cardinal(value, 'pt-BR')).toBe(portuguese)
  expect(cardinal(value, 'fr-FR')).toBe(french)
})

test('no two numbers share their words', () => {
  for (const locale of ['en-US', 'es-MX', 'fr-FR', 'pt-BR']) {
    const words = new Set(Array.from({ length: 30_000 }, (_, number) => cardinal(String(number), locale)))
    expect(words.size).toBe(30_000)
    expect([...words].join()).not.toMatch(/undefined| {2}/)
  }
})

test('negative numbers, decimals, very large numbers and other languages have no words', () => {
  expect(['-3', '2.5', '1000000000', '07'].map((value) => cardinal(value, 'en-US'))).toEqual([null, null, null, null])
  expect(cardinal('3', 'de-DE')).toBeNull()
})

test('French shortens before no noun', () => expect(beforeNoun('quatre-vingts', 'fr-FR')).toBe('quatre-vingts'))

test('Spanish shortens "uno" before a noun', () => {
  expect(['uno', 'veintiuno', 'treinta y uno', 'once'].map((word) => beforeNoun(word, 'es-MX'))).toEqual([
    'un',
    'veintiún',
    'treinta y un',
    'once',
  ])
  expect(beforeNoun('one', 'en-US')).toBe('one')
})
