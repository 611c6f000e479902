import { inEveryLanguage, type Sentence } from '../model/sentence'

/** The name of a language (BCP 47) in each language of the admin: "Spanish", "español"; its code where it has none. */
export function languageName(language: string): Sentence {
  return inEveryLanguage((admin) => new Intl.DisplayNames([admin], { type: 'language' }).of(language) ?? language)
}
