import { findFigures, type FoundFigure, type UnitKind } from '../../figures'
import { LARGE, saysSame } from '../matching'
import { sentence } from '../sentences'
import type { ReviewedEdition, Rule, Where } from '../types'

/**
 * A figure in the title or the dek, where no node can stand, that no figure of the body bears out. One that the text of
 * the body says as well is asked for there.
 */
export const headlineFigure: Rule = {
  name: 'headline-figure',
  check: (edition) => {
    const statistics = edition.nodes.figures.map(({ statistic }) => statistic)
    return (['title', 'dek'] as const).flatMap((field) =>
      findFigures(edition[field] ?? '', edition.locale)
        .filter((found) => !statistics.some((statistic) => saysSame(found, statistic)))
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
  },
}

/** Where the body says it first, of which it is asked who says so. */
function inBody({ value, unit }: Pick<FoundFigure, 'value' | 'unit'>, { blocks }: ReviewedEdition): { within?: Where } {
  for (const { figures, path } of blocks) {
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
