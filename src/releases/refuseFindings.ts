import { ValidationError, type PayloadRequest } from 'payload'
import { telling } from '../access/refuse'
import { say, together } from '../model/sentence'
import { blocking, type Review } from '../review'
import { sentence } from './sentences'

/**
 * Refuses to publish with every error that stands (400): one message a field for the form, and the findings as data.
 * Warnings and notices refuse nothing.
 */
export function refuseFindings(found: Pick<Review, 'findings'>, req: PayloadRequest): void {
  const standing = blocking(found)
  if (standing.length === 0) return
  const paths = [...new Set(standing.map(({ where }) => where.field))]
  const error = new ValidationError(
    {
      collection: 'articles',
      errors: paths.map((path) => ({
        path,
        message: say(req, together(standing.filter(({ where }) => where.field === path).map(({ message }) => message))),
      })),
      // Payload passes on what it does not know.
      ...{ findings: standing },
      req,
    },
    req.t,
  )
  // Without a colon: what comes after one Payload's admin shows as a list, split at its commas.
  const message =
    standing.length === 1
      ? sentence('Not published. The review found 1 error. Mend it or dismiss it with a reason.')
      : sentence('Not published. The review found {count} errors. Mend them or dismiss them with a reason.', {
          count: standing.length,
        })
  error.message = say(req, message)
  throw telling(error, message)
}
