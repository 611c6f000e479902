import { APIError, QueryError, type PayloadRequest } from 'payload'
import { say, type Sentence } from '../../model/sentence'
import { sentence } from '../sentences'

/** What is wrong with a request, and where: the name of a parameter, or the path of a field. */
export type Problem = { path: string; message: Sentence }

/** What an error says and carries of problems, in the language of whoever asked. */
function told(req: PayloadRequest, problems: readonly Problem[]) {
  const errors = problems.slice(0, MOST_TOLD).map(({ path, message }) => ({ path, message: say(req, message) }))
  const list = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ')
  return { message: say(req, sentence('Bad request. {list}', { list })), data: { errors } }
}

/** More problems than this help nobody. */
const MOST_TOLD = 20

/** A request that cannot be: 400, with each problem. To be thrown. */
export function badRequest(req: PayloadRequest, problems: readonly Problem[]): APIError {
  const { message, data } = told(req, problems)
  return new APIError(message, 400, data, true)
}

/**
 * A question that cannot be asked: 400, with each problem. Payload's lists of documents show nothing for it, where they
 * fail over any other error.
 */
export function badQuery(req: PayloadRequest, problems: readonly Problem[]): QueryError {
  const error = new QueryError([])
  const { message, data } = told(req, problems)
  return Object.assign(error, { name: 'QueryError', message, data, isPublic: true, status: 400 })
}
