/** Encryption at rest: AES-256-GCM, which also tells when what is stored was changed (NIST SP 800-38D). */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const PREFIX = 'v1:'
const KEYED = /^v2:([0-9a-f]{16}):([A-Za-z0-9+/]+={0,2})$/

/** What is encrypted: each has a key of its own, so that what derives from the secret says nothing else (RFC 5869). */
type Purpose = 'identities' | 'second factors' | 'webhooks'

function keyFrom(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `cited ${purpose}`, 32))
}

function seal(text: string, key: Buffer, bound: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

function unseal(base64: string, key: Buffer, bound: string): string {
  const data = Buffer.from(base64, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, 12)).setAAD(Buffer.from(bound))
  decipher.setAuthTag(data.subarray(12, 28))
  return Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString('utf8')
}

/** Encrypts a text under a key derived from `secret`. */
export function encrypt(text: string, secret: string, purpose: Purpose): string {
  return PREFIX + seal(text, keyFrom(secret, purpose), '')
}

/** The text that `encrypt` was given. Throws when the secret is another one or the data was changed. */
export function decrypt(sealed: string, secret: string, purpose: Purpose): string {
  return unseal(sealed.slice(PREFIX.length), keyFrom(secret, purpose), '')
}

/** Whether a text is one that `encrypt` made. */
export function isEncrypted(text: string): boolean {
  return text.startsWith(PREFIX)
}

/** The keys that identities are encrypted under: one for what is written, and those that were before it. */
export type IdentityKeys = {
  /** The id of the key that is written with; null where there is none. */
  readonly id: string | null
  /** Encrypts the text of a field; null where there is no key. What is bound to one field opens as no other. */
  readonly seal: (text: string, field: string) => string | null
  /** What `seal` was given, by whichever of the keys it takes; null where none of them opens it. */
  readonly open: (sealed: string, field: string) => string | null
}

/** The id of the key that a text was encrypted under; null for what was encrypted under the secret, before there were keys. */
export function keyIdOf(sealed: string): string | null {
  return KEYED.exec(sealed)?.[1] ?? null
}

/** Why a text is no key; null when it is one: 256 bits as hexadecimal digits. */
export function keyProblem(key: string): string | null {
  return /^[0-9a-f]{64}$/i.test(key) ? null : 'must be 64 hexadecimal digits; make one with: openssl rand -hex 32'
}

function idOfKey(key: Buffer): string {
  return createHash('sha256').update('cited identity key').update(key).digest('hex').slice(0, 16)
}

/**
 * The keys for identities, of hexadecimal digits: `key` is written with, `old` are read with as well. They are kept in
 * closures: nothing that prints or copies a config shows them.
 */
export function identityKeys(key: string | null, old: readonly string[] = []): IdentityKeys {
  const [current, ...others] = [key, ...old].map((each) => {
    const bytes = each === null ? null : Buffer.from(each, 'hex')
    return bytes && { bytes, id: idOfKey(bytes) }
  })
  const known = new Map([current, ...others].flatMap((each) => (each ? [[each.id, each.bytes]] : [])))
  return {
    id: current?.id ?? null,
    seal: (text, field) => (current ? `v2:${current.id}:${seal(text, current.bytes, field)}` : null),
    open: (sealed, field) => {
      const [, id = '', data = ''] = KEYED.exec(sealed) ?? []
      const bytes = known.get(id)
      try {
        return bytes ? unseal(data, bytes, field) : null
      } catch {
        return null
      }
    },
  }
}
