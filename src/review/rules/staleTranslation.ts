import { languageName } from '../languageName'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** A translation of an edition that says something else by now. */
export const staleTranslation: Rule = {
  name: 'stale-translation',
  check: ({ isStale, original }) =>
    isStale && original
      ? [
          {
            severity: 'warning',
            where: { field: 'translatedFrom', path: null, start: null, end: null },
            text: original.document.title,
            message: sentence('The edition in {language} says something else since this one was translated from it.', {
              language: languageName(original.language),
            }),
          },
        ]
      : [],
}
