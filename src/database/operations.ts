/**
 * What is done for one request, or by one call of the Local API, with the transaction that it has open. Payload hands a
 * transaction on with the request; but some of its own code, and any hook that forgets to pass `req`, writes without
 * it. Such a write belongs to the operation all the same, and must not wait for what the operation itself holds.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { shared } from '../model/shared'

type TransactionID = number | string

/** An operation, and the one that it is a part of. */
export type Operation = {
  readonly around: Operation | undefined
  /** The transaction that it has open in each database. */
  readonly open: Map<object, TransactionID>
  /** Whether it is done again, whole, when it met another one. */
  readonly repeats: boolean
  /** Whether anything that it wrote is on disk, or was sent to somebody: then it must not be done again. */
  hasWritten: boolean
}

const running = shared('operations', () => new AsyncLocalStorage<Operation>())

/** Runs something as an operation, or as a part of the one that is running. */
export function asOperation<T>(run: (operation: Operation) => T, { repeats = false } = {}): T {
  const operation: Operation = { around: running.getStore(), open: new Map(), repeats, hasWritten: false }
  return running.run(operation, () => run(operation))
}

/** Runs something that is no part of any operation: what does several things side by side, each its own. */
export function asNoOperation<T>(run: () => T): T {
  return running.exit(run)
}

/** The operation that is running, and those around it, from the inside out. */
function* operations(): Generator<Operation> {
  for (let operation = running.getStore(); operation; operation = operation.around) yield operation
}

/** Whether what is running would be done again by an operation around it. */
export function isRepeated(): boolean {
  for (const { repeats } of operations()) if (repeats) return true
  return false
}

/** The transaction that the running operation has open in a database; undefined when it has none. */
export function openTransaction(database: object): TransactionID | undefined {
  for (const { open } of operations()) {
    const id = open.get(database)
    if (id !== undefined) return id
  }
  return undefined
}

/** Notes that the running operation opened a transaction. Gives the function that notes its end. */
export function noteOpen(database: object, id: TransactionID): () => void {
  const operation = running.getStore()
  if (!operation || operation.open.has(database)) return () => undefined
  operation.open.set(database, id)
  return () => {
    if (operation.open.get(database) === id) operation.open.delete(database)
  }
}

/** Notes that something which the running operation wrote is on disk, or was sent to somebody. */
export function noteWritten(): void {
  for (const operation of operations()) operation.hasWritten = true
}
