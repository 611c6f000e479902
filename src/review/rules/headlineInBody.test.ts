import { describe, expect, it } from 'vitest'
import { paragraph, text } from '../../../tests/fixtures/body'
import { findings } from '../../../tests/fixtures/review'
import { headlineInBody } from './headlineInBody'

function check(title: string, ...lines: string[]) {
  return findings(headlineInBody, { title, blocks: lines.map((line) => paragraph(text(line))) })
}

describe('headline-in-body', () => {
  it.each([
    ['A ship came', 'A ship came'],
    ['A ship came', '  A SHIP CAME. '],
    ['Corrupción en Ciudad Juárez', 'Corrupcion en Ciudad Juárez'],
  ])('notices “%s” left as “%s”', (title, line) => {
    expect(check(title, '', line, 'It was late.')).toMatchObject([
      { severity: 'notice', where: { field: 'body', path: 'root.children.1', start: 0 } },
    ])
  })

  it('takes a first line that says more, the same words further down, and no title', () => {
    expect(check('A ship came', 'A ship came in the night.')).toEqual([])
    expect(check('A ship came', 'It was late.', 'A ship came')).toEqual([])
    expect(check('', '')).toEqual([])
    expect(check('…', '—')).toEqual([])
  })
})
