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

/** The parameters that only follow readers around: what is counted by them is nobody's who reads the link. */
const TRACKING =
  /^(utm_.*|ga_.*|at_.*|ns_(campaign|mchannel|source|linkname|fee)|mc_(cid|eid)|_h(senc|smi)|hsa_.*|_g[al]|msclkid|(d|g|tw|tt|y|fb)clid|(mtm|pk|matomo)_.*|[gw]braid|gad_.*|gclsrc|srsltid|igshid?|igsh|mkt_tok|vero_(id|conv)|oly_(anon|enc)_id|ref_(src|url)|li_fat_id|wt_mc|cmpid|s_cid|__twitter_impression|spm|s_kwcid|__(hstc|hssc|hsfp|s|tn__)|__cft__.*|hsctatracking|_kx|rdt_cid|epik|sccid|irclickid|dicbo|tblci|mibextid|ck_subscriber_id|ml_subscriber(_hash)?|sfmc_id|xtor|guccounter|guce_referrer(_sig)?)$/i

/** Whether a parameter of an address only follows its reader around, and asks for nothing. */
export function followsReader(parameter: string): boolean {
  return TRACKING.test(parameter)
}

/** The pages that only lead on to another, and the parameter that says where. */
const REDIRECTS: readonly (readonly [page: RegExp, parameters: readonly string[]])[] = [
  [/^https?:\/\/(www\.)?google\.[a-z.]{2,6}\/url$/i, ['q', 'url']],
  [/^https?:\/\/(l|lm)\.facebook\.com\/l\.php$/i, ['u']],
  [/^https?:\/\/l\.instagram\.com\/?$/i, ['u']],
  [/^https?:\/\/[a-z0-9.-]+\.safelinks\.protection\.outlook\.com\/?$/i, ['url']],
  [/^https?:\/\/(www\.)?youtube\.com\/redirect$/i, ['q']],
  [/^https?:\/\/slack-redir\.net\/link$/i, ['url']],
  [/^https?:\/\/out\.reddit\.com\//i, ['url']],
]

/**
 * An address as its page has it: what programs put around it (Google's, Facebook's and Outlook's pages that lead on) and
 * behind it (parameters that count readers) taken off. Whether it may be a link is for `safeHref` to say.
 */
export function plainHref(address: string): string {
  let href = address.trim()
  // A name and a password are nobody's who reads the link.
  href = href.replace(/^(https?:\/\/)[^/?#\s]*@/i, '$1')
  // One may lead to another.
  for (let hop = 0; hop < 3; hop += 1) {
    const [, page = '', query = ''] = /^([^?#]*)\?([^#]*)/.exec(href) ?? []
    const names = REDIRECTS.find(([pattern]) => pattern.test(page))?.[1] ?? []
    const parameters = new URLSearchParams(query)
    const target = names.map((name) => parameters.get(name)).find((each) => /^https?:\/\//i.test(each ?? ''))
    if (!target) break
    href = target
  }
  return href.replace(/^([^?#]*)\?([^#]*)/, (whole, page: string, query: string) => {
    const pairs = query.split('&')
    const kept = pairs.filter((pair) => !followsReader(pair.split('=', 1)[0] ?? ''))
    if (kept.length === pairs.length) return whole
    return kept.length > 0 ? `${page}?${kept.join('&')}` : page
  })
}
