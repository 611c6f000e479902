/** `npm run seed`: the demo accounts and the story, without the server. */
import { exit } from 'node:process'
import { readEnvironment } from '../src/server/environment'
import { report } from '../src/commands/report'
import { accountLines, prepareDemo } from './prepare'

try {
  const prepared = await prepareDemo(readEnvironment().demoPassword, (message) => console.info(`  ${message}`))
  for (const line of accountLines(prepared)) console.info(line)
  exit(0)
} catch (error) {
  report(error)
  exit(1)
}
