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

const METRIC = [
  ...['km/h = speed 1', 'mph = speed 1.609344', 'km² = area 1e6', 'mi² = area 2589988.11', 'm² = area 1'],
  ...['ft² = area 0.09290304', 'ha = area 1e4', 'ac = area 4046.8564', 'km = length 1000', 'mi = length 1609.344'],
  ...['cm = length 0.01', 'mm = length 0.001', 'm = length 1', 'yd = length 0.9144', 'ft = length 0.3048'],
  ...['in = length 0.0254', 'kg = weight 1', 'g = weight 0.001', 'lb = weight 0.45359237', 'oz = weight 0.028349523'],
  ...['l = volume 1', 'ml = volume 0.001', 'gal = volume 3.785411784 4.54609', '°c|c = temperature 1 0'],
  '°f|f = temperature 0.5555555556 32',
]

/** A list for `unitTable` out of the names that a language has for the units above, in their order. */
export function metricUnits(names: string): string {
  return names
    .split(';')
    .map((each, index) => `${each.trim()}|${METRIC[index] ?? ''}`)
    .join('; ')
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
