import { findFigures, type FoundFigure, type UnitKind } from '../../figures'
import { LARGE, saysSame } from '../matching'
import { sentence } from '../sentences'
import type { ReviewedEdition, Rule, Where } from '../types'

/**
 * A figure in the title, the dek or a caption, where no node can stand, that no figure of the body bears out. One in the title
 * or the dek that the text of the body says as well is asked for there.
 */
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
        .map(({ start, end, text, value, unit }) => ({
          severity: 'warning' as const,
          where: { field, path: null, start, end },
          text,
          ...inBody({ value, unit }, edition),
          message:
            field === 'title'
              ? sentence('“{text}” in the title is no attributed figure of the body.', { text })
              : sentence('“{text}” in the dek is no attributed figure of the body.', { text }),
        })),
    )
    return [...inHeads, ...inCaptions]
  },
}

/** Where the body says it first, of which it is asked who says so. */
function inBody({ value, unit }: Pick<FoundFigure, 'value' | 'unit'>, { blocks }: ReviewedEdition): { within?: Where } {
  for (const { figures, path, type } of blocks) {
    if (type === 'caption') continue
    const same = figures.find((each) => each.value === value && isSameUnit(each.unit.kind, unit.kind, value))
    if (same) return { within: { field: 'body', path, start: same.start, end: same.end } }
  }
  return {}
}

/** A headline may leave out the money: “4 mil 200 millones”. */
function isSameUnit(one: UnitKind, other: UnitKind, value: string): boolean {
  const isMoney = [one, other].every((kind) => kind === 'count' || kind === 'currency')
  return one === other || (isMoney && Number(value) >= LARGE)
}
