/** How a newsroom writes its figures where it departs from the style guide of its locale. */
export type HouseStyle = {
  /** The sign, or the word that goes after the number: "per cent". A word has to be one that the language is read with. */
  percent?: string
  /** Whether millions and more are in words ("$42 million") or in digits ("$42,000,000"). */
  scales?: 'words' | 'digits'
  /**
   * The greatest whole number that is written in words: 9 for "nine", 0 for none. What would need a gender, as Spanish 1,
   * 21 and 200 do, is in digits all the same.
   */
  wordsUpTo?: number
  /** Whether money has its sign ("$42 million") or its name ("42 million dollars"). */
  currency?: 'sign' | 'name'
}

/** A language that editions are published in. */
export type Language = {
  /** BCP 47 language of the edition, as in its address: `es`. */
  code: string
  /** BCP 47 locale that decides how numbers are read and written: `es-MX`. */
  locale: string
  /**
   * How its figures are written where that is not what the style guide of the locale says.
   * @default as the AP Stylebook has it in the United States, FundéuRAE in Spain, the papers of Mexico City in Mexico,
   * Le Monde in France, the Folha de S.Paulo in Brazil, the papers of Lisbon in Portugal
   * @example { percent: 'per cent', wordsUpTo: 10 }
   */
  figures?: HouseStyle
  /**
   * `digits` accepts a language that Cited has no words of: its figures are found in digits only, and those in words are
   * not. Without it such a language is refused when Cited starts.
   */
  lexer?: 'digits'
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

/** The scripts that are written from right to left (Unicode, UAX #24), as BCP 47 calls them. */
const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']

/** The direction in which a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(language).maximize()
    return script && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
