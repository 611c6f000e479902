import type { Payload, Where } from 'payload'

/** A document as the seed reads it. */
export type Doc = { id: string } & Record<string, unknown>

/** A file as Payload takes it. */
export type SeedFile = { data: Buffer; mimetype: string; name: string; size: number }

type Shared = {
  collection: string
  locale?: string
  depth?: number
  draft?: boolean
  user?: Record<string, unknown>
  overrideAccess: boolean
}

/**
 * The Local API as far as the seed uses it. The types that Payload generates tie each collection to the shape of its
 * documents; the seed writes records from plain data, and Payload's own validation is what checks them.
 */
export type Store = {
  find: (
    options: Shared & { where: Where; limit: number; sort?: string; trash?: boolean; fallbackLocale?: false },
  ) => Promise<{ docs: Doc[] }>
  create: (options: Shared & { data: Record<string, unknown>; file?: SeedFile }) => Promise<Doc>
  update: (options: Shared & { id: string; data: Record<string, unknown> }) => Promise<Doc>
}

/** The Local API of `payload`, without the types of its collections. */
export function storeOf(payload: Payload): Store {
  return payload as unknown as Store
}
