import { describe, expect, it } from 'vitest'
import { findings, paragraph, quotation, quote } from '../../../tests/fixtures/review'
import { undeclaredTranslation } from './undeclaredTranslation'

function check(excerpt: string, translator: string | null) {
  return findings(undeclaredTranslation, {
    blocks: [paragraph(quotation('n', 'q', excerpt))],
    quotes: [
      quote('q', 'no tiene sentido', {
        language: 'es',
        translations: [{ language: 'en', text: 'no sense', translator }],
      }),
    ],
  })
}

describe('undeclared-translation', () => {
  it('warns of translated words without a translator', () => {
    expect(check('no sense', null)).toMatchObject([{ severity: 'warning', text: 'no sense' }])
    expect(check('no sense', ' ')).toHaveLength(1)
  })

  it('says nothing when the translator is named, or the words are the original', () => {
    expect(check('no sense', 'Dolia Estevez')).toEqual([])
    expect(check('no tiene sentido', null)).toEqual([])
  })
})
