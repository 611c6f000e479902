/**
 * The server that is killed: `server.ts URI PORT MEDIA`. All of Payload's REST API and the public one, and the worker on the
 * queues, as `npm start` has them, without the admin.
 */
import { getRequestListener } from '@hono/node-server'
import { createServer } from 'node:http'
import { buildConfig, getPayload, handleEndpoints } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { cited } from '../../src/index'

const [uri = '', port, mediaDirectory = ''] = process.argv.slice(2)
// What takes longest; it is imported while the server before this one is still at work.
process.stdout.write('loaded\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
process.stdin.pause()

const config = await buildConfig({
  db: databaseAdapter(uri),
  logger: { options: { level: process.env.LOG_LEVEL ?? 'silent' } },
  onInit: migrate,
  plugins: [cited({ mediaDirectory, webhooks: { allowLoopback: true } })],
  secret: 'a secret for tests only, not for anything else',
  serverURL: 'http://localhost:3000',
  telemetry: false,
})
await getPayload({ config, cron: true })
const handle = getRequestListener((request) => handleEndpoints({ config, request }), { overrideGlobalObjects: false })
createServer((request, response) => void handle(request, response)).listen(Number(port), '127.0.0.1', () =>
  process.stdout.write('serving\n'),
)
