import { expect, test } from 'vitest'
import { excerptInText, withoutQuoteMarks } from './excerpt'

const text = 'They “always\u00a0operate under\n diplomatic cover”, he said: it’s a cafe\u0301, and immoral.'

test.each(['always operate under diplomatic cover', '"always  operate', "it's a café", 'it‘s', 'immoral', text])(
  '%j is part of the text',
  (excerpt) => {
    expect(excerptInText(excerpt, text)).toBe(true)
  },
)

test.each(['', '  ', 'operate always', 'Always', 'moral', 'immora', 'perate under'])('%j is not', (excerpt) => {
  expect(excerptInText(excerpt, text)).toBe(false)
})

test('a later occurrence that stands by itself counts', () => {
  expect(excerptInText('moral', 'immoral, yet moral')).toBe(true)
})

test('scripts without spaces have no word boundaries to keep', () => {
  expect(excerptInText('外交', '他們是外交官')).toBe(true)
})

test('only quotation marks around the whole are taken off', () => {
  expect(['“makes no sense”', ' "immoral" ', '«a»', '«a» y «b»', 'it’s', '"'].map(withoutQuoteMarks)).toEqual([
    'makes no sense',
    'immoral',
    'a',
    '«a» y «b»',
    'it’s',
    '"',
  ])
})
