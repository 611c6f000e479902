/** A process that posts to the newsroom once: `callOnce.ts URI TOKEN PATH JSON`. It says the status of the answer. */
import { getPayload, handleEndpoints } from 'payload'
import { databaseAdapter } from '../../src/database/adapter'
import { configOf, origin } from './payload'

const [uri = '', token = '', path = '', body = ''] = process.argv.slice(2)
const config = await configOf(databaseAdapter(uri))
await getPayload({ config, cron: false, key: uri })
const headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
const request = new Request(`${origin}/api${path}`, { method: 'POST', headers, body })
const answer = await handleEndpoints({ config, payloadInstanceCacheKey: uri, request })
process.stdout.write(String(answer.status))
// Where it is to be killed may come behind the answer.
if (process.env.CITED_KILL_AT) await new Promise((resolve) => setTimeout(resolve, 10_000))
process.exit()
