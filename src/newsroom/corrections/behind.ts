import type { PayloadRequest } from 'payload'
import type { InTransaction } from '../../database/request'
import type { Language } from '../../model/languages'
import { recordCollections, recordKinds, type RecordCollection } from '../../model/recordKinds'
import { editionOf, isTombstone, type Release } from '../../model/release'
import { opaqueId } from '../../releases/opaqueId'
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
 * The editions, by article, that read otherwise than their live releases because of records whose corrections wait: the
 * same that `affectedEditions` gives for those records. What a release carries and when it was made only narrows what
 * is looked at.
 */
export async function editionsBehind(
  req: PayloadRequest,
  releases: readonly Carrying[],
  settings: { languages: Language[] },
): Promise<Set<string>> {
  const behind = new Set<string>()
  for (const { collection, id, updatedAt } of await waitingRecords(req)) {
    const idsIn = ({ story }: { story: string }) =>
      collection === 'sources' ? [id, opaqueId(req.payload.secret, story, id)] : [id]
    const older = releases.filter(
      (release) =>
        !isTombstone(release) &&
        new Date(release.at) < new Date(updatedAt) &&
        idsIn(release).some((each) => release.records?.includes(`${recordKinds[collection]}:${each}`)),
    )
    if (older.length === 0) continue
    const rows = await rowsOf<Pick<Release, 'article' | 'hash' | 'kind' | 'document' | 'redactedAt'>>(
      req,
      'releases',
      { and: [{ newest: { equals: true } }, { article: { in: older.map(({ article }) => article) } }] },
      ['article', 'hash', 'kind', 'document', 'redactedAt'],
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
