/** How fast the public API answers, against what is the least a server can do and against Payload's own REST. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fillDatabase } from './editions'
import { loadInTurns, type Target } from './load'
import { answering, median, percentile, residentMemory, run, startDelivery } from './processes'
import { freePort } from '../support/freePort'

type Table = { title: string; rows: Record<string, string>[] }

const PASSWORD = 'a password for benchmarks'
const SECRET = 'a secret for benchmarks only, not for anything else'
const EDITION = '/api/v1/articles/es/mexico-refugio-espias-rusos'
const SIZES = [100, 10_000, 100_000]
const LOAD = { rounds: 5, seconds: 2 }

const folder = mkdtempSync(path.join(tmpdir(), 'cited-bench-'))
process.on('exit', () => rmSync(folder, { force: true, recursive: true }))
function fileOf(name: string) {
  return path.join(folder, `${name}.db`)
}
function uriOf(name: string) {
  return `file:${fileOf(name)}`
}

function number(value: number, digits = 0) {
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}

/** Loads the story into a database, once. */
async function seeded(): Promise<string> {
  if (existsSync(fileOf('story'))) return uriOf('story')
  const seed = run(['--import', 'tsx', 'seed/seed.ts'], {
    DATABASE_URI: uriOf('story'),
    DEMO_PASSWORD: PASSWORD,
    PAYLOAD_SECRET: SECRET,
    SERVER_URL: 'http://localhost:3000',
  })
  seed.stdout?.resume()
  const [code] = (await once(seed, 'exit')) as [number]
  if (code !== 0) throw new Error('The story could not be loaded.')
  return uriOf('story')
}

/** Starts `next start` on the same database, signed in: Payload's own REST API. */
async function startRest(databaseURI: string) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = run(['node_modules/next/dist/bin/next', 'start', '--port', String(port)], {
    DATABASE_URI: databaseURI,
    PAYLOAD_SECRET: SECRET,
    SERVER_URL: origin,
  })
  child.stdout?.resume()
  await answering(`${origin}/api/v1`)
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ email: 'editor@example.org', password: PASSWORD })
  const login = await fetch(`${origin}/api/users/login`, { method: 'POST', headers: json, body })
  const { token } = (await login.json()) as { token: string }
  const headers = { Authorization: `JWT ${token}` }
  const found = await fetch(`${origin}/api/articles?where[language][equals]=es&depth=0&limit=1`, { headers })
  const { docs } = (await found.json()) as { docs: Array<{ id: string }> }
  return { child, headers, url: `${origin}/api/articles/${docs[0]?.id}?depth=2` }
}

/** Answers from memory against `node:http`, and against Payload's REST. */
export async function benchHotReads(): Promise<Table> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to compare with. Run: npm run build')
  const uri = await seeded()
  const delivery = await startDelivery(uri)
  const since = ((await (await fetch(`${delivery.origin}/api/v1`)).json()) as { cursor: string }).cursor
  const paths = [EDITION, '/api/v1/articles', '/api/v1/changes', `/api/v1/changes?since=${since}`]
  const port = await freePort()
  const plain = run(['--import', 'tsx', 'tests/bench/plain.ts', String(port), delivery.origin, ...paths])
  if (plain.stdout) await once(plain.stdout, 'data')
  const rest = await startRest(uri)

  const etag = (await fetch(delivery.origin + EDITION, { headers: { 'Accept-Encoding': 'identity' } })).headers.get(
    'ETag',
  )
  const condition = { 'If-None-Match': etag ?? '' }
  const reads: Array<{ what: string; path: string; headers?: Record<string, string>; status: number }> = [
    { what: 'an edition', path: EDITION, status: 200 },
    { what: 'an edition, 304', path: EDITION, headers: condition, status: 304 },
    { what: 'the list of articles', path: '/api/v1/articles', status: 200 },
    { what: 'the feed from its start', path: '/api/v1/changes', status: 200 },
    { what: 'the feed at its end', path: `/api/v1/changes?since=${since}`, status: 200 },
  ]
  const rows: Table['rows'] = []
  for (const { what, path: asked, headers, status } of reads) {
    const targets: Target[] = [
      { name: 'cited', url: delivery.origin + asked, headers },
      { name: 'plain', url: `http://127.0.0.1:${port}${asked}`, headers },
    ]
    if (what === 'an edition') targets.push({ name: 'rest', url: rest.url, headers: rest.headers })
    const measured = await loadInTurns(targets, LOAD)
    const [cited, least, other] = ['cited', 'plain', 'rest'].map((name) => measured.get(name))
    if (!cited || !least) continue
    if (cited.statuses.join() !== String(status)) throw new Error(`${what}: ${cited.statuses.join()}`)
    rows.push({
      read: what,
      'requests/s': number(cited.perSecond),
      'node:http': number(least.perSecond),
      share: `${number((100 * cited.perSecond) / least.perSecond)} %`,
      "Payload's REST": other ? `${number(other.perSecond)} (× ${number(cited.perSecond / other.perSecond)})` : '',
      'median ms': number(cited.p50, 1),
      'p99 ms': number(cited.p99, 1),
    })
  }
  for (const child of [delivery.child, plain, rest.child]) child.kill('SIGKILL')
  return { title: 'Hot reads: the real story, 50 connections, uncompressed, read-only server', rows }
}

/** One request on a connection that is kept; gives its milliseconds. */
function asker() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (url: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const began = performance.now()
      httpRequest(url, { agent, headers }, (response) => {
        response.resume()
        response.on('end', () => {
          if ((response.statusCode ?? 500) >= 400) reject(new Error(`${url} answered ${response.statusCode}`))
          else resolve(performance.now() - began)
        })
      })
        .on('error', reject)
        .end()
    })
}

type Newsroom = {
  size: number
  child: ChildProcess
  origin: string
  /** The query of a place a third into the feed, and of one at its end. */
  deep: string
  head: string
  ask: ReturnType<typeof asker>
  times: Map<string, number[]>
}

/** The same reads with more and more editions, one after another: from memory, and made anew. */
export async function benchSizes(): Promise<Table> {
  const TURNS = 60
  const AT_ONCE = 5
  const newsrooms: Newsroom[] = []
  for (const size of SIZES) {
    await fillDatabase(uriOf(`editions-${size}`), size)
    const { child, origin } = await startDelivery(uriOf(`editions-${size}`))
    const cursorAfter = async (sequence: number) => {
      // Cursors are opaque: the one after a sequence is what the page before it gives.
      let since = ''
      for (let at = 0; at < sequence;) {
        const limit = Math.min(1000, sequence - at)
        const page = await fetch(`${origin}/api/v1/changes?limit=${limit}${since}`)
        const { changes, next } = (await page.json()) as { changes: Array<{ sequence: number }>; next: string }
        since = `&since=${next}`
        at = changes.at(-1)?.sequence ?? sequence
      }
      return since
    }
    const [deep, head] = [await cursorAfter(Math.floor(size / 3)), await cursorAfter(size - 50)]
    newsrooms.push({ size, child, origin, deep, head, ask: asker(), times: new Map<string, number[]>() })
  }
  let asked = 0
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { size, origin, deep, head, ask, times } of newsrooms) {
      const edition = `${origin}/api/v1/articles/en/edition-${Math.floor(size / 2)}`
      // Another Accept is another answer in memory: so a read is made anew, on a database of any size.
      const anew = () => ({ Accept: `application/json;asked=${(asked += 1)}` })
      const reads: Array<[string, () => Promise<number>]> = [
        ['an edition, from memory', () => ask(edition)],
        ['the list, from memory', () => ask(`${origin}/api/v1/articles`)],
        ['an edition, made anew', () => ask(edition, anew())],
        ['the list, made anew', () => ask(`${origin}/api/v1/articles`, anew())],
        // The smallest newsroom has five editions of a topic.
        ['the list of a topic, made anew', () => ask(`${origin}/api/v1/articles?topic=topic-1&limit=5`, anew())],
        ['50 changes at the end, made anew', () => ask(`${origin}/api/v1/changes?limit=50${head}`, anew())],
        ['50 changes a third in, made anew', () => ask(`${origin}/api/v1/changes?limit=50${deep}`, anew())],
        ['a story, made anew', () => ask(`${origin}/api/v1/stories/story-${Math.floor(size / 2)}`, anew())],
      ]
      for (const [what, read] of reads) {
        const taken = times.get(what) ?? []
        for (let count = 0; count < AT_ONCE; count += 1) taken.push(await read())
        times.set(what, taken)
      }
    }
  }
  const rows = [...(newsrooms[0]?.times.keys() ?? [])].map((what) => {
    const medians = newsrooms.map(({ times }) => median((times.get(what) ?? []).slice(AT_ONCE)))
    const [smallest, largest] = [medians[0] ?? NaN, medians.at(-1) ?? NaN]
    return {
      'ms in the median': what,
      ...Object.fromEntries(SIZES.map((size, index) => [`${number(size)} editions`, number(medians[index] ?? NaN, 2)])),
      'largest / smallest': number(largest / smallest, 2),
    }
  })
  rows.push({
    'ms in the median': 'memory of the server, MB',
    ...Object.fromEntries(
      newsrooms.map(({ size, child }) => [`${number(size)} editions`, number(residentMemory(child.pid ?? 0))]),
    ),
    'largest / smallest': '',
  })
  for (const { child } of newsrooms) child.kill('SIGKILL')
  return { title: 'The same reads with more and more editions, one at a time', rows }
}

/** What a publication costs, and when readers of another process see it. */
export async function benchPublishing(): Promise<Table> {
  const uri = await seeded()
  for (const end of ['', '-wal']) {
    const file = fileOf('story') + end
    if (existsSync(file)) copyFileSync(file, fileOf('bare') + end)
  }
  const { child, origin } = await startDelivery(uri)
  const publisher = run(['--import', 'tsx', 'tests/bench/publisher.ts', uri, uriOf('bare'), origin, EDITION])
  let text = ''
  publisher.stdout?.on('data', (part: Buffer) => (text += part.toString()))
  await once(publisher, 'exit')
  child.kill('SIGKILL')
  const { cited, bare, visible } = JSON.parse(text) as Record<'cited' | 'bare' | 'visible', number[]>
  const row = (what: string, times: number[], ratio = '') => ({
    what,
    'median ms': number(median(times), 1),
    'p99 ms': number(percentile(times, 0.99), 1),
    ratio,
  })
  return {
    title: 'Publishing: the real story, saved as published with another dek, in turns',
    rows: [
      row("Payload's update alone (the same fields, no hooks)", bare),
      row('published by Cited: reviewed, released, numbered', cited, number(median(cited) / median(bare), 2)),
      row('until another process shows it', visible),
    ],
  }
}
