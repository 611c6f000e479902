const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale)
  if (known) return known
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, made)
  return made
}

type Span = { start: number; end: number }

/**
 * The text that was asked about last, and the sentence: many places of a long text are asked about, and to begin with it,
 * or to look for both ends of a sentence, costs its length.
 */
let last: { text: string; locale: string; sentences: Intl.Segments; found: Span | null } | null = null

/** The sentence of a text that holds an offset, by the rules of Unicode (UAX #29) for the locale; `end` is exclusive. */
export function sentenceAt(text: string, offset: number, locale: string): Span {
  if (last?.text !== text || last.locale !== locale) {
    last = { text, locale, sentences: segmenterFor(locale).segment(text), found: null }
  }
  const at = Math.min(offset, text.length - 1)
  if (last.found && last.found.start <= at && at < last.found.end) return last.found
  const segment = last.sentences.containing(at)
  if (!segment) return { start: 0, end: text.length }
  last.found = { start: segment.index, end: segment.index + segment.segment.length }
  return last.found
}
