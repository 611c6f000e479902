/** What the lists of editions have in common: their order, their cursor, their bounds and their fields. */
import type { z } from '@hono/zod-openapi'
import { followsReader } from '../body'
import type { ListKey } from '../model/lists'
import { toEditionSummary, toHighlights } from './answers'
import { editionCursor, searchCursor } from './cursor'
import {
  badParameter,
  editionCursorParameter,
  fieldsParameter,
  languageParameter,
  limitParameter,
  sortParameter,
  timeParameter,
} from './parameters'
import type { PublicApi } from './route'
import { summaryFields, type EditionSummary } from './schemas'

/** The parameters of every list of editions. */
export function listParameters(languages: string[]) {
  return {
    language: languageParameter(languages).optional(),
    since: timeParameter('start', 'Only editions first published then or later').optional(),
    until: timeParameter('end', 'Only editions first published then or earlier').optional(),
    updatedSince: timeParameter(
      'start',
      'Only editions released then or later, for the first time or again',
    ).optional(),
    sort: sortParameter.optional(),
    fields: fieldsParameter(summaryFields).optional(),
    limit: limitParameter({ most: 100, usual: 20 }),
    cursor: editionCursorParameter.optional(),
  }
}

const notBefore = 'must not be before `since`'

type ListQuery = z.output<z.ZodObject<ReturnType<typeof listParameters>>>
type Listed = { articles: Array<Partial<EditionSummary>>; next: string | null }

/** Some properties of something. */
function only<Whole extends object>(whole: Whole, fields: Set<keyof Whole & string> | undefined): Partial<Whole> {
  if (!fields) return whole
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => (fields as Set<string>).has(name)),
  ) as Partial<Whole>
}

/** A page of the editions in some lists, as an answer has it; or why not. */
export async function readList(
  { store, urls }: PublicApi,
  lists: ListKey[][],
  { language, since, until, updatedSince, sort, fields, limit, cursor }: ListQuery,
): Promise<Listed | Response> {
  if (since !== undefined && until !== undefined && since > until) {
    return badParameter('until', notBefore)
  }
  if (cursor && 'order' in cursor && sort !== undefined && sort !== cursor.order) {
    return badParameter('cursor', `is of the order \`${cursor.order}\`; leave it out to start over in another`)
  }
  if (cursor && !('order' in cursor)) return badParameter('cursor', 'is of a search; leave it out to start over')
  const order = cursor?.order ?? (sort === 'updated' ? 'updated' : 'published')
  const { editions, next } = await store.liveEditions({
    lists,
    ...(language !== undefined && { language }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(updatedSince !== undefined && { updatedSince }),
    ...(cursor && { after: cursor }),
    order,
    limit,
  })
  return {
    articles: editions.map((release) => only(toEditionSummary(release, urls), fields)),
    next: next && editionCursor({ ...next, order }),
  }
}

/** A page of the editions in some lists that have all of some words, as an answer has it, and whether words are still to come; or why not. */
export async function readFound(
  { store, urls }: PublicApi,
  words: string[],
  lists: ListKey[][],
  { language, since, until, updatedSince, sort, fields, limit, cursor }: ListQuery,
): Promise<{ page: Listed; isBehind: boolean } | Response> {
  if (sort !== undefined) return badParameter('sort', 'does not go with `q`: what fits best comes first')
  if (updatedSince !== undefined) return badParameter('updatedSince', 'does not go with `q`')
  if (cursor && 'order' in cursor) return badParameter('cursor', 'is of no search; leave it out to start over')
  if (since !== undefined && until !== undefined && since > until) return badParameter('until', notBefore)
  const { editions, next, isBehind } = await store.search({
    words,
    lists,
    ...(language !== undefined && { language }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(cursor && { after: cursor }),
    limit,
  })
  const articles = editions.map((release) => ({
    ...only(toEditionSummary(release, urls), fields),
    highlights: toHighlights(release, new Set(words)),
  }))
  return { page: { articles, next: next && searchCursor(next) }, isBehind }
}

/** The address of the page that a cursor leads to, for the same question (RFC 8288). */
export function linkToNext(request: Request, address: string, next: string | null): { Link?: string } {
  if (next === null) return {}
  const asked = [...new URL(request.url).searchParams].filter(([name]) => !followsReader(name))
  const query = new URLSearchParams(asked)
  query.set('cursor', next)
  return { Link: `<${address}?${query.toString()}>; rel="next"` }
}
