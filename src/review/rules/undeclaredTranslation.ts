import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { excerptInText } from '../../body'
import type { Rule } from '../types'

/** Translated words of which nobody says that they are translated: their translator is not named. */
export const undeclaredTranslation: Rule = {
  name: 'undeclared-translation',
  check: (edition) =>
    edition.nodes.quotations.flatMap(({ quote, where, text }) => {
      const translation = (quote.translations ?? []).find((each) => each.language === edition.language)
      const isTranslated = translation && !excerptInText(text, quote.text) && excerptInText(text, translation.text)
      if (!isTranslated || translation.translator?.trim()) return []
      return [
        {
          severity: 'warning' as const,
          where,
          text,
          facts: [quote.id],
          message: sentence('“{text}” was said in {language}, and nobody is named as its translator.', {
            text,
            language: languageName(quote.language),
          }),
        },
      ]
    }),
}
