import { APIError, ValidationError, type PayloadRequest } from 'payload'
import { say, type Sentence } from '../model/sentence'

/** Something wrong with one field: where, what to do, and what the field is called where it has no label of its own. */
export type FieldProblem = { path: string; message: Sentence; label?: Sentence }

/**
 * Refuses a write with everything that is wrong with it (400), in the language of whoever made the request. What a
 * client needs to go on is `data` beside the messages.
 */
export function refuse(
  collection: string,
  problems: FieldProblem[],
  req: PayloadRequest,
  data: Record<string, unknown> = {},
): never {
  throw new ValidationError(
    {
      ...data,
      collection,
      errors: problems.map(({ label, message, path }) => ({
        message: say(req, message),
        path,
        ...(label ? { label } : {}),
      })),
      req,
    },
    req.t,
  )
}

/** What cannot be done now, as things stand: 409, in the language of whoever asked. To be thrown. */
export function conflict(req: PayloadRequest, message: Sentence, data?: Record<string, unknown>): APIError {
  return new APIError(say(req, message), 409, data, true)
}

/** What somebody may not do, where it is not their role alone that says so: 403, in their language. To be thrown. */
export function forbidden(req: PayloadRequest, message: Sentence): APIError {
  return new APIError(say(req, message), 403, null, true)
}

/** What is not there: 404, in the language of whoever asked. To be thrown. */
export function notFound(req: PayloadRequest, message: Sentence): APIError {
  return new APIError(say(req, message), 404, null, true)
}
