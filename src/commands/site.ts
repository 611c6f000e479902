/** The process of the newsroom, which `npm start` starts behind the one that serves readers. Nobody starts it by hand. */
import { existsSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { exit } from 'node:process'
import { firstAdministratorLink } from '../access/firstAdministrator'
import { StartupError } from '../model/startupError'
import { readEnvironment } from '../server/environment'
import type { FromSite, ToSite } from '../server/messages'
import { createLog } from '../server/process'
import { serveSite } from '../server/site'
import { nameSources } from '../server/stacks'
import { report } from './report'

function send(message: FromSite): void {
  process.send?.(message)
}

nameSources()
const [socket] = process.argv.slice(2)
if (!process.connected || socket === undefined) {
  console.error('This is started by npm start.')
  exit(1)
}

// A Ctrl-C reaches every process of a terminal: the one in front says when to stop.
process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined)
// Without it nobody can reach this process, and nothing is on its way to it. Where it was killed, its folder is left.
process.on('disconnect', () => {
  if (process.platform !== 'win32') {
    rmSync(socket, { force: true })
    if (existsSync(path.dirname(socket))) rmdirSync(path.dirname(socket))
  }
  exit(1)
})

try {
  const { logLevel, port } = readEnvironment()
  const site = await serveSite({
    log: createLog(logLevel),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToSite)),
    port,
    send,
    socket,
  })
  process.on('message', (message) => {
    if ((message as ToSite).kind === 'stop') void site.stop().then(() => exit(0))
  })
  send({ kind: 'ready', firstAdministrator: await firstAdministratorLink(site.payload) })
} catch (error) {
  const isOurs = error instanceof StartupError
  if (!isOurs) report(error)
  process.send?.({ kind: 'failed', why: isOurs ? error.message : null } satisfies FromSite, () => exit(1))
}
