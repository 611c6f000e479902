import { APIError, type CollectionBeforeOperationHook, type TypedLocale } from 'payload'

/**
 * Gives a request that names no locale the default one. Payload does so only where fallback is on; without it, a
 * request without `locale` fails in the database. A locale that is not configured is refused (400).
 */
export const defaultLocale: CollectionBeforeOperationHook = ({ args, req }) => {
  const { localization } = req.payload.config
  if (!localization) return args
  if (!req.locale) req.locale = localization.defaultLocale as TypedLocale
  else if (req.locale !== 'all' && !localization.localeCodes.includes(req.locale)) {
    throw new APIError(
      `There is no locale '${String(req.locale).slice(0, 20)}'. Use one of: ${localization.localeCodes.join(', ')}, all.`,
      400,
      null,
      true,
    )
  }
  return args
}
