/** The process of the newsroom, as the one that serves readers starts it, and starts it again when it ends. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Logger } from 'pino'
import { StartupError } from '../model/startupError'
import { SITE } from './build'
import type { FromSite, ToSite } from './messages'

/** How long is waited before it is started again, in milliseconds: twice as long each time, until it lasts for a while. */
const AGAIN = { first: 1000, longest: 30_000, lasts: 60_000 }

/** How long the path of a socket may be, in bytes (`sun_path` of macOS, less its end). */
const LONGEST_PATH = 103

type Options = {
  log: Pick<Logger, 'error' | 'info'>
  /** Called when releases were numbered there; whoever published waits for it. */
  onNumbered: () => Promise<void>
  /** Called with where the first administrator is made, when it was started again and there still is none. */
  onFirstAdministrator: (link: string) => void
}

export type Newsroom = {
  /** The path of the socket that it listens on. */
  socket: string
  /** Where the first administrator is made; null where there are users. */
  firstAdministrator: string | null
  /** Whether it serves now. */
  isServing: () => boolean
  /** Lets what is under way there finish, and ends it. */
  stop: () => Promise<void>
}

type Running = {
  child: ChildProcess
  /** What it says once it serves. Rejects with why it does not. */
  ready: Promise<{ firstAdministrator: string | null }>
  /** How it ended, in words. */
  ended: Promise<string>
}

/** The path of a socket that only this user can open. */
function newSocket(): { socket: string; remove: () => void } {
  if (process.platform === 'win32') return { socket: `\\\\.\\pipe\\cited-${randomUUID()}`, remove: () => undefined }
  let folder
  try {
    folder = mkdtempSync(path.join(tmpdir(), 'cited-'))
  } catch (error) {
    throw new StartupError(
      `The server needs a folder for its socket: ${(error as Error).message}. Set TMPDIR to one that it may write to.`,
    )
  }
  const remove = () => rmSync(folder, { force: true, recursive: true })
  const socket = path.join(folder, 'site')
  if (Buffer.byteLength(socket) <= LONGEST_PATH) return { socket, remove }
  remove()
  throw new StartupError(`The path of a socket would be too long: ${socket}. Set TMPDIR to a shorter one.`)
}

/** Says something to the newsroom, where it is still there to hear it. */
function tell(child: ChildProcess, message: ToSite): void {
  // Without a callback, one that ended meanwhile would be an error that nobody handles.
  if (child.connected) child.send(message, () => undefined)
}

function startSite(socket: string, onNumbered: Options['onNumbered']): Running {
  // Of one that was killed.
  rmSync(socket, { force: true })
  const child = spawn(process.execPath, [...process.execArgv, SITE, socket], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve(error.message)
    })
    // Not at its `exit`, before which what it said may not be read yet.
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const ready = new Promise<{ firstAdministrator: string | null }>((resolve, reject) => {
    let failed: string | undefined
    child.on('message', (message: FromSite) => {
      if (message.kind === 'ready') resolve(message)
      else if (message.kind === 'failed') failed = message.why ?? 'The server did not start; what it said is above.'
      else void onNumbered().then(() => tell(child, { kind: 'seen', turn: message.turn }))
    })
    void ended.then((how) =>
      reject(new StartupError(failed ?? `The server did not start (${how}); what it said is above.`)),
    )
  })
  // It is looked at by who waits for it; where nobody does, it ended, which is said.
  ready.catch(() => undefined)
  return { child, ended, ready }
}

/**
 * Starts the newsroom in a process of its own, waits until it serves, and from then on starts it again whenever it ends.
 * Throws `StartupError` with why it does not start the first time.
 */
export async function keepNewsroom({ log, onFirstAdministrator, onNumbered }: Options): Promise<Newsroom> {
  const { remove, socket } = newSocket()
  let isStopping = false
  let isServing = false
  let wake: () => void = () => undefined
  let running = startSite(socket, onNumbered)
  // Whatever this process ends by, nobody stays behind. What kills it gives it no time: then the other one notices.
  process.on('exit', () => {
    running.child.kill('SIGKILL')
    remove()
  })
  const { firstAdministrator } = await running.ready
  isServing = true
  log.info({ pid: running.child.pid }, 'the newsroom serves')

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const startAgain = async () => {
    running = startSite(socket, onNumbered)
    try {
      const said = await running.ready
      isServing = true
      log.info({ pid: running.child.pid }, 'the newsroom serves again')
      if (said.firstAdministrator !== null) onFirstAdministrator(said.firstAdministrator)
    } catch (err) {
      if (!isStopping) log.error({ err }, 'the newsroom did not start')
    }
  }

  const watch = async () => {
    for (let wait = AGAIN.first, since = performance.now(); ;) {
      const how = await running.ended
      isServing = false
      if (isStopping) return
      if (performance.now() - since > AGAIN.lasts) wait = AGAIN.first
      log.error({ how, startsIn: wait }, 'the newsroom ended by itself; readers are served meanwhile')
      await pause(wait)
      if (isStopping) return
      wait = Math.min(wait * 2, AGAIN.longest)
      await startAgain()
      since = performance.now()
    }
  }
  const watched = watch()

  return {
    socket,
    firstAdministrator,
    isServing: () => isServing,
    stop: async () => {
      isStopping = true
      wake()
      if (isServing) tell(running.child, { kind: 'stop' })
      // One that only starts has nothing under way.
      else if (running.child.connected) running.child.disconnect()
      await watched
      remove()
    },
  }
}
