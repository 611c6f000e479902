/**
 * Operations by `where`. Payload's own catch what each document refuses, and commit all the same: the row of a refused
 * document stays written. So over REST each document is changed by its id, in a transaction of its own, and the answer
 * says of each what was done; and the Local API takes no operation by `where` at all.
 */
import { getTranslation } from '@payloadcms/translations'
import {
  addDataAndFileToRequest,
  addLocalesToRequestFromData,
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type Endpoint,
  type PayloadRequest,
  type Where,
} from 'payload'
import { ownRequest } from './ownRequest'
import { say, untranslated, type Sentence } from '../model/sentence'
import { readShown, SHOWN, type Seen } from '../model/shown'
import { answer, rawEndpoint } from './endpoint'
import { sentenceOf } from './refuse'
import { sentence } from './sentences'
import { namesSome, whereProblem } from './where'

/** More documents than this are changed in several requests: one that takes minutes cannot be watched or stopped. */
const MOST_DOCUMENTS = 1000

type Row = { id: number | string } & Record<string, unknown>
/** A document to which nothing was done: what it is called, why, and whether it stands in the list or in the trash. */
type Refused = Named & { isPublic: true; message: string; reason: string }
type Outcome = { docs: unknown[]; errors: Refused[] }
type Named = { id: string; title: string; place: 'list' | 'trash' | null }
/** Changes a document of several, by itself; refuses it (409) where it is not as its list showed it. */
type ChangeListed = <T>(
  req: PayloadRequest,
  document: { collection: string; id: string; seen: Seen | null },
  change: (own: PayloadRequest) => Promise<T>,
) => Promise<T>

/** Refuses (400) an operation by `where` that did not come through an endpoint of ours. */
export const refuseByWhere: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const changes = operation === 'update' || operation === 'delete'
  if (changes && 'where' in args && !('id' in args && args.id)) {
    throw new APIError(say(req, sentence('Change documents one by one, by their ids.')), 400, null, true)
  }
  return args
}

/** `PATCH` and `DELETE /api/{collection}?where=`: each document by itself. */
export function bulkEndpoints(collection: CollectionSlug, changeListed: ChangeListed): Endpoint[] {
  const each = async (
    req: PayloadRequest,
    change: (own: PayloadRequest, id: string) => Promise<unknown>,
  ): Promise<Outcome> => {
    const outcome: Outcome = { docs: [], errors: [] }
    const seenOf = readShown(req.headers.get(SHOWN))
    const found = await named(req, collection)
    for (const each of found) {
      const { id } = each
      try {
        const document = { collection, id, seen: seenOf(id) }
        outcome.docs.push(await changeListed(req, document, (own) => change(own, id)))
      } catch (error) {
        outcome.errors.push(refused(req, each, await reasonOf(req, collection, id, error)))
      }
    }
    if (req.headers.has(SHOWN)) outcome.errors.push(...(await leftList(req, collection, found)))
    return outcome
  }
  return [
    rawEndpoint({
      method: 'patch',
      path: '/',
      who: 'reporter',
      doesMany: true,
      does: 'changes the documents that fit, each in a transaction of its own',
      handler: async (req) => {
        refuseRevision(req)
        await addDataAndFileToRequest(req)
        addLocalesToRequestFromData(req)
        const { data, file } = req
        if (file) throw new APIError(say(req, sentence('Change files one by one, by their ids.')), 400, null, true)
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
          throw new APIError(say(req, sentence('Send the fields to change as a JSON object.')), 400, null, true)
        }
        const { autosave, draft, trash } = req.query
        const outcome = await each(req, (own, id) =>
          own.payload.update({
            autosave: isTrue(autosave),
            collection,
            data: structuredClone(data),
            depth: 0,
            draft: isTrue(draft),
            id,
            overrideAccess: false,
            overrideLock: false,
            req: own,
            trash: isTrue(trash),
          }),
        )
        return told(req, outcome, 'general:updatedCountSuccessfully', 'error:unableToUpdateCount')
      },
    }),
    rawEndpoint({
      method: 'delete',
      path: '/',
      who: 'reporter',
      doesMany: true,
      does: 'deletes the documents that fit, each in a transaction of its own',
      handler: async (req) => {
        refuseRevision(req)
        const outcome = await each(req, (own, id) =>
          own.payload.delete({
            collection,
            depth: 0,
            id,
            overrideAccess: false,
            overrideLock: false,
            req: own,
            trash: isTrue(req.query.trash),
          }),
        )
        return told(req, outcome, 'general:deletedCountSuccessfully', 'error:unableToDeleteCount')
      },
    }),
  ]
}

/** Refuses (400) a revision in the header: it is that of one document. */
function refuseRevision(req: PayloadRequest): void {
  const tag = req.headers.get('if-match')?.trim()
  if (!tag || tag === '*') return
  const message = sentence('`If-Match` names the revision of one document: change it by its id.')
  throw new APIError(say(req, message), 400, null, true)
}

function isTrue(parameter: unknown): boolean {
  return parameter === true || parameter === 'true'
}

/** The documents that a request names, as the caller may read them. Throws (400) where it names none in particular. */
async function named(req: PayloadRequest, collection: CollectionSlug): Promise<Named[]> {
  const { limit, sort, draft, trash } = req.query
  const condition = conditionOf(req)
  if (whereProblem(condition) || !namesSome(condition)) {
    throw new APIError(say(req, sentence('Say which documents are meant, with `where`.')), 400, null, true)
  }
  const most = limit === undefined ? MOST_DOCUMENTS : Number(limit)
  if (!Number.isInteger(most) || most < 0) {
    throw new APIError(say(req, sentence('`limit` must be a whole number.')), 400, null, true)
  }
  const { docs } = await req.payload.find({
    collection,
    depth: 0,
    draft: isTrue(draft),
    limit: most === 0 ? MOST_DOCUMENTS + 1 : Math.min(most, MOST_DOCUMENTS + 1),
    overrideAccess: false,
    pagination: false,
    req: ownRequest(req),
    ...(typeof sort === 'string' ? { sort } : {}),
    trash: isTrue(trash),
    where: condition as Where,
  })
  if (docs.length > MOST_DOCUMENTS) {
    const message = sentence('These are more than {most} documents: name fewer at a time.', { most: MOST_DOCUMENTS })
    throw new APIError(say(req, message), 400, null, true)
  }
  return (docs as unknown as Row[]).map((row) => titled(req, collection, row))
}

function titled(req: PayloadRequest, collection: CollectionSlug, row: Row): Named {
  const { useAsTitle = 'id' } = req.payload.collections[collection].config.admin
  const id = String(row.id)
  const title = row[useAsTitle]
  return { id, place: row.deletedAt ? 'trash' : 'list', title: typeof title === 'string' && title !== '' ? title : id }
}

function refused(req: PayloadRequest, named: Named, reason: Sentence): Refused {
  const message = say(req, sentence('“{title}”: {reason}', { title: named.title, reason }))
  return { ...named, isPublic: true, message, reason: say(req, reason) }
}

function conditionOf({ query: { where } }: PayloadRequest): unknown {
  return typeof where === 'string' ? parsed(where) : where
}

/** The ids that a condition asks for, itself or in an `and`: those of the documents that were chosen in a list. */
function chosenIn(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return []
  const { and, id } = condition as { and?: unknown; id?: { equals?: unknown; in?: unknown } }
  if (Array.isArray(and)) return and.flatMap(chosenIn)
  const chosen = id?.in ?? id?.equals ?? []
  const ids: unknown[] = typeof chosen === 'string' ? chosen.split(',') : Array.isArray(chosen) ? chosen : [chosen]
  return ids.filter((each) => typeof each === 'string' || typeof each === 'number').map(String)
}

/**
 * Says of each document that was chosen in a list and is not in it any more what became of it: nothing was done to it,
 * and that would not be noticed. What the list view itself leaves out (as what is live already, to publish) is no news.
 */
async function leftList(req: PayloadRequest, collection: CollectionSlug, found: readonly Named[]): Promise<Refused[]> {
  const has = new Set(found.map(({ id }) => id))
  const chosen = [...new Set(chosenIn(conditionOf(req)))].filter((id) => !has.has(id)).slice(0, MOST_DOCUMENTS)
  if (chosen.length === 0) return []
  const { docs } = await req.payload.find({
    collection,
    depth: 0,
    draft: true,
    limit: chosen.length,
    overrideAccess: false,
    pagination: false,
    req: ownRequest(req),
    trash: true,
    where: { id: { in: chosen } },
  })
  const rows = new Map((docs as unknown as Row[]).map((row) => [String(row.id), row]))
  const isOfTrash = isTrue(req.query.trash)
  return chosen.flatMap((id): Refused[] => {
    const row = rows.get(id)
    const isTrashed = Boolean(row?.deletedAt)
    if (row && isTrashed === isOfTrash) return []
    const reason = !row
      ? sentence('It is not here any more: somebody has deleted it.')
      : isTrashed
        ? sentence('Somebody has put it into the trash since.')
        : sentence('Somebody has taken it out of the trash since.')
    return [refused(req, row ? titled(req, collection, row) : { id, place: null, title: id }, reason)]
  })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Why a document was not changed, and what in it somebody else has changed. */
async function reasonOf(
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string,
  error: unknown,
): Promise<Sentence> {
  const reason = await saidOf(req, error)
  if (!reason) req.payload.logger.error({ err: error, id, msg: 'A document of many could not be changed.' })
  const changed = labelsOf(req, collection, error instanceof APIError ? error.data : null)
  const message = reason === null ? sentence('Something went wrong.') : untranslated(reason)
  return changed === '' ? message : sentence('{message} Changed: {changed}.', { message, changed })
}

/** What the fields are called that a refusal (409) says were changed. */
function labelsOf(req: PayloadRequest, collection: CollectionSlug, data: unknown): string {
  const { changed } = (data ?? {}) as { changed?: unknown }
  if (!Array.isArray(changed)) return ''
  const { flattenedFields } = req.payload.collections[collection].config
  const labels = changed
    .filter((name) => typeof name === 'string')
    .map((name): string => {
      const field = flattenedFields.find((each) => each.name === name)
      const label = field && 'label' in field ? field.label : undefined
      return label ? getTranslation(label as Record<string, string> | string, req.i18n) : name
    })
  return labels.join(', ')
}

/** What a refusal says, as it would by itself; null for a fault. */
async function saidOf(req: PayloadRequest, error: unknown): Promise<string | null> {
  // What is wrong with single fields says more than that something is.
  if (error instanceof APIError && error.isPublic) return say(req, sentenceOf(error))
  for (const explain of req.payload.config.hooks.afterError ?? []) {
    const explained = await explain({
      collection: undefined,
      context: {},
      error: error as Error,
      req,
      result: undefined,
    })
    const [first] = (explained?.response as { errors?: Array<{ message: string }> } | undefined)?.errors ?? []
    if (first && explained?.status !== undefined && explained.status < 500) return first.message
  }
  return null
}

/** The answer as Payload's admin reads it. */
function told(
  req: PayloadRequest,
  { docs, errors }: Outcome,
  done: 'general:updatedCountSuccessfully' | 'general:deletedCountSuccessfully',
  undone: 'error:unableToUpdateCount' | 'error:unableToDeleteCount',
): Response {
  const total = docs.length + errors.length
  const label = say(req, total === 1 ? sentence('document') : sentence('documents'))
  const message =
    errors.length === 0
      ? req.t(done, { count: docs.length, label })
      : req.t(undone, { count: errors.length, label, total })
  return answer({ docs, errors, message }, errors.length === 0 ? 200 : 400)
}
