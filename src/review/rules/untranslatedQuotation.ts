import { excerptInText } from '../../body'
import { baseLanguage, languageName } from '../languageName'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** Fewer words may stay as they were said: “¡Ya basta!”, the name of a movement. */
const FEWEST_WORDS = 5

function countWords(text: string): number {
  return (text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]+/gu) ?? []).length
}

/** Words that a translation still has in the language in which they were said. Readers may be meant to have them so. */
export const untranslatedQuotation: Rule = {
  name: 'untranslated-quotation',
  check: ({ language, nodes, original }) => {
    const own = baseLanguage(language)
    if (original === null || baseLanguage(original.language) === own) return []
    return nodes.quotations.flatMap(({ quote, where, text }) => {
      const isOriginal = baseLanguage(quote.language) !== own && excerptInText(text, quote.text)
      const translations = (quote.translations ?? []).filter((each) => baseLanguage(each.language) === own)
      if (!isOriginal || countWords(text) < FEWEST_WORDS || translations.some((each) => excerptInText(text, each.text)))
        return []
      return [
        {
          severity: 'warning' as const,
          where,
          text,
          facts: [quote.id],
          message: sentence(
            '“{text}” is still in {language}: translate it in the record of the quote, unless readers are to have these very words.',
            { text, language: languageName(quote.language) },
          ),
        },
      ]
    })
  },
}
