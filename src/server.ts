import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import path from 'node:path'
import { getPayload } from 'payload'
import { StartupError } from './startup'

/** How long the server may take to answer for the first time, in milliseconds. */
const START_LIMIT = 60_000
/** How long it may take to finish what it is doing after a signal, in milliseconds. */
const STOP_LIMIT = 10_000

export type Server = {
  /** The exit code, once the server has ended. */
  stopped: Promise<number>
}

const next = () => createRequire(import.meta.url).resolve('next/dist/bin/next')

/** Runs Next's command line in this project and gives its exit code. */
export const runNext = (args: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next(), ...args], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)))
  })

/** Throws when something listens on the port already: its answers would be taken for ours. */
const checkPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartupError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1}`
            : `Port ${port} cannot be opened: ${error.message}`,
        ),
      ),
    )
    probe.listen(port, () => probe.close(() => resolve()))
  })

/** Starts Payload once in this process, so that what keeps the server from starting is said before a port opens. */
const preflight = async (): Promise<void> => {
  if (!existsSync(path.resolve('.next/BUILD_ID'))) {
    throw new StartupError('There is no build of the admin yet. Run: npm run build')
  }
  const { default: config } = await import('../payload.config')
  const payload = await getPayload({ config, cron: false })
  await payload.destroy()
}

/**
 * Serves the admin and the public API on `port` until SIGINT or SIGTERM. Resolves once it answers.
 * Throws `StartupError` when it must not start, or does not.
 */
export const serve = async (port: number): Promise<Server> => {
  await checkPort(port)
  await preflight()
  const child = spawn(process.execPath, ['--conditions=production', next(), 'start', '--port', String(port)], {
    // A group of its own: Ctrl-C reaches it through this process, once.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let stopping = false
  const stopped = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(stopping ? 0 : (code ?? 1)))
  })
  const stop = () => {
    if (stopping) return
    stopping = true
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT).unref()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  process.on('exit', () => child.kill('SIGKILL'))

  const end = Date.now() + START_LIMIT
  let ended = false
  void stopped.then(() => (ended = true))
  while (!ended && Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => null,
    )
    if (answer?.ok && !ended) return { stopped }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  if (stopping) return { stopped }
  child.kill('SIGKILL')
  throw new StartupError(`The server did not answer on port ${port}; what it said is above.`)
}
