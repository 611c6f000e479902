/**
 * Editions that readers have here, by what tells that a story of an archive is one of them: it comes in again under another
 * id where its folder has another name, or its site another address, and is not to be live twice.
 */
import { slices } from '../../database/below'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { nameSlug } from '../../model/lists'
import type { ArticleRecord } from '../../model/records'
import { slugOf } from '../../model/slugs'
import { dayIn } from '../../model/timeZones'
import { settingsOf } from '../../options'
import { placeOf, type Sameness } from './takenDown'

type Row = Pick<ArticleRecord, 'firstPublished' | 'language' | 'slug' | 'title'> & { id: string }
type Live = { id: string; slug: string; title: string; place: string | null; day: string | null }

type Known = { byId: Map<string, Live>; byPlace: Map<string, Live>; byTitle: Map<string, Live[]> }

/** What is asked about a story that nothing here was made of yet. */
type Arriving = Pick<Sameness, 'language' | 'slugs' | 'title' | 'url'> & { day: string | null }

/** Ids that are asked about at once. */
const STEP = 500

/** What is live here, read once: there may be a hundred thousand. What is published by the same import is added. */
export class LiveHere {
  private known: Promise<Known> | null = null

  /** The slug of the edition that a story seems to be; null where there is none. */
  async like(req: InTransaction, { day, language, slugs, title, url }: Arriving): Promise<string | null> {
    const { byId, byPlace, byTitle } = await (this.known ??= read(req))
    const place = placeOf(url)
    const there = place === null ? undefined : byPlace.get(`${language} ${place}`)
    if (there) return there.slug
    const had = await heldBy(req, language, slugs)
    for (const live of byTitle.get(`${language} ${nameSlug(title)}`) ?? []) {
      // What is of every week is called so every week.
      if (had.has(live.id) || day === null || day === (live.day ?? (await publishedOn(req, live.id)))) return live.slug
    }
    const isOtherDay = (live: Live) => day !== null && live.day !== null && live.day !== day
    const sameSlug = [...had]
      .flatMap((id) => byId.get(id) ?? [])
      .find((live) => !isOtherDay(live) && (place === null || live.place === null))
    return sameSlug?.slug ?? null
  }

  /** Adds what this import has published, by where it was: items of one archive may be called alike. */
  async add({ language, slug, title, url }: Omit<Arriving, 'day' | 'slugs'> & { slug: string }): Promise<void> {
    const place = placeOf(url)
    if (place === null) return
    const { byPlace } = (await this.known) ?? {}
    byPlace?.set(`${language} ${place}`, { id: '', slug, title, place, day: null })
  }
}

async function read(req: InTransaction): Promise<Known> {
  const { docs } = await req.payload.db.find<Row>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    select: { firstPublished: true, language: true, slug: true, title: true },
    where: { _status: { equals: 'published' } },
  })
  const byId = new Map<string, Live>()
  const byPlace = new Map<string, Live>()
  const byTitle = new Map<string, Live[]>()
  for (const { firstPublished, id, language, slug, title } of docs) {
    const place = placeOf(firstPublished?.url)
    const live: Live = {
      id: String(id),
      slug: slug ?? '',
      title: title ?? '',
      place,
      day: firstPublished?.date ?? null,
    }
    byId.set(live.id, live)
    if (place !== null) byPlace.set(`${language} ${place}`, live)
    const key = `${language} ${nameSlug(live.title)}`
    byTitle.set(key, [...(byTitle.get(key) ?? []), live])
  }
  return { byId, byPlace, byTitle }
}

/** The day on which readers first had an edition here. */
async function publishedOn(req: InTransaction, id: string): Promise<string | null> {
  const newest = await req.payload.db.findOne<{ id: string; publishedAt: string }>({
    collection: slugOf(req.payload, 'releases'),
    req: inTransactionOf(req),
    select: { publishedAt: true },
    where: { and: [{ article: { equals: id } }, { newest: { equals: true } }] },
  })
  return newest ? dayIn(settingsOf(req.payload).timeZone, new Date(newest.publishedAt)) : null
}

/** The editions that have, or once had, one of these slugs. */
async function heldBy(req: InTransaction, language: string, slugs: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of slices([...slugs], STEP)) {
    const { docs } = await req.payload.db.find<{ id: string; article: string }>({
      collection: slugOf(req.payload, 'releases'),
      pagination: false,
      req: inTransactionOf(req),
      select: { article: true },
      where: { and: [{ language: { equals: language } }, { slug: { in: some } }] },
    })
    for (const { article } of docs) found.add(article)
  }
  return found
}
