import type { PayloadRequest } from 'payload'
import { patchRow } from '../../database/patchRow'
import { remembered, type InTransaction } from '../../database/request'
import { idsAsText, noteList } from '../../database/basis'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import type { Language } from '../../model/languages'
import type { PendingCorrection } from '../../model/records'
import { recordCollections, type RecordCollection } from '../../model/recordKinds'
import { editionOf, isTombstone, type Release } from '../../model/release'
import { isOpaque, linksStories } from '../../model/shapes'
import { calledNow, everyId } from '../../releases/mergers'
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
export function waitingRecords(req: InTransaction): Promise<WaitingRecord[]> {
  return remembered(req, 'waiting records', async () => {
    const waiting = await readWaiting(req)
    noteList(req, 'waiting records', waitingAsText(waiting), async (again) => waitingAsText(await readWaiting(again)))
    return waiting
  })
}

function waitingAsText(waiting: readonly WaitingRecord[]): string {
  return idsAsText(waiting.map(({ id, updatedAt }) => ({ id: `${id} ${new Date(updatedAt).toISOString()}` })))
}

async function readWaiting(req: InTransaction): Promise<WaitingRecord[]> {
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
  const rows = await rowsOf<Pick<Release, 'article' | 'hash' | 'kind' | 'document' | 'redactedAt'>>(
    req,
    'releases',
    { and: [{ newest: { equals: true } }, { article: { in: older.map(({ article }) => article) } }] },
    ['article', 'hash', 'kind', 'document', 'redactedAt'],
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
 * same that `editionsChangedBy` gives for those records. What a release carries only narrows what is looked at.
 */
export async function editionsBehind(
  req: PayloadRequest,
  releases: readonly Carrying[],
  settings: { languages: Language[] },
): Promise<Set<string>> {
  const behind = await editionsThatLink(req, releases)
  for (const { collection, id } of await waitingRecords(req)) {
    const idsIn = ({ story }: { story: string }) => idsInStory(req.payload.secret, story, { collection, id })
    const ever = await everyId(req, collection, id)
    const keysIn = ({ story }: { story: string }) => [
      ...ever.flatMap((each) => keysOfRecord(collection, each)),
      ...(collection === 'sources' ? [`source:${opaqueId(req.payload.secret, story, { collection, id })}`] : []),
    ]
    const older = releases.filter(
      (release) => !isTombstone(release) && keysIn(release).some((key) => release.records?.includes(key)),
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
      const document = await calledNow(req, editionOf(row))
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
  released: EditionDocument,
  settings: { languages: Language[] },
): Promise<void> {
  const { secret } = req.payload
  const edition = await calledNow(req, released)
  const [row] = await rowsOf<Partial<Record<RecordCollection, unknown[]>>>(
    req,
    'articles',
    { id: { equals: article } },
    [...recordCollections],
  )
  for (const collection of recordCollections) {
    for (const id of new Set((row?.[collection] ?? []).flatMap((record) => idOf(record) ?? []))) {
      const ids = idsInStory(secret, edition.story, { collection, id })
      const formNow = publicForms(req, collection, id, settings)
      if (formIn(edition, collection, ids) === (await formNow(edition))) continue
      await patchRow<{ correction?: Partial<PendingCorrection> | null }>(req, collection, id, ({ correction }) => ({
        correction: { ...correction, at: correction?.at ?? new Date().toISOString() },
      }))
    }
  }
}
