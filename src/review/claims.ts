/** What a figure is a claim about, in the order in which readers ask who says so. */
import type { FoundFigure } from '../figures'
import { harmOf } from './harm'
import { senseWords } from './sense/words'

export const claimKinds = ['money', 'share', 'people', 'count'] as const
export type ClaimKind = (typeof claimKinds)[number]

/** How far after a number people are looked for, in characters. */
const REACH = 60
/** From here on a number that counts nothing is money, “pasó 870 millones de la Secretaría a otra”. */
const LARGEST_COUNT = 1_000_000
const AMOUNT_AFTER =
  /^(?:$|[.,;:)]|\s(?:de (?:la|las|los|el)|del|al?|en|por|que|y|and|from|to|for|in|on|by|out of|do|da|du|des|pour|para)(?!\p{L}))/u

export function claimOf(found: FoundFigure, text: string, locale: string): ClaimKind {
  const { end, unit, value } = found
  if (unit.kind === 'currency') return 'money'
  if (unit.kind === 'percent' || unit.kind === 'percentage-point' || unit.kind === 'ratio' || value.includes('/')) {
    return 'share'
  }
  if (unit.kind === 'measure') return 'count'
  if (Number(value) >= LARGEST_COUNT && AMOUNT_AFTER.test(text.slice(end, end + REACH))) return 'money'
  const isOfPeople = senseWords(locale)?.people.test(text.slice(end, end + REACH)) ?? false
  return isOfPeople || harmOf(found, text, locale) !== null ? 'people' : 'count'
}
