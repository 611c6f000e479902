import { findFigures } from '../../figures'
import { saysSame } from '../matching'
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
          message: {
            en: `“${text}” in the ${field} is no figure of the body.`,
            es: `«${text}» en ${field === 'title' ? 'el título' : 'la bajada'} no es una cifra del cuerpo.`,
          },
        })),
    )
  },
}
