import type { Payload, SelectType, Where } from 'payload'
import { readKinds, type Release } from '../model/release'
import { findTexts, placesAt, waitingTexts, type FoundWords } from '../database/texts'
import { editionWords, languageMark } from '../releases/listings'
import type { EditionDocument } from '../model/document'
import { ALL, kindOf, nearness, type ListKey } from '../model/lists'
import type {
  EditionOrder,
  EditionPosition,
  MergedKind,
  NamedList,
  ReleaseEntry,
  ReleasePosition,
  ReleaseStore,
  SearchPosition,
} from './store'
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

const live = { newest: { equals: true }, kind: { in: [...readKinds] } } satisfies Where

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

/** A row of the lists. */
type Listing = { release: string; article: string; edition: string; publishedAt: string | Date; at: string | Date }

const listingFields = {
  release: true,
  article: true,
  edition: true,
  publishedAt: true,
  at: true,
} satisfies SelectType

/** The column that a list is in the order of. */
const columns = { published: 'publishedAt', updated: 'at' } as const satisfies Record<EditionOrder, keyof Listing>

/** A name, and what it was before. */
type Merged = { now: string; was: string }
type CarryingQuery = Parameters<ReleaseStore['liveCarrying']>[0]

function isMergedKind(kind: string): kind is MergedKind {
  return ['statistic', 'quote', 'source', 'topic', 'person'].includes(kind)
}

function mergedKind(list: ListKey): MergedKind | null {
  const kind = kindOf(list)
  return isMergedKind(kind) ? kind : null
}

function splitKey(key: string): [string, string] {
  const end = key.indexOf(':')
  return [key.slice(0, end), key.slice(end + 1)]
}

/** A public document in which what has one of these names has another. */
function withNames(document: Release['document'], names: ReadonlyMap<string, string>): Release['document'] {
  return JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string' ? (names.get(value) ?? value) : value,
  ) as Release['document']
}

/** Whether a release is found by some words and marks, of each group of marks by one: where the words that are kept are of one before it. */
function isFoundBy(release: Release, asked: { words: string[]; marks: string[][] }): boolean {
  const has = editionWords({ ...release, release: release.id, document: release.document as EditionDocument })
  return (
    asked.words.every((word) => has.words.includes(word)) &&
    asked.marks.every((group) => group.some((mark) => has.marks.includes(mark)))
  )
}

/** Rows of a list that are read at once, and at most for one page, where not all that are read fit. */
const STEP = 200
const MOST = 2000

/** Of what kind of list there are few in one: those are gone through, and looked up in the others. */
const rarestFirst = ['statistic', 'source', 'person', 'topic', 'all']

/** Of how many lists of an edition others are looked for, and how many of each: the newest. */
const MOST_LISTS = 60
const MOST_SHARING = 30

/** The releases from before one. The first bound is what an index is entered by. */
function releasedBefore({ at, hash }: ReleasePosition): Where {
  return {
    and: [{ at: { less_than_equal: at } }, { or: [{ at: { less_than: at } }, { hash: { less_than: hash } }] }],
  }
}

/** What stands after a position in a list, newest first. The first bound is what an index is entered by. */
function after(column: string, { at, edition }: EditionPosition): Where {
  return {
    and: [
      { [column]: { less_than_equal: at } },
      { or: [{ [column]: { less_than: at } }, { edition: { less_than: edition } }] },
    ],
  }
}

function timeOf(row: Listing, order: EditionOrder): string {
  return new Date(row[columns[order]]).toISOString()
}

function positionOf(row: Listing, order: EditionOrder): EditionPosition {
  return { at: timeOf(row, order), edition: row.edition }
}

/** What sorts as the place in a list does. */
function placeOf({ at, edition }: EditionPosition): string {
  return at + edition
}

/** Newest first. */
function inOrder(order: EditionOrder): (a: Listing, b: Listing) => number {
  const place = (row: Listing) => placeOf(positionOf(row, order))
  return (a, b) => (place(a) < place(b) ? 1 : place(a) > place(b) ? -1 : 0)
}

/** Each edition once, of rows of several lists. */
function distinct(rows: Listing[]): Listing[] {
  return [...new Map(rows.map((row) => [row.edition, row])).values()]
}

/**
 * The releases in Payload's database. It asks the adapter and not the Local API: nobody has access to the collection,
 * and its rows are public snapshots by construction, so there is no access to check and no hook to run.
 */
export function payloadStore(payload: Pick<Payload, 'config' | 'db'>): ReleaseStore {
  const find = async <Found>(
    collection: 'releases' | 'listings' | 'mergers',
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

  /** What was merged: the records that have a name (`was`), or that are called so by now (`now`). */
  const mergers = (kind: MergedKind, of: 'now' | 'was', name: string): Promise<Merged[]> =>
    find<Merged>(
      'mergers',
      matching({ scope: kind === 'topic' || kind === 'person' ? 'public' : 'record', kind, [of]: name }),
      [],
      0,
      { now: true, was: true },
    )
  /** A name, with those of what was merged into what it is the name of. */
  const everyName = async (kind: MergedKind, name: string): Promise<string[]> => [
    name,
    ...(await mergers(kind, 'now', name)).map(({ was }) => was),
  ]
  const nameNow: ReleaseStore['nameNow'] = async ({ kind, name }) => {
    const [merged] = await mergers(kind, 'was', name)
    if (!merged || kind === 'topic' || kind === 'person') return merged?.now ?? name
    // Of records that no release names, or names any more, nobody outside learns that they are one.
    const records = (await everyName(kind, merged.now)).map((each) => `${kind}:${each}`)
    return (await find('releases', { records: { in: records } }, [], 1, {})).length > 0 ? merged.now : name
  }
  /** Lists, each with those of what was merged into what it is of, whichever of the names is asked for. */
  const withMerged = (lists: ListKey[][]): Promise<ListKey[][]> =>
    Promise.all(
      lists.map(async (group) => {
        const every = group.map(async (list): Promise<ListKey[]> => {
          const kind = mergedKind(list)
          if (kind === null) return [list]
          const now = await nameNow({ kind, name: list.slice(kind.length + 1) })
          return (await everyName(kind, now)).map((name) => `${kind}:${name}` as ListKey)
        })
        return [...new Set((await Promise.all(every)).flat())]
      }),
    )

  /** The releases that carry a record by any of its names, in which it has the one that is asked for. */
  const carrying = async (among: Where, { record, language, limit }: CarryingQuery): Promise<Release[]> => {
    const [kind = '', name = ''] = splitKey(record)
    const names = isMergedKind(kind) ? await everyName(kind, name) : [name]
    const keys = names.map((each) => `${kind}:${each}`)
    const found = await Promise.all(
      keys.map((key) => releases({ ...among, ...matching({ records: key, language }) }, newestFirst, limit)),
    )
    const [only] = found
    if (found.length === 1 && only) return only
    const called = new Map(names.map((each) => [each, name]))
    return [...new Map(found.flat().map((release) => [release.id, release])).values()]
      .sort((a, b) => (a.at + a.hash < b.at + b.hash ? 1 : -1))
      .slice(0, limit)
      .map((release) => ({ ...release, document: withNames(release.document, called) }))
  }

  /** Rows of any of these lists, in order, as many as asked for: all there are when they are fewer. */
  const rowsOf = async (lists: ListKey[], among: Where[], order: EditionOrder, limit: number): Promise<Listing[]> => {
    const sort = [`-${columns[order]}`, '-edition']
    const found = await Promise.all(
      lists.map((list) =>
        find<Listing>('listings', { and: [matching({ list }), ...among] }, sort, limit, listingFields),
      ),
    )
    const [only] = found
    if (found.length === 1 && only) return only
    return distinct(found.flat()).sort(inOrder(order)).slice(0, limit)
  }

  /** Those of the rows whose editions stand in each of these groups of lists too. */
  const inEach = async (rows: Listing[], groups: ListKey[][]): Promise<Listing[]> => {
    if (groups.length === 0 || rows.length === 0) return rows
    const where: Where = { article: { in: rows.map(({ article }) => article) }, list: { in: groups.flat() } }
    const stands = await find<{ article: string; list: ListKey }>('listings', where, [], 0, {
      article: true,
      list: true,
    })
    const known = new Set(stands.map(({ article, list }) => `${article} ${list}`))
    return rows.filter(({ article }) => groups.every((group) => group.some((list) => known.has(`${article} ${list}`))))
  }

  /** The releases of rows, by id. Not asked whether they are live still: a page must not look like the last for that. */
  const wholeOf = async (rows: Listing[]): Promise<Map<string, Release>> => {
    const found = await releases({ id: { in: rows.map(({ release }) => release) } }, [], 0)
    return new Map(found.map((release) => [release.id, release]))
  }

  /**
   * A page of the editions that stand in all of some lists. One list is gone through in order by its index, and what is
   * read of it looked up in the others, up to a number of rows: so no page takes long, whatever is asked for.
   */
  const liveEditions: ReleaseStore['liveEditions'] = async (query) => {
    const { language, order, since, until, updatedSince, limit } = query
    const lists = await withMerged(query.lists ?? [])
    const groups = lists.toSorted(
      ([a = ALL], [b = ALL]) => rarestFirst.indexOf(kindOf(a)) - rarestFirst.indexOf(kindOf(b)),
    )
    const published: Where[] = [
      ...(since === undefined ? [] : [{ publishedAt: { greater_than_equal: since } }]),
      ...(until === undefined ? [] : [{ publishedAt: { less_than_equal: until } }]),
    ]
    const updated: Where[] = updatedSince === undefined ? [] : [{ at: { greater_than_equal: updatedSince } }]
    // What the index does not bound is looked at row by row.
    const [bounds, rest] = order === 'published' ? [published, updated] : [updated, published]
    const isInTime = (row: Listing) =>
      (since === undefined || timeOf(row, 'published') >= since) &&
      (until === undefined || timeOf(row, 'published') <= until) &&
      (updatedSince === undefined || timeOf(row, 'updated') >= updatedSince)
    const isPlain = groups.length <= 1 && rest.length === 0
    const step = isPlain ? limit + 1 : STEP
    const inLanguage = matching({ language })
    const rowsAfter = (group: ListKey[], position?: EditionPosition) =>
      rowsOf(group, [inLanguage, ...bounds, ...(position ? [after(columns[order], position)] : [])], order, step)

    let base = groups[0] ?? [ALL]
    if (groups.length > 1) {
      for (const group of groups) {
        if ((await rowsAfter(group, query.after)).length < step) {
          base = group
          break
        }
      }
    }
    const others = groups.filter((group) => group !== base)

    const page: Listing[] = []
    let position = query.after
    const other = order === 'published' ? 'updated' : 'published'
    const few = rest.length > 0 ? await rowsOf(base, [inLanguage, ...rest], other, STEP) : []
    if (rest.length > 0 && few.length < STEP) {
      const { after: from } = query
      const isAfter = (row: Listing) => from === undefined || placeOf(positionOf(row, order)) < placeOf(from)
      page.push(
        ...(
          await inEach(
            few.filter((row) => isInTime(row) && isAfter(row)),
            others,
          )
        ).sort(inOrder(order)),
      )
      position = undefined
    } else {
      for (let looked = 0; page.length <= limit && looked < MOST; looked += step) {
        const rows = await rowsAfter(base, position)
        page.push(...(await inEach(rows.filter(isInTime), others)))
        const last = rows.at(-1)
        position = last && rows.length >= step ? positionOf(last, order) : undefined
        if (!position) break
      }
    }
    const shown = page.slice(0, limit)
    const last = shown.at(-1)
    if (page.length > limit && last) position = positionOf(last, order)
    const byId = await wholeOf(shown)
    return { editions: shown.flatMap(({ release }) => byId.get(release) ?? []), next: position ?? null }
  }

  const namedList: ReleaseStore['namedList'] = async ({ kind, language, slug }) => {
    const slugs = await everyName(kind, slug)
    const lists = slugs.map((each): ListKey => `${kind}:${each}`)
    const where: Where =
      lists.length === 1
        ? matching({ list: `${kind}:${slug}`, language })
        : { ...matching({ language }), list: { in: lists } }
    const named = await Promise.all(
      lists.map((list) =>
        find<{ name?: string | null }>('listings', matching({ list, language }), ['-publishedAt', '-edition'], 1, {
          name: true,
        }),
      ),
    )
    const [newest] = named.flat()
    if (!newest) return null
    if (lists.length > 1) {
      // An edition may be in several of them.
      const rows = await find<{ article: string }>('listings', where, [], 0, { article: true })
      return { slug, name: newest.name ?? slug, count: new Set(rows.map(({ article }) => article)).size }
    }
    const { totalDocs: count } = await payload.db.count({ collection: slugOf(payload, 'listings'), where })
    return { slug, name: newest.name ?? slug, count }
  }

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
    liveEditions,
    search: async ({ words, lists = [], language, since, until, after: from, limit }) => {
      const marks = [...(await withMerged(lists)), ...(language === undefined ? [] : [[languageMark(language)]])]
      const least = since === undefined ? 0 : placesAt(since).least
      const newest = until === undefined ? Number.MAX_SAFE_INTEGER : placesAt(until).most
      // Before the words: those that wait by now are among them, or something is released meanwhile.
      const isBehind = (await waitingTexts(payload, 1)).length > 0
      const found: Array<FoundWords & SearchPosition> = []
      for (const where of ['title', 'text'] as const) {
        if (found.length > limit || (where === 'title' && from?.where === 'text')) continue
        const most = from?.where === where ? Math.min(newest, from.place - 1) : newest
        const among = where === 'title' ? 'in the title' : 'elsewhere'
        const query = { words, where: among, marks, least, most, limit: limit + 1 - found.length } as const
        found.push(...(await findTexts(payload, query)).map((each) => ({ ...each, where })))
      }
      const page = found.slice(0, limit)
      const last = page.at(-1)
      // Asked whether they are live: of what is not, nothing may be found, whatever the words are of.
      const there = await releases(
        { article: { in: page.map(({ article }) => article) }, ...isNewest, kind: live.kind },
        [],
        0,
      )
      const byArticle = new Map(there.map((release) => [release.article, release]))
      return {
        editions: page.flatMap(({ article, release: indexed }) => {
          const release = byArticle.get(article)
          return release && (release.id === indexed || isFoundBy(release, { words, marks })) ? [release] : []
        }),
        next: found.length > limit && last ? { where: last.where, place: last.place } : null,
        isBehind,
      }
    },
    namedLists: async ({ kind, language, after: from = '', limit }) => {
      const found: NamedList[] = []
      // In the order of an index whole: by the name alone, all rows of one would be sorted by their ids.
      const byName = ['list', 'publishedAt', 'edition']
      /** The next name by the index, before another: not the rows of each to tell it from the others. */
      const nextListed = async (after: string, before: string | undefined): Promise<string | undefined> => {
        const and: Where[] = [matching({ language }), { list: { greater_than: `${kind}:${after}` } }]
        if (before !== undefined) and.push({ list: { less_than: `${kind}:${before}` } })
        const [row] = await find<{ list: ListKey }>('listings', { and }, byName, 1, { list: true })
        return row && kindOf(row.list) === kind ? row.list.slice(kind.length + 1) : undefined
      }
      /** The next name that something was merged into: it may have editions by the others alone. */
      const nextKept = async (after: string): Promise<string | undefined> => {
        const where: Where = { and: [matching({ scope: 'public', kind }), { now: { greater_than: after } }] }
        return (await find<Merged>('mergers', where, ['now'], 1, { now: true, was: true }))[0]?.now
      }
      let kept = await nextKept(from)
      for (let last = from; found.length < limit;) {
        const next = (await nextListed(last, kept)) ?? kept
        if (next === undefined) break
        last = next
        if (next === kept) kept = await nextKept(next)
        // What was merged is counted with what it was merged into.
        if ((await nameNow({ kind, name: next })) !== next) continue
        const list = await namedList({ kind, language, slug: next })
        if (list) found.push(list)
      }
      return found
    },
    listSlugs: async ({ kind, language }) => {
      // Bounded by letters: signs count for nothing in the order of many a database.
      const above = kind.slice(0, -1) + String.fromCharCode(kind.charCodeAt(kind.length - 1) + 1)
      const where: Where = {
        and: [matching({ language }), { list: { greater_than: kind } }, { list: { less_than: above } }],
      }
      const { values } = await payload.db.findDistinct({
        collection: slugOf(payload, 'listings'),
        field: 'list',
        where,
      })
      const merged = await find<Merged>('mergers', matching({ scope: 'public', kind }), [], 0, { now: true, was: true })
      const now = new Map(merged.map((each) => [each.was, each.now]))
      const slugs = values.flatMap(({ list }) => {
        const key = list as ListKey
        return kindOf(key) === kind ? [key.slice(kind.length + 1)] : []
      })
      return [...new Set(slugs.map((slug) => now.get(slug) ?? slug))].sort()
    },
    namedList,
    slugOf: async ({ kind, language, slug }) => {
      const where = matching({ list: `alias:${kind}:${slug}`, language })
      const [newest] = await find<{ name?: string | null }>('listings', where, ['-publishedAt', '-edition'], 1, {
        name: true,
      })
      return newest?.name ?? null
    },
    sharing: async ({ lists, except, language, limit }) => {
      const shared = new Map<string, { row: Listing; lists: ListKey[] }>()
      for (const list of lists.slice(0, MOST_LISTS)) {
        for (const row of await rowsOf([list], [matching({ language })], 'published', MOST_SHARING)) {
          if (row.article === except) continue
          const known = shared.get(row.edition) ?? { row, lists: [] }
          shared.set(row.edition, known)
          known.lists.push(list)
        }
      }
      const nearest = [...shared.values()]
        .sort((a, b) => nearness(b.lists) - nearness(a.lists) || inOrder('published')(a.row, b.row))
        .slice(0, limit)
      const found = await wholeOf(nearest.map(({ row }) => row))
      return nearest.flatMap(({ row, lists: both }) => {
        const release = found.get(row.release)
        return release ? [{ release, shared: both }] : []
      })
    },
    correctionsOf: ({ article, limit }) => entries(matching({ article, kind: 'corrected' }), ['-version'], limit),
    corrected: ({ language, after: position, limit }) =>
      releases(
        { and: [matching({ language, kind: 'corrected' }), ...(position ? [releasedBefore(position)] : [])] },
        newestFirst,
        limit,
      ),
    newestWithHash: async (hash) => (await releases(matching({ hash }), ['-at'], 1))[0] ?? null,
    withHashes: (hashes) =>
      hashes.length === 0 ? Promise.resolve([]) : releases({ hash: { in: hashes } }, ['-at'], 0),
    releasesOf: ({ article, before, limit }) =>
      entries(
        { ...matching({ article }), ...(before === undefined ? {} : { version: { less_than: before } }) },
        ['-version'],
        limit,
      ),
    releaseOf: async ({ article, version }) =>
      (await releases({ ...matching({ article }), version: { equals: version } }, ['-version'], 1))[0] ?? null,
    recurs: async (hash) => (await entries(matching({ hash }), ['-at'], 2)).length > 1,
    nameNow,
    merged: async () => {
      // With a condition: without one MongoDB is asked for an estimate.
      const where = matching({ scope: 'record' })
      return (await payload.db.count({ collection: slugOf(payload, 'mergers'), where })).totalDocs
    },
    liveCarrying: (query) => carrying(live, query),
    everCarrying: (query) => carrying({}, query),
    changes: ({ since, language, limit }) =>
      entries({ sequence: { greater_than: since }, ...matching({ language }) }, ['sequence'], limit),
    changeAt: async (sequence) => (await entries({ sequence: { equals: sequence } }, ['sequence'], 1))[0] ?? null,
    newestChange: async () => (await entries({ sequence: { greater_than: 0 } }, ['-sequence'], 1))[0] ?? null,
    unnumbered: () => entries({ sequence: { exists: false } }, ['at'], mostUnnumbered),
  }
}
