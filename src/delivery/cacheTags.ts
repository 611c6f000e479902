/** What caches may throw away by: a story, or a statistic, by the ids that the answer itself gives. */
export type CacheTag = `story:${string}` | `statistic:${string}` | 'lists'

/** What the CDNs that read them take in one header, in bytes (Cloudflare, Fastly: 16 kB). */
const MOST_BYTES = 16_000

/**
 * The tags of an answer, as the headers that CDNs know them by: `Cache-Tag` (Cloudflare, Akamai, Netlify) and
 * `Surrogate-Key` (Fastly). Ids are those of the public document, so what rests on an unnamed source is in no two stories
 * tagged alike. Where there are too many, the last are left out: the story comes first, and is enough.
 */
export function cacheTagHeaders(tags: CacheTag[]): Record<string, string> {
  const kept: string[] = []
  let bytes = 0
  for (const tag of new Set(tags)) {
    bytes += Buffer.byteLength(tag) + 1
    if (bytes > MOST_BYTES) break
    kept.push(tag)
  }
  return { 'Cache-Tag': kept.join(','), 'Surrogate-Key': kept.join(' ') }
}

/** A time as HTTP has it (RFC 9110, 5.6.7): the latest of these. */
export function lastModified(times: string[]): Record<string, string> {
  const latest = times.sort().at(-1)
  return latest === undefined ? {} : { 'Last-Modified': new Date(latest).toUTCString() }
}
