import type { PayloadRequest } from 'payload'
import { patchNewestVersion, patchRow } from '../database/patchRow'
import type { ArticleRecord } from '../model/records'

type Row = ArticleRecord & Record<string, unknown>

/**
 * Writes into an edition what a release adds to it: its published row, and its newest version, which may be a draft that
 * somebody is working on. Nothing of the draft is lost, and nothing released is lost when the draft is published.
 */
export async function writeReleased(
  req: PayloadRequest,
  { id }: Pick<ArticleRecord, 'id'>,
  change: (row: Row) => Partial<ArticleRecord>,
): Promise<void> {
  await patchRow<Row>(req, 'articles', id, change)
  await patchNewestVersion<Row>(req, 'articles', id, change)
}
