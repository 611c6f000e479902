/** A text as names are looked for in it, and where its characters stood. Pure. */

/** A text without what nobody sees, in one spelling of each character; and where what is in it stood before. */
export type PlainText = {
  text: string
  /** The range that one of it had, in UTF-16 code units. */
  rangeOf: (range: { start: number; end: number }) => { start: number; end: number }
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
// eslint-disable-next-line no-control-regex -- ASCII is as it is
const NOT_ASCII = /[^\u0000-\u007F]/gu
const APOSTROPHES = new Set('’‘ʼʻ´′＇ʹʽ‛')
const DIGIT = /^\p{Nd}$/u

const known = new Map<string, string>()

/** Digits of every script as those of ours: they stand in their blocks in order, from nought. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let digit = 0
  while (digit < 9 && DIGIT.test(String.fromCodePoint(code - digit - 1))) digit += 1
  return String(digit)
}

function plainOf(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const one = APOSTROPHES.has(character) ? "'" : UNSEEN.test(character) ? '' : character.normalize('NFKC')
  const plain = DIGIT.test(one) && !/\d/.test(one) ? digitOf(one) : one
  if (known.size > 5000) known.clear()
  known.set(character, plain)
  return plain
}

/** Where a text was changed: where that stands, where it stood, and how long it was and is. In their order. */
type Change = { at: number; was: number; length: number; wasLength: number }

/** Gives the range that something had before a text was changed. */
function rangesBefore(changes: readonly Change[]): PlainText['rangeOf'] {
  if (changes.length === 0) return ({ start, end }) => ({ start, end })
  const placeOf = (index: number): { start: number; end: number } => {
    let [low, high] = [0, changes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((changes[middle]?.at ?? 0) <= index) low = middle + 1
      else high = middle
    }
    const change = changes[low - 1]
    if (!change) return { start: index, end: index + 1 }
    if (index < change.at + change.length) return { start: change.was, end: change.was + change.wasLength }
    const start = index - change.at - change.length + change.was + change.wasLength
    return { start, end: start + 1 }
  }
  return ({ start, end }) => ({ start: placeOf(start).start, end: placeOf(end - 1).end })
}

/**
 * A text in compatibility form (NFKC, Unicode Annex 15), character by character, without the characters that show nothing
 * (Default_Ignorable_Code_Point, Unicode Annex 44), with plain apostrophes and digits.
 */
export function plainText(text: string): PlainText {
  const changes: Change[] = []
  let grown = 0
  const plain = text.replace(NOT_ASCII, (character: string, was: number) => {
    const one = plainOf(character)
    if (one.length !== character.length) {
      changes.push({ at: was + grown, was, length: one.length, wasLength: character.length })
      grown += one.length - character.length
    }
    return one
  })
  return { text: plain, rangeOf: rangesBefore(changes) }
}

/** A hyphen within a word, also one at which a line broke, and the points that show where it may be divided. */
const DIVISION = /(?<=\p{L})[-\u2010\u2011\u00B7\u2027]\s?(?=\p{L})/gu

/** The same text, whose divided words are whole; null where there are none. */
export function undivided({ rangeOf, text }: PlainText): PlainText | null {
  const changes: Change[] = []
  let left = 0
  const whole = text.replace(DIVISION, ({ length }, was: number) => {
    changes.push({ at: was - left, was, length: 0, wasLength: length })
    left += length
    return ''
  })
  if (left === 0) return null
  const before = rangesBefore(changes)
  return { text: whole, rangeOf: (range) => rangeOf(before(range)) }
}
