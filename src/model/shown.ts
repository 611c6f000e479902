/**
 * What a list showed: which revision each of its documents had, and when it was read. A list view sends it with what is
 * done to several documents, so that nothing is done unseen to what a colleague has saved since.
 */

/** The header that a list view says it in. */
export const SHOWN = 'Cited-Shown'

/** How much of an id is told: enough to tell them apart, and a page of a hundred still fits a header. */
const TOLD = 12
/** Documents that are told at most, for the same reason; of the others it is known when they were read. */
const MOST_TOLD = 120
/** What stands before the moment at which the list was read, where an id stands before a revision. */
const READ = 'read'

type Document = { id: number | string; revision?: unknown; updatedAt?: unknown }

/** How a document was when whoever changes it saw it: its revision, or for one on no page that was shown, the moment (ISO 8601). */
export type Seen = { revision: string } | { readAt: string }

/** The revision of a document; of one from before there were revisions, when it was saved. */
function revisionOf({ revision, updatedAt }: Document): string {
  if (typeof revision === 'string' && revision !== '') return revision
  return momentOf(updatedAt) ?? ''
}

function momentOf(value: unknown): string | null {
  const at = typeof value === 'string' || value instanceof Date ? new Date(value) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}

function told(id: number | string): string {
  return String(id).slice(-TOLD)
}

/** What a list says that shows these documents, and was read at a moment (ISO 8601, by the clock of the server). */
export function sayShown(documents: readonly Document[], readAt?: string): string {
  return [
    ...(readAt ? [`${READ}=${readAt}`] : []),
    ...documents
      .filter((each) => revisionOf(each) !== '')
      .slice(0, MOST_TOLD)
      .map((each) => `${told(each.id)}=${revisionOf(each)}`),
  ].join(',')
}

/** Tells by the header of a list how a document was when the list was read; null for what it says nothing of. */
export function readShown(header: string | null): (id: number | string) => Seen | null {
  const pairs = (header ?? '').split(',').flatMap((each): Array<[string, string]> => {
    const [id = '', value = ''] = each.trim().split('=')
    return id === '' || value === '' ? [] : [[id, value]]
  })
  const shown = new Map(pairs)
  const readAt = momentOf(shown.get(READ))
  shown.delete(READ)
  return (id) => {
    const revision = shown.get(told(id))
    if (revision !== undefined) return { revision }
    return readAt === null ? null : { readAt }
  }
}
