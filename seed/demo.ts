/** `npm run demo`: builds what is missing, loads the story, and serves the admin and the public API. */
import { exit } from 'node:process'
import { readEnvironment } from '../src/server/environment'
import { report } from '../src/commands/report'
import { compileServer, isBuilt } from '../src/server/build'
import { runNext } from '../src/server/next'
import { serve } from '../src/server/server'
import { StartupError } from '../src/model/startupError'
import { accountLines, prepareDemo } from './prepare'

const started = Date.now()
function step(message: string) {
  return console.info(`[${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s] ${message}`)
}

try {
  const environment = readEnvironment({ ...process.env, NODE_ENV: 'development' })
  const { port, secret, serverURL: given, demoPassword, identityKey } = environment
  const serverURL = given || `http://localhost:${port}`
  Object.assign(process.env, {
    NODE_ENV: 'production',
    IDENTITY_KEY: identityKey,
    PAYLOAD_SECRET: secret,
    SERVER_URL: serverURL,
  })

  if (isBuilt()) step('The admin is built.')
  else {
    step('Building the admin: one to two minutes, this once …')
    const code = await runNext(['build'])
    if (code === 130) exit(130)
    if (code !== 0) throw new StartupError('The build failed; what it said is above.')
    await compileServer()
  }

  step('Preparing the database and the story …')
  const prepared = await prepareDemo(demoPassword, step)

  step('Starting the server …')
  const server = await serve({
    ...environment,
    config: async () => (await import('../payload.config')).default,
    logLevel: process.env.LOG_LEVEL ?? 'warn',
  })
  const api = `${serverURL}${server.apiPath}`
  console.info(
    [
      '',
      `Ready: ${serverURL}/admin`,
      ...accountLines(prepared),
      `For readers: ${serverURL}/en/mexico-safe-haven-russian-spies`,
      'Try:',
      `  curl ${api}/articles/es/mexico-refugio-espias-rusos`,
      `  curl ${api}/changes`,
      'Stop with Ctrl-C.',
    ].join('\n'),
  )
  exit(await server.stopped)
} catch (error) {
  report(error)
  exit(1)
}
