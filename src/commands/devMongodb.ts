/** `npm run dev:mongodb`: development on a MongoDB that is started for it, kept in `data/mongodb`. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { exit } from 'node:process'
import { runNext } from '../server/next'

const folder = path.resolve('data/mongodb')
mkdirSync(folder, { recursive: true })
console.info('Starting MongoDB (its binary is downloaded the first time) …')
try {
  const { MongoMemoryReplSet } = await import('mongodb-memory-server')
  const replicaSet = await MongoMemoryReplSet.create({
    instanceOpts: [{ dbPath: folder, port: 27_117, storageEngine: 'wiredTiger' }],
    replSet: { count: 1, name: 'cited' },
  })
  process.env.DATABASE_URI = replicaSet.getUri('cited')
  console.info(`MongoDB: ${process.env.DATABASE_URI}`)
  // Ctrl-C reaches Next as well; this process outlives it to stop MongoDB in order.
  process.on('SIGINT', () => undefined)
  const code = await runNext(['dev'])
  await replicaSet.stop({ doCleanup: false })
  exit(code)
} catch (error) {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  console.error(
    `MongoDB could not be started: ${reason}\n` +
      'Run one yourself and name it: DATABASE_URI="mongodb://127.0.0.1:27017/cited?replicaSet=rs0" npm run dev',
  )
  exit(1)
}
