/**
 * The guard in front of the file that mounts Payload's REST API: what fails in Next or in Payload before any endpoint is
 * found. What it lets through has a path that can be read, a method that there is, and a body within its limits.
 */
import { adminLanguage, type Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import { bodyKind, BodyRefused, LARGEST_QUESTION, largestBody, readJson, readText, tooLarge } from './body'
import { jsonProblem } from './json'

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Longer addresses are refused by most servers. In characters. */
const LONGEST_PATH = 2000
const OVERRIDES = ['x-http-method-override', 'x-payload-http-method-override']

/** Why a path cannot be asked for; null when it can be. It is as it stands in the request, with its escapes. */
export function pathProblem(path: string): { status: 400 | 404; said: Sentence } | null {
  if (!path.startsWith('/') || path.startsWith('//')) {
    return { status: 400, said: sentence('The address must be a path, such as /api/articles.') }
  }
  if (path.length > LONGEST_PATH) return { status: 400, said: sentence('The address is too long.') }
  let names: string[]
  try {
    names = path.split('/').map(decodeURIComponent)
  } catch {
    return { status: 400, said: sentence('The address holds a % that is no escape.') }
  }
  // A path that Next reads as another one would get past all that goes by how it stands. Browsers send none.
  if (/[\\#]/.test(path) || names.some((name) => name === '.' || name === '..')) {
    return { status: 400, said: sentence('The address is none as it stands: it holds “.”, “..”, “\\” or “#”.') }
  }
  if (names.some((name) => /\p{Cc}/u.test(name))) {
    return { status: 400, said: sentence('The address holds characters that are not allowed.') }
  }
  // Payload looks a collection up by its name in a plain object.
  if (names.some((name) => name in Object.prototype)) return { status: 404, said: sentence('There is nothing here.') }
  return null
}

/** Whether a query can be decoded: Next fails over one that cannot. */
export function isReadable(query: string): boolean {
  try {
    decodeURIComponent(query.replaceAll('+', ' '))
    return true
  } catch {
    return false
  }
}

/** The language of whoever sent a request: as they chose it in the admin, or as their browser says. */
export function languageOf(headers: { get: (name: string) => string | null }) {
  const chosen = /(?:^|;\s*)payload-lng=([a-z-]+)/i.exec(headers.get('cookie') ?? '')?.[1]
  return adminLanguage(chosen ?? headers.get('accept-language')?.split(/[,;]/)[0]?.trim())
}

/** A refusal as Payload writes them. */
function refusal(
  headers: Parameters<typeof languageOf>[0],
  status: number,
  said: Sentence,
  more: Record<string, string> = {},
): Response {
  return Response.json(
    { errors: [{ message: said[languageOf(headers)] }] },
    { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...more } },
  )
}

/** The same request with another body, address or method. */
function remade(
  request: Request,
  { url = request.url, method = request.method, body }: { url?: string; method?: string; body?: string },
) {
  const headers = new Headers(request.headers)
  for (const name of ['content-length', 'transfer-encoding', ...OVERRIDES]) headers.delete(name)
  return new Request(url, { method, headers, signal: request.signal, ...(body === undefined ? {} : { body }) })
}

/** A question that was sent as a body (`X-HTTP-Method-Override: GET`), as the GET that it is. */
async function asked(request: Request): Promise<Request> {
  const named = OVERRIDES.flatMap((name) => request.headers.get(name) ?? [])
  if (request.method !== 'POST' || named.some((method) => method !== 'GET')) {
    throw new BodyRefused(400, sentence('Only a POST can be sent in place of a GET.'))
  }
  if (bodyKind(request.headers.get('content-type')) !== 'form') {
    throw new BodyRefused(415, sentence('Send the question as application/x-www-form-urlencoded.'))
  }
  const query = await readText(request, { most: LARGEST_QUESTION })
  if (!isReadable(query)) throw new BodyRefused(400, sentence('The address holds a % that is no escape.'))
  const url = new URL(request.url)
  url.search = [url.search.slice(1), query].filter(Boolean).join('&')
  return remade(request, { url: url.href, method: 'GET' })
}

/**
 * Lets a request to Payload's REST API through, or gives the answer that refuses it (4xx). `ofFiles` is how large an
 * upload may be, in bytes.
 *
 * @example
 * const request = await guardRequest(incoming, { ofFiles })
 * return request instanceof Response ? request : handleEndpoints({ config, request })
 */
export async function guardRequest(request: Request, { ofFiles }: { ofFiles: number }): Promise<Request | Response> {
  const { headers, method } = request
  if (!METHODS.includes(method)) {
    return refusal(headers, 405, sentence('There is no such method here.'), { Allow: METHODS.join(', ') })
  }
  const { pathname, search } = new URL(request.url)
  const problem = pathProblem(pathname)
  if (problem) return refusal(headers, problem.status, problem.said)
  if (!isReadable(search)) return refusal(headers, 400, sentence('The address holds a % that is no escape.'))
  try {
    if (OVERRIDES.some((name) => headers.has(name))) return await asked(request)
    if (['GET', 'HEAD', 'OPTIONS'].includes(method) || !request.body) return request
    const type = headers.get('content-type')
    const most = largestBody(pathname, type, ofFiles)
    if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge()
    // Files are read by Payload, as large as they may be and no further.
    if (bodyKind(type) === 'multipart') return request
    const text = await readText(request, { most })
    if (bodyKind(type) === 'json') {
      const deep = jsonProblem(readJson(text))
      if (deep) throw new BodyRefused(400, deep.message)
    }
    return remade(request, { body: text })
  } catch (error) {
    if (!(error instanceof BodyRefused)) throw error
    return refusal(headers, error.status, error.said, error.status === 413 ? { Connection: 'close' } : {})
  }
}
