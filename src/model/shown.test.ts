import { describe, expect, it } from 'vitest'
import { readShown, sayShown } from './shown'

const [id, revision] = ['0b5e6a3c-1111-4222-8333-444455556666', '9d1f7e2a-aaaa-4bbb-8ccc-ddddeeeeffff']
const other = { id: '6b08cf531fd4fdf78778bed9', updatedAt: '2026-11-27T09:30:00.123Z' }
const readAt = '2026-11-27T10:00:00.000Z'

describe('what a list showed', () => {
  it('is the revision of each document; of one that has none, when it was saved', () => {
    const seen = readShown(sayShown([{ id, revision }, other]))
    expect(seen(id)).toEqual({ revision })
    expect(seen(other.id)).toEqual({ revision: other.updatedAt })
    expect(readShown(sayShown([{ ...other, updatedAt: new Date(other.updatedAt) }]))(other.id)).toEqual(seen(other.id))
    expect(seen('0b5e6a3c-1111-4222-8333-444455556667')).toBe(null)
  })

  it('is of all others the moment at which it was read', () => {
    const seen = readShown(sayShown([{ id, revision }], readAt))
    expect(seen(id)).toEqual({ revision })
    expect(seen(other.id)).toEqual({ readAt })
    expect(seen(7)).toEqual({ readAt })
  })

  it('fits a header for a page of any length', () => {
    const page = Array.from({ length: 1000 }, () => ({ id, revision }))
    expect(sayShown(page.slice(0, 100), readAt).split(',')).toHaveLength(101)
    expect(sayShown(page, readAt).length).toBeLessThan(7000)
  })

  it('is nothing where no list says it, or in what no list says', () => {
    for (const header of [null, '', ',,=', '=x', 'x', '%%%', 'read=', 'read=soon', 'read'])
      expect(readShown(header)(id)).toBe(null)
  })
})
