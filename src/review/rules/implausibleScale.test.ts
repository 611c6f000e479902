import { describe, expect, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { implausibleScale } from './implausibleScale'

describe('implausible-scale', () => {
  test.each([
    ['en-US', 'The census counted 3,400,000 million residents.'],
    ['en-GB', 'About 20,000 million registered voters may take part.'],
    ['es-MX', 'El censo contó 3.400.000 millones de habitantes.'],
    ['es-ES', 'Podrán votar 20.000 millones de personas.'],
    ['en-US', 'The city of 2.1 billion residents has one hospital.'],
    ['en-GB', 'She was born in a town of 4 billion.'],
    ['es-MX', 'La ciudad, de 2 mil 100 millones de habitantes, tiene un hospital.'],
    ['fr-FR', 'La ville de 300 millions d’habitants vote dimanche.'],
    ['pt-BR', 'A cidade de 300 milhões de habitantes vota no domingo.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(implausibleScale, locale, words)).toMatchObject([{ severity: 'error' }])
  })

  test.each([
    ['A town of 150 million residents.', 'in any town'],
    ['A country of 3 billion residents.', 'in any country'],
    ['About 20,000 million people live there.', 'than all people there are'],
  ])('says what is too much in: %s', (words, bound) => {
    const [finding] = inText(implausibleScale, 'en-US', words)
    expect(finding?.message.en).toContain(bound)
  })

  test.each([
    ['en-US', 'The census counted 3.4 million residents.'],
    ['en-US', 'The world has 8.2 billion people.'],
    ['en-US', 'The country of 1.4 billion people has a city of 30 million people.'],
    ['en-US', 'The city of 30 million trees has a debt of 2 billion.'],
    ['es-CO', 'Costó 3.400.000 millones de pesos.'],
    ['es-ES', 'Se ahorraron 20.000 millones de litros.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(implausibleScale, locale, words)).toEqual([])
  })
})
