/** Who a confidential source is: who may do what with the record, how it is encrypted, and the one way to decrypt it. */
import type { Access, CollectionConfig, FieldHook, Payload, PayloadRequest, TypeWithID } from 'payload'
import { decrypt, identityKeys, isEncrypted, type IdentityKeys } from './encryption'
import { conflict } from './refuse'
import { hasRole } from './roles'
import { sentence } from './sentences'

/** The fields that are encrypted, each by itself. */
export const identityFields = ['name', 'contact', 'notes'] as const
export type IdentityField = (typeof identityFields)[number]

/** A record as the database has it: its text encrypted. */
export type SealedIdentity = { [Field in IdentityField]?: string | null }
/** Who somebody is. What was left empty is null. */
export type Identity = { [Field in IdentityField]: string | null }

/** Whether a request comes with an API key, which a program keeps: identities are for people who are there. */
export function isByKey({ user }: Pick<PayloadRequest, 'user'>): boolean {
  return (user as { _strategy?: string } | null | undefined)?._strategy === 'api-key'
}

/** Only the people named on the record: not admins, not other editors, no API key. */
const namedReaders: Access = ({ req }) =>
  hasRole(req, 'reporter') && req.user && !isByKey(req) ? { readers: { in: [req.user.id] } } : false

/**
 * An administrator deletes one by its id too, and is told nothing of it: what it names cannot be published while its readers
 * are gone, or abuse it. By a condition they would learn what it says.
 */
const readersOrAdmin: Access = (args) =>
  args.id !== undefined && hasRole(args.req, 'admin') && !isByKey(args.req) ? true : namedReaders(args)

export const identityPolicy: CollectionConfig['access'] = {
  create: ({ req }) => hasRole(req, 'reporter') && !isByKey(req),
  read: namedReaders,
  update: namedReaders,
  delete: readersOrAdmin,
}

const noKeys = identityKeys(null)

/** The keys that a Payload runs with, as the plugin left them in its config. */
export function identityKeysOf({ config }: Pick<Payload, 'config'>): IdentityKeys {
  return (config.custom?.cited as { identityKeys?: IdentityKeys } | undefined)?.identityKeys ?? noKeys
}

/**
 * Decrypts a record, given as `payload.db` reads it: an operation of Payload's gives none of its text. Null where it was
 * encrypted under a key that is not known here. Whom it is shown to, and that it was, is for the caller to see to.
 */
export function decryptIdentity(payload: Pick<Payload, 'config' | 'secret'>, sealed: SealedIdentity): Identity | null {
  const keys = identityKeysOf(payload)
  const open = (field: IdentityField): string | null => {
    const text = sealed[field] ?? null
    if (text === null) return null
    // What was written before there were keys is under a key that derives from the secret.
    return isEncrypted(text) ? decrypt(text, payload.secret, 'identities') : keys.open(text, field)
  }
  try {
    const opened = { name: open('name'), contact: open('contact'), notes: open('notes') }
    return identityFields.some((field) => (sealed[field] ?? null) !== null && opened[field] === null) ? null : opened
  } catch {
    return null
  }
}

/** Takes the encrypted text out of everything that Payload reads, whoever asks. */
export const neverRead: FieldHook<TypeWithID, unknown> = ({ field, siblingData }) => {
  if ('name' in field && field.name) delete siblingData[field.name]
}

/**
 * Encrypts what was typed. Of a save that does not name the field, or has nothing in it (`null`) because whoever saves
 * did not open it, the text stays as it is stored; an empty text (`''`) empties it.
 */
export function sealTyped(
  name: IdentityField,
  checked: (value: unknown, req: PayloadRequest) => string | null,
): FieldHook {
  return ({ req, siblingDocWithLocales, value }): unknown => {
    if (value === undefined || value === null) return (siblingDocWithLocales as SealedIdentity | undefined)?.[name]
    const text = checked(value, req)
    if (text === null) return null
    const sealed = identityKeysOf(req.payload).seal(text, name)
    if (sealed === null) {
      throw conflict(
        req,
        sentence('Identities cannot be saved: the server runs without IDENTITY_KEY. Tell whoever runs it.'),
      )
    }
    return sealed
  }
}
