import { inEveryLanguage, type Sentence } from '../model/sentence'

/**
 * The name of a language (BCP 47) in each language of the admin: "Spanish", "español"; what was written where it has none,
 * or is no code: records of before have such.
 */
export function languageName(language: string): Sentence {
  return inEveryLanguage((admin) => nameIn(admin, language) ?? language)
}

function nameIn(admin: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([admin], { type: 'language' }).of(language)
  } catch {
    return undefined
  }
}

/** The names of languages in each language of the admin: "English and Spanish", "inglés y español". */
export function languageList(languages: readonly string[]): Sentence {
  return inEveryLanguage((admin) =>
    new Intl.ListFormat(admin).format(languages.map((language) => nameIn(admin, language) ?? language)),
  )
}

/** The language of a tag (BCP 47) without its region: "es" of "es-MX". */
export function baseLanguage(language: string): string {
  return language.split('-')[0] ?? language
}
