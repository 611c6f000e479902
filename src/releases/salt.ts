import { createHmac } from 'node:crypto'
import type { EditionDocument, Tombstone } from '../model/document'
import type { Salted } from '../model/release'
import { hashOf } from './canonical'

/**
 * A document as it is released, with something that nobody can guess: once it is redacted, whoever has the rest of it tries
 * guesses of what is missing against its hash in vain. It is a keyed hash (RFC 2104) of what the document says, so that the
 * same words get the same hash for as long as the secret stays. `words` is the hash of the document without it.
 */
export function salted<Document extends EditionDocument | Tombstone>(
  secret: string,
  document: Document,
  words = hashOf(document),
): Salted<Document> {
  const key = createHmac('sha256', secret).update(`salt\n${words}`).digest('hex')
  return { ...document, salt: key.slice(0, 32) }
}

/** The hashes that a document may have been released under: as it is released now, and as it was before there was a salt. */
export function hashesOf(secret: string, document: EditionDocument): string[] {
  const words = hashOf(document)
  return [hashOf(salted(secret, document, words)), words]
}
