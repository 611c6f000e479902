import type { PayloadRequest } from 'payload'

/** The part of a request that reads need to see what its transaction has written. */
export type InTransaction = Pick<PayloadRequest, 'payload' | 'transactionID' | 'user'>

/** The request to pass to the Local API: the same transaction, none of the caller's locale or query. */
export function inTransactionOf({ transactionID, user }: InTransaction): Partial<PayloadRequest> {
  return {
    ...(transactionID === undefined ? {} : { transactionID }),
    user,
    context: {},
  }
}
