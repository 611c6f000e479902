import { getRequestListener } from '@hono/node-server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { withoutCampaign } from '../delivery/campaign'
import { problem } from '../delivery/problem'
import { encodeResponse, variantNamed, type Answer } from './answer'
import type { AnswerCache } from './cache'
import { withDependencies } from './dependencies'
import { chooseCoding, type Coding } from './encode'

/** How a request was answered: from memory, by making the answer, or without the cache. */
export type CacheOutcome = 'hit' | 'miss' | 'passed'

type HandlerOptions = {
  app: { fetch: (request: Request) => Response | Promise<Response> }
  cache: AnswerCache
  basePath: string
  /** Where faults go that the app did not answer. */
  log: { error: (details: { err: unknown; path: string }, message: string) => void }
  /** Called with each answer; `began` is when the request came, as `performance.now()` has it. @default nothing */
  onAnswer?: (outcome: CacheOutcome, status: number, began: number) => void
}

/** Longer than these no answer is kept for: they are not what readers send. In characters. */
const LONGEST_URL = 500
const LONGEST_ACCEPT = 200
/** How many different Accept-Encoding headers are remembered. */
const MOST_ENCODINGS = 200

/** Serves a request of Node. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Whether a URL, as it stands in a request, lies below the path of the API. */
export function isBelow(basePath: string, url: string | undefined): boolean {
  if (!url?.startsWith(basePath)) return false
  const next = url.charCodeAt(basePath.length)
  // Nothing, `/` or `?`.
  return Number.isNaN(next) || next === 47 || next === 63
}

/**
 * Answers requests from memory where it can and by the app where not. What streams, waits or is no text goes to the app
 * as it came; everything else is made once and sent in its final bytes until it changes.
 */
export function createHandler({ app, cache, basePath, log, onAnswer = () => undefined }: HandlerOptions): Handler {
  /** The 500 for what the app does not answer itself. The query stays out of the log: it may tell who asked for what. */
  const failed = (err: unknown, url: string): Response => {
    const { pathname: path } = new URL(url, 'http://cited.invalid')
    log.error({ err, path }, 'cited: a request was not answered')
    return problem('internal-error', { detail: 'This is a fault of the server. It was logged.' })
  }
  const pass = getRequestListener(
    async (request) => {
      try {
        return await app.fetch(request)
      } catch (err) {
        return failed(err, request.url)
      }
    },
    { overrideGlobalObjects: false },
  )
  const encodings = new Map<string, Coding>()

  const codingOf = (header: string | string[] | undefined): Coding => {
    if (typeof header !== 'string') return 'identity'
    const known = encodings.get(header)
    if (known) return known
    if (encodings.size >= MOST_ENCODINGS) encodings.clear()
    const coding = chooseCoding(header)
    encodings.set(header, coding)
    return coding
  }

  const send = (request: IncomingMessage, response: ServerResponse, answer: Answer): number => {
    const { headers } = request
    const chosen = answer.variants[codingOf(headers['accept-encoding'])] ?? answer.variants.identity
    const condition = answer.isLasting ? headers['if-none-match'] : undefined
    const same = condition === undefined ? undefined : variantNamed(answer, chosen, condition)
    if (same) {
      response.writeHead(304, same.headersNotModified).end()
      return 304
    }
    response.writeHead(answer.status, chosen.headers)
    if (request.method === 'HEAD') response.end()
    else response.end(chosen.body)
    return answer.status
  }

  const isKept = (method: string | undefined, url: string, accept: string): boolean =>
    (method === 'GET' || method === 'HEAD') &&
    url.length <= LONGEST_URL &&
    accept.length <= LONGEST_ACCEPT &&
    !url.startsWith('/media/', basePath.length) &&
    !url.startsWith('/changes/stream', basePath.length) &&
    !url.includes('wait=')

  return (request, response) => {
    const began = performance.now()
    const { method, headers } = request
    const url = withoutCampaign(request.url ?? '')
    const accept = headers.accept ?? ''
    if (!isKept(method, url, accept)) {
      response.once('close', () => onAnswer('passed', response.statusCode, began))
      void pass(request, response)
      return
    }
    const key = accept === '' || accept === '*/*' ? url : `${url} ${accept}`
    const hit = cache.get(key)
    if (hit) {
      onAnswer('hit', send(request, response, hit), began)
      return
    }
    cache
      .fill(key, async () => {
        // The host is not part of any answer. What else a client sends (cookies, conditions) is not shown to the app.
        const asked = new Request(`http://cited.invalid${url}`, { headers: accept === '' ? {} : { accept } })
        const { made, keys } = await withDependencies(async () => app.fetch(asked))
        return { made: await encodeResponse(made), keys }
      })
      .then((answer) => onAnswer('miss', send(request, response, answer), began))
      .catch(async (err: unknown) => {
        const answer = await encodeResponse(failed(err, url))
        if (response.headersSent) response.destroy()
        else onAnswer('miss', send(request, response, answer), began)
      })
  }
}
