import { describe, expect, it } from 'vitest'
import { linksOf } from '../index'
import { findings, paragraph, quotation, quote, text } from '../../../tests/fixtures/review'
import { unattributedQuotation } from './unattributedQuotation'

function check(words: string, ...quotes: ReturnType<typeof quote>[]) {
  return findings(unattributedQuotation, { blocks: [paragraph(text(words))], quotes })
}

describe('unattributed-quotation', () => {
  it('finds words in quotation marks that name no quote', () => {
    expect(check('He said “it makes no sense to me”.')).toMatchObject([
      { severity: 'error', text: 'it makes no sense to me', where: { path: 'root.children.0', start: 8, end: 33 } },
    ])
  })

  it('finds nothing in a quotation that is a node, nor in words that repeat a part of one', () => {
    const node = quotation('n', 'q', 'it makes no sense to me')
    const blocks = [
      paragraph(text('He said “'), node, text('”.')),
      paragraph(text('“Makes no sense”? He said “makes no sense”.')),
    ]
    const found = findings(unattributedQuotation, { blocks, quotes: [quote('q', 'it makes no sense to me')] })
    expect(found.map(({ text: words }) => words)).toEqual(['Makes no sense'])
  })

  it.each([
    ['en-US', '“It sank at noon,” said Ana Prieto, “and nobody saw it.”', 'It sank at noon, and nobody saw it'],
    [
      'en-US',
      '“It sank at noon,” Gov. Prieto said. “Nobody saw it go down.”',
      'It sank at noon. Nobody saw it go down',
    ],
    ['en-GB', "'It sank at noon,' she told the court, 'and nobody saw it.'", 'It sank at noon, and nobody saw it'],
    [
      'es-MX',
      '“Se hundió al mediodía”, dijo Ana Prieto. “Nadie lo vio hundirse”.',
      'Se hundió al mediodía. Nadie lo vio hundirse',
    ],
    ['es-ES', '«Se hundió», afirmó la alcaldesa, «y nadie lo vio hundirse».', 'Se hundió, y nadie lo vio hundirse'],
    ['es-ES', '—Se hundió al mediodía —dijo Ana—. Nadie lo vio.', 'Se hundió al mediodía. Nadie lo vio'],
    [
      'fr-FR',
      '« Il a coulé à midi », a déclaré Ana, « et personne ne l’a vu. »',
      'Il a coulé à midi, et personne ne l’a vu',
    ],
    [
      'pt-BR',
      '“Afundou ao meio-dia”, disse Ana. “Ninguém viu o barco afundar.”',
      'Afundou ao meio-dia. Ninguém viu o barco afundar',
    ],
  ])('finds what is said around its speaker once (%s): %s', (locale, words, whole) => {
    const { language } = new Intl.Locale(locale)
    const found = findings(unattributedQuotation, { blocks: [paragraph(text(words))], language, locale })
    expect(found).toMatchObject([{ severity: 'error' }])
    expect(found[0]?.suggestions?.at(-1)).toMatchObject({ data: { text: whole } })
  })

  it.each([
    '“It sank at noon,” said Ana, but her brother said, “It sank at night.”',
    '“It sank at noon,” said Ana. Her brother said, “It sank at night.”',
    '“It sank at noon,” said Ana, and her brother said: “It sank at night.”\n“We saw it go,” he said.',
  ])('finds what others say by itself: %s', (words) => {
    expect(check(words).length).toBeGreaterThan(1)
  })

  it('finds nothing in what goes on from an attributed quotation in the words of its quote', () => {
    const node = quotation('n', 'q', 'It sank at noon')
    const after = (words: string) =>
      findings(unattributedQuotation, {
        blocks: [paragraph(text('“'), node, text(`,” said Ana, “${words}”`))],
        quotes: [quote('q', 'It sank at noon, and nobody saw it')],
      }).map(({ text: each }) => each)
    expect(after('and nobody saw it.')).toEqual([])
    expect(after('and everybody saw it.')).toEqual(['and everybody saw it'])
  })

  it('only warns of what may be no quotation', () => {
    expect(check('He rose. "It is late.')).toMatchObject([{ severity: 'warning' }])
    expect(check('The so-called “free” ride.')).toMatchObject([{ severity: 'notice' }])
  })

  it('suggests the quotes that hold the words, and a new one', () => {
    const [finding] = check(
      'He told the author: “makes no sense,” and left.',
      quote('long', 'I think that it makes no sense at all'),
      quote('short', 'makes no sense'),
      quote('other', 'makes sense'),
    )
    const suggestions = finding?.suggestions ?? []
    expect(linksOf({ suggestions }).map(({ id }) => id)).toEqual(['short', 'long'])
    expect(suggestions.at(-1)).toMatchObject({ action: 'create', data: { text: 'makes no sense', language: 'en' } })
  })
})
