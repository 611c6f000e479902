/** Signing in and setting a new password: for whoever has the account, and of no use to anybody else. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { EmailAdapter } from 'payload'
import { asCaller } from '../../src/server/caller'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'

const password = 'correct horse battery staple'

type Mail = { to?: unknown; subject?: unknown; html?: unknown }

describe.each(databases)('accounts on %s', (database) => {
  let newsroom: Newsroom
  const mails: Mail[] = []
  /** How long the mail server takes, in milliseconds. */
  let slowness = 0

  beforeAll(async () => {
    const email: EmailAdapter = () => ({
      name: 'test',
      defaultFromAddress: 'cited@example.org',
      defaultFromName: 'Cited',
      sendEmail: async (message) => {
        await new Promise((resolve) => setTimeout(resolve, slowness))
        mails.push(message)
      },
    })
    newsroom = await openNewsroom(database, {}, { email })
  })
  afterAll(() => newsroom?.close())

  const post = (path: string, data: unknown, address = '192.0.2.1') =>
    asCaller(address, () => newsroom.call(`/users/${path}`, { method: 'POST', data }))
  const timed = async <T>(run: () => Promise<T>): Promise<[T, number]> => {
    const began = performance.now()
    return [await run(), performance.now() - began]
  }
  const linkIn = (mail: Mail | undefined) => /\/reset\/([0-9a-f]{40})/.exec(String(mail?.html))?.[1]

  it('sets a new password by the link in a mail, once, in the time in which nobody waits', async () => {
    slowness = 3000
    const [asked, took] = await timed(() => post('forgot-password', { email: 'Reporter@example.org ' }))
    expect(asked.status).toBe(200)
    expect(took).toBeLessThan(2500)
    // Meanwhile others write.
    const data = { kind: 'document', name: 'Written meanwhile', terms: 'on-record' }
    const [made, waited] = await timed(() => newsroom.call('/sources', { as: 'editor', method: 'POST', data }))
    expect([made.status, waited < 5000]).toEqual([201, true])
    await vi.waitFor(() => expect(mails).toHaveLength(1), 10_000)
    slowness = 0
    expect(mails[0]).toMatchObject({ to: 'reporter@example.org' })
    const token = linkIn(mails[0])
    const changed = 'another password for one who forgot'
    expect((await post('reset-password', { token, password: changed })).status).toBe(200)
    expect((await post('login', { email: 'reporter@example.org', password: changed })).status).toBe(200)
    expect((await post('login', { email: 'reporter@example.org', password })).status).toBe(401)
    expect((await post('reset-password', { token, password: 'a third one' })).status).toBe(403)
  })

  it('answers the same, as fast, for an address that nobody has, and sends nothing', async () => {
    const before = mails.length
    const [known, tookKnown] = await timed(() => post('forgot-password', { email: 'editor@example.org' }, '192.0.2.2'))
    const [unknown, tookUnknown] = await timed(() => post('forgot-password', { email: 'no@example.org' }, '192.0.2.2'))
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    // Waiting for the account took 15 seconds.
    expect(Math.abs(tookKnown - tookUnknown)).toBeLessThan(1500)
    await vi.waitFor(() => expect(mails).toHaveLength(before + 1), 10_000)
  })

  it.each([
    {},
    { email: '' },
    { email: ['a@b.c'] },
    { email: { $gt: '' } },
    { email: 7 },
    { email: 'x' },
    { email: 'a\0@b.c' },
  ])('asks for an address and not %j', async (data) => {
    const { body, status } = await post('forgot-password', data, '192.0.2.3')
    expect([status, body.errors[0].data.errors[0].path]).toEqual([400, 'email'])
  })

  it.each([{}, { token: 'x', password: 'y' }, { token: { $gt: '' }, password }, { token: 'ab', password: ['x'] }])(
    'sets no password by %j',
    async (data) => {
      const { status } = await post('reset-password', data, '192.0.2.4')
      expect([400, 403]).toContain(status)
    },
  )

  it('says and takes the same for a wrong password as for an account that there is not', async () => {
    const times: Record<string, number[]> = { editor: [], nobody: [] }
    for (let round = 0; round < 5; round += 1) {
      for (const name of ['editor', 'nobody']) {
        const data = { email: `${name}@example.org`, password: 'wrong' }
        const [answer, took] = await timed(() => post('login', data, '192.0.2.5'))
        times[name]?.push(took)
        expect([answer.status, answer.body.errors[0].message]).toEqual([
          401,
          'The email or password provided is incorrect.',
        ])
      }
    }
    // The least of each, since others use the machine too. Without the work for nobody it is forty times.
    const [known, unknown] = [Math.min(...(times.editor ?? [])), Math.min(...(times.nobody ?? []))]
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
  })

  it('has those wait who try passwords, and nobody else', async () => {
    const attempt = (email: string, word: string, address: string) => post('login', { email, password: word }, address)
    for (const email of ['admin@example.org', 'nobody@example.net']) {
      const statuses: number[] = []
      for (let round = 0; round < 12; round += 1) statuses.push((await attempt(email, 'wrong', '192.0.2.6')).status)
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    }
    const late = await attempt('admin@example.org', password, '192.0.2.6')
    expect([late.status, Number(late.headers.get('Retry-After'))]).toEqual([
      429,
      expect.toSatisfy((s) => s > 0 && s <= 900),
    ])
    // Whose account it is signs in from where they are.
    expect((await attempt('admin@example.org', password, '192.0.2.7')).status).toBe(200)
    const row = await newsroom.payload.db.findOne<{ id: string; loginAttempts?: number; lockUntil?: string }>({
      collection: 'users',
      where: { email: { equals: 'admin@example.org' } },
    })
    expect([row?.loginAttempts ?? 0, row?.lockUntil ?? null]).toEqual([0, null])
  })

  it('counts a household of IPv6 as one, and successes not at all', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { status } = await post('login', { email: 'editor@example.org', password }, '192.0.2.8')
      expect(status).toBe(200)
    }
    const statuses: number[] = []
    for (let round = 0; round < 11; round += 1) {
      const data = { email: 'editor@example.org', password: 'wrong' }
      statuses.push((await post('login', data, `2001:db8:1:2::${round}`)).status)
    }
    expect(statuses.at(-1)).toBe(429)
    expect((await post('login', { email: 'editor@example.org', password }, '2001:db8:1:3::1')).status).toBe(200)
  })

  it('sends one account one mail where it is asked for many at once, and lets nobody ask for many', async () => {
    const before = mails.length
    const statuses: number[] = []
    for (let round = 0; round < 7; round += 1) {
      statuses.push((await post('forgot-password', { email: 'admin@example.org' }, '192.0.2.9')).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    // From elsewhere: answered as ever, and not sent.
    expect((await post('forgot-password', { email: 'admin@example.org' }, '192.0.2.10')).status).toBe(200)
    await vi.waitFor(() => expect(mails.length).toBe(before + 1), 10_000)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(mails.length).toBe(before + 1)
    // It works.
    const changed = 'a new one for the administrator'
    const token = linkIn(mails.at(-1))
    expect((await post('reset-password', { token, password: changed }, '192.0.2.11')).status).toBe(200)
  })
})
