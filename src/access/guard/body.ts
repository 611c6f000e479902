/** What a request may bring, and in what time. Refused before it is read as anything. */
import type { Sentence } from '../../model/sentence'
import { sentence } from '../sentences'

/** How large a body of JSON or of a form without files may be, in bytes: a body of the most nodes that are allowed fits. */
const LARGEST_TEXT = 8 * 1024 * 1024
/** How large a question may be that is sent as a body, in bytes. */
export const LARGEST_QUESTION = 256 * 1024
/** How large what signs in may be, in bytes: an address and a password. */
const LARGEST_CREDENTIALS = 16 * 1024
/** How long a body may take to come, in milliseconds: of text, and of a file. */
export const LONGEST_TEXT = 30_000
export const LONGEST_FILE = 300_000

/** A request that is refused for its body: the status, and why. */
export class BodyRefused extends Error {
  readonly status: 400 | 408 | 413 | 415
  readonly said: Sentence

  constructor(status: BodyRefused['status'], said: Sentence) {
    super(said.en)
    this.status = status
    this.said = said
  }
}

export function tooLarge(): BodyRefused {
  return new BodyRefused(413, sentence('The request is too large.'))
}

/** The kinds of bodies: JSON, the fields of a form, a form with files; null for any other. */
export function bodyKind(contentType: string | null): 'json' | 'form' | 'multipart' | null {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim())
  switch (type.toLowerCase()) {
    case 'application/json':
      return 'json'
    case 'application/x-www-form-urlencoded':
      return 'form'
    case 'multipart/form-data':
      // RFC 2046, 5.1.1.
      return parameters.some((each) => /^boundary=("?)[\w'()+,./:=?-]{1,70}\1$/i.test(each)) ? 'multipart' : null
    default:
      return null
  }
}

/** How large a body may be that goes to a path, in bytes; `ofFiles` is what a file may have. */
export function largestBody(path: string, contentType: string | null, ofFiles: number): number {
  if (bodyKind(contentType) === 'multipart') return ofFiles
  return /\/users\/(login|forgot-password|reset-password|unlock|logout|refresh-token|first-register)\/?$/.test(path)
    ? LARGEST_CREDENTIALS
    : LARGEST_TEXT
}

/** Reads a body of text. Throws `BodyRefused` when it is larger than `most` bytes, or takes longer than `within` ms. */
export async function readText(
  { body, headers }: Pick<Request, 'body' | 'headers'>,
  { most, within = LONGEST_TEXT }: { most: number; within?: number },
): Promise<string> {
  if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge()
  if (!body) return ''
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyRefused(408, sentence('The request took too long to come.'))), within)
  })
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late])
      if (done) break
      size += value.byteLength
      if (size > most) throw tooLarge()
      chunks.push(value)
    }
    return Buffer.concat(chunks).toString()
  } catch (error) {
    void reader.cancel().catch(() => undefined)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** A body of JSON; undefined where there is none. Throws `BodyRefused` where it is not JSON. */
export function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new BodyRefused(400, sentence('The request has no JSON body.'))
  }
}
