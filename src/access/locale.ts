import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type TypedLocale,
} from 'payload'
import { say } from '../model/sentence'
import { sentence } from './sentences'

/**
 * Gives a request that names no locale the default one. Payload does so only where fallback is on; without it, a
 * request without `locale` fails in the database. A locale that is not configured is refused (400).
 */
export const defaultLocale: CollectionBeforeOperationHook = ({ args, req }) => {
  const { localization } = req.payload.config
  if (!localization) return args
  // A label that is missing in one language must be seen to be missing, whatever the project does with its own.
  if (localization.fallback) req.fallbackLocale = false
  if (!req.locale) req.locale = localization.defaultLocale as TypedLocale
  else if (req.locale !== 'all' && !localization.localeCodes.includes(req.locale)) {
    const message = sentence("There is no locale '{locale}'. Use one of: {locales}, all.", {
      locale: String(req.locale).slice(0, 20),
      locales: localization.localeCodes.join(', '),
    })
    throw new APIError(say(req, message), 400, null, true)
  }
  return args
}

/** Whether something of a collection is there once a language. */
function hasLanguages(fields: readonly FlattenedField[]): boolean {
  return fields.some(
    (field) =>
      ('localized' in field && field.localized) || ('flattenedFields' in field && hasLanguages(field.flattenedFields)),
  )
}

/**
 * Refuses (400) to save in all languages at once what is there once a language: Payload would take a text that is not
 * given by language, answer that it is saved, and save nothing of it. A version is restored in all of them by itself.
 */
export const oneLanguage: CollectionBeforeChangeHook = ({ collection, data, req }) => {
  if (req.locale !== 'all' || !hasLanguages(collection.flattenedFields)) return data as object
  const message = sentence('Save one language at a time: give the code of one as `locale`.')
  throw new APIError(say(req, message), 400, null, true)
}
