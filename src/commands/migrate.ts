/** `npm run migrate`: brings the database up to date and checks that the server could start on it. */
import { exit } from 'node:process'
import { getPayload } from 'payload'
import { report } from './report'

try {
  // Starting Payload migrates (payload.config.ts) and runs the startup checks.
  const { default: config } = await import('../../payload.config')
  const payload = await getPayload({ config, cron: false })
  await payload.destroy()
  console.info('The database is up to date.')
  exit(0)
} catch (error) {
  report(error)
  exit(1)
}
