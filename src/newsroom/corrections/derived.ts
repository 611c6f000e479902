import type { PayloadRequest, Where } from 'payload'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { noteList } from '../../database/basis'
import { checkDerivation, decimalPlaces, evaluateFormula, Exact, formatFigure } from '../../figures'
import { localeOf, type Language } from '../../model/languages'
import type { StatisticRecord } from '../../model/records'
import { editionOf } from '../../model/release'
import { loadRecords, type Prospect, type Reading } from '../../releases/load'
import { calledNow, keptRecords } from '../../releases/mergers'
import { keysOfRecord } from '../../releases/publicNames'
import { releasesWhere } from '../../releases/read'
import { slugOf } from '../../model/slugs'
import { othersAsReleased } from './asReleased'
import { waitingRecords } from './behind'

/** A figure that is computed from a corrected one and no more what its formula gives. */
export type DerivedFigure = {
  statistic: string
  label: string
  formula: string
  /** Which of the figures that change it is computed from: the corrected one, others that are computed from that. */
  restsOn: string[]
  /** What it states. */
  value: string
  /** What its formula gives now, rounded as the stated value is; null where it has no value. */
  proposed: string | null
  /** How it is written, and would be. */
  before: string
  after: string | null
  /** Whether the newsroom does not stand by it: then the value of its formula is no more than a suggestion. */
  isDoubted: boolean
}

/** A chain of figures computed from figures is this long at most. */
const MOST_LINKS = 20

/** The ids of the statistics that are computed from one, at any distance, nearest first. */
export async function computedFrom(req: Reading, id: string): Promise<string[]> {
  const found = await readComputedFrom(req, id)
  noteList(req, `computed from ${id}`, found.join(' '), async (again) => (await readComputedFrom(again, id)).join(' '))
  return found
}

async function readComputedFrom(req: InTransaction, id: string): Promise<string[]> {
  const found: string[] = []
  // What was merged into another states nothing any more.
  const kept = await keptRecords(req)
  const isMerged = (each: string) => kept('statistics', each) !== each
  let next = [id]
  for (let link = 0; next.length > 0 && link < MOST_LINKS; link += 1) {
    const where: Where = { 'operands.statistic': { in: next } }
    const { docs } = await req.payload.db.find<{ id: number | string }>({
      collection: slugOf(req.payload, 'statistics'),
      pagination: false,
      req: inTransactionOf(req),
      select: {},
      where,
    })
    next = docs.map((doc) => String(doc.id)).filter((each) => each !== id && !found.includes(each) && !isMerged(each))
    found.push(...next)
  }
  return found
}

/**
 * What figures state and what their formulas give, where that is no longer the same: each with the value that it would
 * have if those that it is computed from had theirs. Those that are `kept` keep their values for what is computed from
 * them. Pure; figures that are computed from one another in a circle, which records cannot be, are left alone.
 */
function recomputed(
  figures: readonly StatisticRecord[],
  all: ReadonlyMap<string, StatisticRecord>,
  kept: ReadonlySet<string>,
): Array<{ statistic: StatisticRecord; proposed: string | null }> {
  const values = new Map([...all].map(([id, { value }]) => [id, value]))
  const changed = new Map<string, { statistic: StatisticRecord; proposed: string | null }>()
  // Each round settles the figures that are one step further from the one that changed.
  for (let round = 0; round < figures.length; round += 1) {
    for (const statistic of figures) {
      const { formula, id, value } = statistic
      if (!formula) continue
      const operands = Object.fromEntries(
        (statistic.operands ?? []).flatMap(({ key, statistic: operand }) => {
          const known = values.get(operand)
          return known === undefined ? [] : [[key, known] as const]
        }),
      )
      if (checkDerivation({ formula, operands, value }).consistent) {
        changed.delete(id)
        values.set(id, value)
        continue
      }
      const result = evaluateFormula(formula, operands)
      const proposed = result.ok
        ? new Exact(result.value).toDecimalPlaces(decimalPlaces(value)).toFixed(decimalPlaces(value))
        : null
      changed.set(id, { statistic, proposed })
      values.set(id, kept.has(id) ? value : (proposed ?? value))
    }
  }
  return [...changed.values()]
}

/**
 * What figures are computed from and has a correction of its own that waits, as readers have it: that correction is not
 * released with this one. Where editions have it in several states, as the oldest has it.
 */
async function operandsAsReleased(
  req: Reading,
  figures: readonly string[],
  about: readonly string[],
  all: ReadonlyMap<string, StatisticRecord>,
  { languages, story }: { languages: Language[]; story?: string | undefined },
): Promise<Prospect[]> {
  const waiting = await waitingRecords(req)
  const isOperand = (id: string) => all.has(id) && !about.includes(id)
  if (!waiting.some(({ collection, id }) => collection === 'statistics' && isOperand(id))) return []
  const keys = figures.flatMap((each) => keysOfRecord('statistics', each))
  const carrying: Where[] = [{ newest: { equals: true } }, { records: { in: keys } }]
  if (story !== undefined) carrying.push({ story: { equals: story } })
  const [release] = await releasesWhere(req, { and: carrying }, { sort: ['at', 'id'], limit: 1 })
  const edition = await calledNow(req, editionOf(release))
  if (!edition) return []
  const names = about.map((id) => ({ collection: 'statistics' as const, id }))
  return othersAsReleased(req, edition, names, { languages })
}

type DerivedOptions = {
  languages: Language[]
  language: string
  /** The one story that is looked at. */
  story?: string | undefined
  /** Figures that stay as they are: what is computed from them alone stays too. */
  kept?: ReadonlySet<string>
}

/** The figures computed from a statistic that do not follow it: as it is read, which may be as it would be. */
export async function derivedFigures(
  req: Reading,
  id: string,
  { kept = new Set(), language, languages, story }: DerivedOptions,
): Promise<DerivedFigure[]> {
  const ids = await computedFrom(req, id)
  if (ids.length === 0) return []
  const load = (reading: Reading) => loadRecords(reading, { statistics: ids, quotes: [], sources: [] }, language)
  const stored = (await load(req)).statistics
  const others = await operandsAsReleased(req, ids, [id, ...ids], stored, { languages, story })
  const statistics =
    others.length === 0 ? stored : (await load({ ...req, prospects: [...(req.prospects ?? []), ...others] })).statistics
  const locale = localeOf(languages, language)
  const figures = ids.flatMap((each) => statistics.get(each) ?? [])
  const changing = new Set([id, ...ids])
  return recomputed(figures, statistics, kept).map(({ statistic, proposed }) => {
    const written = (value: string) => formatFigure({ ...statistic, value }, { locale })
    return {
      statistic: statistic.id,
      label: statistic.label ?? '',
      formula: statistic.formula ?? '',
      restsOn: (statistic.operands ?? []).flatMap(({ statistic: on }) => (changing.has(on) ? [on] : [])),
      value: statistic.value,
      proposed,
      before: written(statistic.value),
      after: proposed === null ? null : written(proposed),
      isDoubted: statistic.status === 'disputed' || statistic.status === 'retracted',
    }
  })
}

/** Those of some figures that readers have: that live releases carry, of one story where it is given. */
export async function carriedAmong(
  req: Reading,
  figures: readonly DerivedFigure[],
  story?: string,
): Promise<DerivedFigure[]> {
  if (figures.length === 0) return []
  const keys = figures.flatMap(({ statistic }) => keysOfRecord('statistics', statistic))
  const carried = await keysCarried(req, keys, story)
  noteList(req, `carried among ${keys.join(' ')}`, [...carried].sort().join(' '), async (again) =>
    [...(await keysCarried(again, keys, story))].sort().join(' '),
  )
  return figures.filter(({ statistic }) => keysOfRecord('statistics', statistic).some((key) => carried.has(key)))
}

/** Whether live releases of other articles than some carry a figure. */
export async function isCarriedBeside(req: InTransaction, id: string, articles: readonly string[]): Promise<boolean> {
  const { docs } = await req.payload.db.find<{ article: string }>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: { article: true },
    where: { and: [{ newest: { equals: true } }, { records: { in: keysOfRecord('statistics', id) } }] },
  })
  const among = new Set(articles)
  return docs.some(({ article }) => !among.has(article))
}

async function keysCarried(req: InTransaction, keys: string[], story: string | undefined): Promise<Set<string>> {
  const carrying: Where[] = [{ newest: { equals: true } }, { records: { in: keys } }]
  if (story !== undefined) carrying.push({ story: { equals: story } })
  const { docs } = await req.payload.db.find<{ records?: string[] | null }>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: { records: true },
    where: { and: carrying },
  })
  const carried = new Set(docs.flatMap(({ records }) => records ?? []))
  return new Set(keys.filter((key) => carried.has(key)))
}

/** Figures with the values that are proposed for them, for reads that are to go by these. */
export function asProposed(derived: readonly DerivedFigure[]): Prospect[] {
  return derived.flatMap(({ statistic, proposed }) =>
    proposed === null
      ? []
      : [
          {
            collection: 'statistics' as const,
            id: statistic,
            become: <T extends object>(stored: T) => ({ ...stored, value: proposed }),
          },
        ],
  )
}

/** The language that a caller's figures are written in: the locale of the request, or the first of the newsroom. */
export function languageOf(req: Pick<PayloadRequest, 'locale'>, languages: Language[]): string {
  return languages.find(({ code }) => code === req.locale)?.code ?? languages[0]?.code ?? 'en'
}
