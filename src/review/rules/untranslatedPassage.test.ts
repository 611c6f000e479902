import { describe, expect, it } from 'vitest'
import { figure, findings, paragraph, released, statistic, text } from '../../../tests/fixtures/review'
import { untranslatedPassage } from './untranslatedPassage'

const english = 'The harbour master closed the gate before the wind rose, and nobody was let in until the morning.'
const spanish =
  'El capitán del puerto cerró la reja antes de que arreciara el viento y nadie pudo entrar hasta la mañana.'

function inSpanish(...paragraphs: string[]) {
  return {
    language: 'es',
    locale: 'es-MX',
    original: released('en', 'en-US', english),
    blocks: paragraphs.map((each) => paragraph(text(each))),
  }
}

describe('untranslated-passage', () => {
  it('names each passage that is still its source’s', () => {
    const [finding, ...more] = findings(untranslatedPassage, inSpanish(spanish, english))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', where: { field: 'body', path: 'root.children.1', start: 0 } })
    expect(finding?.text).toMatch(/^The harbour master closed .* …$/)
    expect(finding?.message).toEqual({
      en: 'This passage is as it is in the edition in English: translate it.',
      es: 'Este pasaje está como en la edición en inglés: tradúzcalo.',
    })
  })

  it('names a passage in another language, also in an edition that is no translation', () => {
    const given = { ...inSpanish(spanish, `${english} Then it rained.`), original: null }
    const [finding, ...more] = findings(untranslatedPassage, given)
    expect(more).toEqual([])
    expect(finding?.message.en).toBe('This passage is in English, and the edition in Spanish.')
  })

  it('looks past the figures, which each edition writes its own way', () => {
    const ships = statistic('ships', '37')
    const original = released(
      'en',
      'en-US',
      'They sank ',
      { figure: ships, text: '37' },
      ' of the ships near the old harbour.',
    )
    const blocks = [paragraph(text('They sank '), figure('f', 'ships'), text(' of the ships near the old harbour.'))]
    const given = { ...inSpanish(), original, blocks, statistics: [ships] }
    expect(findings(untranslatedPassage, given)).toHaveLength(1)
  })

  it('leaves what is the same in both: names, quotations, short lines', () => {
    const same = [
      'Harbour Master John Alder, Port of Leith',
      '“The gate was closed before the wind rose and nobody was let in.”',
      'Photo: A. Ruiz',
      'Photo by Ana Ruiz for The Oregonian',
      'Alianza Fronteriza, Border Hub, The Trust for the Americas',
    ]
    for (const line of same) {
      const original = released('en', 'en-US', line)
      expect(findings(untranslatedPassage, { ...inSpanish(line), original })).toEqual([])
    }
  })

  it('finds a heading and a byline of few words that are as in the source', () => {
    for (const line of ['How we reported this story', 'What we know about the fire so far']) {
      const original = released('en', 'en-US', line)
      expect(findings(untranslatedPassage, { ...inSpanish(line), original })).toHaveLength(1)
    }
  })

  it('leaves a passage that its source has in the language of this edition already', () => {
    const original = released('es', 'es-MX', english)
    const given = { language: 'en', locale: 'en-US', blocks: [paragraph(text(english))], original }
    expect(findings(untranslatedPassage, given)).toEqual([])
  })

  it('leaves an edition in another variety of the language', () => {
    const given = { ...inSpanish(english), language: 'en', locale: 'en-GB' }
    expect(findings(untranslatedPassage, given)).toEqual([])
  })

  it('reads the dek too', () => {
    expect(findings(untranslatedPassage, { ...inSpanish(spanish), dek: english })).toMatchObject([
      { where: { field: 'dek' } },
    ])
  })
})
