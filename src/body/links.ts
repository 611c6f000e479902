const PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:']

/**
 * The address of a link as it may be published, or null when it may not: http, https and mailto only, and absolute.
 * Browsers skip control characters and whitespace within a scheme (WHATWG URL, "basic URL parser"), so the scheme is
 * read without them, and they do not reach the result; a space inside the address becomes %20.
 */
export function safeHref(url: unknown): string | null {
  if (typeof url !== 'string') return null
  // Cc and Cf are control and format characters: zero-width and direction marks would hide where a link goes.
  const visible = url.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  const scheme = /^([a-z][a-z0-9+.-]*:)(.+)$/is.exec(visible.replace(/\s/g, ''))
  if (!scheme || !PROTOCOLS.includes(scheme[1]?.toLowerCase() ?? '')) return null
  const href = visible.replace(/\s/g, '%20')
  try {
    // What a browser makes of it decides, not only what it looks like.
    return PROTOCOLS.includes(new URL(href).protocol) ? href : null
  } catch {
    return null
  }
}
