import { describe, expect, it } from 'vitest'
import { edition } from '../../tests/fixtures/delivery'
import { editionOf } from '../model/release'
import { hashOf } from './canonical'
import { hashesOf, salted } from './salt'

describe('what keeps the hash of a document from being guessed', () => {
  const document = edition()

  it('is the same for the same words, and another for others and under another secret', () => {
    const { salt } = salted('a secret', document)
    expect(salt).toMatch(/^[0-9a-f]{32}$/)
    expect(salted('a secret', structuredClone(document)).salt).toBe(salt)
    expect(salted('a secret', { ...document, dek: 'Another dek.' }).salt).not.toBe(salt)
    expect(salted('another secret', document).salt).not.toBe(salt)
  })

  it('makes the hash another than that of the words, which counts as well', () => {
    const released = salted('a secret', document)
    expect(hashOf(released)).not.toBe(hashOf(document))
    expect(hashesOf('a secret', document)).toEqual([hashOf(released), hashOf(document)])
  })

  it('is no part of what is compared', () => {
    const release = { kind: 'published', document: salted('a secret', document) } as const
    expect(editionOf(release)).toEqual(editionOf({ ...release, document }))
  })
})
