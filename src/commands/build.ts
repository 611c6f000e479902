/** `npm run build`: the admin by Next, then what `npm start` and `npm run delivery` run. */
import { exit } from 'node:process'
import { compileServer } from '../server/build'
import { runNext } from '../server/next'

const code = await runNext(['build', ...process.argv.slice(2)])
if (code !== 0) exit(code)
await compileServer()
