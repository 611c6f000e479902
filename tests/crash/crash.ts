/** Kills a server again and again, at random and at named points, and looks after each kill what is on disk. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { buildConfig, getPayload } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import type { FaultPoint } from '../../src/database/faultPoints'
import { cited } from '../../src/index'
import type { EditionDocument } from '../../src/model/document'
import { settingsOf } from '../../src/options'
import { answering, pause } from '../bench/processes'
import { articleData, body, paragraph } from '../support/drafts'
import { brokenImages, Editor, lostIn, type Ledger } from './clients'
import { ageJobs, dropDatabase, readStored, tornIn, type ReleaseRow, type Stored } from './ledger'
import { killBackup, start, type Child, type Newsroom } from './server'

/** How many editors write stories at a time; one more corrects. */
const EDITORS = 3
/** How long a server is at work at most before it is killed at random, and after its start, in milliseconds. */
const WORKS = 4000
const STARTS = 10_000
/** When it is killed that does not come to its point, in milliseconds. */
const POINT_LIMIT = 12_000
/** How often what is stored is read at most until it rests. */
const MOST_READS = 20
/** How long the search may take to find what a correction says, in milliseconds. */
const FOUND_WITHIN = 20_000
/** How long what waits may take in the end, in milliseconds. */
const CATCHES_UP = 120_000

/**
 * Where it is killed: at a point, the nth time that it comes there; after some milliseconds of work; while it starts. Or
 * the process of the newsroom alone is, which the other one starts again.
 */
type Kill = { point: FaultPoint; nth: number } | { after: number } | { starting: number } | { newsroomAfter: number }

/** The points, and how often each is come to in a second or two of work. */
const points: Array<[FaultPoint, number]> = [
  ['after-article', 12],
  ['after-release', 8],
  ['before-commit', 8],
  ['after-commit', 8],
  ['numbering', 8],
  ['webhook-attempt', 6],
  ['correction', 3],
  ['words', 3],
  ['backup', 1],
]

export type CrashReport = {
  kills: number
  /** How many kills there were at each point, and otherwise. */
  at: Record<string, number>
  /** At how many of the points it did not come to them, and was killed after some time. */
  notCome: Record<string, number>
  acknowledged: number
  releases: number
  delivered: number
  scheduled: number
  uploaded: number
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

/** Makes the newsroom: an editor with a key, a webhook, a figure that two editions carry. */
async function prepare({ uri, secret }: Newsroom, url: string) {
  const payload = await getPayload({
    config: await buildConfig({
      db: databaseAdapter(uri),
      logger: { options: { level: 'error' } },
      onInit: migrate,
      plugins: [cited({ webhooks: { allowLoopback: true } })],
      secret,
      telemetry: false,
      typescript: { autoGenerate: false },
    }),
    cron: false,
    key: randomUUID(),
  })
  const apiKey = randomUUID()
  const account = { email: 'editor@example.org', password: randomUUID(), enableAPIKey: true, apiKey }
  await payload.create({ collection: 'users', data: { ...account, name: 'Editor', role: 'admin' } })
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
  const media = path.resolve(settingsOf(payload).mediaDirectory)
  await payload.destroy()
  return { authorization: `users API-Key ${apiKey}`, figure: { id: figure.id, articles: [en.id, es.id] }, media }
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

/**
 * What is stored and what readers get of it, of one moment: what waited is published meanwhile, and the rows of several
 * tables are read one after another. A server that does not come to rest is judged by what it has in the end.
 */
async function readAtRest(uri: string, origin: string) {
  for (let tries = 1; ; tries += 1) {
    const before = await readStored(uri)
    const feed = await readFeed(origin)
    const stored = await readStored(uri)
    if (isDeepStrictEqual(before, stored) || tries === MOST_READS) return { feed, stored }
    await pause(500)
  }
}

function valueIn(figure: string, releases: ReleaseRow[]): (article: string) => string | undefined {
  return (article) => {
    const document = releases.find((release) => release.article === article && release.newest)?.document
    return (document as EditionDocument | undefined)?.statistics.find(({ id }) => id === figure)?.value
  }
}

/** How many of the values that the figure had before are searched for. */
const FORMER_VALUES = 5

/**
 * What the search gets wrong of the figure: its editions are found by what it is, soon after a start, and by nothing that
 * it was before.
 */
async function misfound(origin: string, { figure }: Ledger, releases: ReleaseRow[]): Promise<string[]> {
  const shown = releases
    .filter(({ article }) => figure.articles.includes(article))
    .sort((a, b) => a.version - b.version)
    .flatMap(({ article, document }) => {
      const { statistics = [], slug } = document as Partial<EditionDocument>
      return statistics.flatMap(({ display, id }) => (id === figure.id ? [{ article, display, slug }] : []))
    })
  const wrong: string[] = []
  for (const id of figure.articles) {
    const values = shown.filter(({ article }) => article === id)
    const newest = values.at(-1)
    if (!newest) continue
    const former = values.map(({ display }) => display).filter((display) => display !== newest.display)
    const isFound = async (word: string) => {
      const answer = await fetch(`${origin}/api/v1/articles?q=${encodeURIComponent(word)}`)
      const { articles } = (await answer.json()) as { articles: Array<{ slug: string }> }
      return articles.some(({ slug }) => slug === newest.slug)
    }
    for (const word of new Set(former.slice(-FORMER_VALUES))) {
      if (await isFound(word)) wrong.push(`${newest.slug} is found by ${word}, is ${newest.display}`)
    }
    const end = Date.now() + FOUND_WITHIN
    while (!(await isFound(newest.display))) {
      if (Date.now() > end) wrong.push(`${newest.slug} is not found by ${newest.display}`)
      if (Date.now() > end) break
      await pause(100)
    }
  }
  return wrong
}

function refusedIn({ releases }: Stored, { refused }: Ledger): string[] {
  const titles = new Set(refused)
  return releases
    .filter(({ document }) => titles.has(document.title ?? '') || JSON.stringify(document).includes('45 spies'))
    .map(({ document }) => `“${document.title}” was refused and is public`)
}

function nameOf(kill: Kill): string {
  if ('point' in kill) return kill.point
  if ('newsroomAfter' in kill) return 'the newsroom alone'
  return 'after' in kill ? 'at random' : 'while it starts'
}

/** Kills a server so often, and gives what it found. */
export async function crash({ uri, kills, seed, log = () => undefined }: CrashOptions): Promise<CrashReport> {
  const random = randomFrom(seed)
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-crash-'))
  const { received, url, close } = await receiveWebhooks()
  const isSQLite = uri.startsWith('file:')
  const newsroom: Newsroom = { uri, secret: randomUUID() }
  const uploadName = `crash-${randomUUID()}`
  const { authorization, figure, media } = await prepare(newsroom, url)
  const ledger: Ledger = {
    articles: [],
    scheduled: [],
    refused: [],
    uploaded: [],
    lookedAt: new Set(),
    figure: { ...figure, known: '37', maybe: null, isSaved: false },
    acknowledged: 0,
  }
  const counts = { acknowledged: 0, releases: 0, delivered: 0, scheduled: 0, uploaded: 0 }
  const report: CrashReport = { kills: 0, at: {}, notCome: {}, ...counts, objections: [] }
  const object = (found: string[]) => {
    for (const each of found) {
      report.objections.push(`kill ${report.kills}: ${each}`)
      log(`objection: ${each}`)
    }
  }
  const used = points.filter(([point]) => isSQLite || point !== 'backup')
  const choose = (number: number): Kill => {
    const turn = number % (used.length + 4)
    if (turn === used.length) return { starting: Math.floor(random() * STARTS) }
    if (turn === used.length + 1) return { newsroomAfter: Math.floor(random() * WORKS) }
    const [point, often] = used[turn] ?? []
    if (point === undefined || often === undefined) return { after: Math.floor(random() * WORKS) }
    return { point, nth: 1 + Math.floor(random() * often) }
  }

  /** Looks at what is on disk once a server has started on it: it numbers what a crash left. */
  const look = async (origin: string) => {
    const { feed, stored } = await readAtRest(uri, origin)
    object([
      ...tornIn(stored),
      ...lostIn(ledger, { ...stored, valueOf: valueIn(figure.id, stored.releases) }),
      ...refusedIn(stored, ledger),
      ...(await brokenImages(origin, authorization, ledger)),
      ...(await misfound(origin, ledger, stored.releases)),
    ])
    const expected = [...stored.releases].sort((a, b) => Number(a.sequence) - Number(b.sequence))
    const isWhole = feed.map(({ hash }) => hash).join() === expected.map(({ hash }) => hash).join()
    if (!isWhole) object([`the feed has ${feed.length} of ${expected.length} releases`])
    return stored
  }

  /** Looks, then has a server work until it is killed. */
  const live = async (child: Child, kill: Kill) => {
    const starting = 'starting' in kill ? setTimeout(child.kill, kill.starting) : undefined
    const origin = await child.ready
    if (origin === null) {
      // A server may come to a point while it starts, or be killed; it may not end by itself.
      if (child.process.signalCode !== 'SIGKILL') throw new Error('The server did not start. What it said is above.')
      clearTimeout(starting)
      return
    }
    if (starting === undefined) {
      await look(origin).catch(async (error: unknown) => {
        // What the server does by itself may bring it to the point while it is asked.
        await Promise.race([child.ended, pause(POINT_LIMIT)])
        if (child.process.signalCode !== 'SIGKILL') throw error
      })
    }
    const editor = () => new Editor(origin, authorization, ledger, random, uploadName)
    const work = Array.from({ length: EDITORS }, () => editor().writeStories())
    // Whoever corrects has to know what the figure is.
    if (starting === undefined) work.push(editor().correct())
    const done = Promise.allSettled(work)
    const isBackup = 'point' in kill && kill.point === 'backup'
    if (isBackup) object(await killBackup(newsroom, path.join(folder, `backup-${report.kills}`)))
    if ('newsroomAfter' in kill) {
      await pause(kill.newsroomAfter)
      child.killNewsroom()
      await done
      await answering(`${origin}/ready`)
      await look(origin)
    }
    const limit = 'newsroomAfter' in kill ? 0 : 'after' in kill ? kill.after : isBackup ? 0 : POINT_LIMIT
    const timer =
      starting ??
      setTimeout(() => {
        if ('point' in kill && !isBackup) report.notCome[kill.point] = (report.notCome[kill.point] ?? 0) + 1
        child.kill()
      }, limit)
    await child.ended
    clearTimeout(timer)
    object((await done).flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : [])))
  }

  let child: Child | undefined
  try {
    for (; report.kills < kills;) {
      const kill = choose(report.kills)
      // The point of the backup is in a process of its own.
      child = await start(newsroom, 'point' in kill && kill.point !== 'backup' ? kill : undefined)
      await live(child, kill)
      report.kills += 1
      report.at[nameOf(kill)] = (report.at[nameOf(kill)] ?? 0) + 1
      log(
        `${report.kills}: ${nameOf(kill)}, ${ledger.acknowledged} acknowledged, ${report.objections.length} objections`,
      )
    }

    // Webhooks are delivered at least once: those that a killed worker had taken are free two minutes later.
    await ageJobs(uri)
    child = await start(newsroom)
    const origin = await child.ready
    if (origin === null) throw new Error('The server did not start in the end.')
    ledger.lookedAt.clear()
    let stored = await look(origin)
    const untold = () => {
      const hashes = new Set(received.map(({ hash }) => hash))
      return stored.releases.filter(({ hash }) => !hashes.has(hash))
    }
    for (const end = Date.now() + CATCHES_UP; Date.now() < end;) {
      if (untold().length === 0 && stored.schedules.length === 0) break
      await pause(1000)
      stored = await readStored(uri)
    }
    object(untold().map(({ document }) => `no webhook told of “${document.title}”`))
    object(stored.schedules.map(({ article }) => `${article} was not published at its time`))
    object(lostIn(ledger, { ...stored, valueOf: valueIn(figure.id, stored.releases) }))
    object(received.filter(({ sequence }) => !sequence).map(() => 'a webhook told of no sequence'))
    object(readdirSync(folder).filter((name) => /^backup-[^.]*$/.test(name)))
    Object.assign(report, {
      acknowledged: ledger.acknowledged,
      releases: stored.releases.length,
      delivered: received.length,
      scheduled: ledger.scheduled.length,
      uploaded: ledger.uploaded.length,
    })
    return report
  } finally {
    child?.kill()
    await child?.ended
    close()
    await dropDatabase(uri)
    rmSync(folder, { force: true, recursive: true })
    for (const name of existsSync(media) ? readdirSync(media) : [])
      if (name.startsWith(uploadName)) rmSync(path.join(media, name))
  }
}
