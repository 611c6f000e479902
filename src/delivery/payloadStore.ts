import type { Payload, SelectType, Where } from 'payload'
import { readKinds, type Release } from '../model/release'
import type { EditionPosition, ReleaseEntry, ReleaseStore } from './store'
import { slugOf } from '../model/slugs'

/** A row as the adapters give it: dates as text or Date, empty properties left out or null. */
type Row = Omit<Release, 'at' | 'publishedAt' | 'statistics' | 'newest' | 'redactedAt' | 'redacts'> & {
  at: string | Date
  publishedAt: string | Date
  statistics?: string[] | null
  newest?: boolean | null
  redactedAt?: string | Date | null
  redacts?: string[] | null
}

/** Editions of one story that are read at once: there is one in each language, and a tombstone where one was remade. */
const editionsOfStory = 100

/** How many releases without a number are looked at: more than are ever committed at once. */
const mostUnnumbered = 100

const entryFields = {
  sequence: true,
  story: true,
  language: true,
  slug: true,
  article: true,
  version: true,
  kind: true,
  at: true,
  publishedAt: true,
  hash: true,
  previous: true,
  note: true,
  statistics: true,
  newest: true,
  redactedAt: true,
  redacts: true,
} satisfies SelectType

// The list of records is for searching only: on SQLite it would be one more join.
const releaseFields = { ...entryFields, document: true } satisfies SelectType

/** The newest of its edition, said so that SQLite does not take "true" for a rarity and look through all of them. */
const isNewest: Where = { newest: { not_equals: false } }

const live: Where = { newest: { equals: true }, kind: { in: [...readKinds] } }

function toEntry(row: Omit<Row, 'document'>): ReleaseEntry {
  return {
    id: String(row.id),
    sequence: row.sequence ?? null,
    story: row.story,
    language: row.language,
    slug: row.slug,
    article: row.article,
    version: row.version,
    kind: row.kind,
    at: new Date(row.at).toISOString(),
    publishedAt: new Date(row.publishedAt).toISOString(),
    hash: row.hash,
    previous: row.previous ?? null,
    note: row.note ?? null,
    statistics: row.statistics ?? [],
    newest: row.newest ?? false,
    redactedAt: row.redactedAt ? new Date(row.redactedAt).toISOString() : null,
    redacts: row.redacts ?? [],
  }
}

function toRelease(row: Row): Release {
  return { ...toEntry(row), document: row.document }
}

/** An equality for each property that is given. */
function matching(properties: Record<string, string | boolean | undefined>): Where {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value === undefined ? [] : [[name, { equals: value }]])),
  )
}

/** What stands after a position in a list, newest first. The first bound is what an index is entered by. */
function after({ at, hash }: EditionPosition): Where {
  return {
    and: [{ at: { less_than_equal: at } }, { or: [{ at: { less_than: at } }, { hash: { less_than: hash } }] }],
  }
}

/**
 * The releases in Payload's database. It asks the adapter and not the Local API: nobody has access to the collection,
 * and its rows are public snapshots by construction, so there is no access to check and no hook to run.
 */
export function payloadStore(payload: Pick<Payload, 'config' | 'db'>): ReleaseStore {
  const find = async <Found>(
    collection: 'releases' | 'listings',
    where: Where,
    sort: string[],
    limit: number,
    select: SelectType,
  ): Promise<Found[]> => {
    const { docs } = await payload.db.find<Found>({
      collection: slugOf(payload, collection),
      where,
      sort,
      limit,
      pagination: false,
      select,
    })
    return docs
  }
  const releases = async (where: Where, sort: string[], limit: number): Promise<Release[]> =>
    (await find<Row>('releases', where, sort, limit, releaseFields)).map(toRelease)
  const entries = async (where: Where, sort: string[], limit: number): Promise<ReleaseEntry[]> =>
    (await find<Omit<Row, 'document'>>('releases', where, sort, limit, entryFields)).map(toEntry)
  const newestFirst = ['-at', '-hash']

  return {
    // Asked in the order of `at`, SQLite would walk all live editions in that order until it meets this one.
    liveAt: async ({ language, slug }) =>
      (await releases({ ...live, ...matching({ language, slug }) }, ['-version'], 1))[0] ?? null,
    newestAt: async ({ language, slug }) => (await entries(matching({ language, slug }), ['-at'], 1))[0] ?? null,
    newestOfArticle: async (article) =>
      (await releases(matching({ article, newest: true }), ['-version'], 1))[0] ?? null,
    withdrawnAmong: async (articles) => {
      if (articles.length === 0) return []
      const where: Where = { article: { in: articles }, ...isNewest, kind: { not_in: [...readKinds] } }
      return (await entries(where, ['-version'], articles.length)).map(({ article }) => article)
    },
    newestOfStory: async (story) => {
      const where: Where = { story: { equals: story }, ...isNewest }
      return (await releases(where, ['-version'], editionsOfStory)).sort((a, b) => (a.at < b.at ? 1 : -1))
    },
    liveOfStories: async (stories) =>
      stories.length === 0
        ? []
        : entries(
            { story: { in: stories }, ...isNewest, kind: { in: [...readKinds] } },
            ['-version'],
            stories.length * editionsOfStory,
          ),
    liveEditions: async ({ language, topic, after: position, limit }) => {
      const from = position ? [after(position)] : []
      if (topic === undefined) return releases({ and: [live, matching({ language }), ...from] }, newestFirst, limit)
      const where: Where = { and: [matching({ topic, language }), ...from] }
      const listed = await find<{ release: string }>('listings', where, newestFirst, limit, { release: true })
      // Not asked whether they are live still: one that is replaced between the two reads would leave a page that
      // looks like the last.
      return releases({ id: { in: listed.map(({ release }) => release) } }, newestFirst, limit)
    },
    correctionsOf: ({ article, limit }) => entries(matching({ article, kind: 'corrected' }), ['-version'], limit),
    corrected: ({ language, after: position, limit }) =>
      releases(
        { and: [matching({ language, kind: 'corrected' }), ...(position ? [after(position)] : [])] },
        newestFirst,
        limit,
      ),
    newestWithHash: async (hash) => (await releases(matching({ hash }), ['-at'], 1))[0] ?? null,
    recurs: async (hash) => (await entries(matching({ hash }), ['-at'], 2)).length > 1,
    liveCarrying: ({ record, language, limit }) =>
      releases({ ...live, ...matching({ records: record, language }) }, newestFirst, limit),
    everCarrying: ({ record, language, limit }) =>
      releases(matching({ records: record, language }), newestFirst, limit),
    changes: ({ since, language, limit }) =>
      entries({ sequence: { greater_than: since }, ...matching({ language }) }, ['sequence'], limit),
    changeAt: async (sequence) => (await entries({ sequence: { equals: sequence } }, ['sequence'], 1))[0] ?? null,
    newestChange: async () => (await entries({ sequence: { greater_than: 0 } }, ['-sequence'], 1))[0] ?? null,
    unnumbered: () => entries({ sequence: { exists: false } }, ['at'], mostUnnumbered),
  }
}
