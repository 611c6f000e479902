/**
 * The language of an account: that of its admin, which Payload keeps in the browser alone. Kept as a preference, it tells
 * what mails are written in, and which language records are read and written in (Payload's preference `locale`).
 */
import type { CollectionAfterLoginHook, PayloadRequest } from 'payload'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { adminLanguage, type AdminLanguage } from '../../model/sentence'
import { slugOf, type Configured } from '../../model/slugs'

const KEY = 'cited-language'
const PREFERENCES = 'payload-preferences' as const

type Preference = { id: number | string; value?: unknown }

async function preference(req: InTransaction, user: string, key: string): Promise<Preference | undefined> {
  const { docs } = await req.payload.find({
    collection: PREFERENCES,
    depth: 0,
    limit: 1,
    pagination: false,
    req: inTransactionOf(req),
    where: {
      and: [
        { key: { equals: key } },
        { 'user.relationTo': { equals: slugOf(req.payload, 'users') } },
        { 'user.value': { equals: user } },
      ],
    },
  })
  return docs[0]
}

async function prefer(req: InTransaction, user: string, key: string, value: string): Promise<void> {
  const before = await preference(req, user, key)
  const { db } = req.payload
  const shared = { collection: PREFERENCES, req: inTransactionOf(req) }
  if (before) await db.updateOne({ ...shared, data: { value }, id: before.id, returning: false })
  else {
    await db.create({
      ...shared,
      data: { key, user: { relationTo: slugOf(req.payload, 'users'), value: user }, value },
    })
  }
}

/** The code of the language that is an admin's, among some; null where none is. */
function codeOf(language: AdminLanguage, codes: readonly string[]): string | null {
  return codes.find((code) => code === language) ?? codes.find((code) => code.split(/[-_]/)[0] === language) ?? null
}

/** The language that a user's admin was in when it was last heard of. */
export async function languageOf(req: InTransaction, user: string): Promise<AdminLanguage> {
  const value = (await preference(req, user, KEY))?.value
  return adminLanguage(typeof value === 'string' ? value : null)
}

/**
 * Notes the language that the asking user's admin is in. Where it is another than before, records are read and written in
 * it from now on; who has chosen otherwise before it was ever noted keeps that. Gives the locale that this changed to.
 */
export async function noteLanguage(req: PayloadRequest, account: { id: number | string }): Promise<string | null> {
  const user = String(account.id)
  const language = adminLanguage(req.i18n.language)
  const noted = await preference(req, user, KEY)
  if (noted?.value === language) return null
  await prefer(req, user, KEY, language)
  const { localization } = req.payload.config
  const locale = localization ? codeOf(language, localization.localeCodes) : null
  if (locale === null || (!noted && (await preference(req, user, 'locale')))) return null
  await prefer(req, user, 'locale', locale)
  return locale
}

/** Notes it when somebody signs in, so that the first page they open is in it. */
export const noteLanguageAtLogin: CollectionAfterLoginHook = async ({ req, user }) => {
  await noteLanguage(req, user as { id: number | string })
}

/** The language of a new article: that of the admin in which it is begun, where editions are published in it. */
export function languageOfNew(codes: readonly string[]) {
  return ({ req }: { req?: Partial<PayloadRequest> & Partial<Configured> }): string | undefined => {
    // A program says which; only somebody who looks at a form has a language of their own.
    const isForm =
      req?.payloadAPI !== 'REST' && Boolean(req?.headers?.get('cookie') ?? req?.headers?.get('accept-language'))
    return (isForm ? codeOf(adminLanguage(req?.i18n?.language), codes) : null) ?? codes[0]
  }
}
