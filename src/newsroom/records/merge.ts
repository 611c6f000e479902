/**
 * Merging two records that are one: all that names the one names the other from then on, drafts and published rows and
 * records; what was released stays as it is, and is found by either id. The merged record stays, marked as merged.
 */
import { randomUUID } from 'node:crypto'
import type { CollectionSlug, Endpoint, PayloadRequest, TypedLocale, Where } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { conflict, notFound } from '../../access/refuse'
import { isObject } from '../../body'
import { createRows } from '../../database/createRows'
import { faultPoint } from '../../database/faultPoints'
import { isId } from '../../database/ids'
import { meetAt } from '../../database/meetings'
import { patchNewestVersion, patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { afterCommit, withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import { listsOf, type ListKey } from '../../model/lists'
import type { PendingCorrection, QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { recordCollections, type RecordCollection } from '../../model/recordKinds'
import { editionOf } from '../../model/release'
import type { Sentence } from '../../model/sentence'
import { isHosts, slugOf } from '../../model/slugs'
import { announceNews } from '../../releases/announce'
import type { PublishingSettings } from '../../releases/candidate'
import { loadRecords, recordsIn } from '../../releases/load'
import {
  calledNow,
  everyId,
  keptRecords,
  mergedKinds,
  type MergedCollection,
  type Merger,
} from '../../releases/mergers'
import { meetPublications } from '../../releases/meetPublished'
import { pendingOf, type Correctable } from '../../releases/notes'
import { releasesWhere } from '../../releases/read'
import { trailAfter } from '../../releases/trail'
import { namesOf } from '../accounts/names'
import { nothingWaits } from '../corrections/hooks'
import { formIn, publicForms } from '../corrections/publicForms'
import { lastLive } from '../editions/reinstate'
import { requireNamedRevision } from '../revision'
import { sentence } from '../sentences'
import { withKept } from './followMergers'
import { plainForm, isSameFigure } from './likeness'
import { releaseKeys } from './publicIds'

type Row = Record<string, unknown> & { id: number | string; revision?: string | null }

/** What a merger changes: of how many editions and records, and which live editions say something else by it. */
export type MergePreview = {
  editions: Array<{ id: string; title: string }>
  records: number
  /** The live editions that are behind afterwards: readers would read the record that is kept otherwise there. */
  behind: number
}

/** Where a record can be named, by the fields that lists of documents are asked by. */
const namedIn: Record<
  MergedCollection,
  Partial<Record<'articles' | 'identities' | 'media' | 'quotes' | 'statistics' | 'topics', string[]>>
> = {
  statistics: {
    articles: ['statistics', 'corrections.statistics', 'dismissals.statistic'],
    statistics: ['operands.statistic'],
  },
  quotes: { articles: ['quotes'], statistics: ['evidence.quote'], quotes: ['evidence.quote'] },
  sources: {
    articles: ['sources'],
    statistics: ['evidence.source'],
    quotes: ['speaker', 'evidence.source'],
    media: ['source'],
    identities: ['source'],
  },
  topics: { articles: ['topics'], topics: ['parent'] },
  people: { articles: ['byline.person'] },
}

function isRecord(collection: MergedCollection): collection is RecordCollection {
  return (recordCollections as readonly string[]).includes(collection)
}

/** Whether editions are behind because of a record. */
function isMarked({ correction }: Row): boolean {
  return isObject(correction) && Boolean(correction.at)
}

async function rowOf(req: PayloadRequest, collection: MergedCollection, id: string): Promise<Row> {
  const row = isId(req.payload, id)
    ? await req.payload.db.findOne<Row>({
        collection: slugOf(req.payload, collection),
        req: inTransactionOf(req),
        where: { id: { equals: id } },
      })
    : null
  if (!row) throw notFound(req, sentence('There is no such record.'))
  return row
}

/** The ids of the documents of a collection that name a record, in their rows and, where it has them, in the versions that matter. */
async function naming(
  req: PayloadRequest,
  name: CollectionSlug,
  paths: readonly string[],
  id: string,
): Promise<string[]> {
  // Images of a project's own say nothing of Cited's sources.
  if (isHosts(req.payload, name)) return []
  const { db } = req.payload
  const collection = slugOf(req.payload, name)
  const common = { collection, pagination: false, req: inTransactionOf(req) } as const
  const ids = new Set<string>()
  for (const path of paths) {
    const rows = await db.find<Row>({ ...common, select: {}, where: { [path]: { in: [id] } } })
    for (const row of rows.docs) ids.add(String(row.id))
    if (name !== 'articles') continue
    // A draft that is newer than what is published, and what was published last of one that is withdrawn.
    const matters: Where = { or: [{ latest: { equals: true } }, { 'version._status': { equals: 'published' } }] }
    const where: Where = { and: [{ [`version.${path}`]: { in: [id] } }, matters] }
    const versions = await db.findVersions<Row>({ ...common, select: { parent: true }, where })
    for (const { parent } of versions.docs) ids.add(String(parent))
  }
  return [...ids]
}

/** The statistics and quotes that rest on one of these, at any distance, with themselves. */
async function restingOn(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
): Promise<Map<RecordCollection, Set<string>>> {
  const found = new Map<RecordCollection, Set<string>>(recordCollections.map((each) => [each, new Set<string>()]))
  const next: Array<[RecordCollection, string]> = [[collection, id]]
  for (let each = next.pop(); each; each = next.pop()) {
    const [from, record] = each
    if (found.get(from)?.has(record)) continue
    found.get(from)?.add(record)
    for (const to of ['statistics', 'quotes'] as const) {
      const paths = namedIn[from][to]
      if (paths)
        next.push(...(await naming(req, to, paths, record)).map((other) => [to, other] as [RecordCollection, string]))
    }
  }
  return found
}

/** Whether a record rests on a source that is not on the record, as such a source itself does. */
export async function isUnnamed(req: PayloadRequest, collection: RecordCollection, id: string): Promise<boolean> {
  const none = { statistics: [], quotes: [], sources: [] }
  const { localization } = req.payload.config
  const language = localization ? (localization.localeCodes[0] ?? 'en') : 'en'
  const { sources } = await loadRecords(req, { ...none, [collection]: [id] }, language)
  return [...sources.values()].some(({ loosened, terms }) => terms !== 'on-record' || Boolean(loosened?.at))
}

/** Whether two quotes are the same words: in the language they were said in, or the one as the other has it translated. */
function isSameQuote(one: QuoteRecord, other: QuoteRecord): boolean {
  const said = [{ language: other.language, text: other.text }, ...(other.translations ?? [])]
  return said.some(({ language, text }) => language === one.language && plainForm(text) === plainForm(one.text))
}

/** Whether the words of a quote become the translation of another one into a language, which has none into it. */
function becomesTranslation(one: QuoteRecord, other: QuoteRecord, language: string | undefined): boolean {
  const known = [other.language, ...(other.translations ?? []).map((each) => each.language)]
  return one.language === language && !known.includes(one.language) && !one.paraphrase && !other.paraphrase
}

/** Why two records are not one where they may be merged, by what would be taken over in a language too. */
async function obstacle(
  req: PayloadRequest,
  collection: MergedCollection,
  from: Row,
  into: Row,
  language?: string,
): Promise<Sentence | null> {
  const kept = await keptRecords(req)
  for (const { id } of [from, into]) {
    if (kept(collection, String(id)) !== String(id)) return sentence('One of the two was merged into another already.')
  }
  if (!isRecord(collection)) {
    return collection === 'topics' && idOf(into.parent) === String(from.id)
      ? sentence('The one that would be kept is part of the other. Take it out there first.')
      : null
  }
  for (const { id } of [from, into]) {
    if (await isUnnamed(req, collection, String(id))) {
      return sentence(
        'One of the two is, or rests on, a source that is not on the record, or was not until its terms were loosened. What was agreed with a source holds for each story: such records are not merged.',
      )
    }
  }
  // Its note is of what it says, and would be of nothing afterwards.
  if (pendingOf(from as unknown as Correctable)) {
    return sentence('A correction of the one that is merged waits to be released. Release it first.')
  }
  const resting = await restingOn(req, collection, String(from.id))
  if (resting.get(collection)?.has(String(into.id))) {
    return sentence('The one that would be kept rests on the other. Take it out there first.')
  }
  if (collection === 'statistics') {
    const [one, other] = [from, into] as unknown as [StatisticRecord, StatisticRecord]
    if (!isSameFigure(one, other) || one.qualifier !== other.qualifier) {
      return sentence('The two state different values. Correct one of them first, if they are the same figure.')
    }
  }
  if (collection === 'quotes') {
    const [one, other] = [from, into] as unknown as [QuoteRecord, QuoteRecord]
    if (!isSameQuote(one, other) && !becomesTranslation(one, other, language)) {
      return sentence('The two are not the same words. Correct one of them first, if they are the same quote.')
    }
    if (idOf(one.speaker) !== idOf(other.speaker)) {
      return sentence('The two have different speakers. Merge these first, if they are the same.')
    }
  }
  return null
}

/** The live editions that carry a record and would read the one that is kept otherwise. */
async function editionsBehind(
  req: PayloadRequest,
  collection: RecordCollection,
  [from, into]: readonly [string, string],
  settings: PublishingSettings,
): Promise<string[]> {
  const keys = await releaseKeys(req, collection, from)
  const live = await releasesWhere(req, { and: [{ newest: { equals: true } }, { records: { in: keys } }] })
  const formNow = publicForms(req, collection, into, settings)
  const ever = await everyId(req, collection, from)
  const behind: string[] = []
  for (const release of live) {
    const document = await calledNow(req, editionOf(release))
    if (!document) continue
    // As it will be called: that it has another id is no difference.
    const called = JSON.parse(
      JSON.stringify(document, (_, value: unknown) =>
        typeof value === 'string' && ever.includes(value) ? into : value,
      ),
    ) as typeof document
    const forms = new Set(
      called[collection]
        .filter(({ id }) => id === into)
        .map((each) => formIn({ ...called, [collection]: [each] }, collection, [into])),
    )
    const now = await formNow(called)
    if (forms.size > 1 || !forms.has(now)) behind.push(release.article)
  }
  return behind
}

/** Why two records of editions are not one as they stand; null where they may be merged. */
export async function whyNotOne(
  req: PayloadRequest,
  collection: RecordCollection,
  { from, into, language }: { from: string; into: string; language: string },
): Promise<Sentence | null> {
  return obstacle(req, collection, await rowOf(req, collection, from), await rowOf(req, collection, into), language)
}

/** The editions that name a record, in what is published or in a draft. */
export async function editionsNaming(req: PayloadRequest, collection: MergedCollection, id: string): Promise<string[]> {
  return naming(req, 'articles', namedIn[collection].articles ?? [], id)
}

async function previewOf(
  req: PayloadRequest,
  collection: MergedCollection,
  from: string,
  into: string,
  settings: PublishingSettings,
): Promise<MergePreview> {
  const ids = await editionsNaming(req, collection, from)
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    draft: true,
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    select: { title: true },
    trash: true,
    where: { id: { in: ids } },
  })
  let records = 0
  for (const name of ['statistics', 'quotes', 'media', 'topics'] as const) {
    const paths = namedIn[collection][name]
    if (paths) records += (await naming(req, name, paths, from)).length
  }
  return {
    editions: docs.map(({ id, title }) => ({ id: String(id), title: String(title ?? id) })),
    records,
    behind: isRecord(collection) ? (await editionsBehind(req, collection, [from, into], settings)).length : 0,
  }
}

/** Has all that names a record name another. */
async function follow(req: PayloadRequest, collection: MergedCollection, from: string, into: string): Promise<void> {
  const kept = (of: MergedCollection, id: string) => (of === collection && id === from ? into : id)
  const revision = randomUUID()
  const changed =
    (name: CollectionSlug) =>
    (row: Row): Partial<Row> => {
      const now = withKept(req, slugOf(req.payload, name), row, kept)
      if (now === row) return {}
      const own = 'revision' in row ? { revision, trail: trailAfter(req, slugOf(req.payload, name), row, now) } : {}
      return { ...now, ...own }
    }
  for (const [name, paths] of Object.entries(namedIn[collection]) as Array<[CollectionSlug, string[]]>) {
    for (const id of await naming(req, name, paths, from)) {
      await patchRow<Row>(req, name, id, changed(name))
      if (name !== 'articles' && name !== 'statistics' && name !== 'quotes') continue
      await patchNewestVersion<Row>(req, name, id, changed(name))
      if (name === 'articles') {
        await patchNewestVersion<Row>(req, name, id, changed(name), { 'version._status': { equals: 'published' } })
      }
    }
    faultPoint('after-merging')
  }
}

/** Notes in articles all sources that they rest on by now: what they are found by when one of these changes. */
async function noteSources(req: PayloadRequest, collection: RecordCollection, into: string): Promise<void> {
  const articles = new Set<string>()
  for (const [name, ids] of await restingOn(req, collection, into)) {
    for (const id of ids)
      for (const each of await naming(req, 'articles', namedIn[name].articles ?? [], id)) articles.add(each)
  }
  for (const article of articles) {
    const sourcesOf = async (row: Row) => {
      const records = await loadRecords(req, recordsIn(row.body), String(row.language))
      const known = (Array.isArray(row.sources) ? row.sources : []).flatMap((each: unknown) => idOf(each) ?? [])
      return { sources: [...new Set([...known, ...records.sources.keys()])] }
    }
    const row = await req.payload.db.findOne<Row>({
      collection: slugOf(req.payload, 'articles'),
      req: inTransactionOf(req),
      where: { id: { equals: article } },
    })
    if (row) {
      const noted = await sourcesOf(row)
      await patchRow<Row>(req, 'articles', article, () => noted)
      await patchNewestVersion<Row>(req, 'articles', article, ({ sources }) => ({
        sources: [
          ...new Set([
            ...(Array.isArray(sources) ? sources.flatMap((each: unknown) => idOf(each) ?? []) : []),
            ...noted.sources,
          ]),
        ],
      }))
    }
  }
}

/** Whether readers have a list, or will have it again: what was withdrawn may be given back as it was. */
async function isForReaders(req: PayloadRequest, list: ListKey): Promise<boolean> {
  const there = await req.payload.db.findOne({
    collection: slugOf(req.payload, 'listings'),
    req: inTransactionOf(req),
    where: { list: { equals: list } },
  })
  if (there) return true
  const tombstones = await releasesWhere(req, {
    and: [{ newest: { equals: true } }, { kind: { equals: 'withdrawn' } }],
  })
  for (const { article } of tombstones) {
    const release = await lastLive(req, article)
    const document = release && editionOf(release)
    if (document && listsOf(document).some((each) => each.list === list)) return true
  }
  return false
}

/** Writes that a record was merged, and its slug where readers find it by one; what was merged into it before goes on to the other. */
async function note(req: PayloadRequest, collection: MergedCollection, from: Row, into: Row): Promise<void> {
  const kind = mergedKinds[collection]
  // What was in no story that readers had is a name that somebody typed, and nobody outside learns of it.
  const isPublic =
    kind === 'topic' || kind === 'person' ? await isForReaders(req, `${kind}:${String(from.slug)}`) : false
  const slugs = isPublic ? [['public', String(from.slug), String(into.slug)] as const] : []
  const names = [['record', String(from.id), String(into.id)] as const, ...slugs]
  const at = new Date().toISOString()
  const by = req.user ? String(req.user.id) : null
  for (const [scope, was, now] of names) {
    const { docs } = await req.payload.db.find<Merger & { id: string }>({
      collection: slugOf(req.payload, 'mergers'),
      pagination: false,
      req: inTransactionOf(req),
      where: { and: [{ scope: { equals: scope } }, { kind: { equals: kind } }, { now: { equals: was } }] },
    })
    for (const { id } of docs) await patchRow(req, 'mergers', String(id), () => ({ now }))
  }
  await createRows(
    req,
    'mergers',
    names.map(([scope, was, now]) => ({ scope, kind, was, now, at, by })),
  )
}

/**
 * Gives the record that is kept what it lacks in a language and the other one has: the label and the noun of a statistic,
 * a translation of a quote. It is written as whoever asks, and refused as any other change of the record is.
 */
async function takeOver(
  req: PayloadRequest,
  collection: MergedCollection,
  { id: from }: Row,
  { id: into }: Row,
  language: string,
): Promise<void> {
  if (collection !== 'statistics' && collection !== 'quotes') return
  const common = { collection: slugOf(req.payload, collection), depth: 0, locale: language as TypedLocale } as const
  const read = async (id: number | string) =>
    (await req.payload.findByID({
      ...common,
      fallbackLocale: false,
      id,
      overrideAccess: false,
      req: inTransactionOf(req),
    })) as unknown
  const [one, other] = [await read(from), await read(into)]
  const lacked =
    collection === 'statistics'
      ? lackedByStatistic(one as StatisticRecord, other as StatisticRecord)
      : lackedByQuote(one as QuoteRecord, other as QuoteRecord, language)
  if (!lacked) return
  await req.payload.update({ ...common, data: lacked, id: into, overrideAccess: false, req })
}

function lackedByStatistic(one: StatisticRecord, { label, unit }: StatisticRecord): object | null {
  const isNamed = Boolean(label) || !one.label
  const hasNoun = Boolean(unit.noun) || !one.unit.noun
  if (isNamed && hasNoun) return null
  return {
    ...(isNamed ? {} : { label: one.label }),
    ...(hasNoun ? {} : { unit: { ...unit, noun: one.unit.noun } }),
  }
}

function lackedByQuote(one: QuoteRecord, other: QuoteRecord, language: string): object | null {
  if (!becomesTranslation(one, other, language)) return null
  return { translations: [...(other.translations ?? []), { language, text: one.text }] }
}

type Merging = {
  from: string
  into: string
  /** The revision of the record that is kept, as it was seen. */
  revision?: string | undefined
  /** The language whose words the record that is kept takes over from the other, where it has none in it. */
  language?: string
  /** The article that the request is addressed to, whose revision it may name; else that is of the record which is merged. */
  article?: string
}

/**
 * Merges a record into another, all of it or nothing. Refused (409) with the reason where the two are not one, or where what
 * was agreed with a source stands against it, and where one of them has another revision than is named.
 */
export async function merge(
  req: PayloadRequest,
  collection: MergedCollection,
  { article, from, into, language, revision }: Merging,
  settings: PublishingSettings,
): Promise<MergePreview> {
  return withTransaction(req, async () => {
    if (from === into) throw conflict(req, sentence('Choose another record: this is the one itself.'))
    await meetAt(req, [`${collection}:${from}`, `${collection}:${into}`])
    if (isRecord(collection))
      await meetPublications(
        req,
        [from, into].map((id) => ({ collection, id })),
      )
    const [one, other] = [await rowOf(req, collection, from), await rowOf(req, collection, into)]
    if (article === undefined) await requireNamedRevision(req, slugOf(req.payload, collection), from)
    if (revision !== undefined && other.revision !== revision) {
      throw conflict(req, sentence('The record that would be kept was saved meanwhile. Look at it again first.'))
    }
    const problem = await obstacle(req, collection, one, other, language)
    if (problem) throw conflict(req, problem)
    if (language !== undefined) await takeOver(req, collection, one, other, language)
    const preview = await previewOf(req, collection, from, into, settings)
    await follow(req, collection, from, into)
    await note(req, collection, one, other)
    // What readers are answered from memory goes by the names of before.
    await afterCommit(req.payload, req.transactionID, announceNews)
    if (isRecord(collection)) {
      await noteSources(req, collection, into)
      // What waited without a note waits with the one that is kept, where anything is left to wait for.
      if (isMarked(one)) await patchRow(req, collection, from, () => ({ correction: nothingWaits }))
      if (preview.behind > 0) {
        // Nobody is asked for a note: it is written when the editions are released.
        await patchRow<Row & { correction?: Partial<PendingCorrection> | null }>(
          req,
          collection,
          into,
          ({ correction }) => ({
            correction: { ...correction, at: correction?.at ?? new Date().toISOString() },
          }),
        )
      }
    }
    return preview
  })
}

const given = z.strictObject({
  into: z.string().min(1).max(64),
  /** The revision of the record that is kept, as it was seen. */
  revision: z.string().max(64).optional(),
})

/** What a record was merged into, and what was merged into it. */
export type MergedRecords = {
  into: { id: string; at: string; by: string | null } | null
  former: Array<{ id: string; at: string; by: string | null }>
}

async function mergedOf(req: PayloadRequest, collection: MergedCollection, id: string): Promise<MergedRecords> {
  const { docs } = await req.payload.db.find<Merger>({
    collection: slugOf(req.payload, 'mergers'),
    pagination: false,
    req: inTransactionOf(req),
    sort: '-at',
    where: {
      and: [
        { scope: { equals: 'record' } },
        { kind: { equals: mergedKinds[collection] } },
        { or: [{ was: { equals: id } }, { now: { equals: id } }] },
      ],
    },
  })
  const names = await namesOf(
    req,
    docs.flatMap(({ by }) => by ?? []),
  )
  const told = (of: 'now' | 'was') => (merger: Merger) => ({
    id: merger[of],
    at: new Date(merger.at).toISOString(),
    by: names.get(merger.by ?? '') ?? null,
  })
  const [into] = docs.filter(({ was }) => was === id).map(told('now'))
  return { into: into ?? null, former: docs.filter(({ now }) => now === id).map(told('was')) }
}

/** `GET …/:id/merged`, `GET …/:id/merge?into=` and `POST …/:id/merge`: what was merged, what merging would do, and merging. */
export function mergeEndpoints(collection: MergedCollection, settings: PublishingSettings): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/:id/merged',
      who: 'reporter',
      does: 'tells what a record was merged into, and what was merged into it',
      handler: async ({ req, param }) => {
        await rowOf(req, collection, param('id'))
        return mergedOf(req, collection, param('id'))
      },
    }),
    endpoint({
      method: 'get',
      path: '/:id/merge',
      who: 'editor',
      does: 'tells what merging a record into another would do',
      query: z.strictObject({ into: z.string().min(1).max(64) }),
      handler: async ({ req, query: { into }, param }) => {
        const from = param('id')
        if (from === into) throw conflict(req, sentence('Choose another record: this is the one itself.'))
        const [one, other] = [await rowOf(req, collection, from), await rowOf(req, collection, into)]
        const problem = await obstacle(req, collection, one, other)
        if (problem) throw conflict(req, problem)
        const preview = await previewOf(req, collection, from, into, settings)
        return { ...preview, revision: isObject(other) ? (other.revision ?? null) : null }
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/merge',
      who: 'editor',
      does: 'merges a record into another',
      body: given,
      handler: ({ req, body: { into, revision }, param }) =>
        merge(req, collection, { from: param('id'), into, revision }, settings),
    }),
  ]
}

/** Gives sources that were merged into one the terms that it has from now on: their names are names of it. */
export async function followTerms(
  req: PayloadRequest,
  { id, terms }: Pick<SourceRecord, 'id' | 'terms'>,
): Promise<void> {
  for (const former of await everyId(req, 'sources', String(id))) {
    if (former !== String(id)) await patchRow(req, 'sources', former, () => ({ terms }))
  }
}
