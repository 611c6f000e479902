/** What a server refuses before anything has read it, over a connection of its own. */
import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { believing, callerKey } from '../../src/server/caller'
import { inFront } from '../../src/server/front'

const action = 'a'.repeat(42)
const close: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const each of close.splice(0)) await each()
})

/** Serves what says who called, and how much of a body it read. */
async function serve(options: Partial<Parameters<typeof inFront>[1]> = {}, answer?: RequestListener) {
  let reached = 0
  const server = createServer(
    inFront(
      answer ??
        ((incoming, response) => {
          reached += 1
          let size = 0
          incoming.on('data', (chunk: Buffer) => (size += chunk.length))
          incoming.on('end', () => response.end(JSON.stringify({ caller: callerKey(), size })))
          incoming.on('error', () => undefined)
        }),
      {
        addressOf: believing([]),
        adminPath: '/admin',
        apiPath: '/api',
        isAction: (id) => id === action,
        ofFiles: 64 * 1024 * 1024,
        publicPath: '/api/v1',
        publicRate: { times: 5, seconds: 60 },
        ...options,
      },
    ),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const { port } = server.address() as AddressInfo
  return { port, reached: () => reached }
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Sends a request as it is written, which `fetch` would mend. */
function send(
  port: number,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body = [],
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: Buffer[] },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    for (const chunk of body) sent.write(chunk)
    sent.end()
  })
}

async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString()
}

describe('the front of the server', () => {
  it.each([
    '/api/%',
    '/api/%ZZ',
    '/admin/%E0%A4%A',
    '/api/articles?where=%',
    '/api/a%00b',
    '/%c3',
    '/api/%0a',
    '//evil.example/x',
    // As it stands it is the address of no page; as Next reads it, it is one.
    '/./admin',
    '/x/../admin/login',
    '/%2e/admin',
    '/x/%2E%2e/admin',
    '/./api/v1/articles',
    '/api/./users',
    '/api/..',
    '/api/articles/%2e.?limit=1',
    '/admin#x',
    '/.\\admin',
    '/api\\users',
  ])('refuses %s', async (path) => {
    const { port, reached } = await serve()
    const { body, headers, status } = await send(port, { path })
    expect([status, JSON.parse(body), reached()]).toEqual([400, { errors: [{ message: expect.any(String) }] }, 0])
    expect(headers['cache-control']).toBe('no-store')
  })

  it.each(['GET', 'OPTIONS', 'POST', 'HEAD'])('refuses %s *', async (method) => {
    const { port, reached } = await serve()
    const answer = await sendRaw(port, `${method} * HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect([answer.split('\r\n')[0], reached()]).toEqual(['HTTP/1.1 400 Bad Request', 0])
  })

  it('refuses an address of another host', async () => {
    const { port } = await serve()
    expect(await sendRaw(port, 'GET http://evil.example/api HTTP/1.1\r\nHost: x\r\n\r\n')).toContain(' 400 ')
  })

  it.each(['TRACE', 'PROPFIND', 'PURGE', 'MKCOL'])('knows no method %s', async (method) => {
    const { port, reached } = await serve()
    const answer = await send(port, { method, path: '/api/articles' })
    expect([answer.status, answer.headers.allow, reached()]).toEqual([405, expect.stringContaining('PATCH'), 0])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'has nothing to %s where there is only something to read',
    async (method) => {
      const { port, reached } = await serve()
      for (const path of [
        '/',
        '/nothing',
        '/favicon.ico',
        '/_next/x',
        '/_not-found',
        '/api',
        '/api/',
        '/api?x=1',
        '/apix/y',
      ]) {
        const answer = await send(port, {
          method,
          path,
          headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
        })
        expect([path, answer.status, answer.headers.allow]).toEqual([path, 405, 'GET, HEAD'])
      }
      expect(reached()).toBe(0)
      for (const path of ['/', '/favicon.ico', '/api']) expect((await send(port, { path })).status).toBe(200)
      expect((await send(port, { method, path: '/api/articles' })).status).toBe(200)
    },
  )

  it('says it in the language of whoever asks', async () => {
    const { port } = await serve()
    expect((await send(port, { path: '/api/%', headers: { 'Accept-Language': 'es-MX,es;q=0.9' } })).body).toContain(
      'dirección',
    )
    expect((await send(port, { path: '/api/%', headers: { Cookie: 'a=b; payload-lng=es' } })).body).toContain(
      'dirección',
    )
  })

  it('reads nothing of 150 MB for a sign-in', async () => {
    const { port, reached } = await serve()
    const began = performance.now()
    const answer = await sendRaw(
      port,
      'POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 150000000\r\n\r\n{"email":"',
    )
    expect([answer.split('\r\n')[0], reached()]).toEqual(['HTTP/1.1 413 Payload Too Large', 0])
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('stops reading the arguments of a server function once they are too large', async () => {
    const { port, reached } = await serve()
    const answer = await send(port, {
      method: 'POST',
      path: '/admin',
      headers: {
        'Content-Type': 'text/plain',
        'Next-Action': 'a'.repeat(42),
        'Transfer-Encoding': 'chunked',
      },
      body: Array.from({ length: 40 }, () => Buffer.alloc(1024 * 1024, ' ')),
    })
    expect([answer.status, reached()]).toEqual([413, 0])
  })

  it.each([
    ['PROPFIND', '/api/users', ' 405 '],
    ['POST', '/api/users/login', ' 413 '],
    ['POST', '/api/%', ' 400 '],
  ])('is heard by whoever reads only once all is sent: %s %s', async (method, path, status) => {
    const { port, reached } = await serve()
    const socket = connect(port, '127.0.0.1')
    socket.pause()
    const size = 8 * 1024 * 1024
    socket.write(
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`,
    )
    // The system takes what the other side reads, and no more than it has room for.
    await new Promise<void>((resolve, reject) =>
      socket.write(Buffer.alloc(size, ' '), (error) => (error ? reject(error) : resolve())),
    )
    const answer = once(socket, 'data') as Promise<[Buffer]>
    socket.resume()
    expect([(await answer)[0].toString().includes(status), reached()]).toEqual([true, 0])
    socket.destroy()
  })

  it('closes the connection of whoever never ends sending', async () => {
    const { port } = await serve()
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.resume()
    socket.write('POST /api/% HTTP/1.1\r\nHost: x\r\nContent-Length: 150000000\r\n\r\n')
    const timer = setInterval(() => socket.write(' '), 50)
    await once(socket, 'close')
    clearInterval(timer)
  })

  it('stops reading what does not say how large it is once it is too large', async () => {
    const { port } = await serve()
    const body = Array.from({ length: 400 }, () => Buffer.alloc(65_536, 32))
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
    const answer = await send(port, { method: 'POST', path: '/api/articles', headers, body })
    expect(answer.status).toBe(413)
  })

  it('lets through what is as large as it may be: text, and files larger than text', async () => {
    const { port } = await serve()
    const body = Array.from({ length: 100 }, () => Buffer.alloc(65_536, 32))
    const text = await send(port, {
      method: 'POST',
      path: '/api/articles',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    expect([text.status, JSON.parse(text.body).size]).toEqual([200, 6_553_600])
    const form = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const files = await send(port, {
      method: 'POST',
      path: '/api/media',
      headers: form,
      body: [...body, ...body, ...body],
    })
    expect([files.status, JSON.parse(files.body).size]).toEqual([200, 3 * 6_553_600])
  })

  it('believes a header about where a request comes from when a proxy that it knows sends it', async () => {
    const headers = { 'X-Forwarded-For': '198.51.100.7, 203.0.113.9' }
    const callerAt = async (proxies: string[], sent: Record<string, string>) => {
      const { port } = await serve({ addressOf: believing(proxies) })
      return JSON.parse((await send(port, { path: '/x', headers: sent })).body).caller as string
    }
    expect(await callerAt([], headers)).toBe('127.0.0.1')
    expect(await callerAt(['10.0.0.0/8'], headers)).toBe('127.0.0.1')
    expect(await callerAt(['loopback'], headers)).toBe('203.0.113.9')
    expect(await callerAt(['loopback', '203.0.113.0/24'], headers)).toBe('198.51.100.7')
    // What a client wrote before the proxy's own entry counts for nothing.
    expect(await callerAt(['loopback'], { 'X-Forwarded-For': '1.1.1.1, 198.51.100.7' })).toBe('198.51.100.7')
    expect(await callerAt(['loopback'], { 'X-Real-IP': '1.1.1.1' })).toBe('127.0.0.1')
    // Some proxies put the port behind it. What is no address is the proxy's: it would be counted as nobody's.
    expect(await callerAt(['loopback'], { 'X-Forwarded-For': '203.0.113.9:50123' })).toBe('203.0.113.9')
    expect(await callerAt(['loopback'], { 'X-Forwarded-For': '[2001:db8::7]:443' })).toBe('2001:db8:0:0::/64')
    for (const said of ['unknown', '_hidden', '203.0.113.9 x', '1.2.3.4.5:6', '999.1.1.1:80', ',']) {
      expect(await callerAt(['loopback'], { 'X-Forwarded-For': said })).toBe('127.0.0.1')
    }
  })

  it('limits how often a caller asks the public API, and no other caller', async () => {
    const { port } = await serve({ addressOf: believing(['loopback']) })
    const ask = (address: string, path = '/api/v1/articles') =>
      send(port, { path, headers: { 'X-Forwarded-For': address } })
    const statuses: number[] = []
    for (let round = 0; round < 7; round += 1) statuses.push((await ask('198.51.100.1')).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    const over = await ask('198.51.100.1')
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask('198.51.100.2')).status).toBe(200)
    expect((await ask('198.51.100.1', '/api/articles')).status).toBe(200)
  })

  it('counts what else readers get as well', async () => {
    const { port } = await serve({ isForReaders: (url) => url?.startsWith('/sitemap') ?? false })
    const statuses: number[] = []
    for (let round = 0; round < 6; round += 1) {
      statuses.push((await send(port, { path: `/sitemap-1.xml?round=${round}` })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('says of every page of the admin what it may load and that nobody frames it', async () => {
    const { port } = await serve({}, (incoming, response) => {
      // Where Next reads the number of its scripts.
      response.end(String(incoming.headers['content-security-policy']))
    })
    const [page, again] = [
      await send(port, { path: '/admin/login', headers: { 'Content-Security-Policy': "script-src 'nonce-mine'" } }),
      await send(port, { path: '/admin' }),
    ]
    const policy = String(page.headers['content-security-policy'])
    for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'", "default-src 'self'"]) {
      expect(policy).toContain(part)
    }
    expect(/script-src [^;]*/.exec(policy)?.[0]).toMatch(/^script-src 'self' 'nonce-[\w+/]{22}=='$/)
    expect(page.body).toBe(policy)
    expect(again.headers['content-security-policy']).not.toBe(policy)
    expect(page.headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect((await send(port, { path: '/api/x', headers: { 'Content-Security-Policy': 'mine' } })).body).toBe(
      'undefined',
    )
  })

  it.each<[number, Parameters<typeof send>[1]]>([
    [400, { path: '/api/%' }],
    [404, { path: '/admin', method: 'POST' }],
    [405, { path: '/api/articles', method: 'PURGE' }],
    [405, { path: '/nothing', method: 'POST' }],
    [405, { path: '/admin', method: 'PUT' }],
    [413, { path: '/api/users/login', method: 'POST', headers: { 'Content-Length': '157286400' } }],
    [415, { path: '/admin', method: 'POST', headers: { 'Next-Action': action, 'Content-Type': 'text/html' } }],
    [429, { path: '/api/v1/articles' }],
  ])('has no refusal of its own (%d) framed, sniffed, named to others or kept: %j', async (status, asked) => {
    const { port } = await serve({ publicRate: { times: 1, seconds: 60 } })
    if (status === 429) await send(port, asked)
    const answer = await send(port, asked)
    expect([answer.status, answer.headers]).toMatchObject([
      status,
      {
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    ])
  })

  it('has no answer framed, sniffed or named to others, but where it says so itself', async () => {
    const { port } = await serve({}, (incoming, response) => {
      if (incoming.url?.endsWith('?own')) response.setHeader('content-security-policy', "frame-ancestors 'self'")
      response.writeHead(404).end()
    })
    const headersOf = async (path: string, method = 'GET') => (await send(port, { path, method })).headers
    const all = ['/nothing', '/_next/nothing', '/favicon.ico', '/api', '/api/nothing', '/api/users/login']
    for (const [method, path] of [
      ...all.map((each) => ['GET', each] as const),
      ...['HEAD', 'OPTIONS', 'PUT'].map((each) => [each, '/api/articles'] as const),
    ]) {
      const headers = await headersOf(path, method)
      expect([method, path, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
        ...[method, path, 'nosniff', 'no-referrer'],
      ])
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      if (path.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store')
    }
    expect((await headersOf('/api/x?own'))['content-security-policy']).toBe("frame-ancestors 'self'")
  })

  it.each([
    ['POST', {}, 404],
    ['POST', { 'Next-Action': 'x', 'Content-Type': 'text/plain' }, 404],
    ['POST', { 'Next-Action': 'b'.repeat(42), 'Content-Type': 'text/plain' }, 404],
    ['POST', { 'Next-Action': action, 'Content-Type': 'application/json' }, 415],
    ['POST', { 'Next-Action': action, 'Content-Type': 'multipart/form-data' }, 415],
    ['POST', { 'Next-Action': action }, 415],
    ['PUT', {}, 405],
    ['DELETE', {}, 405],
    ['POST', { 'Next-Action': action, 'Content-Type': 'text/plain;charset=UTF-8' }, 200],
    ['POST', { 'Next-Action': action, 'Content-Type': 'multipart/form-data; boundary=----x' }, 200],
  ])('answers %s to a page with %j by %i', async (method, headers, status) => {
    const { port } = await serve()
    const answer = await send(port, {
      method,
      path: '/admin',
      headers: headers,
      body: [Buffer.from('[]')],
    })
    expect(answer.status).toBe(status)
  })

  it.each(['', '{not', '{}', 'null', '"x"', '[', '7'])('hands on no call with the arguments %j', async (text) => {
    const { port, reached } = await serve()
    const headers = { 'Next-Action': action, 'Content-Type': 'text/plain;charset=UTF-8' }
    const answer = await send(port, { method: 'POST', path: '/admin', headers, body: [Buffer.from(text)] })
    expect([answer.status, reached()]).toEqual([400, 0])
  })

  it('hands on the arguments of a call whole', async () => {
    const { port } = await serve()
    const headers = { 'Next-Action': action, 'Content-Type': 'text/plain;charset=UTF-8' }
    const body = [Buffer.from('["'), ...Array.from({ length: 30 }, () => Buffer.alloc(30_000, 120)), Buffer.from('"]')]
    const answer = await send(port, { method: 'POST', path: '/admin', headers, body })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { caller: '127.0.0.1', size: 900_004 }])
  })

  it.each([
    'limit=1e400',
    'limit=-1',
    'page=1e21',
    'page=x',
    'limit=1&limit=2',
    'where=5',
    'where={"and":[null]}',
    'where[constructor][equals]=1',
    `where${'[and][0]'.repeat(20)}[a]=1`,
    'sort=a%20b',
    'queryByGroup={',
    'columns=[',
    'locale=../..',
    Array.from({ length: 1500 }, (_, index) => `a[${index}]=1`).join('&'),
  ])('shows no page for ?%s', async (query) => {
    const { port, reached } = await serve()
    const { status } = await send(port, { path: `/admin/collections/articles?${query}` })
    expect([status, reached()]).toEqual([400, 0])
  })

  it('shows the pages that the admin links to', async () => {
    const { port } = await serve()
    const where = 'where[or][0][and][0][title][like]=x&where[or][1][and][0][language][equals]=en'
    for (const query of [
      `${where}&limit=25&page=2&sort=-title&depth=1&locale=es`,
      'columns=["title","-slug"]&preset=',
      'redirect=%2Fadmin',
    ]) {
      expect([query, (await send(port, { path: `/admin/collections/articles?${query}` })).status]).toEqual([query, 200])
    }
  })

  it('waits for a body as long as it may take, and no longer', async () => {
    const { port } = await serve({ deadlines: { text: 200, file: 1000 } })
    const head = (type: string) =>
      `POST /api/articles HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 100\r\n\r\n{`
    const began = performance.now()
    expect(await sendRaw(port, head('application/json'))).toContain(' 408 ')
    const text = performance.now() - began
    expect(await sendRaw(port, head('multipart/form-data; boundary=x'))).toContain(' 408 ')
    const file = performance.now() - began - text
    expect([text > 150, text < 900, file > 900]).toEqual([true, true, true])
  })
})
