import { describe, expect, it } from 'vitest'
import { changeCursor, editionCursor, readChangeCursor, readEditionCursor } from './cursor'

const position = { at: '2026-01-01T00:00:00.000Z', hash: 'a'.repeat(64) }

describe('a cursor', () => {
  it('reads back as it was written', () => {
    expect(readChangeCursor(changeCursor(0))).toBe(0)
    expect(readChangeCursor(changeCursor(123))).toBe(123)
    expect(readEditionCursor(editionCursor(position))).toEqual(position)
  })
  it.each(['', '1', 'MTox!', ' MTox', 'MTox=', 'é', Buffer.from('2:1').toString('base64url')])(
    'is not read from %j',
    (text) => {
      expect(readChangeCursor(text)).toBeNull()
      expect(readEditionCursor(text)).toBeNull()
    },
  )
  it('of one list is not one of the other', () => {
    expect(readChangeCursor(editionCursor(position))).toBeNull()
    expect(readEditionCursor(changeCursor(1))).toBeNull()
  })
})
