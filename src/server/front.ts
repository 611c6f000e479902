/**
 * The front of the server: what is refused before anything of ours, of Next or of Payload has seen it, and what every page
 * of the admin says of itself. A request that it refuses was not read to its end.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { bodyKind, largestBody, LONGEST_FILE, LONGEST_TEXT } from '../access/guard/body'
import { pageQueryProblem } from '../access/guard/pages'
import { isReadable, languageOf, pathProblem } from '../access/guard/request'
import { sentence } from '../access/sentences'
import type { Sentence } from '../model/sentence'
import { asCaller, keyOfAddress, type AddressOf } from './caller'
import { isBelow } from './handler'
import { otherHeaders, pageHeaders, pagePolicy } from './headers'
import { counter, type Rate } from '../access/rateLimits'

type Options = {
  addressOf: AddressOf
  /** The path of the public API, such as `/api/v1`. */
  publicPath: string
  /** The path of Payload's API, such as `/api`. */
  apiPath: string
  /** Whether a URL is of what readers get besides: they are counted as those of the public API are. @default none is */
  isForReaders?: (url: string | undefined) => boolean
  /** The path of the admin; null where there is none. */
  adminPath: string | null
  /** How often a caller may ask the public API. */
  publicRate: Rate
  /** How large an upload may be with the fields beside it, in bytes. */
  ofFiles: number
  /** How long a body may take to come, in milliseconds. @default half a minute for text, five minutes for files */
  deadlines?: { text: number; file: number }
  /** Whether an action of the admin's server is one that there is, by its id. @default any of the right form is */
  isAction?: (id: string) => boolean
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

type Refusal = { status: number; said: Sentence; headers?: Record<string, string> }

function headersOf({ headers }: IncomingMessage) {
  return {
    get: (name: string) => {
      const value = headers[name]
      return typeof value === 'string' ? value : null
    },
  }
}

/** How long the rest of a refused body may go on coming, in milliseconds, before the connection is closed all the same. */
const LINGER = 2000

/**
 * Ends an answer whose request is still being sent. What comes is dropped: closing at once would have the system reset the
 * connection over the unread bytes, and the sender might never see the answer (RFC 9112, 9.6).
 */
function endOverUnread(request: IncomingMessage, response: ServerResponse): void {
  const end = () => {
    clearTimeout(timer)
    response.end(() => request.destroy())
  }
  const timer = setTimeout(end, LINGER)
  response.once('close', () => clearTimeout(timer))
  request.push = (chunk: Uint8Array | null) => {
    if (chunk === null) end()
    return true
  }
  // What was too much for whoever read it may have stopped the connection.
  request.resume()
}

/** Answers a refusal. What is still to come of its body is dropped, and the connection closed. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, said, headers = {} }: Refusal,
): void {
  if (response.headersSent) return void request.destroy()
  const body = JSON.stringify({ errors: [{ message: said[languageOf(headersOf(request))] }] })
  const isUnread = !request.complete
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(body),
    'Content-Type': 'application/json; charset=utf-8',
    ...otherHeaders,
    ...(isUnread ? { Connection: 'close' } : {}),
    ...headers,
  })
  const content = request.method === 'HEAD' ? '' : body
  if (!isUnread) return void response.end(content)
  response.flushHeaders()
  if (content) response.write(content)
  endOverUnread(request, response)
}

/** Why a request is refused for what its first lines say; null when it is not. */
function problemOf({ method = '', url = '' }: IncomingMessage): Refusal | null {
  if (!METHODS.includes(method)) {
    return { status: 405, said: sentence('There is no such method here.'), headers: { Allow: METHODS.join(', ') } }
  }
  const [path = '', ...query] = url.split('?')
  const problem = pathProblem(path)
  if (problem) return problem
  return isReadable(query.join('?'))
    ? null
    : { status: 400, said: sentence('The address holds a % that is no escape.') }
}

/** An address without escapes, that can be read as it stands. */
const PLAIN = /^\/[\w./~-]{0,1000}(?:\?[\w.=&:,-]{0,1000})?$/

/** Whether a request is what readers send, which needs no looking at: these are answered in microseconds. */
function isPlainRead({ headers, method, url = '' }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    PLAIN.test(url)
  )
}

/** The form of the ids that Next gives the functions of a server. */
const ACTION = /^[0-9a-f]{40,64}$/

/** Why a page of the admin is not asked in this way; null when it is. Next fails (500) over what no page sends. */
function pageProblem(request: IncomingMessage, isAction: (id: string) => boolean): Refusal | null {
  const { headers, method = '' } = request
  if (!['GET', 'HEAD', 'POST'].includes(method)) {
    return { status: 405, said: sentence('There is no such method here.'), headers: { Allow: 'GET, HEAD, POST' } }
  }
  const { message, path } = pageQueryProblem(request.url?.split('?').slice(1).join('?') ?? '') ?? {}
  if (message) return { status: 400, said: path ? sentence('{path}: {message}', { path, message }) : message }
  if (method !== 'POST') return null
  const id = headers['next-action']
  if (typeof id !== 'string' || !ACTION.test(id) || !isAction(id)) {
    return { status: 404, said: sentence('There is nothing here.') }
  }
  const type = headers['content-type'] ?? ''
  const isSent = bodyKind(type) === 'multipart' || /^text\/plain(;|$)/i.test(type)
  return isSent ? null : { status: 415, said: sentence('Send the request as the admin does.') }
}

/** The least path that leads to something of a program. */
const SOMETHING = /^\/[^/?]/

/** Why something else is not asked in this way; null when it is. It is there to be read, and Next fails (500) over the rest. */
function readingProblem({ method = '' }: IncomingMessage): Refusal | null {
  if (method === 'GET' || method === 'HEAD') return null
  return { status: 405, said: sentence('There is no such method here.'), headers: { Allow: 'GET, HEAD' } }
}

const tooLarge: Refusal = { status: 413, said: sentence('The request is too large.') }

/**
 * Refuses a body that is too large before it is read, and one that grows too large or takes too long when it does. Node
 * hands each piece that came to `push`; there is no other place that sees them and leaves the reading to others.
 */
function limitBody(
  request: IncomingMessage,
  response: ServerResponse,
  { deadlines, ofFiles }: Required<Pick<Options, 'deadlines' | 'ofFiles'>>,
): boolean {
  const { headers, url = '' } = request
  const length = headers['content-length']
  if (length === undefined && headers['transfer-encoding'] === undefined) return true
  const type = headers['content-type'] ?? null
  const most = largestBody(url.split('?')[0] ?? '', type, ofFiles)
  if (Number(length ?? 0) > most) {
    refuse(request, response, tooLarge)
    return false
  }
  let size = 0
  const push = request.push.bind(request)
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    size += chunk?.length ?? 0
    if (size <= most) return push(chunk, encoding)
    refuse(request, response, tooLarge)
    return true
  }
  const within = bodyKind(type) === 'multipart' ? deadlines.file : deadlines.text
  const timer = setTimeout(() => {
    if (!request.complete)
      refuse(request, response, { status: 408, said: sentence('The request took too long to come.') })
  }, within)
  request.once('close', () => clearTimeout(timer))
  response.once('close', () => clearTimeout(timer))
  return true
}

/** Whether the body of a call of the server's functions is a list of arguments, as React writes it. */
function isArguments(body: Uint8Array[]): boolean {
  try {
    return Array.isArray(JSON.parse(Buffer.concat(body).toString()))
  } catch {
    return false
  }
}

/**
 * Keeps the arguments of a call until they are there, and hands them on where they are some: Next fails (500) where not.
 * What is kept is counted here: the limit of the body sees it only when it is handed on.
 */
function checkArguments(request: IncomingMessage, response: ServerResponse, most: number, goOn: () => void): void {
  const push = request.push.bind(request)
  const kept: Uint8Array[] = []
  let size = 0
  request.push = (chunk: Uint8Array | null) => {
    if (chunk !== null) {
      size += chunk.length
      if (size <= most) {
        kept.push(chunk)
        return true
      }
      kept.length = 0
      refuse(request, response, tooLarge)
      return true
    }
    request.push = push
    if (!isArguments(kept)) {
      refuse(request, response, { status: 400, said: sentence('Send the request as the admin does.') })
      return false
    }
    goOn()
    for (const each of kept) push(each)
    return push(null)
  }
}

/** Puts the front before what answers requests. */
export function inFront(
  answer: RequestListener,
  {
    addressOf,
    adminPath,
    apiPath,
    deadlines = { text: LONGEST_TEXT, file: LONGEST_FILE },
    isAction = () => true,
    isForReaders = () => false,
    ofFiles,
    publicPath,
    publicRate,
  }: Options,
): RequestListener {
  const ofPublic = counter(publicRate)
  const ours = new Set<string>()

  const isPublic = (url: string | undefined) => isBelow(publicPath, url) || isForReaders(url)
  const isUnlimited = publicRate.times === Infinity
  const answerPublic: RequestListener = (request, response) => {
    const caller = isUnlimited ? null : keyOfAddress(addressOf(request))
    if (caller === null) return answer(request, response)
    void ofPublic.count(caller).then((wait) => {
      if (wait === null) return answer(request, response)
      const said = sentence('Too many requests. Try again in {seconds} s.', { seconds: wait })
      refuse(request, response, {
        status: 429,
        said,
        headers: { 'Access-Control-Allow-Origin': '*', 'Retry-After': String(wait) },
      })
    })
  }

  const isOfAPI = (url = '') => url.startsWith(apiPath) && SOMETHING.test(url.slice(apiPath.length))
  const answerElse: RequestListener = (request, response) => {
    const problem = isOfAPI(request.url) ? null : readingProblem(request)
    if (problem) return refuse(request, response, problem)
    for (const [name, value] of Object.entries(otherHeaders)) response.setHeader(name, value)
    // Answers to staff are kept nowhere, nor is what tells that there is none.
    if (isOfAPI(request.url)) response.setHeader('Cache-Control', 'no-store')
    return answer(request, response)
  }

  const answerPage: RequestListener = (request, response) => {
    const problem = pageProblem(request, isAction)
    if (problem) return refuse(request, response, problem)
    const policy = pagePolicy(randomBytes(16).toString('base64'))
    // Next puts the number that it finds here into the scripts of the page.
    request.headers['content-security-policy'] = policy
    const set = response.setHeader.bind(response)
    for (const [name, value] of Object.entries({ ...pageHeaders, 'Content-Security-Policy': policy })) {
      set(name, value)
      ours.add(name.toLowerCase())
    }
    // `next.config.ts` says less, for where Next is alone, and Next would put that in place of this.
    response.setHeader = (name, value) => (ours.has(name.toLowerCase()) ? response : set(name, value))
    if (request.method !== 'POST' || bodyKind(request.headers['content-type'] ?? null) === 'multipart') {
      return answer(request, response)
    }
    const address = addressOf(request)
    const most = largestBody(request.url?.split('?')[0] ?? '', request.headers['content-type'] ?? null, ofFiles)
    checkArguments(request, response, most, () => asCaller(address, () => answer(request, response)))
  }

  return (request, response) => {
    if (isPlainRead(request) && isPublic(request.url)) return answerPublic(request, response)
    const problem = problemOf(request)
    if (problem) return refuse(request, response, problem)
    if (!limitBody(request, response, { deadlines, ofFiles })) return undefined
    // For Next to choose by: nobody else says what a page may do.
    delete request.headers['content-security-policy']
    const { url } = request
    const listener = isPublic(url)
      ? answerPublic
      : adminPath !== null && isBelow(adminPath, url)
        ? answerPage
        : answerElse
    return asCaller(addressOf(request), () => listener(request, response))
  }
}
