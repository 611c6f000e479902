import { describe, expect, it, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { impossibleDate } from './impossibleDate'

describe('impossible-date', () => {
  it('says how many days the month has', () => {
    const [finding] = inText(impossibleDate, 'es-MX', 'Vence el 31 de abril.')
    expect(finding).toMatchObject({ severity: 'error', text: '31 de abril' })
    expect(finding?.message.es).toBe('El día «31 de abril» no existe: abril tiene 30 días.')
  })

  it('says which weekday it is', () => {
    const [finding] = inText(impossibleDate, 'en-US', 'It opens on Monday, June 2, 2026, they said.')
    expect(finding?.message.en).toBe('“Monday, June 2, 2026” was or will be a Tuesday.')
  })

  test.each([
    ['en-US', 'It ends September 31.'],
    ['en-GB', 'It ended on 30 February 2020.'],
    ['en-US', 'She was born on Feb. 29, 2001.'],
    ['es-ES', 'Nació el 29 de febrero de 2001.'],
    ['es-ES', 'Será el lunes 2 de junio de 2026.'],
    ['en-GB', 'Born in 1930, he died in 1990 aged 75.'],
    ['es-MX', 'Nació en Mérida en 1930 y murió en 1990 a los 75 años.'],
    ['es-ES', 'Nacida en 1930 y fallecida en 1990 a los 75 años, dejó seis libros.'],
    ['en-US', 'Born in 1930, the cook died in 1990. He was 75.'],
    ['es-MX', 'Nació en Mérida en 1930 y murió en 1990. Tenía 75 años.'],
    ['en-US', 'Born in 1950, the judge turned 65 in 2020.'],
    ['es-MX', 'Nacida en 1950, la jueza cumplió 65 años en 2020.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(impossibleDate, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'It ends September 30.'],
    ['en-US', 'In April 31 people drowned.'],
    ['en-US', 'She was born on Feb. 29, 2004.'],
    ['en-GB', 'It may march 32 miles.'],
    ['es-ES', 'Será el martes 2 de junio de 2026.'],
    ['es-MX', 'Del 30 de abril al 31 de mayo.'],
    ['en-GB', 'Born in 1930, he died in 1990 aged 59.'],
    ['en-US', 'Born in 1930, the cook died in 1990. He was 60.'],
    ['en-US', 'Born in 1930, his father died in 1990. He was 12 when they met.'],
    ['en-US', 'Born in 1950, the judge turned 70 in 2020.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(impossibleDate, locale, words)).toEqual([])
  })
})
