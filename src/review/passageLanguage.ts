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
      he she said which who or an their its will would been more than when there after about one all out up no if so`),
  ),
  es: new Set(
    words(`de la el que en y a los las del se un una por con para su al lo no es como más o pero sus le ha si este esta
      entre cuando sobre también fue son era desde todo hasta hay donde quien porque sin ya dijo según está`),
  ),
  fr: new Set(
    words(`de la le les et des en un une du que est pour dans qui sur par au a pas plus avec ce il elle sont se ne aux
      son sa ses mais ou cette été ont comme leur après`),
  ),
  pt: new Set(
    words(`de a o que e do da em um uma para com não os no se na por mais as dos como mas ao ele das à seu sua ou quando
      muito nos já também só pelo pela até isso ela entre depois sem mesmo aos são foi disse`),
  ),
}
/** This part of running text are its commonest words, or it is not in that language. */
const SURELY_OWN = 0.3
/** A passage with fewer words, names and quotations left out, may be of any language. */
const FEWEST_WORDS = 10
const FEWEST_LETTERS = 50
/** How far, of one, the language of the edition must stand behind the best one. */
const MARGIN = 0.12
/** The same between kin, where the commonest words say it as well: so many times those of its own. */
const KIN_MARGIN = 0.04
const CLEARLY_MORE = 1.4
/** So much is enough to know. */
const READ = 400

const QUOTED = /[“"«„][^”"»]{0,400}[”"»]/gu
const NAME = /(?<=[\p{L}\p{N},]\s)\p{Lu}[\p{L}’'-]*/gu
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

/**
 * The language of a passage (ISO 639-1) where it is surely another than the one that it should be in; null where it is
 * not, or too short to tell. Names and what stands in quotation marks are left out: they stay as they are in a
 * translation.
 */
export function otherLanguageOf(passage: string, own: string): string | null {
  const code = CODES[own]
  if (code === undefined) return null
  const text = passage.replace(QUOTED, ' ').replace(NAME, ' ').slice(0, READ)
  const found = text.toLowerCase().match(WORD) ?? []
  if (found.length < FEWEST_WORDS) return null
  const commonOf = (language: string) => found.filter((word) => COMMON[language]?.has(word)).length
  const ofOwnWords = commonOf(own)
  // Spanish and Portuguese share many of theirs.
  const isOwn = Object.keys(COMMON).every((language) => commonOf(language) <= ofOwnWords)
  if (isOwn && ofOwnWords >= found.length * SURELY_OWN) return null
  const plain = found.join(' ')
  if (plain.length < FEWEST_LETTERS) return null
  const scores = francAll(plain, { only: [...LANGUAGES.keys()] })
  const [best, likeness = 0] = scores[0] ?? []
  const ofOwn = scores.find(([each]) => each === code)?.[1] ?? 0
  if (best === undefined || best === code) return null
  const other = LANGUAGES.get(best) ?? null
  const isOther = other !== null && commonOf(other) >= Math.max(3, ofOwnWords * CLEARLY_MORE)
  return likeness - ofOwn >= (isOther ? KIN_MARGIN : MARGIN) ? other : null
}
