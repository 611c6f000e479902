import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { APIError, type FieldHook, type TypeWithID } from 'payload'

const PREFIX = 'v1:'

/** What is encrypted: each has a key of its own, so that what derives from the secret says nothing else (RFC 5869). */
type Purpose = 'identities' | 'webhooks'

function keyFrom(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `cited ${purpose}`, 32))
}

/** Encrypts and authenticates a text with AES-256-GCM (NIST SP 800-38D) under a key derived from `secret`. */
export function encrypt(text: string, secret: string, purpose: Purpose = 'identities'): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, purpose), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The text that `encrypt` was given. Throws when the secret is another one or the data was changed. */
export function decrypt(sealed: string, secret: string, purpose: Purpose = 'identities'): string {
  const data = Buffer.from(sealed.slice(PREFIX.length), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret, purpose), data.subarray(0, 12))
  decipher.setAuthTag(data.subarray(12, 28))
  return Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString('utf8')
}

/** Whether a text is one that `encrypt` made. */
export function isEncrypted(text: string): boolean {
  return text.startsWith(PREFIX)
}

export const encryptBeforeChange: FieldHook<TypeWithID, unknown> = ({ value, req }) =>
  typeof value === 'string' && value !== '' ? encrypt(value, req.payload.secret) : value

export const decryptAfterRead: FieldHook<TypeWithID, unknown> = ({ value, req }) => {
  if (typeof value !== 'string' || !isEncrypted(value)) return value
  try {
    return decrypt(value, req.payload.secret)
  } catch {
    throw new APIError(
      'This identity was encrypted under another PAYLOAD_SECRET and cannot be opened.',
      409,
      null,
      true,
    )
  }
}
