import { describe, expect, it, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { statedShare } from './statedShare'

describe('stated-share', () => {
  it('says the sum', () => {
    const [finding] = inText(statedShare, 'en-US', 'Of the 80 wells tested, 20 were dry, or 35 percent.')
    expect(finding).toMatchObject({ severity: 'error', text: '35 percent' })
    expect(finding?.message.en).toBe('20 of 80 is 25% (20 ÷ 80), not “35 percent”.')
  })

  test.each([
    ['en-US', 'Some 20 of the 80 wells (35 percent) were dry.'],
    ['en-US', 'Bought were 20 of the town’s 80 wells, or a third.'],
    ['en-GB', 'Thirty per cent, or 20 of the 80 wells, were dry.'],
    ['en-GB', 'About 30% of the 80 wells, 20 in all, were dry.'],
    ['es-ES', 'El 30 % de los 80 pozos, o 20, están secos.'],
    ['es-MX', 'De los 80 pozos, 20 están secos, o sea, 35 por ciento.'],
    ['es-ES', 'Están secos 20 de los 80 pozos, un 35 %.'],
    ['es-ES', 'Están secos 20 de los 80 pozos, la mitad.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(statedShare, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'Of the 80 wells tested, 20 were dry, or 25 percent.'],
    ['en-US', 'Of the 80 wells tested, 20 were dry, or a quarter.'],
    ['en-GB', 'Some 25% of the 80 wells, 20 in all, were dry.'],
    ['en-US', 'A quarter of the 80 wells in town, 12 miles away, were dry.'],
    ['en-US', 'Of the 80 workers, 20 left, 60 percent of them women.'],
    ['en-US', 'Of the 80 workers, 20 left and 60 percent said they might.'],
    ['es-MX', 'De los 80 obreros, 20 se fueron, 60 por ciento de ellos mujeres.'],
    ['es-ES', 'Votaron 1.701 de los 2.400 socios, casi el 71 %.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(statedShare, locale, words)).toEqual([])
  })
})
