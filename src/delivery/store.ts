import type { Release } from '../model/release'

/** A release without its document: what the change feed and the address book need. */
export type ReleaseEntry = Omit<Release, 'document'>

/** A record by kind and public id, as releases list the records that they carry: `statistic:<id>`; an image by its file. */
export type RecordKey = `${'statistic' | 'quote' | 'source' | 'media'}:${string}`

/** A place in the list of live editions: the last one given. Among live editions no two have one hash. */
export type EditionPosition = { at: string; hash: string }

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
  /** Live editions, newest first, from after a position. */
  liveEditions: (query: {
    language?: string
    topic?: string
    after?: EditionPosition
    limit: number
  }) => Promise<Release[]>
  /** The releases of an edition that corrected it, newest first. */
  correctionsOf: (query: { article: string; limit: number }) => Promise<ReleaseEntry[]>
  /** The releases that corrected an edition of a language, newest first, from after a position. */
  corrected: (query: { language: string; after?: EditionPosition; limit: number }) => Promise<Release[]>
  /** The newest release with a hash: a hash comes again when an edition is withdrawn and published again. */
  newestWithHash: (hash: string) => Promise<Release | null>
  /** Whether more than one release has this hash. */
  recurs: (hash: string) => Promise<boolean>
  /** The live editions that carry a record, newest first. */
  liveCarrying: (query: { record: RecordKey; language?: string; limit: number }) => Promise<Release[]>
  /** Every release that carried a record, newest first. */
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
    newestWithHash: guard(store.newestWithHash),
    recurs: guard(store.recurs),
    liveCarrying: guard(store.liveCarrying),
    everCarrying: guard(store.everCarrying),
    changes: guard(store.changes),
    changeAt: guard(store.changeAt),
    newestChange: guard(store.newestChange),
    unnumbered: guard(store.unnumbered),
  }
}
