/**
 * What Cited says to staff, in every language of the admin. The English sentence stands where it is said, with blanks in
 * braces, and is the key to its translations: a room keeps them in `sentences/`, one file a language. A further language
 * is an entry in `adminLanguages` and one such file a room, which the compiler asks for sentence by sentence.
 */

import { sentenceKey } from './sentenceKey'

/** The languages of the admin, as BCP 47 has them. */
export const adminLanguages = ['en', 'es'] as const
export type AdminLanguage = (typeof adminLanguages)[number]

/** A sentence in every language of the admin. */
export type Sentence = Readonly<Record<AdminLanguage, string>>

/** The names of the blanks in a sentence: `a` and `b` of `'{a} is more than {b}.'`. */
type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Blanks<Rest> : never

/** What fills a blank: the same in every language, or words that are translated themselves. */
type Filling = string | number | Sentence

type Fillings<Text extends string> = [Blanks<Text>] extends [never] ? [] : [Readonly<Record<Blanks<Text>, Filling>>]

/** The translations of a room's sentences, by their English. */
export type Translations<Text extends string = string> = Readonly<
  Record<Exclude<AdminLanguage, 'en'>, Readonly<Record<Text, string>>>
>

/**
 * Makes the function by which a room says its sentences.
 *
 * @example
 * const sentence = sentencesIn({ es: { 'There is no {thing}.': 'No hay {thing}.' } })
 * sentence('There is no {thing}.', { thing: 'x' }) // { en: 'There is no x.', es: 'No hay x.' }
 */
export function sentencesIn<Text extends string>(translations: Translations<Text>) {
  return function sentence<Said extends Text>(english: Said, ...[fillings]: Fillings<Said>): Sentence {
    return inEveryLanguage((language) => {
      const text: string = language === 'en' ? english : translationOf(translations[language], english)
      return text.replace(/\{(\w+)\}/g, (blank, name: string) => {
        const filling = (fillings as Readonly<Record<string, Filling>> | undefined)?.[name]
        return filling === undefined ? blank : typeof filling === 'object' ? filling[language] : String(filling)
      })
    })
  }
}

function translationOf(translations: Readonly<Record<string, string>>, english: string): string {
  return translations[sentenceKey(english)] ?? english
}

/** The same words in every language: a name, a code, what somebody wrote. */
export function untranslated(words: string): Sentence {
  return inEveryLanguage(() => words)
}

/** Sentences in a row, as one. */
export function together(sentences: readonly Sentence[]): Sentence {
  return inEveryLanguage((language) => sentences.map((sentence) => sentence[language]).join(' '))
}

/** A sentence that is made in each language by itself, such as the name of a language. */
export function inEveryLanguage(say: (language: AdminLanguage) => string): Sentence {
  return Object.fromEntries(adminLanguages.map((language) => [language, say(language)])) as Record<
    AdminLanguage,
    string
  >
}

/** The language of the admin that somebody is spoken to in: their own where the admin has it, English otherwise. */
export function adminLanguage(language: string | null | undefined): AdminLanguage {
  return adminLanguages.find((each) => each === language?.split('-')[0]) ?? 'en'
}

/** A sentence in the language of whoever made a request. */
export function say(req: { i18n?: { language: string } } | undefined, sentence: Sentence): string {
  return sentence[adminLanguage(req?.i18n?.language)]
}
