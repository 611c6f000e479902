import { APIError, ValidationError, type AfterErrorHook, type ErrorResult } from 'payload'

/**
 * Says what an error says. Payload goes by the names of the errors' classes, which the build of a server takes away: it
 * answered "An unknown error occurred." for every refusal without data (3.90, `formatErrors`).
 */
export const sayErrors: AfterErrorHook = ({ error, result }) => {
  if (!(error instanceof APIError) || !result) return
  const { data, isPublic, message, status } = error as Told
  // As Payload decides (`isErrorPublic`): but for faults of the server, what an error says may be told.
  if (!(isPublic ?? status !== 500)) return
  const name = error instanceof ValidationError ? 'ValidationError' : 'APIError'
  const told: ErrorResult['errors'][number] = data ? { name, data, message } : { message }
  return { response: { ...result, errors: [told] } }
}

type Told = { data?: Record<string, unknown> | null; isPublic?: boolean; message: string; status: number }
