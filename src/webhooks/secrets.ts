/** The secrets that deliveries are signed with: how they are made, kept and replaced. */
import { randomBytes } from 'node:crypto'
import type { FieldHook, TypeWithID } from 'payload'
import { Webhook } from 'standardwebhooks'
import { decrypt, encrypt, isEncrypted } from '../access/encryption'

/** How long a secret goes on signing beside the one that replaced it, in milliseconds: a day. */
export const OVERLAP = 24 * 60 * 60 * 1000

/** The secrets of a subscription as the database has them: encrypted. */
export type SealedSecrets = { secret: string; oldSecrets?: string | null }

type OldSecret = { secret: string; until: string }

/** 32 random bytes, written as Standard Webhooks 1.0 says. */
function makeSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

function seal(text: string, key: string): string {
  return encrypt(text, key, 'webhooks')
}

/** Null when the text was encrypted under another key. */
function open(sealed: string, key: string): string | null {
  try {
    return isEncrypted(sealed) ? decrypt(sealed, key, 'webhooks') : sealed
  } catch {
    return null
  }
}

function openOld({ oldSecrets }: SealedSecrets, key: string, now: Date): OldSecret[] {
  const text = oldSecrets ? open(oldSecrets, key) : null
  const all = text === null ? [] : (JSON.parse(text) as OldSecret[])
  return all.filter(({ until }) => until > now.toISOString())
}

/** A new secret in place of the present one, which goes on signing for a day; `data` is what the database keeps. */
export function rotated(
  subscription: SealedSecrets,
  key: string,
  now: Date,
): { secret: string; data: SealedSecrets & { rotatedAt: string } } {
  const secret = makeSecret()
  const replaced = open(subscription.secret, key)
  const until = new Date(now.getTime() + OVERLAP).toISOString()
  const old = [...(replaced ? [{ secret: replaced, until }] : []), ...openOld(subscription, key, now)]
  return {
    secret,
    data: { secret: seal(secret, key), oldSecrets: seal(JSON.stringify(old), key), rotatedAt: now.toISOString() },
  }
}

/**
 * The value of `webhook-signature`: a signature with the present secret and one with each that it replaced less than a
 * day ago, so that a receiver may change over in between. Null when the secret was encrypted under another key.
 */
export function signaturesOf(
  subscription: SealedSecrets,
  key: string,
  message: { id: string; body: string },
  now: Date,
): string | null {
  const present = open(subscription.secret, key)
  if (present === null) return null
  const secrets = [present, ...openOld(subscription, key, now).map(({ secret }) => secret)]
  return secrets.map((secret) => new Webhook(secret).sign(message.id, now, message.body)).join(' ')
}

/** Makes the secret when the subscription is made. Later one that could not be opened is kept as it is. */
export const sealBeforeChange: FieldHook<TypeWithID, unknown> = ({ operation, req, value }) => {
  if (operation === 'create') return seal(makeSecret(), req.payload.secret)
  return typeof value === 'string' && !isEncrypted(value) ? seal(value, req.payload.secret) : value
}

export const openAfterRead: FieldHook<TypeWithID, unknown> = ({ req, value }) =>
  typeof value === 'string' ? (open(value, req.payload.secret) ?? value) : value
