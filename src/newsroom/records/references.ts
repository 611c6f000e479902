import type { CollectionSlug, PayloadRequest } from 'payload'
import { isId } from '../../database/ids'
import type { FieldProblem } from '../../access/refuse'
import { inTransactionOf } from '../../releases/load'

/** A relation that a document is about to hold. */
export type Reference = { path: string; collection: CollectionSlug; id: unknown }

const names: Partial<Record<CollectionSlug, { en: string; es: string }>> = {
  statistics: { en: 'statistic', es: 'cifra' },
  quotes: { en: 'quote', es: 'cita' },
  sources: { en: 'source', es: 'fuente' },
  articles: { en: 'article', es: 'artículo' },
  users: { en: 'user', es: 'usuario' },
  media: { en: 'image', es: 'imagen' },
}

/** The id that a relation holds, populated or not; undefined when it is empty or no id at all. */
export function idOf(value: unknown): string | undefined {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
  return typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : undefined
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
    .map(({ path, collection, id }) => {
      const name = names[collection] ?? { en: 'record', es: 'registro' }
      const shown = String(idOf(id) ?? JSON.stringify(id)).slice(0, 60)
      return {
        path,
        en: `There is no ${name.en} with the id '${shown}'.`,
        es: `No existe ${name.es} con el id '${shown}'.`,
      }
    })
}
