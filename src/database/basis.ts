/**
 * What is prepared outside of a transaction, so that others can write meanwhile, is written inside one if all that it was
 * made of is as it was. This remembers what was read: rows by their revisions, and lists by what was in them.
 */
import type { CollectionSlug } from 'payload'
import { slugOf } from '../model/slugs'
import { slices } from './below'
import { inTransactionOf, type InTransaction, type Basis } from './request'

type Row = { id: number | string; revision?: unknown; updatedAt?: string | Date | null; _status?: unknown }
type List = { was: string; ask: (req: InTransaction) => Promise<string> }

type Preparing = { basis?: Basis | undefined }

/** How many rows are asked for at once. */
const STEP = 500

export function emptyBasis(): Basis {
  return { rows: new Map(), lists: new Map() }
}

function stampOf(row: Row | undefined): string {
  if (!row) return ''
  const { revision, updatedAt, _status } = row
  const at = updatedAt ? new Date(updatedAt).toISOString() : ''
  return [revision, at, _status].map((each) => (typeof each === 'string' ? each : '')).join(' ')
}

/** Notes the rows of a collection that were asked for by their ids: those that are not there as well. */
export function noteRows(
  { basis }: Preparing,
  collection: CollectionSlug,
  ids: Iterable<string>,
  rows: readonly Row[],
): void {
  if (!basis) return
  const known = basis.rows.get(collection) ?? new Map<string, string>()
  basis.rows.set(collection, known)
  const found = new Map(rows.map((row) => [String(row.id), row]))
  // What was read first counts: what came of it may rest on that.
  for (const id of ids) if (!known.has(id)) known.set(id, stampOf(found.get(id)))
}

/** Notes what was read of no row by its id: `was` is what `ask` would have said when it was read. */
export function noteList({ basis }: Preparing, what: string, was: string, ask: List['ask']): void {
  if (basis && !basis.lists.has(what)) basis.lists.set(what, { was, ask })
}

/** The ids of rows as one text, the same in whatever order they come. */
export function idsAsText(rows: ReadonlyArray<{ id: number | string }>): string {
  return rows
    .map(({ id }) => String(id))
    .sort()
    .join(' ')
}

/** Whether anything that was read is not as it was. */
export async function hasMoved(req: InTransaction, { rows, lists }: Basis): Promise<boolean> {
  for (const { was, ask } of lists.values()) if ((await ask(req)) !== was) return true
  for (const [collection, known] of rows) {
    for (const ids of slices([...known.keys()], STEP)) {
      const { docs } = await req.payload.db.find<Row>({
        collection: slugOf(req.payload, collection),
        pagination: false,
        req: inTransactionOf(req),
        select: { revision: true, updatedAt: true, ...(collection === 'articles' ? { _status: true } : {}) },
        where: { id: { in: ids } },
      })
      const found = new Map(docs.map((row) => [String(row.id), row]))
      if (ids.some((id) => stampOf(found.get(id)) !== known.get(id))) return true
    }
  }
  return false
}
