/** The words of a text as names are made of them, and what each may be a form of. Pure. */
import { searchForm } from '../model/text'

/** A word of a text that is plain. */
export type Word = {
  /** What it may be a form of, without case and accents; itself first. */
  readings: readonly string[]
  start: number
  end: number
  /** How its first letter is written; `none` in scripts that have no case. */
  letters: 'upper' | 'lower' | 'none'
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['`]\p{L}[\p{L}\p{M}]*)*|\p{N}+/gu
const LATIN = /^[a-z]+$/
/** Of scripts that are written without spaces, each character is a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}ー]/u
const UNSPACED_OR_RUN = new RegExp(`${UNSPACED.source}\\p{M}*|(?:(?!${UNSPACED.source}).)+`, 'gu')

/** Whether a word is a character of a script that is written without spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word)
}

/** Letters of other alphabets that look like one of ours (Unicode Technical Standard 39), as far as keyboards have them. */
const lookAlikes = new Map(
  [
    'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa сc ԁd еe һh іi јj ӏl оo рp ԛq ԚQ ѕs уy хx ԝw ѵv вb кk мm нh тt пn',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa ιi κk νv οo ρp υu χx γy ωw',
    'ɑa ɡg ɩi ꭓx ǫq ɢg ɪi ʏy ʙb ʜh ʟl ɴn ʀr ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ꜰf ꜱs ꞯq',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
)
const LATIN_WORD = /^[\p{Script=Latin}\p{M}'`]+$/u
const NOT_LATIN = /[^\p{Script=Latin}\p{M}'`]|[ɑɡɩꭓǫɢɪʏʙʜʟɴʀᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱꞯ]/u

/** The form of a word: without case, accents, points and apostrophes, and without an ending of possession. */
function formOf(word: string): string {
  return searchForm(
    word
      .toLowerCase()
      .replace(/['`]s?$/u, '')
      .replace(/['`]/g, '')
      .normalize('NFKD')
      .replace(
        /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])[\p{Mn}\p{Me}]+/gu,
        '$1',
      )
      .replace(/[\p{Me}\u0300-\u036F\u1DC0-\u1DFF\u20D0-\u20FF]/gu, ''),
  )
    .replace(/\u0640/g, '')
    .replace(/[ٱىیةک]/g, (letter) => ({ ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك' })[letter] ?? letter)
}

/** A word of letters that look like ours, in ours; null when not all of them do. */
function lookAlikeOf(word: string): string | null {
  if (!NOT_LATIN.test(word)) return null
  const like = [...word].map((letter) => lookAlikes.get(letter) ?? letter).join('')
  return LATIN_WORD.test(like) ? formOf(like) : null
}

/** What an inflected form may be one of: endings of plural and case, and what other scripts write before a word. */
function stemsOf(form: string): string[] {
  if (/[a-z]$/.test(form)) {
    if (!form.endsWith('s') || form.length < 4) return [form]
    return form.endsWith('es') ? [form, form.slice(0, -1), form.slice(0, -2)] : [form, form.slice(0, -1)]
  }
  const [first = ''] = form
  if (/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(first)) {
    return [
      form,
      ...[form.slice(0, -1), form.slice(0, -2)].filter((stem) => stem.length > 3),
      ...[form.slice(0, -3)].filter((stem) => stem.length > 4),
    ]
  }
  if (/\p{Script=Arabic}/u.test(first)) {
    const bare = [form, ...(/^[وفبلك].{3}/u.test(form) ? [form.slice(1)] : [])]
    return [...new Set([...bare, ...bare.map((each) => each.replace(/^(?:[وفبك]?ال|لل)(?=.{3})/u, ''))])]
  }
  if (/\p{Script=Hebrew}/u.test(first)) {
    return [form, form.slice(1), form.slice(2)].filter(
      (stem) => stem === form || (stem.length > 2 && /^[והבלמשכ]+$/u.test(form.slice(0, form.length - stem.length))),
    )
  }
  return [form]
}

/** The letters that are written as two where a keyboard has none of them, as in German and in Scandinavia. */
const digraphs: ReadonlyMap<string, string> = new Map([
  ...[
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['ø', 'oe'],
    ['å', 'aa'],
    ['æ', 'ae'],
  ].map(([letter = '', two = '']) => [letter, two] as const),
])

/** A text with two letters for each that keyboards lack. */
export function withDigraphs(text: string): string {
  return text.normalize('NFC').replace(/[äöüøåæ]/giu, (letter) => {
    const two = digraphs.get(letter.toLowerCase()) ?? letter
    return letter === letter.toLowerCase() ? two : two.charAt(0).toUpperCase() + two.slice(1)
  })
}

/** What of a word may be a name: what follows an elision (“d'Ana”), what an ending is put behind (“Ruiz'un”). */
function partsOf(word: string): string[] {
  const at = word.indexOf("'")
  const parts = at < 0 ? [] : [...(at < 3 ? [word.slice(at + 1)] : []), word.slice(0, word.lastIndexOf("'"))]
  const digraphs = withDigraphs(word)
  return [...parts.filter((part) => part.length > 2), ...(digraphs === word ? [] : [digraphs])]
}

const known = new Map<string, readonly string[]>()

function readingsOf(word: string): readonly string[] {
  const before = known.get(word)
  if (before) return before
  const lower = word.toLowerCase()
  const like = LATIN.test(lower) ? null : lookAlikeOf(word)
  const form = LATIN.test(lower) ? lower : formOf(word)
  const readings = [
    ...stemsOf(form),
    ...(like === null || like === form ? [] : stemsOf(like)),
    ...partsOf(word).flatMap((part) => stemsOf(formOf(part))),
  ]
  // Every word of every text would be kept for ever.
  if (known.size > 20_000) known.clear()
  known.set(word, readings)
  return readings
}

/** What the word of a name is found by. */
export function nameForm(word: string): string {
  const lower = word.toLowerCase()
  if (LATIN.test(lower)) return lower
  const form = formOf(word)
  const isMixed = /[a-z]/.test(form) && /[^a-z]/.test(form)
  if (isMixed) return lookAlikeOf(word) ?? form
  return /^ال.{3}/u.test(form) ? form.slice(2) : form
}

function wordOf(word: string, start: number): Word {
  const [first = ''] = word
  const letters = /\p{Lu}|\p{Lt}/u.test(first) ? 'upper' : /\p{Ll}|\p{N}/u.test(first) ? 'lower' : 'none'
  return { readings: readingsOf(word), start, end: start + word.length, letters }
}

/** The words of a text that is plain: runs of letters, and of digits. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!UNSPACED.test(word)) words.push(wordOf(word, index))
    else for (const part of word.matchAll(UNSPACED_OR_RUN)) words.push(wordOf(part[0], index + part.index))
  }
  return words
}
