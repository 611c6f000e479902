import Negotiator from 'negotiator'

/** A parameter of a media range that is not its weight, as `charset=utf-8` or `profile="…"`. */
const parameter = /;\s*(?!q\s*=)[^\s;,="]+\s*=\s*("[^"]*"|[^\s;,"]*)/gi

/**
 * The first of the media types that an Accept header likes best (RFC 9110, 12.5.1), or undefined when it lets none
 * through. No header, or an empty one, accepts everything. Parameters do not matter: each type comes in one form only, and
 * clients that write `application/json; charset=utf-8` are many.
 * @example preferred('text/html;q=0.5, application/json', ['text/html', 'application/json']) // 'application/json'
 */
export function preferred(header: string | null | undefined, mediaTypes: string[]): string | undefined {
  return new Negotiator({ headers: { accept: header?.replace(parameter, '').trim() || '*/*' } }).mediaTypes(
    mediaTypes,
  )[0]
}

/** Whether an Accept header lets a media type through. */
export function accepts(header: string | null | undefined, mediaType: string): boolean {
  return preferred(header, [mediaType]) !== undefined
}

/** The first of the languages that an Accept-Language header likes best (RFC 9110, 12.5.4), if it lets any through. */
export function preferredLanguage(header: string | null | undefined, languages: string[]): string | undefined {
  return new Negotiator({ headers: { 'accept-language': header?.trim() || '*' } }).languages(languages)[0]
}
