import { describe, expect, it } from 'vitest'
import { findings, paragraph, quotation, quote, released } from '../../../tests/fixtures/review'
import { untranslatedQuotation } from './untranslatedQuotation'

const said = 'lo que nos dijeron no tiene sentido para nadie aquí'

type Given = { language?: string; original?: string | null; translated?: string | null }

function check(excerpt: string, { language = 'en', original = 'es', translated = null }: Given = {}) {
  return findings(untranslatedQuotation, {
    language,
    locale: language === 'en' ? 'en-US' : 'es-MX',
    original: original === null ? null : released(original, 'es-MX', 'Lo dijo.'),
    blocks: [paragraph(quotation('n', 'q', excerpt))],
    quotes: [
      quote('q', said, {
        language: 'es',
        translations: translated === null ? [] : [{ language: 'en', text: translated, translator: 'Ana Ruiz' }],
      }),
    ],
  })
}

describe('untranslated-quotation', () => {
  it('warns of words that a translation has as they were said', () => {
    const [finding, ...more] = check(said)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', text: said })
    expect(finding?.message.en).toMatch(/is still in Spanish: translate it/)
    expect(finding?.message.es).toMatch(/sigue en español: tradúzcala/)
    expect(check(said, { translated: 'what they told us makes no sense to anybody here' })).toHaveLength(1)
  })

  it('says nothing of translated words, of a few, or where the edition is no translation', () => {
    const translated = 'what they told us makes no sense to anybody here'
    expect(check(translated, { translated })).toEqual([])
    expect(check('no tiene sentido')).toEqual([])
    expect(check(said, { original: null })).toEqual([])
    expect(check(said, { language: 'es', original: 'en' })).toEqual([])
    expect(check(said, { original: 'en' })).toEqual([])
    expect(check(said, { translated: said })).toEqual([])
  })
})
