import type { AfterErrorHook } from 'payload'
import { say, type Sentence } from '../model/sentence'
import { failureOf, type Failure } from './failures'
import { sentence } from './sentences'

type Explanation = {
  status: number
  said: Sentence
  /** How long a client is to wait before it tries again, in seconds. */
  retryAfter?: number
}

/** What whoever made the request is told. In each case but `unknown` the transaction was undone as a whole. */
const answers: Record<Failure, Explanation> = {
  conflict: {
    status: 409,
    said: sentence('Somebody else saved at the same time. Nothing was saved; try again.'),
    retryAfter: 1,
  },
  duplicate: {
    status: 409,
    said: sentence('Somebody else saved at the same time. Nothing was saved; try again.'),
    retryAfter: 1,
  },
  // No better at the next try: what it names stays deleted, and so does an account.
  gone: {
    status: 409,
    said: sentence('What this names was deleted at the same time. Nothing was saved; look again.'),
  },
  busy: {
    status: 503,
    said: sentence('The database is busy with other changes. Nothing was saved; try again.'),
    retryAfter: 1,
  },
  // Insufficient Storage (RFC 4918, 11.5).
  full: {
    status: 507,
    said: sentence('The disk of the server is full. Nothing was saved. Tell whoever runs the server.'),
    retryAfter: 60,
  },
  readOnly: {
    status: 503,
    said: sentence('The database cannot be written to. Nothing was saved. Tell whoever runs the server.'),
    retryAfter: 60,
  },
  lost: {
    status: 503,
    said: sentence(
      'The database was removed or replaced while the server ran. Nothing was saved. Tell whoever runs the server.',
    ),
    retryAfter: 60,
  },
  unknown: {
    status: 503,
    said: sentence('The database did not say whether the change was saved. Look before you try again.'),
    retryAfter: 5,
  },
  down: {
    status: 503,
    said: sentence('The database does not answer. Nothing was saved. Tell whoever runs the server.'),
    retryAfter: 5,
  },
  unreadable: {
    status: 400,
    said: sentence('The request could not be read: check its JSON, ids and dates.'),
  },
}

/**
 * Gives failures of the database their status and says them in the reader's language; Payload answers them all with 500
 * and "Something went wrong.".
 */
export const answerErrors: AfterErrorHook = ({ error, req }) => {
  const failure = failureOf(error)
  if (!failure) return
  const { retryAfter, said, status } = answers[failure]
  if (retryAfter !== undefined) {
    req.responseHeaders = new Headers(req.responseHeaders)
    req.responseHeaders.set('Retry-After', String(retryAfter))
  }
  return { response: { errors: [{ message: say(req, said) }] }, status }
}
