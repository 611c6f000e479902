import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { deliverDue, freeStuckJobs, LOG_DAYS, pruneLog } from '../../src/jobs/worker'
import { articleData, create, withdraw } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type Received = { headers: IncomingHttpHeaders; body: string; path: string; at: number }

/** What a receiver answers: a status, at once or later, a status with headers, or nothing at all. */
type Reply = number | Promise<number> | { status: number; headers: Record<string, string> } | 'silence'

/** A receiver that gives the answers in turn, then 200. `until` waits until it has got so many messages. */
async function receive(replies: Reply[]) {
  const received: Received[] = []
  const arrivals = new EventEmitter()
  const until = async (count: number) => {
    while (received.length < count) await once(arrivals, 'message')
  }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    const answer = async () => {
      const reply = await (replies.shift() ?? 200)
      if (reply === 'silence') return
      const { status, headers } = typeof reply === 'number' ? { status: reply, headers: {} } : reply
      response.writeHead(status, headers).end()
    }
    request.on('end', () => {
      received.push({ headers: request.headers, body, path: request.url ?? '', at: Date.now() })
      arrivals.emit('message')
      void answer()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { received, server, until, url: `http://127.0.0.1:${port}/hook` }
}

/** Whether somebody who knows only this secret takes the message. */
function isTaken({ body, headers }: Received, secret: string): boolean {
  try {
    return Boolean(new Webhook(secret).verify(body, headers as Record<string, string>))
  } catch {
    return false
  }
}

function idsOf(received: Received[]) {
  return received.map(({ headers }) => headers['webhook-id'])
}

describe.each(databases)('webhooks on %s', (database) => {
  let newsroom: Newsroom
  const servers: Server[] = []

  const closeServers = () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  }
  const clear = async ({ payload }: Newsroom) => {
    for (const collection of ['deliveries', 'payload-jobs', 'webhooks'] as const) {
      await payload.db.deleteMany({ collection, where: { id: { exists: true } } })
    }
  }
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { webhooks: { allowLoopback: true } })
  })
  afterEach(async () => {
    closeServers()
    await clear(newsroom)
  })
  afterAll(() => newsroom?.close())

  const post = (data: Json, as: 'admin' | 'editor' = 'admin') =>
    newsroom.call('/webhooks', { as, method: 'POST', data })
  const subscribe = async (replies: Reply[] = [], data: Json = {}) => {
    const receiver = await receive(replies)
    servers.push(receiver.server)
    const { body } = await post({ url: receiver.url, ...data })
    return { ...receiver, subscription: body.doc }
  }
  const act = (subscription: Json, action: string) =>
    newsroom.call(`/webhooks/${subscription.id}/${action}`, { as: 'admin', method: 'POST' })
  const update = (subscription: Json, data: Json) =>
    newsroom.call(`/webhooks/${subscription.id}`, { as: 'admin', method: 'PATCH', data })
  const isActive = async (subscription: Json) =>
    (await newsroom.call(`/webhooks/${subscription.id}`, { as: 'admin' })).body.active
  const jobs = async () => (await newsroom.payload.find({ collection: 'payload-jobs', pagination: false })).docs
  /** Makes what is queued as if its time had come. */
  const runDue = async () => {
    const { payload } = newsroom
    for (const { id } of await jobs()) {
      await payload.db.updateOne({ collection: 'payload-jobs', data: { waitUntil: null }, id })
    }
    await deliverDue(payload)
  }
  /** The log of a subscription, oldest first. */
  const logOf = async (subscription: Json): Promise<Json[]> => {
    const query = `where[subscription][equals]=${subscription.id}&sort=at&depth=0`
    return (await newsroom.call(`/deliveries?${query}`, { as: 'admin' })).body.docs
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
      url: expect.stringMatching(new RegExp(`^https?://.*/api/v1/articles/en/${article.slug}$`)),
      sequence: expect.any(Number),
      previous: null,
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
    await withdraw(newsroom, id)
    await runDue()
    expect([spanish, withdrawn, inactive].map(({ received }) => received.length)).toEqual([0, 1, 0])
  })

  it('tries again under one id, signed anew, and writes down each attempt', async () => {
    const { received, subscription } = await subscribe([500, 500, 200])
    await publish()
    for (let run = 0; run < 4; run += 1) await runDue()
    expect(idsOf(received)).toEqual([idsOf(received)[0], idsOf(received)[0], idsOf(received)[0]])
    expect(received.map((each) => isTaken(each, subscription.secret))).toEqual([true, true, true])
    const log = await logOf(subscription)
    expect(log.map(({ attempt, outcome, status }) => [attempt, outcome, status])).toEqual([
      [1, 'failed', 500],
      [2, 'failed', 500],
      [3, 'delivered', 200],
    ])
    const [first] = log
    expect(first).toMatchObject({ message: idsOf(received)[0], event: 'edition.published', error: null })
    const wait = Date.parse(first.nextAt) - Date.parse(first.at)
    expect(wait).toBeGreaterThanOrEqual(5000)
    expect(wait).toBeLessThan(6500)
    expect(log[2].nextAt).toBeNull()
  })

  it('never follows a redirect, and counts it as a failure', async () => {
    const inside = await subscribe([], { active: false })
    const headers = { Location: inside.url }
    const replies = [301, 302, 303, 307, 308].map((status) => ({ status, headers }))
    const { received, subscription } = await subscribe(replies)
    await publish()
    for (let run = 0; run < 6; run += 1) await runDue()
    expect(received).toHaveLength(6)
    expect(inside.received).toEqual([])
    expect((await logOf(subscription)).map(({ outcome }) => outcome)).toEqual([...Array(5).fill('failed'), 'delivered'])
  })

  it('waits as long as a receiver asks that has too much to do', async () => {
    const { subscription } = await subscribe([{ status: 429, headers: { 'Retry-After': '600' } }])
    await publish()
    await runDue()
    const [{ at, nextAt }] = (await logOf(subscription)) as [Json]
    expect(Date.parse(nextAt) - Date.parse(at)).toBeGreaterThanOrEqual(600_000)
  })

  it('gives up at the end of the schedule', async () => {
    const { received, subscription } = await subscribe(Array(20).fill(503))
    await publish()
    for (let run = 0; run < 12; run += 1) await runDue()
    expect(received).toHaveLength(10)
    expect((await logOf(subscription)).at(-1)).toMatchObject({ attempt: 10, outcome: 'gaveUp', nextAt: null })
    expect(await jobs()).toEqual([])
    expect(await isActive(subscription)).toBe(true)
  })

  it('ends a subscription whose address is gone (410)', async () => {
    const { received, subscription } = await subscribe([410])
    await publish()
    await runDue()
    await publish()
    await runDue()
    expect(received).toHaveLength(1)
    expect(await isActive(subscription)).toBe(false)
    expect(await logOf(subscription)).toMatchObject([{ outcome: 'disabled', status: 410, nextAt: null }])
  })

  it('goes on at the address that it was given while the one before said that it was gone (410)', async () => {
    let answer: (status: number) => void = () => undefined
    const { received, subscription, until } = await subscribe([new Promise<number>((resolve) => (answer = resolve))])
    const next = await receive([])
    servers.push(next.server)
    await publish()
    const due = runDue()
    await until(1)
    await update(subscription, { url: next.url })
    answer(410)
    await due
    expect(await isActive(subscription)).toBe(true)
    expect(await logOf(subscription)).toMatchObject([{ outcome: 'failed', status: 410, nextAt: expect.any(String) }])
    await runDue()
    expect([received.length, next.received.length]).toEqual([1, 1])
  })

  it('notes what waits when a subscription is switched off, so that it can be sent later', async () => {
    const { received, subscription } = await subscribe([500])
    await publish()
    await runDue()
    await update(subscription, { active: false })
    await runDue()
    const log = await logOf(subscription)
    expect(log).toMatchObject([
      { attempt: 1, outcome: 'failed', status: 500 },
      { attempt: 1, outcome: 'disabled', status: null, error: null, nextAt: null },
    ])
    expect(await jobs()).toEqual([])
    await update(subscription, { active: true })
    expect((await act(subscription, `deliveries/${log[1]?.id}/resend`)).body.delivery.outcome).toBe('delivered')
    expect(idsOf(received)).toEqual([log[0]?.message, log[0]?.message])
  })

  it('announces nothing that was not committed', async () => {
    const { received } = await subscribe()
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    const data = { _status: 'published', title: 'By a reporter' }
    await newsroom.call(`/articles/${draft.id}`, { as: 'reporter', method: 'PATCH', data })
    await runDue()
    expect(received).toEqual([])
  })

  it('keeps subscriptions, their secrets and the log to admins, and lets nobody choose a secret', async () => {
    expect((await post({ url: 'https://example.org/' }, 'editor')).status).toBe(403)
    expect((await newsroom.call('/webhooks', { as: 'editor' })).status).toBe(403)
    expect((await newsroom.call('/deliveries', { as: 'editor' })).status).toBe(403)
    const { subscription } = await subscribe([], { secret: 'whsec_mine', oldSecrets: 'x', rotatedAt: '2020-01-01' })
    expect(subscription.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(subscription.rotatedAt ?? null).toBeNull()
    expect(subscription).not.toHaveProperty('oldSecrets')
    const { body } = await update(subscription, { secret: 'whsec_mine', languages: ['en'] })
    expect(body.doc).toMatchObject({ secret: subscription.secret, languages: ['en'] })
  })

  it('lets nobody write the log', async () => {
    const { subscription } = await subscribe()
    await act(subscription, 'test')
    const [{ id, ...entry }] = (await logOf(subscription)) as [Json]
    const attempts = [
      await newsroom.call('/deliveries', { as: 'admin', method: 'POST', data: entry }),
      await newsroom.call(`/deliveries/${id}`, { as: 'admin', method: 'PATCH', data: { status: 500 } }),
      await newsroom.call(`/deliveries/${id}`, { as: 'admin', method: 'DELETE' }),
    ]
    expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  it('keeps secrets encrypted', async () => {
    const { subscription } = await subscribe()
    await act(subscription, 'rotate-secret')
    const row = await newsroom.payload.db.findOne({
      collection: 'webhooks',
      where: { id: { equals: subscription.id } },
    })
    expect(row).toMatchObject({ secret: expect.stringMatching(/^v1:/), oldSecrets: expect.stringMatching(/^v1:/) })
  })

  it('rotates the secret: the old one signs beside the new one', async () => {
    const { received, subscription } = await subscribe()
    const { body } = await act(subscription, 'rotate-secret')
    expect(body.secret).not.toBe(subscription.secret)
    expect(Date.parse(body.oldUntil) - Date.parse(body.rotatedAt)).toBe(24 * 60 * 60 * 1000)
    // A save of the form in between changes nothing about it.
    expect((await update(subscription, { languages: ['en'] })).body.doc.secret).toBe(body.secret)
    await publish()
    await runDue()
    const [message] = received as [Received]
    expect([isTaken(message, subscription.secret), isTaken(message, body.secret)]).toEqual([true, true])
    expect(message.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
  })

  it('sends a test, also while the webhook is not active, and says what came of it', async () => {
    const { received, subscription } = await subscribe([204, 500], { active: false })
    const { body, status } = await act(subscription, 'test')
    expect(status).toBe(200)
    const [message] = received as [Received]
    expect(isTaken(message, subscription.secret)).toBe(true)
    expect(JSON.parse(message.body)).toMatchObject({ type: 'webhook.test', webhook: subscription.id })
    expect(body.delivery).toMatchObject({ outcome: 'delivered', status: 204, event: 'webhook.test', release: null })
    expect((await act(subscription, 'test')).body.delivery).toMatchObject({ outcome: 'failed', status: 500 })
    const log = await logOf(subscription)
    expect(log).toMatchObject([{ outcome: 'delivered' }, { outcome: 'failed', nextAt: null }])
    expect(log.map(({ requestedBy }) => requestedBy)).toEqual([newsroom.user.admin.id, newsroom.user.admin.id])
    expect(await jobs()).toEqual([])
    expect((await act(subscription, `deliveries/${log[0].id}/resend`)).status).toBe(409)
  })

  it('sends again by hand under the same id, and then no more by itself', async () => {
    const { received, subscription } = await subscribe([500, 500, 200])
    await publish()
    await runDue()
    const [first] = (await logOf(subscription)) as [Json]
    const resend = () => act(subscription, `deliveries/${first.id}/resend`)
    expect((await resend()).body.delivery).toMatchObject({ attempt: 2, outcome: 'failed', nextAt: null })
    expect(await jobs()).toHaveLength(1)
    expect((await resend()).body.delivery).toMatchObject({ attempt: 3, outcome: 'delivered', message: first.message })
    await runDue()
    expect(new Set(idsOf(received))).toEqual(new Set([first.message]))
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
    expect(received.map((each) => isTaken(each, subscription.secret))).toEqual([true, true, true])
    expect(await jobs()).toEqual([])
  })

  it('sends again only what the webhook was sent', async () => {
    const [one, other] = [await subscribe(), await subscribe()]
    await publish()
    await runDue()
    const [{ id }] = (await logOf(one.subscription)) as [Json]
    const answers = [
      await act(other.subscription, `deliveries/${id}/resend`),
      await act(one.subscription, `deliveries/${one.subscription.id}/resend`),
      await act(one.subscription, 'deliveries/nothing/resend'),
      await act({ id: 'nothing' }, 'test'),
      await act({ id }, 'rotate-secret'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
  })

  it('ends with a subscription what waits for it, and its log', async () => {
    const [one, other] = [await subscribe([500]), await subscribe([500])]
    await publish()
    await runDue()
    expect(await jobs()).toHaveLength(2)
    expect((await newsroom.call(`/webhooks/${one.subscription.id}`, { as: 'admin', method: 'DELETE' })).status).toBe(
      200,
    )
    expect(await jobs()).toHaveLength(1)
    expect(await logOf(one.subscription)).toEqual([])
    expect(await logOf(other.subscription)).toHaveLength(1)
  })

  it('writes nothing down about a subscription that is deleted while it is sent to', async () => {
    const { server, subscription, until } = await subscribe(['silence'])
    await publish()
    const run = runDue()
    await until(1)
    await newsroom.call(`/webhooks/${subscription.id}`, { as: 'admin', method: 'DELETE' })
    server.closeAllConnections()
    await run
    expect(await logOf(subscription)).toEqual([])
    expect(await jobs()).toEqual([])
  })

  it('forgets what is in the log for too long', async () => {
    const { subscription } = await subscribe()
    await act(subscription, 'test')
    await act(subscription, 'test')
    const [{ id }, kept] = (await logOf(subscription)) as [Json, Json]
    const at = new Date(Date.now() - LOG_DAYS * 86_400_000 - 60_000).toISOString()
    await newsroom.payload.db.updateOne({ collection: 'deliveries', data: { at }, id })
    await pruneLog(newsroom.payload)
    expect((await logOf(subscription)).map((entry) => entry.id)).toEqual([kept.id])
  })

  it('lets a receiver that does not answer hold up nobody else', async () => {
    const slow = await subscribe(Array(10).fill('silence'))
    const fast = await subscribe()
    for (let article = 0; article < 7; article += 1) await publish()
    const run = runDue()
    await fast.until(7)
    expect(slow.received.length).toBeLessThan(7)
    // What is published meanwhile does not wait for the slow one either.
    await publish()
    await deliverDue(newsroom.payload)
    await fast.until(8)
    closeServers()
    await run
  })

  it('delivers by itself, seconds after publishing, where a process works on the queues', async () => {
    const started = await openNewsroom(database, { webhooks: { allowLoopback: true } })
    const receiver = await receive([])
    servers.push(receiver.server)
    started.startJobs()
    const data = { url: receiver.url }
    await started.call('/webhooks', { as: 'admin', method: 'POST', data })
    await create(started, 'articles', articleData({ _status: 'published' }))
    const published = Date.now()
    await receiver.until(1)
    // What another process queued is found by looking.
    const other = await started.startAnother()
    await other.create({ collection: 'articles', data: articleData({ _status: 'published' }) })
    const publishedThere = Date.now()
    await receiver.until(2)
    const [here, there] = receiver.received as [Received, Received]
    expect(here.at - published).toBeLessThan(5000)
    expect(there.at - publishedThere).toBeLessThan(8000)
    await started.close()
  })

  it('sends again, under the same id, what a worker was sending when it was killed', async () => {
    const { received, subscription, until } = await subscribe(['silence'])
    await publish()
    const script = path.resolve('tests/support/deliver.ts')
    const worker = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, newsroom.uri], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await until(1)
    worker.kill('SIGKILL')
    await once(worker, 'exit')

    await freeStuckJobs(newsroom.payload)
    await deliverDue(newsroom.payload)
    expect(received).toHaveLength(1)
    // Two minutes later.
    const [job] = await jobs()
    const updatedAt = new Date(Date.now() - 125_000).toISOString()
    await newsroom.payload.db.updateOne({ collection: 'payload-jobs', data: { updatedAt }, id: job!.id })
    await freeStuckJobs(newsroom.payload)
    await deliverDue(newsroom.payload)
    expect(idsOf(received)).toEqual([idsOf(received)[0], idsOf(received)[0]])
    expect(await logOf(subscription)).toMatchObject([{ attempt: 1, outcome: 'delivered' }])
    expect(await jobs()).toEqual([])
  })

  it('does not repeat an attempt whose worker was killed after it was written down', async () => {
    const { received, subscription } = await subscribe([500])
    await publish()
    const [{ id: _, ...job }] = (await jobs()) as unknown as [Json]
    await runDue()
    expect(received).toHaveLength(1)
    // As the row of the job is when the worker dies before it deletes it.
    const { id } = await newsroom.payload.db.create({ collection: 'payload-jobs', data: { ...job } })
    const [{ id: entry }] = (await logOf(subscription)) as [Json]
    await newsroom.payload.db.updateOne({ collection: 'deliveries', data: { job: String(id) }, id: entry })
    await deliverDue(newsroom.payload)
    expect(received).toHaveLength(1)
    expect(await jobs()).toHaveLength(1)
  })

  it.each(['https://10.0.0.1/', 'https://169.254.169.254/latest/meta-data', 'http://example.org/', 'nonsense'])(
    'refuses %s (400)',
    async (url) => {
      expect((await post({ url })).status).toBe(400)
    },
  )

  it('refuses what leads to a private address when it is saved, and when it is sent', async () => {
    const strict = await openNewsroom(database)
    const receiver = await receive([])
    servers.push(receiver.server)
    // A name that DNS has at this machine, where something listens.
    const url = receiver.url.replace('http://127.0.0.1', 'https://localhost')
    const save = (data: Json) => strict.call('/webhooks', { as: 'admin', method: 'POST', data })
    expect(await save({ url })).toMatchObject({ status: 400 })

    const { id } = (await save({ url: 'https://93.184.216.34/' })).body.doc
    for (const address of [url, receiver.url, receiver.url.replace('127.0.0.1', '[::ffff:7f00:1]')]) {
      // As if DNS had changed since.
      await strict.payload.db.updateOne({ collection: 'webhooks', data: { url: address }, id })
      const tested = await strict.call(`/webhooks/${id}/test`, { as: 'admin', method: 'POST' })
      expect(tested.body.delivery).toMatchObject({ outcome: 'failed', status: null, error: 'address' })
    }
    await create(strict, 'articles', articleData({ _status: 'published' }))
    await deliverDue(strict.payload)
    const { docs } = await strict.payload.find({ collection: 'deliveries', where: { event: { like: 'edition' } } })
    expect(docs).toMatchObject([{ outcome: 'failed', error: 'address' }])
    expect(receiver.received).toEqual([])
    await strict.close()
  })
})
