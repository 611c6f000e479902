import { sentence } from '../sentences'
import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest } from 'payload'
import { isId } from '../../database/ids'
import { refuse, type FieldProblem } from '../../access/refuse'
import { meetAt } from '../../database/meetings'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import type { Sentence } from '../../model/sentence'
import { slugOf } from '../../model/slugs'

/** A relation that a document is about to hold. */
export type Reference = { path: string; collection: CollectionSlug; id: unknown }

const names: Partial<Record<CollectionSlug, Sentence>> = {
  statistics: sentence('statistic'),
  quotes: sentence('quote'),
  sources: sentence('source'),
  articles: sentence('article'),
  users: sentence('user'),
  media: sentence('image'),
  topics: sentence('topic'),
  people: sentence('person'),
}

function keysOf(payload: PayloadRequest['payload'], references: Reference[]): string[] {
  return references.flatMap(({ collection, id }) => {
    const given = idOf(id)
    return given !== undefined && isId(payload, given) ? [`${collection}:${given}`] : []
  })
}

/**
 * Meets whoever deletes one of the records at the same moment: one of the two is repeated. `stored` are the relations
 * that the document holds already, for which it was so before.
 */
export async function meetReferences(req: PayloadRequest, references: Reference[], stored: Reference[]): Promise<void> {
  const known = new Set(keysOf(req.payload, stored))
  await meetAt(
    req,
    keysOf(req.payload, references).filter((key) => !known.has(key)),
  )
}

/** Says which of the relations name a record that does not exist, once whoever deletes one of them was met. */
export async function referenceProblems(
  req: PayloadRequest,
  references: Reference[],
  stored: Reference[],
): Promise<FieldProblem[]> {
  await meetReferences(req, references, stored)
  return missingReferences(req, references)
}

/** Says which of the relations name a record that does not exist. Neither database checks relations inside JSON. */
export async function missingReferences(req: PayloadRequest, references: Reference[]): Promise<FieldProblem[]> {
  const given = references.filter(({ id }) => id !== null && id !== undefined && id !== '')
  const found = new Set<string>()
  for (const collection of new Set(given.map((reference) => reference.collection))) {
    const ids = [
      ...new Set(given.flatMap((reference) => (reference.collection === collection ? (idOf(reference.id) ?? []) : []))),
    ].filter((id) => isId(req.payload, id))
    if (ids.length === 0) continue
    const { docs } = await req.payload.db.find<{ id: number | string }>({
      collection: slugOf(req.payload, collection),
      pagination: false,
      req: inTransactionOf(req),
      select: {},
      where: { id: { in: ids } },
    })
    for (const { id } of docs) found.add(`${collection}:${id}`)
  }
  return given
    .filter(({ collection, id }) => !found.has(`${collection}:${idOf(id)}`))
    .map(({ path, collection, id }) => ({
      path,
      message: sentence("There is no {name} with the id '{id}'.", {
        name: names[collection] ?? sentence('record'),
        id: String(idOf(id) ?? JSON.stringify(id)).slice(0, 60),
      }),
    }))
}

/** Refuses a document one of whose relations, by the names of their fields, is to a record that is not there. */
export function requireReferences(
  collection: CollectionSlug,
  relations: Record<string, CollectionSlug>,
): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    const referencesOf = (document: Record<string, unknown>): Reference[] =>
      Object.entries(relations).map(([path, to]) => ({ path, collection: to, id: document[path] }))
    const stored = (originalDoc ?? {}) as Record<string, unknown>
    const problems = await referenceProblems(req, referencesOf(data), referencesOf(stored))
    if (problems.length > 0) refuse(collection, problems, req)
    return data as Record<string, unknown>
  }
}
