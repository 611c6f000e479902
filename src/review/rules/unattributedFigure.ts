import { sentence } from '../sentences'
import { Exact, normalizeDecimal, type FoundFigure } from '../../figures'
import type { StatisticRecord } from '../../model/records'
import { countedWords } from '../countedWords'
import { formFor, overlap, plainValue, saysSame } from '../matching'
import { mentionKey, minorKindOf, type MinorFigures, type MinorKind } from '../minorFigures'
import { labelOf } from '../nodes'
import type { Sentence } from '../../model/sentence'
import type { ReviewInput, Rule, RuleFinding, Suggestion } from '../types'

const MOST_SUGGESTIONS = 5

/** Words before the figure count less than those after it, which say what is counted. */
function relevance(statistic: StatisticRecord, before: string, after: string): number {
  return 2 * overlap(after, `${labelOf(statistic)} ${statistic.unit.noun ?? ''}`) + overlap(before, labelOf(statistic))
}

/** Where the words begin that say what a figure is of: behind the name of its money or measure, if that follows it. */
function endWithUnit({ end, text: written, unit }: FoundFigure, text: string): number {
  if ((unit.kind !== 'currency' && unit.kind !== 'measure') || /\p{Sc}|[A-Z]{2}/u.test(written)) return end
  return end + (/^\s+(?:de |of )?\p{L}+/u.exec(text.slice(end))?.[0].length ?? 0)
}

/** The figure as a record: its value in decimals, since a fraction is kept as a share of one or of a hundred. */
function dataOf(found: FoundFigure, text: string): Record<string, unknown> {
  const { label, noun } = countedWords(text, found.start, endWithUnit(found, text))
  const [numerator, denominator] = found.value.split('/')
  const share = numerator && denominator ? new Exact(numerator).div(denominator) : null
  const isRound = share !== null && share.decimalPlaces() <= 4
  const value = share === null ? found.value : (isRound ? share : share.times(100).toDecimalPlaces(1)).toFixed()
  const kind = share === null ? found.unit.kind : isRound ? 'ratio' : 'percent'
  const isCounted = kind === 'count' || kind === 'ratio'
  return {
    value,
    qualifier: found.qualifier,
    unit: { kind, code: share === null ? (found.unit.code ?? null) : null, noun: isCounted ? noun || null : null },
    label,
  }
}

const KINDS: Readonly<Record<MinorKind, Sentence>> = {
  age: sentence('an age'),
  span: sentence('a span of time'),
  score: sentence('a score'),
  'small-count': sentence('a small count'),
}

function judged(
  text: string,
  kind: MinorKind | null,
  minor: MinorFigures,
): Pick<RuleFinding, 'severity' | 'message' | 'kind'> {
  if (kind === null || minor === 'block') {
    const message = sentence('“{text}” names no statistic: say where it comes from.', { text })
    return { severity: 'error', message, ...(kind === null ? {} : { kind }) }
  }
  const message = sentence('“{text}” is {kind}: if it is a claim, say where it comes from.', {
    text,
    kind: KINDS[kind],
  })
  return { severity: 'notice', message, kind }
}

/**
 * A figure in running text that names no statistic. Suggests the statistics that say the same, best first. What is seldom
 * a claim, an age or a span of time, is what the newsroom has it be, a notice where it says nothing; and what is said again is found once, where it is said first.
 */
export const unattributedFigure: Rule = {
  name: 'unattributed-figure',
  check: (edition) => {
    const cited = new Set(edition.nodes.figures.map(({ statistic }) => statistic.id))
    const withValue = byValue(edition.statistics)
    const said = new Set<string>()
    return edition.blocks.flatMap((block) =>
      block.figures.flatMap((found): RuleFinding[] => {
        const kind = minorKindOf(found, block.text, edition.locale)
        if (kind !== null && edition.minorFigures === 'ignore') return []
        const key = mentionKey(found, block.text)
        if (key !== null && said.has(key)) return []
        if (key !== null) said.add(key)
        return [
          {
            ...judged(found.text, kind, edition.minorFigures),
            where: { field: 'body', path: block.path, start: found.start, end: found.end },
            text: found.text,
            suggestions: [
              ...suggestionsFor(found, block.text, withValue, edition.locale, cited),
              { action: 'create', collection: 'statistics', data: dataOf(found, block.text) },
            ],
          },
        ]
      }),
    )
  },
}

/** Looks statistics up by value: a table pasted into a body has thousands of numbers. A fraction may be any of them. */
function byValue(statistics: ReviewInput['statistics']) {
  const groups = new Map<string, StatisticRecord[]>()
  for (const statistic of statistics.values()) {
    const value = plainValue(normalizeDecimal(statistic.value))
    groups.set(value, [...(groups.get(value) ?? []), statistic])
  }
  return (found: FoundFigure): StatisticRecord[] =>
    found.value.includes('/') ? [...statistics.values()] : (groups.get(found.value) ?? [])
}

function suggestionsFor(
  found: FoundFigure,
  text: string,
  withValue: (found: FoundFigure) => StatisticRecord[],
  locale: string,
  cited: ReadonlySet<string>,
): Suggestion[] {
  const before = text.slice(Math.max(0, found.start - 80), found.start)
  const after = text.slice(found.end, found.end + 80)
  return withValue(found)
    .filter((statistic) => saysSame(found, statistic) && statistic.status !== 'retracted')
    .map((statistic) => ({ statistic, likeness: relevance(statistic, before, after) }))
    .map(({ statistic, likeness }) => ({
      statistic,
      likeness,
      rank:
        4 * likeness +
        (statistic.unit.kind === found.unit.kind ? 2 : 0) +
        (cited.has(statistic.id) ? 1 : 0) +
        ((statistic.evidence ?? []).length > 0 || statistic.formula ? 1 : 0),
    }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ statistic, likeness }) => ({
      action: 'link',
      collection: 'statistics',
      id: statistic.id,
      label: labelOf(statistic),
      ...formFor(found.text, statistic, locale),
      isLikely: likeness > 0,
    }))
}
