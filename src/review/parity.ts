import { NODE_CHARACTER } from '../body'
import { Exact, findFigures, formatFigure, type FigureUnit, type FoundFigure } from '../figures'
import type { EditionDocument } from '../model/document'
import { plainValue } from './matching'
import { labelOf } from './nodes'
import type { OtherEdition, ReviewedEdition, Where } from './types'

/** A figure of an edition as another edition is held against it. */
export type Stated = {
  /** The statistic of a figure node; null for a number in running text. */
  statistic: string | null
  /** In the spelling of the lexer. */
  value: string
  unit: FigureUnit
  text: string
  label: string
  /** Its place in the body under review; null for a figure of the other edition. */
  where: Where | null
}

/** A difference between the figures of two editions; one side is null where it has no such figure. */
export type Difference = { ours: Stated | null; theirs: Stated | null }

const texts = new WeakMap<EditionDocument, Stated[]>()

/** The figures of a released edition. Read once: the release does not change while somebody types. */
function figuresOf({ document, locale }: OtherEdition): Stated[] {
  const known = texts.get(document)
  if (known) return known
  const statistics = new Map(document.statistics.map((statistic) => [statistic.id, statistic]))
  const found = document.body.flatMap((block): Stated[] => {
    if (block._type !== 'block') return []
    const text = block.children.map((child) => (child._type === 'span' ? child.text : NODE_CHARACTER)).join('')
    return [
      ...block.children.flatMap((child): Stated[] => {
        const statistic = child._type === 'figure' ? statistics.get(child.statistic) : undefined
        if (child._type !== 'figure' || !statistic) return []
        const { id, unit, value, label } = statistic
        return [{ statistic: id, value: plainValue(value), unit, text: child.text, label, where: null }]
      }),
      ...findFigures(text, locale).map((each) => inText(each, null)),
    ]
  })
  texts.set(document, found)
  return found
}

function inText({ text, unit, value }: FoundFigure, where: Where | null): Stated {
  return {
    statistic: null,
    value,
    unit,
    text,
    label: '',
    where,
  }
}

function ownFigures(edition: ReviewedEdition): Stated[] {
  return [
    ...edition.nodes.figures.map(({ statistic, text, where }) => ({
      statistic: statistic.id,
      value: plainValue(statistic.value),
      unit: statistic.unit,
      text,
      label: labelOf(statistic),
      where,
    })),
    ...edition.blocks.flatMap((block) =>
      block.figures.map((found) =>
        inText(found, { field: 'body', path: block.path, start: found.start, end: found.end }),
      ),
    ),
  ]
}

function isPercentage({ kind }: FigureUnit) {
  return kind === 'percent' || kind === 'percentage-point'
}

/** Whether two figures are one: the same record; or, where one of them is a number in running text, the same value. */
function isSame(a: Stated, b: Stated): boolean {
  if (a.statistic !== null && b.statistic !== null) return a.statistic === b.statistic
  if (a.value !== b.value) return false
  // "$" is another currency in another country, so of units only percentages are told apart.
  return isPercentage(a.unit) || isPercentage(b.unit) ? a.unit.kind === b.unit.kind : true
}

/** Each figure once: how often an edition repeats it is a matter of style. */
function distinct(figures: Stated[]): Stated[] {
  return figures.filter((figure, index) => figures.findIndex((other) => isSame(figure, other)) === index)
}

/**
 * Whether two values differ by what "billion" and "billón" differ by: 10⁹ against 10¹², and a translator who took one
 * for the other.
 */
export function isScaleConfusion({ ours, theirs }: Difference): boolean {
  if (!ours || !theirs || ours.value.includes('/') || theirs.value.includes('/')) return false
  const [a, b] = [new Exact(ours.value).abs(), new Exact(theirs.value).abs()]
  if (a.isZero() || b.isZero() || Exact.max(a, b).lt('1e9')) return false
  return a.div(b).eq(1000) || b.div(a).eq(1000)
}

/**
 * What the figures of an edition and of another edition of its story do not share. Their order is free. A figure of
 * ours that has no counterpart is put against one of theirs that has none either: one that a false scale explains,
 * else one of the same value, else one of the same unit, in the order of the texts.
 */
export function differences(edition: ReviewedEdition, other: OtherEdition): Difference[] {
  const ours = ownFigures(edition)
  const theirs = figuresOf(other)
  const extra = distinct(ours.filter((figure) => !theirs.some((each) => isSame(figure, each))))
  const missing = distinct(theirs.filter((figure) => !ours.some((each) => isSame(figure, each))))

  const paired = new Map<Stated, Stated>()
  const pair = (fits: (our: Stated, their: Stated) => boolean) => {
    for (const our of extra) {
      if (paired.has(our)) continue
      const taken = new Set(paired.values())
      const their = missing.find((each) => !taken.has(each) && fits(our, each))
      if (their) paired.set(our, their)
    }
  }
  pair((our, their) => isScaleConfusion({ ours: our, theirs: their }))
  pair((our, their) => our.value === their.value)
  pair((our, their) => our.unit.kind === their.unit.kind)
  pair((our, their) => isPercentage(our.unit) === isPercentage(their.unit))
  const counterparts = new Set(paired.values())
  return [
    ...extra.map((our) => ({ ours: our, theirs: paired.get(our) ?? null })),
    ...missing.filter((their) => !counterparts.has(their)).map((their) => ({ ours: null, theirs: their })),
  ]
}

/** A figure as a sentence names it: its words, and what it counts where a record says so. */
export function named({ text, label }: Stated): string {
  return label ? `${text} (${label})` : text
}

/** A value in digits, for a message that is about the scale. */
export function inDigits({ value }: Stated, locale: string): string {
  return formatFigure({ value, qualifier: 'exact', unit: { kind: 'count' } }, { locale, form: 'digits' })
}

/**
 * The editions that this one is held against. A translation must carry the figures of what it was made from: an error.
 * What an edition has that its translations do not have yet is for the translators: a warning, or nobody could publish
 * first.
 */
export function counterparts({
  original,
  translations,
}: ReviewedEdition): Array<{ other: OtherEdition; severity: 'error' | 'warning' }> {
  return [
    ...(original ? [{ other: original, severity: 'error' as const }] : []),
    ...translations.map((other) => ({ other, severity: 'warning' as const })),
  ]
}

/** Where a finding stands that is about something missing. */
export const bodyAsWhole: Where = { field: 'body', path: null, start: null, end: null }
