import { describe, expect, it } from 'vitest'
import { findings, paragraph, quotation, quote, released } from '../../../tests/fixtures/review'
import { quotationParity } from './quotationParity'

const quotes = [quote('sense', 'makes no sense'), quote('cover', 'always under cover')]
const sense = paragraph(quotation('n1', 'sense', 'makes no sense'))
const cover = paragraph(quotation('n2', 'cover', 'always under cover'))
const original = released(
  'es',
  'es-MX',
  { quotation: 'sense', text: 'no tiene sentido' },
  { quotation: 'cover', text: 'siempre encubiertos' },
)

describe('quotation-parity', () => {
  it('finds nothing in the same quotations in another order', () => {
    expect(findings(quotationParity, { blocks: [cover, sense], quotes, original })).toEqual([])
  })

  it('finds one that was dropped, and one that was added', () => {
    expect(findings(quotationParity, { blocks: [sense], quotes, original })).toMatchObject([
      { severity: 'error', text: 'siempre encubiertos', where: { path: null } },
    ])
    const shorter = released('es', 'es-MX', { quotation: 'sense', text: 'no tiene sentido' })
    expect(findings(quotationParity, { blocks: [sense, cover], quotes, original: shorter })).toMatchObject([
      { severity: 'error', text: 'always under cover', where: { path: 'root.children.1.children.0' } },
    ])
  })

  it('only warns the edition that was translated', () => {
    expect(findings(quotationParity, { blocks: [sense], quotes, translations: [original] })).toMatchObject([
      { severity: 'warning' },
    ])
  })
})
