import { describe, expect, it, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { partsAndTotal } from './partsAndTotal'

describe('parts-and-total', () => {
  it('says the sum; more than the total is certain, less may have been left out', () => {
    const [more] = inText(partsAndTotal, 'en-US', 'The fleet has 20 ships: 12 tankers, 6 ferries and 4 tugs.')
    expect(more).toMatchObject({ severity: 'error', text: '20' })
    expect(more?.message.en).toBe('12 + 6 + 4 is 22, not 20.')
    const [less] = inText(partsAndTotal, 'en-US', 'The fleet has 20 ships: 12 tankers, 4 ferries and 2 tugs.')
    expect(less?.severity).toBe('warning')
  })

  test.each([
    ['en-GB', 'The fleet of 20 is made up of 12 tankers and 6 ferries.'],
    ['en-US', 'Of the 20 ships, 12 are tankers, 6 ferries and 4 tugs.'],
    ['es-MX', 'La flota tiene 20 barcos: 12 petroleros, 6 transbordadores y 4 remolcadores.'],
    ['es-ES', 'De los 20 barcos, 12 son petroleros, 6 transbordadores y 4 remolcadores.'],
    ['es-ES', 'Dará 18 millones de euros: 9 para riego, 5 para caminos y 6 para luz.'],
    ['en-US', 'Nine ships sank — four tankers, three ferries and three tugs.'],
    ['en-US', 'The $40 million fund is for docks ($20 million), cranes ($15 million) and lights ($10 million).'],
    ['es-MX', 'El fondo de 40 millones es para muelles (20 millones), grúas (15 millones) y luces (10 millones).'],
    ['en-US', 'Twelve people were hurt, seven of them children and six adults.'],
    ['es-MX', 'Murieron 20 personas, 12 de ellas mujeres y nueve hombres.'],
    ['es-ES', 'El presupuesto, de 60 millones, se reparte en 35 para vivienda, 15 para empleo y 20 para cultura.'],
    ['en-GB', 'Some 52% back Amir, 40% back Vole and 15% are undecided.'],
    ['es-CL', 'El 52 % prefiere a Soto, el 40 % a Vera y el 15 % no responde o no sabe.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(partsAndTotal, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'The fleet has 20 ships: 12 tankers, 5 ferries and 3 tugs.'],
    ['en-US', 'Twelve people were hurt, seven of them children and five adults.'],
    ['es-MX', 'La fundación, con 215 voluntarios, reparte 155 becas y 110 despensas.'],
    ['en-US', 'A charity of 215 volunteers distributes 155 meals and 110 blankets.'],
    ['en-US', 'Fifty people were killed, 20 of them women and 15 children.'],
    ['es-MX', 'Murieron 50 personas, 20 de ellas mujeres y 15 niños.'],
    ['en-US', 'Fifty people were killed, 20 women and 15 children.'],
    ['en-US', 'The fleet has 20 ships, including 12 tankers, 4 ferries and 2 tugs.'],
    ['en-US', 'The fleet has 20 ships: 12 tankers, 4 ferries and the rest tugs.'],
    ['en-US', 'Of the 20 ships, 12 are tankers and 4 are ferries.'],
    ['en-US', 'Nine ships sank — four tankers, two ferries and three tugs.'],
    ['en-US', 'The $40 million fund is for docks ($20 million), cranes ($15 million) and lights ($5 million).'],
    ['en-GB', 'A city of 3.2 million, it is behind London (8.9 million), Rome (2.8 million) and Oslo (0.7 million).'],
    ['en-GB', 'Some 52% back Amir, 40% back Vole and 9% are undecided.'],
    ['en-GB', 'Some 52% trust the police, 48% the courts and 35% the press.'],
    ['en-US', 'The ship has 20 berths: it left at 6 knots, with 12 men and 4 dogs.'],
    ['es-MX', 'La flota tiene 20 barcos, entre ellos 12 petroleros, 4 transbordadores y 2 remolcadores.'],
    ['es-ES', 'Dará 18 millones de euros: 9 para riego, 5 para caminos y 4 para luz.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(partsAndTotal, locale, words)).toEqual([])
  })
})
