import { findFigures } from '../../figures'
import { saysSame } from '../matching'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** A figure in the title or the dek, where no node can stand, that no figure of the body bears out. */
export const headlineFigure: Rule = {
  name: 'headline-figure',
  check: (edition) => {
    const statistics = edition.nodes.figures.map(({ statistic }) => statistic)
    return (['title', 'dek'] as const).flatMap((field) =>
      findFigures(edition[field] ?? '', edition.locale)
        .filter((found) => !statistics.some((statistic) => saysSame(found, statistic)))
        .map(({ start, end, text }) => ({
          severity: 'warning' as const,
          where: { field, path: null, start, end },
          text,
          message:
            field === 'title'
              ? sentence('“{text}” in the title is no attributed figure of the body.', { text })
              : sentence('“{text}” in the dek is no attributed figure of the body.', { text }),
        })),
    )
  },
}
