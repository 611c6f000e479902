import { fold } from '../figures/lexer/fold'
import { quotationCues } from './quotationCues'

/** Who speaks in an interview after their name and a colon, in capitals or not; the value is whether that is beyond doubt. */
export type Speakers = ReadonlyMap<string, boolean>

const LABEL =
  /^[^\S\n]{0,8}(?<name>\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,3}) ?(?::|\.[-—–])[^\S\n]+(?=\S)/u
/** A capitalized word after another: the last of a full name. */
const LAST_NAME = /(?<=\p{Lu}\p{Ll}{1,30} )\p{Lu}\p{Ll}[\p{L}'’-]*/gu
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
  const named = new Set(lines.flatMap((line) => (line.match(LAST_NAME) ?? []).map(fold)))
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
