import { excerptInText, walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import type { ArticleRecord, QuoteRecord } from '../../model/records'

type Words = Pick<QuoteRecord, 'id' | 'text' | 'translations'>

/**
 * The body of an article with the quotations of a corrected quote in its new words, where they gave the whole of the old
 * ones, as readers have them in `before`. A shorter excerpt stays: if the new words do not hold it, only an editor can
 * say what it should be.
 */
export function carryQuote(
  { body, language }: Pick<ArticleRecord, 'body' | 'language'>,
  before: EditionDocument,
  quote: Words,
): unknown {
  const old = before.quotes.find(({ id }) => id === quote.id)
  if (!old) return body
  const translation = quote.translations?.find((each) => each.language === language)?.text
  return withExcerpts(body, quote.id, (excerpt) => {
    const holds = [quote.text, translation ?? ''].some((text) => excerptInText(excerpt, text))
    if (holds) return excerpt
    if (excerptInText(old.text, excerpt)) return quote.text
    return translation && old.translation && excerptInText(old.translation.text, excerpt) ? translation : excerpt
  })
}

function quotes({ blockType }: Record<string, unknown>): boolean {
  return blockType === 'quotation' || blockType === 'pullQuote'
}

function withExcerpts(body: unknown, quote: string, renewed: (excerpt: string) => string): unknown {
  const copy = structuredClone(body) as LexicalBody | null
  walkBody(copy, ({ fields }) => {
    if (fields && quotes(fields) && idOf(fields.quote) === quote && typeof fields.excerpt === 'string') {
      fields.excerpt = renewed(fields.excerpt)
    }
  })
  return copy
}
