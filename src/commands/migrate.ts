/**
 * `npm run migrate`: brings the database up to date and checks that the server could start on it. With `-- --create` it
 * makes one where there is none.
 */
import { argv, exit } from 'node:process'
import { getPayload } from 'payload'
import { allowCreation } from '../database/creation'
import { report } from './report'

try {
  const unknown = argv.slice(2).filter((argument) => argument !== '--create')
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(' ')}. Use: npm run migrate, or npm run migrate -- --create`)
    exit(1)
  }
  allowCreation(argv.includes('--create'))
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
