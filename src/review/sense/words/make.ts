/** Makers of what the tables of words hold. */
import { words } from '../../../model/wordLists'
import type { SenseWords } from './table'

/** Units out of a list: "feet|foot|ft = length 0.3048; …". A second size is another country's unit of that name. */
export function unitTable(list: string): SenseWords['units'] {
  return list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [names = '', sizes = ''] = entry.split(' = ')
      const [dimension = '', ...numbers] = words(sizes)
      const isTemperature = dimension === 'temperature'
      const escaped = names
        .split('|')
        .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'))
        .join('|')
      const size = isTemperature ? Number(numbers[0]) : numbers.map(Number)
      return {
        words: new RegExp(`^(?:\\s|-|\\u00a0)?(?:${escaped})(?![\\p{L}²/])`, 'iu'),
        unit: { dimension, size, ...(isTemperature ? { zero: Number(numbers[1]) } : {}) },
      }
    })
}

/** Words for one matter: "dead died killed = dead; …". */
export function synonyms(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(';').flatMap((entry) => {
      const [each = '', shared = ''] = entry.split(' = ')
      return words(each).map((word) => [word, shared.trim()] as const)
    }),
  )
}
