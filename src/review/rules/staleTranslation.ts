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
            message: {
              en: `The edition in '${original.language}' says something else since this one was translated from it.`,
              es: `La edición en '${original.language}' dice otra cosa desde que se tradujo aquí.`,
            },
          },
        ]
      : [],
}
