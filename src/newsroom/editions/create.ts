import type { PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { excerptInText, walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import type { QuoteRecord } from '../../model/records'
import { editionOf } from '../../model/release'
import { loadPublishedArticle, loadRecords, recordsIn } from '../../releases/load'
import { newestRelease } from '../../releases/read'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'
import { slugOf } from '../../model/slugs'

/** The excerpt of a quotation in an edition in another language: the quote's translation where it gave the whole of it. */
function excerptFor(excerpt: string, quote: QuoteRecord | undefined, language: string): string {
  if (!quote) return excerpt
  const translation = quote.translations?.find((each) => each.language === language)?.text
  const isOriginal = excerptInText(excerpt, quote.text)
  if (isOriginal && quote.language === language) return excerpt
  const isWhole = [quote.text, ...(quote.translations ?? []).map(({ text }) => text)].some((text) =>
    excerptInText(text, excerpt),
  )
  if (translation && isWhole) return translation
  return isOriginal ? excerpt : quote.text
}

/** The body with its structure and nodes, as a translator starts from it: figures in the form that every language has. */
export function bodyFor(body: unknown, quotes: Map<string, QuoteRecord>, language: string): unknown {
  const copy = structuredClone(body) as LexicalBody | null
  walkBody(copy, ({ fields }) => {
    if (fields?.blockType === 'figure' && fields.form === 'custom') {
      fields.form = 'digits'
      fields.text = null
    }
    const isQuoted = fields?.blockType === 'quotation' || fields?.blockType === 'pullQuote'
    if (isQuoted && typeof fields.excerpt === 'string') {
      fields.excerpt = excerptFor(fields.excerpt, quotes.get(idOf(fields.quote) ?? ''), language)
    }
  })
  return copy
}

/**
 * Makes a draft of a story in another language from its live edition: the text to translate, with every figure,
 * quotation and citation in its place. Refused (409) where nothing is live to translate, or the language has an edition.
 */
export async function createEdition(
  req: PayloadRequest,
  id: string,
  language: string,
): Promise<{ article: string; language: string }> {
  return withTransaction(req, async () => {
    const newest = await newestRelease(req, id)
    const article = await loadPublishedArticle(req, id)
    if (!article || !newest || !editionOf(newest)) {
      throw conflict(
        req,
        sentence('This edition is not published. Publish it first: a translation is made from what readers have.'),
      )
    }
    const others = await savedArticles(req, {
      and: [{ story: { equals: article.story } }, { language: { equals: language } }],
    })
    if (others[0]) {
      throw conflict(req, sentence('The story has an edition in this language already.'), {
        article: String(others[0].id),
      })
    }
    const { quotes } = await loadRecords(req, recordsIn(article.body), language)
    const { title, dek, byline, story, hero, topics, body } = article
    const created = await req.payload.create({
      collection: slugOf(req.payload, 'articles'),
      data: {
        title,
        dek,
        byline: (byline ?? []).map(({ name, person, role }) => ({ name, person, role })),
        story,
        hero,
        topics,
        language,
        body: bodyFor(body, quotes, language),
        translatedFrom: { article: id, release: newest.hash },
        _status: 'draft',
      } as never,
      depth: 0,
      draft: true,
      overrideAccess: false,
      req,
    })
    return { article: String(created.id), language }
  })
}
