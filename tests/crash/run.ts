/**
 * `npm run test:crash`: kills the server two hundred times on SQLite and fifty times on MongoDB, where MONGODB_URI names
 * one. `-- sqlite 20` does one of them, so often; `SEED=7` repeats a run. Ends with 1 when something was lost or torn.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crash } from './crash'

const [only, count] = process.argv.slice(2)
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const folder = mkdtempSync(path.join(tmpdir(), 'cited-crashes-'))
const runs: Array<{ name: string; uri: string; kills: number }> = [
  { name: 'sqlite', uri: `file:${path.join(folder, 'cited.db')}`, kills: 200 },
]
if (process.env.MONGODB_URI) {
  const uri = new URL(process.env.MONGODB_URI)
  uri.pathname = `/cited_crash_${randomUUID().slice(0, 8)}`
  runs.push({ name: 'mongodb', uri: uri.toString(), kills: 50 })
}

let failed = false
for (const { name, uri, kills } of runs.filter((each) => only === undefined || each.name === only)) {
  const began = performance.now()
  const report = await crash({
    uri,
    kills: Number(count ?? kills),
    seed,
    log: (line) => console.info(`${name} ${line}`),
  })
  failed ||= report.objections.length > 0
  const minutes = ((performance.now() - began) / 60_000).toFixed(0)
  console.info(`${name}, seed ${seed}, ${minutes} min: ${JSON.stringify(report, null, 2)}`)
}
rmSync(folder, { force: true, recursive: true })
process.exit(failed ? 1 : 0)
