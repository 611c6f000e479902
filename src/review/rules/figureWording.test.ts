import { describe, expect, it } from 'vitest'
import { figure, findings, paragraph, percent, statistic } from '../../../tests/fixtures/review'
import { figureWording } from './figureWording'

function check(wording: string, record = statistic('s', '37'), locale = 'en-US') {
  return findings(figureWording, {
    blocks: [paragraph(figure('f', 's', { form: 'custom', text: wording }))],
    statistics: [record],
    locale,
  })
}

describe('figure-wording', () => {
  it.each(['37', 'thirty-seven', 'some 37'])('takes “%s” for 37', (wording) => {
    expect(check(wording)).toEqual([])
  })

  it.each(['38', 'thirty-eight', '37 per cent', 'many', '370'])('does not take “%s” for 37', (wording) => {
    expect(check(wording)).toMatchObject([{ severity: 'error', text: wording }])
  })

  it('knows that a billón is no billion', () => {
    const money = statistic('s', '3500000000', { unit: { kind: 'currency', code: 'MXN' } })
    expect(check('3 mil 500 millones', money, 'es-MX')).toEqual([])
    expect(check('3.5 billones', money, 'es-MX')).toHaveLength(1)
  })

  it('takes a fraction for the percentage that it rounds to', () => {
    expect(check('a third', percent('s', '33.3'))).toEqual([])
    expect(check('a third', percent('s', '34'))).toHaveLength(1)
  })

  it('leaves the other forms alone', () => {
    const blocks = [paragraph(figure('f', 's', { text: 'a leftover' }))]
    expect(findings(figureWording, { blocks, statistics: [statistic('s', '37')] })).toEqual([])
  })
})
