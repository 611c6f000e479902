import { excerptInText } from '../../body'
import { labelOfQuote, wordingsOf } from '../nodes'
import type { ReviewedEdition, Rule, Suggestion } from '../types'
import { bare, unattributedQuotations } from '../unattributed'

const MOST_SUGGESTIONS = 5

const messages = {
  speech: {
    en: 'These words name no quote: say who said them and where.',
    es: 'Estas palabras no indican ninguna cita registrada: diga quién las dijo y dónde.',
  },
  title: {
    en: 'If this is the title of a work, nothing is missing; if somebody said it, say who.',
    es: 'Si es el título de una obra, no falta nada; si alguien lo dijo, indique quién.',
  },
  scare: {
    en: 'If somebody said this, say who; if it keeps a term at a distance, nothing is missing.',
    es: 'Si alguien lo dijo, indique quién; si solo toma distancia de un término, no falta nada.',
  },
}

/** Words in quotation marks that name no quote. What looks like a title or a term held at a distance is a notice. */
export const unattributedQuotation: Rule = {
  name: 'unattributed-quotation',
  check: (edition) =>
    unattributedQuotations(edition).map(({ quotation, where }) => ({
      severity: quotation.kind === 'speech' ? 'error' : 'notice',
      where,
      text: quotation.text,
      message: messages[quotation.kind],
      suggestions: [
        ...candidatesFor(bare(quotation.text), edition),
        {
          action: 'create',
          collection: 'quotes',
          data: { text: bare(quotation.text), language: edition.language },
        },
      ],
    })),
}

function candidatesFor(excerpt: string, { quotes, sources, language }: ReviewedEdition): Suggestion[] {
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
