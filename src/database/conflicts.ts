import type { AfterErrorHook } from 'payload'
import { say } from '../model/sentence'
import { sentence } from './sentences'

/** How long a client is to wait before it repeats a write that met another one, in seconds. */
const RETRY_AFTER = 1

type DatabaseError = Error & { code?: unknown; errorLabels?: string[]; status?: number }

/** Two transactions wrote one document and this one gave way: MongoDB's error 112 and its label, or a unique index. */
function isConflict({ cause, code, errorLabels = [], message }: DatabaseError): boolean {
  return (
    code === 112 ||
    code === 11_000 ||
    errorLabels.includes('TransientTransactionError') ||
    /UNIQUE constraint failed/.test(`${message} ${String(cause)}`)
  )
}

/** The request could not be read: JSON that is none, or an id or date that the database cannot hold. */
function isUnreadable({ name }: DatabaseError): boolean {
  return ['SyntaxError', 'CastError', 'BSONError'].includes(name)
}

/**
 * Gives errors that are not the server's fault their status: a meeting of two writers is a 409 that says nothing was
 * saved and when to try again, a request that cannot be read a 400. Payload answers both with a 500.
 */
export const answerErrors: AfterErrorHook = ({ error, req }) => {
  const conflict = isConflict(error)
  if (conflict || (error as DatabaseError).status === 503) {
    req.responseHeaders = new Headers({ 'Retry-After': String(RETRY_AFTER) })
  }
  if (conflict) {
    const message = say(req, sentence('Somebody else saved at the same time. Nothing was saved; try again.'))
    return { response: { errors: [{ message }] }, status: 409 }
  }
  if (isUnreadable(error)) {
    const message = say(req, sentence('The request could not be read: check its JSON, ids and dates.'))
    return { response: { errors: [{ message }] }, status: 400 }
  }
}
