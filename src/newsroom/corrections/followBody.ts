import { textLinesOf, walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import { followValue, formatFigure, wordingReadsAs } from '../../figures'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import type { StatisticRecord } from '../../model/records'

/** A wording of a figure, or an excerpt of a quote, that cannot follow what it says by itself: somebody has to write it. */
export type StuckWording = {
  node: string
  /** Null of an excerpt. */
  statistic: string | null
  text: string
  /** The value, written; of an excerpt the words that it is to be part of. */
  value: string
  /** What stands before and after it in its passage. */
  around: { before: string; after: string }
}

/** A wording that somebody wrote anew, and where. */
export type Rewritten = { article: string; node: string; text: string }

/** What was written anew in an article, by node. */
export function rewrittenIn(article: string, rewritten: readonly Rewritten[] = []): Map<string, string> {
  return new Map(rewritten.flatMap((each) => (each.article === article ? [[each.node, each.text] as const] : [])))
}

/** A body whose wordings follow what they say, and those that could not. */
export type FollowedBody = { body: unknown; stuck: StuckWording[] }

/**
 * The body of an article in which the figures in their own words say what their statistics say now: “63 percent” of a
 * figure that was corrected to 64 is “64 percent”. A wording that `rewritten` gives for a node takes precedence, if it
 * reads as the value. What cannot follow stays as it is, and is named.
 */
export function followBody(
  body: unknown,
  before: EditionDocument,
  statistics: ReadonlyMap<string, StatisticRecord>,
  locale: string,
  rewritten: ReadonlyMap<string, string> = new Map(),
): FollowedBody {
  const old = new Map(before.statistics.map((statistic) => [statistic.id, statistic]))
  const stuck: StuckWording[] = []
  // Most bodies have no wordings of their own: those are not copied.
  if (!hasWordings(body)) return { body, stuck: [] }
  const copy = structuredClone(body) as LexicalBody | null
  walkBody(copy, ({ fields }) => {
    if (fields?.blockType !== 'figure' || fields.form !== 'custom' || typeof fields.text !== 'string') return
    const id = idOf(fields.statistic) ?? ''
    const [was, is] = [old.get(id), statistics.get(id)]
    if (!is) return
    const given = rewritten.get(String(fields.id))?.trim()
    if (given && wordingReadsAs(given, is, locale)) {
      fields.text = given
      return
    }
    if (wordingReadsAs(fields.text, is, locale)) return
    const followed = was ? followValue(fields.text, was, is, locale) : null
    if (followed !== null) fields.text = followed
    else if (was && wordingReadsAs(fields.text, was, locale)) {
      const node = String(fields.id)
      const value = formatFigure(is, { locale })
      stuck.push({ node, statistic: id, text: fields.text, value, around: textAround(before, node) })
    }
  })
  return { body: copy, stuck }
}

function hasWordings(body: unknown): boolean {
  let found = false
  walkBody(body as LexicalBody | null, ({ fields }) => {
    if (fields?.blockType === 'figure' && fields.form === 'custom') found = true
  })
  return found
}

/** What readers have before and after a figure or a quotation in its passage. */
export function textAround({ body }: EditionDocument, node: string): StuckWording['around'] {
  for (const line of body.flatMap(textLinesOf)) {
    const place = line.children.findIndex(({ _key, _type }) => _type !== 'span' && _key === node)
    const textOf = (children: typeof line.children) => children.map(({ text }) => text).join('')
    if (place >= 0) {
      return { before: textOf(line.children.slice(0, place)), after: textOf(line.children.slice(place + 1)) }
    }
  }
  return { before: '', after: '' }
}
