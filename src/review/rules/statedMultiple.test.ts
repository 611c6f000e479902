import { describe, expect, it, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { statedMultiple } from './statedMultiple'

describe('stated-multiple', () => {
  it('says the sum', () => {
    const [finding] = inText(statedMultiple, 'en-US', 'The toll has doubled in two years, from $4 to $6.')
    expect(finding).toMatchObject({ severity: 'error', text: 'doubled' })
    expect(finding?.message.en).toBe('From $4 to $6 is 1.5 times as much ($6 ÷ $4), not 2 times.')
  })

  test.each([
    ['en-GB', 'Crowds tripled, from 200 to 500.'],
    ['en-US', 'The herd halved: it was 900 head and is now 700.'],
    ['en-US', 'The toll doubled to $6 from $4.'],
    ['es-CO', 'El peaje se duplicará: de 40 a 60 pesos.'],
    ['es-MX', 'El peaje se duplicó: era de 40 pesos y hoy es de 60.'],
    ['es-ES', 'La plantilla se redujo a la mitad, de 900 a 700 operarios.'],
    ['es-ES', 'La flota se triplicó: de 2 millones a 4,5 millones de toneladas.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(statedMultiple, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'The toll has doubled in two years, from $4 to $8.'],
    ['en-US', 'The toll doubled to $8 from $4.'],
    ['en-US', 'The toll has more than doubled, from $4 to $9.'],
    ['en-US', 'The toll doubled. Buses went from 4 to 6.'],
    ['es-MX', 'El peaje casi se duplicó, de 40 a 75 pesos.'],
    ['es-ES', 'La flota se duplicó y emplea a 300 personas en 40 puertos.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(statedMultiple, locale, words)).toEqual([])
  })
})
