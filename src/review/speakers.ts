import { fold } from '../figures/lexer/fold'
import { words } from '../model/wordLists'
import { quotationCues } from './quotationCues'

/** Who speaks in an interview after their name and a colon, in capitals or not; the value is whether that is beyond doubt. */
export type Speakers = ReadonlyMap<string, boolean>

const LABEL =
  /^[^\S\n]{0,8}(?<name>\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,3}) ?(?::|\.[-—–])[^\S\n]+(?=\S)/u
/** A capitalized word after another: the last of a full name. */
const LAST_NAME = /(?<=(?<first>\p{Lu}\p{Ll}{1,30}) )\p{Lu}\p{Ll}[\p{L}'’-]*/gu
/** Before a capital they make the name of a place, a team or an institution: “Real Madrid”, “Ciudad Juárez”, “New York”. */
const NO_FIRST_NAME = new Set(
  words(
    `real atletico deportivo sporting racing club inter union cultural royal olympique national nacional san santa santo sao
    saint st sainte new nueva nuevo nova novo north south east west northern southern eastern western norte sur sul puerto
    port porto ciudad city cidade ville monte mount mont rio lake lago lac fort fuerte costa cote cabo cape villa vila los las
    la el le les the os as universidad university universidade universite banco bank banque grupo group groupe partido party
    parti estadio stadium hospital calle avenida plaza street avenue aeropuerto airport liga league copa cup radio canal
    teatro theater theatre museo museum instituto institute colegio college school ayuntamiento gobierno estado state
    provincia province greater great gran grand old upper lower central manchester leeds newcastle ministerio ministry
    agencia agency comision commission corte court`,
  ),
)
const NONE: Speakers = new Map()

/** The label that a line begins with, and whose it is; null for a line without one. */
export function labelOf(line: string): { name: string; length: number; isCapital: boolean } | null {
  const found = LABEL.exec(line)
  const name = found?.groups?.name
  if (!found || name === undefined) return null
  return { name: fold(name), length: found[0].length, isCapital: name === name.toUpperCase() && name.length > 2 }
}

/**
 * Who is interviewed in a text, by the labels of its lines: “LÓPEZ: …” after “Ana López”, and “Webb: …” after a line of
 * somebody else's that asks.
 */
export function speakersOf(texts: readonly string[], locale: string): Speakers {
  const lines = texts.flatMap((text) => text.split('\n'))
  if (!lines.some((line) => LABEL.test(line))) return NONE
  const cues = quotationCues(locale)
  const named = new Set(
    lines.flatMap((line) =>
      Array.from(line.matchAll(LAST_NAME), ({ 0: last, groups }) =>
        NO_FIRST_NAME.has(fold(groups?.first ?? '')) ? '' : fold(last),
      ),
    ),
  )
  const speakers = new Map<string, boolean>()
  let asker: string | null = null
  for (const line of lines) {
    if (line.trim() === '') continue
    const label = labelOf(line)
    const isQuestion = /\?["”»’]?\s*$/.test(line.slice(-8))
    if (label && !isQuestion) {
      const isNamed = label.isCapital && named.has(label.name.split(' ').at(-1) ?? '')
      const isAnswer = asker !== null && asker !== label.name
      if (isNamed || isAnswer) speakers.set(label.name, isNamed || speakers.has(label.name))
    }
    const isAsked = isQuestion && (label !== null || (cues?.question.test(line) ?? false))
    asker = isAsked ? (label?.name ?? '') : null
  }
  return speakers
}
