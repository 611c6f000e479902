import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formerSlug, slugify } from './slug'

it.each([
  ['Qué pasó en Ñuñoa', 'que-paso-en-nunoa'],
  ["López Obrador's plan", 'lopez-obradors-plan'],
  ['López Obrador’s plan', 'lopez-obradors-plan'],
  ['The iPhone and eBay', 'the-iphone-and-ebay'],
  ['Pingüino, Müller, Güell', 'pinguino-muller-guell'],
  ['Ærø, Łódź, Øresund, Þingvellir', 'aero-lodz-oresund-thingvellir'],
  ['Straße der ŒUVRE', 'strasse-der-oeuvre'],
  ['Anarâškielâ ŋ ŧ', 'anaraskiela-n-t'],
  ['Đà Nẵng: những chú kỳ lân', 'da-nang-nhung-chu-ky-lan'],
  ['İstanbul’da ıssız', 'istanbul-da-issiz'],
  ['Большая политика в России', 'bolshaya-politika-v-rossii'],
  ['Київ', 'kiyiv'],
  ['Αθήνα: η Ελλάδα', 'athina-i-ellada'],
  ['القاهرة', 'alqahrt'],
  ['محـمد', 'mhmd'],
  ['Երևան თბილისი', 'yeryevan-tbilisi'],
  ['€5bn & £3.5m: 1º de mayo', '5bn-3-5m-1o-de-mayo'],
  ['ﬁnance Ｆｕｌｌ x² ½ price', 'finance-full-x2-1-2-price'],
  ['  — “Quoted”, at the end! ', 'quoted-at-the-end'],
  ['東京 🦄 ♥', ''],
  ['', ''],
])('the slug of %j is %j', (title, slug) => expect(slugify(title)).toBe(slug))

it('is cut between two words, and within one only where there are no two', () => {
  const words = Array.from({ length: 40 }, () => 'word').join(' ')
  expect(slugify(words)).toBe(Array.from({ length: 20 }, () => 'word').join('-'))
  expect(slugify(`${'a'.repeat(60)} ${'b'.repeat(60)}`)).toBe('a'.repeat(60))
  expect(slugify(`${'a'.repeat(50)} ${'b'.repeat(49)} c`)).toBe(`${'a'.repeat(50)}-${'b'.repeat(49)}`)
  expect(slugify('ø'.repeat(150))).toBe('o'.repeat(100))
})

it('is words of small letters and digits, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (title) => {
      expect(slugify(title)).toMatch(/^(?=.{0,100}$)([a-z0-9]+(-[a-z0-9]+)*)?$/)
    }),
  )
})

it('is that of before for titles in Spanish and English, but where a word ends in an apostrophe and s or t', () => {
  const letters = fc.constantFrom(...'abcz ABCZ áéíóúüñ ÁÉÍÓÚÜÑ 0189 .,:;!?¿¡«»“”()$€%&+/…—–-')
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 60 }), (title) => {
      expect(slugify(title)).toBe(formerSlug(title))
    }),
  )
})
