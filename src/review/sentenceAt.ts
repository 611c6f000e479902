const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale)
  if (known) return known
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, made)
  return made
}

/**
 * Where the sentences of the text begin that was asked about last. Many places of a long text are asked about, and to look
 * for one sentence in it may cost all its length.
 */
let last: { text: string; locale: string; starts: number[] } | null = null

function startsOf(text: string, locale: string): number[] {
  if (last?.text !== text || last.locale !== locale) {
    last = { text, locale, starts: Array.from(segmenterFor(locale).segment(text), ({ index }) => index) }
  }
  return last.starts
}

/** The sentence of a text that holds an offset, by the rules of Unicode (UAX #29) for the locale; `end` is exclusive. */
export function sentenceAt(text: string, offset: number, locale: string): { start: number; end: number } {
  const starts = startsOf(text, locale)
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { start: starts[low] ?? 0, end: starts[low + 1] ?? text.length }
}
