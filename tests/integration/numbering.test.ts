/** Each release gets its number, whatever a clock said, and each job one worker. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverDue } from '../../src/jobs/worker'
import { articleData, create } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const DAY = 24 * 60 * 60 * 1000

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  let receiver: Server
  let received: Json[] = []
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { webhooks: { allowLoopback: true } })
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        received.push({ id: request.headers['webhook-id'], ...JSON.parse(body) })
        // Slow enough for two workers to be at work at once.
        setTimeout(() => response.writeHead(200).end(), 20)
      })
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    const { status } = await newsroom.call('/webhooks', { as: 'admin', method: 'POST', data: { url } })
    expect(status).toBe(201)
  })
  afterAll(async () => {
    receiver?.closeAllConnections()
    receiver?.close()
    await newsroom?.close()
  })

  const publish = (data: Json = {}) => create(newsroom, 'articles', articleData({ _status: 'published', ...data }))
  const releases = async (): Promise<Json[]> =>
    (await newsroom.payload.db.find<Json>({ collection: 'releases', pagination: false, sort: 'sequence' })).docs
  const feed = async (): Promise<number[]> =>
    (await newsroom.call('/v1/changes?limit=100')).body.changes.map(({ sequence }: Json) => sequence)
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  const setDate = (id: string, milliseconds: number) =>
    newsroom.payload.db.updateOne({
      collection: 'releases',
      data: { at: new Date(Date.now() + milliseconds).toISOString() },
      id,
      returning: false,
    })

  it.each([2 * DAY, 400 * DAY, -400 * DAY])('numbers what comes after a release dated %i ms away', async (away) => {
    received = []
    await publish()
    const dated = (await releases()).at(-1)
    await setDate(dated.id, away)
    for (let count = 0; count < 3; count += 1) await publish()
    const all = await releases()
    expect(all.map(({ sequence }) => sequence)).toEqual(upTo(all.length))
    expect(await feed()).toEqual(upTo(all.length))
    await deliverDue(newsroom.payload)
    expect(received.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(upTo(all.length).slice(-4))
  })

  it('numbers what an earlier numbering left, however old it is', async () => {
    await publish()
    const left = (await releases()).at(-1)
    await newsroom.payload.db.updateOne({ collection: 'releases', data: { sequence: null }, id: left.id })
    await setDate(left.id, -90 * DAY)
    await publish()
    const all = await releases()
    expect(all.map(({ sequence }) => sequence)).toEqual(upTo(all.length))
    expect(await feed()).toEqual(upTo(all.length))
  })

  it('tells no webhook of a release that could not be numbered, and tells it later', async () => {
    await deliverDue(newsroom.payload)
    received = []
    const { db } = newsroom.payload
    const updateOne = db.updateOne.bind(db)
    db.updateOne = async (args) => {
      if (args.collection === 'releases' && 'sequence' in args.data) throw new Error('No number today.')
      return updateOne(args)
    }
    await publish()
    await deliverDue(newsroom.payload)
    expect(received).toEqual([])
    db.updateOne = updateOne
    const { docs } = await newsroom.payload.find({ collection: 'payload-jobs' })
    expect(docs).toHaveLength(1)
    for (const { id } of docs) await updateOne({ collection: 'payload-jobs', data: { waitUntil: null }, id })
    await deliverDue(newsroom.payload)
    const all = await releases()
    expect(received.map(({ sequence }) => sequence)).toEqual([all.length])
    expect(await feed()).toEqual(upTo(all.length))
  })

  it('has each job done by one of the workers that look at once', async () => {
    await deliverDue(newsroom.payload)
    received = []
    const count = 24
    await Promise.all(Array.from({ length: count }, () => publish()))
    const others = [await newsroom.startAnother(), await newsroom.startAnother()]
    await Promise.all([newsroom.payload, ...others].map((worker) => deliverDue(worker)))
    const ids = received.map(({ id }) => id)
    expect(ids).toHaveLength(count)
    expect(new Set(ids).size).toBe(count)
  })

  it('gives a job that is at work to nobody who asks for it by its id', async () => {
    await publish()
    const [job] = (await newsroom.payload.find({ collection: 'payload-jobs' })).docs
    const id = String(job?.id)
    received = []
    await newsroom.payload.db.updateOne({ collection: 'payload-jobs', data: { processing: true }, id })
    await newsroom.payload.jobs.runByID({ id, silent: true })
    expect(received).toEqual([])
    await newsroom.payload.db.updateOne({ collection: 'payload-jobs', data: { processing: false }, id })
    await Promise.all([1, 2, 3].map(() => newsroom.payload.jobs.runByID({ id, silent: true })))
    expect(received).toHaveLength(1)
  })
})
