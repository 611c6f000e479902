/**
 * Since when a release says what it says. One that gives back what readers had before a withdrawal is new and says
 * nothing new: what was corrected in between must not read as if it were corrected back.
 */
import { isTombstone, type Release } from '../model/release'
import type { RecordKey, ReleaseStore } from './store'

/** The first release that can come after what readers had and its withdrawal. */
const FIRST_REINSTATED = 3
/** Releases that are read at once on the way back to the first with the same document. */
const STEP = 20

/** When the document of a release was first released, ISO 8601, where it was only taken down and given back since. */
async function firstAt(store: ReleaseStore, { article, at, hash, version }: Release): Promise<string> {
  let first = at
  let wasDown = false
  for (let before = version; before > 1;) {
    const earlier = await store.releasesOf({ article, before, limit: STEP })
    if (earlier.length === 0) break
    for (const release of earlier) {
      if (isTombstone(release)) {
        wasDown = true
        continue
      }
      if (!wasDown || release.hash !== hash) return first
      first = release.at
      wasDown = false
    }
    before = earlier.at(-1)?.version ?? 1
  }
  return first
}

/** Of some releases, those that only gave back what readers had, by id, each with when that was first released. */
export async function reinstatedAmong(store: ReleaseStore, releases: Release[]): Promise<ReadonlyMap<string, string>> {
  const reinstated = new Map<string, string>()
  const known = new Set(releases.map(({ article, version }) => `${article} ${version}`))
  for (const release of releases) {
    // What comes after a release that is there comes after no withdrawal: most are told without a question.
    if (release.version < FIRST_REINSTATED || known.has(`${release.article} ${release.version - 1}`)) continue
    if (!(await store.recurs(release.hash))) continue
    const first = await firstAt(store, release)
    if (first !== release.at) reinstated.set(release.id, first)
  }
  return reinstated
}

/** The live edition that a record is shown as it is in: the one that says the newest of it; null where none carries it. */
export async function newestCarrying(
  store: ReleaseStore,
  query: { record: RecordKey; language?: string; limit: number },
): Promise<Release | null> {
  const [last] = await store.liveCarrying({ ...query, limit: 1 })
  if (!last || (await reinstatedAmong(store, [last])).size === 0) return last ?? null
  const all = await store.liveCarrying(query)
  const since = await reinstatedAmong(store, all)
  const sayingSince = (release: Release) => since.get(release.id) ?? release.at
  const [newest] = all.toSorted((a, b) => (sayingSince(a) < sayingSince(b) ? 1 : -1))
  return newest ?? null
}
