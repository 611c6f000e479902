import { describe, expect, it } from 'vitest'
import { noneMatchNames } from './etag'

describe('If-None-Match', () => {
  it('names a tag of a list, weak or strong, and any tag with an asterisk', () => {
    expect(noneMatchNames('"a"', '"a"')).toBe(true)
    expect(noneMatchNames('W/"a"', '"a"')).toBe(true)
    expect(noneMatchNames('"x", W/"y,z" , "a"', '"a"')).toBe(true)
    expect(noneMatchNames(' * ', '"a"')).toBe(true)
  })
  it('names no other tag', () => {
    expect(noneMatchNames(null, '"a"')).toBe(false)
    expect(noneMatchNames('', '"a"')).toBe(false)
    expect(noneMatchNames('a', '"a"')).toBe(false)
    expect(noneMatchNames('"ab", "b"', '"a"')).toBe(false)
  })
})
