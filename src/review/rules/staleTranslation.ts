import type { Rule } from '../types'

/** A translation of an edition that has been released anew since. */
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
              en: `The edition in '${original.language}' was released anew after this one was translated from it.`,
              es: `La edición en '${original.language}' tiene una versión posterior a la que aquí se tradujo.`,
            },
          },
        ]
      : [],
}
