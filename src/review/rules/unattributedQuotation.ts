import { sentence } from '../sentences'
import { excerptInText } from '../../body'
import { labelOfQuote, wordingsOf } from '../nodes'
import type { FoundQuotation } from '../quotation'
import type { ReviewedEdition, Rule, Severity, Suggestion } from '../types'
import { bare, unattributedQuotations } from '../unattributed'

const MOST_SUGGESTIONS = 5

const messages = {
  split: sentence('These words, and what is said after them, name no quote: say who said them and where.'),
  speech: sentence('These words name no quote: say who said them and where.'),
  title: sentence('If this is the title of a work, nothing is missing; if somebody said it, say who.'),
  scare: sentence('If somebody said this, say who; if it keeps a term at a distance, nothing is missing.'),
}

/** Words in quotation marks that name no quote. What looks like a title or a term held at a distance is a notice, and what is in doubt a warning. */
export const unattributedQuotation: Rule = {
  name: 'unattributed-quotation',
  check: (edition) =>
    unattributedQuotations(edition).map(({ quotation, rest, where }) => ({
      severity: severityOf([quotation, ...rest]),
      where,
      text: quotation.text,
      message: rest.length > 0 ? messages.split : messages[quotation.kind],
      suggestions: [
        ...suggestionsFor(bare(quotation.text), edition),
        {
          action: 'create',
          collection: 'quotes',
          data: { text: wordsOf([quotation, ...rest]), language: edition.language },
        },
      ],
    })),
}

function severityOf(parts: readonly FoundQuotation[]): Severity {
  if (parts.every(({ kind }) => kind !== 'speech')) return 'notice'
  return parts.some(({ isCertain }) => isCertain) ? 'error' : 'warning'
}

/** What was said as it was said at once; a part keeps the punctuation that parts it from the next. */
function wordsOf(parts: readonly FoundQuotation[]): string {
  return parts
    .map(({ text }, index) => {
      const next = parts[index + 1]
      if (!next) return bare(text)
      const isSentence = /^[^\p{L}\p{N}]*[\p{Lu}]/u.test(next.text)
      return `${bare(text)}${/[?!…]$/u.test(bare(text)) ? '' : isSentence ? '.' : ','}`
    })
    .join(' ')
}

function suggestionsFor(excerpt: string, { quotes, sources, language }: ReviewedEdition): Suggestion[] {
  return (
    [...quotes.values()]
      .filter((quote) => wordingsOf(quote, language).some((wording) => excerptInText(excerpt, wording)))
      // The quote that is least longer than the words is likeliest the one that they are.
      .sort((a, b) => a.text.length - b.text.length)
      .slice(0, MOST_SUGGESTIONS)
      .map((quote) => ({
        action: 'link',
        collection: 'quotes',
        id: quote.id,
        label: labelOfQuote(quote, sources),
        excerpt,
      }))
  )
}
