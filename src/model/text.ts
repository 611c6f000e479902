/**
 * Text as Cited keeps it: one spelling of each character (NFC, Unicode Annex 15), and no character that nobody sees and
 * that breaks what reads it.
 *
 * Taken out: control characters, halves of surrogate pairs and noncharacters, which XML and some databases refuse; the
 * byte order mark, zero-width spaces, word joiners and soft hyphens, which are pasted along and keep a word from being
 * found; and the embeddings, overrides and isolates of bidirectional text (Unicode Annex 9), which show what follows in
 * another order: a figure would be read as another than the one that was reviewed. Kept: the joiners that Persian, Hindi
 * and many emoji are written with, and the marks U+061C, U+200E and U+200F, which settle the direction of one place.
 */

/** Ends of lines: those of every system, and of Word and PowerPoint within a paragraph. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
export const LINE_ENDS = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** White space, and characters that show nothing by themselves. */
const NOTHING = /^[\s\p{Cf}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u

/** Text in one spelling and without characters that nobody sees. White space stays, lines end with `\n`. */
export function soundText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(UNSEEN, '').normalize('NFC')
}

/** The same in one line. */
export function soundLine(text: string): string {
  return soundText(text).replace(/[\n\t]+/g, ' ')
}

function trimmed(text: string): string {
  return NOTHING.test(text) ? '' : text.trim()
}

/** Sound text of any number of lines, without white space around it; empty when it says nothing. */
export function cleanText(text: string): string {
  return trimmed(soundText(text))
}

/** Sound text in one line, without white space around it; empty when it says nothing. */
export function cleanLine(text: string): string {
  return trimmed(soundLine(text))
}

/** Letters that no accent is taken from, in letters that anybody has on a keyboard. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
}

/**
 * Text as it is searched: without case, without the accents of Latin, Greek and Cyrillic letters, with plain quotation
 * marks and single spaces. What is looked for and what it is looked for in are both brought to this.
 * @example searchForm('Señor  MÉXICO') // 'senor mexico'
 */
export function searchForm(text: string): string {
  return cleanLine(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu, '$1')
    .replace(/[ßæœøđðþłħı’‘“”]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/ς/g, 'σ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}
