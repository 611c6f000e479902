/** Hands requests on to the process of the newsroom, and its answers back. */
import { Agent, request as ask, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { sentence } from '../access/sentences'
import type { AddressOf } from './caller'
import { refuse } from './front'
import { CALLER, READY } from './site'

/** What is of one connection and not of the message (RFC 9110, 7.6.1). */
const OF_CONNECTION = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What is told on, without how a message is cut up. */
function toldOn({ connection = '', ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = connection.split(',').map((name) => name.trim().toLowerCase())
  return Object.fromEntries(
    Object.entries(headers).filter(
      // A body whose length was left out would be read as another request, past all that stands in front.
      ([name]) => !OF_CONNECTION.includes(name) && (name === 'content-length' || !named.includes(name)),
    ),
  )
}

/** Where a body ends: as it was said, or in pieces; null where there is none. */
function framingOf({ 'content-length': length, 'transfer-encoding': coding }: IncomingHttpHeaders) {
  if (length !== undefined) return { 'content-length': length }
  return coding === undefined ? null : { 'transfer-encoding': 'chunked' }
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

/**
 * How long is waited for the newsroom to say how it is, and for how long what it said last holds while it works and says
 * nothing, in milliseconds: what is slow is no outage.
 */
const SAYS = { within: 500, holds: 60_000 }

/** What Node says of a socket that nobody listens on. */
const NOBODY = ['ECONNREFUSED', 'ENOENT']

/** What is said of a newsroom that says nothing. */
const AWAY = 'the newsroom does not answer'

/** In how many seconds whoever was refused may try again. */
const AGAIN = '5'

/** Makes what hands requests on. */
export function createProxy({ addressOf, log, socket }: Options): Proxy {
  const agent = new Agent({ keepAlive: true })

  const handle: RequestListener = (request, response) => {
    const { headers, method, url } = request
    const framing = framingOf(headers)
    const outgoing = ask({
      agent,
      headers: { ...toldOn(headers), ...framing, [CALLER]: addressOf(request) },
      method,
      path: url,
      socketPath: socket,
    })
    outgoing.on('response', (incoming) => {
      // Refused meanwhile, by what watches over its body: to answer twice would end the process.
      if (response.headersSent) return void outgoing.destroy()
      for (const [name, value] of Object.entries(toldOn(incoming.headers))) {
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
      if (NOBODY.includes((err as NodeJS.ErrnoException).code ?? '')) {
        refuse(request, response, {
          status: 503,
          said: sentence('The newsroom is being started again. Nothing was saved: try again in a moment.'),
          headers: { 'Retry-After': AGAIN },
        })
      } else {
        refuse(request, response, {
          status: 502,
          said: sentence('The newsroom broke off. Look whether this was done before you try again.'),
        })
      }
    })
    request.once('close', () => {
      if (!request.complete) outgoing.destroy()
    })
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy()
    })
    if (framing) request.pipe(outgoing)
    else outgoing.end()
  }

  let last: { at: number; problem: string | null } = { at: performance.now(), problem: null }
  const note = (problem: string | null) => {
    last = { at: performance.now(), problem }
    return problem
  }
  const askHow = () =>
    new Promise<string | null>((resolve) => {
      const asked = ask({ path: READY, socketPath: socket }, (answer) => {
        let said = ''
        answer.setEncoding('utf8').on('data', (part: string) => (said += part))
        answer.once('end', () => resolve(note(answer.statusCode === 200 ? null : said)))
        answer.once('error', () => resolve(AWAY))
      })
      asked.once('error', () => resolve(AWAY))
      asked.end()
    })
  let asking: Promise<string | null> | undefined

  return {
    handle,
    problem: () => {
      asking ??= askHow().finally(() => (asking = undefined))
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<string | null>((resolve) => {
        timer = setTimeout(() => resolve(performance.now() - last.at < SAYS.holds ? last.problem : AWAY), SAYS.within)
      })
      return Promise.race([asking, late]).finally(() => clearTimeout(timer))
    },
    close: () => agent.destroy(),
  }
}
