import { NODE_CHARACTER } from '../body/text'
import type { FoundFigure } from '../figures'

/** What is decided by a few: the sides of a vote are a claim, and no score. */
const VOTES =
  /(?<!\p{L})(?:vot|ruling|ruled|court|justices|panel|council|commission|committee|approv|reject|fall[oó](?!\p{L})|corte|sentencia|magistrad|pleno|cabildo|aprob|rechaz|cour(?!\p{L})|adopté|rejeté|aprov|rejeit|câmara|senad)/iu
/** Between the two sides of a vote: “220 to 209”, “178 votos contra 171”. */
const AGAINST = /^\s(?:votes?\s|votos?\s|voix\s)?(?:to|against|a|contra|contre)\s$/iu
/** “21 votos a favor y 14 en contra” */
const FOR_AND = /^\s(?:votes?\s|votos?\s|voix\s)?(?:a favor|in favou?r|for|pour),?\s(?:y|and|et|e|por)\s$/iu
const NEAR = 60
/** What a rate is per: “0.9 beds per 1,000 people”, “por cada 100 mil habitantes”. */
const PER = /(?<!\p{L})(?:per|for (?:each|every)|por|(?:por|para) cada|pour|a cada)\s$/iu
/** How far from its rate. */
const NEAR_RATE = 90

/** Whether a figure is what a rate is per: whoever is named for the rate is named for it. */
export function isBaseOfRate(found: FoundFigure, before: FoundFigure | undefined, text: string): boolean {
  const { start, unit, value } = found
  if (unit.kind !== 'count' || !/^10{2,6}$/.test(value)) return false
  if (!PER.test(text.slice(Math.max(0, start - 14), start))) return false
  const between = text.slice(Math.max(before?.end ?? 0, start - NEAR_RATE), start)
  const isNear = between.includes(NODE_CHARACTER) || (before !== undefined && start - before.end < NEAR_RATE)
  return isNear && !/[.;!?]\s/.test(between)
}

/**
 * Whether a figure is the second side of a result, “4-1” or “220 votes to 209”, whose first is one as well, in the text
 * or attributed: whoever is named for the first is named for both.
 */
export function isSecondSide(found: FoundFigure, before: FoundFigure | undefined, text: string): boolean {
  if (found.unit.kind === 'currency' || found.range !== null) return false
  const digits = found.start + found.text.search(/[^–‑-]/)
  const hasNode = /\uFFFC[–‑-]$/.test(text.slice(digits - 2, digits))
  if (hasNode) return true
  const isFirst = before !== undefined && before.unit.kind === found.unit.kind && before.range === null
  const near = Math.max(0, found.start - 20)
  const from = isFirst ? before.end : near + text.slice(near, found.start).lastIndexOf(NODE_CHARACTER) + 1
  if (!isFirst && from === near) return false
  const between = text.slice(from, found.start)
  if (isFirst && /^[–‑-]$/.test(between)) return true
  return (AGAINST.test(between) || FOR_AND.test(between)) && isVote(found, text)
}

export function isVote({ start, end }: FoundFigure, text: string): boolean {
  return VOTES.test(text.slice(Math.max(0, start - NEAR), end + NEAR))
}
