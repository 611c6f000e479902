import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nextAttemptAt, retrySchedule } from '../../src/webhooks/send'
import { articleData, create } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type Received = { headers: IncomingHttpHeaders; body: string; path: string }

/** A receiver that answers with the given statuses in turn, then with 200. */
const receive = async (...statuses: number[]) => {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      received.push({ headers: request.headers, body, path: request.url ?? '' })
      response.writeHead(statuses.shift() ?? 200, { Location: '/elsewhere' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { received, server, url: `http://127.0.0.1:${port}/hook` }
}

describe.each(databases)('webhooks on %s', (database) => {
  let newsroom: Newsroom
  const servers: Server[] = []

  beforeAll(async () => {
    newsroom = await openNewsroom(database, { webhooks: { allowLoopback: true } })
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close()
    await newsroom.payload.delete({ collection: 'webhooks', where: { id: { exists: true } } })
    await newsroom.payload.delete({ collection: 'payload-jobs', where: { id: { exists: true } } })
  })
  afterAll(() => newsroom?.close())

  const post = (data: Json, as: 'admin' | 'editor' = 'admin') =>
    newsroom.call('/webhooks', { as, method: 'POST', data })
  const subscribe = async (statuses: number[] = [], data: Json = {}) => {
    const receiver = await receive(...statuses)
    servers.push(receiver.server)
    const { body } = await post({ url: receiver.url, ...data })
    return { ...receiver, subscription: body.doc }
  }
  /** Runs what is queued as if its time had come. */
  const runDue = async () => {
    const { payload } = newsroom
    const { docs } = await payload.find({ collection: 'payload-jobs', pagination: false })
    for (const { id } of docs) {
      await payload.db.updateOne({ collection: 'payload-jobs', data: { waitUntil: null }, id })
    }
    await payload.jobs.run({ queue: 'webhooks', limit: 50, silent: true })
  }
  const publish = () => create(newsroom, 'articles', articleData({ _status: 'published' }))

  it('announces a release once, signed, thin', async () => {
    const { received, subscription } = await subscribe()
    const article = await publish()
    await runDue()
    await runDue()
    expect(received).toHaveLength(1)
    const [{ headers, body }] = received as [Received]
    const message = new Webhook(subscription.secret).verify(body, headers as Record<string, string>)
    expect(message).toMatchObject({
      type: 'edition.published',
      story: article.story,
      language: 'en',
      slug: article.slug,
      sequence: expect.any(Number),
      kind: 'published',
      statistics: [],
    })
    expect(body).not.toContain(article.title)
  })

  it('announces what was asked for', async () => {
    const spanish = await subscribe([], { languages: ['es'] })
    const withdrawn = await subscribe([], { events: ['withdrawn'] })
    const inactive = await subscribe([], { active: false })
    const { id } = await publish()
    await newsroom.call(`/articles/${id}`, { as: 'editor', method: 'PATCH', data: { _status: 'draft' } })
    await runDue()
    expect([spanish, withdrawn, inactive].map(({ received }) => received.length)).toEqual([0, 1, 0])
  })

  it('tries again under the same id when the receiver fails', async () => {
    const { received } = await subscribe([500, 302])
    await publish()
    for (let run = 0; run < 4; run += 1) await runDue()
    expect(received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook'])
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('waits longer each time, and not for ever', () => {
    const waits = retrySchedule.map((_, index) => nextAttemptAt(index + 1, 0, 0)?.getTime() ?? 0)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(nextAttemptAt(1, 0, 1)?.getTime()).toBeGreaterThan(waits[0] ?? 0)
    expect(nextAttemptAt(retrySchedule.length + 1, 0)).toBeNull()
  })

  it('ends a subscription whose address is gone (410)', async () => {
    const { received, subscription } = await subscribe([410])
    await publish()
    await runDue()
    await publish()
    await runDue()
    expect(received).toHaveLength(1)
    expect((await newsroom.call(`/webhooks/${subscription.id}`, { as: 'admin' })).body.active).toBe(false)
  })

  it('announces nothing that was not committed', async () => {
    const { received } = await subscribe()
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    const data = { _status: 'published', title: 'By a reporter' }
    await newsroom.call(`/articles/${draft.id}`, { as: 'reporter', method: 'PATCH', data })
    await runDue()
    expect(received).toEqual([])
  })

  it('keeps subscriptions and their secrets to admins, and lets nobody choose a secret', async () => {
    expect((await post({ url: 'https://example.org/' }, 'editor')).status).toBe(403)
    expect((await newsroom.call('/webhooks', { as: 'editor' })).status).toBe(403)
    const { subscription } = await subscribe([], { secret: 'whsec_mine' })
    expect(subscription.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  })

  it.each(['https://10.0.0.1/', 'https://169.254.169.254/latest/meta-data', 'http://example.org/', 'nonsense'])(
    'refuses %s (400)',
    async (url) => {
      expect((await post({ url })).status).toBe(400)
    },
  )
})
