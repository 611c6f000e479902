import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { APIError, type FieldHook, type TypeWithID } from 'payload'

const PREFIX = 'v1:'

/** A key of its own for identities, so that what else is derived from the secret says nothing about it (RFC 5869). */
const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'cited identities', 32))

/** Encrypts and authenticates a text with AES-256-GCM (NIST SP 800-38D) under a key derived from `secret`. */
export const encrypt = (text: string, secret: string): string => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The text that `encrypt` was given. Throws when the secret is another one or the data was changed. */
export const decrypt = (sealed: string, secret: string): string => {
  const data = Buffer.from(sealed.slice(PREFIX.length), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), data.subarray(0, 12))
  decipher.setAuthTag(data.subarray(12, 28))
  return Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString('utf8')
}

export const encryptBeforeChange: FieldHook<TypeWithID, unknown> = ({ value, req }) =>
  typeof value === 'string' && value !== '' ? encrypt(value, req.payload.secret) : value

export const decryptAfterRead: FieldHook<TypeWithID, unknown> = ({ value, req }) => {
  if (typeof value !== 'string' || !value.startsWith(PREFIX)) return value
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
