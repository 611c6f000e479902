import { describe, expect, it } from 'vitest'
import { followExcerpt } from './followExcerpt'

const was = 'We saw nothing at all, and then we saw sixty-two ships. Nobody slept.'

describe('an excerpt of a text that was corrected', () => {
  it.each([
    [
      'saw sixty-two ships',
      'We saw nothing at all, and then we saw sixty-three ships. Nobody slept.',
      'saw sixty-three ships',
    ],
    ['sixty-two', 'We saw nothing at all, and then we saw sixty-three ships. Nobody slept.', 'sixty-three'],
    ['We saw nothing at all', 'We saw no one, and then we saw sixty-two ships. Nobody slept.', 'We saw no one'],
    ['Nobody slept', 'We saw nothing at all, and then we saw sixty-two ships. Nobody ate.', 'Nobody ate'],
    ['Nobody slept', 'In the end nobody spoke. Nobody slept.', 'Nobody slept'],
    [
      'then we saw',
      'We saw nothing at all, and then, at noon, we saw sixty-two ships. Nobody slept.',
      'then, at noon, we saw',
    ],
  ])('“%s” follows it', (excerpt, is, followed) => {
    expect(followExcerpt(excerpt, was, is)).toBe(followed)
  })

  it.each([
    [
      'one whose end was changed together with what follows',
      'saw nothing',
      'We saw everybody, and then we saw sixty-two ships. Nobody slept.',
    ],
    ['one that is gone', 'Nobody slept', 'We saw nothing at all, and then we saw sixty-two ships.'],
    ['one that stands there twice', 'saw', 'We heard nothing at all, and then we saw sixty-two ships. Nobody slept.'],
    ['one that was never part of it', 'ninety ships', 'We saw nothing. Nobody slept.'],
  ])('does not follow: %s', (_, excerpt, is) => {
    expect(followExcerpt(excerpt, was, is)).toBeNull()
  })

  it('is found whatever its quotation marks and spaces, and reads as the new text does', () => {
    expect(followExcerpt('He said  "go"', 'He said “go” twice', 'He said “stay” twice')).toBe('He said “stay”')
    expect(followExcerpt("it's (a) sign", 'I think it’s (a) sign of rain', 'I think it’s (a) proof of rain')).toBe(
      'it’s (a) proof',
    )
  })
})
