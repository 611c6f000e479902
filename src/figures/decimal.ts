import { Decimal } from 'decimal.js'

/**
 * Decimal numbers with 200 significant digits, in a constructor of our own so that no other user of decimal.js can
 * change its settings, or we theirs. Nothing a newsroom prints needs so many; a formula over long operands may.
 */
export const Exact = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP })
export type Exact = Decimal

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/**
 * Whether a text is a plain decimal: digits, perhaps with a minus sign before and a point and digits after. No
 * exponent, no plus sign, no leading zeros, no group separators. The form of every value in the public document.
 */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/**
 * The one spelling of a decimal: without surrounding whitespace, and without the sign of a zero. Trailing zeros stay,
 * since they say how precise the figure is. A text that is no decimal is only trimmed, so check with `isDecimal`.
 */
export function normalizeDecimal(text: string): string {
  const trimmed = text.trim()
  return isDecimal(trimmed) && /^-[0.]+$/.test(trimmed) ? trimmed.slice(1) : trimmed
}

/** How many digits a decimal shows after its point: 0 for "86", 2 for "75.50". Throws a RangeError for anything else. */
export function decimalPlaces(text: string): number {
  assertDecimal(text)
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** Writes an exact number as a plain decimal, never with an exponent, and zero without a sign. */
export function decimalText(number: Exact): string {
  return normalizeDecimal(number.toFixed())
}

/** Throws a RangeError unless the text is a plain decimal as `isDecimal` defines it. */
export function assertDecimal(text: string): void {
  if (!isDecimal(text)) throw new RangeError(`Not a plain decimal: ${JSON.stringify(text.slice(0, 50))}`)
}
