import { createHmac } from 'node:crypto'

/**
 * An id for a confidential source that differs from story to story, so that stories cannot be linked by it: a keyed
 * hash (RFC 2104) in the form of a UUID of version 8 (RFC 9562). It stays the same as long as the secret does.
 */
export function opaqueId(secret: string, story: string, source: string): string {
  const hex = createHmac('sha256', secret).update(`source\n${story}\n${source}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
