/**
 * `npm run rotate-identities`: encrypts every identity under IDENTITY_KEY, with the keys before it in IDENTITY_KEYS_OLD.
 * The server may run meanwhile, once it has both. Stopped at any point, it goes on with the rest when it is run again.
 */
import { exit } from 'node:process'
import { getPayload } from 'payload'
import { report } from './report'
import { rotateIdentities } from '../newsroom/identities/keeping'

try {
  // Starting Payload migrates (payload.config.ts), runs the startup checks and warns of what cannot be opened.
  const { default: config } = await import('../../payload.config')
  const payload = await getPayload({ config, cron: false })
  const { closed, current, rotated } = await rotateIdentities(payload)
  await payload.destroy()
  console.info(`Encrypted under IDENTITY_KEY: ${rotated} identities now, ${current} before.`)
  if (closed.length > 0) {
    console.error(
      `${closed.length} identities cannot be opened. Name the key they are under in IDENTITY_KEYS_OLD, and run this again:`,
    )
    for (const id of closed) console.error(`  ${id}`)
    exit(1)
  }
  if (process.env.IDENTITY_KEYS_OLD)
    console.info('IDENTITY_KEYS_OLD is not needed any more, except for backups of before.')
  exit(0)
} catch (error) {
  report(error)
  exit(1)
}
