/**
 * Who may change what was agreed with a source, and what follows: the approval of an unnamed source falls with every
 * change of its record, and terms that are loosened are remembered until each edition has
 * confirmed them.
 */
import {
  APIError,
  ValidationError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { forbidden, telling } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { say } from '../../model/sentence'
import { loosens, type Terms } from '../../model/terms'
import { searchForm } from '../../model/text'
import { canonicalJson } from '../../releases/canonical'
import { citedContext, type Approval } from '../../releases/context'
import { sentence } from '../sentences'
import { slugOf } from '../../model/slugs'

type Loosened = { from: Terms | null; at: string | null }

type Source = Partial<Record<(typeof described)[number] | 'kind', unknown>> & {
  id?: string
  name?: string | null
  terms?: Terms
  attribution?: unknown
  conditions?: string | null
  approval?: { by?: unknown; at?: string | null } | null
  loosened?: Partial<Loosened> | null
  nameAloud?: unknown
}

/** What was agreed with a source, and by what its name is kept out of the rest: of a person it is found in part too. */
const agreed = ['name', 'kind', 'terms', 'attribution', 'conditions'] as const
/** What else is said of it: whoever approves has seen that as well. */
const described = [
  ...(['title', 'author', 'publisher', 'url', 'archiveUrl', 'publishedAt', 'accessedAt'] as const),
  ...(['language', 'license', 'availability', 'holder'] as const),
]

export const noApproval: Approval = { by: null, at: null }
const notLoosened: Loosened = { from: null, at: null }

/** Keeps which source a new one is made of. */
export const noteDuplicated: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create') {
    const from: unknown = 'duplicateFromID' in args ? args.duplicateFromID : undefined
    citedContext(req).duplicateOf = typeof from === 'string' || typeof from === 'number' ? String(from) : undefined
  }
  return args
}

/** The source that a save changes or copies, as it is stored; null for one that is new. */
async function before(req: PayloadRequest, original: Source | undefined): Promise<Source | null> {
  if (original) return original
  const { duplicateOf } = citedContext(req)
  if (duplicateOf === undefined) return null
  const where = { id: { equals: duplicateOf } }
  return req.payload.db.findOne<Source & { id: string }>({
    collection: slugOf(req.payload, 'sources'),
    req: inTransactionOf(req),
    where,
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson([one || null]) === canonicalJson([other || null])
}

/**
 * Refuses what only editors may change of a source, and writes what the server alone writes of it: its approval, and that
 * its terms were loosened. Whoever loosens terms says the name of the source, in `nameAloud`: it may become public.
 */
export const guardTerms: CollectionBeforeChangeHook<Source & { id: string }> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { nameAloud, ...source } = data as Source
  const isCopy = operation === 'create'
  const old = await before(req, isCopy ? undefined : originalDoc)
  const { approval, isTrial } = citedContext(req)
  if (!old) return { ...source, approval: noApproval, loosened: notLoosened }
  const isRestored = req.context.isRestoringVersion === true
  const changed = agreed.filter((field) => !isSame(source[field], old[field]))
  const isLoosened = loosens(old.terms, source.terms)
  if (!isTrial) {
    // Of a version that is restored only one language is seen here.
    const mayDiffer = isRestored || (!isCopy && changed.some((field) => field !== 'terms'))
    const isOthers = old.terms !== 'on-record' && (mayDiffer || isLoosened)
    if (isOthers && req.user && !hasRole(req, 'editor')) {
      throw forbidden(
        req,
        sentence(
          'Only editors change the name, the kind, the wording or the conditions of a source that is not on the record, or loosen its terms.',
        ),
      )
    }
    // The name as it is known: a new one that is given with it says nothing of whose it is.
    if (isLoosened) requireNameAloud(req, old, nameAloud, isRestored)
  }
  const isChanged = changed.length > 0 || described.some((field) => !isSame(source[field], old[field]))
  return {
    ...source,
    approval: isCopy || isRestored || isChanged ? noApproval : (approval ?? { ...noApproval, ...plain(old.approval) }),
    loosened: loosenedFrom(old, source.terms),
  }
}

function plain(approval: Source['approval']): Approval {
  return { by: idOf(approval?.by) ?? null, at: approval?.at ?? null }
}

function requireNameAloud(req: PayloadRequest, { name }: Source, said: unknown, isRestored: boolean): void {
  if (isRestored) {
    const message = sentence(
      'This version has terms that protect the source less. Change the terms themselves, and nothing else of it is lost.',
    )
    throw new APIError(say(req, message), 400, null, true)
  }
  if (typeof said === 'string' && searchForm(said) !== '' && searchForm(said) === searchForm(name ?? '')) return
  const message = sentence(
    'These terms protect the source less. To confirm them send `nameAloud` with the name of the source, as it stands on its record.',
  )
  const problem = { message: say(req, message), path: 'nameAloud' }
  const error = new ValidationError({ collection: 'sources', errors: [problem], req }, req.t)
  // Where many are changed at once only this is told.
  error.message = problem.message
  throw telling(error, message)
}

/** That the terms of a source were loosened, from the strictest that they were; nothing where they are as strict again. */
function loosenedFrom(old: Source, terms: Terms | undefined): Loosened {
  const from = old.loosened?.from ?? old.terms ?? null
  if (loosens(old.terms, terms)) {
    const strictest = loosens(from, old.terms) ? from : (old.terms ?? null)
    return { from: strictest, at: new Date().toISOString() }
  }
  if (!old.loosened?.at || !loosens(old.loosened.from, terms)) return notLoosened
  return { from: old.loosened.from ?? null, at: old.loosened.at }
}
