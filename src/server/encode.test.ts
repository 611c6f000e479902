import { describe, expect, it } from 'vitest'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { chooseCoding, encodeBody } from './encode'

describe('the content coding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['identity', 'identity'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', 'identity'],
    ['gzip;q=0.5, identity', 'identity'],
    ['deflate', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['x-gzip', 'gzip'],
    ['gzip; q=0.3, br ;q=0.2', 'gzip'],
    ['gzip;q=0.5, *;q=0.9', 'br'],
    [', ;', 'identity'],
  ])('for %j is %s', (header, coding) => expect(chooseCoding(header)).toBe(coding))

  it('keeps the bytes, and is left out where it would make them no shorter', async () => {
    const body = Buffer.from('An edition. '.repeat(500))
    const { identity, gzip, br } = await encodeBody(body)
    expect(identity).toBe(body)
    expect(gunzipSync(gzip ?? '')).toEqual(body)
    expect(brotliDecompressSync(br ?? '')).toEqual(body)
    expect(await encodeBody(Buffer.from('short'))).toEqual({ identity: Buffer.from('short') })
  })
})
