import { expect, it } from 'vitest'
import { languageList, languageName } from './languageName'

it('names a language in each language of the admin, and leaves what is none as it was written', () => {
  expect(languageName('es')).toEqual({ en: 'Spanish', es: 'español' })
  expect(languageName('español')).toEqual({ en: 'español', es: 'español' })
  expect(languageName('es_MX').en).toBe('es_MX')
})

it('lists languages as people do', () => {
  expect(languageList(['en', 'es'])).toEqual({ en: 'English and Spanish', es: 'inglés y español' })
  expect(languageList(['en'])).toEqual({ en: 'English', es: 'inglés' })
})
