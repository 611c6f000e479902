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
