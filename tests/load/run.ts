/**
 * `npm run bench:feed`: the change feed under the full load, on SQLite and, where MONGODB_URI names one, on MongoDB.
 * Ends with 1 when a reader was not given exactly what was committed.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadFeed, objectionsTo } from './feed'
import { openPayload } from '../support/payload'

const WRITERS = 8
const PUBLISHES = 200
const KILLS = 2
// See `killed` in feed.ts; a MongoDB of your own may have its publisher killed.
const killedOnMongoDB = process.env.KILL_ON_MONGODB === 'publisher' ? 'publisher' : 'server'

const folder = mkdtempSync(path.join(tmpdir(), 'cited-load-'))
const databases = [['SQLite', `file:${path.join(folder, 'cited.db')}`]]
if (process.env.MONGODB_URI) {
  const uri = new URL(process.env.MONGODB_URI)
  uri.pathname = `/cited_load_${randomUUID().slice(0, 8)}`
  databases.push(['MongoDB', uri.toString()])
}

let failed = false
for (const [name, uri = ''] of databases) {
  // Its tables and indexes first: two starts would make them at once.
  const payload = await openPayload(uri)
  const killed = name === 'MongoDB' ? killedOnMongoDB : 'publisher'
  const report = await loadFeed({ uri, writers: WRITERS, publishes: PUBLISHES, kills: KILLS, killed })
  const { docs } = await payload.db.find<{ sequence: number; hash: string }>({
    collection: 'releases',
    pagination: false,
    sort: 'sequence',
  })
  const objections = objectionsTo(report, docs)
  failed ||= objections.length > 0
  const rate = report.acknowledged / (report.publishing / 1000)
  console.info(
    `${name}: ${docs.length} releases by ${WRITERS} writers, ${report.acknowledged} acknowledged, the ${killed} killed, ` +
      `${rate.toFixed(0)} publishes/s; 3 readers of pages and 2 of the stream (${report.connections} connections): ` +
      (objections.length === 0 ? 'each was given exactly what was committed, in order' : objections.join('; ')),
  )
  if (name === 'MongoDB') {
    await (payload.db as unknown as { connection: { dropDatabase: () => Promise<unknown> } }).connection.dropDatabase()
  }
  await payload.destroy()
}
rmSync(folder, { force: true, recursive: true })
process.exit(failed ? 1 : 0)
