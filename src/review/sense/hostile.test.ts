import { expect, test } from 'vitest'
import { input, paragraph, text } from '../../../tests/fixtures/review'
import { readEdition } from '../review'
import { senseRules } from '../rules'

const SIZE = 20_000
/** What grows with the square of the text takes minutes; two paragraphs of this size are read in a tenth of a second. */
const MOST_MS = 2000

test.each([
  'from 1 to 2, ',
  '12 (13 ',
  'doubled. 12 13. ',
  '7: 8, 9 and ',
  'turnout was the ',
  'April 31, ',
  'from the the the ',
  'Born in 1950, died in 1960, ',
  'The dam cost $400 million. ',
])('repeated without end is read in time that grows with its length: %s', (part) => {
  const hostile = part.repeat(SIZE / part.length)
  const edition = readEdition(
    input({ title: hostile.slice(0, 2000), blocks: [paragraph(text(hostile)), paragraph(text(hostile))] }),
  )
  const began = performance.now()
  for (const rule of senseRules) rule.check(edition)
  expect(performance.now() - began).toBeLessThan(MOST_MS)
})
