import { describe, expect, it } from 'vitest'
import { body, figure, item, list, paragraph, quotation, text } from '../../../tests/fixtures/body'
import { edition } from '../../../tests/fixtures/delivery'
import { quote } from '../../../tests/fixtures/review'
import { attributionsOf } from '../../body'
import type { LexicalBody } from '../../body/types'
import { sampleDocument } from '../../../tests/fixtures/documents'
import { carryQuote } from './carryQuotes'

const [shown] = sampleDocument.quotes

/** What readers have: the quote "q" with these words, and a translation where there is one. */
function before(words: string, translation: string | null = null) {
  const released = {
    ...shown!,
    id: 'q',
    text: words,
    translation: translation && { text: translation, translator: null },
  }
  return edition({ quotes: [{ ...released, translation: released.translation || null }] })
}

function articleWith(excerpts: string[], language = 'en') {
  return { language, body: body(...excerpts.map((excerpt, index) => paragraph(quotation(`n${index}`, 'q', excerpt)))) }
}
/** The excerpts of a body after the quote "q" got its new words. */
function carried(excerpts: string[], old: ReturnType<typeof edition>, now: ReturnType<typeof quote>, language = 'en') {
  return excerptsOf(carryQuote(articleWith(excerpts, language), old, now).body)
}
function excerptsOf(of: unknown) {
  return attributionsOf(of as LexicalBody).flatMap(({ fields }) =>
    fields.blockType === 'quotation' ? [fields.excerpt] : [],
  )
}

describe('a corrected quote', () => {
  it('is carried where the whole of its old words stood', () => {
    expect(carried(['We saw nothing'], before('We saw nothing'), quote('q', 'We saw no one'))).toEqual([
      'We saw no one',
    ])
  })

  it('is carried whatever the quotation marks and spaces around the old words were', () => {
    expect(carried(['We  saw “nothing”'], before('We saw "nothing"'), quote('q', 'We saw "no one"'))).toEqual([
      'We saw "no one"',
    ])
  })

  it('leaves an excerpt that the new words hold', () => {
    expect(carried(['saw nothing'], before('We saw nothing'), quote('q', 'They saw nothing'))).toEqual(['saw nothing'])
  })

  it('leaves the whole of the old words where the new ones only say more', () => {
    expect(carried(['We saw nothing'], before('We saw nothing'), quote('q', 'We saw nothing at all'))).toEqual([
      'We saw nothing',
    ])
  })

  it('is carried where a part of its old words stood that is beyond doubt', () => {
    expect(carried(['saw nothing'], before('We saw nothing'), quote('q', 'We saw no one'))).toEqual(['saw no one'])
    const now = quote('q', 'No vimos nada', { translations: [{ language: 'en', text: 'We saw no one there' }] })
    expect(carried(['saw nothing'], before('No vimos nada', 'We saw nothing there'), now)).toEqual(['saw no one'])
  })

  it('leaves a part that the change reaches over, and names it: an editor says what it should be', () => {
    const old = before('We saw nothing at all there')
    const now = quote('q', 'We saw everybody there')
    const article = articleWith(['saw nothing', 'We saw'])
    const { body: left, stuck } = carryQuote(article, old, now)
    expect(excerptsOf(left)).toEqual(['saw nothing', 'We saw'])
    expect(stuck).toEqual([
      {
        node: 'n0',
        statistic: null,
        text: 'saw nothing',
        value: 'We saw everybody there',
        around: { before: '', after: '' },
      },
    ])
    const given = (text: string) => carryQuote(article, old, now, new Map([['n0', text]]))
    expect(excerptsOf(given(' saw everybody ').body)).toEqual(['saw everybody', 'We saw'])
    expect(given('saw everybody').stuck).toEqual([])
    expect(given('saw nobody').stuck).toEqual(stuck)
  })

  it('is carried in the translation that the edition gave the whole of', () => {
    const now = quote('q', 'No vimos a nadie', {
      language: 'es',
      translations: [{ language: 'en', text: 'We saw no one' }],
    })
    expect(carried(['We saw nothing', 'No vimos nada'], before('No vimos nada', 'We saw nothing'), now)).toEqual([
      'We saw no one',
      'No vimos a nadie',
    ])
  })

  it('leaves a translation alone where the language of the edition has none any more', () => {
    const now = quote('q', 'No vimos a nadie', { language: 'es', translations: [{ language: 'fr', text: 'Personne' }] })
    expect(carried(['We saw nothing'], before('No vimos nada', 'We saw nothing'), now)).toEqual(['We saw nothing'])
  })

  it('changes nothing of the quotations of others, of figures, or of a body that it was not released in', () => {
    const article = {
      language: 'en',
      body: body(
        list(
          'bullet',
          item(
            quotation('n1', { id: 'q' }, 'We saw nothing'),
            text(' and '),
            quotation('n2', 'other', 'We saw nothing'),
          ),
        ),
        paragraph(figure('n3', 'f'), quotation('n4', 'q', 'We saw nothing')),
      ),
    }
    const untouched = structuredClone(article.body)
    const now = quote('q', 'We saw no one')
    expect(excerptsOf(carryQuote(article, before('We saw nothing'), now).body)).toEqual([
      'We saw no one',
      'We saw nothing',
      'We saw no one',
    ])
    expect(article.body).toEqual(untouched)
    expect(carryQuote(article, edition({ quotes: [] }), now)).toEqual({ body: untouched, stuck: [] })
  })

  it('takes an article without a body as it is', () => {
    const none = { language: 'en', body: null }
    expect(carryQuote(none, before('We saw nothing'), quote('q', 'We saw no one')).body).toBeNull()
  })
})
