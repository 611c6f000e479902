import { findFigures, type FoundFigure } from '../../figures'
import { saysSame } from '../matching'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** A figure in the title, the dek or a caption, where no node can stand, that no figure of the body bears out. */
export const headlineFigure: Rule = {
  name: 'headline-figure',
  check: (edition) => {
    const statistics = edition.nodes.figures.map(({ statistic }) => statistic)
    const isSaid = (found: FoundFigure) => statistics.some((statistic) => saysSame(found, statistic))
    const inCaptions = edition.blocks
      .filter(({ type }) => type === 'caption')
      .flatMap(({ figures, path }) => figures.map((found) => ({ found, path })))
      .filter(({ found }) => !isSaid(found))
      .map(({ found: { end, start, text }, path }) => ({
        severity: 'warning' as const,
        where: { field: 'body', path, start, end },
        text,
        message: sentence('“{text}” in a caption is no attributed figure of the body.', { text }),
      }))
    const inHeads = (['title', 'dek'] as const).flatMap((field) =>
      findFigures(edition[field] ?? '', edition.locale)
        .filter((found) => !isSaid(found))
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
    return [...inHeads, ...inCaptions]
  },
}
