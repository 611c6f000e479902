import { describe, expect, it } from 'vitest'
import { citing, findings, statistic } from '../../../tests/fixtures/review'
import { headlineFigure } from './headlineFigure'

const diplomats = statistic('diplomats', '37')
const given = { blocks: citing(diplomats), statistics: [diplomats] }

describe('headline-figure', () => {
  it('warns of a figure in the title or the dek that the body does not bear out', () => {
    expect(
      findings(headlineFigure, { ...given, title: 'Mexico lets in 38 diplomats', dek: 'And 9 more.' }),
    ).toMatchObject([
      { severity: 'warning', text: '38', where: { field: 'title', path: null, start: 15, end: 17 } },
      { severity: 'warning', text: '9', where: { field: 'dek' } },
    ])
  })

  it('takes a figure of the body in any wording', () => {
    expect(findings(headlineFigure, { ...given, title: 'Thirty-seven diplomats', dek: 'In 2023.' })).toEqual([])
  })
})
