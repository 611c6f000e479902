import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { patchNewestVersion, patchRow } from '../database/patchRow'
import type { ArticleRecord } from '../model/records'
import { trailAfter } from './trail'

type Row = ArticleRecord & Record<string, unknown>

/**
 * Writes into an edition what a release adds to it: its published row with the version that was published, and its newest
 * version, which may be a draft that somebody is working on. Nothing of the draft is lost, nothing released is lost when
 * the draft is published, and nothing when the edition is withdrawn and reinstated. Each gets another revision, so that
 * whoever has the article open is told.
 */
export async function writeReleased(
  req: PayloadRequest,
  { id }: Pick<ArticleRecord, 'id'>,
  change: (row: Row) => Partial<ArticleRecord>,
): Promise<void> {
  const revision = randomUUID()
  const changed = (row: Row) => {
    const given = { ...change(row), editedBy: req.user?.id ?? row.editedBy }
    return { ...given, revision, trail: trailAfter(req, 'articles', row, { ...row, ...given }) }
  }
  await patchRow<Row>(req, 'articles', id, changed)
  const newest = await patchNewestVersion<Row>(req, 'articles', id, changed)
  if (newest?._status !== 'published') {
    await patchNewestVersion<Row>(req, 'articles', id, changed, { 'version._status': { equals: 'published' } })
  }
}
