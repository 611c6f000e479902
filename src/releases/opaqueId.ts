import { createHmac } from 'node:crypto'
import { recordKinds, type RecordName } from '../model/recordKinds'

/**
 * An id for a confidential source, or for a statistic or quote that rests on one, that differs from story to story, so
 * that stories cannot be linked by it: a keyed hash (RFC 2104) in the form of a UUID of version 8 (RFC 9562). It stays
 * the same as long as the secret does.
 */
export function opaqueId(secret: string, story: string, { collection, id }: RecordName): string {
  const hex = createHmac('sha256', secret).update(`${recordKinds[collection]}\n${story}\n${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The ids that a record may have in the public documents of a story, by its terms and theirs: its own, or the opaque one. */
export function idsInStory(secret: string, story: string, record: RecordName): string[] {
  return [record.id, opaqueId(secret, story, record)]
}

/** Whether an id has the form of those that `opaqueId` makes. */
export function isOpaque(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
}
