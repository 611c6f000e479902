/** What is handed on to the process of the newsroom arrives as it was sent, and comes back as it was answered. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as ask, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/access/sentences'
import { refuse } from '../../src/server/front'
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
async function open(answer: RequestListener, inFrontOf = (handle: RequestListener) => handle) {
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
  const front = createServer(inFrontOf((request, response) => proxy.handle(request, response))).listen(0, '127.0.0.1')
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
  it('is answered once, where the front has refused it meanwhile and the newsroom answers all the same', async () => {
    const said = sentence('The request took too long to come.')
    const { port } = await open(
      (request, response) => {
        request.on('error', () => undefined)
        setTimeout(() => response.writeHead(408).end('late'), 50)
      },
      (handle) => (request, response) => {
        handle(request, response)
        setTimeout(() => refuse(request, response, { status: 408, said }), 20)
      },
    )
    const asked = ask({ headers: { 'Content-Length': 400 }, method: 'POST', port })
    asked.on('error', () => undefined)
    asked.write('{')
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    // The other has come by then; to answer twice ends the process.
    await new Promise((resolve) => setTimeout(resolve, 300))
    asked.destroy()
    expect(answer.statusCode).toBe(408)
  })

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

  it.each(['content-length', 'transfer-encoding', 'cited-caller'])(
    'is one request, and of who sent it, whatever it says of its connection (%s)',
    async (named) => {
      const seen: unknown[] = []
      const { port } = await open((request, response) => {
        seen.push([request.method, request.url, request.headers['cited-caller']])
        void bodyOf(request).then((body) => response.end(`got ${body.length}`))
      })
      const within = 'GET /within HTTP/1.1\r\nHost: x\r\nCited-Caller: 127.0.0.1\r\n\r\n'
      const [framing, body] =
        named === 'transfer-encoding'
          ? ['Transfer-Encoding: chunked', `${within.length.toString(16)}\r\n${within}\r\n0\r\n\r\n`]
          : [`Content-Length: ${within.length}`, within]
      const socket = connect(port, '127.0.0.1')
      socket.write(`GET /own HTTP/1.1\r\nHost: x\r\nConnection: close, ${named}\r\n${framing}\r\n\r\n${body}`)
      let answer = ''
      for await (const part of socket) answer += String(part)
      expect(answer).toContain(`got ${within.length}`)
      expect(seen).toEqual([['GET', '/own', '203.0.113.9']])
    },
  )

  it.each(['Trailer: X-Sum', 'Expect: 100-continue', 'TE: trailers', 'Proxy-Connection: keep-alive'])(
    'is answered where it says “%s”',
    async (header) => {
      const { port } = await open((_, response) => response.end('fine'))
      const socket = connect(port, '127.0.0.1')
      socket.write(`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`)
      let answer = ''
      for await (const part of socket) answer += String(part)
      expect(answer).toContain('fine')
    },
  )

  it('is answered in one piece to who speaks HTTP/1.0', async () => {
    const { port } = await open((_, response) => {
      response.write('one ')
      response.end('two')
    })
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.0\r\n\r\n')
    let answer = ''
    for await (const part of socket) answer += String(part)
    expect(answer.split('\r\n\r\n')[1]).toBe('one two')
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
    expect([answer.status, answer.headers.get('Cache-Control'), answer.headers.get('Retry-After')]).toEqual([
      503,
      'no-store',
      '5',
    ])
    expect(await answer.text()).toContain('Nothing was saved')
    expect(JSON.stringify(faults)).toContain('/admin/articles')
    expect(JSON.stringify(faults)).not.toContain('secret')
    expect(await proxy.problem()).toBe('the newsroom does not answer')
  })

  it('is not said to be undone where the newsroom ends before it answers', async () => {
    const { origin } = await open((request) => request.socket.destroy())
    const answer = await fetch(`${origin}/api/articles`, { body: '{}', method: 'POST' })
    expect([answer.status, (await answer.text()).includes('Look whether this was done')]).toEqual([502, true])
  })

  it('finds a newsroom that works on something long as it was before, and one that is not well unwell', async () => {
    let problem: string | null = null
    let isBusy = false
    const { proxy } = await open((_, response) => {
      if (!isBusy) response.writeHead(problem === null ? 200 : 503).end(problem)
    })
    expect(await proxy.problem()).toBe(null)
    problem = 'the disk of the database is full'
    expect(await proxy.problem()).toBe(problem)
    isBusy = true
    expect(await proxy.problem()).toBe(problem)
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
