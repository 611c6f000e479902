import { describe, expect, it } from 'vitest'
import { findFigures } from '../figures'
import { countedWords } from './countedWords'

function read(text: string, locale = 'en-US') {
  const [found] = findFigures(text, locale)
  return countedWords(text, found!.start, found!.end)
}

describe('what a figure is of', () => {
  it.each([
    ['The embassy rents 14 buildings in the capital.', 'buildings', 'buildings in the capital'],
    ['more than 600 suspected spies, he said', 'suspected spies', 'suspected spies'],
    ['Some 118 ships that carried oil waited.', 'ships', 'ships'],
    ['They sold 40,000 barrels of oil since May.', 'barrels of oil', 'barrels of oil'],
    ['Mexico let 37 new Russian diplomats in, against others.', 'new Russian diplomats', 'new Russian diplomats'],
    ['and 4,512 visitors came.', 'visitors', 'visitors'],
    ['Revenue fell by 12 percent.', '', 'Revenue fell'],
    ['The Port lost $4.8 billion in revenue during the seven days.', '', 'Port lost in revenue'],
  ])('%s', (text, noun, label) => {
    expect(read(text)).toEqual({ noun, label })
  })

  it.each([
    ['México autorizó a 37 nuevos diplomáticos rusos en la capital.', 'nuevos diplomáticos rusos'],
    ['Se vendieron 40 mil barriles de petróleo desde mayo.', 'barriles de petróleo'],
  ])('%s', (text, noun) => {
    expect(read(text, 'es-MX').noun).toBe(noun)
  })
})
