import type { FlattenedField, PayloadRequest } from 'payload'
import { idOf } from '../../model/ids'
import type { RecordCollection } from '../../model/recordKinds'
import type { Prospect } from '../../releases/load'
import { slugOf } from '../../model/slugs'

type Data = Record<string, unknown>

/**
 * A record as a change would leave it, for reads that are to go by it before it is stored. `data` is the whole record
 * in the locale of the request; what is localized keeps its stored value in every other language.
 */
export function prospectOf(
  req: Pick<PayloadRequest, 'payload' | 'locale'>,
  collection: RecordCollection,
  id: string,
  data: Data,
): Prospect {
  const { flattenedFields } = req.payload.collections[slugOf(req.payload, collection)].config
  const { locale } = req
  return {
    collection,
    id,
    become: <T extends object>(stored: T, language: string): T => ({
      ...stored,
      ...changed(flattenedFields, data, stored as Data, { language, locale }),
    }),
  }
}

type Languages = { language: string; locale: PayloadRequest['locale'] }

function changed(fields: FlattenedField[], data: Data, stored: Data, languages: Languages): Data {
  const { language, locale } = languages
  return Object.fromEntries(
    fields.flatMap((field): Array<[string, unknown]> => {
      const { name } = field
      if (field.type === 'join' || name === 'id') return []
      if ('localized' in field && field.localized) {
        const given = locale === 'all' ? (data[name] as Data | undefined)?.[language] : data[name]
        return [[name, locale === 'all' || locale === language ? given : stored[name]]]
      }
      if (field.type === 'group' || field.type === 'tab') {
        const [now, before] = [data, stored].map((each) => (each[name] ?? {}) as Data) as [Data, Data]
        return [[name, changed(field.flattenedFields, now, before, languages)]]
      }
      return [[name, valueOf(field, data[name], languages)]]
    }),
  )
}

/** A value as it is read at depth 0: relations as ids. */
function valueOf(field: FlattenedField, value: unknown, languages: Languages): unknown {
  if (value === null || value === undefined) return value
  if (field.type === 'relationship' || field.type === 'upload') {
    return Array.isArray(value) ? value.map((each) => idOf(each) ?? null) : (idOf(value) ?? null)
  }
  if (field.type === 'array' && Array.isArray(value)) {
    return value.map((row: Data) => ({ ...row, ...changed(field.flattenedFields, row, {}, languages) }))
  }
  return value
}
