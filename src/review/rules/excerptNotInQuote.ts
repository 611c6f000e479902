import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { excerptInText } from '../../body'
import { wordingsOf } from '../nodes'
import type { Rule } from '../types'

/** An excerpt that is no part of its quote, nor of the quote's translation into the language of the edition. */
export const excerptNotInQuote: Rule = {
  name: 'excerpt-not-in-quote',
  check: (edition) =>
    edition.nodes.quotations
      .filter(({ quote, text }) => !wordingsOf(quote, edition.language).some((each) => excerptInText(text, each)))
      .map(({ quote, where, text }) => ({
        severity: 'error',
        where,
        text,
        facts: [quote.id, ...wordingsOf(quote, edition.language)],
        message: sentence("“{text}” is not part of its quote, nor of the quote's translation into {language}.", {
          text,
          language: languageName(edition.language),
        }),
      })),
}
