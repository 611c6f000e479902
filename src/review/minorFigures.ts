import { languageOf } from '../model/perLocale'
import type { FoundFigure } from '../figures'
import { daysOf } from './spans'
import { nounAfter } from './matching'
import { isVote } from './results'
import { senseWords } from './sense/words'

/**
 * What a figure is that is seldom a claim: somebody's age, a span of time, a score, how far off a place
 * is, a few things that somebody saw. An
 * editor decides about all of a kind in a story at once.
 */
export const minorKinds = ['age', 'span', 'score', 'distance', 'small-count'] as const
export type MinorKind = (typeof minorKinds)[number]

/** What becomes of such a figure where it names no statistic: a notice, nothing, or an error like any other figure. */
export const minorFigures = ['notice', 'ignore', 'block'] as const
export type MinorFigures = (typeof minorFigures)[number]

const OLDEST = 120
/** So many things are counted at a glance. */
const MOST_SEEN = 10
/** Sets, goals and games: of more points it may be a count of votes. */
const MOST_SCORED = 20
const SCORE_BEFORE = /(?<![\d–-])\d{1,2}[–-]$/
const SCORE_AFTER = /^[–-]\d{1,2}(?![\d–-]|[.,]\d)/

/** What is counted, “two-bedroom”, or what stands for it, “three of them”. */
const SEEN_AFTER =
  /^(?:-|\s(?:de\s)?)\p{Ll}{3,}|^\s(?:of\s(?:them|these|those|whom|which)|de\s(?:ellos|ellas)|d[’']entre\s|del[ea]s)(?!\p{L})/u
/** How far from one place to another: the length of anything else is a claim. */
const LENGTHS: ReadonlySet<string> = new Set(['km', 'm', '[mi_i]', '[yd_i]', '[ft_i]'])
const TO_PLACE =
  /^\s\p{L}+\s(?:(?:to the\s)?(?:due\s)?(?:north|south|east|west)(?:east|west|ern)?|from|away|offshore|inland|upriver|downriver|upstream|downstream|al\s(?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste|sudeste|sudoeste|nororiente|suroriente)|mar adentro|au\s(?:nord|sud|large)|à\sl[’'](?:est|ouest)|ao\s(?:norte|sul)|a\s(?:leste|oeste))(?!\p{L})/iu

const AGE_BEFORE: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:aged?|age of|(?:man|woman|boy|girl|person) of(?: about| around| roughly)?)\s$/iu,
  es: /(?:,\s|(?<!\p{L})(?:tiene|tenía|con|cumplió)\s|(?<!\p{L})(?:niñ[oa]|joven|hombre|mujer)\s)(?:de\s)?$/iu,
  fr: /(?:,\s|(?<!\p{L})(?:a|avait|âgée?s?|homme|femme|garçon|fille)\s)(?:de\s)?$/iu,
  pt: /(?:,\s|(?<!\p{L})(?:tem|tinha|com|aos|completou|menin[oa]|jovem|homem|mulher)\s)(?:de\s)?$/iu,
}
/** Between commas, after a word for somebody: the word for years may be left out. */
const AGE_ALONE: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:son|daughter|brother|sister|mother|father|husband|wife|boy|girl|man|woman|children|child|eldest|youngest|cousin|nephew|niece|couple)s?,\s(?:\d{1,2}(?:,\s(?:and\s)?|\sand\s))*$/iu,
  es: /(?<!\p{L})(?:hij[oa]|mayor|menor|herman[oa]|madre|padre|espos[oa]|marido|mujer|hombre|niet[oa]|prim[oa]|sobrin[oa]|abuel[oa]|niñ[oa]|jóven|joven)(?:e?s)?,\sde\s(?:\d{1,2}(?:,\s|\sy\s)(?:de\s)?)*$/iu,
}
/** Where the word for years follows a span as well, an age has words on both sides. */
const BOTH_SIDES = new Set(['es', 'fr', 'pt'])
const AGE_AFTER: Readonly<Record<string, RegExp>> = {
  en: /^(?:-|\s)years?(?:-|\s)olds?(?!\p{L})/iu,
  es: /^\saños(?!\p{L})/iu,
  fr: /^\sans(?!\p{L})/iu,
  pt: /^\sanos(?!\p{L})/iu,
}

/** Which of these a figure is, by the words around it; null for what may be a claim. */
export function minorKindOf(found: FoundFigure, text: string, locale: string): MinorKind | null {
  const value = Number(found.value)
  const language = languageOf(locale)
  // "dos horas y media": the noun stands inside.
  const half = /^\S+(\s\p{L}+)\s(?:\p{L}+\s)?\p{L}+$/u.exec(found.text)?.[1]
  if (found.unit.kind === 'count' && half && senseWords(locale)?.timeAfter.test(`${half} `)) return 'span'
  if (
    found.unit.kind === 'measure' &&
    LENGTHS.has(found.unit.code ?? '') &&
    (TO_PLACE.test(text.slice(found.end, found.end + 40)) || isFarOff(found, text, language))
  )
    return 'distance'
  // “hora y media”: the noun stands first.
  const first = /^\p{L}+(?=\s(?:y|et|e)\s\p{L}+$)/u.exec(found.text)?.[0]
  if (found.unit.kind === 'count' && first && senseWords(locale)?.timeAfter.test(` ${first} `)) return 'span'
  // “half an hour”, “un cuarto de siglo”
  if (found.unit.kind === 'ratio' && daysOf(found, text.slice(found.end, found.end + 24), language).length > 0)
    return 'span'
  if (found.unit.kind !== 'count' || !Number.isInteger(value) || value < 0) return null
  const before = text.slice(Math.max(0, found.start - 24), found.start)
  const after = text.slice(found.end, found.end + 24)
  if (value <= OLDEST && isAge(before, after, language)) return 'age'
  if (senseWords(locale)?.timeAfter.test(after)) return 'span'
  if (value <= MOST_SCORED && isScore(found, text)) return 'score'
  const isSeen = value <= MOST_SEEN && found.qualifier === 'exact' && found.range === null
  return isSeen && SEEN_AFTER.test(after) ? 'small-count' : null
}

/** “a 4 kilómetros del centro”, “the 58-mile crossing” */
function isFarOff({ start, end, range }: FoundFigure, text: string, language: string): boolean {
  const after = text.slice(end, end + 40)
  if (language === 'en') return /^-\p{L}+\s(?:crossing|drive|trip|walk|ride|journey|flight|hike)(?!\p{L})/u.test(after)
  const isOff = language === 'es' && range === null && /^\s\p{L}+\sdel?\s/u.test(after)
  return isOff && /(?<!\p{L})a\s(?:unos\s)?$/iu.test(text.slice(Math.max(0, start - 10), start))
}

/** One side of “2-0”, of a set or of a tie-break. */
function isScore(found: FoundFigure, text: string): boolean {
  const { end, start } = found
  const [before, after] = [text.slice(Math.max(0, start - 4), start), text.slice(end, end + 5)]
  const other = /\d+/.exec(SCORE_BEFORE.exec(before)?.[0] ?? SCORE_AFTER.exec(after)?.[0] ?? '')?.[0]
  if (other === undefined || Number(other) > MOST_SCORED) return false
  return !isVote(found, text)
}

function isAge(before: string, after: string, language: string): boolean {
  // “Lena Ortwin, 63, who …”
  if (/\p{Lu}[\p{L}’'-]+,\s$/u.test(before) && /^[,.)]/.test(after)) return true
  // “su hijo mayor, de 13, dejó la escuela”
  if (AGE_ALONE[language]?.test(before) && /^(?:[,.;)]|\s(?:and|y)\s(?:de\s)?\d)/.test(after)) return true
  const [isBefore, isAfter] = [AGE_BEFORE[language]?.test(before) === true, AGE_AFTER[language]?.test(after) === true]
  return BOTH_SIDES.has(language) ? isBefore && isAfter : isBefore || isAfter
}

/** “the 43”, “los 43”: a number with its article, which counts nothing, speaks of one that was said before. */
export function speaksOf({ start, end, unit }: FoundFigure, text: string): boolean {
  if (unit.kind !== 'count') return false
  return ARTICLE_BEFORE.test(text.slice(Math.max(0, start - 5), start)) && NOTHING_AFTER.test(text.slice(end, end + 12))
}
const ARTICLE_BEFORE = /(?<!\p{L})(?:the|los|las|les|os|as)\s$/iu
const NOTHING_AFTER =
  /^(?:$|[.,;:!?)]|\s(?:were|was|are|is|had|have|did|who|that|in|from|of|de|que|fueron|eran|estaban|son|en|no|se|ya|han|qui|sont|étaient|ont|foram|eram|são|não|em)(?!\p{L}))/iu

/**
 * What two mentions of one figure share: the value, the unit and what is counted. Null where nothing says what that is;
 * a percentage is of another thing each time.
 */
export function mentionKey({ value, unit, end }: FoundFigure, text: string): string | null {
  if (unit.kind !== 'count' && unit.kind !== 'measure' && unit.kind !== 'currency') return null
  const [noun = ''] = nounAfter(text, end).toLocaleLowerCase().split(' ')
  const counted = unit.kind === 'count' ? noun : (unit.code ?? noun)
  return counted === '' || (unit.kind === 'currency' && value.length < 3)
    ? null
    : JSON.stringify([value, unit.kind, counted])
}
