import { describe, expect, it } from 'vitest'
import { loosens, termsInOrder, tightens } from './terms'

const pairs = termsInOrder.flatMap((before, from) => termsInOrder.map((after, to) => ({ before, after, from, to })))

describe('the order of terms', () => {
  it('goes from off the record to on the record', () => {
    expect(termsInOrder).toEqual(['off-record', 'deep-background', 'background', 'on-record'])
  })

  it.each(pairs)('$before to $after', ({ before, after, from, to }) => {
    expect([tightens(before, after), loosens(before, after)]).toEqual([to - from < 0, to - from > 0])
  })

  it('takes what is no terms for the strictest', () => {
    expect([loosens(undefined, 'off-record'), tightens('on-record', 'x'), loosens('on-record', null)]).toEqual([
      true,
      true,
      false,
    ])
  })
})
