/**
 * Whether an Accept header lets a media type through: the most specific range that matches decides, and one with
 * `q=0` refuses (RFC 9110, 12.5.1). No header, or an empty one, accepts everything.
 * @example accepts('text/html, *\/*;q=0.1', 'application/json') // true
 */
export const accepts = (header: string | null, mediaType: string): boolean => {
  if (header === null || header.trim() === '') return true
  const [type] = mediaType.split('/')
  const specificity = new Map([
    ['*/*', 1],
    [`${type}/*`, 2],
    [mediaType, 3],
  ])
  let best = { rank: 0, quality: 0 }
  for (const each of header.split(',')) {
    const [range = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
    const rank = specificity.get(range) ?? 0
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    if (rank > best.rank || (rank === best.rank && quality > best.quality)) best = { rank, quality }
  }
  return best.rank > 0 && best.quality > 0
}
