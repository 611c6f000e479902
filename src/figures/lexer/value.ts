import { decimalText, Exact } from '../decimal'

/** A value as it is found: a plain decimal, or a fraction in lowest terms. */
export type Value = string | Fraction
export type Fraction = readonly [over: number, under: number]

/** A plain decimal without trailing zeros. */
export function valueOf(number: Exact): string {
  return decimalText(number)
}

/** A quotient as a decimal where it ends, else as a fraction in lowest terms. */
export function divide(over: number, under: number): Value {
  const [a, b] = reduce(over, under)
  let rest = b
  while (rest % 2 === 0) rest /= 2
  while (rest % 5 === 0) rest /= 5
  return rest === 1 ? valueOf(new Exact(a).div(b)) : [a, b]
}

export function reduce(over: number, under: number): Fraction {
  let [a, b] = [Math.abs(over), under]
  while (b > 0) [a, b] = [b, a % b]
  return a === 0 ? [over, under] : [over / a, under / a]
}

export function valueText(value: Value, isNegative: boolean): string {
  const text = typeof value === 'string' ? value : `${value[0]}/${value[1]}`
  return isNegative && text !== '0' ? `-${text}` : text
}
