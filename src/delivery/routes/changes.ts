import { z } from '@hono/zod-openapi'
import { changeCursor } from '../cursor'
import { example } from '../examples'
import { badParameter, changeCursorParameter, languageParameter, limitParameter } from '../parameters'
import { presentChange } from '../present'
import { respond } from '../respond'
import { addRoute, none, type Delivery } from '../route'
import { changesAnswer } from '../schemas'

/** `GET /changes`: the change feed from a cursor. */
export const changesRoute = (delivery: Delivery): void => {
  const { store, languages, urls } = delivery
  addRoute(delivery, {
    path: '/changes',
    summary: 'The change feed',
    description:
      'Every release in the order it was made. Keep `next` and pass it as `since`: you get each change once, and none is missed.',
    params: none,
    query: z.strictObject({
      since: changeCursorParameter.optional(),
      limit: limitParameter({ most: 1000, usual: 100 }),
      language: languageParameter(languages).optional(),
    }),
    answer: { schema: changesAnswer, description: 'The changes after the cursor', example: example.changes },
    respond: async ({ query: { since = 0, limit, language }, request }) => {
      const found = await store.changes({ since, language, limit: limit + 1 })
      // Sequences only grow, so a cursor beyond the newest was given by another installation, or before a restore:
      // answering "nothing new" would hide every change until the numbers catch up.
      if (found.length === 0 && since > 0 && since > (await store.newestSequence())) {
        return badParameter('since', 'must be a cursor of this feed; leave it out to start over')
      }
      const page = found.slice(0, limit)
      const next = changeCursor(page.at(-1)?.sequence ?? since)
      const more = found.length > limit
      const following = new URLSearchParams({
        since: next,
        limit: String(limit),
        ...(language !== undefined && { language }),
      })
      return respond(
        request,
        { changes: page.map((release) => presentChange(release, urls)), next, more },
        // RFC 8288
        more ? { headers: { Link: `<${urls.changes(following)}>; rel="next"` } } : {},
      )
    },
  })
}
