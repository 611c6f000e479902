import Negotiator from 'negotiator'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A content coding that answers are kept in. */
export type Coding = 'identity' | 'gzip' | 'br'

/** Bodies below this many bytes are sent as they are: a packet carries them anyway. */
const SMALLEST = 1000

/** Best first, where a client likes several alike. */
const CODINGS: Coding[] = ['br', 'gzip', 'identity']

/** The library takes an order of our own, which its types do not say. */
type Negotiation = { encoding: (available: string[], options: { preferred: string[] }) => string | undefined }

/**
 * The best coding that an Accept-Encoding allows: brotli, gzip or none (RFC 9110, 12.5.3). Without the header none is
 * used, and also where every coding is refused: an answer is more use than a 415.
 * @example chooseCoding('gzip, br;q=0.5') // 'gzip'
 */
export function chooseCoding(header: string | undefined): Coding {
  // The older name of gzip (RFC 9110, 8.4.1.3).
  const accepted = header?.replace(/\bx-gzip\b/gi, 'gzip')
  const negotiation: Negotiation = new Negotiator({ headers: { 'accept-encoding': accepted } })
  const chosen = negotiation.encoding(CODINGS, { preferred: CODINGS })
  return CODINGS.find((coding) => coding === chosen) ?? 'identity'
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
