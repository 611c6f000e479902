import { describe, expect, it } from 'vitest'
import { findings, paragraph, quotation, quote } from '../../../tests/fixtures/review'
import { excerptNotInQuote } from './excerptNotInQuote'

const said = quote('q', 'no tiene sentido', {
  language: 'es',
  translations: [
    { language: 'en', text: 'it makes no sense' },
    { language: 'fr', text: 'cela n’a pas de sens' },
  ],
})
function check(excerpt: string) {
  return findings(excerptNotInQuote, { blocks: [paragraph(quotation('n', 'q', excerpt))], quotes: [said] })
}

describe('excerpt-not-in-quote', () => {
  it('takes the original and the translation into the language of the edition', () => {
    expect(check('no tiene sentido')).toEqual([])
    expect(check('makes no sense')).toEqual([])
  })

  it('finds other words, and a translation into another language', () => {
    expect(check('makes sense')).toMatchObject([{ severity: 'error', text: 'makes sense' }])
    expect(check('pas de sens')).toHaveLength(1)
  })
})
