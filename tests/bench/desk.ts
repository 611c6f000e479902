import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLocalReq, type Payload } from 'payload'
import { sampleDocument } from '../../src/delivery/examples'
import { analyzeIndexes } from '../../src/database/indexes'
import { defaultLanguages } from '../../src/model/languages'
import { loadDesk, readDeskCursor } from '../../src/newsroom/editions/desk'
import { deskFilters, type DeskFilter } from '../../src/newsroom/editions/deskFilters'
import { standardRules } from '../../src/review'
import { openPayload } from '../support/payload'

const STORIES = 10_000
const STEP = 250
const CALLS = 15

/** Stories as a newsroom has them after years: each in English, nine in ten in Spanish too, one in forty with errors. */
async function fill(payload: Payload): Promise<void> {
  const { db } = payload
  const began = Date.UTC(2020, 0, 1)
  const write = async (number: number, language: string, transactionID: number | string, from: string | null) => {
    const at = new Date(began + number * 600_000).toISOString()
    const hash = `${language}${number}`.padStart(64, '0')
    const article = {
      title: `Story ${number}`,
      slug: `story-${number}`,
      story: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      language,
      review: { errors: number % 40 === 0 ? 2 : 0, warnings: 1, notices: 3 },
      translatedFrom: from ? { article: from, release: `en${number}`.padStart(64, '0') } : {},
      _status: 'published',
      createdAt: at,
      updatedAt: at,
    }
    const req = { transactionID }
    const { id } = (await db.create({ collection: 'articles', data: article, req })) as { id: string }
    await db.createVersion({
      autosave: false,
      collectionSlug: 'articles',
      createdAt: at,
      parent: id,
      req,
      returning: false,
      updatedAt: at,
      versionData: { ...article, id } as never,
    })
    const document = { ...sampleDocument, story: article.story, language, slug: article.slug, title: article.title }
    await db.create({
      collection: 'releases',
      data: {
        article: String(id),
        at,
        document,
        hash,
        kind: 'published',
        language,
        newest: true,
        publishedAt: at,
        records: [`statistic:${randomUUID()}`],
        sequence: number * 2 + (language === 'en' ? 0 : 1),
        slug: article.slug,
        statistics: [],
        story: article.story,
        version: 1,
      },
      req,
    })
    return String(id)
  }
  for (let first = 1; first <= STORIES; first += STEP) {
    const transactionID = (await db.beginTransaction()) ?? 0
    for (let number = first; number < first + STEP; number += 1) {
      const english = await write(number, 'en', transactionID, null)
      if (number % 10 !== 0) await write(number, 'es', transactionID, english)
    }
    await db.commitTransaction(transactionID)
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

async function measure(uri: string): Promise<Record<string, string>> {
  const payload = await openPayload(uri)
  await fill(payload)
  // As a server does once an hour.
  await analyzeIndexes(payload)
  const user = await payload.create({
    collection: 'users',
    data: { email: 'editor@example.org', name: 'Editor', password: 'correct horse battery', role: 'editor' },
  })
  const settings = {
    languages: defaultLanguages,
    rules: standardRules,
    minorFigures: 'notice' as const,
    apiPath: '/v1',
    timeZone: 'UTC',
  }
  const desk = async (filter: DeskFilter | null, cursor: string | null = null) => {
    const req = await createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)
    return loadDesk(req, { after: cursor ? readDeskCursor(cursor) : null, filter, limit: 25 }, settings)
  }
  const times: Record<string, string> = {}
  const take = async (name: string, call: () => Promise<unknown>) => {
    const taken: number[] = []
    for (let count = 0; count < CALLS; count += 1) {
      const start = performance.now()
      await call()
      taken.push(performance.now() - start)
    }
    times[name] = median(taken.slice(1)).toFixed(0)
  }
  await take('the newest', () => desk(null))
  let cursor: string | null = null
  for (let page = 0; page < 20; page += 1) cursor = (await desk(null, cursor)).next
  await take('the 20th page', () => desk(null, cursor))
  for (const filter of deskFilters) await take(filter, () => desk(filter))
  await payload.destroy()
  return times
}

/** How long the Desk takes with 10,000 stories, on each database there is. */
export async function benchDesk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-desk-'))
  const databases: Array<[string, string]> = [['SQLite', `file:${path.join(folder, 'desk.db')}`]]
  if (process.env.MONGODB_URI) {
    const uri = new URL(process.env.MONGODB_URI)
    uri.pathname = `/cited_desk_${randomUUID().slice(0, 8)}`
    databases.push(['MongoDB', uri.toString()])
  }
  const rows: Record<string, string>[] = []
  for (const [name, uri] of databases) rows.push({ 'ms in the median': name, ...(await measure(uri)) })
  rmSync(folder, { force: true, recursive: true })
  return { title: `The Desk with ${STORIES.toLocaleString('en')} stories`, rows }
}
