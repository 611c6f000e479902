import { languageOf } from '../model/perLocale'
import { NODE_CHARACTER, passagesOf } from '../body'
import { Exact, findFigures, formatFigure, type FigureUnit, type FoundFigure } from '../figures'
import type { EditionDocument } from '../model/document'
import {
  contradict,
  equalForms,
  impliedBy,
  isImplied,
  NO_FORMS,
  saidIn,
  saysAlike,
  sharesSaid,
  type EqualForms,
  type Implied,
} from './equalForms'
import { plainValue } from './matching'
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
  /** The word after it in running text: what it counts. */
  noun: string
  /** Its place in the body under review; null for a figure of the other edition. */
  where: Where | null
  /** How far down its edition it stands, from 0 to 1. */
  at: number
  /** What it says in other words: a span of time in days, a bare number beside percentages. */
  forms: EqualForms
}

/** A difference between the figures of two editions; one side is null where it has no such figure. */
export type Difference = { ours: Stated | null; theirs: Stated | null }

/**
 * The figures of an edition, the words that say how many times or how long without one ("se duplicó" says 2), and what
 * else its words say without a figure.
 */
type Figures = { stated: Stated[]; byValue: ReadonlyMap<string, Stated[]>; said: Stated[]; implied: Implied }

const texts = new WeakMap<EditionDocument, Figures>()

/** The figures of a released edition. Read once: the release does not change while somebody types. */
function figuresOf({ document, locale }: OtherEdition): Figures {
  const known = texts.get(document)
  if (known) return known
  const statistics = new Map(document.statistics.map((statistic) => [statistic.id, statistic]))
  const passages = document.body.flatMap(passagesOf)
  const length = Math.max(1, passages.length)
  const written: string[] = []
  const said: Stated[] = []
  const language = languageOf(locale)
  const stated = passages.flatMap((children, index): Stated[] => {
    const text = children.map((child) => (child._type === 'span' ? child.text : NODE_CHARACTER)).join('')
    written.push(text)
    const place = { locale, language, at: index / length, path: null }
    const found = findFigures(text, locale)
    said.push(...saidInText(text, found, place))
    return [
      ...children.flatMap((child): Stated[] => {
        const statistic = child._type === 'figure' ? statistics.get(child.statistic) : undefined
        if (child._type !== 'figure' || !statistic) return []
        const { id, unit, value, label } = statistic
        const forms = NO_FORMS
        return [
          {
            statistic: id,
            value: plainValue(value),
            unit,
            text: child.text,
            label,
            noun: '',
            where: null,
            at: index / length,
            forms,
          },
        ]
      }),
      ...inText(text, found, place),
    ]
  })
  const figures = { stated, byValue: byValue(stated), said, implied: impliedBy(written.join('\n'), language) }
  texts.set(document, figures)
  return figures
}

/** Where a running text stands; `path` is that of its block in the body under review. */
type Place = { locale: string; language: string; at: number; path: string | null }

/** The numbers of a running text. */
function inText(text: string, found: readonly FoundFigure[], { locale, language, at, path }: Place): Stated[] {
  const hasPercentages = found.some(({ unit }) => isPercentage(unit))
  const shares = sharesSaid(text, found, language)
  return found.map((figure, index) => ({
    statistic: null,
    value: figure.value,
    unit: figure.unit,
    text: figure.text,
    label: '',
    noun: /^[\s-]+(\p{L}+)/u.exec(text.slice(figure.end, figure.end + 40))?.[0] ?? '',
    where: path === null ? null : { field: 'body', path, start: figure.start, end: figure.end },
    at,
    forms: {
      ...equalForms(
        figure,
        {
          before: text.slice(Math.max(0, figure.start - 8), figure.start),
          after: text.slice(figure.end, figure.end + 24),
        },
        { locale, language, hasPercentages },
      ),
      share: shares[index] ?? null,
    },
  }))
}

/** What the words of a running text say outside its figures. */
function saidInText(text: string, found: readonly FoundFigure[], { language, at, path }: Place): Stated[] {
  return saidIn(text, language)
    .filter(({ start, end }) => found.every((figure) => figure.end <= start || figure.start >= end))
    .map(({ value, text: words, start, end, forms }) => ({
      statistic: null,
      value,
      unit: { kind: 'count' },
      text: words,
      label: '',
      noun: '',
      where: path === null ? null : { field: 'body', path, start, end },
      at,
      forms,
    }))
}

function ownFigures(edition: ReviewedEdition): Figures {
  const { blocks, locale } = edition
  const language = languageOf(locale)
  const length = Math.max(1, blocks.length)
  const places = new Map(blocks.flatMap(({ nodes }, index) => nodes.map(({ path }) => [path, index / length] as const)))
  const stated = [
    ...edition.nodes.figures.map(({ statistic, text, where }) => ({
      statistic: statistic.id,
      value: plainValue(statistic.value),
      unit: statistic.unit,
      text,
      // Its value, where the language has no label, stands before it already.
      label: statistic.label || '',
      noun: '',
      where,
      at: places.get(where.path ?? '') ?? 0,
      forms: NO_FORMS,
    })),
    ...blocks.flatMap(({ figures, path, text }, index) =>
      inText(text, figures, { locale, language, at: index / length, path }),
    ),
  ]
  const said = blocks.flatMap(({ figures, path, text }, index) =>
    saidInText(text, figures, { locale, language, at: index / length, path }),
  )
  return {
    stated,
    byValue: byValue(stated),
    said,
    implied: impliedBy(blocks.map(({ text }) => text).join('\n'), language),
  }
}

/** Most figures are there in the same value: these are looked at first. */
function byValue(stated: readonly Stated[]): ReadonlyMap<string, Stated[]> {
  const found = new Map<string, Stated[]>()
  for (const each of stated) {
    const alike = found.get(each.value)
    if (alike) alike.push(each)
    else found.set(each.value, [each])
  }
  return found
}

function isPercentage({ kind }: FigureUnit) {
  return kind === 'percent' || kind === 'percentage-point'
}

/** Whether two figures are one: the same record; or, where one of them is a number in running text, the same value. */
function isSame(a: Stated, b: Stated): boolean {
  if (a.statistic !== null && b.statistic !== null) return a.statistic === b.statistic
  if (a.value === b.value && !contradict(a, b)) {
    // "$" is another currency in another country, so of units only percentages are told apart.
    if (!isPercentage(a.unit) && !isPercentage(b.unit)) return true
    if (a.unit.kind === b.unit.kind || a.forms.mayBePercent || b.forms.mayBePercent) return true
  }
  return saysAlike(a, b)
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
 * else one of the same value, else one of the same unit, the nearest by place and value.
 */
export function differences(edition: ReviewedEdition, other: OtherEdition): Difference[] {
  const ours = ownFigures(edition)
  const theirs = figuresOf(other)
  const isIn = (figure: Stated, { stated, byValue: like, implied }: Figures) =>
    (like.get(figure.value) ?? []).some((each) => isSame(figure, each)) ||
    isImplied(figure, implied) ||
    stated.some((each) => isSame(figure, each))
  // Words are held against words or figures of times and spans only: what else they became is beyond these tables.
  const ourWords = distinct(ours.said.filter((figure) => !isIn(figure, theirs)))
  const theirWords = distinct(theirs.said.filter((figure) => !isIn(figure, ours)))
  const extra = [...distinct(ours.stated.filter((figure) => !isIn(figure, theirs))), ...ourWords]
  const missing = [...distinct(theirs.stated.filter((figure) => !isIn(figure, ours))), ...theirWords]

  const paired = new Map<Stated, Stated>()
  const taken = new Set<Stated>()
  const pair = (fits: (our: Stated, their: Stated) => boolean) => {
    const pairs = extra
      .filter((our) => !paired.has(our))
      .flatMap((our) =>
        missing.filter((their) => !taken.has(their) && fits(our, their)).map((their) => ({ our, their })),
      )
      .map((each) => ({ ...each, distance: distance(each.our, each.their) }))
      .sort((a, b) => a.distance - b.distance)
    for (const { our, their } of pairs) {
      if (paired.has(our) || taken.has(their)) continue
      paired.set(our, their)
      taken.add(their)
    }
  }
  // Of very many none is worth looking for what belongs to what.
  if (extra.length * missing.length <= MOST_PAIRS) {
    pair((our, their) => isScaleConfusion({ ours: our, theirs: their }))
    const isSpan = ({ forms }: Stated) => forms.days.length > 0
    pair((our, their) => (our.forms.isMultiple && their.forms.isMultiple) || (isSpan(our) && isSpan(their)))
    const areFigures = (our: Stated, their: Stated) => !ourWords.includes(our) && !theirWords.includes(their)
    // "12 men, 20 per cent" that became "20 men, 12 per cent"
    const isCrossed = (our: Stated, their: Stated) =>
      extra.some(
        (each) => sameKind(each, their) && missing.some((one) => sameKind(one, our) && one.value === each.value),
      )
    pair((our, their) => our.value === their.value && areFigures(our, their) && !isCrossed(our, their))
    pair((our, their) => sameKind(our, their) && areFigures(our, their))
    pair((our, their) => isPercentage(our.unit) === isPercentage(their.unit) && areFigures(our, their))
  }
  return [
    ...extra
      .filter((our) => paired.has(our) || !ourWords.includes(our))
      .map((our) => ({ ours: our, theirs: paired.get(our) ?? null })),
    ...missing
      .filter((their) => !taken.has(their) && !theirWords.includes(their))
      .map((their) => ({ ours: null, theirs: their })),
  ]
}

const MOST_PAIRS = 40_000

/** Whether two figures are of one kind: a fraction, "one in four" and a percentage are all parts of a whole. */
function sameKind(a: Stated, b: Stated): boolean {
  const isShare = ({ unit, value }: Stated) => unit.kind === 'percent' || unit.kind === 'ratio' || value.includes('/')
  return isShare(a) || isShare(b) ? isShare(a) && isShare(b) : a.unit.kind === b.unit.kind
}

/** How unlikely it is that two different figures are one that went wrong: by their places, and by their values. */
function distance(a: Stated, b: Stated): number {
  const [x, y] = [Math.abs(Number(a.value)), Math.abs(Number(b.value))]
  const ratio = x > 0 && y > 0 ? Math.abs(Math.log10(x / y)) : 1
  return Math.abs(a.at - b.at) + Math.min(1, ratio) / 2
}

/** A figure as a sentence names it: its words, and what it counts where a record says so. */
export function named({ text, label }: Stated): string {
  return label ? `${text} (${label})` : text
}

/** Two figures as a sentence holds them against each other: of one number their nouns are said, "12 years", "12 months". */
export function namedApart(ours: Stated, theirs: Stated): { ours: string; theirs: string } {
  const isAlike = named(ours) === named(theirs) || ours.value === theirs.value
  const name = (figure: Stated) => (isAlike && !figure.label ? figure.text + figure.noun : named(figure))
  return { ours: name(ours), theirs: name(theirs) }
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
