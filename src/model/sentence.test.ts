import { describe, expect, it } from 'vitest'
import { adminLanguage, say, sentencesIn, together, untranslated } from './sentence'

const sentence = sentencesIn({
  es: {
    'There is no {thing} in {place}.': 'En {place} no hay {thing}.',
    'Try again.': 'Inténtelo de nuevo.',
    record: 'registro',
  },
})

describe('a sentence', () => {
  it('is said in each language, with its blanks filled', () => {
    expect(sentence('There is no {thing} in {place}.', { thing: sentence('record'), place: 'X{y}' })).toEqual({
      en: 'There is no record in X{y}.',
      es: 'En X{y} no hay registro.',
    })
  })

  it('is in the language of whoever asks, and in English where the admin has none of theirs', () => {
    const again = sentence('Try again.')
    expect(['es', 'es-MX', 'en', 'de'].map((language) => say({ i18n: { language } }, again))).toEqual([
      again.es,
      again.es,
      again.en,
      again.en,
    ])
    expect(say(undefined, again)).toBe(again.en)
    expect([undefined, null, ''].map(adminLanguage)).toEqual(['en', 'en', 'en'])
  })

  it('can stand beside another, and be the same everywhere', () => {
    expect(together([sentence('Try again.'), untranslated('en/a')])).toEqual({
      en: 'Try again. en/a',
      es: 'Inténtelo de nuevo. en/a',
    })
  })
})
