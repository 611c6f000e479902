import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Registry } from 'prom-client'
import { StartupError } from '../model/startupError'

/**
 * How long requests are still accepted after a signal, in milliseconds: on a busy machine what was sent to this process
 * seconds ago may not have been read yet, and who sends has to see that it is not ready any more. It ends when nothing
 * came for a while, and the process keeps up.
 */
const ACCEPTS = { atLeast: 1000, atMost: 5000, quiet: 400 }
/** How often that is looked at, and by how much later at most in a process that keeps up, in milliseconds. */
const LOOKS = { every: 20, late: 20, times: 10 }
/** How long requests under way may take after that, in milliseconds. */
const STOP_LIMIT = 15_000
/** Longer than the idle time of the usual load balancers (60 s), which would otherwise reuse what was just closed. */
const KEEP_ALIVE = 65_000

type Listening = {
  port: number
  /** Serves what is neither /health nor /ready. */
  handle: RequestListener
  /** Why no requests should be sent here, in words; null when they should. */
  problem: () => Promise<string | null>
  /** Called once when the server is told to stop, before what is under way is waited for. */
  onStop: () => void
  /** Where Prometheus is answered, on a port of its own. @default nowhere */
  metrics?: { port: number; registry: Registry }
}

export type Listener = {
  /** Answers what was sent, then accepts no more, lets what is under way finish, and resolves when all is closed. */
  stop: () => Promise<void>
}

function open(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartupError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1}`
            : `Port ${port} cannot be opened: ${error.message}`,
        ),
      ),
    )
    server.listen(port, () => resolve())
  })
}

/** Answers of a few words, for those who watch over the process. */
function told(status: number, text: string) {
  return {
    status,
    body: `${text}\n`,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    },
  }
}

async function readiness(stopping: boolean, problem: Listening['problem']) {
  if (stopping) return told(503, 'stopping')
  const found = await problem()
  return found === null ? told(200, 'ready') : told(503, `not ready: ${found}`)
}

/** Resolves once what was sent before has been read, as far as that can be told. `since` tells when a request came last. */
async function untilRead(since: () => number): Promise<void> {
  const began = performance.now()
  for (let inTime = 0; ;) {
    const before = performance.now()
    await new Promise((resolve) => setTimeout(resolve, LOOKS.every))
    const now = performance.now()
    inTime = now - before < LOOKS.every + LOOKS.late ? inTime + 1 : 0
    const isQuiet = inTime >= LOOKS.times && now - since() > ACCEPTS.quiet
    if (now - began > ACCEPTS.atMost || (now - began > ACCEPTS.atLeast && isQuiet)) return
  }
}

/**
 * Serves on a port: `/health` (the process answers), `/ready` (it should be sent requests: its database takes what is
 * written and it is not stopping), everything else by `handle`. Metrics are on a port of their own: they are for the operators, and
 * the port that readers reach must not tell strangers how much is read and what fails.
 */
export async function listen({ port, handle, problem, onStop, metrics }: Listening): Promise<Listener> {
  let stopping = false
  let cameLast = performance.now()
  const server = createServer((request, response) => {
    const { url } = request
    if (stopping) response.shouldKeepAlive = false
    if (url !== '/health' && url !== '/ready') {
      cameLast = performance.now()
      return handle(request, response)
    }
    const answer = url === '/health' ? Promise.resolve(told(200, 'alive')) : readiness(stopping, problem)
    void answer.then(({ status, body, headers }) =>
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body),
    )
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.keepAliveTimeout = KEEP_ALIVE
  server.headersTimeout = KEEP_ALIVE + 1000
  const metricsServer =
    metrics &&
    createServer((request, response) => {
      if (request.url !== '/metrics') return response.writeHead(404).end()
      metrics.registry.metrics().then(
        (text) => response.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      )
    })
  await open(server, port)
  if (metricsServer) await open(metricsServer, metrics.port)

  let stopped: Promise<void> | undefined
  return {
    stop: () =>
      (stopped ??= new Promise<void>((resolve) => {
        stopping = true
        metricsServer?.close()
        metricsServer?.closeAllConnections()
        onStop()
        void untilRead(() => cameLast).then(() => {
          server.close(() => resolve())
          // A connection becomes idle when its last answer is sent.
          const idle = setInterval(() => {
            server.closeIdleConnections()
            // Node takes a connection on which nothing was sent yet for one that sends.
            for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
          }, 50)
          const limit = setTimeout(() => server.closeAllConnections(), STOP_LIMIT)
          server.once('close', () => {
            clearInterval(idle)
            clearTimeout(limit)
          })
        })
      })),
  }
}
