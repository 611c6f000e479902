import { isolateObjectProperty, type DatabaseAdapterObj, type PayloadRequest } from 'payload'
import { noteWritten, openTransaction } from '../operations'

/** What writes documents, in or outside a transaction. */
const writes = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

type WriteArguments = { req?: Partial<PayloadRequest> | undefined }

/** The same request, in a transaction. */
function inside(req: WriteArguments['req'], transactionID: number | string): Partial<PayloadRequest> {
  if (!req) return { transactionID }
  const isolated = isolateObjectProperty(req as PayloadRequest, 'transactionID')
  isolated.transactionID = transactionID
  return isolated
}

/**
 * Has what an operation writes outside the transaction that it has open written inside it: over another connection it
 * would wait for what the operation itself holds, and stay when that is undone.
 */
export function writeInside(adapter: ReturnType<DatabaseAdapterObj['init']>): void {
  const methods = adapter as unknown as Record<string, (args: WriteArguments) => Promise<unknown>>
  for (const name of writes) {
    const write = methods[name]?.bind(adapter)
    if (!write) continue
    methods[name] = async (args) => {
      const given = await args.req?.transactionID
      const outer = given ? undefined : openTransaction(adapter)
      if (!given && outer === undefined) noteWritten()
      return write(outer === undefined ? args : { ...args, req: inside(args.req, outer) })
    }
  }
}
