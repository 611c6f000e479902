import { describe, expect, it } from 'vitest'
import { paragraph, text } from '../../../tests/fixtures/body'
import { findings } from '../../../tests/fixtures/review'
import { missingPart } from './missingPart'

const blocks = [paragraph(text('A ship came.'))]

describe('missing-part', () => {
  it('notices each of dek, byline and topic that is not there', () => {
    const found = findings(missingPart, { blocks, byline: [], dek: ' ', topics: [] })
    expect(found.map(({ severity, where }) => [severity, where.field])).toEqual([
      ['notice', 'dek'],
      ['notice', 'byline'],
      ['notice', 'topics'],
    ])
    const some = findings(missingPart, { blocks, byline: ['A. Reporter'], dek: 'It was late.', topics: [' '] })
    expect(some.map(({ where }) => where.field)).toEqual(['topics'])
  })

  it('says nothing of a story that is whole, and of one that is not begun', () => {
    expect(findings(missingPart, { blocks, byline: ['A.'], dek: 'It was late.', topics: ['Trade'] })).toEqual([])
    expect(findings(missingPart, { blocks: [paragraph(text(' '))], byline: [], dek: null, topics: [] })).toEqual([])
  })
})
