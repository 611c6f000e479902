import { describe, expect, it } from 'vitest'
import { markedParts, passageAround, searchWords } from './words'

describe('the words of a text', () => {
  it.each([
    ['México, ¡MÉXICO!', ['mexico']],
    ['It’s 60 per cent', ['it', 's', '60', 'per', 'cent']],
    ['Straße in Łódź', ['strasse', 'in', 'lodz']],
    ['Ελλάδα Москва', ['ελλαδα', 'москва']],
    ['中国 हिन्दी', ['中国', 'हिन्दी']],
    ['中国增加外交官', ['中国', '增加', '外交官']],
    ['สวัสดีชาวโลก', ['สวัสดี', 'ชาว', 'โลก']],
    ['"a" NEAR(b) c* -d $where {title}: x^2', ['a', 'near', 'b', 'c', 'd', 'where', 'title', 'x', '2']],
    ['🚀 * " \' - $ \0', []],
    ['a'.repeat(500), ['a'.repeat(60)]],
  ])('of %j are %j', (text, words) => expect(searchWords(text)).toEqual(words))
})

describe('a text without spaces', () => {
  it('takes no longer for a letter, however long it is', () => {
    const began = performance.now()
    expect(searchWords('中国增加'.repeat(10_000))).toEqual(['中国', '增加'])
    expect(performance.now() - began).toBeLessThan(4000)
  })
})

describe('a marked text', () => {
  it('tells what was looked for from the rest, and is the text as it was', () => {
    const text = '<b>México</b> & MEXICO: méxicos'
    const parts = markedParts(text, new Set(['mexico']))
    expect(parts).toEqual([
      { text: '<b>', match: false },
      { text: 'México', match: true },
      { text: '</b> & ', match: false },
      { text: 'MEXICO', match: true },
      { text: ': méxicos', match: false },
    ])
    expect(markedParts('', new Set(['a']))).toEqual([])
    expect(markedParts('中国增加外交官。', new Set(['外交官']))).toEqual([
      { text: '中国增加', match: false },
      { text: '外交官', match: true },
      { text: '。', match: false },
    ])
  })
})

describe('a passage', () => {
  const text = `${'before '.repeat(100)}Núñez ${'after '.repeat(100)}`.trim()

  it('is of whole words around what was found, or the beginning', () => {
    const passage = passageAround(text, new Set(['nunez']), 80)
    expect(passage).toMatch(/^… (before )+Núñez (after )+…$/)
    expect(passage.length).toBeLessThan(90)
    expect(passageAround(text, new Set(['none']), 30)).toBe('before before before before …')
    expect(passageAround('short', new Set(['none']), 30)).toBe('short')
    expect(passageAround(`${'中国增加'.repeat(100)}外交官${'中国增加'.repeat(100)}`, new Set(['外交官']), 30)).toMatch(
      /^… 外交官中国.* …$/,
    )
    expect(passageAround('x'.repeat(100), new Set(), 30)).toBe(`${'x'.repeat(30)} …`)
  })
})
