import { describe, expect, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { implausibleScale } from './implausibleScale'

describe('implausible-scale', () => {
  test.each([
    ['en-US', 'The census counted 3,400,000 million residents.'],
    ['en-GB', 'About 20,000 million registered voters may take part.'],
    ['es-MX', 'El censo contó 3.400.000 millones de habitantes.'],
    ['es-ES', 'Podrán votar 20.000 millones de personas.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(implausibleScale, locale, words)).toMatchObject([{ severity: 'error' }])
  })

  test.each([
    ['en-US', 'The census counted 3.4 million residents.'],
    ['en-US', 'The world has 8.2 billion people.'],
    ['es-CO', 'Costó 3.400.000 millones de pesos.'],
    ['es-ES', 'Se ahorraron 20.000 millones de litros.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(implausibleScale, locale, words)).toEqual([])
  })
})
