import { expect, it } from 'vitest'
import { languageName } from './languageName'

it('names a language in each language of the admin, and leaves what is none as it was written', () => {
  expect(languageName('es')).toEqual({ en: 'Spanish', es: 'español' })
  expect(languageName('español')).toEqual({ en: 'español', es: 'español' })
  expect(languageName('es_MX').en).toBe('es_MX')
})
