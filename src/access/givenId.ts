import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Ids are made by the database alone, also where a project lets its clients give them (`allowIDOnCreate` of an adapter): with
 * the id of a record that was deleted another one would stand in its place in the releases that cite it.
 */
export const withoutGivenId: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if (operation !== 'create' || !req.payload.db.allowIDOnCreate || data?.id === undefined) return args
  const { id: _, ...rest } = data
  return { ...args, data: rest }
}
