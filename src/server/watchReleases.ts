import type { Payload } from 'payload'
import { MONGODB } from '../database/kinds'
import { versionOf } from '../database/version'

/** What is used of a MongoDB change stream. */
type ChangeStream = {
  on: (event: 'change' | 'error', listener: (given: unknown) => void) => unknown
  close: () => Promise<void>
}
type WatchableDatabase = { collections?: { releases?: { watch?: (pipeline: object[]) => ChangeStream } } }

/** What a server answers that knows no change streams: no such stage, only on replica sets, no such command. */
const UNSUPPORTED = new Set([40324, 40573, 115, 59, 303])
/** How long to wait before a stream that broke is opened again, in milliseconds. */
const REOPEN = 5000

/** How often a database is asked whether anything was written to it, in milliseconds. */
const EVERY = 50

type Watch = (onNews: () => void) => () => void

/**
 * Has the database say soon that something was released: MongoDB by a change stream on the releases, SQLite and Postgres by
 * a look, twenty times a second, at whether anything was written, which reads no table. It only wakes: what is new is read
 * from the collection, and asked for by polling as well, so that a stream or a look which is silent, broken or unknown to
 * the server costs time (less than a second) and nothing else.
 */
export function watchReleases(payload: Payload): Watch | undefined {
  if (payload.db.packageName === MONGODB) return watchStream(payload)
  const version = versionOf(payload)
  return version && watchVersion(version)
}

/** Looks whether a version is another than it was. */
export function watchVersion(version: () => Promise<string>): Watch {
  return (onNews) => {
    let last: string | undefined
    let timer: NodeJS.Timeout | undefined
    let ended = false
    const look = async () => {
      try {
        const now = await version()
        if (!ended && last !== undefined && now !== last) onNews()
        last = now
      } catch {
        // A database that does not answer is told of by the polling.
      }
      if (ended) return
      timer = setTimeout(() => void look(), EVERY)
      timer.unref()
    }
    void look()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }
}

function watchStream({ db, logger }: Payload): Watch | undefined {
  const { releases } = (db as unknown as WatchableDatabase).collections ?? {}
  if (!releases?.watch) return undefined

  return (onNews) => {
    let stream: ChangeStream | undefined
    let timer: NodeJS.Timeout | undefined
    let ended = false
    const open = () => {
      const opened = releases.watch?.([{ $match: { operationType: { $in: ['insert', 'update', 'replace'] } } }])
      stream = opened
      opened?.on('change', onNews)
      opened?.on('error', (err) => {
        void opened.close().catch(() => undefined)
        if (ended) return
        if (UNSUPPORTED.has(Number((err as { code?: unknown }).code))) {
          logger.info('cited: this MongoDB has no change streams; the releases are polled')
          return
        }
        logger.warn({
          err,
          msg: 'cited: the change stream of the releases broke; they are polled until it is open again',
        })
        timer = setTimeout(open, REOPEN)
        timer.unref()
      })
    }
    open()
    return () => {
      ended = true
      clearTimeout(timer)
      void stream?.close().catch(() => undefined)
    }
  }
}
