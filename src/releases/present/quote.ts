import type { QuoteRecord, SourceRecord } from '../../model/records'
import type { PublicQuote } from '../../model/document'
import { presentDate } from './dates'
import { presentEvidence } from './evidence'
import { isOnRecord } from './source'

type Context = {
  language: string
  sources: Map<string, SourceRecord>
  publicSourceId: (source: SourceRecord) => string
}

/**
 * A quote as the public sees it, with its translation into the language of the edition. Of a confidential speaker the
 * role, the day and the occasion stay private: the agreed attribution is all that may tell who it was.
 */
export function presentQuote(
  quote: QuoteRecord,
  speaker: SourceRecord,
  { language, sources, publicSourceId }: Context,
): PublicQuote {
  const named = isOnRecord(speaker)
  const translation = quote.translations?.find((each) => each.language === language)
  return {
    id: quote.id,
    text: quote.text,
    language: quote.language,
    translation: translation ? { text: translation.text, translator: translation.translator ?? null } : null,
    paraphrase: quote.paraphrase ?? false,
    speaker: publicSourceId(speaker),
    capacity: named ? (quote.capacity ?? null) : null,
    saidAt: named ? presentDate(quote.saidAt, quote.precision) : null,
    precision: named && quote.saidAt ? (quote.precision ?? 'day') : null,
    occasion: named ? (quote.occasion ?? null) : null,
    evidence: presentEvidence(quote.evidence, sources, publicSourceId),
  }
}
