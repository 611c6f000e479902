import { createServer, type RequestListener, type Server } from 'node:http'
import type { Registry } from 'prom-client'
import { StartupError } from './startupError'

/** How long requests under way may take after a signal, in milliseconds; the process ends within ten seconds. */
const STOP_LIMIT = 8000
/** Longer than the idle time of the usual load balancers (60 s), which would otherwise reuse what was just closed. */
const KEEP_ALIVE = 65_000

type Listening = {
  port: number
  /** Serves what is neither /health nor /ready. */
  handle: RequestListener
  isReady: () => boolean
  /** Called once when the server is told to stop, before what is under way is waited for. */
  onStop: () => void
  /** Where Prometheus is answered, on a port of its own. @default nowhere */
  metrics?: { port: number; registry: Registry }
}

export type Listener = {
  /** Stops accepting, lets what is under way finish, and resolves when every connection is closed. */
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
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  }
}

/**
 * Serves on a port: `/health` (the process answers), `/ready` (it should be sent requests: its database answers and it
 * is not stopping), everything else by `handle`. Metrics are on a port of their own: they are for the operators, and
 * the port that readers reach must not tell strangers how much is read and what fails.
 */
export async function listen({ port, handle, isReady, onStop, metrics }: Listening): Promise<Listener> {
  let stopping = false
  const server = createServer((request, response) => {
    const { url } = request
    if (stopping) response.shouldKeepAlive = false
    if (url !== '/health' && url !== '/ready') return handle(request, response)
    const ready = !stopping && isReady()
    const { status, body, headers } =
      url === '/health'
        ? told(200, 'alive')
        : ready
          ? told(200, 'ready')
          : told(503, stopping ? 'stopping' : 'not ready')
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
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
        server.close(() => resolve())
        onStop()
        // A connection becomes idle when its last answer is sent.
        const idle = setInterval(() => server.closeIdleConnections(), 50)
        const limit = setTimeout(() => server.closeAllConnections(), STOP_LIMIT)
        server.once('close', () => {
          clearInterval(idle)
          clearTimeout(limit)
        })
      })),
  }
}
