import { followsReader } from '../body'

/**
 * An address without what campaigns hang on it when it is shared (`utm_source`, `fbclid`, …), as it stands in a request: two that differ by that alone are one.
 * @example withoutCampaign('/a?utm_source=x&format=html') // '/a?format=html'
 */
export function withoutCampaign(url: string): string {
  const start = url.indexOf('?')
  if (start < 0) return url
  const pairs = url.slice(start + 1).split('&')
  const kept = pairs.filter((pair) => {
    const equals = pair.indexOf('=')
    return !followsReader(equals < 0 ? pair : pair.slice(0, equals))
  })
  if (kept.length === pairs.length) return url
  return kept.length === 0 ? url.slice(0, start) : `${url.slice(0, start)}?${kept.join('&')}`
}
