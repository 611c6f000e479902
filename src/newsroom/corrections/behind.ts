import type { PayloadRequest } from 'payload'
import { patchRow } from '../../database/patchRow'
import type { InTransaction } from '../../database/request'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import type { Language } from '../../model/languages'
import type { PendingCorrection } from '../../model/records'
import { recordCollections, recordKinds, type RecordCollection } from '../../model/recordKinds'
import { editionOf, type Release } from '../../model/release'
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
 * same that `affectedEditions` gives for those records. What a release carries only narrows what is looked at.
 */
export async function editionsBehind(
  req: PayloadRequest,
  releases: readonly Carrying[],
  settings: { languages: Language[] },
): Promise<Set<string>> {
  const behind = new Set<string>()
  for (const { collection, id } of await waitingRecords(req)) {
    const idsIn = ({ story }: { story: string }) =>
      collection === 'sources' ? [id, opaqueId(req.payload.secret, story, id)] : [id]
    const older = releases.filter(
      (release) =>
        release.kind !== 'withdrawn' &&
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

/**
 * Marks the records that read otherwise now than in a release that readers get back, so that its edition counts as behind:
 * nobody was asked for a note when they were changed, since no reader had them.
 */
export async function markBehind(
  req: PayloadRequest,
  article: string,
  edition: EditionDocument,
  settings: { languages: Language[] },
): Promise<void> {
  const { secret } = req.payload
  const [row] = await rowsOf<Partial<Record<RecordCollection, unknown[]>>>(
    req,
    'articles',
    { id: { equals: article } },
    [...recordCollections],
  )
  for (const collection of recordCollections) {
    for (const id of new Set((row?.[collection] ?? []).flatMap((record) => idOf(record) ?? []))) {
      const ids = collection === 'sources' ? [id, opaqueId(secret, edition.story, id)] : [id]
      const formNow = publicForms(req, collection, id, settings)
      if (formIn(edition, collection, ids) === (await formNow(edition))) continue
      await patchRow<{ correction?: Partial<PendingCorrection> | null }>(req, collection, id, ({ correction }) => ({
        correction: { ...correction, at: correction?.at ?? new Date().toISOString() },
      }))
    }
  }
}
