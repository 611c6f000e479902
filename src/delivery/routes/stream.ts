import { z } from '@hono/zod-openapi'
import { changeCursor, feedStart, positionAfter, readChangeCursor, type FeedPosition } from '../cursor'
import { badParameter, changeCursorParameter, languageParameter, readQuery } from '../parameters'
import { toChangeAnswer } from '../answers'
import { changedForAll } from '../corrections'
import type { ChangedRecord } from '../../releases/readersView'
import { failures, problemResponse, refuseWrites, type PublicApi } from '../route'
import type { ReleaseEntry } from '../store'
import { cursorExpired } from './changes'

/** The path below the API of the stream. */
export const streamPath = '/changes/stream'

/** How long a stream is silent at most, in milliseconds: proxies end connections on which nothing happens. */
const HEARTBEAT = 15_000
/** How long a client is asked to wait before it connects again, in milliseconds. */
const RETRY = 1000
/** How many changes are read at once for a client that is behind. */
const PAGE = 100

/** Where a client that lost its connection was. */
const resumedParameter = z.string().openapi({ description: 'The id of the last event that was received' })

const encoder = new TextEncoder()

/**
 * `GET /changes/stream`: the change feed as server-sent events (WHATWG HTML, 9.2). The id of each event is the cursor
 * after it, which a client that lost its connection gives back as `Last-Event-ID`.
 */
export function streamRoute(delivery: PublicApi): void {
  const { app, basePath, store, tail, languages, urls } = delivery
  const changedIn = changedForAll(store)
  const query = z.strictObject({
    since: changeCursorParameter.optional(),
    language: languageParameter(languages).optional(),
  })
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: streamPath,
    operationId: 'followChanges',
    tags: ['changes'],
    summary: 'The change feed as server-sent events',
    description:
      'An event `change` for each release, whose data is what `/changes` lists and whose id is the cursor after it. ' +
      '`Last-Event-ID` resumes and counts for more than `since`. A comment every 15 seconds keeps the connection.',
    request: { query, headers: z.object({ 'Last-Event-ID': resumedParameter.optional() }) },
    responses: {
      200: { description: 'Events without end', content: { 'text/event-stream': { schema: z.string() } } },
      400: problemResponse('A query parameter or `Last-Event-ID` is wrong'),
      410: problemResponse('The cursor is not of this feed; the problem says how to start over'),
      ...failures,
    },
  })

  const event = (release: ReleaseEntry, changed: ChangedRecord[] | undefined): string =>
    `id: ${changeCursor(positionAfter(release))}\nevent: change\n` +
    `data: ${JSON.stringify(toChangeAnswer(release, urls, changed))}\n\n`

  /** The stream from a place on, in the pieces that it is sent in; ends with the tail or the client. */
  async function* eventsAfter(place: FeedPosition, language: string | undefined, signal: AbortSignal) {
    let since = place.sequence
    yield `retry: ${RETRY}\n\n`
    for (;;) {
      const changes = await tail.changes({ since, language, limit: PAGE })
      const last = changes.at(-1)
      if (last) {
        since = last.sequence ?? since
        const changed = await changedIn(changes)
        yield changes.map((release) => event(release, changed.get(release.id))).join('')
        continue
      }
      const arrival = await tail.arrival({ since, language, signal, milliseconds: HEARTBEAT })
      if (arrival === 'ended') return
      if (arrival === 'nothing') yield ':\n\n'
    }
  }

  app.get(basePath + streamPath, async ({ req }) => {
    const read = readQuery(query, new URL(req.url).searchParams)
    if ('refusal' in read) return read.refusal
    const resumed = req.header('Last-Event-ID')
    const since = resumed ? readChangeCursor(resumed) : (read.value.since ?? feedStart)
    if (since === null) return badParameter('Last-Event-ID', 'must be the id of an event of this stream')
    if (since === 'expired' || !(await tail.holds(since))) return cursorExpired(delivery)

    const gone = new AbortController()
    const signal = AbortSignal.any([req.raw.signal, gone.signal])
    const events = eventsAfter(since, read.value.language, signal)
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { value, done } = await events.next()
          if (done) controller.close()
          else controller.enqueue(encoder.encode(value))
        },
        cancel: () => gone.abort(),
      },
      // Nothing is read ahead of the client, and nothing at all for HEAD.
      { highWaterMark: 0 },
    )
    return new Response(body, {
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        // A proxy that compresses would hold events back.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      },
    })
  })
  refuseWrites(app, [basePath + streamPath])
}
