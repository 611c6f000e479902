import { expect, test } from 'vitest'
import { checkDerivation, evaluateFormula, shownBeside } from './formula'

function value(formula: string, operands: Record<string, string> = {}) {
  const result = evaluateFormula(formula, operands)
  return result.ok ? result.value : result.problem
}

test('the rise of 60 per cent is contradicted by its operands', () => {
  expect(checkDerivation({ formula: '(b - a) / a * 100', operands: { a: '49', b: '86' }, value: '60' })).toEqual({
    computed: '75.51020408163265306122',
    consistent: false,
  })
})

test.each([
  ['75.5102', '60', 0, '75.5'],
  ['75.5102', '60', 2, '75.51'],
  ['0.0414', '0.05', 0, '0.041'],
  ['0.0414', '0.05', 2, '0.041'],
  ['75', '60', 2, '75'],
  ['-0.004', '3.5', 0, '0'],
])('%s beside %s, with %s digits at least, is %s', (computed, stated, least, shown) => {
  expect(shownBeside(computed, stated, least)).toBe(shown)
})

test('a sum agrees with its total', () => {
  expect(checkDerivation({ formula: 'a + b', operands: { a: '37', b: '49' }, value: '86' })).toEqual({
    computed: '86',
    consistent: true,
  })
})

test('a stated value agrees when it is off by no more than half of its last digit', () => {
  const agrees = (stated: string) =>
    checkDerivation({ formula: 'a / b', operands: { a: '151', b: '2' }, value: stated }).consistent
  expect(['75', '76', '75.5', '75.50', ' 75.5 '].map(agrees)).toEqual([true, true, true, true, true])
  expect(['74', '77', '75.4', '75.51'].map(agrees)).toEqual([false, false, false, false])
  expect(() => agrees('about 75')).toThrow(RangeError)
})

test('a derivation without a value is not consistent', () => {
  expect(checkDerivation({ formula: 'a / 0', operands: { a: '1' }, value: '0' })).toEqual({
    computed: null,
    consistent: false,
  })
})

test('decimals are exact, and literals are not read as floats', () => {
  expect(value('0.1 + 0.2')).toBe('0.3')
  expect(value('9007199254740993 + 0')).toBe('9007199254740993')
  expect(value('a * b', { a: '0.' + '1'.repeat(20), b: '10' })).toBe('1.' + '1'.repeat(19))
  expect(value('1 / 3 * 3')).toBe('1')
  expect(value('1 / 3')).toBe('0.' + '3'.repeat(20))
  expect(value('1 / 3000')).toBe('0.000' + '3'.repeat(20))
})

test('precedence, parentheses and minus signs are those of arithmetic', () => {
  expect(value('2 + 3 * 4')).toBe('14')
  expect(value('-(2 - 5) * -a', { a: '2' })).toBe('-6')
  expect(value('10 - 4 - 3')).toBe('3')
  expect(value('0 * -1')).toBe('0')
})

test('nothing is divided by zero, nor by what only rounding keeps from it', () => {
  expect(value('1 / (a - a)', { a: '3' })).toBe('division-by-zero')
  expect(value('1 / (1 / 3 * 3 - 1)')).toBe('division-by-zero')
  expect(value('1 / 3 * 3 - 1')).toBe('0')
})

test('operands are own keys only', () => {
  expect(['c', 'constructor', '__proto__', 'toString'].map((name) => value(name, { a: '1' }))).toEqual(
    Array(4).fill('unknown-operand'),
  )
})

test.each(['', ' ', 'a b', 'a; b', 'a +', '(a', 'a)', '1..2', '2a', 'a = 1', 'new a'])(
  '%j cannot be read',
  (formula) => {
    expect(value(formula, { a: '1', b: '2' })).toBe('syntax')
  },
)

test.each([
  'a ** b',
  'a % b',
  '+a',
  '!a',
  'f(a)',
  'a.b',
  'a["b"]',
  '"x"',
  'true',
  'this',
  '[1]',
  'a ? b : 1',
  '1e3',
  '.5',
])('%s is not allowed', (formula) => {
  expect(value(formula, { a: '1', b: '2' })).toBe('not-allowed')
})

test('long, deep and huge formulas are refused', () => {
  expect(value('1' + '+1'.repeat(249))).toBe('250')
  expect(value('1' + '+1'.repeat(250))).toBe('not-allowed')
  expect(value('('.repeat(51) + '1' + ')'.repeat(51))).toBe('not-allowed')
  expect(value('-'.repeat(498) + '1')).toBe('1')
  expect(value(Array(50).fill('a').join('*'), { a: '9'.repeat(90) })).toBe('not-allowed')
  expect(value('a', { a: '9'.repeat(101) })).toBe('not-allowed')
  expect(value('a', { a: '1e5' })).toBe('not-allowed')
})
