import { plainValue } from '../matching'
import { sentence } from '../sentences'
import type { HadBefore, Rule } from '../types'

type Value = Pick<HadBefore, 'value' | 'unit'> & {
  high?: string | null | undefined
  qualifier?: string | null | undefined
}

/** What a figure says, however it is written. */
function meaning({ value, high, qualifier, unit }: Value): string {
  const ends = [plainValue(value), high ? plainValue(high) : null]
  return JSON.stringify([...ends, qualifier ?? 'exact', unit.kind, unit.code ?? null])
}

/** A figure that readers had otherwise before the edition was taken down, and that no correction tells them of. */
export const changedMeanwhile: Rule = {
  name: 'changed-meanwhile',
  check: ({ hadBefore, nodes }) =>
    nodes.figures.flatMap(({ statistic, where, text }) => {
      const before = hadBefore.find((each) => each.statistic === statistic.id)
      if (!before || meaning(before) === meaning(statistic)) return []
      return [
        {
          severity: 'warning',
          where,
          text,
          facts: [statistic.id, meaning(before), meaning(statistic)],
          message: sentence(
            'Readers had {before} before this edition was taken down; now it says {text}. Tell them below Corrections, naming the statistic, unless they need not know.',
            { before: before.display, text },
          ),
        },
      ]
    }),
}
