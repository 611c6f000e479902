import { describe, expect, it } from 'vitest'
import { readShown, sayShown } from './shown'

const [id, revision] = ['0b5e6a3c-1111-4222-8333-444455556666', '9d1f7e2a-aaaa-4bbb-8ccc-ddddeeeeffff']
const other = { id: '6b08cf531fd4fdf78778bed9', updatedAt: '2026-11-27T09:30:00.123Z' }

describe('what a list showed', () => {
  it('is told from what is there now', () => {
    const isChanged = readShown(sayShown([{ id, revision }, other]))
    expect(isChanged({ id, revision })).toBe(false)
    expect(isChanged({ id, revision: '9d1f7e2a-aaaa-4bbb-8ccc-ddddeeeefff0' })).toBe(true)
    expect(isChanged({ ...other, updatedAt: new Date(other.updatedAt) })).toBe(false)
    expect(isChanged({ ...other, revision })).toBe(true)
    expect(isChanged({ id: '0b5e6a3c-1111-4222-8333-444455556667', revision })).toBe(false)
  })

  it('fits a header for a page of a hundred', () => {
    expect(sayShown(Array.from({ length: 100 }, () => ({ id, revision }))).length).toBeLessThan(3000)
  })

  it('is nothing where no list says it, or in what no list says', () => {
    for (const header of [null, '', ',,=', '=x', 'x', '%%%']) expect(readShown(header)({ id, revision })).toBe(false)
  })
})
