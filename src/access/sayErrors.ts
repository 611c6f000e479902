import { APIError, ValidationError, type AfterErrorHook, type ErrorResult } from 'payload'
import { say, type Sentence } from '../model/sentence'
import { sentence } from './sentences'

/**
 * Says what an error says. Payload goes by the names of the errors' classes, which the build of a server takes away: it
 * answered "An unknown error occurred." for every refusal without data (3.90, `formatErrors`).
 */
export const sayErrors: AfterErrorHook = ({ error, req, result }) => {
  if (!(error instanceof APIError) || !result) return
  const { data, isPublic, message, status } = error as Told
  // As Payload decides (`isErrorPublic`): but for faults of the server, what an error says may be told.
  if (!(isPublic ?? status !== 500)) return
  // A project may have classes of its own, which its clients know by their names.
  const name = error instanceof ValidationError ? 'ValidationError' : error.name || 'APIError'
  const translated = ofPayload(message)
  const said = translated ? say(req, translated) : message
  const told: ErrorResult['errors'][number] = data ? { name, data, message: said } : { message: said }
  return { response: { ...result, errors: [told] } }
}

type Told = { data?: Record<string, unknown> | null; isPublic?: boolean; message: string; status: number }

/** What Payload says in English only (3.90.2), as a sentence of ours; null for anything else. */
function ofPayload(message: string): Sentence | null {
  if (message === 'Invalid JSON') return sentence('The request has no JSON body.')
  const [, list] = /^The following paths? cannot be queried: (.*)$/s.exec(message) ?? []
  return list === undefined ? null : sentence('This cannot be asked for: {list}.', { list })
}
