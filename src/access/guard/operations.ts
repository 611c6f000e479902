/**
 * The guard of every operation that is done as somebody: over REST, by the admin's server functions, by the Local API as a
 * user. The last door before Payload, and the same for all of them.
 */
import type { CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { isObject } from '../../body'
import { sentence } from '../sentences'
import { fieldProblems, isId } from './fields'
import { jsonProblem } from './json'
import { badQuery, badRequest, type Problem } from './problems'
import { sortProblems, whereProblems } from './questions'

type Arguments = {
  data?: unknown
  id?: unknown
  limit?: unknown
  page?: unknown
  depth?: unknown
  sort?: unknown
  where?: unknown
}

/** When a document was made and changed is for the system to say. */
const OF_THE_SYSTEM = ['createdAt', 'updatedAt']

function countProblems(args: Arguments): Problem[] {
  return (['limit', 'page', 'depth'] as const).flatMap((name) => {
    const value = args[name]
    const isRight = value === undefined || value === null || (Number.isSafeInteger(value) && Number(value) >= 0)
    return isRight ? [] : [{ path: name, message: sentence('This must be a whole number.') }]
  })
}

/** What is wrong with the name of an uploaded file. */
function fileProblems(name: string): Problem[] {
  const isName = name !== '' && name.length <= 255 && !/[\p{Cc}/\\]/u.test(name)
  return isName ? [] : [{ path: 'file', message: sentence('This cannot be the name of a file.') }]
}

function dataProblems(collection: SanitizedCollectionConfig, data: unknown, locales: string[]): Problem[] {
  if (!isObject(data)) return [{ path: '', message: sentence('Send the fields as a JSON object.') }]
  const deep = jsonProblem(data)
  if (deep) return [deep]
  const problems = fieldProblems(collection.flattenedFields, data, locales)
  if (data.id !== undefined && data.id !== null && !isId(data.id)) {
    problems.push({ path: 'id', message: sentence('This must be the id of a document.') })
  }
  if (collection.auth && data.password !== undefined && data.password !== null && typeof data.password !== 'string') {
    problems.push({ path: 'password', message: sentence('This must be text.') })
  }
  return problems
}

/**
 * Refuses (400) what an operation cannot be done with, before anything is read or written, and takes out of what is
 * written what the system alone says.
 */
export const guardOperation: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess) return args
  const given = args as Arguments
  const { payload } = req
  const asked = [
    ...countProblems(given),
    ...(given.where === undefined || given.where === null ? [] : whereProblems(payload, collection, given.where)),
    ...(given.sort === undefined || given.sort === null || given.sort === ''
      ? []
      : sortProblems(payload, collection, given.sort)),
    ...(given.id === undefined || given.id === null || isId(given.id)
      ? []
      : [{ path: 'id', message: sentence('This must be the id of a document.') }]),
  ]
  if (asked.length > 0) throw badQuery(req, asked)
  if (operation !== 'create' && operation !== 'update') return args
  const { localization } = payload.config
  const problems = [
    ...dataProblems(collection, given.data, localization ? localization.localeCodes : []),
    ...(req.file ? fileProblems(req.file.name) : []),
  ]
  if (problems.length > 0) throw badRequest(req, problems)
  const data = { ...(given.data as Record<string, unknown>) }
  for (const name of OF_THE_SYSTEM) delete data[name]
  return { ...args, data }
}
