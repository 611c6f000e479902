import { languageOf } from '../../../model/perLocale'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { pt } from './pt'
import type { SenseWords } from './table'

const tables: Readonly<Record<string, SenseWords>> = { en, es, fr, pt }

/** The words of the language of a locale (BCP 47), or null where there are none. Throws a RangeError for a malformed one. */
export function senseWords(locale: string): SenseWords | null {
  const language = languageOf(locale)
  return Object.hasOwn(tables, language) ? (tables[language] ?? null) : null
}

export type { SenseWords } from './table'
