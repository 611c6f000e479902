/** `npm start`: the production server. It never seeds, and refuses to start where it could not serve safely. */
import { exit } from 'node:process'
import { report } from './report'
import { sayFirstAdministrator, serve } from '../server/server'
import { nameSources } from '../server/stacks'

nameSources()
Object.assign(process.env, { NODE_ENV: 'production' })
try {
  const { readEnvironment } = await import('../server/environment')
  const { serverURL, ...options } = readEnvironment()
  const { port } = options
  const server = await serve({ ...options, config: async () => (await import('../../payload.config')).default })
  console.info(`Ready: ${serverURL}/admin on port ${port}. Stop with Ctrl-C.`)
  if (server.firstAdministrator !== null) sayFirstAdministrator(server.firstAdministrator)
  exit(await server.stopped)
} catch (error) {
  report(error)
  exit(1)
}
