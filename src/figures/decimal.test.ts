import { expect, test } from 'vitest'
import { decimalPlaces, decimalText, Exact, isDecimal, normalizeDecimal } from './decimal'

test.each(['0', '37', '-12.50', '0.005', '1'.repeat(60)])('%s is a decimal', (text) => {
  expect(isDecimal(text)).toBe(true)
})

test.each(['', '+1', '01', '1.', '.5', '1e3', '1,200', ' 1', '1\n', '٣', 'NaN', '--1'])('%j is no decimal', (text) => {
  expect(isDecimal(text)).toBe(false)
})

test('zero has no sign, and trailing zeros stay', () => {
  expect(['-0', ' -0.00 ', '-0.50', ' 7 ', ' x '].map(normalizeDecimal)).toEqual(['0', '0.00', '-0.50', '7', 'x'])
})

test('decimal places are those shown', () => {
  expect(['86', '75.50', '-0.001'].map(decimalPlaces)).toEqual([0, 2, 3])
  expect(() => decimalPlaces('1e3')).toThrow(RangeError)
})

test('numbers are written without an exponent', () => {
  expect(decimalText(new Exact('1e30'))).toBe('1' + '0'.repeat(30))
  expect(decimalText(new Exact('1e-9'))).toBe('0.000000001')
  expect(decimalText(new Exact('-0'))).toBe('0')
})
