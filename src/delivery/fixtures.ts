/** For tests: a newsroom that releases editions, and a store over what it released. */
import { hashOf } from '../releases/canonical'
import type { EditionDocument, Release, ReleaseKind, Tombstone } from '../releases/schema'
import { sampleDocument } from './examples'
import type { RecordKey, ReleaseEntry, ReleaseStore } from './store'

/** A row of the collection: a release with the list that it is searched by. */
export type StoredRelease = Release & { records: RecordKey[] }

const editionIn = (document: EditionDocument | Tombstone): EditionDocument | null =>
  'body' in document ? document : null

const stored = (release: Release): StoredRelease => {
  const document = editionIn(release.document)
  return {
    ...release,
    records: [
      ...(document?.statistics ?? []).map(({ id }): RecordKey => `statistic:${id}`),
      ...(document?.quotes ?? []).map(({ id }): RecordKey => `quote:${id}`),
      ...(document?.sources ?? []).map(({ id }): RecordKey => `source:${id}`),
    ],
  }
}

/** Releases editions one minute after another, as publishing does. */
export const newsroom = () => {
  const rows: StoredRelease[] = []
  const release = (
    article: string,
    document: EditionDocument | Tombstone,
    kind: ReleaseKind,
    rest: Partial<Pick<Release, 'note' | 'statistics' | 'at' | 'sequence'>> = {},
  ): Release => {
    const earlier = rows.filter((row) => row.article === article)
    const at = new Date(Date.UTC(2026, 0, 1, 0, rows.length)).toISOString()
    earlier.forEach((row) => {
      row.live = false
    })
    const made = stored({
      id: `row-${rows.length + 1}`,
      sequence: rows.length + 1,
      story: document.story,
      language: document.language,
      slug: document.slug,
      article,
      version: earlier.length + 1,
      kind,
      at,
      publishedAt: earlier[0]?.publishedAt ?? rest.at ?? at,
      hash: hashOf(document),
      previous: earlier.at(-1)?.hash ?? null,
      note: null,
      statistics: [],
      live: true,
      document,
      ...rest,
    })
    rows.push(made)
    return made
  }
  const withdraw = (article: string, reason: string | null): Release => {
    const last = rows.findLast((row) => row.article === article)
    if (!last || !('body' in last.document)) throw new Error(`There is no live edition of ${article}.`)
    const { story, language, slug, title } = last.document
    return release(article, { story, language, slug, title, reason }, 'withdrawn', { note: reason })
  }
  return { rows, release, withdraw }
}

/** The sample document, changed. */
export const edition = (changes: Partial<EditionDocument> = {}): EditionDocument => ({ ...sampleDocument, ...changes })

const toRelease = ({ records: _records, ...release }: StoredRelease): Release => release
const toEntry = ({ records: _records, document: _document, ...entry }: StoredRelease): ReleaseEntry => entry

/** A store over an array of rows. */
export const memoryStore = (rows: StoredRelease[]): ReleaseStore => {
  const newestFirst = (a: StoredRelease, b: StoredRelease): number => {
    const [left, right] = [a.at + a.hash, b.at + b.hash]
    return left < right ? 1 : left > right ? -1 : 0
  }
  const newest = (chosen: (row: StoredRelease) => boolean): StoredRelease[] => rows.filter(chosen).sort(newestFirst)
  const first = (found: StoredRelease[]): Release | null => (found[0] ? toRelease(found[0]) : null)
  const isLive = (row: StoredRelease): boolean => row.live && row.kind !== 'withdrawn'

  return {
    liveAt: async ({ language, slug }) =>
      first(newest((row) => isLive(row) && row.language === language && row.slug === slug)),
    newestAt: async ({ language, slug }) => {
      const [row] = newest((each) => each.language === language && each.slug === slug)
      return row ? toEntry(row) : null
    },
    newestOfArticle: async (article) => first(newest((row) => row.live && row.article === article)),
    withdrawnAmong: async (articles) =>
      newest((row) => row.live && row.kind === 'withdrawn' && articles.includes(row.article)).map((row) => row.article),
    newestOfStory: async (story) => newest((row) => row.live && row.story === story).map(toRelease),
    liveEditions: async ({ language, topic, after, limit }) =>
      newest(
        (row) =>
          isLive(row) &&
          (language === undefined || row.language === language) &&
          (topic === undefined || editionIn(row.document)?.topics.includes(topic) === true) &&
          (after === undefined || row.at + row.hash < after.at + after.hash),
      )
        .slice(0, limit)
        .map(toRelease),
    newestWithHash: async (hash) => first(newest((row) => row.hash === hash)),
    recurs: async (hash) => newest((row) => row.hash === hash).length > 1,
    liveCarrying: async ({ record, language, limit }) =>
      newest(
        (row) => isLive(row) && row.records.includes(record) && (language === undefined || row.language === language),
      )
        .slice(0, limit)
        .map(toRelease),
    everCarrying: async ({ record, language, limit }) =>
      newest((row) => row.records.includes(record) && (language === undefined || row.language === language))
        .slice(0, limit)
        .map(toRelease),
    changes: async ({ since, language, limit }) =>
      rows
        .filter((row) => (row.sequence ?? 0) > since && (language === undefined || row.language === language))
        .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
        .slice(0, limit)
        .map(toEntry),
    changeAt: async (sequence) => {
      const row = rows.find((each) => each.sequence === sequence)
      return row ? toEntry(row) : null
    },
    newestChange: async () => {
      const [row] = rows
        .filter(({ sequence }) => sequence !== null)
        .sort((a, b) => (b.sequence ?? 0) - (a.sequence ?? 0))
      return row ? toEntry(row) : null
    },
    unnumbered: async () => newest(({ sequence }) => sequence === null).map(toEntry),
  }
}
