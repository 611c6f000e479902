/** Reads releases, in the transaction of a request. */
import type { Where } from 'payload'
import { slices } from '../database/below'
import { inTransactionOf, remembered, type InTransaction, type Memory } from '../database/request'
import { idsAsText, noteList } from '../database/basis'
import { readKinds, type Release } from '../model/release'
import { slugOf } from '../model/slugs'

type Order = { sort?: string | string[]; limit?: number }

/** Releases that are read whole at once: each may be as large as a long story. */
const AT_ONCE = 100

/** The releases that fit, whole; all of them unless `limit` says how many. */
export async function releasesWhere(req: InTransaction, where: Where, { sort, limit }: Order = {}) {
  const { docs } = await req.payload.db.find<Release>({
    collection: slugOf(req.payload, 'releases'),
    ...(limit === undefined ? {} : { limit }),
    pagination: false,
    req: inTransactionOf(req),
    ...(sort === undefined ? {} : { sort }),
    where,
  })
  return docs
}

/** The release of an article that readers have, or had last before it was taken down. */
export async function lastRead(req: InTransaction, article: string): Promise<Release | undefined> {
  const where: Where = { and: [{ article: { equals: article } }, { kind: { in: [...readKinds] } }] }
  return (await releasesWhere(req, where, { sort: '-version', limit: 1 }))[0]
}

const newest: Where = { newest: { equals: true } }

function storyKey(story: string): string {
  return `newest of ${story}`
}

/** The same, noted where what is read is to be as it was when something is written. */
export async function notedReleases(req: InTransaction, where: Where): Promise<Release[]> {
  return noted(req, where, await releasesWhere(req, where))
}

/** The same of any number of them: so many at a time, and of those that are `known` only whether they are as they were. */
export async function notedReleasesInSteps(
  req: InTransaction,
  where: Where,
  order: Order = {},
  known: readonly Release[] = [],
): Promise<Release[]> {
  const states = await releaseStates(req, where, order)
  const releases = new Map<number | string, Release>(known.map((release) => [release.id, release]))
  const unread = states.filter((state) => {
    const release = releases.get(state.id)
    return !release || releasesAsText([release]) !== releasesAsText([state])
  })
  for (const some of slices(unread, AT_ONCE)) {
    const read = await releasesWhere(req, { id: { in: some.map(({ id }) => id) } })
    for (const release of read) releases.set(release.id, release)
  }
  return noted(
    req,
    where,
    states.flatMap(({ id }) => releases.get(id) ?? []),
  )
}

function noted(req: InTransaction, where: Where, releases: Release[]): Release[] {
  noteList(req, `releases ${JSON.stringify(where)}`, releasesAsText(releases), async (again) =>
    releasesAsText(await releaseStates(again, where)),
  )
  return releases
}

type State = Pick<Release, 'id' | 'redactedAt'>

async function releaseStates(
  { payload, transactionID, user }: InTransaction,
  where: Where,
  { sort, limit }: Order = {},
): Promise<State[]> {
  const { docs } = await payload.db.find<State>({
    collection: slugOf(payload, 'releases'),
    ...(limit === undefined ? {} : { limit }),
    pagination: false,
    req: inTransactionOf({ payload, transactionID, user }),
    select: { redactedAt: true },
    ...(sort === undefined ? {} : { sort }),
    where,
  })
  return docs
}

/** A release says what it said for as long as it is there, unless it is redacted. */
function releasesAsText(releases: readonly State[]): string {
  return idsAsText(releases.map(({ id, redactedAt }) => ({ id: redactedAt ? `${id}-` : id })))
}

/** The newest release of each edition of a story, tombstones too. */
export function newestOfStory(req: InTransaction, story: string): Promise<Release[]> {
  return remembered(req, storyKey(story), () => notedReleases(req, { and: [{ story: { equals: story } }, newest] }))
}

/** Reads the newest releases of stories into a memory, all at once but those that are `known`. */
export async function rememberStories(
  req: InTransaction & { memory: Memory },
  stories: readonly string[],
  known: readonly Release[] = [],
): Promise<void> {
  const where: Where = { and: [{ story: { in: [...stories] } }, newest] }
  const releases = await notedReleasesInSteps(req, where, {}, known)
  for (const story of stories) {
    const ofStory = releases.filter((release) => release.story === story)
    req.memory.set(storyKey(story), Promise.resolve(ofStory))
  }
}

/** The newest release of an edition, a tombstone too. */
export async function newestRelease(req: InTransaction, article: string): Promise<Release | undefined> {
  const [release] = await releasesWhere(req, { article: { equals: article } }, { sort: '-version', limit: 1 })
  return release
}
