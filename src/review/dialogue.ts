import type { QuotationCues } from './quotationCues'
import type { Span } from './quotationMarks'

/** Words in lower case that names contain. */
const IN_NAMES = new Set('de del da do dos di du la las los van von der y and of e'.split(' '))

/**
 * What is said on a line of dialogue, which a dash begins: “—No lo sé —dijo Juan—. Mañana lo veremos.” has two such
 * stretches. Null for a line that is none: an item of a list, a name under a quotation, a negative number.
 */
export function dialogueOf(line: string, cues: QuotationCues | null): Span[] | null {
  const [opening, dash, space] = /^\s*([—–―-])(\s*)(?=[^\s—–―-])/.exec(line) ?? []
  if (opening === undefined || dash === undefined || space === undefined) return null
  const asides = asidesOf(line, opening.length, dash, space !== '')
  const told = asides.map(({ start, end }) => line.slice(start, end))
  return isDialogue(line.slice(opening.length), { dash, spaced: space !== '' }, told, cues)
    ? between(asides, opening.length, line.length)
    : null
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
