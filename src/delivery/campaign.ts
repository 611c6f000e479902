/**
 * What networks, newsletters and ad systems hang on addresses that are shared (Google, Meta, Microsoft, X, LinkedIn,
 * Mailchimp, HubSpot, Marketo, Yandex, Matomo). None of it asks for anything.
 */
const NAMES =
  /^(?:utm_.+|msclkid|(?:fb|g|dc|tt|tw|y)clid|[gw]braid|gclsrc|gad_.+|_g[al]|igshid|igsh|li_fat_id|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|srsltid|(?:mtm|pk|matomo)_.+)$/i

/** Whether a query parameter only says which campaign a reader came by. */
export function isOfCampaign(parameter: string): boolean {
  return NAMES.test(parameter)
}

/**
 * An address without what campaigns hang on it, as it stands in a request: two that differ by that alone are one.
 * @example withoutCampaign('/a?utm_source=x&format=html') // '/a?format=html'
 */
export function withoutCampaign(url: string): string {
  const start = url.indexOf('?')
  if (start < 0) return url
  const pairs = url.slice(start + 1).split('&')
  const kept = pairs.filter((pair) => {
    const equals = pair.indexOf('=')
    return !isOfCampaign(equals < 0 ? pair : pair.slice(0, equals))
  })
  if (kept.length === pairs.length) return url
  return kept.length === 0 ? url.slice(0, start) : `${url.slice(0, start)}?${kept.join('&')}`
}
