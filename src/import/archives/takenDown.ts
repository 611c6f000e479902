/**
 * Editions that were taken down here, by what tells that a story of an archive is the same: it comes in again under another
 * id where its folder has another name, or its site another address. What was redacted is not kept, not even as a hash:
 * of an edition whose article is gone, only where and when it was published is left.
 */
import type { Where } from 'payload'
import { followsReader } from '../../body'
import { slices } from '../../database/below'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { nameSlug } from '../../model/lists'
import type { ArticleRecord } from '../../model/records'
import { isRedacted, type Release } from '../../model/release'
import type { Sentence } from '../../model/sentence'
import { slugOf } from '../../model/slugs'
import type { HeldImport } from '../../review'
import { sentence } from '../sentences'

/** What a story is known by, wherever it comes from. */
export type Sameness = {
  story: string
  language: string
  title: string
  /** Its slug there, and those that it had before. */
  slugs: readonly string[]
  url: string | null
  publishedAt: string | null
}

type Taken = Pick<Release, 'article' | 'document' | 'language' | 'slug' | 'story'> & {
  publishedAt: string | Date
  redactedAt?: string | null
}
type Row = Pick<ArticleRecord, 'title' | 'slug' | 'firstPublished'> & { id: string }

/** The address of a page, whatever site, scheme or campaign leads there; null for what is none. */
export function placeOf(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null
  const { host, pathname, searchParams } = new URL(url)
  const meant = [...searchParams].filter(([name]) => !followsReader(name)).map((pair) => pair.join('='))
  return `${host.replace(/^www\./, '')}${pathname.replace(/(?<!\/)\/+$/, '')}?${meant.toSorted().join('&')}`
}

/** An edition that was taken down here: what is left of a release, and the article, where it is there. */
export type TakenDown = { release: Taken; row: Row | undefined }

/** Why a story is left a draft: as the article keeps it, and as it is said. */
export type Held = { as: HeldImport; said: Sentence }

/** Why a story is published by nobody who brings an archive over; null where nothing like it was taken down. */
export function whyHeld(taken: readonly TakenDown[], same: Sameness): Held | null {
  const found = taken.filter(({ release, row }) => isSame(same, release, row))
  if (found.some(({ release }) => isRedacted(release))) {
    const said = sentence(
      'Something of it was redacted here. An editor publishes it who knows that nothing of that is in it.',
    )
    return { as: 'redacted', said }
  }
  if (found.length === 0) return null
  return { as: 'withdrawn', said: sentence('It was withdrawn here. An editor publishes it who knows why.') }
}

function isSame(
  { language, publishedAt, slugs, story, title, url }: Sameness,
  release: Taken,
  row: Row | undefined,
): boolean {
  if (language !== release.language) return false
  const titles = [release.document.title, row?.title].flatMap((each) => (each ? nameSlug(each) : []))
  const place = placeOf(url)
  return (
    story === release.story ||
    [release.slug, row?.slug].some((slug) => slug !== undefined && slug !== null && slugs.includes(slug)) ||
    titles.includes(nameSlug(title)) ||
    (place !== null && place === placeOf(row?.firstPublished?.url)) ||
    // Many stories are of one day: rather one too many is looked at than one that was redacted is published.
    (isRedacted(release) && publishedAt !== null && new Date(release.publishedAt).getTime() === Date.parse(publishedAt))
  )
}

/** Ids that are asked about at once. */
const STEP = 500

/** What was taken down here, read again only where something was taken down since: there may be thousands. */
export class TakenDownHere {
  private known: { mark: string; taken: TakenDown[] } | null = null

  async read(req: InTransaction): Promise<TakenDown[]> {
    const mark = await markOf(req)
    if (this.known?.mark !== mark) this.known = { mark, taken: await takenDown(req) }
    return this.known.taken
  }
}

/** Another one after each withdrawal, redaction and reinstatement. */
async function markOf(req: InTransaction): Promise<string> {
  const common = { req: inTransactionOf(req) }
  const withdrawn = await req.payload.db.count({
    ...common,
    collection: slugOf(req.payload, 'releases'),
    where: { kind: { equals: 'withdrawn' } },
  })
  const redacted = await req.payload.db.count({
    ...common,
    collection: slugOf(req.payload, 'redactions'),
    where: { entry: { exists: true } },
  })
  const down = await req.payload.db.count({
    ...common,
    collection: slugOf(req.payload, 'releases'),
    where: { and: [{ kind: { equals: 'withdrawn' } }, { newest: { equals: true } }] },
  })
  return `${withdrawn.totalDocs} ${down.totalDocs} ${redacted.totalDocs}`
}

/** All that is withdrawn, or of which something was redacted. */
async function takenDown(req: InTransaction): Promise<TakenDown[]> {
  const withdrawn = await releasesOf(req, { and: [{ kind: { equals: 'withdrawn' } }, { newest: { equals: true } }] })
  const { docs: redactions } = await req.payload.db.find<{ article: string }>({
    collection: slugOf(req.payload, 'redactions'),
    pagination: false,
    req: inTransactionOf(req),
    select: { article: true },
    where: {},
  })
  const redacted: Taken[] = []
  for (const some of slices([...new Set(redactions.map(({ article }) => article))], STEP)) {
    redacted.push(...(await releasesOf(req, { and: [{ article: { in: some } }, { redactedAt: { exists: true } }] })))
  }
  const releases = [...withdrawn, ...redacted]
  const rows = new Map<string, Row>()
  for (const some of slices([...new Set(releases.map(({ article }) => article))], STEP)) {
    const { docs } = await req.payload.db.find<Row>({
      collection: slugOf(req.payload, 'articles'),
      pagination: false,
      req: inTransactionOf(req),
      select: { firstPublished: true, slug: true, title: true },
      where: { id: { in: some } },
    })
    for (const row of docs) rows.set(String(row.id), row)
  }
  return releases.map((release) => ({ release, row: rows.get(release.article) }))
}

async function releasesOf(req: InTransaction, where: Where): Promise<Taken[]> {
  const { docs } = await req.payload.db.find<Taken>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: {
      article: true,
      document: true,
      language: true,
      publishedAt: true,
      redactedAt: true,
      slug: true,
      story: true,
    },
    where,
  })
  return docs
}
