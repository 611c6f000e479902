/** A second factor, and accounts that are disabled: neither lets anybody in by another door. */
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asCaller } from '../../src/server/caller'
import { addAccount } from '../support/accounts'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'

const password = 'correct horse battery staple'

describe.each(databases)('a second factor on %s', (database) => {
  let newsroom: Newsroom
  let totp: TOTP
  const mails: Array<{ html?: unknown }> = []
  const email = 'second@example.org'
  let id: string

  beforeAll(async () => {
    newsroom = await openNewsroom(
      database,
      {},
      {
        email: () => ({
          name: 'test',
          defaultFromAddress: 'cited@example.org',
          defaultFromName: 'Cited',
          sendEmail: (message) => Promise.resolve(void mails.push(message)),
        }),
      },
    )
    const { user } = await addAccount(newsroom.payload, 'editor', email)
    id = user.id
  })
  afterAll(() => newsroom?.close())

  let callers = 0
  const signIn = (given: string, to = email) =>
    // Each from elsewhere: how often one may try is another matter.
    asCaller(`192.0.2.${(callers += 1)}`, () =>
      newsroom.call('/users/login', { method: 'POST', data: { email: to, password: given } }),
    )
  const post = (path: string, data: unknown, token: string) =>
    newsroom.call(`/users${path}`, { method: 'POST', data, headers: { Authorization: `JWT ${token}` } })
  /** The code of now, or of a time near it, in steps. */
  const code = (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
  /** A code that is none of those near. */
  const wrong = () => {
    const near = [-2, -1, 0, 1, 2].map(code)
    return ['111111', '222222', '333333', '444444', '555555', '666666'].find((each) => !near.includes(each)) ?? ''
  }
  const kept = () =>
    newsroom.payload.db.findOne<{ id: string; secondFactorKey?: string; secondFactorStep?: number | null }>({
      collection: 'users',
      where: { id: { equals: id } },
    })
  const used = (step: number | null) =>
    newsroom.payload.db.updateOne({ collection: 'users', id, data: { secondFactorStep: step } })

  it('is set up with the password and counts once a code of it was given', async () => {
    const { token } = (await signIn(password)).body
    expect((await post('/second-factor', { password: 'wrong' }, token)).status).toBe(403)
    expect((await post('/second-factor/confirm', { code: '123456' }, token)).status).toBe(409)
    const made = await post('/second-factor', { password }, token)
    expect([made.status, made.body]).toEqual([
      200,
      { key: expect.stringMatching(/^[A-Z2-7]{32}$/), address: expect.stringMatching(/^otpauth:\/\/totp\/Cited:/) },
    ])
    totp = new TOTP({ secret: made.body.key })
    // Not confirmed: the password alone.
    expect((await signIn(password)).status).toBe(200)
    for (const data of [{}, { code: 7 }, { code: 'abcdef' }, { code: '12345' }, { code: { $gt: '' } }]) {
      expect((await post('/second-factor/confirm', data, token)).status).toBe(400)
    }
    const confirmed = await post('/second-factor/confirm', { code: `${code().slice(0, 3)} ${code().slice(3)}` }, token)
    expect([confirmed.status, confirmed.body]).toEqual([200, { hasSecondFactor: true }])
    expect((await post('/second-factor', { password }, token)).status).toBe(409)
  })

  it('lets one of two in who send one code at once', async () => {
    await used(null)
    const given = password + code()
    const answers = await Promise.all([signIn(given), signIn(given), signIn(given)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  it('is written of by nobody who looked at another: not confirmed, nor replaced', async () => {
    const { token, user } = await addAccount(newsroom.payload, 'editor', 'windows@example.org')
    const { db } = newsroom.payload
    const { findOne } = db
    const { key } = (await post('/second-factor', { password }, token)).body
    for (const [path, data] of [
      ['/second-factor/confirm', { code: new TOTP({ secret: key }).generate() }],
      ['/second-factor', { password }],
    ] as const) {
      // Another window has a new key, and confirms it, once this one has looked and before it writes.
      const reading = vi.spyOn(db, 'findOne').mockImplementation(async (args) => {
        const found = await findOne.call(db, args)
        const isWriting = args.collection === 'users' && (await args.req?.transactionID) !== undefined
        return (isWriting && found ? { ...found, hasSecondFactor: true, secondFactorKey: 'another' } : found) as never
      })
      const answer = await post(path, data, token)
      reading.mockRestore()
      expect([path, answer.status]).toEqual([path, 409])
    }
    expect((await signIn(password, user.email)).status).toBe(200)
  })

  it('is asked for, right behind the password, and each code is good for once', async () => {
    await used(null)
    const told = 'Type the six digits that your app shows now right behind your password.'
    const alone = await signIn(password)
    expect([alone.status, alone.body.errors[0].message]).toEqual([401, told])
    expect((await signIn(password + wrong())).status).toBe(401)
    const given = code()
    expect((await signIn(password + given)).status).toBe(200)
    expect((await signIn(password + given)).status).toBe(401)
    // Older than the one that was used.
    expect((await signIn(password + code(-1))).status).toBe(401)
  })

  it('tells nothing of it to whoever does not know the password', async () => {
    const answers = [
      await signIn(`wrong${code()}`),
      await signIn('wrong'),
      await signIn('wrong123456', 'editor@example.org'),
      await signIn('wrong123456', 'nobody@example.org'),
    ]
    for (const { status, body } of answers) {
      expect([status, body.errors[0].message]).toEqual([401, 'The email or password provided is incorrect.'])
    }
  })

  it('lets nobody try many codes who knows the password, wherever they are', async () => {
    await used(null)
    const statuses: number[] = []
    for (let round = 0; round < 8; round += 1) statuses.push((await signIn(password + wrong())).status)
    // Some were given above, and right ones do not count.
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([])
    const right = await signIn(password + code())
    expect([right.status, Number(right.headers.get('Retry-After')) > 0]).toEqual([429, true])
  })

  it('lets nobody try many codes who has a session, to confirm one or to take it off', async () => {
    const mine = 'many@example.org'
    const { token, user } = await addAccount(newsroom.payload, 'reporter', mine)
    const made = await post('/second-factor', { password }, token)
    const own = new TOTP({ secret: made.body.key })
    const near = [-2, -1, 0, 1, 2].map((steps) => own.generate({ timestamp: Date.now() + steps * 30_000 }))
    const others = Array.from({ length: 30 }, (_, nth) => String(200_000 + nth)).filter((each) => !near.includes(each))
    const statusesOf = async (path: string, data: object) =>
      (await Promise.all(others.map((each) => post(path, { ...data, code: each }, token)))).map(({ status }) => status)

    const confirmed = await statusesOf('/second-factor/confirm', {})
    expect(confirmed.toSorted()).toEqual([...Array(5).fill(403), ...Array(25).fill(429)])
    const late = await post('/second-factor/confirm', { code: own.generate() }, token)
    expect([late.status, Number(late.headers.get('Retry-After')) > 0]).toEqual([429, true])

    await newsroom.payload.db.updateOne({ collection: 'users', id: user.id, data: { hasSecondFactor: true } })
    const removed = await statusesOf('/second-factor/remove', { password })
    expect(removed.filter((status) => status !== 403 && status !== 429)).toEqual([])
    expect((await post('/second-factor/remove', { password, code: own.generate() }, token)).status).toBe(429)
  })

  it('is neither read nor written through the document, by nobody', async () => {
    const data = { hasSecondFactor: false, secondFactorKey: null, secondFactorStep: null }
    for (const as of ['admin', 'reporter'] as const) {
      const { body, status } = await newsroom.call(`/users/${id}`, { as, method: 'PATCH', data })
      expect([200, 403]).toContain(status)
      expect(JSON.stringify(body)).not.toContain('secondFactorKey')
      const read = await newsroom.call(`/users/${id}`, { as })
      expect('hasSecondFactor' in read.body).toBe(as === 'admin')
      expect(JSON.stringify(read.body)).not.toContain('secondFactor')
    }
    for (const sort of ['secondFactorKey', 'secondFactorStep']) {
      expect((await newsroom.call(`/users?sort=${sort}`, { as: 'admin' })).status).toBe(400)
    }
    const row = await kept()
    expect(row?.secondFactorKey).toMatch(/^v1:/)
    expect(row?.secondFactorKey).not.toContain(totp.secret.base32)
    expect((await signIn(password)).status).toBe(401)
  })

  it('is not passed by a link to set a new password', async () => {
    await asCaller('198.51.100.1', () => newsroom.call('/users/forgot-password', { method: 'POST', data: { email } }))
    await vi.waitFor(() => expect(mails).toHaveLength(1), 10_000)
    const token = /\/reset\/([0-9a-f]{40})/.exec(String(mails[0]?.html))?.[1]
    const answer = await newsroom.call('/users/reset-password', { method: 'POST', data: { token, password } })
    expect([answer.status, answer.body.token, answer.body.user, answer.headers.get('Set-Cookie')]).toEqual([
      200,
      undefined,
      undefined,
      null,
    ])
    const { sessions } = (await newsroom.payload.db.findOne<{ id: string; sessions?: unknown[] }>({
      collection: 'users',
      where: { id: { equals: id } },
    })) ?? { sessions: undefined }
    expect(sessions ?? []).toEqual([])
    await used(null)
  })

  it('is taken off with a code, by an administrator without, and by nobody else', async () => {
    // Of the account above too many codes were wrong.
    const mine = 'leaves@example.org'
    const { token, user } = await addAccount(newsroom.payload, 'editor', mine)
    const setUp = async () => {
      totp = new TOTP({ secret: (await post('/second-factor', { password }, token)).body.key })
      expect((await post('/second-factor/confirm', { code: code() }, token)).status).toBe(200)
    }
    await setUp()
    expect((await post('/second-factor/remove', { password, code: wrong() }, token)).status).toBe(403)
    expect((await post('/second-factor/remove', { password }, token)).status).toBe(400)
    expect((await post(`/${user.id}/second-factor/remove`, { password }, token)).status).toBe(403)
    expect((await post('/second-factor/remove', { password, code: code() }, token)).status).toBe(200)
    expect((await signIn(password, mine)).status).toBe(200)

    await setUp()
    const asAdmin = (word: string, of = user.id) =>
      post(`/${of}/second-factor/remove`, { password: word }, newsroom.token.admin)
    expect((await asAdmin('wrong')).status).toBe(403)
    expect((await asAdmin(password, 'no-id')).status).toBe(404)
    // Of their own an administrator gives a code as everybody does.
    expect((await asAdmin(password, newsroom.user.admin.id)).status).toBe(403)
    expect((await asAdmin(password)).status).toBe(200)
    expect((await asAdmin(password)).status).toBe(409)
    expect((await signIn(password, mine)).status).toBe(200)
  })
})

describe.each(databases)('an account that is disabled on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  it('has no session, no key and no way in, until it is enabled again', async () => {
    const { token, user } = await addAccount(newsroom.payload, 'editor', 'leaves@example.org')
    const apiKey = '0f'.repeat(18)
    await newsroom.payload.update({ collection: 'users', id: user.id, data: { enableAPIKey: true, apiKey } })
    const bySession = { Authorization: `JWT ${token}` }
    const byKey = { Authorization: `users API-Key ${apiKey}` }
    for (const headers of [bySession, byKey]) expect((await newsroom.call('/articles', { headers })).status).toBe(200)

    const patch = (data: object, as: 'admin' | 'editor' = 'admin', of = user.id) =>
      newsroom.call(`/users/${of}`, { as, method: 'PATCH', data })
    expect((await patch({ disabled: true }, 'editor')).status).toBe(403)
    expect((await patch({ disabled: true })).status).toBe(200)
    for (const headers of [bySession, byKey]) {
      expect((await newsroom.call('/articles', { headers })).status).toBe(403)
      expect(
        (await newsroom.call(`/users/${user.id}`, { method: 'PATCH', data: { name: 'Back' }, headers })).status,
      ).toBe(403)
    }
    // Not even with a key that is set while it is disabled.
    await patch({ enableAPIKey: true, apiKey })
    expect((await newsroom.call('/articles', { headers: byKey })).status).toBe(403)
    const signIn = (word = password) =>
      newsroom.call('/users/login', { method: 'POST', data: { email: 'leaves@example.org', password: word } })
    expect([(await signIn()).status, (await signIn('wrong')).status]).toEqual([403, 401])

    expect((await patch({ disabled: false })).status).toBe(200)
    expect((await newsroom.call('/articles', { headers: bySession })).status).toBe(403)
    expect((await newsroom.call('/articles', { headers: byKey })).status).toBe(403)
    expect((await signIn()).status).toBe(200)
  })

  it('is not the last administrator', async () => {
    const { id } = newsroom.user.admin
    const change = (data: object, of = id) => newsroom.call(`/users/${of}`, { as: 'admin', method: 'PATCH', data })
    expect((await change({ disabled: true })).status).toBe(409)
    const other = await addAccount(newsroom.payload, 'admin', 'other@example.org')
    expect((await change({ disabled: true }, other.user.id)).status).toBe(200)
    expect((await change({ role: 'editor' })).status).toBe(409)
    expect((await newsroom.call(`/users/${id}`, { as: 'admin', method: 'DELETE' })).status).toBe(409)
  })
})
