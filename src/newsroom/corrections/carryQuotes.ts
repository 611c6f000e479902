import { excerptInText, walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import type { ArticleRecord, QuoteRecord } from '../../model/records'
import { textAround, type FollowedBody, type StuckWording } from './followBody'
import { followExcerpt } from './followExcerpt'

type Words = Pick<QuoteRecord, 'id' | 'text' | 'translations'>

/**
 * The body of an article with the quotations of a corrected quote in its new words, as readers have them in `before`: the
 * whole of the old words is the whole of the new ones, a part of them the part that stands there now. An excerpt that
 * `rewritten` gives for a node takes precedence, if it is part of the new words. What cannot follow stays, and is named.
 */
export function carryQuote(
  { body, language }: Pick<ArticleRecord, 'body' | 'language'>,
  before: EditionDocument,
  quote: Words,
  rewritten: ReadonlyMap<string, string> = new Map(),
): FollowedBody {
  const old = before.quotes.find(({ id }) => id === quote.id)
  if (!old) return { body, stuck: [] }
  const translation = quote.translations?.find((each) => each.language === language)?.text
  const wordings = [
    { was: old.text, is: quote.text },
    ...(translation && old.translation ? [{ was: old.translation.text, is: translation }] : []),
  ]
  const isPart = (excerpt: string) => [quote.text, translation ?? ''].some((text) => excerptInText(excerpt, text))
  const stuck: StuckWording[] = []
  const copy = structuredClone(body) as LexicalBody | null
  walkBody(copy, ({ fields }) => {
    if (!fields || !quotes(fields) || idOf(fields.quote) !== quote.id || typeof fields.excerpt !== 'string') return
    const { excerpt } = fields
    const node = String(fields.id)
    const given = rewritten.get(node)?.trim()
    if (given && isPart(given)) {
      fields.excerpt = given
      return
    }
    if (isPart(excerpt)) return
    const [followed] = wordings.flatMap(({ is, was }) =>
      excerptInText(was, excerpt) ? is : (followExcerpt(excerpt, was, is) ?? []),
    )
    if (followed !== undefined) {
      fields.excerpt = followed
      return
    }
    const held = wordings.find(({ was }) => excerptInText(excerpt, was))
    if (held) stuck.push({ node, statistic: null, text: excerpt, value: held.is, around: textAround(before, node) })
  })
  return { body: copy, stuck }
}

function quotes({ blockType }: Record<string, unknown>): boolean {
  return blockType === 'quotation' || blockType === 'pullQuote'
}
