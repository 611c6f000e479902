import config from '@payload-config'
import { handleEndpoints } from 'payload'

function problem(status: number, message: string): Response {
  return Response.json({ errors: [{ message }] }, { status })
}

/** The names that every object answers to. Payload looks a collection up by name in a plain object. */
function isInherited(name: string): boolean {
  return name in Object.prototype
}

/** Payload's REST API, and the public API that is mounted in it: every method gets the request as it came. */
async function answer(request: Request): Promise<Response> {
  if (new URL(request.url).pathname.split('/').some(isInherited)) return problem(404, 'Not found.')
  try {
    return await handleEndpoints({ config, request })
  } catch (error) {
    // Payload reads a body that is sent as a query (X-Payload-HTTP-Method-Override) outside its own error handling.
    if (error instanceof SyntaxError) return problem(400, 'The body is not JSON.')
    throw error
  }
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
