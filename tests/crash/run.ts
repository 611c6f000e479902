/**
 * `npm run test:crash`: kills the server that `npm start` runs, two hundred times on SQLite, and fifty times each on
 * MongoDB, where MONGODB_URI names one, and on Postgres, where POSTGRES_URI does or one is installed. `-- --short` kills it
 * ten times and five, `-- --sqlite 20 --mongodb 0 --postgres 0` so often, `-- --seed 7` in the same places as before. Ends
 * with 1 when something was lost or torn. Run `npm run build` before.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { findPostgres } from '../support/postgres'
import { crash } from './crash'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    sqlite: { type: 'string' },
    mongodb: { type: 'string' },
    postgres: { type: 'string' },
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
const postgres = await findPostgres()
if (postgres) {
  const uri = new URL(postgres.uri)
  const database = `cited_crash_${randomUUID().slice(0, 8)}`
  const client = new pg.Client({ connectionString: postgres.uri })
  await client.connect()
  await client.query(`CREATE DATABASE ${database}`)
  await client.end()
  uri.pathname = `/${database}`
  runs.push({ name: 'Postgres', uri: uri.toString(), kills: Number(values.postgres ?? (values.short ? 5 : 50)) })
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
  await postgres?.stop()
  rmSync(folder, { force: true, recursive: true })
}
process.exit(failed ? 1 : 0)
