import { describe, expect, it } from 'vitest'
import { shortened, sideOf, wordChanges } from './changes'

function marked(segments: ReturnType<typeof wordChanges>) {
  return segments
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}

describe('wordChanges', () => {
  it('marks the words that go and come', () => {
    expect(marked(wordChanges('Mexico let 37 diplomats in.', 'Mexico let 38 diplomats in.'))).toBe(
      'Mexico let [-37-]{+38+} diplomats in.',
    )
  })

  it('cuts no number at its separators', () => {
    expect(marked(wordChanges('It received 2,250.', 'It received 2,340.'))).toBe('It received [-2,250-]{+2,340+}.')
    expect(marked(wordChanges('De 1.5 a 2', 'De 1.7 a 2'))).toBe('De [-1.5-]{+1.7+} a 2')
  })

  it('keeps words that change together together', () => {
    expect(marked(wordChanges('He said it is over.', 'He said that was done.'))).toBe(
      'He said [-it is over-]{+that was done+}.',
    )
  })

  it('marks a passage that is new or gone as a whole', () => {
    expect(marked(wordChanges('', 'All new.'))).toBe('{+All new.+}')
    expect(marked(wordChanges('All gone.', ''))).toBe('[-All gone.-]')
  })

  it('gives both sides back whole, letter by letter', () => {
    const pairs = [
      ['Más de 600 espías, 60 por ciento más', 'Más de 700 espías, un 75 por ciento más'],
      ['  two  spaces ', 'two spaces'],
      ['same', 'same'],
    ] as const
    for (const [before, after] of pairs) {
      const segments = wordChanges(before, after)
      const text = (side: 'removed' | 'added') =>
        sideOf(segments, side)
          .map((segment) => segment.text)
          .join('')
      expect([text('removed'), text('added')]).toEqual([before, after])
    }
  })
})

describe('shortened', () => {
  it('leaves words around each change', () => {
    const before =
      'In the months after the invasion Mexico authorised 37 new Russian diplomats, as its directory of missions shows.'
    const segments = shortened(wordChanges(before, before.replace('37', '38')), 20)
    expect(marked(segments)).toBe('… Mexico authorised [-37-]{+38+} new Russian …')
  })

  it('leaves what is short as it is', () => {
    const segments = wordChanges('only 37 here', 'only 38 here')
    expect(shortened(segments, 20)).toEqual(segments)
  })
})
