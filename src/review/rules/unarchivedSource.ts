import { reliances } from '../restsOn'
import type { Rule } from '../types'

/** A source that readers cannot see any more, and of which nobody is known to keep a copy. */
export const unarchivedSource: Rule = {
  name: 'unarchived-source',
  check: (edition) =>
    reliances(edition).flatMap(({ source, where, text }) => {
      const { availability, archiveUrl, holder, name } = source
      const isGone = availability === 'withdrawn' || availability === 'restricted'
      if (!isGone || archiveUrl?.trim() || holder?.trim()) return []
      const withdrawn = availability === 'withdrawn'
      return [
        {
          severity: 'warning' as const,
          where,
          text,
          facts: [source.id],
          message: {
            en: `'${name}' is ${withdrawn ? 'no longer public' : 'restricted'}, and there is no archived copy.`,
            es: `'${name}' ${withdrawn ? 'ya no es pública' : 'es de acceso restringido'} y no hay copia archivada.`,
          },
        },
      ]
    }),
}
