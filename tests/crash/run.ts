/**
 * `npm run test:crash`: kills the server that `npm start` runs, two hundred times on SQLite and fifty times on MongoDB,
 * where MONGODB_URI names one. `-- --short` kills it ten and five times, `-- --sqlite 20 --mongodb 0` so often,
 * `-- --seed 7` in the same places as before. Ends with 1 when something was lost or torn. Run `npm run build` before.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { crash } from './crash'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    sqlite: { type: 'string' },
    mongodb: { type: 'string' },
    seed: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const folder = mkdtempSync(path.join(tmpdir(), 'cited-crashes-'))
const runs = [
  {
    name: 'SQLite',
    uri: `file:${path.join(folder, 'cited.db')}`,
    kills: Number(values.sqlite ?? (values.short ? 10 : 200)),
  },
]
if (process.env.MONGODB_URI) {
  const uri = new URL(process.env.MONGODB_URI)
  uri.pathname = `/cited_crash_${randomUUID().slice(0, 8)}`
  runs.push({ name: 'MongoDB', uri: uri.toString(), kills: Number(values.mongodb ?? (values.short ? 5 : 50)) })
}

let failed = false
try {
  for (const { name, uri, kills } of runs.filter((each) => each.kills > 0)) {
    const began = performance.now()
    const report = await crash({ uri, kills, seed, log: (line) => console.info(`${name} ${line}`) })
    failed ||= report.objections.length > 0
    const minutes = ((performance.now() - began) / 60_000).toFixed(0)
    console.info(`${name}, seed ${seed}, ${minutes} min: ${JSON.stringify(report, null, 2)}`)
  }
} finally {
  rmSync(folder, { force: true, recursive: true })
}
process.exit(failed ? 1 : 0)
