import { describe, expect, it } from 'vitest'
import { ownBlock, pullQuote, table } from '../../../tests/fixtures/body'
import { findings, paragraph, quote, released, text } from '../../../tests/fixtures/review'
import type { PortableText } from '../../model/document'
import { blockParity } from './blockParity'

const quotes = [quote('sense', 'makes no sense'), quote('cover', 'always under cover')]
const words = paragraph(text('Some words.'))

/** A released edition in Spanish with these blocks. */
function showing(...blocks: PortableText): ReturnType<typeof released> {
  const other = released('es', 'es-MX', 'Unas palabras.')
  return { ...other, document: { ...other.document, body: [...other.document.body, ...blocks] } }
}
function pulled(of: string, said: string): PortableText[number] {
  return { _type: 'pullQuote', _key: of, quote: of, text: said, attribution: null }
}

describe('block-parity', () => {
  it('finds nothing where both editions show the same, wherever it stands', () => {
    const original = showing(pulled('cover', 'siempre'), pulled('sense', 'no tiene sentido'))
    const blocks = [pullQuote('n1', 'sense', 'no sense'), words, pullQuote('n2', 'cover', 'always')]
    expect(findings(blockParity, { blocks, quotes, original })).toEqual([])
  })

  it('warns a translation of a pull quote that it lacks, and of one that it added', () => {
    const original = showing(pulled('cover', 'siempre'))
    const blocks = [words, pullQuote('n1', 'sense', 'no sense')]
    expect(findings(blockParity, { blocks, quotes, original })).toMatchObject([
      {
        severity: 'warning',
        where: { path: 'root.children.1' },
        message: {
          en: 'The pull quote “no sense” is not in the edition in Spanish.',
          es: 'El destacado «no sense» no está en la edición en español.',
        },
      },
      {
        severity: 'warning',
        where: { path: null },
        message: {
          en: 'The pull quote “siempre” of the edition in Spanish is missing here.',
          es: 'El destacado «siempre» de la edición en español falta aquí.',
        },
      },
    ])
  })

  it('tells how many tables one has more than the other, by what each begins with', () => {
    const cells = { _type: 'row' as const, _key: 'r', cells: [] }
    const original = showing({ _type: 'table', _key: 't', caption: 'Quién vino', rows: [cells] })
    expect(findings(blockParity, { blocks: [words], original })).toMatchObject([
      { severity: 'warning', message: { en: 'The table “Quién vino” of the edition in Spanish is missing here.' } },
    ])
    const two = [table([[[paragraph(text('Year'))]]]), table([[[paragraph(text('Month'))]]])]
    expect(findings(blockParity, { blocks: two, original })).toMatchObject([
      { where: { path: 'root.children.1' }, message: { en: 'The table “Month” is not in the edition in Spanish.' } },
    ])
  })

  it('knows an embed of the other by what it leads to, whatever its title', () => {
    const url = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'
    const original = showing({ _type: 'embed', _key: 'e', url, provider: 'YouTube', title: 'La audiencia' })
    const embed = (address: string) => ownBlock({ id: 'n1', blockType: 'embed', url: address, heading: 'The hearing' })
    expect(findings(blockParity, { blocks: [words, embed('https://youtu.be/dQw4w9WgXcQ')], original })).toEqual([])
    expect(findings(blockParity, { blocks: [words, embed('https://vimeo.com/76979871')], original })).toMatchObject([
      {
        where: { path: 'root.children.1' },
        message: { en: 'The embed “The hearing” is not in the edition in Spanish.' },
      },
      { message: { es: 'El contenido externo «La audiencia» de la edición en español falta aquí.' } },
    ])
  })

  it('only tells the edition that was translated', () => {
    const translations = [showing()]
    expect(
      findings(blockParity, { blocks: [pullQuote('n1', 'sense', 'no sense')], quotes, translations }),
    ).toMatchObject([{ severity: 'notice' }])
  })
})
