import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { pt } from './pt'
import { languageOf } from '../../model/perLocale'
import { symbols } from './symbols'
import type { LanguageTable } from './table'

const tables: Readonly<Record<string, LanguageTable>> = { en, es, fr, pt }

/**
 * The table of the language of a locale (BCP 47: "es-MX" has the table of "es"), or signs without words where there is
 * none. Throws a RangeError for a malformed locale.
 */
export function languageTable(locale: string): LanguageTable {
  const language = languageOf(locale)
  return Object.hasOwn(tables, language) ? (tables[language] ?? symbols) : symbols
}

/** Whether there is a table of the language of a locale, so that its figures are found in words as well. */
export function readsWords(locale: string): boolean {
  return languageTable(locale) !== symbols
}

export type { LanguageTable, NumberWords, PluralForms, StyleGuide, WrittenScale } from './table'
