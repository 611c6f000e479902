import { ValidationError, type PayloadRequest } from 'payload'

/** A sentence in both languages of the admin. */
export type Message = { en: string; es: string }

/** Something wrong with one field: where, what to do, and what the field is called where it has no label of its own. */
export type FieldProblem = Message & { path: string; label?: Message }

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
      errors: problems.map((problem) => ({
        message: req.i18n.language === 'es' ? problem.es : problem.en,
        path: problem.path,
        ...(problem.label ? { label: problem.label } : {}),
      })),
      req,
    },
    req.t,
  )
}
