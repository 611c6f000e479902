import { sentence } from '../sentences'
import { decimalPlaces, Exact, isDecimal, normalizeDecimal, readFigure, type FoundFigure } from '../../figures'
import type { StatisticRecord } from '../../model/records'
import { claimOf } from '../claims'
import { countedWords } from '../countedWords'
import { formFor, overlap, plainValue, saysSame, valuesOf } from '../matching'
import { fateOf, minorKindOf, type MinorFigures, type MinorKind } from '../minorFigures'
import { labelOf } from '../nodes'
import type { Sentence } from '../../model/sentence'
import type { FoundQuotation } from '../quotation'
import { Said } from '../repeated'
import { isBaseOfRate, isSecondSide } from '../results'
import { tableHeads } from '../tableHeads'
import type { ReviewedEdition, ReviewInput, Rule, RuleFinding, Suggestion, Where } from '../types'
import { unattributedQuotations } from '../unattributed'

const MOST_SUGGESTIONS = 5

/** Words before the figure count less than those after it, which say what is counted. */
function relevance(statistic: StatisticRecord, before: string, after: string): number {
  return 2 * overlap(after, `${labelOf(statistic)} ${statistic.unit.noun ?? ''}`) + overlap(before, labelOf(statistic))
}

/** Where the words begin that say what a figure is of: behind the name of its money or measure, if that follows it. */
function endWithUnit({ end, text: written, unit }: FoundFigure, text: string): number {
  if ((unit.kind !== 'currency' && unit.kind !== 'measure') || /\p{Sc}|[A-Z]{2}/u.test(written)) return end
  return end + (/^\s+(?:de |of )?\p{L}+/u.exec(text.slice(end, end + 60))?.[0].length ?? 0)
}

/** The figure as a record: its value in decimals, since a fraction is kept as a share of one or of a hundred. */
function dataOf(
  found: FoundFigure,
  high: string | null,
  { heads, isPercent, text }: { heads: string; isPercent: boolean; text: string },
): Record<string, unknown> {
  const { label, noun } = countedWords(text, found.start, endWithUnit(found, text))
  const [numerator, denominator] = found.value.split('/')
  const share = numerator && denominator ? new Exact(numerator).div(denominator) : null
  const isRound = share !== null && share.decimalPlaces() <= 4 && !isPercent
  const value = share === null ? found.value : (isRound ? share : share.times(100).toDecimalPlaces(1)).toFixed()
  const kind = share === null ? found.unit.kind : isRound ? 'ratio' : 'percent'
  const isCounted = kind === 'count' || kind === 'ratio'
  return {
    value,
    ...(high === null ? {} : { high }),
    qualifier: found.qualifier,
    unit: { kind, code: share === null ? (found.unit.code ?? null) : null, noun: isCounted ? noun || null : null },
    // In a table it is said by the heads.
    label: label || heads,
  }
}

const KINDS: Readonly<Record<MinorKind, Sentence>> = {
  age: sentence('an age'),
  span: sentence('a span of time'),
  score: sentence('a score'),
  distance: sentence('a distance between places'),
  pages: sentence('a length of a document'),
  'small-count': sentence('a small count'),
}

function judged(
  text: string,
  kind: MinorKind | null,
  minor: MinorFigures,
): Pick<RuleFinding, 'severity' | 'message' | 'kind'> {
  if (kind === null || fateOf(kind, minor) === 'block') {
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
 * a claim, an age or a span of time, is what the newsroom has it be, a notice where it says nothing; and what is said
 * again is found once, where it is said first, with the places where it is said again.
 */
export const unattributedFigure: Rule = {
  name: 'unattributed-figure',
  check: (edition) => {
    const cited = new Set(edition.nodes.figures.map(({ statistic }) => statistic.id))
    const withValue = byValue(edition.statistics)
    const speechAround = speechesIn(edition)
    const headsOf = tableHeads(edition.blocks)
    const said = new Said<Again | null>()
    // No node can stand in a caption: what figures it has is for `headlineFigure` to say.
    return edition.blocks
      .filter(({ type }) => type !== 'caption')
      .flatMap((block) =>
        block.figures.flatMap((found, index): (() => RuleFinding)[] => {
          const mention = { found, text: block.text, path: block.path, locale: edition.locale }
          const range = rangeAt(block, index, edition.locale)
          if (range === 'high') return []
          const kind = minorKindOf(range?.high ?? found, block.text, edition.locale)
          if (kind !== null && fateOf(kind, edition.minorFigures) === 'ignore') return []
          const before = block.figures[index - 1]
          if (isSecondSide(found, before, block.text)) {
            said.add(mention, null)
            return []
          }
          if (isBaseOfRate(found, before, block.text)) return []
          const speech = speechAround(block, found)
          if (speech === 'covered') return []
          const { start, end } = range ?? found
          const where: Where = { field: 'body', path: block.path, start, end }
          const known = said.before(mention)
          if (known) {
            // What is said in a quotation becomes a part of it.
            if (known.meaning && speech === null) noteAgain(known.meaning, where, found)
            return []
          }
          const whole = wholeResult(block, index)
          const again: Again = { also: [], isPercent: false }
          if (speech === null) said.add(mention, again)
          const words = block.text.slice(start, end)
          const high = range?.high.value ?? null
          return [
            () => ({
              ...judged(words, kind, edition.minorFigures),
              where,
              ...(whole ? { whole } : {}),
              ...(again.also.length > 0 ? { also: again.also } : {}),
              claim: claimOf(found, block.text, edition.locale),
              ...(speech ? { within: speech } : {}),
              text: words,
              suggestions: [
                ...suggestionsFor({ ...found, start, end, text: words }, high, block.text, withValue, edition, cited),
                {
                  action: 'create',
                  collection: 'statistics',
                  data: dataOf({ ...found, end }, high, {
                    heads: headsOf(block),
                    isPercent: again.isPercent,
                    text: block.text,
                  }),
                },
              ],
            }),
          ]
        }),
      )
      .map((finding) => finding())
  },
}

/** Where a figure is said again, and whether it is as a percentage, which a share then is as a record. */
type Again = { also: Where[]; isPercent: boolean }

function noteAgain(again: Again, where: Where, { unit }: FoundFigure): void {
  again.also.push(where)
  again.isPercent ||= unit.kind === 'percent'
}

/** A result in figures, “6-2”, that begins with a figure; null where it begins none. */
function wholeResult({ figures, text }: ReviewedEdition['blocks'][number], index: number): RuleFinding['whole'] | null {
  const first = figures[index]
  if (!first) return null
  let last = index
  for (let next = figures[last + 1]; next && isSecondSide(next, figures[last], text); next = figures[last + 1]) {
    if (!/^[–‑-]$/.test(text.slice(figures[last]?.end, next.start))) break
    last += 1
  }
  const { start } = first
  const end = figures[last]?.end ?? first.end
  return last === index ? null : { start, end, text: text.slice(start, end) }
}

/**
 * Both ends of a range are one figure, “between 40 and 90”, where they read as one by themselves. `high` for the end that
 * the other is found with; null for what is no range.
 */
function rangeAt({ figures, text }: ReviewedEdition['blocks'][number], index: number, locale: string) {
  const found = figures[index]
  const [before, after] = [figures[index - 1], figures[index + 1]]
  if (found?.range === 'high') return before?.range === 'low' && wholeRange(before, found, text, locale) ? 'high' : null
  const whole = found?.range === 'low' && after?.range === 'high' ? wholeRange(found, after, text, locale) : null
  return whole && after ? { start: whole.at, end: after.end, high: after } : null
}

/** Where the range begins, with the words that open it if it needs them; null where it is none by itself. */
function wholeRange(low: FoundFigure, high: FoundFigure, text: string, locale: string): { at: number } | null {
  const known = ranges.get(low)
  if (known !== undefined) return known
  const read = readRange(low, high, text, locale)
  ranges.set(low, read)
  return read
}

/** Both ends ask, and reading a range again takes as long as reading its sentence. */
const ranges = new WeakMap<FoundFigure, { at: number } | null>()

function readRange(low: FoundFigure, high: FoundFigure, text: string, locale: string): { at: number } | null {
  const words = /(?:\S{1,30}\s{1,30}){0,2}$/.exec(text.slice(Math.max(0, low.start - 30), low.start))?.[0] ?? ''
  const opened = [...words.matchAll(/(?<!\S)\S/g)].map(({ index }) => low.start - words.length + index)
  for (const at of [low.start, ...opened.reverse()]) {
    const read = readFigure(text.slice(at, high.end), locale)
    if (read?.high === high.value && read.value === low.value) return { at }
  }
  return null
}

/**
 * In what words each figure stands that somebody said: whoever is named for them is named for it. Where nobody is yet,
 * the place of the quotation that asks for it; `covered` in words that are attributed elsewhere, and in the title of a work.
 */
function speechesIn(edition: ReviewedEdition) {
  const places = new Map(
    unattributedQuotations(edition).flatMap(({ quotation, rest, where }) =>
      [quotation, ...rest].map((part) => [part, where] as const),
    ),
  )
  return ({ quotations }: ReviewedEdition['blocks'][number], { start, end }: FoundFigure) => {
    const around = lastBefore(quotations, start)
    if (!around || end > around.end || around.kind === 'scare') return null
    return around.kind === 'title' ? 'covered' : (places.get(around) ?? 'covered')
  }
}

/** The last that begins no later than a place, of those that are in order. */
function lastBefore(quotations: readonly FoundQuotation[], place: number): FoundQuotation | undefined {
  let [low, high] = [0, quotations.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quotations[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return quotations[low - 1]
}

/** Looks statistics up by value: a table pasted into a body has thousands of numbers, and a story hundreds of records. */
function byValue(statistics: ReviewInput['statistics']) {
  const groups = new Map<string, StatisticRecord[]>()
  const places = new Set<number>()
  for (const statistic of statistics.values()) {
    const value = normalizeDecimal(statistic.value)
    if (isDecimal(value)) places.add(decimalPlaces(value))
    const key = plainValue(value)
    groups.set(key, [...(groups.get(key) ?? []), statistic])
  }
  return (found: FoundFigure): StatisticRecord[] =>
    valuesOf(found, [...places]).flatMap((value) => groups.get(value) ?? [])
}

function suggestionsFor(
  found: FoundFigure,
  high: string | null,
  text: string,
  withValue: (found: FoundFigure) => StatisticRecord[],
  { locale }: ReviewedEdition,
  cited: ReadonlySet<string>,
): Suggestion[] {
  const before = text.slice(Math.max(0, found.start - 80), found.start)
  const after = text.slice(found.end, found.end + 80)
  return withValue(found)
    .filter((statistic) => saysSame(found, statistic) && statistic.status !== 'retracted')
    .filter((statistic) => high === null || (statistic.high && plainValue(normalizeDecimal(statistic.high)) === high))
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
