import jsep from 'jsep'
import { assertDecimal, decimalPlaces, decimalText, Exact, isDecimal, normalizeDecimal } from './decimal'
import type { UnitKind } from './types'

const MAX_LENGTH = 500
const MAX_NESTING = 50
const MAX_OPERAND_LENGTH = 100
/** More digits than this before the point is no figure of a story. */
const MAX_DIGITS = 100
/** Digits kept after the point, or significant digits of what is smaller than one, when a quotient does not end. */
const QUOTIENT_DIGITS = 20
/** A number with no more decimals than this ended by itself; one with more was cut at the working precision. */
const EXACT_PLACES = 60

type FormulaProblem = 'syntax' | 'unknown-operand' | 'division-by-zero' | 'not-allowed'
export type FormulaResult =
  { ok: true; value: string } | { ok: false; problem: FormulaProblem; /** In English, for editors. */ detail: string }

/**
 * Computes a formula such as "(b - a) / a * 100" over operands given as plain decimals. Only `+ - * / ( )`, unary
 * minus, plain decimals and the keys of the operands are allowed; nothing else is evaluated. The value is a plain
 * decimal: exact, unless it has no end, and then rounded half up to 20 decimals (20 significant digits below one).
 * Never throws: what is wrong comes back as a problem.
 */
export function evaluateFormula(formula: string, operands: Readonly<Record<string, string>>): FormulaResult {
  try {
    const value = settle(evaluate(parse(formula), operands))
    if (value.e >= MAX_DIGITS) fail('not-allowed', `The result has more than ${MAX_DIGITS} digits`)
    return { ok: true, value: decimalText(value) }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.problem, detail: error.message }
    throw error
  }
}

/**
 * What a formula gives, beside what is stated: to one digit more, which shows in what they differ, and to `least` digits
 * after the point. Throws a RangeError where one of them is no plain decimal.
 * @example shownBeside('0.0414', '0.05') // '0.041'
 */
export function shownBeside(computed: string, stated: string, least = 0): string {
  const places = Math.max(least, decimalPlaces(normalizeDecimal(stated)) + 1)
  return decimalText(new Exact(computed).toDecimalPlaces(places))
}

/**
 * Recomputes a derived figure. `computed` is the value of the formula, null when it has none. `consistent` says
 * whether it rounds to the stated value: they differ by no more than half a unit of the last digit that the stated
 * value shows (so 75.51 agrees with "76", "75.5" and "75.51", and not with "60"). A derivation without a value is not
 * consistent. Throws a RangeError when the stated value is no plain decimal.
 */
export function checkDerivation(derivation: {
  formula: string
  operands: Readonly<Record<string, string>>
  value: string
}): { computed: string | null; consistent: boolean } {
  const stated = normalizeDecimal(derivation.value)
  assertDecimal(stated)
  const result = evaluateFormula(derivation.formula, derivation.operands)
  if (!result.ok) return { computed: null, consistent: false }
  const half = new Exact(10).pow(-decimalPlaces(stated)).div(2)
  const consistent = new Exact(result.value).minus(stated).abs().lte(half)
  return { computed: result.value, consistent }
}

/**
 * The unit that a formula gives, as far as the units of its operands tell: a difference between two percentages is in
 * percentage points, a ratio times one hundred in per cent. Null when they do not tell, or it cannot be read.
 */
export function unitOfFormula(formula: string, units: Readonly<Record<string, UnitKind>>): UnitKind | null {
  try {
    const kind = inferUnit(parse(formula), units)
    return kind === 'number' ? null : kind
  } catch (error) {
    if (error instanceof FormulaError) return null
    throw error
  }
}

type InferredUnit = UnitKind | 'number' | null

function inferUnit(node: jsep.Expression, units: Readonly<Record<string, UnitKind>>): InferredUnit {
  if (node.type === 'Literal') return 'number'
  if (node.type === 'Identifier') {
    const { name } = node as jsep.Identifier
    return Object.hasOwn(units, name) ? (units[name] ?? null) : null
  }
  if (node.type === 'UnaryExpression') return inferUnit((node as jsep.UnaryExpression).argument, units)
  if (node.type !== 'BinaryExpression') return null
  const { operator, left, right } = node as jsep.BinaryExpression
  const [a, b] = [inferUnit(left, units), inferUnit(right, units)]
  const isHundred = [left, right].some((side) => side.type === 'Literal' && (side as jsep.Literal).value === 100)
  switch (operator) {
    case '+':
      return a === b ? a : a === 'percent' && b === 'percentage-point' ? 'percent' : null
    case '-':
      if (a === 'percent' && b === 'percent') return 'percentage-point'
      return a === b ? a : a === 'percent' && b === 'percentage-point' ? 'percent' : null
    case '/':
      if (b === 'number') return a
      // Points over a percentage are a share of it: (b - a) / a.
      if (a === b || (a === 'percentage-point' && b === 'percent')) return 'ratio'
      return null
    case '*':
      if (isHundred && (a === 'ratio' || b === 'ratio')) return 'percent'
      if (a === 'number') return b
      return b === 'number' ? a : null
    default:
      return null
  }
}

class FormulaError extends Error {
  constructor(
    readonly problem: FormulaProblem,
    detail: string,
  ) {
    super(detail)
  }
}

function fail(problem: FormulaProblem, detail: string): never {
  throw new FormulaError(problem, detail)
}

function parse(formula: string): jsep.Expression {
  if (formula.length > MAX_LENGTH) fail('not-allowed', `A formula has at most ${MAX_LENGTH} characters`)
  if (formula.trim() === '') fail('syntax', 'The formula is empty')
  let nesting = 0
  for (const character of formula) {
    // The parser recurses into parentheses, so they are counted before it starts.
    nesting += character === '(' ? 1 : character === ')' ? -1 : 0
    if (nesting > MAX_NESTING) fail('not-allowed', `Parentheses are nested more than ${MAX_NESTING} deep`)
  }
  try {
    return jsep(formula)
  } catch (error) {
    return fail('syntax', error instanceof Error ? error.message : 'The formula cannot be read')
  }
}

// The tree is no deeper than the formula is long, so recursing is safe.
function evaluate(node: jsep.Expression, operands: Readonly<Record<string, string>>): Exact {
  switch (node.type) {
    case 'Literal': {
      const { raw } = node as jsep.Literal
      // From the text, not from the value, which jsep has made a float.
      if (!isDecimal(raw)) fail('not-allowed', `${raw} is not a plain decimal`)
      return new Exact(raw)
    }
    case 'Identifier':
      return operand((node as jsep.Identifier).name, operands)
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression
      if (operator !== '-') fail('not-allowed', `The sign ${operator} is not allowed`)
      return evaluate(argument, operands).neg()
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression
      const a = evaluate(left, operands)
      const b = evaluate(right, operands)
      if (operator === '+') return a.plus(b)
      if (operator === '-') return a.minus(b)
      if (operator === '*') return a.times(b)
      if (operator !== '/') fail('not-allowed', `The operator ${operator} is not allowed`)
      if (settle(b).isZero()) fail('division-by-zero', 'The formula divides by zero')
      return a.div(b)
    }
    case 'Compound':
      return fail('syntax', 'An operator is missing between two parts of the formula')
    default:
      return fail('not-allowed', `${node.type} is not allowed: use numbers, operand keys, + - * / and parentheses`)
  }
}

function operand(name: string, operands: Readonly<Record<string, string>>): Exact {
  // Own keys only: "constructor" is no operand.
  const text = Object.hasOwn(operands, name) ? operands[name] : undefined
  if (text === undefined) fail('unknown-operand', `There is no operand ${name}`)
  if (text.length > MAX_OPERAND_LENGTH || !isDecimal(text)) {
    fail('not-allowed', `The operand ${name} is not a plain decimal of at most ${MAX_OPERAND_LENGTH} characters`)
  }
  return new Exact(text)
}

/** Rounds what has no end: (1 / 3) * 3 is one again, and (1 / 3) * 3 - 1 is zero. */
function settle(value: Exact): Exact {
  if (value.decimalPlaces() <= EXACT_PLACES) return value
  const rounded = value.toDecimalPlaces(EXACT_PLACES)
  return rounded.e >= -1 || rounded.isZero()
    ? rounded.toDecimalPlaces(QUOTIENT_DIGITS)
    : rounded.toSignificantDigits(QUOTIENT_DIGITS)
}
