import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { articleData, body, paragraph } from '../support/drafts'
import { answering, newsroomOf, residentMemory, run } from './processes'
import { freePort } from '../support/freePort'

/** When it is looked at: after so many writes. */
const LOOKED_AT = [1000, 2500, 5000, 10_000]
/** How many editors save at a time. */
const EDITORS = 4
/** How many files each process of the server may have open, as many systems have it. */
const OPEN_FILES = 1024
const password = 'a password for this measurement'

function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length
}

/**
 * What a server has open and in memory after more and more writes, as editors make them: autosaves, a version now and
 * then, a publication now and then. It is the process of the newsroom that works, and may have 1,024 files open.
 */
export async function benchWrites() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-writes-'))
  const file = path.join(folder, 'cited.db')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    DATABASE_URI: `file:${file}`,
    DEMO_PASSWORD: password,
    PAYLOAD_SECRET: 'a secret for this measurement only',
    PORT: String(port),
    RATE_LIMITS: 'off',
    SERVER_URL: origin,
  }
  const [seeded] = (await once(run(['--import', 'tsx', 'seed/seed.ts'], env), 'exit')) as [number | null]
  if (seeded !== 0) throw new Error('The database could not be seeded.')
  const start = `ulimit -n ${OPEN_FILES}; exec "${process.execPath}" --conditions=production dist/server/start.js`
  const server = spawn('sh', ['-c', start], {
    env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await answering(`${origin}/ready`)
    const newsroom = newsroomOf(server)
    const call = async (method: string, route: string, data: object, token?: string) => {
      const answer = await fetch(`${origin}/api${route}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `JWT ${token}` } : {}) },
        body: JSON.stringify(data),
      })
      return { ok: answer.ok, body: (await answer.json()) as { token: string; doc: { id: string } } }
    }
    const { token } = (await call('POST', '/users/login', { email: 'editor@example.org', password })).body
    const text = Array.from({ length: 20 }, (_, index) => paragraph(`Paragraph ${index}. `.repeat(20)))
    const articles: string[] = []
    for (let editor = 0; editor < EDITORS; editor += 1) {
      const made = await call('POST', '/articles?draft=true&depth=0', articleData({ body: body(...text) }), token)
      articles.push(made.body.doc.id)
    }

    const rows: Record<string, string>[] = []
    let written = 0
    let failed = 0
    for (const goal of LOOKED_AT) {
      const began = performance.now()
      const before = written
      await Promise.all(
        articles.map(async (id) => {
          while (written < goal) {
            written += 1
            const number = written
            const query =
              number % 100 === 0 ? 'depth=0' : `depth=0&draft=true${number % 20 === 0 ? '' : '&autosave=true'}`
            const data = { dek: `Dek ${number}`, ...(number % 100 === 0 ? { _status: 'published' } : {}) }
            const saved = await call('PATCH', `/articles/${id}?${query}`, data, token)
            if (!saved.ok) failed += 1
          }
        }),
      )
      const seconds = (performance.now() - began) / 1000
      rows.push({
        writes: String(goal),
        failed: String(failed),
        'open files': String(openFiles(newsroom)),
        'memory, MB': residentMemory(newsroom).toFixed(0),
        'memory for readers, MB': residentMemory(server.pid ?? 0).toFixed(0),
        'writes/s': ((written - before) / seconds).toFixed(0),
        'database, MB': (statSync(file).size / 1024 / 1024).toFixed(0),
      })
    }
    return { title: `Writes on SQLite, ${OPEN_FILES} files at most`, rows }
  } finally {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { force: true, recursive: true })
  }
}
