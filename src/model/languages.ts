/** A language that editions are published in. */
export type Language = {
  /** BCP 47 language of the edition, as in its address: `es`. */
  code: string
  /** BCP 47 locale that decides how numbers are read and written: `es-MX`. */
  locale: string
  /** The name of the language in itself; from `Intl.DisplayNames` when left out. */
  label?: string
}

export const defaultLanguages: Language[] = [
  { code: 'en', locale: 'en-US' },
  { code: 'es', locale: 'es-MX' },
]

/** The name of a language in itself ("español"), capitalized as a label. */
export function languageLabel({ code, label }: Language): string {
  const name = label ?? new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
}

/** The locale of a language's numbers; the code itself for one that is not configured (a quote's original language). */
export function localeOf(languages: Language[], code: string): string {
  return languages.find((language) => language.code === code)?.locale ?? code
}
