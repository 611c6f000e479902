import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import type { Resolver } from './address'
import { post } from './post'

const local = { allowLoopback: true }
const strict = { allowLoopback: false }

describe('post', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })
  const listen = async (listener: RequestListener) => {
    let requests = 0
    const server = createServer((request, response) => {
      requests += 1
      listener(request, response)
    }).listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return { port, url: `http://127.0.0.1:${port}/`, requests: () => requests }
  }
  const message = { headers: { 'webhook-id': 'msg_1' }, body: '{}' }
  const dns =
    (address: string): Resolver =>
    (_hostname, _options, callback) =>
      callback(null, [{ address, family: 4 }])

  it('gives the status and Retry-After', async () => {
    const { url } = await listen((_, response) => response.writeHead(503, { 'Retry-After': '7' }).end('busy'))
    expect(await post({ url, ...message }, { reach: local })).toMatchObject({ status: 503, retryAfter: '7' })
  })
  it('reads nothing of an answer that does not end', async () => {
    const { url } = await listen((_, response) => {
      response.writeHead(200)
      const endless = new Readable({ read: () => void endless.push('x'.repeat(65_536)) })
      endless.pipe(response)
    })
    expect(await post({ url, ...message }, { reach: local })).toMatchObject({ status: 200 })
  })
  it('does not follow a redirect', async () => {
    const inside = await listen((_, response) => response.end())
    const { url } = await listen((_, response) => response.writeHead(307, { Location: inside.url }).end())
    expect(await post({ url, ...message }, { reach: local })).toMatchObject({ status: 307 })
    expect(inside.requests()).toBe(0)
  })
  it('waits for an answer no longer than it may', async () => {
    const { url } = await listen(() => undefined)
    const answer = await post({ url, ...message }, { reach: local, timeout: 100 })
    expect(answer).toMatchObject({ status: null, error: 'timeout' })
  })
  it('refuses a name that leads to this machine when it connects', async () => {
    const { port, requests } = await listen((_, response) => response.end())
    const url = `https://receiver.example.org:${port}/`
    const answer = await post({ url, ...message }, { reach: strict, resolve: dns('127.0.0.1') })
    expect(answer).toMatchObject({ status: null, error: 'address' })
    expect(requests()).toBe(0)
  })
  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f.1/',
    'http://example.org/',
  ])('refuses %s, which asks no DNS', async (url) => {
    expect(await post({ url, ...message }, { reach: strict })).toMatchObject({ status: null, error: 'address' })
  })
  it('says why there is no answer', async () => {
    const { url, port } = await listen((request) => request.socket.destroy())
    expect(await post({ url, ...message }, { reach: local })).toMatchObject({
      error: 'connection',
      detail: 'ECONNRESET',
    })
    const secure = await post({ url: `https://127.0.0.1:${port}/`, ...message }, { reach: local })
    expect(secure).toMatchObject({ error: 'tls' })
    const missing: Resolver = (_hostname, _options, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), [])
    const nowhere = await post({ url: 'https://example.org/', ...message }, { reach: strict, resolve: missing })
    expect(nowhere).toMatchObject({ error: 'name', detail: 'ENOTFOUND' })
  })
})
