import { reliances } from '../restsOn'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** A source that readers cannot see any more, and of which nobody is known to keep a copy. */
export const unarchivedSource: Rule = {
  name: 'unarchived-source',
  check: (edition) =>
    reliances(edition).flatMap(({ source, where, text }) => {
      const { availability, archiveUrl, holder, name } = source
      const isGone = availability === 'withdrawn' || availability === 'restricted'
      if (!isGone || archiveUrl?.trim() || holder?.trim()) return []
      return [
        {
          severity: 'warning' as const,
          where,
          text,
          facts: [source.id],
          message:
            availability === 'withdrawn'
              ? sentence("'{name}' is no longer public, and there is no archived copy.", { name })
              : sentence("'{name}' is restricted, and there is no archived copy.", { name }),
        },
      ]
    }),
}
