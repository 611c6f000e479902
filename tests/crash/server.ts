/** The server that is killed, as `npm start` runs it, and a backup of its database, as `npm run backup` makes one. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { answering, newsroomOf, run } from '../bench/processes'
import type { FaultPoint } from '../../src/database/faultPoints'
import { freePort } from '../support/freePort'

export type Newsroom = { uri: string; secret: string }

function environment({ uri, secret }: Newsroom): Record<string, string> {
  return { DATABASE_URI: uri, PAYLOAD_SECRET: secret, WEBHOOKS_ALLOW_LOOPBACK: 'true' }
}

export type Child = {
  process: ChildProcess
  /** Resolves once it has ended, in whatever way. */
  ended: Promise<void>
  /** Its origin, once it is ready; null where it ended before. */
  ready: Promise<string | null>
  /** Kills its processes, as a power cut would. */
  kill: () => void
  /** Kills the process of the newsroom alone. */
  killNewsroom: () => void
}

/** Starts the server. Where a point is named it kills itself there, the nth time that it comes to it. */
export async function start(newsroom: Newsroom, at?: { point: FaultPoint; nth: number }): Promise<Child> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    ...environment(newsroom),
    PORT: String(port),
    RATE_LIMITS: 'off',
    SERVER_URL: origin,
    ...(at ? { CITED_KILL_AT: `${at.point}:${at.nth}` } : {}),
  }
  const child = run(['dist/server/start.js'], env, { detached: true })
  child.stdout?.resume()
  const ended = once(child, 'exit').then(() => undefined)
  const ready = answering(`${origin}/ready`).then(() => origin)
  ready.catch(() => undefined)
  return {
    process: child,
    ended,
    ready: Promise.race([ready, ended.then(() => null)]),
    kill: () => {
      // Its group has its number.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid, 'SIGKILL')
      }
    },
    killNewsroom: () => process.kill(newsroomOf(child), 'SIGKILL'),
  }
}

/** Kills a backup of the database in the middle. Gives what is wrong: it leaves nothing that looks like one. */
export async function killBackup(newsroom: Newsroom, target: string): Promise<string[]> {
  const child = run(['--import', 'tsx', 'src/commands/backup.ts', target], {
    ...environment(newsroom),
    SERVER_URL: 'http://127.0.0.1:1',
    CITED_KILL_AT: 'backup',
  })
  child.stdout?.resume()
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return [
    ...(signal === 'SIGKILL' ? [] : ['the backup was not killed']),
    ...(existsSync(target) ? ['a backup that was killed looks like one'] : []),
  ]
}
