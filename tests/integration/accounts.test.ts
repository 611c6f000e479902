/** Accounts: an administrator stays, and what an account keeps is for whoever it is and administrators. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/roles'
import { createStatistic } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const password = 'correct horse battery staple'

describe.each(databases)('accounts on %s', (database) => {
  let newsroom: Newsroom
  const call = (path: string, options: Parameters<Newsroom['call']>[1] = {}) => newsroom.call(path, options)
  const administrators = async () =>
    (await newsroom.payload.count({ collection: 'users', where: { role: { equals: 'admin' } } })).totalDocs
  const hire = (role: Role) =>
    newsroom.payload.create({
      collection: 'users',
      data: { email: `${randomUUID()}@example.org`, name: role, password, role },
    })

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  describe('the last administrator', () => {
    it('stays one through every door', async () => {
      const { payload, user } = newsroom
      const { id } = user.admin
      const where = `/users?where[id][equals]=${id}`
      const demoted = { role: 'reporter' as const }
      const isRefused = (answer: Json) => [
        answer.status >= 400 && answer.status < 500,
        JSON.stringify(answer.body).includes('last administrator'),
      ]
      for (const [path, method, data] of [
        [`/users/${id}`, 'PATCH', demoted],
        [where, 'PATCH', demoted],
        [`/users/${id}`, 'DELETE', undefined],
        [where, 'DELETE', undefined],
      ] as const) {
        expect([path, method, ...isRefused(await call(path, { as: 'admin', method, data }))]).toEqual([
          path,
          method,
          true,
          true,
        ])
      }
      const collection = 'users'
      await expect(payload.update({ collection, id, data: demoted })).rejects.toThrow('last administrator')
      await expect(
        payload.update({ collection, id, data: demoted, overrideAccess: false, user: user.admin }),
      ).rejects.toThrow('last administrator')
      await expect(payload.delete({ collection, id })).rejects.toThrow('last administrator')
      expect((await call(`/users/${id}`, { as: 'admin', method: 'PATCH', data: { role: null } })).status).toBe(409)
      expect(await administrators()).toBe(1)
      const spanish = await call(`/users/${id}`, {
        as: 'admin',
        method: 'PATCH',
        data: demoted,
        headers: { 'Accept-Language': 'es' },
      })
      expect(spanish.body.errors[0].message).toContain('último administrador')
    })

    it('is one of two who leave at once', async () => {
      for (const round of ['demoted', 'deleted', 'both'] as const) {
        const second = await hire('admin')
        const { id } = newsroom.user.admin
        const leave = (who: string, how: 'demoted' | 'deleted') =>
          how === 'demoted'
            ? newsroom.payload.update({ collection: 'users', id: who, data: { role: 'editor' } })
            : newsroom.payload.delete({ collection: 'users', id: who })
        const results = await Promise.allSettled([
          leave(id, 'demoted'),
          leave(String(second.id), round === 'demoted' ? 'demoted' : 'deleted'),
        ])
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
        expect(await administrators()).toBe(1)
        await newsroom.payload.update({ collection: 'users', id, data: { role: 'admin' } })
        await newsroom.payload
          .delete({ collection: 'users', where: { id: { equals: second.id } } })
          .catch(() => undefined)
        const rest = await newsroom.payload.find({
          collection: 'users',
          where: { and: [{ role: { equals: 'admin' } }, { id: { not_equals: id } }] },
        })
        for (const other of rest.docs) await newsroom.payload.delete({ collection: 'users', id: other.id })
        expect(await administrators()).toBe(1)
      }
    })

    it('may be followed by another', async () => {
      const second = await hire('admin')
      const { id } = newsroom.user.admin
      expect((await call(`/users/${id}`, { as: 'admin', method: 'PATCH', data: { role: 'editor' } })).status).toBe(200)
      await newsroom.payload.update({ collection: 'users', id, data: { role: 'admin' } })
      await newsroom.payload.delete({ collection: 'users', id: second.id })
      expect(await administrators()).toBe(1)
    })
  })

  describe('an address', () => {
    it('is shown to whoever it is and to administrators, and to nobody else', async () => {
      const { admin, editor, reporter } = newsroom.user
      const statistic = await createStatistic(newsroom)
      for (const as of ['editor', 'reporter'] as const) {
        const own = newsroom.user[as].email
        const { body: list } = await call('/users?limit=0', { as })
        expect(list.docs.length).toBeGreaterThan(2)
        for (const doc of list.docs)
          expect([doc.name, doc.email]).toEqual([expect.any(String), doc.id === newsroom.user[as].id ? own : undefined])
        for (const path of [
          `/users/${admin.id}`,
          `/users/${admin.id}?select[email]=true`,
          `/statistics/${statistic.id}?depth=2&populate[users][email]=true`,
          '/statistics?depth=2',
        ]) {
          const said = JSON.stringify((await call(path, { as })).body)
          for (const { email } of [admin, editor, reporter]) if (email !== own) expect(said).not.toContain(email)
        }
        expect((await call('/users/me', { as })).body.user.email).toBe(own)
      }
      expect((await call(`/users/${reporter.id}`, { as: 'admin' })).body.email).toBe(reporter.email)
    })

    it('cannot be searched or sorted by', async () => {
      for (const query of [
        'where[email][like]=admin',
        'where[email][equals]=admin@example.org',
        'where[email][exists]=true',
        'where[or][0][email][like]=a',
        'sort=email',
        'sort=-email',
        'where[enableAPIKey][equals]=true',
        'sort=enableAPIKey',
        'where[apiKeyIndex][exists]=true',
        'where[hasAPIKey][equals]=true',
      ]) {
        for (const as of ['editor', 'reporter'] as const) {
          expect([query, (await call(`/users?${query}`, { as })).status]).toEqual([query, 400])
        }
      }
      for (const query of [
        'where[editedBy.email][like]=e',
        'sort=editedBy.email',
        'where[correction.by.email][like]=e',
      ]) {
        expect([query, (await call(`/statistics?${query}`, { as: 'reporter' })).status]).toEqual([query, 400])
      }
      expect((await call('/users?where[email][like]=admin&sort=email', { as: 'admin' })).body.totalDocs).toBe(1)
      expect((await call('/users?where[name][like]=adm&sort=name', { as: 'reporter' })).status).toBe(200)
    })
  })

  it('has a key that is shown and set by whoever it is and administrators', async () => {
    const { editor } = newsroom.user
    const set = (as: Role, data: Json) => call(`/users/${editor.id}`, { as, method: 'PATCH', data })
    expect((await set('admin', { enableAPIKey: true, apiKey: randomUUID() })).status).toBe(200)
    for (const [as, shown] of [
      ['admin', true],
      ['editor', true],
      ['reporter', undefined],
    ] as const) {
      const { body } = await call(`/users/${editor.id}`, { as })
      expect([as, body.enableAPIKey, body.apiKey, body.apiKeyIndex]).toEqual([as, shown, undefined, undefined])
      expect([as, body.hasAPIKey]).toEqual([as, shown])
    }
    expect((await set('reporter', { apiKey: randomUUID() })).status).toBe(403)
    expect((await set('editor', { enableAPIKey: false, apiKey: null })).status).toBe(200)
  })

  it('says which locales there are in the language of whoever asks', async () => {
    const said = async (headers: Record<string, string>) =>
      (await call('/sources?locale=xx', { as: 'reporter', headers })).body.errors?.[0].message
    expect([await said({}), await said({ 'Accept-Language': 'es' })]).toEqual([
      "There is no locale 'xx'. Use one of: en, es, all.",
      "No existe el idioma 'xx'. Use uno de estos: en, es, all.",
    ])
  })
})
