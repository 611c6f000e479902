/**
 * What an answer depends on, noted while it is made: each read of the store adds the keys of all that could make the
 * same read give something else. A new release has keys too, and what shares one with it is to be made again. So no
 * route has to say what it depends on, and none can forget to.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { ReleaseEntry, ReleaseStore } from '../delivery/store'

type Identity = Pick<ReleaseEntry, 'language' | 'slug' | 'article' | 'story' | 'hash'>

/** The key of what any release, and any merger, can change: lists, the feed, the pages of records. */
const ANY = '*'
function addressKey({ language, slug }: Pick<Identity, 'language' | 'slug'>) {
  return `at:${language}/${slug}`
}
function articleKey(article: string) {
  return `article:${article}`
}
function storyKey(story: string) {
  return `story:${story}`
}
function hashKey(hash: string) {
  return `hash:${hash}`
}

/** The keys of a merger: of every read that goes by the names of records. */
export const mergerKeys: readonly string[] = [ANY]

/** The keys of a release: of every read that it can change. */
export function keysOf(release: Identity): string[] {
  return [ANY, addressKey(release), articleKey(release.article), storyKey(release.story), hashKey(release.hash)]
}

const noting = new AsyncLocalStorage<Set<string>>()

/** Runs `make` and gives, beside what it gave, the keys of what it read. */
export async function withDependencies<Made>(make: () => Promise<Made>): Promise<{ made: Made; keys: Set<string> }> {
  const keys = new Set<string>()
  return { made: await noting.run(keys, make), keys }
}

/** The same store, which notes what is read from it. */
export function noteReads(store: ReleaseStore): ReleaseStore {
  /** A read that a release with one of the keys changes, or a further release of an article that it found. */
  const noted = async <Found extends { article: string } | null | Array<{ article: string }>>(
    keys: string[],
    read: Promise<Found>,
  ): Promise<Found> => {
    const found = await read
    const into = noting.getStore()
    if (into) {
      for (const key of keys) into.add(key)
      const rows: Array<{ article: string }> = Array.isArray(found) ? found : found ? [found] : []
      if (!keys.includes(ANY)) for (const { article } of rows) into.add(articleKey(article))
    }
    return found
  }
  const plain = async <Found>(keys: string[], read: Promise<Found>): Promise<Found> => {
    for (const key of keys) noting.getStore()?.add(key)
    return read
  }
  return {
    liveAt: (address) => noted([addressKey(address)], store.liveAt(address)),
    newestAt: (address) => noted([addressKey(address)], store.newestAt(address)),
    newestOfArticle: (article) => noted([articleKey(article)], store.newestOfArticle(article)),
    withdrawnAmong: (articles) => plain(articles.map(articleKey), store.withdrawnAmong(articles)),
    newestOfStory: (story) => noted([storyKey(story)], store.newestOfStory(story)),
    liveOfStories: (stories) => plain(stories.map(storyKey), store.liveOfStories(stories)),
    liveEditions: (query) => plain([ANY], store.liveEditions(query)),
    correctionsOf: (query) => noted([articleKey(query.article)], store.correctionsOf(query)),
    corrected: (query) => noted([ANY], store.corrected(query)),
    search: (query) => plain([ANY], store.search(query)),
    namedLists: (query) => plain([ANY], store.namedLists(query)),
    listSlugs: (query) => plain([ANY], store.listSlugs(query)),
    namedList: (query) => plain([ANY], store.namedList(query)),
    slugOf: (query) => plain([ANY], store.slugOf(query)),
    sharing: (query) => plain([ANY], store.sharing(query)),
    newestWithHash: (hash) => noted([hashKey(hash)], store.newestWithHash(hash)),
    withHashes: (hashes) => noted(hashes.map(hashKey), store.withHashes(hashes)),
    releasesOf: (query) => noted([articleKey(query.article)], store.releasesOf(query)),
    releaseOf: (query) => noted([articleKey(query.article)], store.releaseOf(query)),
    recurs: (hash) => plain([hashKey(hash)], store.recurs(hash)),
    nameNow: (query) => plain([ANY], store.nameNow(query)),
    merged: () => plain([ANY], store.merged()),
    liveCarrying: (query) => noted([ANY], store.liveCarrying(query)),
    everCarrying: (query) => noted([ANY], store.everCarrying(query)),
    changes: (query) => noted([ANY], store.changes(query)),
    changeAt: (sequence) => noted([ANY], store.changeAt(sequence)),
    newestChange: () => noted([ANY], store.newestChange()),
    unnumbered: () => noted([ANY], store.unnumbered()),
  }
}
