import { z } from '@hono/zod-openapi'
import type { Release } from '../../model/release'
import { toLoggedCorrection } from '../answers'
import { cacheTagHeaders } from '../cacheTags'
import { logOf } from '../corrections'
import { releaseCursor } from '../cursor'
import { linkToNext } from '../editionList'
import { example } from '../examples'
import { languageParameter, limitParameter, releaseCursorParameter } from '../parameters'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { correctionsAnswer } from '../schemas'

/** Newest first. */
function byTime(a: Release, b: Release): number {
  return a.at + a.hash < b.at + b.hash ? 1 : -1
}

/** `GET /corrections`: everything that was corrected, newest first. */
export function correctionsRoute(delivery: PublicApi): void {
  const { store, languages, urls } = delivery
  addRoute(delivery, {
    path: '/corrections',
    operationId: 'listCorrections',
    summary: 'Everything that was corrected, newest first',
    description:
      'An entry for each release of corrections of an edition that is not withdrawn, with what it changed. A page may ' +
      'have fewer than asked for, or none, and a `next` all the same: it is null on the last page alone.',
    params: none,
    query: z.strictObject({
      language: languageParameter(languages).optional(),
      limit: limitParameter({ most: 100, usual: 20 }),
      cursor: releaseCursorParameter.optional(),
    }),
    answer: { schema: correctionsAnswer, description: 'A page of corrections', example: example.corrections },
    respond: async ({ query: { language, limit, cursor }, request }) => {
      const asked = language === undefined ? languages : [language]
      const query = { ...(cursor !== undefined && { after: cursor }), limit: limit + 1 }
      // By the index of each language: there are few.
      const found = await Promise.all(asked.map((each) => store.corrected({ language: each, ...query })))
      const all = found.flat().sort(byTime)
      const page = all.slice(0, limit)
      const last = page.at(-1)
      const next = all.length > limit && last ? releaseCursor(last) : null
      const corrections = (await logOf(store, page)).map((each) => toLoggedCorrection(each, urls))
      return respond(
        { corrections, next },
        { headers: { ...cacheTagHeaders(['lists']), ...linkToNext(request, urls.corrections, next) } },
      )
    },
  })
}
