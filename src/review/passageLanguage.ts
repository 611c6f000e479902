import { francAll } from 'franc-min'
import { words } from '../model/wordLists'

/** The languages that are told apart: ISO 639-3, by the code that an edition has (ISO 639-1). */
const CODES: Readonly<Record<string, string>> = {
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  it: 'ita',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
}
const LANGUAGES = new Map(Object.entries(CODES).map(([short, long]) => [long, short]))

/** The commonest words: a passage with many of them needs no closer look. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    words(`the of and to in a is that for it was on with as be by at from are were this have has had not but they his her
      he she said which who or an their its will would been more than when there after about one all out up no if so we you what
        how these those them could into over our your`),
  ),
  es: new Set(
    words(`de la el que en y a los las del se un una por con para su al lo no es como más o pero sus le ha si este esta
      entre cuando sobre también fue son era desde todo hasta hay donde quien porque sin ya dijo según está qué cómo
        esto estos estas nos mi ella ellos`),
  ),
  fr: new Set(
    words(`de la le les et des en un une du que est pour dans qui sur par au a pas plus avec ce il elle sont se ne aux
      son sa ses mais ou cette été ont comme leur après nous vous je
        ils elles dit où`),
  ),
  pt: new Set(
    words(`de a o que e do da em um uma para com não os no se na por mais as dos como mas ao ele das à seu sua ou quando
      muito nos já também só pelo pela até isso ela entre depois sem mesmo aos são foi disse nós eu eles
        esta este`),
  ),
}
/** Those that stand within names as well: "The Trust for the Americas", "Instituto Nacional de la Mujer". */
const IN_NAMES: ReadonlySet<string> = new Set(
  words(`of and the a an in for by at on to from with as de la el en y los las del un una por con para al le les et des
    une du dans pour sur par au aux o e do da em um uma os na no dos ao das à`),
)
/** This part of running text are its commonest words, or it is not in that language. */
const SURELY_OWN = 0.3
/** A passage with fewer words, names and quotations left out, may be of any language. */
const FEWEST_WORDS = 10
const FEWEST_LETTERS = 50
/** So few words are of another language where none of them is a common one of its own, and some are of the other. */
const FEWEST_SURE_WORDS = 7
const FEWEST_SURE_LETTERS = 40
const SURE_MARGIN = 0.2
/** How far, of one, the language of the edition must stand behind the best one. */
const MARGIN = 0.12
/** The same between kin, where the commonest words say it as well: so many times those of its own. */
const KIN_MARGIN = 0.04
const CLEARLY_MORE = 1.4
/** So much is enough to know. */
const READ = 400

/** No longer than this is what stands in marks; beyond it a mark was left open. */
const LONGEST_QUOTED = 400
/** What is said after a dash, up to the dash before who says it: "—… —dijo Ana". */
const DIALOGUE = /^[^\S\n\r\u2028\u2029]*[—–](?=\S)[^—–]{0,400}[—–]/gmu
/** What an address has, of mail or of a page: most passages have none. */
const MAY_BE_ADDRESS = /@|:\/\/|www\./iu
const ADDRESS = /(?:https?:\/\/|www\.)\S+$/iu
const NAME = /(?<=[\p{L}\p{N},]\s)\p{Lu}[\p{L}’'-]*/gu
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

/**
 * The language of a passage (ISO 639-1) where it is surely another than the one that it should be in; null where it is
 * not, or too short to tell. Names and what stands in quotation marks are left out: they stay as they are in a
 * translation. Who says them is no part of that: `"…", she said` is English whatever stands in the marks.
 */
export function otherLanguageOf(passage: string, own: string): string | null {
  if (CODES[own] === undefined) return null
  // Word by word: a megabyte without a space is searched once.
  const written = MAY_BE_ADDRESS.test(passage) ? passage.replace(/\S+/gu, withoutAddress) : passage
  const spoken = withoutQuoted(written)
  const unquoted = /[—–]/.test(spoken) ? spoken.replace(DIALOGUE, ' ') : spoken
  const found = wordsOf(unquoted)
  const isQuoting = unquoted !== written && found.length < FEWEST_WORDS
  return languageOfWords(found, own) ?? (isQuoting ? foreign(found, own) : null)
}

/** Whether a few words are surely of one language and none of them of another: "What we know so far". */
export function areWordsOf(text: string, language: string, own: string): boolean {
  const found = wordsOf(withoutQuoted(text))
  return isOfLanguage(found, language) && countCommon(found, own) === 0
}

/** Whether two words or more are of the commonest of a language, and not only such as names have in them. */
function isOfLanguage(found: readonly string[], language: string): boolean {
  return (
    countCommon(found, language) >= 2 &&
    countCommon(
      found.filter((word) => !IN_NAMES.has(word)),
      language,
    ) > 0
  )
}

/** Whether a passage is surely in a language, by its commonest words. */
export function isSurelyIn(text: string, language: string): boolean {
  const found = wordsOf(text)
  const common = countCommon(found, language)
  return common >= found.length * SURELY_OWN && Object.keys(COMMON).every((each) => countCommon(found, each) <= common)
}

/** The words of a text but for its names; where all is in capitals, no name can be told. */
function wordsOf(text: string): string[] {
  const isShouted = !/\p{Ll}/u.test(text)
  const plain = isShouted ? text : text.replace(NAME, ' ')
  return plain.slice(0, READ).toLowerCase().match(WORD) ?? []
}

function countCommon(found: readonly string[], language: string): number {
  const common = COMMON[language]
  if (!common) return 0
  let count = 0
  for (const word of found) if (common.has(word)) count += 1
  return count
}

/** The language that some words are surely of, where none is of the own one. */
function foreign(found: readonly string[], own: string): string | null {
  if (COMMON[own] === undefined || countCommon(found, own) > 0) return null
  return Object.keys(COMMON).find((language) => isOfLanguage(found, language)) ?? null
}

function languageOfWords(found: readonly string[], own: string): string | null {
  const ofOwnWords = countCommon(found, own)
  const isFew = found.length < FEWEST_WORDS
  if (found.length < FEWEST_SURE_WORDS || (isFew && (COMMON[own] === undefined || ofOwnWords > 0))) return null
  // Spanish and Portuguese share many of theirs.
  const isOwn = Object.keys(COMMON).every((language) => countCommon(found, language) <= ofOwnWords)
  if (isOwn && ofOwnWords >= found.length * SURELY_OWN) return null
  const plain = found.join(' ')
  if (plain.length < (isFew ? FEWEST_SURE_LETTERS : FEWEST_LETTERS)) return null
  const scores = francAll(plain, { only: [...LANGUAGES.keys()] })
  const [best, likeness = 0] = scores[0] ?? []
  const ofOwn = scores.find(([each]) => each === CODES[own])?.[1] ?? 0
  if (best === undefined || best === CODES[own]) return null
  const other = LANGUAGES.get(best) ?? null
  if (isFew && (other === null || countCommon(found, other) < 2)) return null
  const isOther = other !== null && countCommon(found, other) >= Math.max(3, ofOwnWords * CLEARLY_MORE)
  return likeness - ofOwn >= (isFew ? SURE_MARGIN : isOther ? KIN_MARGIN : MARGIN) ? other : null
}

function withoutAddress(word: string): string {
  const at = word.indexOf('@', 1)
  return at > 0 && at < word.length - 1 ? ' ' : word.replace(ADDRESS, ' ')
}

/** A text with a space for whatever stands in quotation marks. Every mark is looked at once. */
export function withoutQuoted(text: string): string {
  const [opening, closing] = [/[“"«„]/g, /[”"»]/g]
  let kept = ''
  let from = 0
  let close = -1
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    if (close <= open.index) {
      closing.lastIndex = open.index + 1
      close = closing.exec(text)?.index ?? text.length
    }
    if (close === text.length) break
    if (close - open.index - 1 > LONGEST_QUOTED) continue
    kept += `${text.slice(from, open.index)} `
    from = close + 1
    opening.lastIndex = from
  }
  return kept + text.slice(from)
}
