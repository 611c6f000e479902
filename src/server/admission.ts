/**
 * What Cited refuses to run on is refused for as long as it is so. Payload calls `onInit` once in a process: where that
 * fails, its next `getPayload` gives an instance that nobody has checked. So each instance is checked before anything is
 * asked of it, and again after it was refused: it may have been mended meanwhile.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import {
  APIError,
  type CollectionBeforeOperationHook,
  type DatabaseAdapterObj,
  type Endpoint,
  type Payload,
  type SanitizedConfig,
} from 'payload'
import { asNoOperation, openTransaction } from '../database/operations'
import { leaveStartupFailure, StartupError } from '../model/startupError'
import { requireAdapter } from './startup'
import { shared } from '../model/shared'

type Admission = {
  /** What has to hold, and be done, before anything is asked of a Payload. Throws where it must not run. */
  prepare: (payload: Payload) => Promise<void>
  isAdmitted: boolean
  running: Promise<void> | undefined
}

const admissions = shared('admissions', () => new WeakMap<Payload, Admission>())

/** Runs while a Payload is prepared: what that does itself does not wait for its end. */
const preparing = shared('preparing', () => new AsyncLocalStorage<true>())

/** Runs what belongs to the start of a Payload, which may use it before it is admitted. */
export function asPreparation<T>(run: () => T): T {
  return preparing.run(true, run)
}

function notStarted(): APIError {
  return new APIError('Cited has not started: the log of the server says why.', 503, null, true)
}

/** Checks and prepares a Payload. Throws what it must not run for. */
export async function admit(payload: Payload): Promise<void> {
  const admission = admissions.get(payload)
  if (!admission) {
    throw new StartupError(
      '`db` is not the one that Cited was given: a plugin after `cited` has put another in its place. ' +
        'Put `cited` after that.',
    )
  }
  admission.running ??= asNoOperation(() => asPreparation(() => admission.prepare(payload)))
    .then(() => {
      admission.isAdmitted = true
    })
    .catch((error: unknown) => {
      admission.isAdmitted = false
      leaveStartupFailure(error)
      throw error
    })
    .finally(() => {
      admission.running = undefined
    })
  await admission.running
}

/** Lets a request go on once Payload is admitted; refuses it (503) where it must not run. The log says why. */
async function requireAdmitted(payload: Payload): Promise<void> {
  if (admissions.get(payload)?.isAdmitted || preparing.getStore()) return
  try {
    await admit(payload)
  } catch (err) {
    payload.logger.error({ err, msg: err instanceof Error ? err.message : 'Cited has not started.' })
    throw notStarted()
  }
}

/** The same for each operation on a collection of ours, over the Local API and on the pages of the admin too. */
export const admittedFirst: CollectionBeforeOperationHook = async ({ args, req }) => {
  const { payload } = req
  if (admissions.get(payload)?.isAdmitted || preparing.getStore()) return args
  // What is prepared opens transactions of its own, which would wait for this one.
  if ((await req.transactionID) !== undefined || openTransaction(payload.db) !== undefined) throw notStarted()
  await requireAdmitted(payload)
  return args
}

function behindAdmission(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      await requireAdmitted(req.payload)
      return endpoint.handler(req)
    },
  }
}

const guarded = shared('guarded', () => new WeakSet<SanitizedConfig>())

/** Puts the admission in front of every endpoint of a config, once. */
function guardConfig({ collections, endpoints, globals }: SanitizedConfig): void {
  const lists = [endpoints, ...[...collections, ...globals].map((each) => each.endpoints)]
  // Payload's own endpoints are the same objects in every config.
  for (const list of lists) if (list) list.splice(0, list.length, ...list.map(behindAdmission))
}

type Start = Pick<Admission, 'prepare'> & {
  /** Refuses what plugins that came later made of a config, before there is a table of it. */
  check: (config: SanitizedConfig) => void
  /** Guards the endpoints of a config that Payload has read, once each. */
  guard: (payload: Payload) => void
}

/** How what a config starts is started, by its database. */
const starts = shared('starts', () => new WeakMap<DatabaseAdapterObj, Start>())

/** The same database, which every Payload connects to guarded, whether or not its `onInit` is called. */
export function withAdmission(database: DatabaseAdapterObj, start: Start): DatabaseAdapterObj {
  const admitting: DatabaseAdapterObj = {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      // Before it makes tables: adapters that are others (of Vercel's Postgres, of D1) have the names of those in a config.
      requireAdapter(adapter.packageName, adapter.defaultIDType)
      start.check(args.payload.config)
      const connect = adapter.connect?.bind(adapter)
      adapter.connect = async (options) => {
        await connect?.(options)
        const { payload } = adapter
        // In development the config is read again, and the database stays that of the first.
        const { guard, prepare } = starts.get(payload.config.db) ?? start
        const isRead = guarded.has(payload.config)
        if (!isRead || !admissions.has(payload)) {
          admissions.set(payload, { prepare, isAdmitted: false, running: undefined })
        }
        if (isRead) return
        guarded.add(payload.config)
        guard(payload)
        guardConfig(payload.config)
      }
      return adapter
    },
  }
  starts.set(admitting, start)
  return admitting
}
