/**
 * What a list showed: which revision each of its documents had. A list view sends it with what is done to several of
 * them, so that nothing is done unseen to what a colleague has saved since.
 */

/** The header that a list view says it in. */
export const SHOWN = 'Cited-Shown'

/** How much of an id and of a revision is told: enough to tell them apart, and a page of a hundred still fits a header. */
const TOLD = 12

type Document = { id: number | string; revision?: unknown; updatedAt?: unknown }

/** The revision of a document; of one from before there were revisions, when it was saved. */
function revisionOf({ revision, updatedAt }: Document): string {
  if (typeof revision === 'string' && revision !== '') return revision
  const at = typeof updatedAt === 'string' || updatedAt instanceof Date ? new Date(updatedAt) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : ''
}

function told(value: string): string {
  return value.slice(-TOLD)
}

/** What a list that shows these documents says. */
export function sayShown(documents: readonly Document[]): string {
  return documents
    .filter((each) => revisionOf(each) !== '')
    .map((each) => `${told(String(each.id))}=${told(revisionOf(each))}`)
    .join(',')
}

/** Tells of a document whether the list, by its header, showed it otherwise than it is now; what it did not show it says nothing of. */
export function readShown(header: string | null): (document: Document) => boolean {
  const shown = new Map((header ?? '').split(',').map((each) => each.trim().split('=') as [string, string | undefined]))
  return (document) => {
    const revision = shown.get(told(String(document.id)))
    return revision !== undefined && revision !== told(revisionOf(document))
  }
}
