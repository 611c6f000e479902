/** The paths by which a question names fields, found in the schema as Payload would find them. */
import { buildVersionCollectionFields, type FlattenedField, type SanitizedCollectionConfig } from 'payload'
import type { Payload } from 'payload'

/** More relations than this lead nowhere that staff go. */
const MOST_HOPS = 3

/** What a path leads to. */
export type Place = {
  /** The field; `id` for the id of a document or of a row. */
  field: FlattenedField | 'id'
  /** Whether it, or anything on the way to it, is hidden. */
  hidden: boolean
  /** How many relations the way leads through. */
  hops: number
  /** Whether a document may have many of it: it is in rows, or in blocks. */
  isInRows: boolean
}

type Fields = readonly FlattenedField[]

const versionFields = new WeakMap<SanitizedCollectionConfig, Fields>()

/** The fields of a collection, and of its versions, which are asked for by the same operation. */
function fieldsOf(payload: Payload, collection: SanitizedCollectionConfig): Fields {
  if (!collection.versions) return collection.flattenedFields
  let fields = versionFields.get(collection)
  if (!fields) {
    fields = [...collection.flattenedFields, ...buildVersionCollectionFields(payload.config, collection, true)]
    versionFields.set(collection, fields)
  }
  return fields
}

/** Also what not everybody reads all of, who could ask for the rest by a condition. */
function isHidden(field: FlattenedField): boolean {
  return ('hidden' in field && field.hidden === true) || field.custom?.isReadInPart === true
}

/** What a path names in a collection; null where it names nothing that can be asked about. */
export function placeOf(payload: Payload, collection: SanitizedCollectionConfig, path: string): Place | null {
  // As Payload reads them: the names of GraphQL, and of MongoDB.
  const segments = path.replace(/__/g, '.').split('.')
  const locales = payload.config.localization ? payload.config.localization.localeCodes : []
  const place = { hidden: false, hops: 0, isInRows: false }

  const walk = (fields: Fields, at: number): Place | null => {
    const name = segments[at]
    const isLast = at === segments.length - 1
    const field = fields.find((each) => each.name === name)
    if (!field) {
      return isLast && name === 'id' ? { ...place, field: 'id' } : null
    }
    if (isHidden(field)) place.hidden = true
    const next = field.localized && locales.includes(segments[at + 1] ?? '') ? at + 2 : at + 1
    const isOfSeveral = (field.type === 'relationship' || field.type === 'upload') && Array.isArray(field.relationTo)
    // What relates to one of several collections is asked about by its parts: SQLite and Postgres fail over the whole.
    if (next >= segments.length) return isOfSeveral ? null : { ...place, field }
    if (field.type === 'array' || field.type === 'blocks') place.isInRows = true
    if (field.type === 'group' || field.type === 'tab' || field.type === 'array')
      return walk(field.flattenedFields, next)
    if (field.type === 'blocks') {
      return walk(
        field.blocks.flatMap((block) => block.flattenedFields),
        next,
      )
    }
    if (field.type !== 'relationship' && field.type !== 'upload') return null
    place.hops += 1
    if (typeof field.relationTo !== 'string') {
      const isPart = next === segments.length - 1 && ['relationTo', 'value'].includes(segments[next] ?? '')
      return isPart ? { ...place, field } : null
    }
    const related = payload.collections[field.relationTo]?.config
    return related && place.hops <= MOST_HOPS ? walk(related.flattenedFields, next) : null
  }

  return segments.length > 12 ? null : walk(fieldsOf(payload, collection), 0)
}
