/** What the pages of the admin say to browsers about themselves. */

/** Headers of every page of the admin: nobody frames it, and nobody is told which page of it led somewhere. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/**
 * Headers of what says nothing of itself: what is not there, the files of the admin. What knows better says it instead.
 */
export const otherHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * What a page of the admin may load and do (CSP Level 3): everything from here, and the scripts that carry the number of
 * this one answer, which Next takes from the request. Payload styles elements one by one, and shows pictures before they
 * are uploaded.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
