import { isolateObjectProperty, type PayloadRequest } from 'payload'

/** The same caller and language, and a transaction, a context, a query and a body of its own. */
export function ownRequest(req: PayloadRequest): PayloadRequest {
  const own = isolateObjectProperty(req, ['transactionID', 'context', 'query', 'data'])
  delete own.transactionID
  own.context = {}
  own.query = {}
  own.data = undefined
  return own
}
