/** Who a confidential source is: told to nobody but its readers, who are there, and nothing tells that it is kept. */
import Database from 'libsql'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encrypt, keyIdOf } from '../../src/access/encryption'
import { decryptIdentity, identityFields } from '../../src/access/identities'
import type { Role } from '../../src/access/roles'
import { deleteExpiredIdentities, identityWarnings, rotateIdentities } from '../../src/newsroom/identities/keeping'
import { fileOf } from '../../src/database/sqliteFile'
import { create } from '../support/drafts'
import { databases, newDatabase, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { identityKey } from '../support/payload'
import { databaseOf } from '../support/upgrade'

const password = 'correct horse battery staple'
const name = 'Jane Q. Whistleblower'
const secrets = { name, contact: 'At the north gate, Tuesdays', notes: 'Afraid of the brother-in-law' }

describe.each(databases)('identities on %s', (database) => {
  let newsroom: Newsroom
  /** A further editor, signed in. */
  let second: { id: string; as: Record<string, string> }
  let count = 0

  const call = (path: string, options: Parameters<Newsroom['call']>[1] = {}) => newsroom.call(path, options)
  const row = async (id: string): Promise<Json> =>
    newsroom.payload.db.findOne<Json>({ collection: 'identities', where: { id: { equals: id } } })
  const readersOf = async (id: string): Promise<string[]> => ((await row(id)).readers ?? []).map(String).sort()
  const noted = async (where: Json): Promise<Json[]> =>
    (await newsroom.payload.db.find<Json>({ collection: 'openings', pagination: false, sort: 'at', where })).docs

  const makeSource = () =>
    create(newsroom, 'sources', { kind: 'person', name: `A clerk ${(count += 1)}`, terms: 'background' })
  const make = async (data: Json = {}): Promise<{ id: string; source: string }> => {
    const source = data.source ?? (await makeSource()).id
    const readers = data.readers ?? [newsroom.user.editor.id]
    const { id } = await create(newsroom, 'identities', { source, readers, ...secrets, ...data })
    return { id, source }
  }
  const open = (id: string, given: Json = { password }, as: Role = 'editor', headers = {}) =>
    call(`/identities/${id}/open`, { as, method: 'POST', data: given, headers })

  /** Signs in somebody new. */
  const hire = async (role: Role): Promise<typeof second> => {
    const email = `${role}-${randomUUID().slice(0, 8)}@example.org`
    const { id } = await newsroom.payload.create({ collection: 'users', data: { email, name: email, password, role } })
    const { token } = await newsroom.payload.login({ collection: 'users', data: { email, password } })
    return { id: String(id), as: { Authorization: `JWT ${token}` } }
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    second = await hire('editor')
  })
  afterAll(() => newsroom?.close())

  describe('reading one', () => {
    it('gives none of its text by any door but its own, and there is none in the database', async () => {
      const { id } = await make()
      const { user, payload } = newsroom
      const answers = [
        await call(`/identities/${id}`, { as: 'editor' }),
        await call('/identities?depth=2&limit=0', { as: 'editor' }),
        await call(`/identities/${id}`, { as: 'editor', method: 'PATCH', data: { keepUntil: '2999-01-01' } }),
        await call(`/identities/${id}/duplicate`, { as: 'editor', method: 'POST', data: {} }),
        await call(`/identities?where[id][equals]=${id}`, { as: 'editor', method: 'PATCH', data: { keepUntil: null } }),
      ].map(({ body }) => body)
      const read = [
        await payload.findByID({ collection: 'identities', id }),
        await payload.find({ collection: 'identities', overrideAccess: false, user: user.editor }),
        await payload.update({ collection: 'identities', id, data: { keepUntil: null }, showHiddenFields: true }),
        await row(id),
      ]
      expect(answers[0].id).toBe(id)
      for (const text of Object.values(secrets)) expect(JSON.stringify([answers, read])).not.toContain(text)
      for (const doc of [answers[0], read[0]]) for (const field of identityFields) expect(doc).not.toHaveProperty(field)
      expect(decryptIdentity(payload, await row(id))).toEqual(secrets)
      for (const field of identityFields) expect(keyIdOf((await row(id))[field])).toMatch(/^[0-9a-f]{16}$/)
    })

    it('asks for the password, tells it once, and notes that before', async () => {
      const { id } = await make()
      const wrong = await open(id, { password: 'not it' })
      expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([403, expect.not.stringContaining(name)])
      for (const given of [{}, { password: '' }, { password: { $ne: '' } }, { password: ['x'] }]) {
        expect([400, 403]).toContain((await open(id, given)).status)
      }
      const answer = await open(id)
      expect([answer.status, answer.body, answer.headers.get('Cache-Control')]).toEqual([200, secrets, 'no-store'])
      expect((await noted({ identity: { equals: id } })).map(({ what, reader }) => [what, reader])).toEqual([
        ['refused', newsroom.user.editor.id],
        ['opened', newsroom.user.editor.id],
      ])
    })

    it('stops who tries passwords, also many at once', async () => {
      const { id } = await make({ readers: [second.id] })
      const attempt = (given: string) =>
        call(`/identities/${id}/open`, { headers: second.as, method: 'POST', data: { password: given } })
      const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => attempt(`guess ${index}`)))
      expect(answers.filter(({ status }) => status === 403)).toHaveLength(5)
      const rest = answers.filter(({ status }) => status !== 403)
      expect(rest.map(({ status }) => status)).toEqual(rest.map(() => 429))
      expect(rest[0]?.headers.get('Retry-After')).toBe('900')
      // Also with the right one; and others are not kept out.
      expect((await attempt(password)).status).toBe(429)
      expect((await open((await make()).id)).status).toBe(200)
      expect(await noted({ and: [{ reader: { equals: second.id } }, { what: { equals: 'refused' } }] })).toHaveLength(5)
      second = await hire('editor')
    })

    it('says the same to who may not, whether there is one or not', async () => {
      const { id } = await make()
      const none = (await make()).id
      await call(`/identities/${none}`, { as: 'editor', method: 'DELETE' })
      const readers = { readers: [newsroom.user.admin.id] }
      const asked = (which: string): Array<[string, Parameters<Newsroom['call']>[1]]> => [
        [`/identities/${which}`, {}],
        [`/identities/${which}?depth=1`, {}],
        [`/identities/${which}`, { method: 'PATCH', data: readers }],
        [`/identities/${which}`, { method: 'DELETE' }],
        [`/identities/${which}/open`, { method: 'POST', data: { password } }],
        [`/identities/${which}/duplicate`, { method: 'POST', data: {} }],
        [`/identities?where[id][equals]=${which}`, {}],
        [`/identities/count?where[id][equals]=${which}`, {}],
        [`/identities?where[id][equals]=${which}`, { method: 'PATCH', data: readers }],
        [`/identities?where[id][equals]=${which}`, { method: 'DELETE' }],
        [`/identities/versions/${which}`, {}],
      ]
      for (const as of ['admin', 'reporter'] as const) {
        for (const [index, [path, options]] of asked(id).entries()) {
          // An administrator deletes one by its id.
          if (as === 'admin' && options?.method === 'DELETE' && !path.includes('?')) continue
          const [elsewhere = '', other] = asked(none)[index] ?? []
          const there = await call(path, { as, ...options })
          const absent = await call(elsewhere, { as, ...other })
          const said = JSON.stringify(there.body).replaceAll(id, none)
          expect([path, as, there.status, said]).toEqual([path, as, absent.status, JSON.stringify(absent.body)])
        }
      }
      expect(await readersOf(id)).toEqual([newsroom.user.editor.id])
    })
  })

  describe('saving one', () => {
    it('keeps what was not opened, takes what was typed, and empties what was emptied', async () => {
      const { id } = await make()
      const patch = (data: Json) => call(`/identities/${id}`, { as: 'editor', method: 'PATCH', data })
      const now = async () => decryptIdentity(newsroom.payload, await row(id))
      expect((await patch({ keepUntil: '2999-01-01' })).status).toBe(200)
      expect((await patch({ name: null, contact: null, notes: null })).status).toBe(200)
      expect(await now()).toEqual(secrets)
      expect((await patch({ contact: 'By letter' })).status).toBe(200)
      expect(await now()).toEqual({ ...secrets, contact: 'By letter' })
      expect((await patch({ notes: '' })).status).toBe(200)
      expect(await now()).toEqual({ ...secrets, contact: 'By letter', notes: null })
      const sealed = (await row(id)).contact
      expect((await patch({ contact: sealed, name: 'x'.repeat(300) })).status).toBe(200)
      expect(await now()).toEqual({ name: 'x'.repeat(300), contact: sealed, notes: null })
      for (const bad of ['', '  ', 'x'.repeat(301), 5, ['x'], { a: 1 }]) {
        const { body, status } = await patch({ name: bad })
        expect([bad, status, body.errors?.[0]?.data?.errors?.[0]?.path]).toEqual([bad, 400, 'name'])
      }
      expect((await now())?.name).toBe('x'.repeat(300))
      const typed = ' Ana\u0000 \u200bde la Cruz\r\n'
      expect((await patch({ name: typed, contact: typed })).status).toBe(200)
      expect(await now()).toEqual({ name: 'Ana de la Cruz', contact: 'Ana de la Cruz', notes: null })
      const { source } = await make()
      const unnamed = await call('/identities', { as: 'editor', method: 'POST', data: { source, contact: 'x' } })
      expect(unnamed.status).toBe(400)
      const ofNobody = await call('/identities', { as: 'editor', method: 'POST', data: { name } })
      expect([ofNobody.status, ofNobody.body.errors[0].data.errors[0].path]).toEqual([400, 'source'])
    })

    it('has nothing to do with API keys', async () => {
      const key = randomUUID()
      const { id, source } = await make()
      const { editor } = newsroom.user
      const data = { apiKey: key, enableAPIKey: true, currentPassword: password }
      expect((await call(`/users/${editor.id}`, { as: 'editor', method: 'PATCH', data })).status).toBe(200)
      const headers = { Authorization: `users API-Key ${key}` }
      expect((await call('/users/me', { headers })).body.user.id).toBe(editor.id)
      for (const path of [
        '/identities',
        `/identities/${id}`,
        '/identities/count',
        `/identities?where[source][equals]=${source}`,
        '/openings',
        '/openings/count',
      ]) {
        expect([path, (await call(path, { headers })).status]).toEqual([path, 403])
      }
      const unknown = await call(`/identities/${source}/open`, { headers, method: 'POST', data: { password } })
      const known = await call(`/identities/${id}/open`, { headers, method: 'POST', data: { password } })
      expect([known.status, known.body]).toEqual([404, unknown.body])
      for (const method of ['PATCH', 'DELETE']) {
        const changed = await call(`/identities/${id}`, { headers, method, data: { keepUntil: '2999-01-01' } })
        expect(changed.status).toBe(403)
        await call(`/identities?where[id][equals]=${id}`, { headers, method, data: { keepUntil: '2999-01-01' } })
      }
      expect((await row(id)).keepUntil ?? null).toBeNull()
      expect((await call('/identities', { headers, method: 'POST', data: { source, name } })).status).toBe(403)
      // A source goes without a word to a key, also one of a reader.
      expect((await call(`/sources/${source}`, { headers, method: 'DELETE' })).status).toBe(200)
    })
  })

  it('is not what a source is kept for: only a reader is told', async () => {
    const { id, source } = await make({ readers: [second.id] })
    const plain = await makeSource()
    const told = await call(`/sources/${source}`, { headers: second.as, method: 'DELETE' })
    expect([told.status, JSON.stringify(told.body)]).toEqual([409, expect.stringContaining('identity')])
    const [deleted, other] = [
      await call(`/sources/${source}`, { as: 'editor', method: 'DELETE' }),
      await call(`/sources/${plain.id}`, { as: 'editor', method: 'DELETE' }),
    ]
    expect([deleted.status, Object.keys(deleted.body.doc)]).toEqual([200, Object.keys(other.body.doc)])
    expect(JSON.stringify(deleted.body)).not.toContain(id)
    const kept = await row(id)
    expect([kept.source ?? null, decryptIdentity(newsroom.payload, kept)]).toEqual([null, secrets])
    const next = await makeSource()
    for (const data of [{ keepUntil: '2999-01-01' }, { source: next.id }]) {
      expect((await call(`/identities/${id}`, { headers: second.as, method: 'PATCH', data })).status).toBe(200)
    }
    const none = await call(`/identities/${id}`, { headers: second.as, method: 'PATCH', data: { source: null } })
    expect(none.status).toBe(400)
    expect((await call(`/sources/${next.id}/uses`, { as: 'admin' })).body).toEqual({ editions: [], releases: [] })
  })

  describe('a reader', () => {
    const takingOver: Array<[string, (user: { id: string; email: string }) => Promise<unknown>]> = [
      ['an administrator sets the password', ({ id }) => byAdmin(`/users/${id}`, { password: 'another one' })],
      ['an administrator changes the address', ({ id }) => byAdmin(`/users/${id}`, { email: `${randomUUID()}@x.org` })],
      ['an administrator sets a key', ({ id }) => byAdmin(`/users/${id}`, { apiKey: randomUUID() })],
      ['an administrator enables a key', ({ id }) => byAdmin(`/users/${id}`, { enableAPIKey: true })],
      [
        'an administrator changes many',
        ({ id }) => byAdmin(`/users?where[id][equals]=${id}`, { password: 'another one' }),
      ],
      [
        'a script as somebody else does',
        ({ id }) =>
          newsroom.payload.update({
            collection: 'users',
            id,
            data: { password: 'another one' },
            overrideAccess: false,
            user: newsroom.user.admin,
          }),
      ],
      [
        'a script as nobody does',
        ({ id }) => newsroom.payload.update({ collection: 'users', id, data: { password: 'another one' } }),
      ],
      [
        'a script writes the hash',
        ({ id }) => newsroom.payload.update({ collection: 'users', id, data: { hash: 'x', salt: 'y' } }),
      ],
      [
        'a link in a mail does',
        async ({ email }) => {
          const token = await newsroom.payload.forgotPassword({
            collection: 'users',
            data: { email },
            disableEmail: true,
          })
          const reset = await call('/users/reset-password', {
            method: 'POST',
            data: { token, password: 'another one' },
          })
          expect(reset.status).toBe(200)
        },
      ],
      ['the account is deleted', ({ id }) => call(`/users/${id}`, { as: 'admin', method: 'DELETE' })],
    ]
    const byAdmin = async (path: string, data: Json) => {
      const { body, status } = await call(path, { as: 'admin', method: 'PATCH', data })
      expect([status, JSON.stringify(body)]).toEqual([200, expect.not.stringContaining('identit')])
    }

    it.each(takingOver)('is one no more when %s', async (_, takeOver) => {
      const reader = await hire('editor')
      const { email } = await newsroom.payload.findByID({ collection: 'users', id: reader.id })
      const shared = await make({ readers: [newsroom.user.editor.id, reader.id] })
      const alone = await make({ readers: [reader.id] })
      const other = await make()
      const before = await row(shared.id)
      await takeOver({ id: reader.id, email })
      expect(await readersOf(shared.id)).toEqual([newsroom.user.editor.id])
      expect(await readersOf(alone.id)).toEqual([])
      expect(await readersOf(other.id)).toEqual([newsroom.user.editor.id])
      // Nothing else of it is changed.
      const { readers: _readers, revision: _revision, updatedAt: _at, ...rest } = await row(shared.id)
      expect(before).toMatchObject(rest)
      expect((await noted({ identity: { equals: alone.id } })).map(({ what, reader: who }) => [what, who])).toEqual([
        ['removed', reader.id],
      ])
      // Whoever opened the form before cannot put them back without knowing.
      const stale = await call(`/identities/${shared.id}`, {
        as: 'editor',
        method: 'PATCH',
        data: { revision: before.revision, readers: [newsroom.user.editor.id, reader.id] },
      })
      expect(stale.status).toBe(409)
    })

    it('stays one through what lets nobody in', async () => {
      const reader = await hire('editor')
      const { id } = await make({ readers: [reader.id] })
      await byAdmin(`/users/${reader.id}`, { name: 'Another name', role: 'editor', enableAPIKey: false })
      const { email } = await newsroom.payload.findByID({ collection: 'users', id: reader.id })
      await byAdmin(`/users/${reader.id}`, { email: email.toUpperCase() })
      expect((await call('/users/unlock', { as: 'admin', method: 'POST', data: { email } })).status).toBe(200)
      expect(await readersOf(id)).toEqual([reader.id])
    })

    it('changes the own password with the present one, and cannot without', async () => {
      const reader = await hire('editor')
      const { id } = await make({ readers: [reader.id] })
      const patch = (data: Json) => call(`/users/${reader.id}`, { headers: reader.as, method: 'PATCH', data })
      for (const change of [
        { password: 'another one' },
        { email: `${randomUUID()}@example.org` },
        { apiKey: randomUUID(), enableAPIKey: true },
      ]) {
        for (const currentPassword of [undefined, '', null]) {
          const { body, status } = await patch({ ...change, currentPassword })
          expect([status, body.errors[0].data.errors[0].path]).toEqual([400, 'currentPassword'])
        }
      }
      expect((await patch({ password: 'another one', currentPassword: 'not it' })).status).toBe(400)
      expect(await noted({ and: [{ reader: { equals: reader.id } }, { what: { equals: 'refused' } }] })).toHaveLength(1)
      const changed = await patch({ password: 'another one', currentPassword: password })
      expect([changed.status, JSON.stringify(changed.body)]).toEqual([200, expect.not.stringContaining(password)])
      expect(await readersOf(id)).toEqual([reader.id])
      const opened = await call(`/identities/${id}/open`, {
        headers: reader.as,
        method: 'POST',
        data: { password: 'another one' },
      })
      expect([opened.status, opened.body]).toEqual([200, secrets])
    })

    it('is asked again for the password so often and no more, also where it is changed', async () => {
      const reader = await hire('editor')
      const patch = (currentPassword: string) =>
        call(`/users/${reader.id}`, {
          headers: reader.as,
          method: 'PATCH',
          data: { password: 'another one', currentPassword },
        })
      const statuses = []
      for (let index = 0; index < 6; index += 1) statuses.push((await patch(`guess ${index}`)).status)
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
      expect((await patch(password)).status).toBe(429)
    })
  })

  describe('what became of them', () => {
    it('is listed by administrators and readers, without a word of what they say', async () => {
      const { id } = await make({ readers: [second.id] })
      await call(`/identities/${id}/open`, { headers: second.as, method: 'POST', data: { password } })
      const list = async (options: Json) =>
        (await call(`/openings?where[identity][equals]=${id}&depth=2`, options)).body.docs as Json[]
      const asAdmin = await list({ as: 'admin' })
      expect(asAdmin.map(({ id: _, at: __, ...rest }) => rest)).toEqual([
        { what: 'opened', identity: id, reader: second.id, by: second.id },
      ])
      expect(await list({ headers: second.as })).toEqual(asAdmin)
      for (const as of ['editor', 'reporter'] as const) expect(await list({ as })).toEqual([])
      expect((await call('/openings')).status).toBe(403)
    })

    it('tells who was added later, by somebody who gives the password, and never somebody who cannot sign in', async () => {
      const { id } = await make()
      const readers = [newsroom.user.editor.id, second.id]
      const name = (data: Json, query = '') =>
        call(query ? `/identities?where[id][equals]=${id}` : `/identities/${id}`, {
          as: 'editor',
          method: 'PATCH',
          data,
        })
      for (const given of [{}, { currentPassword: 'wrong' }, { currentPassword: ['x'] }]) {
        expect((await name({ readers, ...given })).status).toBe(400)
        await name({ readers, ...given }, 'bulk')
        expect(await readersOf(id)).toEqual([newsroom.user.editor.id])
      }
      expect((await name({ readers, currentPassword: password })).status).toBe(200)
      expect((await readersOf(id)).sort()).toEqual([...readers].sort())
      const added = (await noted({ identity: { equals: id } })).filter(({ what }) => what === 'added')
      expect(added.map(({ by, reader }) => [by, reader])).toEqual([[newsroom.user.editor.id, second.id]])
      const gone = await hire('editor')
      await call(`/users/${gone.id}`, { as: 'admin', method: 'PATCH', data: { disabled: true } })
      expect((await name({ readers: [...readers, gone.id], currentPassword: password })).status).toBe(400)
      // Of reporters alone nobody could let through what only seems to name the source.
      const alone = await call('/identities', {
        as: 'reporter',
        method: 'POST',
        data: { source: (await makeSource()).id, name: 'Reuters', readers: [newsroom.user.reporter.id] },
      })
      expect(alone.status).toBe(400)
    })

    it('tells who was taken off, with the password, and leaves an editor', async () => {
      const { reporter, editor } = newsroom.user
      const both = [editor.id, reporter.id]
      const { id } = await make({ readers: both })
      const where = `?where[id][equals]=${id}`
      const patch = (data: Json, as: Role, path = `/${id}`) => call(`/identities${path}`, { as, method: 'PATCH', data })
      for (const readers of [[reporter.id], []]) {
        for (const given of [{}, { currentPassword: password }]) {
          const alone = await patch({ readers, ...given }, 'reporter')
          expect([alone.status, alone.body.errors[0].data.errors[0].path]).toEqual([400, 'readers'])
          await patch({ readers, ...given }, 'reporter', where)
        }
      }
      expect((await patch({ readers: [editor.id] }, 'editor')).status).toBe(400)
      expect(await readersOf(id)).toEqual([...both].sort())
      expect(await noted({ and: [{ identity: { equals: id } }, { what: { equals: 'removed' } }] })).toEqual([])
      expect((await patch({ readers: [editor.id], currentPassword: password }, 'editor')).status).toBe(200)
      const entries = await noted({ identity: { equals: id } })
      expect(entries.map(({ what, reader, by }) => [what, reader, by])).toEqual([['removed', reporter.id, editor.id]])
    })

    it('is an administrator too who deletes one that has no reader to do it, and is told nothing of it', async () => {
      const { id } = await make()
      const remove = (path: string, as: Role) => call(`/identities${path}`, { as, method: 'DELETE' })
      for (const as of ['admin', 'reporter'] as const) await remove(`?where[id][equals]=${id}`, as)
      expect((await remove(`/${id}`, 'reporter')).status).not.toBe(200)
      expect((await row(id)).id).toBe(id)
      const { status, body } = await remove(`/${id}?depth=2`, 'admin')
      expect([status, body.doc]).toEqual([200, { id }])
      expect(await row(id)).toBeNull()
      const [entry] = await noted({ identity: { equals: id } })
      expect([entry.what, entry.by]).toEqual(['deleted', newsroom.user.admin.id])
    })

    it('has no day that is over', async () => {
      const { id } = await make()
      const patch = (keepUntil: string) =>
        call(`/identities/${id}`, { as: 'editor', method: 'PATCH', data: { keepUntil } })
      const over = await patch('2001-01-01')
      expect([over.status, over.body.errors[0].data.errors[0].path]).toEqual([400, 'keepUntil'])
      expect((await patch('2999-01-01')).status).toBe(200)
    })

    it('is named nobody who has the password that somebody else gave them, until they choose their own', async () => {
      const email = `${randomUUID()}@example.org`
      const data = { email, name: 'A new editor', password, role: 'editor', hasGivenPassword: false }
      const { body } = await call('/users', { as: 'admin', method: 'POST', data })
      const hired = String(body.doc.id)
      const signIn = async (given: string) => {
        const { token } = await newsroom.payload.login({ collection: 'users', data: { email, password: given } })
        return { Authorization: `JWT ${token}` }
      }
      const { id } = await make()
      const readers = [newsroom.user.editor.id, hired]
      const add = () =>
        call(`/identities/${id}`, { as: 'editor', method: 'PATCH', data: { readers, currentPassword: password } })
      const change = (headers: Record<string, string>, given: Json) =>
        call(`/users/${hired}`, { headers, method: 'PATCH', data: given })
      const refused = async () => {
        const answer = await add()
        expect([answer.status, answer.body.errors[0].data.errors[0].path]).toEqual([400, 'readers'])
        expect(await readersOf(id)).toEqual([newsroom.user.editor.id])
        const own = { source: (await makeSource()).id, name: 'A clerk of theirs', readers: [hired] }
        const made = await call('/identities', { headers: await signIn(given), method: 'POST', data: own })
        expect([made.status, made.body.errors[0].data.errors[0].path]).toEqual([400, 'readers'])
      }
      let given = password
      await refused()
      await change(await signIn(given), { name: 'Another name', hasGivenPassword: false })
      await refused()

      given = 'a password of my own'
      expect((await change(await signIn(password), { password: given, currentPassword: password })).status).toBe(200)
      expect((await add()).status).toBe(200)

      // An administrator sets one again: taken off, and as before.
      given = 'as they were told'
      await call(`/users/${hired}`, { as: 'admin', method: 'PATCH', data: { password: given } })
      await refused()
    })

    it('is changed by nobody', async () => {
      const { id } = await make()
      await open(id)
      const { payload, user } = newsroom
      const [entry] = await noted({ identity: { equals: id } })
      const data = { what: 'deleted' } as const
      const where = `?where[id][equals]=${entry.id}`
      for (const as of ['admin', 'editor'] as const) {
        for (const [path, method, body] of [
          [`/openings/${entry.id}`, 'PATCH', data],
          [`/openings/${entry.id}`, 'DELETE', undefined],
          [`/openings${where}`, 'PATCH', data],
          [`/openings${where}`, 'DELETE', undefined],
          ['/openings', 'POST', { at: new Date().toISOString(), what: 'opened' }],
          [`/openings/${entry.id}/duplicate`, 'POST', {}],
          [`/openings/versions/${entry.id}`, 'POST', {}],
        ] as const) {
          const { status } = await call(path, { as, method, data: body })
          expect([path, method, status >= 400 && status < 500]).toEqual([path, method, true])
        }
      }
      const collection = 'openings'
      await expect(payload.update({ collection, id: entry.id, data })).rejects.toThrow()
      await expect(payload.update({ collection, id: entry.id, data, user: user.admin })).rejects.toThrow()
      await expect(payload.update({ collection, where: {}, data })).rejects.toThrow()
      await expect(payload.delete({ collection, id: entry.id })).rejects.toThrow()
      await expect(payload.delete({ collection, where: {} })).rejects.toThrow()
      await expect(payload.create({ collection, data: { at: '2026-01-01', what: 'opened' } })).rejects.toThrow()
      expect(await noted({ identity: { equals: id } })).toEqual([entry])
    })
  })

  it('is deleted once its last day is over where the newsroom is, and that is noted', async () => {
    const [over, today, kept] = [
      await make({ keepUntil: '2998-03-01' }),
      await make({ keepUntil: '2998-03-02' }),
      await make(),
    ]
    const { payload } = newsroom
    // Still the first of March in Mexico.
    expect(await deleteExpiredIdentities(payload, 'America/Mexico_City', new Date('2998-03-02T05:00:00Z'))).toBe(0)
    expect(await deleteExpiredIdentities(payload, 'America/Mexico_City', new Date('2998-03-02T07:00:00Z'))).toBe(1)
    expect([await row(over.id), (await row(today.id)).id, (await row(kept.id)).id]).toEqual([null, today.id, kept.id])
    expect((await noted({ identity: { equals: over.id } })).map(({ what, by }) => [what, by ?? null])).toEqual([
      ['expired', null],
    ])
    const deleted = await call(`/identities/${kept.id}`, { as: 'editor', method: 'DELETE' })
    expect([deleted.status, JSON.stringify(deleted.body)]).toEqual([200, expect.not.stringContaining(name)])
    expect((await noted({ identity: { equals: kept.id } })).map(({ what }) => what)).toEqual(['deleted'])
  })
})

describe.each(databases)('the key of identities on %s', (database) => {
  const other = '0b'.repeat(32)

  it('is lost without anything else, and changed by a rotation that may stop anywhere', async () => {
    const held = await newDatabase(database)
    const kept = { ...held, remove: () => undefined }
    const first = await openNewsroom(database, {}, {}, kept)
    const source = await create(first, 'sources', { kind: 'person', name: 'A clerk', terms: 'background' })
    const ids: string[] = []
    for (let index = 0; index < 4; index += 1) {
      const data = { source: source.id, readers: [first.user.editor.id], name: `${name} ${index}`, notes: 'x' }
      ids.push((await create(first, 'identities', data)).id)
    }
    // One from before there were keys.
    const old = encrypt(`${name} 0`, first.payload.secret, 'identities')
    const before = await first.payload.db.findOne<Json>({ collection: 'identities', where: { id: { equals: ids[0] } } })
    const data = structuredClone({ ...before, name: old, notes: null })
    await first.payload.db.updateOne({ collection: 'identities', id: ids[0] ?? '', data })
    expect(await identityWarnings(first.payload)).toEqual([])
    const opened = (newsroom: Newsroom, id = '') =>
      newsroom.call(`/identities/${id}/open`, { as: 'editor', method: 'POST', data: { password } })
    expect((await opened(first, ids[0])).body.name).toBe(`${name} 0`)
    await first.payload.destroy()

    const lost = await openNewsroom(database, { identityKey: undefined }, {}, kept)
    const warnings = await identityWarnings(lost.payload)
    expect(warnings).toEqual([expect.stringContaining('IDENTITY_KEY is not set'), expect.stringContaining('3 of 4')])
    expect((await opened(lost, ids[1])).status).toBe(409)
    const unsaved = await lost.call('/identities', { as: 'editor', method: 'POST', data: { source: source.id, name } })
    expect(unsaved.status).toBe(409)
    // What is not encrypted can be saved, and everything else is as it was.
    const saved = await lost.call(`/identities/${ids[1]}`, {
      as: 'editor',
      method: 'PATCH',
      data: { keepUntil: '2999-01-01' },
    })
    expect(saved.status).toBe(200)
    expect((await lost.call(`/sources/${source.id}`, { as: 'reporter' })).body.name).toBe('A clerk')
    await lost.payload.destroy()

    const wrong = await openNewsroom(database, { identityKey: other }, {}, kept)
    expect(await identityWarnings(wrong.payload)).toEqual([expect.stringMatching(/3 of 4 .*CANNOT BE OPENED/)])
    expect(await rotateIdentities(wrong.payload)).toMatchObject({ rotated: 1, current: 0, closed: ids.slice(1).sort() })
    await wrong.payload.destroy()

    const rotating = await openNewsroom(
      database,
      { identityKey: other, oldIdentityKeys: [identityKey] },
      {},
      { ...held },
    )
    expect(await identityWarnings(rotating.payload)).toEqual([])
    // It is stopped after the second one.
    const { db } = rotating.payload
    const updateOne = db.updateOne.bind(db)
    let writes = 0
    db.updateOne = (args: Parameters<typeof updateOne>[0]) => {
      writes += 1
      if (writes > 2) throw new Error('stopped')
      return updateOne(args)
    }
    await expect(rotateIdentities(rotating.payload)).rejects.toThrow('stopped')
    db.updateOne = updateOne
    for (const [index, id] of ids.entries()) {
      expect((await opened(rotating, id)).body.name).toBe(`${name} ${index}`)
    }
    expect(await rotateIdentities(rotating.payload)).toEqual({ rotated: 1, current: 3, closed: [] })
    expect(await rotateIdentities(rotating.payload)).toEqual({ rotated: 0, current: 4, closed: [] })
    await rotating.close()
  })

  it('binds what is stored to its field', async () => {
    const newsroom = await openNewsroom(database)
    const source = await create(newsroom, 'sources', { kind: 'person', name: 'A clerk', terms: 'background' })
    const { id } = await create(newsroom, 'identities', { source: source.id, ...secrets })
    const stored = await newsroom.payload.db.findOne<Json>({ collection: 'identities', where: { id: { equals: id } } })
    expect(decryptIdentity(newsroom.payload, stored)).toEqual(secrets)
    expect(decryptIdentity(newsroom.payload, { ...stored, contact: stored.name })).toBeNull()
    const [version, key, data] = stored.name.split(':')
    const bytes = Buffer.from(data, 'base64')
    bytes[30] = (bytes[30] ?? 0) ^ 1
    const changed = [version, key, bytes.toString('base64')].join(':')
    expect(decryptIdentity(newsroom.payload, { ...stored, name: changed })).toBeNull()
    await newsroom.close()
  })
})

it('keeps its readers through the upgrade of a database of SQLite that has one', async () => {
  const database = await databaseOf('833f56a', 'SQLite')
  const file = new Database(fileOf(database.uri))
  const [user, source, id] = [
    file.prepare('SELECT id FROM users LIMIT 1').get() as { id: string },
    file.prepare('SELECT id FROM sources LIMIT 1').get() as { id: string },
    randomUUID(),
  ]
  file.prepare('INSERT INTO identities (id, source_id, name) VALUES (?, ?, ?)').run(id, source.id, 'v1:stored')
  file
    .prepare(`INSERT INTO identities_rels ("order", parent_id, path, users_id) VALUES (1, ?, 'readers', ?)`)
    .run(id, user.id)
  file.close()
  const newsroom = await openNewsroom('SQLite', {}, {}, database)
  const kept = await newsroom.payload.db.findOne<Json>({ collection: 'identities', where: { id: { equals: id } } })
  expect(kept).toMatchObject({ source: source.id, readers: [user.id], name: 'v1:stored' })
  await newsroom.close()
})
