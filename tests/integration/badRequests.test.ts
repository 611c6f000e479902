/** What cannot be done as it is asked is refused with 400, and says of which field or parameter. */
import { handleFormStateLocking } from '@payloadcms/ui/utilities/handleFormStateLocking'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardAdminCall } from '../../src/access/guard/adminCalls'
import type { Role } from '../../src/access/roles'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  let statistic: Json
  let article: Json

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const data = articleData({ body: body(paragraph('Of them ', figure, ' were counted.')), _status: 'published' })
    article = await create(newsroom, 'articles', data)
  })
  afterAll(() => newsroom?.close())

  const send = (route: string, data?: unknown, method = 'POST', language = 'en') =>
    newsroom.call(route, { as: 'editor', method, data, headers: { 'Accept-Language': language } })
  const pathsOf = ({ body: { errors } }: Json) => errors[0].data.errors.map(({ path }: Json) => path)

  it.each<[string, unknown]>([
    ['value', { value: 'abc' }],
    ['value', { value: 5 }],
    ['label', { label: 5 }],
    ['evidence', { evidence: 5 }],
    ['evidence.0', { evidence: [5] }],
    ['operands.0.key', { operands: [{ key: 5 }] }],
    ['asOf', { asOf: '2026-02-30' }],
    ['unit', { unit: 5 }],
    ['qualifier', { qualifier: 'perhaps' }],
    ['correction', { correction: 'x' }],
  ])('a change that is tried names %s in %j', async (path, change) => {
    const refused = await send(`/statistics/${statistic.id}/affected`, change)
    expect([refused.status, refused.body]).toEqual([400, expect.anything()])
    expect(pathsOf(refused)).toContain(path)
  })

  it('a change that is tried is refused with the words in which it is when it is saved', async () => {
    for (const change of [{ value: 'abc' }, { asOf: '2026-02-30' }, { label: '' }]) {
      const tried = await send(`/statistics/${statistic.id}/affected`, change)
      const saved = await send(`/statistics/${statistic.id}`, change, 'PATCH')
      expect([tried.status, tried.body.errors[0].data.errors]).toEqual([400, saved.body.errors[0].data.errors])
    }
    expect(
      (await send(`/statistics/${statistic.id}/affected`, { high: null, evidence: statistic.evidence })).status,
    ).toBe(200)
  })

  it('a decision about a computed figure says what is missing', async () => {
    const both = { value: '1', reasons: [{ language: 'en', text: 'So it was.' }] }
    for (const derived of [[{ statistic: 'x' }], [{ statistic: 'x', ...both }]]) {
      const refused = await send(`/statistics/${statistic.id}/release`, { derived })
      expect([refused.status, pathsOf(refused)]).toEqual([400, ['derived.0']])
      expect(refused.body.errors[0].message).toContain('give either the new `value`, or the `reasons`')
    }
    expect(
      pathsOf(await send(`/statistics/${statistic.id}/release`, { derived: [{ statistic: 'x', value: 'y' }] })),
    ).toEqual(['derived.0.value'])
  })

  it.each(['editions?x=1', 'review?x=1', 'source-changes?x=1', 'schedules?x=1'])(
    'refuses /articles/…/%s',
    async (route) => {
      const refused = await send(`/articles/${article.id}/${route}`, undefined, 'GET')
      expect([refused.status, pathsOf(refused)]).toEqual([400, ['x']])
    },
  )

  it('refuses parameters and bodies that are not taken, and numbers that are not in digits', async () => {
    expect(pathsOf(await send(`/statistics/${statistic.id}/uses?limit=x`, undefined, 'GET'))).toEqual(['limit'])
    expect((await send(`/articles/${article.id}/reinstate`, { reason: 'x' })).status).toBe(400)
    for (const limit of ['0x10', '1e1', '0', '101']) {
      expect(pathsOf(await send(`/desk?limit=${limit}`, undefined, 'GET'))).toEqual(['limit'])
    }
    expect((await send('/desk?limit=10&locale=es&depth=0', undefined, 'GET')).status).toBe(200)
  })

  it('refuses what cannot be asked of the queues of Payload', async () => {
    const asked = (route: string) => newsroom.call(`/payload-jobs/${route}`, { as: 'admin' })
    for (const name of ['queue[not_equals]=x', 'queue[]=x', 'allQueues=x', 'silent=5', 'disableScheduling=[]']) {
      expect([name, (await asked(`run?${name}`)).status]).toEqual([name, 400])
    }
    expect((await asked('run?queue=nothing&silent=true')).status).toBe(200)
    // Nothing here is done by the clock of a queue.
    for (const query of ['', '?queue=x']) expect((await asked(`handle-schedules${query}`)).status).toBe(403)
  })

  it('notes who edits what is there and theirs to change, and nothing else', async () => {
    const topic = await create(newsroom, 'topics', { name: 'Harbours', kind: 'topic' })
    const locks = () => newsroom.payload.count({ collection: 'payload-locked-documents' })
    const edit = async (as: Role, collectionSlug: string, id: unknown) => {
      const req = await createLocalReq({ user: newsroom.user[as] as never }, newsroom.payload)
      const args = { collectionSlug, id: id as string, returnLockStatus: true }
      const { returnLockStatus } = await guardAdminCall('form-state', args, req)
      if (returnLockStatus) await handleFormStateLocking({ ...args, req })
      return returnLockStatus
    }
    const { totalDocs } = await locks()
    const gone = await create(newsroom, 'topics', { name: 'Gone', kind: 'topic' })
    await newsroom.payload.delete({ collection: 'topics', id: gone.id })
    for (const [slug, id] of [
      ['topics', gone.id],
      ['topics', 'nothing'],
      ['topics', 7],
      ['topics', ['a']],
      ['topics', ''],
      ['topics', undefined],
      ['users', newsroom.user.admin.id],
      ['articles', article.id],
      ['releases', article.id],
      ['webhooks', topic.id],
    ]) {
      expect([slug, id, await edit('reporter', slug, id)]).toEqual([slug, id, false])
    }
    expect((await locks()).totalDocs).toBe(totalDocs)
    expect(await edit('editor', 'topics', topic.id)).toBe(true)
    expect((await locks()).totalDocs).toBe(totalDocs + 1)
  })

  it('keeps how somebody sees the tables that there are, and no others', async () => {
    const req = await createLocalReq({ user: newsroom.user.editor as never }, newsroom.payload)
    const table = { collectionSlug: 'statistics', parent: { collectionSlug: 'sources', joinPath: 'statistics' } }
    const isTaken = (change: object) =>
      guardAdminCall('table-state', { ...table, ...change }, req).then(
        () => true,
        ({ status }) => status as number,
      )
    expect(await isTaken({})).toBe(true)
    expect(await isTaken({ columns: [{ accessor: 'label', active: true }], query: { sort: '-label' } })).toBe(true)
    expect(await isTaken({ query: { sort: ['status', '-label'] } })).toBe(true)
    for (const change of [
      { parent: undefined },
      { parent: { collectionSlug: 'sources', joinPath: 'x' } },
      { parent: { collectionSlug: 'x', joinPath: 'statistics' } },
      { parent: { collectionSlug: ['sources'], joinPath: 'statistics' } },
      { collectionSlug: 'quotes' },
      { collectionSlug: 'constructor' },
      { columns: 'label' },
      { columns: [{ accessor: 'x'.repeat(300), active: true }] },
      { columns: Array.from({ length: 300 }, () => ({ accessor: 'x', active: true })) },
      { query: { sort: { label: 1 } } },
      { query: { sort: ['x'.repeat(300)] } },
    ]) {
      expect([change, await isTaken(change)]).toEqual([change, 404])
    }
  })

  it('says what Payload says in English in the language of whoever asked', async () => {
    const where = `/statistics?where[id][equals]=${statistic.id}`
    const noObject = 'Envíe los campos en un objeto JSON.'
    const noJson = 'La petición no tiene un cuerpo JSON.'
    const said = async (route: string, data: string, method: string) => {
      const { body: answered, status } = await send(route, data, method, 'es')
      return [status, answered.errors[0].message]
    }
    expect(await said(where, 'null', 'PATCH')).toEqual([400, noObject])
    expect(await said(where, '{', 'PATCH')).toEqual([400, noJson])
    expect(await said(`/statistics/${statistic.id}`, '{', 'PATCH')).toEqual([400, noJson])
    expect(await said('/media', '{', 'POST')).toEqual([400, noJson])
    const { body: answered, status } = await newsroom.call('/statistics?where[nothing][equals]=1', {
      as: 'editor',
      headers: { 'Accept-Language': 'es' },
    })
    expect([status, answered.errors[0].message]).toEqual([
      400,
      'Petición incorrecta. where.nothing: No hay tal campo por el que buscar.',
    ])
  })
})
