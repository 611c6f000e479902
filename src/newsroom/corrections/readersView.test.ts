import { describe, expect, it } from 'vitest'
import { edition } from '../../../tests/fixtures/delivery'
import type { EditionDocument } from '../../model/document'
import { readersView } from './readersView'

type TextBlock = Extract<EditionDocument['body'][number], { _type: 'block' }>
type Child = TextBlock['children'][number]

function says(value: string): Child {
  return { _type: 'span', _key: 's', text: value, marks: [] }
}
function figure(value: string): Child {
  return { _type: 'figure', _key: 'f', statistic: 'f', text: value }
}
function quotation(words: string): Child {
  return { _type: 'quotation', _key: 'q', quote: 'q', text: words }
}
function citation(number: string): Child {
  return { _type: 'citation', _key: 'c', source: 's', locator: null, text: number }
}
function block(...children: Child[]): TextBlock {
  return { _type: 'block', _key: 'b', style: 'normal', children, markDefs: [] }
}
function reading(...body: EditionDocument['body']): EditionDocument {
  return edition({ body })
}

describe('what readers see changed', () => {
  it('is each passage that reads otherwise, with its figures and quotations as they are written', () => {
    const before = reading(
      block(says('There are '), figure('37'), says('.')),
      block(quotation('“Few”'), says(', she said.')),
    )
    const after = reading(
      block(says('There are '), figure('38'), says('.')),
      block(quotation('“Many”'), says(', she said.')),
    )
    expect(readersView(before, after)).toEqual([
      { part: 'body', before: 'There are 37.', after: 'There are 38.' },
      { part: 'body', before: '“Few”, she said.', after: '“Many”, she said.' },
    ])
  })

  it('leaves out the passages that read as before', () => {
    const before = reading(block(says('One.')), { _type: 'break', _key: 'r' }, block(figure('37')))
    const after = reading(block(says('One.')), { _type: 'break', _key: 'r' }, block(figure('38')))
    expect(readersView(before, after)).toEqual([{ part: 'body', before: '37', after: '38' }])
  })

  it('is nothing where a footnote has another number, or a record another id', () => {
    const before = reading(block(says('One.'), citation('1')))
    const after = reading(block(says('One.'), { ...citation('2'), source: 'another' } as Child))
    expect(readersView(before, after)).toEqual([])
  })

  it('is nothing of the title and the dek, which no correction of a record changes', () => {
    const before = reading(block(says('One.')))
    expect(readersView(before, { ...before, title: 'Another title', dek: 'Another dek.' })).toEqual([])
  })
})
