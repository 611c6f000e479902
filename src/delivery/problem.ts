import type { Problem } from './schemas'

/** What a problem says of itself; `status` and `title` come from its kind. */
type Details = Omit<Problem, 'type' | 'title' | 'status'>

const kinds = {
  'unknown-parameter': [400, 'Unknown query parameter'],
  'repeated-parameter': [400, 'Repeated query parameter'],
  'bad-parameter': [400, 'Bad value of a query parameter'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'not-acceptable': [406, 'Not acceptable'],
  moved: [308, 'Moved'],
  withdrawn: [410, 'Withdrawn'],
  redacted: [410, 'Redacted'],
  'cursor-expired': [410, 'Cursor expired'],
  'internal-error': [500, 'Internal error'],
  'not-implemented': [501, 'Not implemented'],
  unavailable: [503, 'Temporarily unavailable'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemKind = keyof typeof kinds

/** What may change within the second: an answer of today can be another one tomorrow. */
export const movingCache = 'public, max-age=1, stale-while-revalidate=1'

const movingStatuses: number[] = [308, 404, 410]

/**
 * An answer in Problem Details (RFC 9457). The `type` is a relative URI reference that names the kind; there is no
 * `instance`, which would echo the address that was asked for.
 */
export function problem(kind: ProblemKind, details: Details, headers: Record<string, string> = {}): Response {
  const [status, title] = kinds[kind]
  const body = JSON.stringify({ type: `/problems/${kind}`, title, status, ...details } satisfies Problem)
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': movingStatuses.includes(status) ? movingCache : 'no-store',
      ...headers,
    },
  })
}

/** The 308 of a record that was merged into another, which is at `location`. */
export function mergedInto(location: string): Response {
  // Without a word about caching, 308 may be kept for ever (RFC 9110, 15.4.9).
  return problem('moved', { detail: `It was merged into another, at ${location}.` }, { Location: location })
}
