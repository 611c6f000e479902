import { describe, expect, it } from 'vitest'
import { body, citation, figure, heading, paragraph, quotation, text } from '../../../tests/fixtures/body'
import { quote } from '../../../tests/fixtures/review'
import { attributionsOf } from '../../body'
import type { LexicalBody, LexicalNode } from '../../body/types'
import type { QuoteRecord } from '../../model/records'
import { bodyFor } from './create'

/** The excerpt that a translator into a language starts from, where the source edition has this one. */
function excerptIn(language: string, excerpt: string, ...quotes: QuoteRecord[]) {
  const started = start([quotation('n', 'q', excerpt)], language, ...quotes)
  return started.flatMap((fields) => (fields.blockType === 'quotation' ? [fields.excerpt] : []))[0]
}

function start(nodes: LexicalNode[], language: string, ...quotes: QuoteRecord[]) {
  const records = new Map(quotes.map((each) => [each.id, each]))
  return attributionsOf(bodyFor(body(paragraph(...nodes)), records, language) as LexicalBody).map(
    ({ fields }) => fields,
  )
}

describe('the body that a translator starts from', () => {
  it('has the structure, the text and every node of the source, which stays as it was', () => {
    const source = body(
      heading('h2', text('Of things')),
      paragraph(text('There are '), figure('n1', 'f'), text('.'), citation('n2', 's', 'p. 3')),
    )
    const untouched = structuredClone(source)
    expect(bodyFor(source, new Map(), 'es')).toEqual(source)
    const custom = body(paragraph(figure('n1', 'f', { form: 'custom', text: 'a dozen' })))
    bodyFor(custom, new Map(), 'es')
    expect(source).toEqual(untouched)
    expect(custom.root.children?.[0]?.children?.[0]?.fields).toMatchObject({ form: 'custom', text: 'a dozen' })
  })

  it('has figures in digits where the source wrote them in words of its own, and in their form elsewhere', () => {
    const figures = start(
      [figure('n1', 'f', { form: 'custom', text: 'a dozen' }), figure('n2', 'f', { form: 'words' })],
      'es',
    )
    expect(figures).toMatchObject([{ form: 'digits', text: null }, { form: 'words' }])
  })

  it('is none where the source has none', () => {
    expect(bodyFor(null, new Map(), 'es')).toBeNull()
  })
})

describe('a quotation that a translator starts from', () => {
  const english = quote('q', 'We saw nothing', { translations: [{ language: 'es', text: 'No vimos nada' }] })
  const spanish = quote('q', 'No vimos nada', {
    language: 'es',
    translations: [{ language: 'en', text: 'We saw nothing' }],
  })

  it('is the translation of the quote where the source gave the whole of it', () => {
    expect(excerptIn('es', 'We saw nothing', english)).toBe('No vimos nada')
    expect(excerptIn('en', 'No vimos nada', spanish)).toBe('We saw nothing')
  })

  it('is the original where the source gave the whole of a translation', () => {
    const french = {
      ...spanish,
      translations: [...spanish.translations!, { language: 'fr', text: 'Nous n’avons rien vu' }],
    }
    expect(excerptIn('fr', 'We saw nothing', french)).toBe('Nous n’avons rien vu')
    expect(excerptIn('es', 'We saw nothing', spanish)).toBe('No vimos nada')
    expect(excerptIn('fr', 'We saw nothing', spanish)).toBe('No vimos nada')
  })

  it('is the excerpt itself where that is part of the original, and there is no saying which part of a translation it is', () => {
    expect(excerptIn('es', 'saw nothing', english)).toBe('saw nothing')
    expect(excerptIn('es', 'vimos nada', spanish)).toBe('vimos nada')
    expect(excerptIn('fr', 'We saw nothing', english)).toBe('We saw nothing')
  })

  it('is the whole original where the source gave a part of a translation', () => {
    expect(excerptIn('es', 'saw nothing', spanish)).toBe('No vimos nada')
  })

  it('is as it was where the quote is gone', () => {
    expect(excerptIn('es', 'We saw nothing')).toBe('We saw nothing')
  })
})
