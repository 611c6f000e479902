import { createHash } from 'node:crypto'
import type { Site } from './layout'
import { script, styleOf } from './style'

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/**
 * What a page may load (CSP Level 3): its own style and script, by what they are, and images from where the API has them, and the logo.
 * Nobody frames it, but the admin what it shows of a draft, and anybody (`*`) what is made for that, which has no script.
 */
export function policyOf(
  { publication: { logo }, style, urls }: Pick<Site, 'publication' | 'style' | 'urls'>,
  framedBy: 'none' | 'self' | '*' = 'none',
): string {
  const origins = [urls.root, logo ?? ''].flatMap((address) =>
    /^https?:/.test(address) && URL.canParse(address) ? new URL(address).origin : [],
  )
  const images = ["'self'", ...new Set(origins)].join(' ')
  return [
    "default-src 'none'",
    `style-src ${hashSource(styleOf(style))}`,
    ...(framedBy === '*' ? [] : [`script-src ${hashSource(script)}`]),
    `img-src ${images}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy === '*' ? '*' : `'${framedBy}'`}`,
  ].join('; ')
}
