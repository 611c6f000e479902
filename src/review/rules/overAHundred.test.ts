import { describe, expect, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { overAHundred } from './overAHundred'

describe('over-a-hundred', () => {
  test.each([
    ['en-US', 'Turnout was 112 percent in one precinct.'],
    ['en-GB', 'Around 105 per cent of residents have a card.'],
    ['en-US', 'Thefts dropped by 140 percent.'],
    ['es-MX', 'La participación fue de 112 por ciento en una casilla.'],
    ['es-ES', 'El 105 % de los vecinos tiene tarjeta.'],
    ['es-AR', 'Los robos se redujeron un 140%.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(overAHundred, locale, words)).toMatchObject([{ severity: 'warning' }])
  })

  test.each([
    ['en-US', 'Turnout was 92 percent.'],
    ['en-US', 'Thefts rose by 140 percent.'],
    ['en-US', 'Stocks stand at 112 percent of the yearly average.'],
    ['en-GB', 'Prisons are at 130 per cent of their capacity.'],
    ['es-MX', 'La recaudación fue de 112 por ciento de lo previsto.'],
    ['es-ES', 'Los robos subieron un 140 %.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(overAHundred, locale, words)).toEqual([])
  })
})
