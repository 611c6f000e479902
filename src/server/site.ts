/**
 * The newsroom: the admin and Payload's API by Next, and the jobs. It has a process of its own, so that nothing done here
 * holds up who reads, and a socket of its own, which only the process in front of it can open.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { healthOf } from '../database/health'
import { deliveryOptions } from '../delivery/options'
import { StartupError, startupFailure } from '../model/startupError'
import { onNews } from '../releases/announce'
import { asCaller } from './caller'
import type { FromSite, ToSite } from './messages'
import { answerCall } from './serverFunctions'

/** The header by which the process in front says where a request comes from. What others send by it never gets here. */
export const CALLER = 'cited-caller'
/** Where the process in front asks whether requests should be sent. */
export const READY = '/ready'

/** How long a publication waits for readers to see it, in milliseconds: longer only costs whoever publishes. */
const SEEN_WITHIN = 1000

type Log = { error: (details: object, message: string) => void }

/** Where Payload keeps its instances: one in a process, whichever copy of its code made it. */
function instances() {
  return (globalThis as { _payload?: Map<string, { payload: Payload | null }> })._payload
}

/** Nothing is there, which Payload says once it runs: Next asks it for all below the folder `src/app/(payload)/api`. */
const NOTHING_OF_PAYLOAD = '/api/nothing'

/**
 * The Payload of the site. Next's code makes it, with its first request, because the admin must run on the classes it
 * was built with. The request is made on a port that nobody else knows.
 */
async function payloadOf(site: RequestListener): Promise<Payload> {
  const inside = createServer(site)
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
  const { port } = inside.address() as AddressInfo
  try {
    const ask = (url: string) => fetch(`http://127.0.0.1:${port}${url}`).catch(() => null)
    await ask(NOTHING_OF_PAYLOAD)
    const payload = instances()?.get('default')?.payload
    const answer = payload && (await ask(deliveryOptions(payload).basePath))
    if (answer && answer.status < 500) return payload
    throw new StartupError(startupFailure() ?? 'The server does not answer; what it said is above.')
  } finally {
    inside.close()
    inside.closeAllConnections()
  }
}

function callerOf({ headers }: IncomingMessage): string {
  const caller = headers[CALLER]
  delete headers[CALLER]
  return typeof caller === 'string' ? caller : ''
}

/** Has each publication and each merger wait until the process in front has read what is new. */
function tellReaders(
  send: (message: FromSite) => void,
  onMessage: (listener: (message: ToSite) => void) => void,
): void {
  const waiting = new Map<number, () => void>()
  let turn = 0
  onMessage((message) => {
    if (message.kind === 'seen') waiting.get(message.turn)?.()
  })
  onNews(
    () =>
      new Promise<void>((resolve) => {
        const own = (turn += 1)
        const end = () => {
          clearTimeout(timer)
          waiting.delete(own)
          resolve()
        }
        const timer = setTimeout(end, SEEN_WITHIN)
        waiting.set(own, end)
        send({ kind: 'numbered', turn: own })
      }),
  )
}

type SiteOptions = {
  /** Where it listens: the path of a socket. */
  socket: string
  /** The port that pages and mails name. */
  port: number
  log: Log
  send: (message: FromSite) => void
  onMessage: (listener: (message: ToSite) => void) => void
}

export type Site = {
  payload: Payload
  /** Lets what is under way finish, and closes. */
  stop: () => Promise<void>
}

/** Serves the newsroom. Throws `StartupError` when it must not start, or cannot. */
export async function serveSite({ log, onMessage, port, send, socket }: SiteOptions): Promise<Site> {
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const { default: next } = await import('next')
  const site = next({ dev: false, dir: process.cwd(), port })
  await site.prepare()
  const handle = site.getRequestHandler()
  const answer: RequestListener = (request, response) => {
    handle(request, response).catch((err: unknown) => {
      // Without its query, which may hold what somebody wrote.
      log.error({ err, path: request.url?.split('?')[0] }, 'the site failed')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
  const payload = await payloadOf(answer)
  tellReaders(send, onMessage)
  const server: Server = createServer((request, response) => {
    const caller = callerOf(request)
    if (request.url !== READY)
      return asCaller(caller, () => answerCall(request, response, () => answer(request, response)))
    const found = healthOf(payload.db)?.problem() ?? Promise.resolve(null)
    return void found.then((problem) => response.writeHead(problem === null ? 200 : 503).end(problem ?? ''))
  })
  // Who is in front closes connections; how long a request may take is watched there.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  server.headersTimeout = 0
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  return {
    payload,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await closed
      await payload.destroy()
      await site.close()
    },
  }
}

/** Whether the id of an action is one that a build has: Next fails (500) over one that it has not. */
export function actionsOfBuild(manifestFile: string): (id: string) => boolean {
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const { edge = {}, node = {} } = manifest as Record<string, object | undefined>
  return (id) => Object.hasOwn(node, id) || Object.hasOwn(edge, id)
}
