/** A process that makes the deliveries that are due, and ends: `deliver.ts URI`. */
import { deliverDue } from '../../src/jobs/worker'
import { openPayload } from './payload'

const payload = await openPayload(process.argv[2] ?? '', { webhooks: { allowLoopback: true } })
await deliverDue(payload)
await payload.destroy()
