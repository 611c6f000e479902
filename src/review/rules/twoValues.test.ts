import { describe, expect, it, test, vi } from 'vitest'
import { findings, paragraph, text } from '../../../tests/fixtures/review'
import { inText } from '../../../tests/fixtures/sense'
import { twoValues } from './twoValues'

function titled(title: string, body: string, more = {}) {
  return findings(twoValues, { title, blocks: [paragraph(text(body))], ...more })
}

describe('two-values', () => {
  it('warns of a quantity that has another value further down', () => {
    const [finding, ...more] = inText(
      twoValues,
      'en-US',
      'The aquarium holds 4,200 tons of water.',
      'It opens at last. With its 2,400 tons of water, the aquarium is the largest there is.',
    )
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', text: '2,400', where: { path: 'root.children.1' } })
    expect(finding?.message.en).toBe('Above it says 4,200, and here it says 2,400.')
  })

  test.each([
    ['en-GB', 'The inquiry cost £45m. Voters will remember the £54m inquiry.'],
    ['es-ES', 'La riada anegó 1.300 hectáreas, según la Junta. Las 3.100 hectáreas anegadas eran de arroz.'],
    ['en-US', 'The mill fire killed 14 people. The 17 people killed in the mill fire were on the second floor.'],
    ['es-ES', 'El viento tumbó 120 pinos, dijo el alcalde. Los 140 pinos tumbados serán leña.'],
    ['en-GB', 'The rink will cost £31m. At a cost of £34m, the rink is dear.'],
    [
      'es-MX',
      'La presa costó 620 millones de pesos. Con su costo de 260 millones de pesos, la presa quedó en el olvido.',
    ],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(twoValues, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'The bridge cost $40 million. An earlier bridge had cost $22 million.'],
    ['en-US', 'The north has 300 farms. The south has 140 farms.'],
    ['en-US', 'The fire burned 1,900 acres by Monday. By Thursday the fire had burned 3,200 acres.'],
    ['en-US', 'The park has 40 guards. The 60 guards of another park came to help.'],
    ['es-ES', 'La riada anegó 1.300 hectáreas, de ellas 900 de arroz.'],
    ['es-MX', 'El martes marcharon 400 maestros. El jueves marcharon 900 maestros.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(twoValues, locale, words)).toEqual([])
  })

  it('holds the title and the dek against the body', () => {
    const [finding] = titled('Toll on bridge to rise 20%', 'The toll on the bridge will rise by 12% in May.')
    expect(finding).toMatchObject({ text: '12%', where: { path: 'root.children.0' } })
    expect(finding?.message.en).toBe('The title says 20%, and here it says 12%.')
    const dek = { dek: 'Three ferries sank off the cape' }
    expect(titled('', 'Five ferries sank off the cape.', dek)[0]?.message.en).toContain('The dek says')
  })

  test.each([
    ['Toll on bridge to rise almost 13%', 'The toll on the bridge will rise by 12.8% in May.'],
    ['More than 50 ferries idle', 'Some 57 ferries lie idle.'],
    ['Toll to rise 20%', 'Sales of bread fell by 12%.'],
    ['Toll on bridge to rise 20%', 'The toll on the bridge will rise by 20%, after 12% last year.'],
  ])('is content with “%s” over “%s”', (title, body) => {
    expect(titled(title, body)).toEqual([])
  })

  it('knows what a headline leaves out', () => {
    expect(titled('Flood kills 11 in valley', 'The flood killed 14 people in the valley.')).toHaveLength(1)
    expect(titled('Flood kills 14 in valley', 'The flood killed 14 people in the valley.')).toEqual([])
  })
})

describe('the work of two-values', () => {
  /** How often a pattern is tried on a text while it reads so many figures, each in a sentence of its own. */
  function patternsTried(figures: number): number {
    // Each sentence has a word of its own, so that none is taken for another.
    const word = (index: number) => `${String.fromCodePoint(97 + (index % 26), 97 + Math.floor(index / 26))}zzy`
    const passages = Array.from({ length: figures }, (_, index) => `Depot ${word(index)} has ${1000 + index} buses.`)
    const tried = [vi.spyOn(RegExp.prototype, 'exec'), vi.spyOn(RegExp.prototype, 'test')]
    try {
      inText(twoValues, 'en-US', passages.join(' '))
      return tried.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    } finally {
      for (const spy of tried) spy.mockRestore()
    }
  }

  it('reads each sentence as often, however many others there are', () => {
    const [some, more] = [patternsTried(50), patternsTried(200)]
    expect(more / some).toBeLessThan(4.5)
  })
})
