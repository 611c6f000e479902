import { describe, expect, test } from 'vitest'
import { readFigure, wordingReadsAs } from '..'
import type { FigureValue } from '../types'

function figure(value: string, more: Partial<FigureValue> = {}): FigureValue {
  return {
    value,
    qualifier: 'exact',
    unit: { kind: 'count' },
    ...more,
  }
}

describe('a wording that is one figure', () => {
  test.each([
    ['más de 600', 'es-MX', '600', null],
    ['sixty per cent', 'en-US', '60', null],
    ['between 2 and 3 million', 'en-US', '2000000', '3000000'],
    ['de 2,600 a 2,700', 'es-MX', '2600', '2700'],
    ['37 kilometres', 'en-GB', '37', null],
    ['2 mil 300 millones de dólares', 'es-MX', '2300000000', null],
    ['one', 'en-US', '1', null],
    ['2000', 'en-US', '2000', null],
    ['a third', 'en-US', '1/3', null],
    [' 600 or more. ', 'en-US', '600', null],
  ])('%s', (text, locale, value, high) => {
    expect(readFigure(text, locale)).toMatchObject({ value, high })
  })

  test.each(['', 'none', 'more than', '600 people', '5 and 6', 'page 14 of 20', 'the 600', '3-1-2', '600 %%'])(
    '%j is none',
    (text) => {
      expect(readFigure(text, 'en-US')).toBeNull()
    },
  )
})

describe('a wording reads as a statistic', () => {
  const moreThan600 = figure('600', { qualifier: 'more-than' })
  const third = figure('33.3', { unit: { kind: 'percent' } })

  test('when it says the same value', () => {
    expect(wordingReadsAs('más de 600', moreThan600, 'es-MX')).toBe(true)
    expect(wordingReadsAs('six hundred', figure('600.0'), 'en-US')).toBe(true)
    expect(wordingReadsAs('3.5bn', figure('3500000000'), 'en-US')).toBe(true)
    expect(wordingReadsAs('601', moreThan600, 'en-US')).toBe(false)
    expect(wordingReadsAs('-600', figure('600'), 'en-US')).toBe(false)
  })

  test('when its qualifier is left out, and not when it contradicts', () => {
    expect(wordingReadsAs('600', moreThan600, 'en-US')).toBe(true)
    expect(wordingReadsAs('about 600', figure('600'), 'en-US')).toBe(true)
    expect(wordingReadsAs('less than 600', moreThan600, 'en-US')).toBe(false)
    expect(wordingReadsAs('more than 600', figure('600'), 'en-US')).toBe(false)
  })

  test('when its unit is the same or left unsaid', () => {
    const usd = figure('350000000', { unit: { kind: 'currency', code: 'USD' } })
    expect(wordingReadsAs('350 million', usd, 'en-US')).toBe(true)
    expect(wordingReadsAs('$350 million', usd, 'en-US')).toBe(true)
    expect(wordingReadsAs('€350 million', usd, 'en-US')).toBe(false)
    expect(wordingReadsAs('350 mdp', usd, 'es-MX')).toBe(false)
    const percent = figure('5', { unit: { kind: 'percent' } })
    expect(wordingReadsAs('5 per cent', percent, 'en-US')).toBe(true)
    expect(wordingReadsAs('5 percentage points', percent, 'en-US')).toBe(false)
    expect(wordingReadsAs('five', percent, 'en-US')).toBe(false)
    expect(wordingReadsAs('5 per cent', figure('5'), 'en-US')).toBe(false)
    expect(wordingReadsAs('37 km', figure('37', { unit: { kind: 'measure', code: 'km' } }), 'en-US')).toBe(true)
    expect(wordingReadsAs('37 kg', figure('37', { unit: { kind: 'measure', code: 'km' } }), 'en-US')).toBe(false)
    expect(wordingReadsAs('37 XY', figure('37', { unit: { kind: 'measure', code: 'XY' } }), 'en-US')).toBe(true)
  })

  test('when a fraction rounds to the digits that are shown', () => {
    expect(wordingReadsAs('A third', third, 'en-US')).toBe(true)
    expect(wordingReadsAs('un tercio', third, 'es-MX')).toBe(true)
    expect(wordingReadsAs('a third', figure('33', { unit: { kind: 'percent' } }), 'en-US')).toBe(true)
    expect(wordingReadsAs('a third', figure('0.333', { unit: { kind: 'ratio' } }), 'en-US')).toBe(true)
    expect(wordingReadsAs('a third', figure('34', { unit: { kind: 'percent' } }), 'en-US')).toBe(false)
    expect(wordingReadsAs('one in five', figure('20', { unit: { kind: 'percent' } }), 'en-US')).toBe(true)
    expect(wordingReadsAs('one in five', figure('0.2', { unit: { kind: 'ratio' } }), 'en-US')).toBe(true)
    expect(wordingReadsAs('half', figure('0.5', { unit: { kind: 'ratio' } }), 'en-US')).toBe(true)
  })

  test('when both are the same range', () => {
    const range = figure('2000000', { high: '3000000' })
    expect(wordingReadsAs('between 2 and 3 million', range, 'en-US')).toBe(true)
    expect(wordingReadsAs('entre 2 y 3 millones', range, 'es-MX')).toBe(true)
    expect(wordingReadsAs('2 million', range, 'en-US')).toBe(false)
    expect(wordingReadsAs('2 to 3 million', figure('2000000'), 'en-US')).toBe(false)
  })
})
