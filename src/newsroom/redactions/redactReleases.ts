import { randomUUID } from 'node:crypto'
import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { emptySpace } from '../../database/emptySpace'
import { appendToRedactionLog, NO_EDITION, redactionLogOf, type RedactionEntry } from '../../database/redactionLog'
import { patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { afterCommit } from '../../database/transactions'
import type { Tombstone } from '../../model/document'
import { editionOf, isTombstone, readKinds, releaseName, type Release, type ReleaseName } from '../../model/release'
import type { Terms } from '../../model/terms'
import { settingsOf } from '../../options'
import type { PublishingSettings } from '../../releases/candidate'
import { hashOf } from '../../releases/canonical'
import { citedContext } from '../../releases/context'
import { writeRelease } from '../../releases/publish'
import { newestRelease, releasesWhere } from '../../releases/read'
import { opaqueSlug, withoutHidden, type Hides, type ReleaseDraft } from '../../releases/releaseDraft'
import { contentOf, emptyFields } from '../articles'
import { problemsOf, type EditionChange } from '../corrections/affected'
import { allRefusalsOf, releaseEdition } from '../corrections/release'
import { salted } from '../../releases/salt'
import { slugOf } from '../../model/slugs'

/** Why something is redacted: the terms of a source are tighter than they were, or an editor orders it. */
export type RedactionCause =
  { cause: 'terms'; source: string; terms: Terms } | { cause: 'order'; reason: string | null }

type RedactionOptions = {
  settings: PublishingSettings
  /** The live editions as they read without what is redacted. One that is not among them, or has problems, goes down. */
  successors?: readonly EditionChange[]
  /** Which titles, addresses and reasons go too, where the edition is not at that address now. @default none */
  hides?: Hides
}

/**
 * Takes what releases say out of the database, for good: each keeps its hash and its place, and nothing else. Where one
 * of them is live, the edition is released anew without it, or withdrawn where that cannot be published. Each edition gets
 * a release that tells partners what to delete, and an entry in the log.
 */
export async function redactReleases(
  req: PayloadRequest,
  releases: readonly Release[],
  cause: RedactionCause,
  { settings, successors = [], hides = () => false }: RedactionOptions,
): Promise<ReleaseName[]> {
  const released: ReleaseName[] = []
  const entries: RedactionEntry[] = []
  for (const article of new Set(releases.map((release) => release.article))) {
    const emptied = releases.filter((release) => release.article === article).toSorted((a, b) => a.version - b.version)
    const hashes = [...new Set(emptied.map(({ hash }) => hash))]
    // What is kept with the request that led here is about another document.
    const own = isolateObjectProperty(req, 'context')
    own.context = {}
    Object.assign(citedContext(own), { hides, redacts: hashes })
    const told = await announce(own, article, emptied, cause, { settings, successors, hides })
    for (const release of emptied) await emptyRelease(req, release, told.slug, hides)
    const withTombstones = await emptyTombstones(req, article, told.slug, hides)
    released.push(told)
    const withAddress = withTombstones || emptied.some(({ slug }) => slug !== told.slug && hides(slug))
    entries.push(await log(req, article, hashes, cause, withAddress))
  }
  await afterCommit(req.payload, req.transactionID, async () => {
    await keepLog(req, entries)
    await emptySpace(req.payload)
  })
  return released
}

/** Writes into the log that the terms of a source are tighter, where nothing was released that says more of it. */
export async function logTightening(req: PayloadRequest, source: string, terms: Terms): Promise<void> {
  const entry = await log(req, NO_EDITION, [], { cause: 'terms', source, terms }, false)
  await afterCommit(req.payload, req.transactionID, () => keepLog(req, [entry]))
}

/** Makes the release by which everybody is told: the edition without what is redacted, as it is, or its tombstone. */
async function announce(
  req: PayloadRequest,
  article: string,
  emptied: readonly Release[],
  cause: RedactionCause,
  { settings, successors, hides }: Required<RedactionOptions>,
): Promise<ReleaseName> {
  const newest = await newestRelease(req, article)
  if (!newest) throw new Error(`The article ${article} has no releases to redact.`)
  const isEmptied = emptied.some(({ id }) => id === newest.id)
  if (editionOf(newest) && !isEmptied) {
    const draft: ReleaseDraft = { ...unchanged(newest), kind: 'redacted', note: null, statistics: [] }
    return writeRelease(req, { article, newest, draft }, settings)
  }
  if (editionOf(newest)) {
    const change = successors.find(({ release }) => release.article === article)
    if (change && cause.cause === 'terms' && problemsOf(change).length === 0) {
      const occasion = { collection: 'sources' as const, id: cause.source, pending: null, corrected: [], rewritten: [] }
      if ((await allRefusalsOf(req, change, occasion)).length === 0) {
        return releaseEdition(req, change, occasion, settings, 'redacted')
      }
    }
    await takeDown(req, article, { leavesDraft: cause.cause === 'terms' })
    const left = await newestRelease(req, article)
    if (left && isTombstone(left)) return releaseName(left)
    throw new Error(`The article ${article} is live after it was taken down.`)
  }
  const left = withoutHidden(newest.document as Tombstone, newest.hash, hides)
  const tombstone = salted(req.payload.secret, left)
  const draft: ReleaseDraft = {
    ...unchanged(newest),
    kind: 'withdrawn',
    document: tombstone,
    hash: hashOf(tombstone),
    note: tombstone.reason,
    slug: tombstone.slug,
    statistics: [],
  }
  return writeRelease(req, { article, newest, draft }, settings)
}

function unchanged({ document, hash, language, records, slug, story }: Release) {
  return { document, hash, language, records: [...(records ?? [])], slug, story }
}

/**
 * Withdraws an edition without a reason that readers could learn from. It is what was published that becomes a draft, and
 * a draft that was written since follows as one: whatever is wrong in that must not keep the edition public.
 */
async function takeDown(req: PayloadRequest, id: string, { leavesDraft }: { leavesDraft: boolean }): Promise<void> {
  const articles = { collection: slugOf(req.payload, 'articles'), depth: 0, id, overrideAccess: true, req } as const
  const newest = await req.payload.findByID({ ...articles, draft: true })
  const kept = newest._status === 'draft' ? contentOf({ ...newest }) : null
  const published = kept && contentOf({ ...(await req.payload.findByID({ ...articles, draft: false })) })
  const data = kept ? { ...emptyFields(kept), ...published } : {}
  // Whatever an editor may do: the terms take it down.
  Object.assign(citedContext(req), { isWithdrawing: true, leavesDraft })
  try {
    await req.payload.update({ ...articles, data: { ...data, _status: 'draft' } as never })
  } finally {
    delete citedContext(req).isWithdrawing
    delete citedContext(req).leavesDraft
  }
  if (kept) await req.payload.update({ ...articles, data: { ...kept, _status: 'draft' } as never, draft: true })
}

/** Takes out what a release says. `slug` is where the edition is now: that address is no secret. */
async function emptyRelease(
  req: PayloadRequest,
  { hash, id, language, slug, story }: Release,
  slugNow: string,
  hides: Hides,
): Promise<void> {
  const kept = slug !== slugNow && hides(slug) ? opaqueSlug(hash) : slug
  const document: Tombstone = { language, story, slug: kept, title: null, reason: null }
  await patchRow(req, 'releases', id, () => ({
    document,
    note: null,
    records: [],
    redactedAt: new Date().toISOString(),
    slug: kept,
    statistics: [],
  }))
}

/** Empties the older tombstones of an edition that say what is hidden. Gives whether there were any. */
async function emptyTombstones(req: PayloadRequest, article: string, slugNow: string, hides: Hides): Promise<boolean> {
  const tombstones = await releasesWhere(req, {
    and: [{ article: { equals: article } }, { kind: { not_in: [...readKinds] } }, { newest: { not_equals: true } }],
  })
  const telling = tombstones.filter(({ document, slug }) => {
    const { reason, title } = document as Tombstone
    return [slug === slugNow ? null : slug, title, reason].some((text) => text !== null && hides(text))
  })
  for (const tombstone of telling) await emptyRelease(req, tombstone, slugNow, hides)
  return telling.length > 0
}

async function log(
  req: PayloadRequest,
  article: string,
  hashes: string[],
  cause: RedactionCause,
  withAddress: boolean,
): Promise<RedactionEntry> {
  const about = cause.cause === 'terms' ? { source: cause.source, terms: cause.terms } : { source: null, terms: null }
  const at = new Date().toISOString()
  const entry = { entry: randomUUID(), at, cause: cause.cause, ...about, article, hashes, withAddress }
  await req.payload.db.create({
    collection: slugOf(req.payload, 'redactions'),
    data: {
      ...entry,
      by: req.user ? String(req.user.id) : null,
      reason: cause.cause === 'order' ? cause.reason : null,
    },
    req: inTransactionOf(req),
  })
  return entry
}

async function keepLog({ payload }: PayloadRequest, entries: readonly RedactionEntry[]): Promise<void> {
  const file = redactionLogOf(settingsOf(payload).mediaDirectory)
  try {
    await appendToRedactionLog(file, entries)
  } catch (err) {
    // They are in the database, from where the next start writes them.
    payload.logger.error({ err, file }, 'cited: the log of redactions cannot be written; it is needed after a restore')
  }
}
