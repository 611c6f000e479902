import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText, searchForm, soundLine, soundText } from './text'

describe('clean text', () => {
  it.each([
    ['control characters', 'Be\u0000ll\u0007\u001B\u007F\u009F', 'Bell'],
    ['halves of surrogate pairs', 'a\uD800b\uDC00c', 'abc'],
    ['noncharacters', 'a\uFFFEb\uFFFFc\uFDD0d\u{1FFFE}', 'abcd'],
    ['a byte order mark', '\uFEFFtitle', 'title'],
    ['spaces and hyphens that nobody sees', 'di\u00ADplo\u200Bma\u2060ts', 'diplomats'],
    ['what turns the order of characters', '\u202E73\u202C and \u206673\u2069', '73 and 73'],
  ])('has no %s', (_, given, kept) => {
    expect(cleanText(given)).toBe(kept)
    expect(cleanLine(given)).toBe(kept)
  })

  it('keeps what words and emoji are made of', () => {
    for (const text of [
      'می\u200Cخواهم',
      'क्\u200Dष',
      '👩\u200D🚀',
      'שלום\u200F!',
      '🏴\u{E0067}\u{E0062}\u{E007F}',
      '𠮷',
    ]) {
      expect(cleanText(text)).toBe(text)
    }
  })

  it('spells each character in one way', () => {
    expect(cleanText('Me\u0301xico')).toBe('México')
    // Also where what stood between is taken out.
    expect(cleanText('Me\u200B\u0301xico')).toBe('México')
  })

  it('ends lines in one way, or has one', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u000Be\tf\n\ng')).toBe('a\nb\nc\nd\ne\tf\n\ng')
    expect(cleanLine('a\r\nb\rc\u2028d\u000Be\tf\n\ng')).toBe('a b c d e f g')
  })

  it.each(['', '   ', ' \n\t ', '\u00A0\u3000', '\u200B\uFEFF', '\u200D', ' \u200E ', '\u0000', '\u2800', '\u3164'])(
    'is empty where nothing can be seen: %j',
    (text) => {
      expect(cleanText(text)).toBe('')
      expect(cleanLine(text)).toBe('')
    },
  )

  it('has no white space around it', () => {
    expect(cleanText('\u00A0 one\n two \n')).toBe('one\n two')
    expect(cleanLine(' one ')).toBe('one')
  })

  it('is not trimmed while it is typed', () => {
    expect(soundText('one \u0007\n')).toBe('one \n')
    expect(soundLine('one ')).toBe('one ')
  })

  it('is not changed by cleaning it again, and is XML 1.0', () => {
    // Halves of surrogate pairs among them.
    const unit = fc.oneof(fc.nat(0xffff), fc.nat(0xa0), fc.integer({ min: 0xd7f0, max: 0xe000 }), fc.constant(0x301))
    const units = fc.array(unit).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(units, (text) => {
        for (const clean of [cleanText, cleanLine, soundText, soundLine]) {
          const once = clean(text)
          expect(clean(once)).toBe(once)
          expect(once).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the form that text is searched in', () => {
  it.each([
    ['México', 'mexico'],
    ['ME\u0301XICO', 'mexico'],
    ['Señor', 'senor'],
    ['Łódź, Straße, Œuvre, Ørsted', 'lodz, strasse, oeuvre, orsted'],
    ['İstanbul ve Diyarbakır', 'istanbul ve diyarbakir'],
    ['Ελλάς', 'ελλασ'],
    ['“El Ángel”  d’ici\u00A0', `"el angel" d'ici`],
    ['１００％ ﬁn', '100% fin'],
    ['100% of_a\\b (c) .*', '100% of_a\\b (c) .*'],
    // Marks that are no accents stay: without them it would be another word.
    ['हिन्दी', 'हिन्दी'],
  ])('of %s is %s', (text, form) => {
    expect(searchForm(text)).toBe(form)
    expect(searchForm(form)).toBe(form)
  })
})
