/** How long the review of a long edition takes, against reading the same text without knowing what to look for. */
import { Bench } from 'tinybench'
import { textBlocks } from '../../src/body'
import { findFigures } from '../../src/figures'
import { review, type ReviewInput } from '../../src/review'
import { input, source, statistic } from '../fixtures/review'
import { longBody, wordsIn } from './longEdition'

const WORDS = 2000
const FIGURES = 60

const statistics = Array.from({ length: FIGURES }, (_, index) =>
  statistic(`s${index}`, String(1000 + index), {
    evidence: [{ source: `source${index % 10}` }],
    unit: { kind: 'count' },
  }),
)

/** Everything at once: an edition that was translated from another one with the same figures, and a newsroom's records. */
function longEdition(): ReviewInput {
  return {
    ...input({ statistics, sources: Array.from({ length: 10 }, (_, index) => source(`source${index}`)) }),
    body: longBody(WORDS, FIGURES, statistics),
    title: 'A long story about what was spent',
  }
}

export async function benchReview(): Promise<{ title: string; rows: Record<string, string>[] }> {
  const edition = longEdition()
  const text = textBlocks(edition.body)
    .map((block) => block.text)
    .join('\n')
  const bench = new Bench({ time: 2000, warmupTime: 500 })
    // A word-by-word walk by the same rules of Unicode is the least that any reader of the text would do.
    .add('words of the text (Intl.Segmenter)', () => {
      let words = 0
      for (const { isWordLike } of new Intl.Segmenter('en-US', { granularity: 'word' }).segment(text))
        words += isWordLike ? 1 : 0
      return words
    })
    .add('figures in the text (findFigures)', () => findFigures(text, 'en-US').length)
    .add('whole review', () => review(edition).findings.length)
  await bench.run()
  const median = (name: string) => {
    const result = bench.getTask(name)?.result
    return result && 'latency' in result ? result.latency.p50 : NaN
  }
  const peer = median('words of the text (Intl.Segmenter)')
  const words = edition.body ? wordsIn(edition.body) : 0
  return {
    title: `Review of an edition of ${words} words with ${FIGURES} figures, half of them unattributed`,
    rows: bench.tasks.map(({ name }) => ({
      what: name,
      'median ms': median(name).toFixed(2),
      ratio: (median(name) / peer).toFixed(2),
    })),
  }
}
