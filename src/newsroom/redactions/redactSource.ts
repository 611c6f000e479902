import { setImmediate } from 'node:timers/promises'
import {
  isolateObjectProperty,
  type CollectionAfterChangeHook,
  type PayloadRequest,
  type TypedLocale,
  type Where,
} from 'payload'
import { forbidden } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { patchNewestVersion, patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { settingsOf } from '../../options'
import { dayIn } from '../../model/timeZones'
import { idOf } from '../../model/ids'
import type { QuoteRecord } from '../../model/records'
import { isLive, readKinds, type Release } from '../../model/release'
import { tightens, type Terms } from '../../model/terms'
import { candidateOf, type PublishingSettings } from '../../releases/candidate'
import { citedContext } from '../../releases/context'
import { loadPublishedArticle, type Prospect } from '../../releases/load'
import { namesAnybody, namesOfSource } from '../../releases/protectedNames'
import { meetTexts } from '../../releases/meetPublished'
import { everyId } from '../../releases/mergers'
import { keysOfRecord } from '../../releases/publicNames'
import { opaqueId } from '../../releases/opaqueId'
import { releasesWhere } from '../../releases/read'
import type { NameFinder } from '../../review/protectedNames'
import { editionsChangedBy, type EditionChange } from '../corrections/affected'
import { followTerms } from '../records/merge'
import { sentence } from '../sentences'
import { logTightening, redactReleases } from './redactReleases'
import { slugOf } from '../../model/slugs'

/** How many names of a source are asked for at once: databases limit what one question may hold. */
const NAMES = 500
/** How many live editions are read at once. */
const EDITIONS = 50

/** The stories of which something was released. */
async function releasedStories(req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ story: string }>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { version: { equals: 1 } },
  })
  return [...new Set(docs.map(({ story }) => story))]
}

/** What releases are found by that carry a source: by its name, and by what it is called where it is not named. */
async function keysOfSource(req: PayloadRequest, source: string): Promise<{ named: string[]; unnamed: string[] }> {
  const ever = await everyId(req, 'sources', source)
  const keys = ever.map((each) => keysOfRecord('sources', each))
  const named = keys.flatMap(([key]) => key ?? [])
  const unnamed = keys.flatMap(([, key]) => key ?? [])
  const opaque = (await releasedStories(req)).map(
    (story) => `source:${opaqueId(req.payload.secret, story, { collection: 'sources', id: source })}`,
  )
  // Releases of before carry it by the id alone that it has in their story.
  return { named, unnamed: [...unnamed, ...opaque] }
}

/** The releases whose `field` is one of many values. */
async function releasesAmong(req: PayloadRequest, field: string, values: readonly string[]): Promise<Release[]> {
  const found = []
  for (let start = 0; start < values.length; start += NAMES) {
    found.push(...(await releasesWhere(req, { [field]: { in: values.slice(start, start + NAMES) } })))
  }
  return found
}

/** Every release that carries a source, by whatever name. */
export async function releasesCarrying(req: PayloadRequest, source: string): Promise<Release[]> {
  const { named, unnamed } = await keysOfSource(req, source)
  return releasesAmong(req, 'records', [...named, ...unnamed])
}

/**
 * The releases that say more of a source, or of the interviews with it, than its terms let be public: that carry one so,
 * those of their stories that name it in another way, and what is left of withdrawn editions and names it.
 */
async function releasesBeyond(
  req: PayloadRequest,
  sources: readonly string[],
  terms: Terms,
  find: NameFinder,
  settings: PublishingSettings,
): Promise<Release[]> {
  const named: string[] = []
  const carried = new Map<string, Release>()
  for (const source of sources) {
    named.push(...(await keysOfSource(req, source)).named)
    for (const release of await releasesCarrying(req, source)) carried.set(release.id, release)
  }
  const ever = [...carried.values()]
  // On background it is public under another name in each story, which says no more than was agreed.
  const carrying =
    terms === 'background' ? ever.filter(({ records }) => named.some((key) => records?.includes(key))) : ever
  const inStories = await releasesAmong(req, 'story', [...new Set(ever.map(({ story }) => story))])
  const tombstones = await releasesWhere(req, { kind: { not_in: [...readKinds] } })
  const found = new Map(carrying.map((release) => [release.id, release]))
  const names = ({ document, note, slug }: Release) => namesAnybody(find, [document, slug, note])
  const left = tombstones.filter(names)
  // Readers have nothing of these editions any more, but their old addresses are in the feed.
  const withdrawn = left.flatMap(({ article, newest }) => (newest ? [article] : []))
  const before = await releasesAmong(req, 'article', [...new Set(withdrawn)])
  const naming = [...left, ...[...inStories, ...before].filter(names)].filter(({ id }) => !found.has(id))
  const spared = new Set<string>()
  for (const release of naming) {
    if (isLive(release) && !(await namesStill(req, release.article, settings))) spared.add(release.article)
  }
  for (const release of naming) if (!spared.has(release.article)) found.set(release.id, release)
  return [...found.values()]
}

/** Whether the review of a published edition says that it names somebody, and no editor that it is somebody else. */
async function namesStill(req: PayloadRequest, id: string, settings: PublishingSettings): Promise<boolean> {
  const article = await loadPublishedArticle(req, id)
  if (!article) return true
  const { found } = await candidateOf(req, article, settings)
  const named = found.findings.filter(({ rule }) => rule === 'protected-name')
  return named.length === 0 || named.some(({ dismissal }) => dismissal === null)
}

/** An edition that readers have, and that names a source which its story does not carry. */
export type NamingEdition = { article: string; language: string; slug: string; title: string }

/**
 * The live editions that name a source, whose stories never carried it: who is meant is for an editor to say. Their
 * findings are counted anew, for the Desk to list them.
 */
async function editionsNaming(
  req: PayloadRequest,
  find: NameFinder,
  settings: PublishingSettings,
): Promise<NamingEdition[]> {
  const naming: NamingEdition[] = []
  let after: string | null = null
  let page: Release[]
  do {
    const rest: Where[] = after === null ? [] : [{ article: { greater_than: after } }]
    const live: Where = { and: [{ newest: { equals: true } }, { kind: { in: [...readKinds] } }, ...rest] }
    page = await releasesWhere(req, live, { sort: 'article', limit: EDITIONS })
    after = page.at(-1)?.article ?? null
    for (const { article, document, language, slug } of page) {
      if (!namesAnybody(find, document) || !(await namesStill(req, article, settings))) continue
      naming.push({ article, language, slug, title: document.title ?? slug })
      await countFindings(req, article, settings)
    }
    // Whoever reads meanwhile is not to wait for all of them.
    await setImmediate()
  } while (page.length === EDITIONS)
  return naming
}

async function countFindings(req: PayloadRequest, id: string, settings: PublishingSettings): Promise<void> {
  const article = await loadPublishedArticle(req, id)
  if (!article) return
  const { counts } = (await candidateOf(req, article, settings)).found
  const review = { errors: counts.error, warnings: counts.warning, notices: counts.notice }
  await patchRow(req, 'articles', id, () => ({ review }))
  await patchNewestVersion(req, 'articles', id, () => ({ review }))
}

/**
 * Gives the interviews with a source that are sources of their own and are called by its name, the terms and the wording
 * that it has now. They are known by the quotes that it said in them. Gives their ids.
 */
async function tightenInterviews(
  req: PayloadRequest,
  source: string,
  terms: Terms,
  find: NameFinder,
): Promise<string[]> {
  const { db } = req.payload
  const inTransaction = inTransactionOf(req)
  const { docs: quotes } = await db.find<Pick<QuoteRecord, 'evidence'>>({
    collection: slugOf(req.payload, 'quotes'),
    pagination: false,
    req: inTransaction,
    select: { evidence: true },
    where: { speaker: { equals: source } },
  })
  const stated = new Set(quotes.flatMap(({ evidence }) => (evidence ?? []).map((each) => String(idOf(each.source)))))
  stated.delete(source)
  const found: string[] = []
  for (const id of stated) {
    const interview = await db.findOne<{ id: string; kind: string; name: string; terms: Terms }>({
      collection: slugOf(req.payload, 'sources'),
      req: inTransaction,
      where: { id: { equals: id } },
    })
    if (interview?.kind !== 'interview' || !tightens(interview.terms, terms)) continue
    if (find(interview.name).length === 0) continue
    await becomeAs(req, id, source, terms)
    found.push(id)
  }
  return found
}

/** Writes the terms of a source, and what it may be called, into an interview with it. What was released follows later. */
async function becomeAs(req: PayloadRequest, id: string, source: string, terms: Terms): Promise<void> {
  const collection = slugOf(req.payload, 'sources')
  const stored = await req.payload.db.findOne<{ id: string; attribution?: Record<string, string | null> | null }>({
    collection,
    locale: 'all',
    req: inTransactionOf(req),
    where: { id: { equals: source } },
  })
  // What is kept with the request that led here is about another document.
  const own = isolateObjectProperty(req, 'context')
  own.context = {}
  const context = citedContext(own)
  context.isTightenedWithOther = true
  const write = (data: object, locale?: string) =>
    req.payload.update({
      collection,
      data,
      depth: 0,
      id,
      // It follows from a change that the caller was allowed: the interview must not stay named because it is not theirs.
      overrideAccess: true,
      req: own,
      ...(locale === undefined ? {} : { locale: locale as TypedLocale }),
    })
  // Readers are told of no correction: what they have is redacted.
  context.partOf = source
  for (const [locale, attribution] of Object.entries(stored?.attribution ?? {})) {
    if (attribution) await write({ attribution }, locale)
  }
  delete context.partOf
  await write({ terms })
}

/**
 * Takes a source whose terms became tighter out of all that was released, in the transaction that tightens them: nobody
 * has to press a release. Live editions are released again with what may be public of it now, or withdrawn. Gives those of
 * other stories that name it.
 */
async function redactSource(
  req: PayloadRequest,
  source: string,
  terms: Terms,
  settings: PublishingSettings,
): Promise<NamingEdition[]> {
  const find = await namesOfSource(req, source)
  const interviews = await tightenInterviews(req, source, terms, find)
  const releases = await releasesBeyond(req, [source, ...interviews], terms, find, settings)
  if (releases.length === 0) {
    // After a restore the terms are tightened again all the same.
    await logTightening(req, source, terms)
    return editionsNaming(req, find, settings)
  }
  if (req.user && !hasRole(req, 'editor')) {
    throw forbidden(req, sentence('Editions that were published carry this source: an editor changes its terms.'))
  }
  // Less of it is public than was: whoever tightens the terms approves of that.
  const changed = [source, ...interviews].map((id) => ({ collection: 'sources' as const, id }))
  const approved = changed.map(({ collection, id }): Prospect => ({
    collection,
    id,
    become: (stored) => ({
      ...stored,
      approval: { by: req.user?.id ?? 'system', at: dayIn(settingsOf(req.payload).timeZone) },
    }),
  }))
  const { payload, transactionID, user } = req
  const reading = { payload, transactionID, user, prospects: approved }
  const successors: EditionChange[] = []
  for (const each of changed) {
    const also = changed.filter(({ id }) => id !== each.id)
    successors.push(...(await editionsChangedBy(reading, each, settings, { also })))
  }
  const hides = (text: string) => find(text).length > 0
  await redactReleases(req, releases, { cause: 'terms', source, terms }, { settings, successors, hides })
  return editionsNaming(req, find, settings)
}

/** After a source was saved. The answer has the live editions of other stories that name it, as `namedIn`. */
export function redactWhatBecamePrivate(
  settings: PublishingSettings,
): CollectionAfterChangeHook<{ id: string; terms: Terms }> {
  return async ({ doc, operation, previousDoc, req }) => {
    if (operation !== 'update') return
    if (previousDoc.terms !== doc.terms) await followTerms(req, doc)
    if (!tightens(previousDoc.terms, doc.terms)) return
    if (citedContext(req).isTightenedWithOther) return
    const namedIn = await redactSource(req, String(doc.id), doc.terms, settings)
    return { ...doc, namedIn }
  }
}

/** Whether a name must not be in a text from now on that was allowed there before. */
function protectsName(doc: Named, previous: Named | undefined): boolean {
  if (doc.terms === 'on-record') return false
  return !previous || previous.terms !== doc.terms || previous.name !== doc.name
}

type Named = { terms: Terms; name?: unknown }

/**
 * After a source was saved whose name must not be public from now on: nobody releases a text beside it. Last, since from
 * then on nobody can publish until this is committed.
 */
export const meetWhoNamesIt: CollectionAfterChangeHook<Named & { id: string }> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (protectsName(doc, operation === 'update' ? previousDoc : undefined)) await meetTexts(req)
}
