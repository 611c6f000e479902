/** What was agreed with a source, through every door: who changes it, what falls with a change, and who approves. */
import { dayIn } from '../../src/model/timeZones'
import { APIError } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/roles'
import { addAccount } from '../support/accounts'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const doors = ['id', 'where', 'form', 'local'] as const
type Door = (typeof doors)[number]

/** Where another day is than in UTC, whenever it is. */
const elsewhere = new Date().getUTCHours() < 11 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati'

describe.each(databases)('the terms of a source on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { timeZone: elsewhere })
  })
  afterAll(() => newsroom?.close())

  const make = async (data: Json = {}): Promise<string> =>
    (
      await create(newsroom, 'sources', {
        kind: 'person',
        name: 'Ottoline Quarrendon',
        terms: 'background',
        attribution: 'a senior official',
        conditions: 'Not before May.',
        ...data,
      })
    ).id
  const stored = async (id: string): Promise<Json> =>
    newsroom.payload.db.findOne({ collection: 'sources', locale: 'all', where: { id: { equals: id } } })
  const approve = (id: string, as: Role = 'editor', method = 'POST') =>
    newsroom.call(`/sources/${id}/approve`, { as, method })
  const isApproved = async (id: string) => Boolean((await stored(id)).approval?.by)

  /** Saves through a door, and says with what status: of one by `where` that which it would have by itself. */
  const save = async (door: Door, as: Role, id: string, data: Json): Promise<{ status: number; text: string }> => {
    if (door === 'local') {
      try {
        await newsroom.payload.update({
          collection: 'sources',
          data,
          id,
          overrideAccess: false,
          user: newsroom.user[as],
        })
        return { status: 200, text: '' }
      } catch (error) {
        if (!(error instanceof APIError)) throw error
        return { status: error.status, text: error.message }
      }
    }
    const form = new FormData()
    form.set('_payload', JSON.stringify(data))
    const { status, body: answer } = await newsroom.call(
      door === 'where' ? `/sources?where[id][equals]=${id}` : `/sources/${id}`,
      { as, method: 'PATCH', data: door === 'form' ? form : data },
    )
    return { status, text: JSON.stringify(answer) }
  }

  describe.each(doors)('by %s', (door) => {
    const refusedReporter = door === 'where' ? 400 : 403

    it.each([
      ['name', { name: 'Somebody Else' }],
      ['wording', { attribution: 'the minister' }],
      ['conditions', { conditions: 'None.' }],
      // Of what is no person only the whole name is kept out of the rest.
      ['kind', { kind: 'document' }],
      ['terms, loosened', { terms: 'on-record', nameAloud: 'Ottoline Quarrendon' }],
    ] as Array<[string, Json]>)('are kept from a reporter: the %s', async (_what, data) => {
      const id = await make()
      await approve(id)
      const before = await stored(id)
      expect((await save(door, 'reporter', id, data)).status).toBe(refusedReporter)
      expect(await stored(id)).toEqual(before)
    })

    it('are tightened by a reporter, which voids the approval', async () => {
      const id = await make()
      await approve(id)
      expect((await save(door, 'reporter', id, { terms: 'off-record' })).status).toBe(200)
      expect(await stored(id)).toMatchObject({ terms: 'off-record' })
      expect(await isApproved(id)).toBe(false)
    })

    it.each([
      ['title', { title: 'Of the port' }],
      ['address', { url: 'https://example.org/said' }],
      ['day', { accessedAt: '2026-03-01' }],
    ] as Array<[string, Json]>)(
      'have no approval any more once anything else is changed: the %s',
      async (_what, data) => {
        const id = await make()
        await approve(id)
        expect((await save(door, 'reporter', id, {})).status).toBe(200)
        expect(await isApproved(id)).toBe(true)
        expect((await save(door, 'reporter', id, data)).status).toBe(200)
        expect(await isApproved(id)).toBe(false)
      },
    )

    it('are written by a reporter as long as the source is on the record', async () => {
      const id = await make({ terms: 'on-record' })
      const data = { terms: 'background', attribution: 'an official', conditions: 'Not before June.' }
      expect((await save(door, 'reporter', id, data)).status).toBe(200)
      expect((await save(door, 'reporter', id, { attribution: 'the minister' })).status).toBe(refusedReporter)
      // What says nothing of the agreement anybody writes.
      expect((await save(door, 'reporter', id, { title: 'Of the port' })).status).toBe(200)
    })

    it('are loosened by an editor who says the name, and by no other word', async () => {
      const id = await make()
      for (const nameAloud of [undefined, '', 'Ottoline', 'a senior official', 'Somebody Else', 5]) {
        const { status, text } = await save(door, 'editor', id, { terms: 'on-record', nameAloud })
        expect([nameAloud, status]).toEqual([nameAloud, 400])
        expect(text).toContain('nameAloud')
        // Of several documents it is said which were refused: by their titles.
        expect(text.split('Quarrendon')).toHaveLength(door === 'where' ? 3 : 1)
      }
      expect(await stored(id)).toMatchObject({ terms: 'background' })
      const said = { terms: 'on-record', nameAloud: ' ottoline  quarrendón ' }
      expect((await save(door, 'editor', id, said)).status).toBe(200)
      const row = await stored(id)
      expect(row).toMatchObject({ terms: 'on-record', loosened: { from: 'background', at: expect.anything() } })
      expect(row).not.toHaveProperty('nameAloud')
    })

    it.each([
      ['name', { name: 'Somebody Else' }],
      ['wording', { attribution: 'the minister' }],
      ['conditions', { conditions: null }],
      ['terms', { terms: 'deep-background' }],
    ] as Array<[string, Json]>)(
      'lose their approval with another %s, and not where nothing is changed',
      async (_what, data) => {
        const id = await make()
        await approve(id)
        expect((await save(door, 'editor', id, { terms: 'background' })).status).toBe(200)
        expect(await isApproved(id)).toBe(true)
        expect((await save(door, 'editor', id, data)).status).toBe(200)
        expect(await isApproved(id)).toBe(false)
      },
    )

    it('have an approval that no client writes, nor that they were loosened', async () => {
      const id = await make()
      const forged = { by: newsroom.user.admin.id, at: '2020-01-01' }
      const data = { approval: forged, loosened: { from: 'on-record', at: '2020-01-01T00:00:00.000Z' } }
      await save(door, 'editor', id, data)
      expect(await isApproved(id)).toBe(false)
      await approve(id)
      const approved = (await stored(id)).approval
      await save(door, 'admin', id, data)
      await save(door, 'admin', id, { approval: { by: null, at: null } })
      expect((await stored(id)).approval).toEqual(approved)
      expect((await stored(id)).loosened?.at ?? null).toBeNull()
    })
  })

  it('are approved by an editor, who is named with the day, and taken back', async () => {
    const id = await make()
    expect((await approve(id, 'reporter')).status).toBe(403)
    const { status, body: answer } = await approve(id)
    expect([status, answer]).toEqual([200, { approval: { by: newsroom.user.editor.id, at: dayIn(elsewhere) } }])
    const { approval } = (await newsroom.call(`/sources/${id}?depth=0`, { as: 'editor' })).body
    expect(approval).toMatchObject(answer.approval)
    expect((await approve(id, 'reporter', 'DELETE')).status).toBe(403)
    expect((await approve(id, 'editor', 'DELETE')).status).toBe(200)
    expect(await isApproved(id)).toBe(false)
  })

  it('are of no approval once the account of whoever approved is deleted, and keep it while that is disabled', async () => {
    const id = await make()
    const { token, user } = await addAccount(newsroom.payload, 'editor', 'approves@example.org')
    const headers = { Authorization: `JWT ${token}` }
    expect((await newsroom.call(`/sources/${id}/approve`, { method: 'POST', headers })).status).toBe(200)
    await newsroom.call(`/users/${user.id}`, { as: 'admin', method: 'PATCH', data: { disabled: true } })
    expect(await isApproved(id)).toBe(true)
    expect((await newsroom.call(`/users/${user.id}`, { as: 'admin', method: 'DELETE' })).status).toBe(200)
    expect((await stored(id)).approval ?? {}).toMatchObject({ by: null, at: null })
  })

  it('are not approved where there is nothing to approve', async () => {
    expect((await approve(await make({ terms: 'on-record' }))).status).toBe(409)
    expect((await approve(await make({ terms: 'off-record' }))).status).toBe(409)
    expect((await approve('00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await approve('x')).status).toBe(404)
    const forged = { as: 'editor' as const, method: 'POST', data: { by: newsroom.user.admin.id } }
    expect((await newsroom.call(`/sources/${await make()}/approve`, forged)).status).toBe(400)
  })

  it('are approved as they were seen: not of a source that was saved meanwhile', async () => {
    const id = await make()
    const { headers } = await newsroom.call(`/sources/${id}`, { as: 'editor' })
    await save('id', 'editor', id, { attribution: 'the minister' })
    const late = await newsroom.call(`/sources/${id}/approve`, {
      as: 'editor',
      method: 'POST',
      headers: { 'If-Match': headers.get('ETag') ?? '' },
    })
    expect(late.status).toBe(409)
    expect(await isApproved(id)).toBe(false)
  })

  it('are of no approval when they are new, given an id, or a copy', async () => {
    const forged = { by: newsroom.user.editor.id, at: '2020-01-01' }
    const id = await make({ approval: forged })
    expect(await isApproved(id)).toBe(false)
    const given = await newsroom.call('/sources', {
      as: 'editor',
      method: 'POST',
      data: { id, name: 'x', terms: 'on-record', approval: forged },
    })
    if (given.status === 201) expect(await isApproved(given.body.doc.id)).toBe(false)
    expect(await stored(id)).toMatchObject({ name: 'Ottoline Quarrendon', terms: 'background' })
    await approve(id)
    const copy = await newsroom.call(`/sources/${id}/duplicate`, { as: 'reporter', method: 'POST', data: {} })
    expect(copy.status).toBe(200)
    expect(await isApproved(copy.body.doc.id)).toBe(false)
    expect(await isApproved(id)).toBe(true)
  })

  it('are not loosened by a copy', async () => {
    const id = await make()
    const copy = (as: Role, data: Json) => newsroom.call(`/sources/${id}/duplicate`, { as, method: 'POST', data })
    expect((await copy('reporter', { terms: 'on-record', nameAloud: 'Ottoline Quarrendon' })).status).toBe(403)
    expect((await copy('editor', { terms: 'on-record' })).status).toBe(400)
    const said = await copy('editor', { terms: 'on-record', nameAloud: 'Ottoline Quarrendon' })
    expect(said.status).toBe(200)
    expect(await stored(said.body.doc.id)).toMatchObject({ terms: 'on-record', loosened: { from: 'background' } })
  })

  it('come back with an earlier version only by an editor, never looser, and without its approval', async () => {
    const id = await make({ terms: 'on-record' })
    await save('id', 'editor', id, { terms: 'background', attribution: 'the minister' })
    await approve(id)
    const { docs } = await newsroom.payload.findVersions({
      collection: 'sources',
      sort: '-updatedAt',
      where: { parent: { equals: id } },
    })
    const restore = (as: Role, version: Json) =>
      newsroom.call(`/sources/versions/${version.id}`, { as, method: 'POST' })
    const [newest, ...older] = docs as unknown as Json[]
    expect((await restore('reporter', newest)).status).toBe(403)
    for (const version of older.filter((each) => each.version.terms === 'on-record')) {
      expect((await restore('editor', version)).status).toBe(400)
    }
    expect(await isApproved(id)).toBe(true)
    expect((await restore('editor', newest)).status).toBe(200)
    expect(await isApproved(id)).toBe(false)
    expect(await stored(id)).toMatchObject({ terms: 'background' })
  })

  describe('in an edition', () => {
    const edition = (source: string, blockType: 'citation' | 'figure', statistic = '') =>
      create(
        newsroom,
        'articles',
        articleData({
          body: body(
            paragraph(
              'It is so.',
              blockType === 'citation' ? { blockType, source } : { blockType, statistic, form: 'digits' },
            ),
          ),
        }),
        '?draft=true',
      )
    const publish = (id: string, data: Json = {}) =>
      newsroom.call(`/articles/${id}`, { as: 'editor', method: 'PATCH', data: { ...data, _status: 'published' } })
    const dismissed = (findings: Json[]) =>
      findings.map(({ rule, fingerprint, text }) => ({ rule, fingerprint, text, reason: 'So it is.' }))
    const findingsOf = ({ body: answer }: Json): Json[] => answer.errors[0].data.findings

    it('are never let go on deep background or off the record, whatever is dismissed', async () => {
      for (const terms of ['deep-background', 'off-record']) {
        const source = await make({ terms })
        if (terms === 'deep-background') await approve(source)
        const { id } = await edition(source, 'citation')
        const refused = await publish(id)
        expect(refused.status).toBe(400)
        const again = await publish(id, { dismissals: dismissed(findingsOf(refused)) })
        expect(again.status).toBe(400)
        expect(findingsOf(again).map(({ rule, dismissal }) => [rule, dismissal])).toEqual([['source-terms', null]])
        expect((await newsroom.call(`/articles/${id}/review`, { as: 'editor' })).body.review.counts.error).toBe(1)
      }
    })

    it('are confirmed by an editor once they were loosened, in each edition, and again when they are again', async () => {
      const name = 'Thaddeus Blenkinsopp'
      const source = await make({ name })
      await approve(source)
      const one = (await edition(source, 'citation')).id
      expect((await publish(one)).status).toBe(200)
      const notes = [{ language: 'en', text: 'Thaddeus Blenkinsopp agreed to be named.' }]
      const loosen = (terms: string) =>
        save('id', 'editor', source, {
          terms,
          nameAloud: name,
          correction: { kind: 'update', notes },
        })
      expect((await loosen('on-record')).status).toBe(200)
      const other = (await edition(source, 'citation')).id

      // The correction carries it into no edition where nobody has confirmed it.
      const released = await newsroom.call(`/sources/${source}/release`, { as: 'editor', method: 'POST' })
      expect(released.status).toBe(400)
      for (const id of [one, other]) {
        const refused = await publish(id)
        expect([refused.status, findingsOf(refused).map(({ rule }) => rule)]).toEqual([400, ['loosened-terms']])
        expect((await publish(id, { dismissals: dismissed(findingsOf(refused)) })).status).toBe(200)
      }
      expect((await newsroom.call(`/v1/sources/${source}`)).body.name).toBe(name)
    })
  })
})
