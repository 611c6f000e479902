import { Sqlite3Client } from '@libsql/client/sqlite3'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLocalReq, getPayload, handleEndpoints, type Payload } from 'payload'
import { databaseAdapter } from '../../src/database/adapter'
import { MONGODB } from '../../src/database/kinds'
import { withTransaction } from '../../src/database/transactions'
import { findFigures } from '../../src/figures'
import type { Release } from '../../src/model/release'
import { indexWaiting, listReleases, type Listed } from '../../src/releases/listings'
import { addAccount } from '../support/accounts'
import { articleData, body, paragraph } from '../support/drafts'

import { configOf, origin } from '../support/payload'
import { pause } from './processes'

/** How many live editions carry the figure: `FAN_OUT=100,300` for others. */
const EDITIONS = (process.env.FAN_OUT ?? '100,300,1000').split(',').map(Number)
/** How many editions are put into the lists at once. */
const AT_ONCE = 100
/** How long somebody else waits from one save to the next, in milliseconds. */
const PAUSE = 50
const note = { language: 'en', text: 'An earlier version gave 37 diplomats. There are 38.' }

type Answer = { status: number; body: { doc?: { id: string } } }
type Call = (method: string, route: string, data: object) => Promise<Answer>

/** The words that editions are written in: those of published news, names and figures left out. */
const vocabulary = [
  ...new Set(
    readFileSync(new URL('../corpus/en.jsonl', import.meta.url), 'utf8')
      .split('\n')
      .flatMap(
        (line) => (line ? (JSON.parse(line) as { text: string }).text : '').match(/(?<= )[a-z]{4,}(?= )/g) ?? [],
      ),
  ),
].filter(
  (word) => findFigures(`${word} hours`, 'en').length === 0 && !/teen|percent|[mtb]illion|dozen|doubl|tripl/.test(word),
)
/** Two of them for a number. */
function wordsOf(number: number, place: number): string {
  const word = (index: number) => vocabulary[index % vocabulary.length] ?? ''
  return `${word(number + place * 13)} ${word(number * 7 + place)}`
}

/** The same in the words of another edition, as many as a story of its length has, so that no two say the same sentence. */
function inOwnWords<T>(value: T, number: number): T {
  let place = 0
  const text = JSON.stringify(value).replaceAll('the summer', () => `the ${wordsOf(number, (place += 1))}`)
  return JSON.parse(text) as T
}

/** The same rows as another document needs them: what is in a list has an id of its own. */
function withFreshRows(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((row: unknown) => {
      const copy = withFreshRows(row)
      const isRow = typeof row === 'object' && row !== null && 'id' in row && !('type' in row) && !('blockType' in row)
      return isRow ? { ...(copy as object), id: randomUUID().replaceAll('-', '').slice(0, 24) } : copy
    })
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withFreshRows(each)]))
}

/** Publishes an edition that cites a figure, and copies its rows: each copy is of a story of its own, in its own words. */
async function fill(payload: Payload, call: Call, statistic: string, editions: number): Promise<void> {
  const { db } = payload
  const sentence =
    'The ministry said that the summer of the summer would stay open, and that the summer had been told of the summer. '
  const figure = { blockType: 'figure', statistic, form: 'digits' }
  const text = Array.from({ length: 12 }, () => paragraph(sentence.repeat(4)))
  const data = articleData({ body: body(paragraph('Mexico authorised ', figure, ' of them.'), ...text) })
  const { doc } = (await call('POST', '/articles', { ...data, _status: 'published' })).body
  if (!doc) throw new Error('The first edition could not be published.')
  type Row = Record<string, unknown> & { id: string; slug: string }
  const article = await db.findOne<Row>({ collection: 'articles', where: { id: { equals: doc.id } } })
  const { docs } = await db.findVersions<Row>({
    collection: 'articles',
    limit: 1,
    where: { parent: { equals: doc.id } },
  })
  const released = await db.findOne<Release>({ collection: 'releases', where: { article: { equals: doc.id } } })
  const [version] = docs
  if (!article || !version || !released) throw new Error('The first edition is not there.')
  const listed: Listed[] = []
  for (let number = 1; number < editions; number += 1) {
    const own = { story: randomUUID(), slug: `${article.slug}-${number}` }
    const { id: _, ...row } = article
    const written = (of: object) => inOwnWords(withFreshRows(of) as Row, number)
    const made = await db.create({ collection: 'articles', data: { ...written(row), ...own } })
    await db.createVersion({
      autosave: false,
      collectionSlug: 'articles',
      createdAt: version.createdAt,
      parent: made.id,
      returning: false,
      updatedAt: version.updatedAt,
      versionData: { ...written(version.version), ...own } as never,
    })
    const document = { ...inOwnWords(released.document, number), ...own }
    const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex')
    const { id: __, ...release } = released
    const numbered = { hash, document, sequence: Number(released.sequence) + number }
    const copy = await db.create({
      collection: 'releases',
      data: { ...release, ...own, ...numbered, article: String(made.id) },
    })
    listed.push({ ...release, ...numbered, id: String(copy.id), article: String(made.id) })
  }
  for (let first = 0; first < listed.length; first += AT_ONCE) {
    const req = await createLocalReq({}, payload)
    await withTransaction(req, () => listReleases(req, listed.slice(first, first + AT_ONCE)))
  }
}

/** Counts what is asked of a database from here on: statements of SQL, or commands of MongoDB. */
function counting({ db }: Payload): () => number {
  let asked = 0
  if (db.packageName === MONGODB) {
    const { connection } = db as unknown as {
      connection: { getClient: () => { on: (event: 'commandStarted', listener: () => void) => void } }
    }
    connection.getClient().on('commandStarted', () => (asked += 1))
  } else {
    // Both connections are clients of this class.
    const client = Sqlite3Client.prototype as { execute: (...given: unknown[]) => Promise<unknown> }
    const execute = client.execute
    client.execute = function counted(...given) {
      asked += 1
      return execute.apply(this, given)
    }
  }
  return () => asked
}

/** Tells the longest that a transaction was open from here on, in milliseconds: on SQLite nobody else writes meanwhile. */
function timingTransactions({ db }: Payload): () => number {
  const began = new Map<number | string, number>()
  let longest = 0
  const { beginTransaction, commitTransaction } = db
  Object.assign(db, {
    beginTransaction: async (...given: Parameters<typeof beginTransaction>) => {
      const id = await beginTransaction.apply(db, given)
      if (id !== null) began.set(id, performance.now())
      return id
    },
    commitTransaction: async (id: number | string | Promise<number | string>) => {
      await commitTransaction.call(db, id)
      longest = Math.max(longest, performance.now() - (began.get(await id) ?? Infinity))
    },
  })
  return () => longest
}

/** How long the slowest of the saves took that somebody else made meanwhile, one after the other, in milliseconds. */
async function savesMeanwhile(call: Call, id: string, work: Promise<unknown>): Promise<number> {
  let isDone = false
  const ended = work.finally(() => (isDone = true)).catch(() => undefined)
  let slowest = 0
  for (let number = 0; !isDone; number += 1) {
    // From when it was to begin: a process that is busy begins nothing.
    const began = performance.now() + PAUSE
    await pause(PAUSE)
    const { status } = await call('PATCH', `/articles/${id}?draft=true&depth=0`, { dek: `Meanwhile ${number}.` })
    if (status !== 200) throw new Error(`A save meanwhile: ${status}`)
    slowest = Math.max(slowest, performance.now() - began)
  }
  await ended
  return slowest
}

/** A figure that so many live editions carry is looked at, saved and released: milliseconds, and for each edition. */
async function correct(uri: string, database: string, editions: number): Promise<Record<string, string>> {
  const key = randomUUID()
  const config = await configOf(databaseAdapter(uri))
  const payload = await getPayload({ config, cron: false, key })
  try {
    const { token } = await addAccount(payload, 'editor')
    const call: Call = async (method, route, data) => {
      const headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
      const request = new Request(`${origin}/api${route}`, { method, headers, body: JSON.stringify(data) })
      const answer = await handleEndpoints({ config, payloadInstanceCacheKey: key, request })
      return { status: answer.status, body: (await answer.json()) as Answer['body'] }
    }
    const source = await call('POST', '/sources', { kind: 'document', name: 'A register', terms: 'on-record' })
    const statistic = await call('POST', '/statistics', {
      label: 'diplomats',
      value: '37',
      unit: { kind: 'count', noun: 'diplomats' },
      evidence: [{ source: source.body.doc?.id }],
    })
    const id = statistic.body.doc?.id ?? ''
    await fill(payload, call, id, editions)
    const other = (await call('POST', '/articles?draft=true', articleData())).body.doc?.id ?? ''
    const asked = counting(payload)
    const timed = async (method: string, route: string, data: object) => {
      const before = asked()
      const [began, used] = [performance.now(), process.cpuUsage()]
      const { status } = await call(method, route, data)
      if (status !== 200) throw new Error(`${method} ${route}: ${status}`)
      const time = performance.now() - began
      const { system, user } = process.cpuUsage(used)
      const each = `${((asked() - before) / editions).toFixed(1)} statements each`
      return `${(time / 1000).toFixed(1)} s (CPU ${((system + user) / 1e6).toFixed(1)} s, ${each})`
    }
    const changeTo = (value: string) => ({ value, correction: { kind: 'correction', notes: [note] } })
    const looked = await timed('POST', `/statistics/${id}/affected`, changeTo('38'))
    const saved = await timed('PATCH', `/statistics/${id}`, changeTo('38'))
    const alone = await timed('POST', `/statistics/${id}/release`, {})
    // The search gets the new words behind the answer.
    await indexWaiting(payload)
    // Once more, while somebody else saves one thing after the other.
    await timed('PATCH', `/statistics/${id}`, changeTo('39'))
    const longest = timingTransactions(payload)
    const releasing = timed('POST', `/statistics/${id}/release`, {})
    const waited = await savesMeanwhile(call, other, releasing)
    const released = await releasing
    const open = longest()
    const began = performance.now()
    const indexing = indexWaiting(payload)
    const waitedAfter = await savesMeanwhile(call, other, indexing)
    const indexed = performance.now() - began
    const { totalDocs } = await payload.count({ collection: 'releases', where: { kind: { equals: 'corrected' } } })
    if (totalDocs !== 2 * editions) throw new Error(`${totalDocs} editions of ${2 * editions} were corrected.`)
    return {
      database,
      editions: String(editions),
      'looked at': looked,
      saved,
      released: alone,
      'released while another editor saves': released,
      'its transaction was open': `${(open / 1000).toFixed(1)} s`,
      'slowest save of another editor meanwhile': `${(waited / 1000).toFixed(1)} s`,
      'new words in the search, and the slowest save until then': `${(indexed / 1000).toFixed(1)} s, ${(waitedAfter / 1000).toFixed(1)} s`,
    }
  } finally {
    await payload.destroy()
  }
}

/** What a correction costs that more and more live editions carry; on MongoDB too where `MONGODB_URI` names one. */
export async function benchFanOut() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-fan-out-'))
  const rows: Record<string, string>[] = []
  try {
    for (const editions of EDITIONS) {
      rows.push(await correct(`file:${path.join(folder, `${editions}.db`)}`, 'SQLite', editions))
      if (!process.env.MONGODB_URI) continue
      const uri = new URL(process.env.MONGODB_URI)
      uri.pathname = `/cited_${randomUUID().slice(0, 8)}`
      uri.searchParams.set('monitorCommands', 'true')
      rows.push(await correct(uri.toString(), 'MongoDB', editions))
    }
  } finally {
    rmSync(folder, { force: true, recursive: true })
  }
  return { title: 'A correction that many live editions carry', rows }
}
