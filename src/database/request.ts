import type { CollectionSlug, PayloadRequest } from 'payload'

/** The part of a request that reads need to see what its transaction has written. */
export type InTransaction = Pick<PayloadRequest, 'payload' | 'transactionID' | 'user'> & {
  /** What was read already, for what reads much and writes nothing meanwhile. */
  memory?: Memory
  /** What is read is noted here, for what is prepared outside of the transaction that writes it. */
  basis?: Basis
}

/** What was read: rows by their stamps, and lists by what was in them, with how they are asked for again. */
export type Basis = {
  rows: Map<CollectionSlug, Map<string, string>>
  lists: Map<string, { was: string; ask: (req: InTransaction) => Promise<string> }>
}

/** What was read, by what was asked. Good for as long as nothing is written. */
export type Memory = Map<string, Promise<unknown>>

/** Reads something once, where there is a memory; `what` tells it from all else that is read. */
export function remembered<T>(
  { memory }: Pick<InTransaction, 'memory'>,
  what: string,
  read: () => Promise<T>,
): Promise<T> {
  if (!memory) return read()
  const known = (memory.get(what) as Promise<T> | undefined) ?? read()
  memory.set(what, known)
  return known
}

/** The request to pass to the Local API: the same transaction, none of the caller's locale or query. */
export function inTransactionOf({ transactionID, user }: InTransaction): Partial<PayloadRequest> {
  return {
    ...(transactionID === undefined ? {} : { transactionID }),
    user,
    context: {},
  }
}
