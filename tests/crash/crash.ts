/** Kills a server again and again, at random and at named points, and looks after each kill what is on disk. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildConfig, getPayload } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import type { FaultPoint } from '../../src/database/faultPoints'
import { fileOf } from '../../src/database/sqliteFile'
import { cited } from '../../src/index'
import type { EditionDocument } from '../../src/model/document'
import { articleData, body, paragraph } from '../support/drafts'
import { Editor, lostIn, type Ledger } from './clients'
import { ageJobs, readStored, tornIn, type ReleaseRow, type Stored } from './ledger'

const secret = 'a secret for tests only, not for anything else'
const origin = 'http://localhost:3000'

/** Where it is killed: at a point, the nth time that it comes there, or after so many milliseconds of work. */
type Kill = { point: FaultPoint; nth: number } | { after: number }

/** The points, and how often each is come to in a second or two of work. */
const points: Array<[FaultPoint, number]> = [
  ['after-article', 12],
  ['after-release', 8],
  ['before-commit', 8],
  ['after-commit', 8],
  ['numbering', 8],
  ['webhook-attempt', 6],
  ['correction', 3],
  ['backup', 1],
]

export type CrashReport = {
  kills: number
  /** How many kills there were at each point; `random` for those at none. */
  at: Record<string, number>
  acknowledged: number
  releases: number
  delivered: number
  /** What was lost, torn or public without leave; empty when all is well. */
  objections: string[]
}

export type CrashOptions = {
  uri: string
  kills: number
  seed: number
  /** Called after each kill. */
  log?: (line: string) => void
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function receiveWebhooks() {
  const received: Array<{ hash: string; sequence: number | null }> = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      received.push(JSON.parse(text) as (typeof received)[number])
      response.writeHead(200).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close }
}

/** Makes the newsroom: an editor who is signed in, a webhook, a figure that two editions carry. */
async function prepare(uri: string, mediaDirectory: string, url: string) {
  const payload = await getPayload({
    config: await buildConfig({
      db: databaseAdapter(uri),
      logger: { options: { level: 'silent' } },
      onInit: migrate,
      plugins: [cited({ mediaDirectory, webhooks: { allowLoopback: true } })],
      secret,
      serverURL: origin,
      telemetry: false,
    }),
    cron: false,
    key: randomUUID(),
  })
  const account = { email: 'editor@example.org', password: 'correct horse battery staple' }
  await payload.create({ collection: 'users', data: { ...account, name: 'Editor', role: 'admin' } })
  const { token } = await payload.login({ collection: 'users', data: account })
  await payload.create({ collection: 'webhooks', data: { url } })
  const make = async (collection: string, data: object, locale = 'en') =>
    (await payload.create({ collection, data, locale } as never)) as unknown as { id: string; story: string }
  const source = await make('sources', { kind: 'document', name: 'A register', terms: 'on-record' })
  const figure = await make('statistics', {
    label: 'things counted',
    value: '37',
    unit: { kind: 'count', noun: 'things' },
    evidence: [{ source: source.id, locator: 'p. 3' }],
  })
  await payload.update({ collection: 'statistics', id: figure.id, data: { label: 'cosas contadas' }, locale: 'es' })
  const text = body(paragraph('Of them ', { blockType: 'figure', statistic: figure.id, form: 'digits' }, ' are left.'))
  const en = await make('articles', articleData({ title: 'A figure', body: text, _status: 'published' }))
  const es = await make(
    'articles',
    articleData({ title: 'Una cifra', language: 'es', story: en.story, body: text, _status: 'published' }),
  )
  await payload.destroy()
  return { token: String(token), figure: { id: figure.id, articles: [en.id, es.id] } }
}

type Child = { process: ChildProcess; ended: Promise<void>; serving: () => Promise<string> }

/** A server that has read its code and waits to be told to start: a machine's time is spent on that, not on the test. */
function load(uri: string, mediaDirectory: string, kill: Kill | null): Child {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const child = spawn(
    process.execPath,
    [
      '--conditions=production',
      '--import',
      'tsx',
      path.resolve('tests/crash/server.ts'),
      uri,
      String(port),
      mediaDirectory,
    ],
    {
      env: { ...process.env, ...(kill && 'point' in kill ? { CITED_KILL_AT: `${kill.point}:${kill.nth}` } : {}) },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stdin.on('error', () => undefined)
  const ended = once(child, 'exit').then(() => undefined)
  const until = async (word: string) => {
    while (!said.includes(word)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended before: ${word}.`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return {
    process: child,
    ended,
    serving: async () => {
      await until('loaded')
      child.stdin.write('go\n')
      await until('serving')
      return `http://127.0.0.1:${port}`
    },
  }
}

/** Kills a backup of the database in the middle: it leaves nothing that looks like one. */
async function killBackup(uri: string, mediaDirectory: string, folder: string): Promise<string[]> {
  const target = path.join(folder, `backup-${randomUUID().slice(0, 8)}`)
  const script = path.resolve('tests/crash/backup.ts')
  const args = ['--conditions=production', '--import', 'tsx', script, fileOf(uri), mediaDirectory, target]
  const child = spawn(process.execPath, args, { env: { ...process.env, CITED_KILL_AT: 'backup' }, stdio: 'inherit' })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return [
    ...(signal === 'SIGKILL' ? [] : ['the backup was not killed']),
    ...(existsSync(target) ? ['a backup that was killed looks like one'] : []),
  ]
}

/** The whole change feed, as a reader follows it. */
async function readFeed(api: string): Promise<Array<{ sequence: number; hash: string }>> {
  const all: Array<{ sequence: number; hash: string }> = []
  for (let since = ''; ;) {
    const answer = await fetch(`${api}/api/v1/changes?limit=100${since && `&since=${encodeURIComponent(since)}`}`)
    const { changes, more, next } = (await answer.json()) as { changes: typeof all; more: boolean; next: string }
    all.push(...changes)
    if (!more) return all
    since = next
  }
}

function valueIn(figure: string, releases: ReleaseRow[]): (article: string) => string | undefined {
  return (article) => {
    const document = releases.find((release) => release.article === article && release.newest)?.document
    return (document as EditionDocument | undefined)?.statistics.find(({ id }) => id === figure)?.value
  }
}

function refusedIn({ releases }: Stored, { refused }: Ledger): string[] {
  const titles = new Set(refused)
  return releases
    .filter(({ document }) => titles.has(document.title) || JSON.stringify(document).includes('45 spies'))
    .map(({ document }) => `“${document.title}” was refused and is public`)
}

/** Kills a server so often, and gives what it found. */
export async function crash({ uri, kills, seed, log = () => undefined }: CrashOptions): Promise<CrashReport> {
  const random = randomFrom(seed)
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-crash-'))
  const mediaDirectory = path.join(folder, 'media')
  const { received, url, close } = await receiveWebhooks()
  const isSQLite = uri.startsWith('file:')
  const { figure, token } = await prepare(uri, mediaDirectory, url)
  const ledger: Ledger = {
    articles: [],
    refused: [],
    figure: { ...figure, known: '37', maybe: null },
    acknowledged: 0,
  }
  const report: CrashReport = { kills: 0, at: {}, acknowledged: 0, releases: 0, delivered: 0, objections: [] }
  const object = (found: string[]) => report.objections.push(...found.map((each) => `kill ${report.kills}: ${each}`))
  const choose = (number: number): Kill => {
    const [point, often] = points[number % (points.length + 2)] ?? []
    if (point === undefined || often === undefined) return { after: Math.floor(random() * 1500) }
    return { point, nth: 1 + Math.floor(random() * often) }
  }

  /** Looks at what is on disk once a server has started on it: it numbers what a crash left. */
  const look = async (api: string) => {
    const stored = await readStored(uri)
    object([
      ...tornIn(stored),
      ...lostIn(ledger, { articles: stored.articles, valueOf: valueIn(figure.id, stored.releases) }),
      ...refusedIn(stored, ledger),
    ])
    const expected = [...stored.releases].sort((a, b) => Number(a.sequence) - Number(b.sequence))
    const feed = await readFeed(api)
    const isWhole = feed.map(({ hash }) => hash).join() === expected.map(({ hash }) => hash).join()
    if (!isWhole) object([`the feed has ${feed.length} of ${expected.length} releases`])
    return stored
  }

  let kill = choose(0)
  let child = load(uri, mediaDirectory, kill)
  try {
    for (; report.kills < kills;) {
      const api = await child.serving()
      await look(api)
      const nextKill = choose(report.kills + 1)
      const following = load(uri, mediaDirectory, report.kills + 1 < kills ? nextKill : null)
      const editors = Array.from({ length: 3 }, () => new Editor(api, token, ledger, random).writeStories())
      const corrector = new Editor(api, token, ledger, random).correct()
      const isBackup = 'point' in kill && kill.point === 'backup'
      if (isBackup && isSQLite) object(await killBackup(uri, mediaDirectory, folder))
      // Where a point is not come to, it is killed all the same.
      const limit = 'after' in kill ? kill.after : isBackup ? 200 : 10_000
      const timer = setTimeout(() => child.process.kill('SIGKILL'), limit)
      await child.ended
      clearTimeout(timer)
      report.kills += 1
      const name = 'point' in kill ? kill.point : 'random'
      report.at[name] = (report.at[name] ?? 0) + 1
      const results = await Promise.allSettled([...editors, corrector])
      object(results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : [])))
      log(`${report.kills}: ${name}, ${ledger.acknowledged} acknowledged, ${report.objections.length} objections`)
      kill = nextKill
      child = following
    }

    // Webhooks are delivered at least once: those that a killed worker had taken are free two minutes later.
    await ageJobs(uri)
    const stored = await look(await child.serving())
    const missing = () => {
      const hashes = new Set(received.map(({ hash }) => hash))
      return stored.releases.filter(({ hash }) => !hashes.has(hash))
    }
    for (const end = Date.now() + 90_000; missing().length > 0 && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    object(missing().map(({ document }) => `no webhook told of “${document.title}”`))
    object(received.filter(({ sequence }) => !sequence).map(() => 'a webhook told of no sequence'))
    object(readdirSync(folder).filter((name) => /^backup-[^.]*$/.test(name)))
    report.acknowledged = ledger.acknowledged
    report.releases = stored.releases.length
    report.delivered = received.length
    return report
  } finally {
    child.process.kill('SIGKILL')
    close()
    rmSync(folder, { force: true, recursive: true })
  }
}
