import type { PayloadRequest } from 'payload'
import type { InTransaction } from '../../database/request'
import type { Language } from '../../model/languages'
import { recordCollections, type RecordCollection } from '../../model/recordKinds'
import { editionOf, isTombstone, type Release } from '../../model/release'
import { isOpaque, linksStories } from '../../model/shapes'
import { idsInStory, opaqueId } from '../../releases/opaqueId'
import { keysOfRecord, ownKeysAmong } from '../../releases/publicNames'
import { rowsOf } from '../articles'
import { formIn, publicForms } from './publicForms'

/** A record whose correction waits to be released. */
export type WaitingRecord = { collection: RecordCollection; id: string; updatedAt: string | Date }

/**
 * The records whose corrections wait. They are few: each was written by an editor and goes when it is released.
 * Asked for as a range in its order: SQLite looks through every record for what merely exists.
 */
export async function waitingRecords(req: InTransaction): Promise<WaitingRecord[]> {
  const waiting: WaitingRecord[] = []
  for (const collection of recordCollections) {
    const rows = await rowsOf<Omit<WaitingRecord, 'collection'>>(
      req,
      collection,
      { 'correction.at': { greater_than: new Date(0).toISOString() } },
      ['updatedAt'],
      'correction.at',
    )
    waiting.push(...rows.map(({ id, updatedAt }) => ({ collection, id: String(id), updatedAt })))
  }
  return waiting
}

/** A newest release as far as it tells whether it may be behind. */
type Carrying = Pick<Release, 'article' | 'hash' | 'kind' | 'at' | 'story'> & { records?: string[] | null }

/**
 * The editions whose live releases are of before statistics and quotes that rest on an unnamed source had ids of their
 * own in each story: they link it to every other story with the same ids, until they are published again.
 */
async function editionsThatLink(req: PayloadRequest, releases: readonly Carrying[]): Promise<Set<string>> {
  const older = releases.filter(
    (release) =>
      !isTombstone(release) &&
      release.records?.some((key) => isOpaque(key.replace(/^source:/, ''))) &&
      ownKeysAmong(release.records).length === 0,
  )
  if (older.length === 0) return new Set()
  const rows = await rowsOf<Pick<Release, 'article' | 'hash' | 'kind' | 'document'>>(
    req,
    'releases',
    { and: [{ newest: { equals: true } }, { article: { in: older.map(({ article }) => article) } }] },
    ['article', 'hash', 'kind', 'document'],
  )
  return new Set(
    rows.flatMap((row) => {
      const document = editionOf(row)
      return document && linksStories(document) ? [row.article] : []
    }),
  )
}

/**
 * The editions, by article, that read otherwise than their live releases because of records whose corrections wait: the
 * same that `affectedEditions` gives for those records. What a release carries and when it was made only narrows what
 * is looked at.
 */
export async function editionsBehind(
  req: PayloadRequest,
  releases: readonly Carrying[],
  settings: { languages: Language[] },
): Promise<Set<string>> {
  const behind = await editionsThatLink(req, releases)
  for (const { collection, id, updatedAt } of await waitingRecords(req)) {
    const idsIn = ({ story }: { story: string }) => idsInStory(req.payload.secret, story, { collection, id })
    const keysIn = ({ story }: { story: string }) => [
      ...keysOfRecord(collection, id),
      ...(collection === 'sources' ? [`source:${opaqueId(req.payload.secret, story, { collection, id })}`] : []),
    ]
    const older = releases.filter(
      (release) =>
        release.kind !== 'withdrawn' &&
        new Date(release.at) < new Date(updatedAt) &&
        keysIn(release).some((key) => release.records?.includes(key)),
    )
    if (older.length === 0) continue
    const rows = await rowsOf<Pick<Release, 'article' | 'hash' | 'kind' | 'document'>>(
      req,
      'releases',
      { and: [{ newest: { equals: true } }, { article: { in: older.map(({ article }) => article) } }] },
      ['article', 'hash', 'kind', 'document'],
    )
    const formNow = publicForms(req, collection, id, settings)
    for (const row of rows) {
      const document = editionOf(row)
      if (document && formIn(document, collection, idsIn(document)) !== (await formNow(document))) {
        behind.add(row.article)
      }
    }
  }
  return behind
}
