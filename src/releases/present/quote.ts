import type { QuoteRecord, SourceRecord } from '../../model/records'
import type { PublicQuote } from '../../model/document'
import { presentDate } from './dates'
import { presentEvidence, type EvidenceContext } from './evidence'
import { isOnRecord, mayBeQuoted } from './source'

type Context = EvidenceContext & { language: string }

/**
 * A quote as the public sees it, with its translation into the language of the edition. Of a confidential speaker the
 * role, the day and the occasion stay private: the agreed attribution is all that may tell who it was. Of one whose words
 * may not be public there is no public form: null.
 */
export function presentQuote(
  quote: QuoteRecord,
  speaker: SourceRecord,
  { language, ...context }: Context,
): PublicQuote | null {
  if (!mayBeQuoted(speaker)) return null
  const named = isOnRecord(speaker)
  const translation = quote.translations?.find((each) => each.language === language)
  return {
    id: context.publicId('quotes', quote.id),
    text: quote.text,
    language: quote.language,
    translation: translation ? { text: translation.text, translator: translation.translator ?? null } : null,
    paraphrase: quote.paraphrase ?? false,
    speaker: context.publicId('sources', speaker.id),
    capacity: named ? (quote.capacity ?? null) : null,
    saidAt: named ? presentDate(quote.saidAt, quote.precision) : null,
    precision: named && quote.saidAt ? (quote.precision ?? 'day') : null,
    occasion: named ? (quote.occasion ?? null) : null,
    evidence: presentEvidence(quote.evidence, context),
  }
}
