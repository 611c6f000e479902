import { describe, expect, it } from 'vitest'
import { canonicalJson, hashOf, meaningOf } from './canonical'

describe('canonicalJson', () => {
  it('sorts keys and writes no space, as in RFC 8785', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  })
  it('gives two spellings of one letter one form', () => {
    expect('e\u0301').not.toBe('é')
    expect(hashOf({ name: 'Este\u0301vez' })).toBe(hashOf({ name: 'Estévez' }))
  })
})

describe('hashOf', () => {
  it('is SHA-256 in hexadecimal', () => {
    // printf '{}' | sha256sum
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })
  it('does not depend on the order of keys, and does on values', () => {
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }))
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }))
  })
})

describe('what a document says', () => {
  const document = { title: 'México', dek: null, body: [{ _type: 'span', text: 'One ' }], topics: ['a'] }
  it('is the same where its text was not cleaned', () => {
    const before = { ...document, title: ' Me\u0301xico\u0007', dek: ' \n', topics: ['a '] }
    expect(meaningOf(before)).toBe(meaningOf(document))
  })
  it('is another where a reader sees another', () => {
    expect(meaningOf({ ...document, title: 'Mexico' })).not.toBe(meaningOf(document))
    expect(meaningOf({ ...document, body: [{ _type: 'span', text: 'One' }] })).not.toBe(meaningOf(document))
  })
})
