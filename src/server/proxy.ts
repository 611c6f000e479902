/** Hands requests on to the process of the newsroom, and its answers back. */
import { Agent, request as ask, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressOf } from './caller'
import { CALLER, READY } from './site'

/** What is of one connection and not of the message (RFC 9110, 7.6.1); how a body is cut up is told on by Node itself. */
const OF_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'upgrade',
  'expect',
]

function withoutConnection(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name) && !named.includes(name)),
  )
}

type Options = {
  /** The path of the socket that it listens on. */
  socket: string
  addressOf: AddressOf
  log: { error: (details: object, message: string) => void }
}

export type Proxy = {
  handle: RequestListener
  /** Why no requests should be sent there, in words; null when they should. */
  problem: () => Promise<string | null>
  close: () => void
}

/** How long the newsroom may take to say that it is ready, in milliseconds. */
const READY_WITHIN = 10_000

/** Makes what hands requests on. */
export function createProxy({ addressOf, log, socket }: Options): Proxy {
  const agent = new Agent({ keepAlive: true })

  const handle: RequestListener = (request, response) => {
    const { method, url } = request
    const outgoing = ask({
      agent,
      headers: { ...withoutConnection(request.headers), [CALLER]: addressOf(request) },
      method,
      path: url,
      socketPath: socket,
    })
    outgoing.on('response', (incoming) => {
      for (const [name, value] of Object.entries(withoutConnection(incoming.headers))) {
        if (value !== undefined) response.setHeader(name, value)
      }
      response.writeHead(incoming.statusCode ?? 502)
      incoming.pipe(response)
      // What breaks off in the middle is not made to look whole.
      incoming.once('error', () => response.destroy())
    })
    outgoing.on('error', (err) => {
      // Refused meanwhile, by what watches over its body.
      if (response.writableEnded) return
      if (response.headersSent || response.destroyed) return void response.destroy()
      // Without its query, which may hold what somebody wrote.
      log.error({ err, path: url?.split('?')[0] }, 'the newsroom did not answer')
      response.writeHead(503, { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('The newsroom does not answer just now. Try again in a moment.\n')
    })
    request.once('close', () => {
      if (!request.complete) outgoing.destroy()
    })
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy()
    })
    request.pipe(outgoing)
  }

  return {
    handle,
    problem: () =>
      new Promise((resolve) => {
        const asked = ask({ path: READY, socketPath: socket, timeout: READY_WITHIN }, (answer) => {
          let said = ''
          answer.setEncoding('utf8').on('data', (part: string) => (said += part))
          answer.once('end', () => resolve(answer.statusCode === 200 ? null : said))
        })
        asked.once('timeout', () => asked.destroy(new Error('It takes too long.')))
        asked.once('error', () => resolve('the newsroom does not answer'))
        asked.end()
      }),
    close: () => agent.destroy(),
  }
}
