/** SQLite's file under a running server: kept open once, full, taken away, replaced. */
import { copyFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { afterEach, describe, expect, it } from 'vitest'
import { healthOf } from '../../src/database/health'
import { fileOf } from '../../src/database/sqliteFile'
import { articleData, create } from '../support/drafts'
import { openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type Client = { execute: (statement: string) => Promise<{ rows: Json[] }> }

describe('a newsroom on SQLite', () => {
  let newsroom: Newsroom
  const open = async () => (newsroom = await openNewsroom('SQLite'))
  afterEach(() => newsroom?.close())

  const client = () => (newsroom.payload.db as unknown as { client: Client }).client
  const problem = () => healthOf(newsroom.payload.db)?.problem()
  const save = (language = 'en', data: Json = articleData()) =>
    newsroom.call('/articles?draft=true', {
      as: 'editor',
      method: 'POST',
      data,
      headers: { 'Accept-Language': language },
    })
  const articles = async () => (await newsroom.payload.count({ collection: 'articles' })).totalDocs

  it('has no more files open after some hundred writes than before', async () => {
    await open()
    const { id } = await create(newsroom, 'articles', articleData(), '?draft=true')
    const openFiles = () => readdirSync('/proc/self/fd').length
    const before = openFiles()
    for (let write = 0; write < 200; write += 1) {
      await newsroom.payload.update({ collection: 'articles', id, data: { dek: `Dek ${write}` }, draft: true })
    }
    expect(openFiles()).toBeLessThanOrEqual(before + 5)
  })

  it('says so when the disk is full, keeps nothing of what was refused, and goes on when there is room again', async () => {
    await open()
    const { rows } = await client().execute('PRAGMA page_count')
    const before = await articles()
    await client().execute(`PRAGMA max_page_count = ${Number(rows[0].page_count) + 4}`)
    const long = articleData({ dek: 'A long dek. '.repeat(80), title: 'The one that does not fit' })
    let answer = await save('es', long)
    for (let more = 0; answer.status === 201 && more < 50; more += 1) answer = await save('es', articleData(long))
    expect(answer.status).toBe(507)
    expect(answer.body.errors[0].message).toContain('El disco del servidor está lleno.')
    expect(answer.headers.get('Retry-After')).toBeTruthy()
    const saved = await articles()
    const english = await save('en', articleData(long))
    expect([english.status, english.body.errors[0].message]).toEqual([507, expect.stringContaining('disk')])
    expect(await articles()).toBe(saved)
    const versions = await newsroom.payload.countVersions({ collection: 'articles' })
    expect(versions.totalDocs).toBe(saved)
    expect(saved - before).toBeLessThan(50)

    await client().execute('PRAGMA max_page_count = 1000000')
    expect((await save()).status).toBe(201)
    expect(await problem()).toBeNull()
  })

  it('is not ready while writes fail, and says why', async () => {
    await open()
    expect(await problem()).toBeNull()
    await client().execute('PRAGMA query_only = ON')
    expect((await save()).status).toBe(503)
    expect(await problem()).toBe('the database cannot be written to')
    await client().execute('PRAGMA query_only = OFF')
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(await problem()).toBeNull()
  })

  it.each([
    ['removed', (file: string) => rmSync(file)],
    [
      'replaced',
      (file: string) => {
        renameSync(file, `${file}.old`)
        writeFileSync(file, '')
      },
    ],
    ['empty', (file: string) => writeFileSync(file, '')],
    [
      'another one',
      (file: string) => {
        const other = new Database(`${file}.other`)
        other.exec('CREATE TABLE articles (id TEXT)')
        other.close()
        copyFileSync(`${file}.other`, file)
      },
    ],
    ['without its write-ahead log', (file: string) => rmSync(`${file}-wal`)],
  ])('acknowledges nothing once its file is %s', async (_, take) => {
    await open()
    expect((await save()).status).toBe(201)
    take(fileOf(newsroom.uri))
    const answer = await save('en', articleData({ _status: 'published' }))
    expect([answer.status, answer.body.errors[0].message]).toEqual([
      503,
      expect.stringContaining('removed or replaced'),
    ])
    expect(await problem()).toContain('removed or replaced')
    const other = await newsroom.call('/users/login', {
      method: 'POST',
      data: { email: 'editor@example.org', password: 'correct horse battery staple' },
    })
    expect(other.status).toBe(503)
  })
})
