import { sentence } from '../sentences'
import type { CollectionSlug, PayloadRequest } from 'payload'
import { isId } from '../../database/ids'
import type { FieldProblem } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import type { Sentence } from '../../model/sentence'

/** A relation that a document is about to hold. */
export type Reference = { path: string; collection: CollectionSlug; id: unknown }

const names: Partial<Record<CollectionSlug, Sentence>> = {
  statistics: sentence('statistic'),
  quotes: sentence('quote'),
  sources: sentence('source'),
  articles: sentence('article'),
  users: sentence('user'),
  media: sentence('image'),
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
      collection,
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
