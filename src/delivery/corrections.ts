/**
 * What corrections changed, read from the releases on both sides of each: what was withdrawn or redacted since tells
 * nothing of it, whoever asks.
 */
import type { EditionDocument } from '../model/document'
import { editionOf, isRedacted, type Release } from '../model/release'
import { newCorrections, placesOfCorrections } from '../releases/newCorrections'
import { changedRecords, type ChangedRecord } from '../releases/readersView'
import type { CorrectionStep } from './pages/marks'
import type { ReleaseEntry, ReleaseStore } from './store'

/** Releases of corrections of one edition that are looked at: the latest. */
const MOST_STEPS = 20
/** Releases whose documents are in memory at once. */
const AT_ONCE = 20

/** What a release says and what the one before it said; null where that is not public, or there was none. */
type Sides = { before: EditionDocument | null; after: EditionDocument }

/** Both sides of some releases, by the ids of those; without those that say nothing any more. */
async function sidesOf(store: ReleaseStore, releases: ReleaseEntry[]): Promise<Map<string, Sides>> {
  const hashes = releases.flatMap(({ hash, previous }) => (previous === null ? [hash] : [previous, hash]))
  const documents = new Map<string, EditionDocument | null>()
  for (const release of await store.withHashes([...new Set(hashes)])) {
    if (!documents.has(release.hash)) documents.set(release.hash, editionOf(release))
  }
  return new Map(
    releases.flatMap((release): Array<[string, Sides]> => {
      const after = isRedacted(release) ? null : documents.get(release.hash)
      const before = release.previous === null ? null : (documents.get(release.previous) ?? null)
      return after ? [[release.id, { before, after }]] : []
    }),
  )
}

/** Which of some releases are of editions that are withdrawn now. */
async function withdrawnOf(store: ReleaseStore, releases: ReleaseEntry[]): Promise<Set<string>> {
  return new Set(await store.withdrawnAmong([...new Set(releases.map(({ article }) => article))]))
}

/** What each of some releases that corrected something changed, as readers of its edition saw it; by the ids of the releases. */
export async function changedBy(
  store: ReleaseStore,
  releases: ReleaseEntry[],
): Promise<ReadonlyMap<string, ChangedRecord[]>> {
  const corrected = releases.filter(({ kind }) => kind === 'corrected')
  const changed = new Map<string, ChangedRecord[]>()
  if (corrected.length === 0) return changed
  const gone = await withdrawnOf(store, corrected)
  const standing = corrected.filter(({ article }) => !gone.has(article))
  for (let from = 0; from < standing.length; from += AT_ONCE) {
    for (const [id, { after, before }] of await sidesOf(store, standing.slice(from, from + AT_ONCE))) {
      if (before) changed.set(id, changedRecords(before, after))
    }
  }
  return changed
}

/**
 * The same for many who wait for the same changes and wake together: they are read once for all of them, and kept no
 * longer than that takes, since what is redacted must not stay in memory. Not for answers that are kept.
 */
export function changedForAll(store: ReleaseStore): (releases: ReleaseEntry[]) => ReturnType<typeof changedBy> {
  const underway = new Map<string, ReturnType<typeof changedBy>>()
  return (releases) => {
    const key = releases.map(({ id }) => id).join(' ')
    const known = underway.get(key)
    if (known) return known
    const reading = changedBy(store, releases).finally(() => underway.delete(key))
    underway.set(key, reading)
    return reading
  }
}

/** The releases of corrections of a live edition, the oldest first, as far as both of their sides are still public. */
export async function stepsOf(
  store: ReleaseStore,
  { article }: Release,
  live: EditionDocument,
): Promise<CorrectionStep[]> {
  if (live.corrections.length === 0) return []
  const corrected = await store.correctionsOf({ article, limit: MOST_STEPS })
  const sides = await sidesOf(store, corrected)
  return corrected.toReversed().flatMap(({ id }): CorrectionStep[] => {
    const { after, before } = sides.get(id) ?? {}
    if (!after || !before) return []
    const places = placesOfCorrections(after, live)
    const corrections = newCorrections(before, after).flatMap((place) => places.get(place) ?? [])
    return corrections.length > 0 ? [{ corrections, before, after }] : []
  })
}

/** What each correction of a live edition changed. Of several made with one release, what those name. */
export function changedByEach(live: EditionDocument, steps: CorrectionStep[]): ChangedRecord[][] {
  return live.corrections.map(({ statistics }, index) => {
    const step = steps.find(({ corrections }) => corrections.includes(index))
    if (!step) return []
    const all = changedRecords(step.before, step.after)
    return step.corrections.length === 1 ? all : all.filter(({ id }) => statistics.includes(id))
  })
}

/** A release of corrections in the log of all. */
export type LoggedRelease = Sides & { release: Release; corrections: EditionDocument['corrections'] }

/** Of some releases of corrections, those that the log of all corrections tells of, and what they corrected. */
export async function logOf(store: ReleaseStore, releases: Release[]): Promise<LoggedRelease[]> {
  const gone = await withdrawnOf(store, releases)
  const sides = await sidesOf(
    store,
    releases.filter(({ article }) => !gone.has(article)),
  )
  return releases.flatMap((release) => {
    const { after, before = null } = sides.get(release.id) ?? {}
    if (!after) return []
    const fresh = newCorrections(before, after).flatMap((each) => after.corrections[each] ?? [])
    // Where the release before was redacted, the note of this one still says what it corrected.
    const corrections = before ? fresh : fresh.filter(({ text }) => release.note?.includes(text))
    return corrections.length > 0 ? [{ release, corrections, before, after }] : []
  })
}
