import { slices } from '../database/below'
import { inTransactionOf, type InTransaction } from '../database/request'
import type { EditionDocument } from '../model/document'
import { isRedacted, type Release } from '../model/release'
import { slugOf } from '../model/slugs'
import { hashesOf } from './salt'
import { sentence } from './sentences'

/**
 * Whether a document says, to the letter, what a release said that was redacted. Everybody was told to delete what has its
 * hash, for good: nothing is published under that again.
 */
export async function wasRedacted(req: InTransaction, document: EditionDocument): Promise<boolean> {
  return (await redactedAmong(req, hashesOf(req.payload.secret, document))).length > 0
}

/** Hashes that are asked about at once. */
const STEP = 500

/** Those of some hashes whose releases were redacted. */
export async function redactedAmong(req: InTransaction, hashes: readonly string[]): Promise<string[]> {
  const redacted: string[] = []
  for (const some of slices(hashes, STEP)) {
    const { docs } = await req.payload.db.find<Pick<Release, 'hash' | 'redactedAt'> & { id: string }>({
      collection: slugOf(req.payload, 'releases'),
      pagination: false,
      req: inTransactionOf(req),
      select: { hash: true, redactedAt: true },
      where: { hash: { in: some } },
    })
    redacted.push(...docs.filter(isRedacted).map(({ hash }) => hash))
  }
  return redacted
}

export function sayRedacted() {
  return sentence(
    'Just this was redacted: everybody was told to delete it. Change what was to go, or a word of what may be public again.',
  )
}
