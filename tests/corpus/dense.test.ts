import { expect, test } from 'vitest'
import { readDense, without } from '../fixtures/dense'

/** What blocks beyond what an editor would stop for: the total of a share is a claim of its own, and so is a number that stands for its noun. */
const more: Record<string, string[]> = {
  'en-court': ['24', '11'],
  'en-wildfire': ['38'],
  'es-presupuesto': ['tres'],
  'es-partido': ['38'],
  'en-stadium': ['14', '33', '1,400', 'six'],
  'es-hospital': ['14'],
}

test.each([
  ['en-court', 'en-US'],
  ['en-wildfire', 'en-US'],
  ['es-presupuesto', 'es-MX'],
  ['es-partido', 'es-ES'],
  ['en-stadium', 'en-US'],
  ['es-hospital', 'es-MX'],
])(
  'the story %s is kept from being published by what an editor would stop for',
  (name, locale) => {
    const story = readDense(name, locale)
    expect(without(story.marked, story.blocking)).toEqual([])
    expect(without(story.blocking, story.marked)).toEqual(more[name])
  },
  20_000,
)
