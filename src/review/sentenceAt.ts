const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale)
  if (known) return known
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, made)
  return made
}

/** The sentence of a text that holds an offset, by the rules of Unicode (UAX #29) for the locale; `end` is exclusive. */
export function sentenceAt(text: string, offset: number, locale: string): { start: number; end: number } {
  const found = segmenterFor(locale)
    .segment(text)
    .containing(Math.min(offset, text.length - 1))
  return found ? { start: found.index, end: found.index + found.segment.length } : { start: 0, end: text.length }
}
