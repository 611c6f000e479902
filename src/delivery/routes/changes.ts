import { z } from '@hono/zod-openapi'
import { changeCursor, feedStart, positionAfter } from '../cursor'
import { example } from '../examples'
import { changeCursorParameter, languageParameter, limitParameter, waitParameter } from '../parameters'
import { toChangeAnswer } from '../answers'
import { changedBy, changedForAll } from '../corrections'
import { problem } from '../problem'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { changesAnswer } from '../schemas'

type Feed = Pick<PublicApi, 'tail' | 'urls'>

/** The 410 of a cursor that is not one of this feed, with how to start over. */
export async function cursorExpired({ tail, urls }: Feed): Promise<Response> {
  const since = changeCursor(await tail.head())
  return problem('cursor-expired', {
    detail:
      'This cursor is not of this feed as it is now: it is of another installation, of an earlier form, or from ' +
      'before the database went back to a backup. Read every page of `resync.articles`, then follow `resync.changes`.',
    resync: { articles: urls.articlesPage(100), changes: urls.changes(new URLSearchParams({ since })) },
  })
}

/** `GET /changes`: the change feed from a cursor. */
export function changesRoute(delivery: PublicApi): void {
  const { store, tail, languages, urls } = delivery
  const changedInAnswers = changedForAll(store)

  /** Changes after a place; where there are none yet, what comes within so many milliseconds. */
  const read = async (
    query: { since: number; language?: string; limit: number },
    milliseconds: number,
    signal: AbortSignal,
  ) => {
    const found = await store.changes(query)
    // A reader of this feed never gets an older edition from this process than the change that told of it.
    await tail.catchUpWith(found)
    const end = performance.now() + milliseconds
    for (let changes = found; ;) {
      const left = end - performance.now()
      if (changes.length > 0 || left <= 0) return changes
      const { since, language } = query
      if ((await tail.arrival({ since, language, signal, milliseconds: left })) !== 'arrived') return changes
      changes = await tail.changes(query)
    }
  }

  addRoute(delivery, {
    path: '/changes',
    operationId: 'listChanges',
    summary: 'The change feed',
    description:
      'Every release in the order it was made. Keep `next` and pass it as `since`: none is missed, and nothing ever ' +
      'appears behind a cursor. With `wait` an answer that would be empty waits for a change. For a full copy take ' +
      '`cursor` from the root, then read every page of `/articles`, then follow the feed from that cursor: whatever ' +
      'was published while you listed comes again. Each change names its release, which `/releases/{hash}` gives.',
    params: none,
    query: z.strictObject({
      since: changeCursorParameter.optional(),
      limit: limitParameter({ most: 1000, usual: 100 }),
      language: languageParameter(languages).optional(),
      wait: waitParameter,
    }),
    answer: { schema: changesAnswer, description: 'The changes after the cursor', example: example.changes },
    others: { 410: 'The cursor is not of this feed; the problem says how to start over' },
    respond: async ({ query: { since = feedStart, limit, language, wait }, request }) => {
      if (since === 'expired' || !(await tail.holds(since))) return cursorExpired(delivery)
      const found = await read({ since: since.sequence, language, limit: limit + 1 }, wait * 1000, request.signal)
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const next = changeCursor(last ? positionAfter(last) : since)
      const more = found.length > limit
      const changed = wait > 0 ? await changedInAnswers(page) : await changedBy(store, page)
      const following = new URLSearchParams({
        since: next,
        limit: String(limit),
        ...(language !== undefined && { language }),
      })
      return respond(
        { changes: page.map((release) => toChangeAnswer(release, urls, changed.get(release.id))), next, more },
        {
          ...(wait > 0 && { cacheControl: 'no-store' }),
          // RFC 8288
          ...(more && { headers: { Link: `<${urls.changes(following)}>; rel="next"` } }),
        },
      )
    },
  })
}
