import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A content coding that answers are kept in. */
export type Coding = 'identity' | 'gzip' | 'br'

/** Bodies below this many bytes are sent as they are: a packet carries them anyway. */
const SMALLEST = 1000

/**
 * The best coding that an Accept-Encoding allows: brotli, gzip or none (RFC 9110, 12.5.3). Without the header none is
 * used, and also where every coding is refused: an answer is more use than a 415.
 * @example chooseCoding('gzip, br;q=0.5') // 'gzip'
 */
export function chooseCoding(header: string | undefined): Coding {
  if (!header) return 'identity'
  const weights = new Map<string, number>()
  for (const each of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0)
  }
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0
  const [br, zip] = [weightOf('br'), Math.max(weightOf('gzip'), weights.get('x-gzip') ?? 0)]
  const identity = weights.get('identity') ?? 0
  if (br > 0 && br >= zip && br >= identity) return 'br'
  return zip > 0 && zip >= identity ? 'gzip' : 'identity'
}

const [deflate, brotli] = [promisify(gzip), promisify(brotliCompress)]

/** The body in each coding that makes it shorter. */
export async function encodeBody(body: Buffer): Promise<Partial<Record<Coding, Buffer>> & { identity: Buffer }> {
  if (body.length < SMALLEST) return { identity: body }
  const [zipped, brotlied] = await Promise.all([
    deflate(body, { level: 6 }),
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        // The highest takes fifty times as long for a tenth fewer bytes.
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  ])
  return {
    identity: body,
    ...(zipped.length < body.length && { gzip: zipped }),
    ...(brotlied.length < body.length && { br: brotlied }),
  }
}
