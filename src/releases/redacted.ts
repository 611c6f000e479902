import type { InTransaction } from '../database/request'
import type { EditionDocument } from '../model/document'
import { isRedacted } from '../model/release'
import { hashOf } from './canonical'
import { releasesWhere } from './read'
import { sentence } from './sentences'

/**
 * Whether a document says, to the letter, what a release said that was redacted. Everybody was told to delete what has its
 * hash, for good: nothing is published under that again.
 */
export async function wasRedacted(req: InTransaction, document: EditionDocument): Promise<boolean> {
  return (await releasesWhere(req, { hash: { equals: hashOf(document) } })).some(isRedacted)
}

export function sayRedacted() {
  return sentence(
    'Just this was redacted: everybody was told to delete it. Change what was to go, or a word of what may be public again.',
  )
}
