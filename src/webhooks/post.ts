import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { AddressError, guardedLookup, urlProblem, type Reach, type Resolver } from './address'
import type { DeliveryError } from './outcomes'

/** How long a receiver may take to answer, in milliseconds. */
const TIMEOUT = 20_000

/** What came of a request: an answer, or why there was none; `detail` is the code that the system gave it. */
export type PostResult =
  | { status: number; retryAfter: string | undefined; error: null; detail: null }
  | { status: null; error: DeliveryError; detail: string | null }

type Request = { url: string; headers: Record<string, string>; body: string }
type How = { reach: Reach; resolve?: Resolver | undefined; timeout?: number | undefined }

function reasonOf(error: NodeJS.ErrnoException): DeliveryError {
  if (error instanceof AddressError) return 'address'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  if (/^(ENOTFOUND|EAI_)/.test(error.code ?? '')) return 'name'
  return /CERT|TLS|SSL|EPROTO|SIGNATURE|ISSUER/.test(error.code ?? '') ? 'tls' : 'connection'
}

/**
 * Posts once, to an address that may be reached and on a connection of its own. Redirects are not followed, and of
 * the answer nothing but its status and `Retry-After` is read. Never rejects.
 */
export function post({ url, headers, body }: Request, { reach, resolve, timeout = TIMEOUT }: How): Promise<PostResult> {
  return new Promise((answer) => {
    const fail = (error: NodeJS.ErrnoException) =>
      answer({ status: null, error: reasonOf(error), detail: error.code ?? null })
    const problem = urlProblem(url, reach)
    if (problem) return fail(new AddressError(problem.en))
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const request = send(
      url,
      {
        // A connection that was kept could lead to where the name pointed before.
        agent: false,
        headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers },
        lookup: guardedLookup(reach, resolve),
        method: 'POST',
        signal: AbortSignal.timeout(timeout),
      },
      (response) => {
        response.on('error', () => undefined).destroy()
        const { statusCode = 0, headers: answered } = response
        answer({ status: statusCode, retryAfter: answered['retry-after'], error: null, detail: null })
      },
    )
    request.on('error', fail)
    request.end(body)
  })
}
