import type { QuotationCues } from './quotationCues'
import { PADDING } from './plainMarks'
import type { Span } from './quotationMarks'
import { labelOf, type Speakers } from './speakers'

/** Words in lower case that names contain. */
const IN_NAMES = new Set('de del da do dos di du la las los van von der y and of e'.split(' '))

/** What is said on a line, and whether that it is dialogue is beyond doubt. */
export type Dialogue = {
  said: Span[]
  isCertain: boolean
  /** Whether a name stands before it, and no mark. */ isNamed?: true
}

/**
 * What is said on a line of dialogue, which a dash begins: “—No lo sé —dijo Juan—. Mañana lo veremos.” has two such
 * stretches; or which a label of an interview begins: “R.- No lo sé”. Null for a line that is neither: an item of a
 * list, a name under a quotation, a negative number.
 */
export function dialogueOf(line: string, cues: QuotationCues | null, speakers: Speakers): Dialogue | null {
  return answerOf(line, cues) ?? turnOf(line, speakers) ?? dashed(line, cues)
}

/** “LÓPEZ: …”: the turn of somebody who is interviewed. */
function turnOf(line: string, speakers: Speakers): Dialogue | null {
  const label = speakers.size > 0 ? labelOf(line) : null
  const isCertain = label ? speakers.get(label.name) : undefined
  if (!label || isCertain === undefined) return null
  return { said: [{ start: label.length, end: line.length }], isCertain, isNamed: true }
}

/** “P.- …” and “R.- …”: a letter with a full stop alone may as well number an item, so it must be followed by speech. */
function answerOf(line: string, cues: QuotationCues | null): Dialogue | null {
  if (!cues) return null
  const answer = cues.answer.exec(line)?.[0]
  const label = answer ?? cues.question.exec(line)?.[0]
  if (!label || label.length === line.length) return null
  const isLetter = /^\s*\p{L}\s*[.:]\s*$/u.test(label)
  const isWhole = /[.?!…]["”»]?\s*$/.test(line.slice(-10))
  if (isLetter && !isWhole) return null
  return { said: [{ start: label.length, end: line.length }], isCertain: answer !== undefined && !isLetter }
}

/** The dash that begins a line; two hyphens are one with what fills it up. */
const OPENING_DASH = new RegExp(`^\\s*([—–―-])${PADDING}*(\\s*)(?=[^\\s—–―-])`)

/** Whether a line is a question that a hyphen begins: what a hyphen begins after it is the answer. */
export function isAsked(line: string): boolean {
  return OPENING_DASH.exec(line)?.[1] === '-' && /\?\s*$/.test(line)
}

/** “-Se mojaron todos.” after “-¿Y los planos?”: a sentence that by itself might be an item of a list. */
export function answerTo(line: string, cues: QuotationCues | null): Dialogue | null {
  const [opening = '', dash, space] = OPENING_DASH.exec(line) ?? []
  if (dash !== '-' || space !== '' || !cues?.dashSpeaks || !/^\p{Lu}.*[.!?…]\s*$/u.test(line.slice(opening.length))) {
    return null
  }
  return { said: [{ start: opening.length, end: line.length }], isCertain: false }
}

function dashed(line: string, cues: QuotationCues | null): Dialogue | null {
  const [opening, dash, space] = OPENING_DASH.exec(line) ?? []
  if (opening === undefined || dash === undefined || space === undefined) return null
  if (dash === '-' && space === '' && cues) {
    const turns = turnsOf(line, opening.length, cues)
    if (turns) return turns
  }
  const teller = space === '' ? null : toldAfter(line.slice(opening.length), dash, cues)
  if (teller !== null) return { said: [{ start: opening.length, end: opening.length + teller }], isCertain: false }
  const asides = asidesOf(line, opening.length, dash, space !== '')
  const told = asides.map(({ start, end }) => line.slice(start, end))
  if (!isDialogue(line.slice(opening.length), { dash, spaced: space !== '' }, told, cues)) return null
  const said = between(asides, opening.length, line.length)
  const turn = space === '' ? turnIn(line, asides.at(-1)) : null
  if (turn === null) return { said, isCertain: true }
  const next = between(asidesOf(line.slice(turn), 0, dash, false), 0, line.length - turn)
  return {
    said: [...said.slice(0, -1), ...next.map(({ start, end }) => ({ start: turn + start, end: turn + end }))],
    isCertain: true,
  }
}

/** Somebody speaks of themselves: an item of a list does not. */
const OF_THEMSELVES = /(?<!\p{L})(?:I|I['’]\p{L}+|[Ww]e|[Ww]e['’]\p{L}+|[Mm]y|[Oo]ur|us|me)(?!\p{L})/u
/** “- comenta una vecina”; but “- dice que no hay dinero” tells what was said. */
const TELLING = /\s-\s+(?<verb>\p{Ll}+)\s(?!que(?!\p{L}))/gu

/** Where, after a dash and a space that may begin an item of a list, it is told who speaks; null where it is not. */
function toldAfter(words: string, dash: string, cues: QuotationCues | null): number | null {
  if (!cues) return null
  const comma = OF_THEMSELVES.test(words) ? tellingAfterComma(words, cues) : null
  if (comma !== null || dash !== '-' || !cues.dashSpeaks) return comma
  for (const { index, groups } of words.matchAll(TELLING)) {
    if (`${groups?.verb ?? ''} `.search(cues.speech) === 0) return index
  }
  return null
}

/**
 * Where what the next speaker says begins on the same line: “—¿Tiene miedo? —Todos los días.” has no aside, which would
 * be told in lower case. Null where nobody else speaks.
 */
function turnIn(line: string, aside: Span | undefined): number | null {
  if (!aside || aside.end < line.length || /[—–―]$/.test(line) || !/[.?!…]\s$/.test(line.slice(0, aside.start)))
    return null
  const [dash] = NEXT_DASH.exec(line.slice(aside.start, aside.start + 4)) ?? []
  return dash === undefined ? null : aside.start + dash.length
}

const NEXT_DASH = new RegExp(`^[—–―]${PADDING}*(?=[\\p{Lu}¿¡])`, 'u')

/** Where after a hyphen the next speaker begins: “-¿Y la llave? -La tiene mi hermana”. */
const NEXT_TURN = /(?<=[.?!…])\s+-(?=[\p{Lu}¿¡])/gu

/**
 * What is said on a line that a hyphen begins, as in dialogue typed in a hurry. A question and a cry are speech, so are
 * several sentences, and what somebody is said to say; else it is an item of a list.
 */
function turnsOf(line: string, from: number, cues: QuotationCues): Dialogue | null {
  const words = line.slice(from)
  const turns = [...words.matchAll(NEXT_TURN)].map(({ index, 0: next }) => ({
    end: from + index,
    start: from + index + next.length,
  }))
  const spans = [from, ...turns.map(({ start }) => start)].map((start, index) => ({
    start,
    end: turns[index]?.end ?? line.length,
  }))
  let isTold = false
  const said = spans.flatMap(({ start, end }) => {
    const turn = line.slice(start, end)
    const asides = asidesOf(turn, 0, '-', false)
    if (asides.length > 0)
      isTold ||= asides.some((aside) => turn.slice(aside.start, aside.end).search(cues.speech) >= 0)
    const told = asides.length > 0 ? null : tellingAfterComma(turn, cues)
    if (told !== null) isTold = true
    const stretches = told === null ? between(asides, 0, turn.length) : [{ start: 0, end: told }]
    return stretches.map((stretch) => ({ start: start + stretch.start, end: start + stretch.end }))
  })
  const isSpeech = isTold ? /^[\p{L}¿¡]/u.test(words) : looksSpoken(words, cues)
  return isSpeech ? { said, isCertain: isTold } : null
}

function looksSpoken(words: string, cues: QuotationCues): boolean {
  if (!cues.dashSpeaks) return false
  if (/^[¿¡]/.test(words)) return true
  return /^\p{Lu}/u.test(words) && !cues.item.test(words) && /[.?!…]\s+[\p{Lu}¿¡]/u.test(words)
}

/** Where “, gritaba la tía”, or “, the tenant said” begins; null where nobody is said to speak so. */
function tellingAfterComma(turn: string, { speech }: QuotationCues): number | null {
  for (const { index, 0: verb } of turn.matchAll(speech)) {
    // “, le advirtió el tendero”
    const before = /[,!?…]\s+(?:(?:le|les|me|nos|se|te)\s+){0,2}$/u.exec(turn.slice(Math.max(0, index - 12), index))
    if (before && index + verb.length < turn.length)
      return index - before[0].length + (before[0].startsWith(',') ? 0 : 1)
    const teller = /[,!?]\s+(?:[\p{L}.’'-]+\s+){1,4}$/u.exec(turn.slice(Math.max(0, index - 60), index))
    if (teller && /^[.\s]*$/.test(turn.slice(index + verb.length, index + verb.length + 10)))
      return index - teller[0].length + (teller[0].startsWith(',') ? 0 : 1)
  }
  return null
}

function isDialogue(
  words: string,
  { dash, spaced }: { dash: string; spaced: boolean },
  asides: string[],
  cues: QuotationCues | null,
): boolean {
  const isTold = asides.some((aside) => cues === null || aside.search(cues.speech) >= 0)
  // A hyphen begins lists, and an en dash with a space or a number too: only a “he said” makes them dialogue.
  if (dash === '-') return isTold && !spaced && /^\p{L}/u.test(words)
  if (dash === '–' && (spaced || /^\p{N}/u.test(words))) return isTold
  if (spaced) return isTold || ((cues?.dashSpeaks ?? true) && /[.?!…]["”»]?\s*$/.test(words.slice(-10)))
  return asides.length > 0 || !isName(words)
}

/** A name in several words: a line of it after a dash says whose words stand above it. */
function isName(words: string): boolean {
  if (words.length > 100 || /[?!…]/.test(words)) return false
  const each = words.split(/[\s,]+/).filter((word) => word !== '')
  return each.length > 1 && each.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || IN_NAMES.has(word))
}

/**
 * The stretches of a line in which somebody tells who speaks: from a dash with a space before it up to one with a space
 * or punctuation after it, or to the end. The dashes are part of them.
 */
function asidesOf(line: string, from: number, dash: string, spaced: boolean): Span[] {
  const asides: Span[] = []
  let open: number | null = null
  for (let at = line.indexOf(dash, from); at >= 0; at = line.indexOf(dash, at + 1)) {
    const before = /\s/.test(line[at - 1] ?? ' ')
    const after = /[\s.,;:!?…)]/.test(line[at + 1] ?? ' ')
    if (open === null && before && (!after || spaced)) open = at
    else if (open !== null && after && (!before || spaced)) {
      asides.push({ start: open, end: at + 1 })
      open = null
    }
  }
  if (open !== null) asides.push({ start: open, end: line.length })
  return asides
}

/** What the asides leave of a line. */
function between(asides: Span[], from: number, to: number): Span[] {
  const starts = [from, ...asides.map(({ end }) => end)]
  const ends = [...asides.map(({ start }) => start), to]
  return starts.map((start, index) => ({ start, end: ends[index] ?? to }))
}
