import { describe, expect, it } from 'vitest'
import { changeCursor, editionCursor, feedStart, positionAfter, readChangeCursor, readEditionCursor } from './cursor'

const position = { order: 'updated', at: '2026-01-01T00:00:00.000Z', edition: 'a'.repeat(16) } as const
const hash = 'a'.repeat(64)

describe('a cursor', () => {
  it('reads back as it was written', () => {
    const place = positionAfter({ sequence: 123, hash, at: position.at })
    expect(readChangeCursor(changeCursor(feedStart))).toEqual(feedStart)
    expect(readChangeCursor(changeCursor(place))).toEqual(place)
    expect(readEditionCursor(editionCursor(position))).toEqual(position)
  })
  it.each([
    '',
    '1',
    'MTox!',
    ' MTox',
    'MTox=',
    'é',
    Buffer.from('2:1').toString('base64url'),
    Buffer.from('3:1').toString('base64url'),
  ])('is not read from %j', (text) => {
    expect(readChangeCursor(text)).toBeNull()
    expect(readEditionCursor(text)).toBeNull()
  })
  it('of an earlier form has expired', () => {
    expect(readChangeCursor('MTox')).toBe('expired')
    const earlier = Buffer.from(`1:${position.at}:${hash}`).toString('base64url')
    expect(readEditionCursor(earlier)).toBe('expired')
  })
  it('marks the release that it stands after', () => {
    const release = { sequence: 1, hash, at: position.at }
    const others = [
      { ...release, hash: 'b'.repeat(64) },
      { ...release, at: '2026-01-01T00:00:00.001Z' },
    ]
    for (const other of others) expect(positionAfter(other).mark).not.toBe(positionAfter(release).mark)
  })
  it('of one list is not one of the other', () => {
    expect(readChangeCursor(editionCursor(position))).toBeNull()
    expect(readEditionCursor(changeCursor(feedStart))).toBeNull()
  })
})
