import { languageOf } from '../model/perLocale'
import type { FoundFigure } from '../figures'
import { harmOf } from './harm'
import { daysOf } from './spans'
import { words } from '../model/wordLists'
import { isVote } from './results'
import { senseWords } from './sense/words'

/**
 * What a figure is that is seldom a claim: somebody's age, a span of time, a score, how far off a place
 * is, how many pages a document has, a few things that somebody saw. An editor decides about all of a kind in a story
 * at once.
 */
export const minorKinds = ['age', 'span', 'score', 'distance', 'pages', 'small-count'] as const
export type MinorKind = (typeof minorKinds)[number]

/** What becomes of such a figure where it names no statistic: a notice, nothing, or an error like any other figure. */
export const minorFigures = ['notice', 'ignore', 'block'] as const
type Fate = (typeof minorFigures)[number]

/** What becomes of all of them, or of each kind; of a kind that is left out, a notice. */
export type MinorFigures = Fate | { readonly [Kind in MinorKind]?: Fate }

/** What becomes of the figures of a kind, as the newsroom has it. */
export function fateOf(kind: MinorKind, minor: MinorFigures): Fate {
  return typeof minor === 'string' ? minor : (minor[kind] ?? 'notice')
}

const OLDEST = 120
/** So many things are counted at a glance. */
const MOST_SEEN = 10
/** Sets, goals and games: of more points it may be a count of votes. */
const MOST_SCORED = 20
/** In a game of points, of a side. */
const MOST_POINTS = 199
const GAME =
  /(?<!\p{L})(?:games?|match(?:es)?|season|league|playoffs?|touchdowns?|quarterback|halftime|overtime|innings?|defeats?|coach|teams?|rugby|basketball|football|baseball|juegos?|temporada|liga|equipos?|goles|jornada|entrenador|baloncesto|básquetbol|basquetbol|quintetos?|équipe|saison|jogos?|rodada)(?!\p{L})/iu
const WON =
  /(?<!\p{L})(?:won|wins?|lost|loses?|beat|beats|defeated|routed|edged|downed|tied|fell|ganó|ganaron|perdió|perdieron|venció|vencieron|derrotó|derrotaron|empató|empataron|cayó|cayeron|battu|gagné|perdu|venceu|venceram|perdeu|perderam|bateu)(?!\p{L})/iu
const POLL =
  /(?<!\p{L})(?:per ?cent|points? lead|polls?|ballots?|election|electorate|referendum|runoff|senate|house|bill|measure|amendment|encuestas?|elecci(?:ón|ones)|electoral|referéndum|senado|congreso|sondage|élection|pesquisa|eleição)(?!\p{L})|%/iu
/** Where a span changes from so long to so long, by language: what stands before each end, and between them. */
const MOVED: Readonly<Record<string, string>> = {
  en: 'went|goes|going|gone|rose|rises|risen|fell|fallen|grew|grown|dropped|increased|cut|climbed|lengthened|extended|jumped|shrank|reduced|shortened|doubled|up|down',
  es: 'pasó|pasaron|pasa|pasan|pasar|subió|subieron|bajó|bajaron|creció|aumentó|se redujo|redujo|cayó|se alargó|se acortó|amplió',
  fr: 'passé|passée|passe|passent|passait|monté|baissé|augmenté|réduit',
  pt: 'passou|passaram|subiu|caiu|aumentou|cresceu|reduziu|foi',
}
const FROM_TO: Readonly<Record<string, [from: string, to: string]>> = {
  en: ['from', 'to'],
  es: ['de', 'a'],
  fr: ['de', 'à'],
  pt: ['de', '(?:a|para)'],
}
const CHANGES: Readonly<Record<string, { low: RegExp; to: RegExp; high: RegExp }>> = Object.fromEntries(
  Object.entries(FROM_TO).map(([language, [from, to]]) => {
    const moved = `(?<!\\p{L})(?:${MOVED[language] ?? ''})(?!\\p{L})[^.;:!?\\n]{0,30}(?<!\\p{L})${from}\\s`
    return [
      language,
      {
        low: new RegExp(`${moved}(?:\\p{L}+\\s)?$`, 'iu'),
        to: new RegExp(`^\\s(?:\\p{L}+\\s){0,3}${to}\\s(?:\\p{L}+\\s)?[\\d\\p{L}]`, 'iu'),
        high: new RegExp(`${moved}[^.;:!?\\n]{1,30}(?<!\\p{L})${to}\\s(?:\\p{L}+\\s)?$`, 'iu'),
      },
    ]
  }),
)
const SCORE_BEFORE = /(?<![\d–-])\d{1,3}[–-]$/
const SCORE_AFTER = /^[–-]\d{1,3}(?![\d–-]|[.,]\d)/

/** What follows a number that stands for its noun: “only four had paid” counts what was counted before. */
const VERB = words(
  `had has have was were are will would could can may said did does went came got made took gave left lost won voted
  fueron eran son están estaban han habían tienen tenían pueden podían \\p{L}+(?:aron|ieron)
  sont étaient ont avaient \\p{L}+èrent foram eram são estão tinham \\p{L}+(?:aram|eram|iram)`,
).join('|')
/** What is counted, “two-bedroom”, or what stands for it, “three of them”. */
const SEEN_AFTER = new RegExp(
  `^(?:-|\\s(?:de\\s)?)(?!(?:${VERB})(?!\\p{L}))\\p{Ll}{3,}|^\\s(?:of\\s(?:them|these|those|whom|which)|de\\s(?:ellos|ellas)|d[’']entre\\s|del[ea]s)(?!\\p{L})`,
  'u',
)
/** Whose children are counted, “a mother of three”. */
const PARENT_OF =
  /(?<!\p{L})(?:(?:grand)?(?:mother|father|parent)|widow(?:er)?|(?:padre|madre|abuel[oa]|viud[oa])s?|mère|père|mãe|pai)\s(?:of|de)\s$/iu
/** How long a document is that is at hand: “a 38-page order”, “la sentencia, de 212 páginas”. */
const PAGES: Readonly<Record<string, { before: RegExp; after: RegExp }>> = {
  en: { before: /(?<!\p{L})(?:an?|the|its|his|her|their|that|this)\s$/iu, after: /^-(?:pages?|words?)(?!\p{L})/iu },
  es: {
    before:
      /(?<!\p{L})(?:resolución|documento|informe|reporte|dictamen|sentencia|fallo|demanda|carta|expediente|libro|escrito|acta|auto|iniciativa|ley|estudio|proyecto|orden|texto),?\sde\s$/iu,
    after: /^\s(?:páginas|hojas|fojas|cuartillas|folios)(?!\p{L})/iu,
  },
  fr: {
    before: /(?<!\p{L})(?:rapport|document|jugement|arrêt|décision|lettre|dossier|livre|texte|étude|loi),?\sde\s$/iu,
    after: /^\s(?:pages|feuillets)(?!\p{L})/iu,
  },
  pt: {
    before:
      /(?<!\p{L})(?:relatório|documento|sentença|decisão|carta|processo|livro|texto|estudo|lei|parecer),?\s(?:de|com)\s$/iu,
    after: /^\s(?:páginas|folhas|laudas)(?!\p{L})/iu,
  },
}
/** How far from one place to another: the length of anything else is a claim. */
const LENGTHS: ReadonlySet<string> = new Set(['km', 'm', '[mi_i]', '[yd_i]', '[ft_i]'])
const TO_PLACE =
  /^\s\p{L}+\s(?:(?:to the\s)?(?:due\s)?(?:north|south|east|west)(?:east|west|ern)?|from|away|offshore|inland|upriver|downriver|upstream|downstream|al\s(?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste|sudeste|sudoeste|nororiente|suroriente)|mar adentro|au\s(?:nord|sud|large)|à\sl[’'](?:est|ouest)|ao\s(?:norte|sul)|a\s(?:leste|oeste))(?!\p{L})/iu

const AGE_BEFORE: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:aged?|age of|(?:man|woman|boy|girl|person) of(?: about| around| roughly)?|(?:children|kids|adults|people|those|patients|anyone|everyone|women|men) (?:under|over|younger than|older than))\s$/iu,
  es: /(?:,\s|(?<!\p{L})(?:tiene|tenía|con|cumplió|menor(?:es)? de|mayor(?:es)? de)\s|(?<!\p{L})(?:niñ[oa]|joven|hombre|mujer|(?!(?:carr|esp|prim)era)\p{L}{2,}(?:er[oa]|ista|[dt]ora?))\s)(?:de\s)?$/iu,
  fr: /(?:,\s|(?<!\p{L})(?:a|avait|âgée?s?|homme|femme|garçon|fille|(?:enfants|personnes|adultes) de (?:moins|plus))\s)(?:de\s)?$/iu,
  pt: /(?:,\s|(?<!\p{L})(?:tem|tinha|com|aos|completou|menin[oa]|jovem|homem|mulher|menor(?:es)? de|maior(?:es)? de)\s)(?:de\s)?$/iu,
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
  if (senseWords(locale)?.timeAfter.test(after)) return isCompared(found, text, language) ? null : 'span'
  const pages = PAGES[language]
  if (pages?.before.test(before) && pages.after.test(after)) return 'pages'
  if (isScore(found, text)) return 'score'
  if (value > MOST_SEEN || found.qualifier !== 'exact' || found.range !== null) return null
  if (PARENT_OF.test(before)) return 'small-count'
  return SEEN_AFTER.test(after) && harmOf(found, text, locale) === null ? 'small-count' : null
}

/** “a 4 kilómetros del centro”, “the 58-mile crossing” */
function isFarOff({ start, end, range }: FoundFigure, text: string, language: string): boolean {
  const after = text.slice(end, end + 40)
  if (language === 'en') return /^-\p{L}+\s(?:crossing|drive|trip|walk|ride|journey|flight|hike)(?!\p{L})/u.test(after)
  const isOff = language === 'es' && range === null && /^\s\p{L}+\sdel?\s/u.test(after)
  return isOff && /(?<!\p{L})a\s(?:unos\s)?$/iu.test(text.slice(Math.max(0, start - 10), start))
}

/** One side of “2-0”, of a set or of a tie-break; of “31-17” where the words around it are of a game. */
function isScore(found: FoundFigure, text: string): boolean {
  const { end, start } = found
  const [before, after] = [text.slice(Math.max(0, start - 4), start), text.slice(end, end + 5)]
  const other = /\d+/.exec(SCORE_BEFORE.exec(before)?.[0] ?? SCORE_AFTER.exec(after)?.[0] ?? '')?.[0]
  if (other === undefined) return false
  const most = Math.max(Number(found.value), Number(other))
  if (most > MOST_POINTS || isVote(found, text)) return false
  return most <= MOST_SCORED || isOfGame(text.slice(Math.max(0, start - NEAR_GAME), end + NEAR_GAME))
}

/** How far around a score it is looked for what was played, in characters. */
const NEAR_GAME = 120

/** Whether words are of a game, and of nothing that is decided by votes or shares. */
function isOfGame(around: string): boolean {
  return GAME.test(around) && WON.test(around) && !POLL.test(around)
}

/** Whether a span is one end of a change, “went from nine days to 34”: that is a claim. */
function isCompared({ start, end }: FoundFigure, text: string, language: string): boolean {
  const words = CHANGES[language]
  if (!words) return false
  const before = text.slice(Math.max(0, start - 70), start)
  return words.high.test(before) || (words.low.test(before) && words.to.test(text.slice(end, end + 40)))
}

function isAge(before: string, after: string, language: string): boolean {
  // “Lena Ortwin, 63, who …”
  if (/\p{Lu}[\p{L}’'-]{1,24},\s$/u.test(before) && /^[,.)]/.test(after)) return true
  // “Camila, de 8, pasó …”
  if (language !== 'en' && /\p{Lu}[\p{L}’'-]{1,24},\sde\s$/u.test(before) && /^[,.)]/.test(after)) return true
  // “su hijo mayor, de 13, dejó la escuela”
  if (AGE_ALONE[language]?.test(before) && /^(?:[,.;)]|\s(?:and|y)\s(?:de\s)?\d)/.test(after)) return true
  const [isBefore, isAfter] = [AGE_BEFORE[language]?.test(before) === true, AGE_AFTER[language]?.test(after) === true]
  return BOTH_SIDES.has(language) ? isBefore && isAfter : isBefore || isAfter
}
