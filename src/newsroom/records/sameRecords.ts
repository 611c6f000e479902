/** Which records of an edition are those of another one that was written apart: by value, words, name and place. Pure. */
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { alignPassages, type OwnPassage } from '../../review/translating'
import { addressForm, digitsOf, isSameFigure, isSameName, isTelling, plainForm } from './likeness'

/** What an edition says, and the records that it rests on. */
export type EditionSide = {
  passages: readonly OwnPassage[]
  statistics: readonly StatisticRecord[]
  quotes: readonly QuoteRecord[]
  sources: readonly SourceRecord[]
}

/** A record of an edition, and one of the other that is likely the same. */
export type SamePair = {
  collection: 'quotes' | 'sources' | 'statistics'
  own: string
  other: string
  /** Whether nothing speaks against it, and no other record could be meant on either side. */
  isCertain: boolean
}

type Beside = (own: string, other: string) => boolean

/** Those that only one of two editions has. */
function apart<T extends { id: string }>(
  own: readonly T[],
  other: readonly T[],
): readonly [readonly T[], readonly T[]] {
  const left = (list: readonly T[], taken: readonly T[]) =>
    list.filter(({ id }) => taken.every((each) => each.id !== id))
  return [left(own, other), left(other, own)]
}

function pairSources(own: EditionSide, other: EditionSide): SamePair[] {
  const [mine, theirs] = apart(own.sources, other.sources)
  const addresses = ({ archiveUrl, url }: SourceRecord) =>
    [url, archiveUrl].flatMap((each) => (each ? (addressForm(each) ?? []) : []))
  const isLike = (one: SourceRecord, each: SourceRecord) =>
    isSameName(one.name, each.name) || addresses(one).some((address) => addresses(each).includes(address))
  return mine.flatMap((one): SamePair[] => {
    const like = theirs.filter((each) => isLike(one, each))
    const [chosen] = like
    if (!chosen) return []
    const rivals = mine.filter((each) => isLike(each, chosen))
    const isCertain = like.length === 1 && rivals.length === 1 && one.kind === chosen.kind
    return [{ collection: 'sources', own: one.id, other: chosen.id, isCertain }]
  })
}

/** Whether two of what may be left out differ. */
function differ(one: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other
}

/** Gives a function that finds those of many figures that state the value of one. */
function figuresLike(figures: readonly StatisticRecord[]): (one: StatisticRecord) => StatisticRecord[] {
  const byDigits = new Map<string, StatisticRecord[]>()
  for (const figure of figures) {
    const digits = digitsOf(figure.value)
    byDigits.set(digits, [...(byDigits.get(digits) ?? []), figure])
  }
  return (one) => (byDigits.get(digitsOf(one.value)) ?? []).filter((each) => isSameFigure(one, each))
}

function pairStatistics(own: EditionSide, other: EditionSide, areBeside: Beside): SamePair[] {
  const [mine, theirs] = apart(own.statistics, other.statistics)
  const [likeMine, likeTheirs] = [figuresLike(mine), figuresLike(theirs)]
  return mine.flatMap((one): SamePair[] => {
    const like = likeTheirs(one)
    const near = like.filter(({ id }) => areBeside(one.id, id))
    // A small number is the same by chance, unless both say it in the same place.
    const [chosen] = near.length > 0 ? near : like.filter(({ value }) => isTelling(value))
    if (!chosen) return []
    const isAlone = like.length === 1 && likeMine(one).length === 1
    const isAtOdds = one.qualifier !== chosen.qualifier || differ(one.asOf, chosen.asOf)
    const isCertain = isAlone && near.length === 1 && !isAtOdds
    return [{ collection: 'statistics', own: one.id, other: chosen.id, isCertain }]
  })
}

/** Whether a quote has the words of another as its translation. */
function hasAsTranslation({ translations }: QuoteRecord, { language, text }: QuoteRecord): boolean {
  return (translations ?? []).some((each) => each.language === language && plainForm(each.text) === plainForm(text))
}

function pairQuotes(own: EditionSide, other: EditionSide, areBeside: Beside, sources: readonly SamePair[]): SamePair[] {
  const [mine, theirs] = apart(own.quotes, other.quotes)
  const isBySame = (one: QuoteRecord, each: QuoteRecord) =>
    one.speaker === each.speaker ||
    sources.some(({ own: his, other: hers }) => his === one.speaker && hers === each.speaker)
  const isLike = (one: QuoteRecord, each: QuoteRecord) =>
    (one.language === each.language ? plainForm(one.text) === plainForm(each.text) : hasAsTranslation(each, one)) &&
    isBySame(one, each)
  /** Said in the same place by the same person, in another language: likely a translation that nobody has noted. */
  const isRendered = (one: QuoteRecord, each: QuoteRecord) =>
    one.language !== each.language &&
    !one.paraphrase &&
    !each.paraphrase &&
    (each.translations ?? []).every(({ language }) => language !== one.language) &&
    areBeside(one.id, each.id) &&
    isBySame(one, each)
  return mine.flatMap((one): SamePair[] => {
    const like = theirs.filter((each) => isLike(one, each))
    const rendered = like.length > 0 ? [] : theirs.filter((each) => isRendered(one, each))
    const chosen = like[0] ?? (rendered.length === 1 ? rendered[0] : undefined)
    if (!chosen) return []
    const rivals = mine.filter((each) => isLike(each, chosen))
    const bySame = one.speaker === chosen.speaker || isCertainly(sources, one.speaker, chosen.speaker)
    const isCertain = like.length === 1 && rivals.length === 1 && bySame
    return [{ collection: 'quotes', own: one.id, other: chosen.id, isCertain }]
  })
}

function isCertainly(pairs: readonly SamePair[], one: string, each: string): boolean {
  return pairs.some(({ isCertain, other, own }) => isCertain && own === one && other === each)
}

/** Tells which passages stand beside each other, by what is likely the same in both. */
function besideBy(own: EditionSide, other: EditionSide): Beside {
  const sources = pairSources(own, other)
  const figures = new Map([...own.statistics, ...other.statistics].map((figure) => [figure.id, figure]))
  const like = figuresLike(other.statistics)
  /** One name for all that is likely one. */
  const nameOf = (id: string): string => {
    const figure = figures.get(id)
    return (figure && like(figure)[0]?.id) ?? sources.find((pair) => pair.own === id)?.other ?? id
  }
  const called = (passages: readonly OwnPassage[]) =>
    passages.map((passage) => ({ ...passage, records: passage.records.map(nameOf) }))
  const rows = alignPassages(called(other.passages), called(own.passages))
  return (mine, theirs) =>
    rows.some(
      (row) =>
        row.own !== null &&
        row.original !== null &&
        Boolean(own.passages[row.own]?.records.includes(mine)) &&
        Boolean(other.passages[row.original]?.records.includes(theirs)),
    )
}

/**
 * The records of an edition that are likely those of another, each with one of these: sources by address or name, statistics
 * by value and unit, quotes by words and speaker, in the order of the text. Those that both name already are none of them.
 */
export function sameRecords(own: EditionSide, other: EditionSide): SamePair[] {
  const areBeside = besideBy(own, other)
  const placeOf = (id: string) => own.passages.findIndex(({ records }) => records.includes(id))
  const inOrder = (pairs: SamePair[]) => pairs.toSorted((one, each) => placeOf(one.own) - placeOf(each.own))
  const sources = inOrder(pairSources(own, other))
  return [
    ...sources,
    ...inOrder(pairStatistics(own, other, areBeside)),
    ...inOrder(pairQuotes(own, other, areBeside, sources)),
  ]
}
