/** What a server logs: which rule refused what, and never what somebody wrote or asked for. */
import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLocalReq } from 'payload'
import { guardAdminCall } from '../../src/access/guard/adminCalls'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'

const canary = 'Xochitl Canary'

describe.each(databases)('the log on %s', (database) => {
  let newsroom: Newsroom
  let log = ''
  const lines = () =>
    log
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  beforeAll(async () => {
    const destination = new Writable({
      write: (chunk: Buffer, _, done) => {
        log += chunk.toString()
        done()
      },
    })
    newsroom = await openNewsroom(database, {}, { logger: { destination, options: { level: 'trace' } } })
  })
  beforeEach(() => {
    log = ''
  })
  afterAll(() => newsroom?.close())

  it('names the rule of a refused publication, and no name', async () => {
    const source = await create(newsroom, 'sources', { kind: 'person', name: canary, terms: 'off-record' })
    const quote = await create(newsroom, 'quotes', { text: `${canary} said so`, language: 'en', speaker: source.id })
    const node = { blockType: 'quotation', quote: quote.id, excerpt: `${canary} said so` }
    const answer = await newsroom.call('/articles', {
      as: 'editor',
      method: 'POST',
      data: articleData({
        title: canary,
        body: body(paragraph(`37 people know ${canary}.`, node)),
        _status: 'published',
      }),
    })
    expect(answer.status).toBe(400)
    expect(log).not.toContain('Canary')
    expect(lines()).toContainEqual(expect.objectContaining({ refused: expect.objectContaining({ status: 400 }) }))
  })

  it('says in one line, and not where, that a stranger called a function of the admin', async () => {
    const req = await createLocalReq({}, newsroom.payload)
    for (const name of ['form-state', 'table-state'] as const) {
      log = ''
      const call = guardAdminCall(name, { collectionSlug: 'articles' }, req)
      await expect(call).rejects.toMatchObject({ status: 401 })
      expect(lines()).toMatchObject([{ level: 30, refused: { status: 401 }, msg: 'a request was refused' }])
      expect(log).not.toContain('stack')
    }
  })

  it('says nothing of what a save held that the database refused', async () => {
    const { db } = newsroom.payload
    const create = db.create.bind(db)
    // As a database that fails tells of it: the statement, with its parameters.
    db.create = () => {
      const cause = Object.assign(new Error(`near "x": ${canary}`), { code: 'SQLITE_ERROR' })
      throw new Error(`Failed query: insert into "sources" values (?)\nparams: ${canary}`, { cause })
    }
    const answer = await newsroom.call('/sources', {
      as: 'editor',
      method: 'POST',
      data: { kind: 'document', name: canary, terms: 'on-record' },
    })
    db.create = create
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([500, expect.not.stringContaining('Canary')])
    expect(log).not.toContain('Canary')
    const [line] = lines().filter(({ level }) => level === 50)
    expect(line?.err).toMatchObject({ type: 'Error', stack: expect.any(Array), cause: { code: 'SQLITE_ERROR' } })
  })

  it.each([
    ['PATCH', '/sources/x', { kind: [], name: canary }],
    ['POST', '/sources', { name: canary, terms: canary }],
    ['POST', '/users', { email: canary, password: canary }],
    ['POST', '/users/login', { email: `${canary}@example.org`, password: canary }],
    ['POST', '/users/forgot-password', { email: canary }],
    ['POST', '/users/reset-password', { token: canary, password: canary }],
    ['GET', `/sources?where[name][like]=${canary}&sort=${canary}`, undefined],
    ['GET', `/sources?where[${canary}][equals]=${canary}`, undefined],
    ['GET', `/sources/${encodeURIComponent(canary)}`, undefined],
    ['POST', '/articles', `{"title":"${canary}`],
    ['GET', `/nothing/${encodeURIComponent(canary)}?q=${canary}`, undefined],
  ])('says nothing of what was asked: %s %s', async (method, path, data) => {
    const answer = await newsroom.call(path, { as: 'admin', method, ...(data === undefined ? {} : { data }) })
    expect([answer.status, answer.status < 500]).toEqual([answer.status, true])
    expect(log).not.toMatch(/canary/i)
  })

  it('says nothing that an error says, however it is logged', () => {
    const { logger } = newsroom.payload
    const error = Object.assign(new Error(canary), {
      data: { errors: [{ path: 'title', message: canary }], findings: [] },
    })
    logger.error(error)
    logger.error({ err: error })
    logger.error({ err: error, msg: 'It failed.' })
    logger.warn({ error }, 'It failed.')
    logger.error(error, 'It failed.')
    expect(log).not.toContain('Canary')
    expect(lines()).toHaveLength(5)
    expect(lines()[0]).toMatchObject({ err: { type: 'Error', about: ['title'] } })
  })
})
