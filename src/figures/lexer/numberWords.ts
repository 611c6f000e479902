/** The words of numbers, in the table of a language or, without one, as Intl has them. */
import type { NumberWord } from './lexicon'
import { at, type Scan } from './scan'
import type { Token } from './tokens'

export function wordAt(scan: Scan, index: number): NumberWord | undefined {
  const token = at(scan, index)
  return token?.kind === 'word' ? scan.lexicon.numbers.get(token.key) : undefined
}

/** "mille": a thousand, in a language without a table. */
export function loneScale({ locale }: Scan, { key }: Token): NumberWord | undefined {
  const value = locale.loneScales.get(key)
  return value === undefined ? undefined : { kind: 'scale', value, standsAlone: true }
}

/** The scale words of a language without a table, as the compact notation of Intl writes them. */
export function scaleOfLocale(scan: Scan, index: number): NumberWord | undefined {
  const token = at(scan, index)
  if (token?.kind !== 'word') return undefined
  const value = scan.locale.scales.get(token.key)
  return value === undefined ? undefined : { kind: 'scale', value, standsAlone: false }
}
