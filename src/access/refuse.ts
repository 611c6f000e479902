import { APIError, ValidationError, type PayloadRequest } from 'payload'
import { say, together, untranslated, type Sentence } from '../model/sentence'
import { slugOf } from '../model/slugs'

/** What errors say in every language, for those that are told to others later. */
const told = new WeakMap<Error, Sentence>()

/** Gives an error its words in every language. */
export function telling<E extends Error>(error: E, sentence: Sentence): E {
  told.set(error, sentence)
  return error
}

/** What an error says, in every language where it is one of ours. */
export function sentenceOf(error: Error): Sentence {
  return told.get(error) ?? untranslated(error.message)
}

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
  const error = new ValidationError(
    {
      ...data,
      collection: slugOf(req.payload, collection),
      errors: problems.map(({ label, message, path }) => ({
        message: say(req, message),
        path,
        ...(label ? { label } : {}),
      })),
      req,
    },
    req.t,
  )
  throw telling(error, together(problems.map(({ message }) => message)))
}

/** What cannot be done now, as things stand: 409, in the language of whoever asked. To be thrown. */
export function conflict(req: PayloadRequest, message: Sentence, data?: Record<string, unknown>): APIError {
  return telling(new APIError(say(req, message), 409, data, true), message)
}

/** What somebody may not do, where it is not their role alone that says so: 403, in their language. To be thrown. */
export function forbidden(req: PayloadRequest, message: Sentence): APIError {
  return new APIError(say(req, message), 403, null, true)
}

/** What is not there: 404, in the language of whoever asked. To be thrown. */
export function notFound(req: PayloadRequest, message: Sentence): APIError {
  return telling(new APIError(say(req, message), 404, null, true), message)
}
