import { fold } from './fold'
import type { Conventions } from './locale'
import { isDigit, type Numeral, readNumerals } from './numerals'

/** A word, a number in digits, or any other single character that is no space. */
export type Token = {
  kind: 'word' | 'number' | 'mark'
  text: string
  /** The text as words are compared. */
  key: string
  start: number
  end: number
  /** Whether a space, or a line break, stands before it. */
  isSpaced: boolean
  isNewLine: boolean
  numeral: Numeral | null
  /** "½" as numerator and denominator. */
  fraction: readonly [number, number] | null
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/uy
/** "d'euros", "jusqu'à", "l'1,5 million": a word that lost its vowel. */
const ELIDED = /(?:[cdjlmnst]|(?:jus|lors|puis)?qu)['’](?=[\p{L}\d])/iuy
const SPACE = /\s+/y
const VULGAR = /^(\d+)⁄(\d+)$/

/** Cuts a text into tokens, in time in proportion to its length. */
export function tokenize(text: string, locale: Conventions, elides = false): Token[] {
  const tokens: Token[] = []
  let at = 0
  let isSpaced = true
  let isNewLine = true
  const add = (
    kind: Token['kind'],
    end: number,
    numeral: Token['numeral'] = null,
    fraction: Token['fraction'] = null,
  ) => {
    const part = text.slice(at, end)
    const key = kind === 'word' ? fold(part) : part
    tokens.push({ kind, text: part, key, start: at, end, isSpaced, isNewLine, numeral, fraction })
    at = end
    isSpaced = false
    isNewLine = false
  }
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x20) {
      isSpaced = true
      at++
      continue
    }
    // Letters are most of what is left, and no spaces.
    const space = code > 0x40 && code < 0x7b ? null : matchAt(SPACE, text, at)
    if (space !== null) {
      isSpaced = true
      isNewLine ||= /[\n\r\u2028\u2029]/.test(space)
      at += space.length
      continue
    }
    const isLed = isSpaced || /[$€£(/-]/.test(text[at - 1] ?? '')
    if (text[at] === '.' && isLed && isPointed(text, at, locale)) {
      // ".287"
      const numerals = readNumerals(text, at + 1, locale)
      const [only] = numerals
      if (numerals.length === 1 && only?.isBare) {
        const value = `0.${only.value === '0' ? '0' : text.slice(at + 1, only.end)}`.replace(/(?:\.|(?<![.0]))0+$/, '')
        add('number', only.end, { ...only, start: at, value, isBare: false, hasLeadingZero: false })
        continue
      }
    }
    if (isDigit(text[at])) {
      for (const numeral of readNumerals(text, at, locale)) {
        // Between the numbers of a list stands the comma that parted them.
        if (numeral.start > at) add('mark', numeral.start)
        add('number', numeral.end, numeral)
      }
      continue
    }
    const word = matchAt(WORD, text, at)
    const elided = word !== null && elides ? matchAt(ELIDED, text, at) : null
    if (elided !== null) {
      add('word', at + elided.length)
      const last = tokens.at(-1)
      if (last) last.key = `${fold(elided).slice(0, -1)}e`
      continue
    }
    if (word !== null) {
      add('word', at + word.length)
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const vulgar = /\p{No}/u.test(character) ? VULGAR.exec(character.normalize('NFKD')) : null
    if (vulgar) add('number', at + character.length, null, [Number(vulgar[1]), Number(vulgar[2])])
    else add('mark', at + character.length)
  }
  return tokens
}

/** Whether digits follow a point that may be a decimal one without its zero. */
function isPointed(text: string, at: number, locale: Conventions): boolean {
  // "S/.500": soles
  const isSign = text.slice(Math.max(0, at - 2), at) === 'S/'
  return locale.decimal === '.' && !isSign && /^[0-9]$/.test(text[at + 1] ?? '')
}

/** The keys of a phrase of a language table, as its words are cut in a text. */
export function phraseKeys(phrase: string): string[] {
  return fold(phrase).match(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|\p{Nd}+|[^\s]/gu) ?? []
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

export function isGlued(token: Token | undefined): token is Token {
  return token !== undefined && !token.isSpaced
}

export function isCapital(token: Token): boolean {
  return token.kind === 'word' && /^\p{Lu}/u.test(token.text)
}
export function isLower(token: Token): boolean {
  return token.kind === 'word' && /^\p{Ll}/u.test(token.text)
}
/** Of two letters or more, all of them capitals. */
export function isAcronym(token: Token): boolean {
  return /^\p{Lu}{2,}$/u.test(token.text)
}
export function isHyphen(token: Token | undefined): boolean {
  return token?.text === '-' || token?.text === '‑'
}
export function isDash(token: Token | undefined): boolean {
  return isHyphen(token) || token?.text === '–' || token?.text === '‒'
}
