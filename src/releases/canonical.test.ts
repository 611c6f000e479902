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

  const span = (key: string, text: string, marks: string[] = []) => ({ _type: 'span', _key: key, text, marks })
  const figure = { _type: 'figure', _key: 'f1', statistic: 's1', text: '37' }
  const says = (children: object[], key = 'b0', markDefs: object[] = []) =>
    meaningOf({ body: [{ _type: 'block', _key: key, style: 'normal', children, markDefs }] })
  it('is the same whatever white space stands around a passage', () => {
    const passage = says([span('b0s0', 'There are '), figure, span('b0s2', ' of them')])
    expect(says([span('b0s0', '\u00a0 There are '), figure, span('b0s2', ' of them\n')])).toBe(passage)
    expect(
      says([
        span('b0s0', ' ', ['em']),
        span('b0s1', 'There are '),
        figure,
        span('b0s3', ' of them'),
        span('b0s4', '  '),
      ]),
    ).toBe(passage)
    expect(says([span('b0s0', 'There are'), figure, span('b0s2', ' of them')])).not.toBe(passage)
    expect(says([figure, span('b0s2', ' of them')])).not.toBe(passage)
    expect(says([span('b0s0', '  ')])).toBe(says([]))
  })
  it('is the same wherever an empty passage has moved it', () => {
    const link = (key: string, href = 'https://example.org') => [{ _type: 'link', _key: key, href }]
    const passage = says([span('b0s0', 'One', ['em', 'b0l0'])], 'b0', link('b0l0'))
    expect(says([span('b2-1s0', 'One', ['em', 'b2-1l0'])], 'b2-1', link('b2-1l0'))).toBe(passage)
    expect(says([span('b0s0', 'One', ['em', 'b0l1'])], 'b0', link('b0l0'))).not.toBe(passage)
    expect(says([span('b0s0', 'One', ['em', 'b0l0'])], 'b0', link('b0l0', 'https://example.net'))).not.toBe(passage)
    expect(says([{ ...figure, _key: 'f2' }])).not.toBe(says([figure]))
  })
})
