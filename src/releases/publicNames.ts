/** What records are called in public, in the documents of one story. */
import type { EditionDocument } from '../model/document'
import { recordCollections, recordKinds, type RecordCollection, type RecordName } from '../model/recordKinds'
import type { EditionRecords } from '../model/records'
import { isOpaque, opaqueId } from './opaqueId'
import { publicIds } from './present'

/** Public ids by the ids of the records themselves. */
export type PublicNames = ReadonlyMap<string, string>

type Records = Pick<EditionRecords, RecordCollection>
type Images = Pick<EditionRecords, 'images' | 'photos'>

/** The public ids of records in a story. */
export function publicNames(secret: string, story: string, records: Records): PublicNames {
  const publicId = publicIds(records, story, (of, record) => opaqueId(secret, of, record))
  return new Map(
    recordCollections.flatMap((collection) =>
      [...records[collection].keys()].map((id) => [id, publicId(collection, id)] as const),
    ),
  )
}

/** The records that are public by other ids than their own: those that rest on a source which is not named. */
export function unnamedIn(records: Records, names: PublicNames): RecordName[] {
  return recordCollections.flatMap((collection) =>
    [...records[collection].keys()].flatMap((id) => (names.get(id) === id ? [] : [{ collection, id }])),
  )
}

/**
 * What the release of an edition is found by on behalf of records that are public by other names than their ids, beside
 * what readers find it by: `own-statistic:<id>`, and `own-media:<id>` of the images of its body and of those who sign it. Private, as all that
 * releases are found by.
 */
export function ownKeys(records: Records & Images, names: PublicNames): string[] {
  const images = new Set([...records.images.values(), ...records.photos.values()].map(({ id }) => imageKey(id)))
  return [...unnamedIn(records, names).map(({ collection, id }) => ownKey(collection, id)), ...images]
}

/** The key of the releases that show an image in their text, or of somebody who signs them. */
export function imageKey(id: string): string {
  return `${OWN}media:${id}`
}

/** The images that a release shows in its text, or of those who sign it, by the ids of their records. */
export function imagesAmong(keys: readonly string[] | null | undefined): string[] {
  const start = imageKey('')
  return (keys ?? []).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length))
}

const OWN = 'own-'

function ownKey(collection: RecordCollection, id: string): string {
  return `${OWN}${recordKinds[collection]}:${id}`
}

/** Those among the keys of a release that are of records which are public by other ids. */
export function ownKeysAmong(keys: readonly string[] | null | undefined): string[] {
  return (keys ?? []).filter((key) => key.startsWith(OWN))
}

/**
 * Whether a document calls records that are not named by ids which this secret does not make: it was released under another,
 * and which of its figures are which cannot be told. `keys` are those that its release is found by.
 */
export function isUnderOtherSecret(
  secret: string,
  document: EditionDocument,
  keys: readonly string[] | null | undefined,
): boolean {
  const own = new Set(ownKeysAmong(keys))
  const known = new Set(
    recordCollections.flatMap((collection) => {
      const start = ownKey(collection, '')
      return [...own].flatMap((key) =>
        key.startsWith(start) ? [opaqueId(secret, document.story, { collection, id: key.slice(start.length) })] : [],
      )
    }),
  )
  // Releases of before are found by their public ids alone.
  if (known.size === 0) return false
  return recordCollections.some((collection) => document[collection].some(({ id }) => isOpaque(id) && !known.has(id)))
}

/** The keys of the releases that carry a record, as far as its id alone tells. */
export function keysOfRecord(collection: RecordCollection, id: string): string[] {
  return [`${recordKinds[collection]}:${id}`, ownKey(collection, id)]
}

/** The record that a key of a release is of, by the id that the key has; undefined for an image. */
export function recordAmong(key: string): RecordName | undefined {
  const [kind, id = ''] = key.replace(OWN, '').split(':')
  const collection = recordCollections.find((each) => recordKinds[each] === kind)
  return collection && { collection, id }
}

/** A document in which records are called otherwise: `names` gives the new id by the old one. */
export function renamed(document: EditionDocument, names: ReadonlyMap<string, string>): EditionDocument {
  if (names.size === 0) return document
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === 'string' ? (names.get(value) ?? value) : value,
  ) as EditionDocument
}

/** A document of a story in which the records with these ids are called by them, as in the newsroom. */
export function withOwnIds(
  secret: string,
  document: EditionDocument,
  ids: Record<RecordCollection, Iterable<string>>,
): EditionDocument {
  const carried = new Set(recordCollections.flatMap((collection) => document[collection].map(({ id }) => id)))
  const own = recordCollections.flatMap((collection) =>
    [...ids[collection]].flatMap((id) => {
      if (carried.has(id)) return []
      const opaque = opaqueId(secret, document.story, { collection, id })
      return carried.has(opaque) ? [[opaque, id] as const] : []
    }),
  )
  return renamed(document, new Map(own))
}
