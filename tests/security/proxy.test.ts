/** What is handed on to the process of the newsroom arrives as it was sent, and comes back as it was answered. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as ask, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createProxy } from '../../src/server/proxy'
import { signal } from '../support/signal'

const folders: string[] = []
const servers: Server[] = []
const ends: Array<() => void> = []

async function bodyOf(message: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of message.setEncoding('utf8')) body += String(part)
  return body
}

/** A newsroom that answers as it is told, and what hands requests on to it. */
async function open(answer: RequestListener) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-proxy-'))
  folders.push(folder)
  const socket = path.join(folder, 'site')
  const newsroom = createServer(answer)
  newsroom.listen(socket)
  await once(newsroom, 'listening')
  const faults: object[] = []
  const proxy = createProxy({
    addressOf: () => '203.0.113.9',
    log: { error: (details) => faults.push(details) },
    socket,
  })
  const front = createServer((request, response) => proxy.handle(request, response)).listen(0, '127.0.0.1')
  await once(front, 'listening')
  servers.push(newsroom, front)
  ends.push(() => proxy.close())
  const { port } = front.address() as AddressInfo
  return { faults, newsroom, origin: `http://127.0.0.1:${port}`, port, proxy }
}

afterEach(() => {
  for (const end of ends.splice(0)) end()
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
  for (const folder of folders.splice(0)) rmSync(folder, { force: true, recursive: true })
})

describe('what is handed on', () => {
  it('arrives with its method, address, headers and body, and the caller that the front knows', async () => {
    let seen: Record<string, unknown> = {}
    const { origin } = await open((request, response) => {
      void bodyOf(request).then((body) => {
        seen = { body, headers: request.headers, method: request.method, url: request.url }
        response.writeHead(201, { 'Set-Cookie': ['a=1', 'b=2'], 'X-Said': 'yes' }).end('made')
      })
    })
    const answer = await fetch(`${origin}/api/articles?draft=true&where[a]=%25`, {
      body: '{"title":"ñ"}',
      headers: { 'Cited-Caller': '127.0.0.1', 'Content-Type': 'application/json', Cookie: 'x=1; y=2' },
      method: 'POST',
    })
    expect([answer.status, await answer.text()]).toEqual([201, 'made'])
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(answer.headers.get('X-Said')).toBe('yes')
    expect(seen).toMatchObject({ body: '{"title":"ñ"}', method: 'POST', url: '/api/articles?draft=true&where[a]=%25' })
    expect(seen.headers).toMatchObject({
      'cited-caller': '203.0.113.9',
      cookie: 'x=1; y=2',
      host: new URL(origin).host,
    })
  })

  it('is a body in pieces, of no length that was said', async () => {
    const { port } = await open((request, response) => void bodyOf(request).then((body) => response.end(body)))
    const asked = ask({ method: 'POST', port })
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>
    for (const part of ['one ', 'two ', 'three']) asked.write(part)
    asked.end()
    const [answer] = await answered
    expect(await bodyOf(answer)).toBe('one two three')
  })

  it('is not what is of a connection', async () => {
    let seen: IncomingMessage['headers'] = {}
    const { port } = await open((request, response) => {
      seen = request.headers
      response.writeHead(204).end()
    })
    const socket = connect(port, '127.0.0.1')
    socket.write(
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: close, X-Own\r\nX-Own: 1\r\nTE: trailers\r\nUpgrade: websocket\r\nX-Kept: 1\r\n\r\n',
    )
    await once(socket, 'data')
    socket.destroy()
    expect(seen).toMatchObject({ host: 'x', 'x-kept': '1' })
    for (const name of ['x-own', 'te', 'upgrade']) expect(seen).not.toHaveProperty(name)
  })

  it('is answered piece by piece', async () => {
    const goOn = signal()
    const { origin } = await open((_, response) => {
      response.write('first')
      void goOn.sent.then(() => response.end('last'))
    })
    const { body } = await fetch(origin)
    const reader = body!.getReader()
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('first')
    goOn.send()
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('last')
  })

  it('ends where whoever asked goes away', async () => {
    const gone = signal()
    const came = signal()
    const { origin } = await open((request, response) => {
      came.send()
      response.once('close', () => gone.send())
      request.resume()
    })
    const leaving = new AbortController()
    const asked = fetch(origin, { signal: leaving.signal }).catch(() => null)
    await came.sent
    leaving.abort()
    await Promise.all([asked, gone.sent])
  })

  it('is not made whole where the newsroom breaks off', async () => {
    const { origin } = await open((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    await expect(fetch(origin).then((answer) => answer.text())).rejects.toThrow()
  })

  it('is refused (503) while there is no newsroom, and that is said without what was asked', async () => {
    const { faults, newsroom, origin, proxy } = await open((_, response) => response.end())
    expect(await proxy.problem()).toBe(null)
    newsroom.close()
    newsroom.closeAllConnections()
    const answer = await fetch(`${origin}/admin/articles?search=secret`)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([503, 'no-store'])
    expect(JSON.stringify(faults)).toContain('/admin/articles')
    expect(JSON.stringify(faults)).not.toContain('secret')
    expect(await proxy.problem()).toBe('the newsroom does not answer')
  })

  it('finds a connection that lasts, also after a while without anything', async () => {
    let connections = 0
    const { newsroom, origin } = await open((_, response) => response.end('x'))
    newsroom.keepAliveTimeout = 0
    newsroom.on('connection', () => (connections += 1))
    for (let index = 0; index < 5; index += 1) await (await fetch(origin)).text()
    expect(connections).toBe(1)
  })
})
