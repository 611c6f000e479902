const REMEMBERED = 50

/**
 * Remembers what is made of each locale. A caller that passes ever new locales does not fill the memory: of more than
 * fifty, all are made anew. What `make` throws for a malformed locale is thrown each time.
 */
export function perLocale<Made>(make: (locale: string) => Made): (locale: string) => Made {
  const remembered = new Map<string, Made>()
  return (locale) => {
    const known = remembered.get(locale)
    if (known !== undefined) return known
    const made = make(locale)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(locale, made)
    return made
  }
}

/** The language of a locale (BCP 47): "es" of "es-MX". Throws a RangeError for a malformed one. */
export const languageOf = perLocale((locale) => new Intl.Locale(locale).language)

/** The region of a locale, or the one that its language is likeliest of; nothing where there is none. */
export const regionOf = perLocale((locale) => new Intl.Locale(locale).maximize().region ?? '')
