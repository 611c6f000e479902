import type { ListKey } from '../model/lists'
import type { Release } from '../model/release'

/** A release without its document: what the change feed and the address book need. */
export type ReleaseEntry = Omit<Release, 'document'>

/** A record by kind and public id, as releases list the records that they carry: `statistic:<id>`; an image by its file. */
export type RecordKey = `${'statistic' | 'quote' | 'source' | 'media'}:${string}`

/** What a list of editions is in the order of, newest first: of their first release, or of their last. */
export type EditionOrder = 'published' | 'updated'

/**
 * A place in a list of editions: after the one with this time. `edition` is what decides where two have the same, and
 * stays with an edition whatever is released of it.
 */
export type EditionPosition = { at: string; edition: string }

/** Live editions of one language or of all, newest first, from after a position. Times are ISO 8601 in UTC. */
type EditionQuery = {
  /** Only editions in each of these lists; of those together in one array, in any. @default all editions */
  lists?: ListKey[][]
  language?: string
  order: EditionOrder
  /** Only those first released at this time or later. */
  since?: string
  /** Only those first released at this time or earlier. */
  until?: string
  /** Only those last released at this time or later. */
  updatedSince?: string
  after?: EditionPosition
  limit: number
}

/** A place among what was found: those with all words in the title come first. `place` is the store's. */
export type SearchPosition = { where: 'title' | 'text'; place: number }

/** The live editions that have all of some words, as `searchWords` gives them: best first, then newest first. */
type SearchQuery = Pick<EditionQuery, 'lists' | 'language' | 'since' | 'until' | 'limit'> & {
  words: string[]
  after?: SearchPosition
}

/**
 * A page of what was found. `isBehind` where the words of some releases are still to come: what is found may be another
 * page in a moment, though nothing is released.
 */
type FoundPage = { editions: Release[]; next: SearchPosition | null; isBehind: boolean }

/** A topic, or somebody who signs, as the newest edition calls it, and of how many live editions. */
export type NamedList = { slug: string; name: string; count: number }

/** The lists of a kind, by slug, of the editions of one language or of all. */
type NamedListQuery = { kind: 'topic' | 'person'; language?: string }

/** An edition and the lists that it shares with another. */
export type Sharing = { release: Release; shared: ListKey[] }

/**
 * A page of editions. `next` is where the next one begins, null where there is none; a page may have fewer editions than
 * asked for and a next one all the same, when many were looked at and few fit.
 */
type EditionPage = { editions: Release[]; next: EditionPosition | null }

/** What records are of that can be merged. */
export type MergedKind = 'statistic' | 'quote' | 'source' | 'topic' | 'person'

/**
 * All that the public API reads. Each read is bounded by a limit or by what it names, and keyed so that one index
 * serves it. An edition is *live* when its newest release is not a tombstone.
 */
export type ReleaseStore = {
  /** The live edition at an address. */
  liveAt: (address: { language: string; slug: string }) => Promise<Release | null>
  /** The newest release ever made at an address, whatever became of its edition. */
  newestAt: (address: { language: string; slug: string }) => Promise<ReleaseEntry | null>
  /** The newest release of an article, a tombstone too. */
  newestOfArticle: (article: string) => Promise<Release | null>
  /** Which of these articles are withdrawn now. */
  withdrawnAmong: (articles: string[]) => Promise<string[]>
  /** The newest release of each edition of a story, tombstones too. */
  newestOfStory: (story: string) => Promise<Release[]>
  /** The live editions of these stories, in no order. */
  liveOfStories: (stories: string[]) => Promise<ReleaseEntry[]>
  /** A page of live editions. */
  liveEditions: (query: EditionQuery) => Promise<EditionPage>
  /** The releases of an edition that corrected it, newest first. */
  correctionsOf: (query: { article: string; limit: number }) => Promise<ReleaseEntry[]>
  /** The releases that corrected an edition of a language, newest first, from after a position. */
  corrected: (query: { language: string; after?: ReleasePosition; limit: number }) => Promise<Release[]>
  /** A page of the editions that have some words in their text. */
  search: (query: SearchQuery) => Promise<FoundPage>
  /** The lists of a kind, in the order of their slugs, from after one. */
  namedLists: (query: NamedListQuery & { after?: string; limit: number }) => Promise<NamedList[]>
  /** The slugs of all lists of a kind in a language, in order: without counts, and so read at once. */
  listSlugs: (query: { kind: 'topic' | 'person'; language: string }) => Promise<string[]>
  /** One of them; null where no live edition is in it. */
  namedList: (query: NamedListQuery & { slug: string }) => Promise<NamedList | null>
  /** The slug of what live editions call by a name that another slug is made of: those that it was not made of. */
  slugOf: (query: NamedListQuery & { slug: string }) => Promise<string | null>
  /** The live editions of a language in most of some lists, newest first where they are in as many; of each list the newest are looked at. */
  sharing: (query: { lists: ListKey[]; except: string; language: string; limit: number }) => Promise<Sharing[]>
  /** The newest release with a hash: a hash comes again when an edition is withdrawn and published again. */
  newestWithHash: (hash: string) => Promise<Release | null>
  /** The releases with any of these hashes, the newest of each first. */
  withHashes: (hashes: string[]) => Promise<Release[]>
  /** The releases of an edition, newest first, from before a version. */
  releasesOf: (query: { article: string; before?: number; limit: number }) => Promise<ReleaseEntry[]>
  /** One release of an edition, by its number. */
  releaseOf: (query: { article: string; version: number }) => Promise<Release | null>
  /** Whether more than one release has this hash. */
  recurs: (hash: string) => Promise<boolean>
  /** What a record is called since it was merged into another, or a topic or a person is found by; its own name where it was not, or no release has either. */
  nameNow: (query: { kind: MergedKind; name: string }) => Promise<string>
  /** How many records were merged: another number than before says that names stand for others. */
  merged: () => Promise<number>
  /** The live editions that carry a record, or one that was merged into it, by the name of this, newest first. */
  liveCarrying: (query: { record: RecordKey; language?: string; limit: number }) => Promise<Release[]>
  /** Every release that carried a record, or one that was merged into it, by the name of this, newest first. */
  everCarrying: (query: { record: RecordKey; language?: string; limit: number }) => Promise<Release[]>
  /** Numbered releases after a sequence, in order. */
  changes: (query: { since: number; language?: string; limit: number }) => Promise<ReleaseEntry[]>
  /** The release with a sequence. */
  changeAt: (sequence: number) => Promise<ReleaseEntry | null>
  /** The release with the highest sequence; null before the first. */
  newestChange: () => Promise<ReleaseEntry | null>
  /** Those of the newest releases that have no sequence yet: committed a moment ago, or left by a crash. */
  unnumbered: () => Promise<ReleaseEntry[]>
}

/** A place in a list of releases, newest first: the last one given. */
export type ReleasePosition = { at: string; hash: string }

/** The store could not answer; `cause` says why, to the log only. */
export class StoreFailure extends Error {
  override name = 'StoreFailure'
}

/** The same store, whose every rejection is a StoreFailure: what tells a database that is down from a bug. */
export function withStoreFailures(store: ReleaseStore): ReleaseStore {
  const guard =
    <Query extends unknown[], Result>(read: (...query: Query) => Promise<Result>) =>
    async (...query: Query): Promise<Result> => {
      try {
        return await read(...query)
      } catch (cause) {
        throw new StoreFailure('The store of releases failed.', { cause })
      }
    }
  return {
    liveAt: guard(store.liveAt),
    newestAt: guard(store.newestAt),
    newestOfArticle: guard(store.newestOfArticle),
    withdrawnAmong: guard(store.withdrawnAmong),
    newestOfStory: guard(store.newestOfStory),
    liveOfStories: guard(store.liveOfStories),
    liveEditions: guard(store.liveEditions),
    correctionsOf: guard(store.correctionsOf),
    corrected: guard(store.corrected),
    search: guard(store.search),
    namedLists: guard(store.namedLists),
    listSlugs: guard(store.listSlugs),
    namedList: guard(store.namedList),
    slugOf: guard(store.slugOf),
    sharing: guard(store.sharing),
    newestWithHash: guard(store.newestWithHash),
    withHashes: guard(store.withHashes),
    releasesOf: guard(store.releasesOf),
    releaseOf: guard(store.releaseOf),
    recurs: guard(store.recurs),
    nameNow: guard(store.nameNow),
    merged: guard(store.merged),
    liveCarrying: guard(store.liveCarrying),
    everCarrying: guard(store.everCarrying),
    changes: guard(store.changes),
    changeAt: guard(store.changeAt),
    newestChange: guard(store.newestChange),
    unnumbered: guard(store.unnumbered),
  }
}
