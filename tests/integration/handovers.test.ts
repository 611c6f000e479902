/** How a draft goes from who writes it to who publishes it, and who may move it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Where } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importStory } from '../../src/import/importStory'
import { carryOutDue } from '../../src/newsroom/schedules/carryOut'
import { addAccount } from '../support/accounts'
import { plain } from '../fixtures/pictures'
import { articleData, body, create, paragraph } from '../support/drafts'
import { createImage } from '../support/images'
import { all, databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type As = 'admin' | 'editor' | 'reporter'

function text(words: string) {
  return body(paragraph(words))
}

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  const mails: Array<{ to: unknown; subject?: string; text?: unknown }> = []
  let isMailDown = false
  beforeAll(async () => {
    newsroom = await openNewsroom(
      database,
      { timeZone: 'America/Mexico_City' },
      {
        email: () => ({
          name: 'test',
          defaultFromAddress: 'cited@example.org',
          defaultFromName: 'Cited',
          sendEmail: async ({ subject, text: words, to }) => {
            if (isMailDown) throw new Error('The mail server does not answer.')
            mails.push({ to, ...(subject ? { subject } : {}), text: words })
          },
        }),
      },
    )
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, method = 'GET', data?: Json, as: As = 'editor', headers?: Record<string, string>) =>
    newsroom.call(route, { as, method, data, ...(headers ? { headers } : {}) })
  const draftOf = async (as: As, data: Json = {}): Promise<Json> => {
    const { body: answer, status } = await call('/articles?draft=true', 'POST', articleData(data), as)
    expect(status).toBe(201)
    return answer.doc
  }
  const move = (id: string, data: Json, as: As = 'editor', headers?: Record<string, string>) =>
    call(`/articles/${id}/hand-over`, 'POST', data, as, headers)
  const told = async (id: string, as: As = 'editor'): Promise<Json> =>
    (await call(`/articles/${id}/hand-over`, 'GET', undefined, as)).body
  const desk = async (filter: string, as: As = 'editor'): Promise<Json[]> =>
    (await call(`/desk?filter=${filter}&limit=100`, 'GET', undefined, as)).body.stories
  const onDesk = async (filter: string, id: string, as: As = 'editor') =>
    (await desk(filter, as)).some(({ editions }) => editions.some(({ article }: Json) => article === id))
  const counts = async (as: As): Promise<Json> => (await call('/desk/counts', 'GET', undefined, as)).body
  const runJobs = () => newsroom.payload.jobs.run({ allQueues: true, silent: true })

  it('names no source that is not on the record in a mail, which leaves the newsroom', async () => {
    const name = 'Evangelina Torquemont'
    const source = await create(newsroom, 'sources', { kind: 'person', name, terms: 'background' })
    const subjectOf = async (title: string) => {
      const { id } = await draftOf('reporter', { title })
      mails.length = 0
      expect((await move(id, { to: 'ready', assignee: newsroom.user.editor.id }, 'reporter')).status).toBe(200)
      await runJobs()
      return mails.map((mail) => mail.subject)
    }
    for (const [title, subject] of [
      [`${name} counted the crates`, 'Handed to you: a draft'],
      ['Somebody counted the crates', 'Handed to you: Somebody counted the crates'],
    ] as const) {
      expect(await subjectOf(title)).toEqual([subject])
    }
    // Of whoever is in an identity neither: where there is one, no title is told, so that none tells it by its absence.
    const identity = await create(newsroom, 'identities', { source: source.id, name: 'Barnaby Quillfeather' })
    for (const title of ['What Quillfeather saw', 'What somebody saw']) {
      expect(await subjectOf(title)).toEqual(['Handed to you: a draft'])
    }
    expect((await call(`/identities/${identity.id}`, 'DELETE')).status).toBe(200)
  })

  describe('moves', () => {
    it('goes from the reporter to the desk, to an editor, back with a note, and is approved', async () => {
      const { id } = await draftOf('reporter')
      expect(await told(id, 'reporter')).toMatchObject({
        stage: 'draft',
        moves: ['ready'],
        handover: { author: { name: 'reporter' }, assignee: null, isMine: true, isMyTurn: false, moves: [] },
      })
      const handed = await move(id, { to: 'ready', from: 'draft' }, 'reporter')
      expect([handed.status, handed.body.stage]).toEqual([200, 'ready'])
      expect((await told(id)).handover).toMatchObject({ assignee: null, isMyTurn: true })

      await move(id, { to: 'review' })
      expect(await told(id)).toMatchObject({ stage: 'review', handover: { assignee: { name: 'editor' } } })
      await move(id, { to: 'draft', note: 'Who says so?' })
      expect(await told(id, 'reporter')).toMatchObject({
        stage: 'draft',
        handover: { assignee: { name: 'reporter' }, isMyTurn: true },
      })
      // It is the reporter’s turn, who has done their part when it is approved.
      await move(id, { to: 'approved' })
      expect((await told(id)).handover.assignee).toBe(null)
      await move(id, { to: 'draft', note: 'Once more.' })
      await move(id, { to: 'ready' }, 'reporter')
      await move(id, { to: 'approved' })
      const { handover, stage } = await told(id)
      expect(stage).toBe('approved')
      expect(handover.moves.map(({ by, from, note, to }: Json) => [from, to, by, note])).toEqual([
        ['ready', 'approved', 'editor', null],
        ['draft', 'ready', 'reporter', null],
        ['approved', 'draft', 'editor', 'Once more.'],
        ['draft', 'approved', 'editor', null],
        ['review', 'draft', 'editor', 'Who says so?'],
        ['ready', 'review', 'editor', null],
        ['draft', 'ready', 'reporter', null],
      ])
    })

    it('lets reporters hand over what is theirs and take it back, and nothing else', async () => {
      const own = await draftOf('reporter')
      const other = await draftOf('editor')
      for (const to of ['ready', 'review', 'approved']) {
        expect((await move(other.id, { to }, 'reporter')).status).toBe(403)
      }
      for (const to of ['review', 'approved']) expect((await move(own.id, { to }, 'reporter')).status).toBe(403)
      // Whose turn it is, and until when, they say as they hand over.
      expect((await move(own.id, { assignee: newsroom.user.editor.id }, 'reporter')).status).toBe(403)
      const due = new Date(Date.now() + 3_600_000).toISOString()
      expect(
        (await move(own.id, { to: 'ready', assignee: newsroom.user.editor.id, due }, 'reporter')).body.handover,
      ).toMatchObject({ assignee: { name: 'editor' }, due: { at: due, timeZone: 'America/Mexico_City' } })
      expect((await move(own.id, { to: 'draft' }, 'reporter')).status).toBe(200)
      expect((await told(own.id)).handover.assignee).toBe(null)
      await move(own.id, { to: 'ready' }, 'reporter')
      await move(own.id, { to: 'review' })
      expect((await move(own.id, { to: 'draft' }, 'reporter')).status).toBe(403)
      // What is handed to them is theirs.
      await move(other.id, { assignee: newsroom.user.reporter.id })
      expect((await move(other.id, { to: 'ready' }, 'reporter')).status).toBe(200)
    })

    it('approves nothing that came between what was named and its turn', async () => {
      for (const wait of [0, 5, 10, 20, 40]) {
        const { id, revision } = await draftOf('reporter')
        const saved = call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Unseen.' }, 'reporter')
        await new Promise((resolve) => setTimeout(resolve, wait))
        const approved = await move(id, { to: 'approved' }, 'editor', { 'If-Match': `"${revision}"` })
        expect((await saved).status).toBe(200)
        // One that was in time is back in review by the change.
        expect([200, 409]).toContain(approved.status)
        expect((await told(id)).stage).toBe(approved.status === 409 ? 'draft' : 'review')
      }
      // So that nobody gets a mail of it later.
      await runJobs()
    })

    it('takes no note of what is not there', async () => {
      const { id } = await draftOf('reporter')
      await move(id, { to: 'ready' }, 'reporter')
      expect((await call(`/articles/${id}`, 'PATCH', { deletedAt: new Date().toISOString() })).status).toBe(200)
      expect((await call(`/articles/${id}/hand-over/noted`, 'POST')).status).toBe(404)
    })

    it('refuses what was decided on another state, another revision, or for nobody', async () => {
      const { id, revision } = await draftOf('reporter')
      await move(id, { to: 'ready' })
      const late = await move(id, { to: 'review', from: 'draft' })
      expect(late.status).toBe(409)
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'More.' }, 'reporter')
      expect((await move(id, { to: 'approved' }, 'editor', { 'If-Match': `"${revision}"` })).status).toBe(409)
      expect((await told(id)).stage).toBe('ready')
      for (const assignee of ['nobody', '0a0a0a0a-0000-4000-8000-000000000000', '0a0a0a0a0a0a0a0a0a0a0a0a']) {
        expect((await move(id, { assignee })).status).toBe(400)
      }
      for (const bad of [
        { to: 'published' },
        { due: 'soon' },
        { due: '1999-01-01T09:30' },
        { stage: 'ready' },
        { note: 5 },
      ]) {
        expect((await move(id, bad)).status).toBe(400)
      }
      expect((await move('nothing', { to: 'ready' })).status).toBe(404)
      expect((await told(id)).handover.moves).toHaveLength(1)
    })

    it('disturbs nobody who has the article open, and no reader', async () => {
      const { id, slug } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      const { hash } = (await newsroom.call(`/v1/articles/en/${slug}`)).body
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'More.' }, 'reporter')
      const before = (await call(`/articles/${id}?draft=true&depth=0`)).body
      const versions = async () => (await call(`/articles/versions?where[parent][equals]=${id}`)).body.totalDocs
      const many = await versions()
      await move(id, { to: 'ready', assignee: newsroom.user.editor.id, note: 'Read this.' }, 'reporter')
      await move(id, { to: 'approved' })
      expect((await call(`/articles/${id}?draft=true&depth=0`)).body).toEqual(before)
      expect(await versions()).toBe(many)
      expect((await newsroom.call(`/v1/articles/en/${slug}`)).body.hash).toBe(hash)
      const state = (await call(`/articles/${id}/editions`)).body.editions[0]
      expect(state).toMatchObject({ isBehind: false, handover: { stage: 'approved' } })
      // Who typed meanwhile saves on.
      const typed = await call(
        `/articles/${id}?draft=true&autosave=true`,
        'PATCH',
        { dek: 'More and more.', revision: before.revision },
        'reporter',
      )
      expect(typed.status).toBe(200)
    })

    it('is moved by nothing but its endpoint', async () => {
      const { id, story } = await draftOf('reporter')
      const forged = { stage: 'approved', assignee: newsroom.user.reporter.id, handover: { stage: 'approved' } }
      await call(`/articles/${id}?draft=true`, 'PATCH', forged, 'reporter')
      await call(`/articles?where[id][equals]=${id}&draft=true`, 'PATCH', forged, 'reporter')
      await call('/articles?draft=true', 'POST', { ...articleData(), ...forged, id, story }, 'reporter')
      const { docs } = (await call(`/articles/versions?where[parent][equals]=${id}`)).body
      await call(`/articles/versions/${docs[0].id}`, 'POST', undefined, 'reporter')
      for (const as of ['reporter', 'editor', 'admin'] as const) {
        for (const [route, method] of [
          ['/handovers', 'GET'],
          ['/handovers', 'POST'],
          [`/handovers?where[article][equals]=${id}`, 'PATCH'],
          [`/handovers?where[article][equals]=${id}`, 'DELETE'],
        ] as const) {
          const refused = await call(
            route,
            method,
            method === 'GET' ? undefined : { article: id, stage: 'approved' },
            as,
          )
          expect([403, 400]).toContain(refused.status)
        }
      }
      expect(await told(id)).toMatchObject({ stage: 'draft', handover: { moves: [], assignee: null } })
    })
  })

  describe('approved', () => {
    it('means this text: a save that changes it sets it back, one that does not leaves it', async () => {
      const { id } = await draftOf('reporter', { dek: 'As it was.' })
      await move(id, { to: 'approved' })
      // The same again, as a form sends it.
      const { body: form } = await call(`/articles/${id}?draft=true&depth=0`)
      await call(`/articles/${id}?draft=true`, 'PATCH', form)
      expect((await told(id)).stage).toBe('approved')
      await call(`/articles/${id}?draft=true`, 'PATCH', { slug: `the-minister-did-it-${id.slice(0, 8)}` }, 'reporter')
      expect((await told(id)).stage).toBe('review')
      await call(`/articles/${id}?draft=true`, 'PATCH', { slug: form.slug })
      expect((await told(id)).stage).toBe('approved')
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Otherwise.' })
      expect(await told(id)).toMatchObject({ stage: 'review', handover: { isChanged: true } })
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'As it was.' })
      expect((await told(id)).stage).toBe('approved')
    })

    it('does not hold up a publication, which ends it', async () => {
      const { id } = await draftOf('reporter')
      await move(id, { to: 'ready', due: new Date(Date.now() + 60_000).toISOString() }, 'reporter')
      expect((await call(`/articles/${id}`, 'PATCH', { _status: 'published' })).status).toBe(200)
      const { handover } = await told(id)
      expect(handover).toMatchObject({ stage: 'draft', author: null, assignee: null, due: null })
      expect(handover.moves[0]).toMatchObject({ from: 'ready', to: 'published', by: 'editor' })
      expect((await move(id, { to: 'ready' })).status).toBe(409)
      // The next draft is of whoever begins it.
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Next.' }, 'reporter')
      expect((await told(id, 'reporter')).handover.author).toMatchObject({ name: 'reporter' })
    })

    it('leaves a draft as far as it was when the edition beside it is withdrawn and reinstated', async () => {
      const { id } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Next.' }, 'reporter')
      await move(id, { to: 'ready' }, 'reporter')
      await call(`/articles/${id}/withdraw`, 'POST', { reason: 'It was wrong.' })
      expect((await call(`/articles/${id}/reinstate`, 'POST')).status).toBe(200)
      expect((await told(id)).stage).toBe('ready')
    })

    it('is forgotten with the article', async () => {
      const { id } = await draftOf('reporter')
      await move(id, { to: 'ready' })
      await call(`/articles/${id}`, 'DELETE')
      const { docs } = await newsroom.payload.db.find({
        collection: 'handovers',
        where: { article: { equals: id } },
      })
      expect(docs).toEqual([])
    })
  })

  describe('the Desk', () => {
    it('tells whose turn it is, and counts', async () => {
      const { id } = await draftOf('reporter')
      expect(await onDesk('mine', id, 'reporter')).toBe(true)
      expect(await onDesk('mine', id)).toBe(false)
      expect(await onDesk('waiting', id)).toBe(false)
      const before = await counts('editor')
      await move(id, { to: 'ready' }, 'reporter')
      expect(await onDesk('waiting', id)).toBe(true)
      expect(await onDesk('waiting', id, 'admin')).toBe(true)
      expect(await onDesk('waiting', id, 'reporter')).toBe(false)
      const after = await counts('editor')
      expect(after.counts.waiting).toBe(before.counts.waiting + 1)
      expect(after.counts.waiting).toBe((await desk('waiting')).length)
      expect((await counts('reporter')).counts.mine).toBe((await desk('mine', 'reporter')).length)
      await move(id, { assignee: newsroom.user.admin.id })
      expect(await onDesk('waiting', id)).toBe(false)
      expect(await onDesk('waiting', id, 'admin')).toBe(true)
      await call(`/articles/${id}`, 'PATCH', { _status: 'published' })
      expect(await onDesk('waiting', id, 'admin')).toBe(false)
      expect(await onDesk('mine', id, 'reporter')).toBe(false)
    })

    it('hands what was a deleted colleague’s to the desk', async () => {
      const { user } = await addAccount(newsroom.payload, 'editor', 'leaving@example.org')
      const { id } = await draftOf('reporter')
      await move(id, { to: 'ready', assignee: user.id })
      expect(await onDesk('waiting', id)).toBe(false)
      expect((await call(`/users/${user.id}`, 'DELETE', undefined, 'admin')).status).toBe(200)
      expect(await onDesk('waiting', id)).toBe(true)
    })
  })

  describe('notices', () => {
    it('tell whoever it is handed to, whoever it comes back to, and whose text is approved, until they take note', async () => {
      const { id, title } = await draftOf('reporter', { dek: 'Secret words.' })
      const notices = async (as: As): Promise<Json[]> =>
        (await counts(as)).notices.filter(({ article }: Json) => article === id)
      await runJobs()
      mails.length = 0
      await move(id, { to: 'ready', assignee: newsroom.user.editor.id, note: 'Please read.' }, 'reporter')
      expect(await notices('editor')).toMatchObject([{ kind: 'handed', by: 'reporter', title, note: 'Please read.' }])
      expect(await notices('reporter')).toEqual([])
      await runJobs()
      expect(mails).toMatchObject([{ to: 'editor@example.org', subject: `Handed to you: ${title}` }])
      expect(JSON.stringify(mails)).not.toMatch(/Secret words|Please read/)

      await call(`/articles/${id}/hand-over/noted`, 'POST')
      expect(await notices('editor')).toEqual([])
      await move(id, { to: 'draft', note: 'Who says so?' })
      expect(await notices('reporter')).toMatchObject([{ kind: 'returned', by: 'editor', note: 'Who says so?' }])
      await move(id, { to: 'ready' }, 'reporter')
      expect(await notices('reporter')).toEqual([])
      await move(id, { to: 'approved' })
      expect(await notices('reporter')).toMatchObject([{ kind: 'approved' }])
      mails.length = 0
      await runJobs()
      // What came back was handed over again meanwhile.
      expect(mails).toMatchObject([{ to: 'reporter@example.org', subject: `Approved: ${title}` }])
    })

    it('are sent in the language of who gets them, and tried again', async () => {
      await call('/desk/counts', 'GET', undefined, 'reporter', { 'Accept-Language': 'es' })
      const { id, title } = await draftOf('reporter')
      await move(id, { to: 'ready' }, 'reporter')
      mails.length = 0
      isMailDown = true
      await move(id, { to: 'approved' })
      await runJobs()
      isMailDown = false
      expect(mails).toEqual([])
      const waiting: Where = { and: [{ taskSlug: { equals: 'notice' } }, { completedAt: { exists: false } }] }
      const { docs } = await newsroom.payload.db.find<{ id: string; hasError?: boolean }>({
        collection: 'payload-jobs',
        where: waiting,
      })
      expect(docs.map(({ hasError }) => Boolean(hasError))).toEqual([false])
      await newsroom.payload.db.updateMany({
        collection: 'payload-jobs',
        data: { waitUntil: new Date(Date.now() - 1000).toISOString() },
        where: waiting,
      })
      await runJobs()
      expect(mails).toMatchObject([{ to: 'reporter@example.org', subject: `Aprobado: ${title}` }])
      await call('/desk/counts', 'GET', undefined, 'reporter', { 'Accept-Language': 'en' })
    })

    it('are of one move, where several are made at once', async () => {
      for (const known of [true, false]) {
        const { id } = await draftOf('reporter')
        if (!known)
          await newsroom.payload.db.deleteMany({ collection: 'handovers', where: { article: { equals: id } } })
        await runJobs()
        mails.length = 0
        const answers = await Promise.all([
          move(id, { to: 'ready', from: 'draft', assignee: newsroom.user.admin.id }, 'reporter'),
          move(id, { to: 'ready', from: 'draft', assignee: newsroom.user.admin.id }),
          move(id, { to: 'approved', from: 'draft' }),
          move(id, { to: 'review', from: 'draft' }, 'admin'),
        ])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
        expect((await told(id)).handover.moves).toHaveLength(1)
        await runJobs()
        expect(mails.length).toBeLessThanOrEqual(1)
        const { docs } = await newsroom.payload.db.find({
          collection: 'handovers',
          where: { article: { equals: id } },
        })
        expect(docs).toHaveLength(1)
      }
    })

    it('are noted by each for themselves, also at once', async () => {
      const { id } = await draftOf('reporter')
      await move(id, { to: 'approved' })
      await Promise.all(
        (['admin', 'editor', 'reporter'] as const).map((as) => call(`/articles/${id}/hand-over/noted`, 'POST', {}, as)),
      )
      const { docs } = await newsroom.payload.db.find<Json>({
        collection: 'handovers',
        where: { article: { equals: id } },
      })
      expect(Object.keys(docs[0].seen).sort()).toEqual(
        Object.values(newsroom.user)
          .map((user) => String(user.id))
          .sort(),
      )
    })

    it('are not sent for what was refused', async () => {
      const { id } = await draftOf('editor')
      mails.length = 0
      expect((await move(id, { to: 'ready', assignee: newsroom.user.admin.id }, 'reporter')).status).toBe(403)
      await runJobs()
      expect(mails).toEqual([])
    })
  })
})

describe.each(databases)('where approval is required, on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { approval: 'required' })
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, method = 'GET', data?: Json, as: As = 'editor') =>
    newsroom.call(route, { as, method, data })
  const draft = (data: Json = {}) => create(newsroom, 'articles', articleData(data), '?draft=true')
  const approve = (id: string) => call(`/articles/${id}/hand-over`, 'POST', { to: 'approved' })
  const released = async (article: string) => {
    const { docs } = await newsroom.payload.db.find<{ kind: string }>({
      collection: 'releases',
      sort: 'version',
      where: { article: { equals: article } },
    })
    return docs.map(({ kind }) => kind)
  }

  it.each<[door: string, publish: (id: string) => Promise<Json>]>([
    ['a publication', (id) => call(`/articles/${id}`, 'PATCH', { _status: 'published' })],
    ['one by `where`', (id) => call(`/articles?where[id][equals]=${id}`, 'PATCH', { _status: 'published' })],
    ['one of another text', (id) => call(`/articles/${id}`, 'PATCH', { _status: 'published', dek: 'Other words.' })],
    [
      'a schedule',
      (id) => call(`/articles/${id}/schedules`, 'POST', { at: new Date(Date.now() + 3_600_000).toISOString() }),
    ],
    ['one by an administrator', (id) => call(`/articles/${id}`, 'PATCH', { _status: 'published' }, 'admin')],
    [
      'the Local API as a user',
      async (id) =>
        newsroom.payload
          .update({
            collection: 'articles',
            data: { _status: 'published' },
            id,
            overrideAccess: false,
            user: newsroom.user.editor,
          })
          .then(() => ({ status: 200 }))
          .catch((error: { status: number; data: Json }) => ({ status: error.status, body: { errors: [error] } })),
    ],
  ])('refuses %s of what nobody approved, with the reason', async (_, publish) => {
    const { id } = await draft()
    const refused = await publish(id)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('not approved')
    expect(await released(id)).toEqual([])
    expect((await call(`/articles/${id}`)).body._status).toBe('draft')
  })

  it('refuses to make an article published, which nobody can have approved', async () => {
    const refused = await call('/articles', 'POST', articleData({ _status: 'published' }))
    expect(refused.status).toBe(400)
  })

  it('publishes what was approved, and no other text', async () => {
    const { id } = await draft({ body: text('Approved words.'), topics: ['Trade'] })
    await approve(id)
    const other = await call(`/articles/${id}`, 'PATCH', { _status: 'published', body: text('Other words.') })
    expect(other.status).toBe(400)
    expect(JSON.stringify(other.body)).toContain('changed since it was approved')
    // As the form of the admin sends it: everything.
    const { body: form } = await call(`/articles/${id}?draft=true&depth=0`)
    const { status } = await call(`/articles/${id}`, 'PATCH', { ...form, _status: 'published' })
    expect(status).toBe(200)
    expect(await released(id)).toEqual(['published'])
    expect((await call(`/articles/${id}/hand-over`)).body).toMatchObject({ stage: 'draft', isRequired: true })
    // The same once more is nothing new, and asks for no approval.
    expect((await call(`/articles/${id}`, 'PATCH', { _status: 'published' })).status).toBe(200)
    expect((await call(`/articles/${id}`, 'PATCH', { _status: 'published', dek: 'New.' })).status).toBe(400)
  })

  describe('is void when what the text rests on reads otherwise', () => {
    let cited: { image: Json; operand: Json; quote: Json; source: Json; statistic: Json }
    let id: string
    const stage = async () => (await call(`/articles/${id}/hand-over`)).body.stage
    beforeAll(async () => {
      const source = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
      const evidence = [{ source: source.id }]
      const counted = { label: 'things', unit: { kind: 'count', noun: 'things' }, evidence }
      const operand = await create(newsroom, 'statistics', { ...counted, value: '20' })
      const statistic = await create(newsroom, 'statistics', {
        ...counted,
        label: 'all things',
        value: '40',
        formula: 'a * 2',
        operands: [{ key: 'a', statistic: operand.id }],
      })
      const speaker = await create(newsroom, 'sources', { kind: 'person', name: 'A speaker', terms: 'on-record' })
      const quote = await create(newsroom, 'quotes', {
        text: 'It was cold and dark',
        language: 'en',
        speaker: speaker.id,
        evidence,
      })
      const image = await createImage(newsroom, { file: await plain().png().toBuffer() })
      cited = { image, operand, quote, source, statistic }
    })
    beforeEach(async () => {
      id = (
        await draft({
          hero: cited.image.id,
          body: body(
            paragraph(
              'There are ',
              { blockType: 'figure', statistic: cited.statistic.id, form: 'digits' },
              ' things. “',
              { blockType: 'quotation', quote: cited.quote.id, excerpt: 'cold' },
              '”',
              { blockType: 'citation', source: cited.source.id },
            ),
          ),
        })
      ).id
      await approve(id)
      expect(await stage()).toBe('approved')
    })

    it.each<[what: string, collection: string, of: (c: typeof cited) => Json, change: Json]>([
      ['one that it is computed from', 'statistics', ({ operand }) => operand, { value: '21' }],
      ['a figure', 'statistics', ({ statistic }) => statistic, { value: '41', formula: '', operands: [] }],
      ['its label', 'statistics', ({ statistic }) => statistic, { label: 'stolen things' }],
      ['what readers are told of it', 'statistics', ({ statistic }) => statistic, { publicNote: 'By the minister.' }],
      ['who is quoted', 'quotes', ({ quote }) => quote, { capacity: 'thief' }],
      ['the name of a source', 'sources', ({ source }) => source, { name: 'Another register' }],
      ['the text of the image', 'media', ({ image }) => image, { alt: 'The minister steals.' }],
    ])('%s', async (_, collection, of, change) => {
      const { id: record } = of(cited)
      const changed = await call(`/${collection}/${record}?locale=en`, 'PATCH', change, 'reporter')
      expect(changed.status).toBe(200)
      expect(await stage()).toBe('review')
      const refused = await call(`/articles/${id}`, 'PATCH', { _status: 'published' })
      expect(refused.status).toBe(400)
      expect(JSON.stringify(refused.body)).toContain('changed since it was approved')
      expect(await released(id)).toEqual([])
      await approve(id)
      expect(await stage()).toBe('approved')
    })

    it('and not by what readers do not get', async () => {
      const { id: record } = cited.statistic
      expect((await call(`/statistics/${record}`, 'PATCH', { note: 'Private.' }, 'reporter')).status).toBe(200)
      expect(await stage()).toBe('approved')
      expect((await call(`/articles/${id}`, 'PATCH', { _status: 'published' })).status).toBe(200)
    })
  })

  it.each<[door: string, act: (id: string) => Promise<Json>]>([
    [
      'by autosave',
      (id) => call(`/articles/${id}?autosave=true`, 'PATCH', { _status: 'published', dek: 'Other words.' }),
    ],
    ['as a draft', (id) => call(`/articles/${id}?draft=true`, 'PATCH', { _status: 'published', dek: 'Other words.' })],
    ['under another address', (id) => call(`/articles/${id}`, 'PATCH', { _status: 'published', slug: 'he-did-it' })],
    [
      'by `where`, with other words',
      (id) => call(`/articles?where[id][equals]=${id}`, 'PATCH', { _status: 'published', topics: ['Theft'] }),
    ],
    [
      'as an older version',
      async (id) => {
        await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Other words.' })
        await approve(id)
        const { docs } = (await call(`/articles/versions?where[parent][equals]=${id}&sort=createdAt&limit=1`)).body
        await call(`/articles/versions/${docs[0].id}`, 'POST')
        return call(`/articles/${id}`, 'PATCH', { _status: 'published' })
      },
    ],
    [
      'as another edition of its story',
      (id) => call(`/articles/${id}`, 'PATCH', { _status: 'published', language: 'es', title: 'Otra' }),
    ],
  ])('publishes nothing that was not approved %s', async (_, act) => {
    const { id } = await draft({ dek: 'As it was.' })
    await approve(id)
    const before = await newsroom.payload.db.count({ collection: 'releases', where: { article: { exists: true } } })
    const { status } = await act(id)
    const after = await newsroom.payload.db.count({ collection: 'releases', where: { article: { exists: true } } })
    expect([status, after.totalDocs]).toEqual([400, before.totalDocs])
    const rows = await newsroom.payload.find({ collection: 'articles', where: { _status: { equals: 'published' } } })
    expect(rows.docs.map((row) => String(row.id))).not.toContain(id)
  })

  describe('stands for no text that nobody read, through', () => {
    type Outcome = { status: number; body?: Json }
    const stageOf = async (id: string): Promise<unknown> => (await call(`/articles/${id}/hand-over`)).body.stage
    const publish = (id: string) => call(`/articles/${id}`, 'PATCH', { _status: 'published' })
    const trash = () => ({ deletedAt: new Date().toISOString() })
    const local = async (act: () => Promise<unknown>): Promise<Outcome> => {
      try {
        return { status: 200, body: { doc: await act() } }
      } catch (error) {
        const { status = 500, message } = error as { status?: number; message: string }
        return { status, body: { message } }
      }
    }
    const asEditor = () => ({ overrideAccess: false as const, user: newsroom.user.editor })
    const update = (id: string, data: Json, more: { draft?: boolean; trash?: boolean } = {}) =>
      local(() => newsroom.payload.update({ collection: 'articles', data, id, ...more, ...asEditor() }))
    const versionsOf = async (id: string): Promise<Json[]> =>
      (await call(`/articles/versions?where[parent][equals]=${id}&sort=createdAt&limit=50&trash=true`)).body.docs
    const approved = async (data: Json = {}) => {
      const made = await draft({ dek: 'As it was.', ...data })
      await approve(made.id)
      expect(await stageOf(made.id)).toBe('approved')
      return made
    }
    /** Approved, then live. */
    const live = async () => {
      const made = await approved()
      expect((await publish(made.id)).status).toBe(200)
      return made
    }
    const isUnread = async (id: string, kinds: string[] = []) => {
      expect(await released(id)).toEqual(kinds)
      expect(await stageOf(id)).not.toBe('approved')
    }

    it.each<[door: string, copy: (id: string, data?: Json) => Promise<Outcome>]>([
      ['REST', (id, data) => call(`/articles/${id}/duplicate`, 'POST', data ?? {})],
      [
        'the Local API',
        (id, data) =>
          local(() => newsroom.payload.duplicate({ collection: 'articles', data: data ?? {}, id, ...asEditor() })),
      ],
    ])('a copy of it, of which none is made by %s', async (_, copy) => {
      const { id } = await approved()
      const many = async () => (await newsroom.payload.db.count({ collection: 'articles', where: all })).totalDocs
      const before = await many()
      for (const data of [undefined, { dek: 'Other words.' }, { _status: 'published', dek: 'Other words.' }]) {
        expect([400, 404]).toContain((await copy(id, data)).status)
        expect(await many()).toBe(before)
      }
      expect([await stageOf(id), await released(id)]).toEqual(['approved', []])
    })

    it.each<[door: string, change: (id: string, data: Json) => Promise<Outcome>]>([
      ['REST', (id, data) => call(`/articles/${id}?trash=true`, 'PATCH', data)],
      ['REST by `where`', (id, data) => call(`/articles?where[id][equals]=${id}&trash=true`, 'PATCH', data)],
      ['the Local API', (id, data) => update(id, data, { trash: true })],
    ])('the trash and back, by %s', async (_, change) => {
      const { id } = await approved()
      expect((await change(id, trash())).status).toBe(200)
      // With other words on the way back, it is none of what was approved.
      const other = { deletedAt: null, dek: 'Other words.', _status: 'published' }
      expect((await change(id, other)).status).toBe(400)
      expect(await released(id)).toEqual([])
      expect((await change(id, { deletedAt: null, _status: 'draft' })).status).toBe(200)
      // The text that was read is still that.
      expect(await stageOf(id)).toBe('approved')
      await change(id, { ...trash(), dek: 'Into the trash with other words.' })
      const back = await change(id, { deletedAt: null, _status: 'draft' })
      const { dek } = (await call(`/articles/${id}?draft=true&depth=0`)).body
      expect([back.status, await stageOf(id)]).toEqual([200, dek === 'As it was.' ? 'approved' : 'review'])
      expect((await publish(id)).status).toBe(dek === 'As it was.' ? 200 : 400)
    })

    it.each<[door: string, change: (id: string, data: Json) => Promise<Outcome>]>([
      ['REST', (id, data) => call(`/articles/${id}?trash=true`, 'PATCH', data)],
      ['REST by `where`', (id, data) => call(`/articles?where[id][equals]=${id}&trash=true`, 'PATCH', data)],
      ['the Local API', (id, data) => update(id, data, { trash: true })],
    ])('the trash, of a live edition with a newer draft, by %s', async (_, change) => {
      const { id } = await live()
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Nobody read this.' }, 'reporter')
      expect((await change(id, trash())).status).toBe(200)
      expect(await released(id)).toEqual(['published', 'withdrawn'])
      for (const data of [
        { deletedAt: null, _status: 'published' },
        { deletedAt: null },
        { deletedAt: null, _status: 'draft' },
      ]) {
        await change(id, data)
        const kinds = await released(id)
        const { docs } = await newsroom.payload.db.find<Json>({
          collection: 'releases',
          where: { article: { equals: id } },
        })
        expect(JSON.stringify(docs)).not.toContain('Nobody read this.')
        if (kinds.length > 2) await change(id, trash())
      }
      const [row] = (await newsroom.payload.db.find<Json>({ collection: 'articles', where: { id: { equals: id } } }))
        .docs
      if (row?._status === 'published') expect(row.dek).toBe('As it was.')
    })

    it.each<[door: string, restore: (version: string) => Promise<Outcome>]>([
      ['REST', (version) => call(`/articles/versions/${version}`, 'POST', {})],
      [
        'the Local API',
        (id) =>
          local(() => newsroom.payload.restoreVersion({ collection: 'articles', draft: true, id, ...asEditor() })),
      ],
    ])('another version of it, by %s', async (door, restore) => {
      const { id } = await draft({ dek: 'The first.' })
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'The second.' })
      await approve(id)
      const versions = await versionsOf(id)
      const first = versions.find(({ version }) => version.dek === 'The first.')
      const second = versions.find(({ version }) => version.dek === 'The second.')
      const changed = await restore(first.id)
      if (door === 'the Local API') {
        // It knows no draft: what it restores would be what readers have.
        expect(changed.status).toBe(400)
        expect([await stageOf(id), await released(id)]).toEqual(['approved', []])
        return
      }
      expect(changed.status).toBe(200)
      await isUnread(id)
      expect((await publish(id)).status).toBe(400)
      // The one that was read is that, also when it comes back.
      expect((await restore(second.id)).status).toBe(200)
      expect([await stageOf(id), await released(id)]).toEqual(['approved', []])
      expect((await publish(id)).status).toBe(200)

      // A version that readers had once is a draft like any other.
      await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'The third.' })
      await approve(id)
      expect((await publish(id)).status).toBe(200)
      const had = (await versionsOf(id)).find(
        ({ version }) => version._status === 'published' && version.dek === 'The second.',
      )
      expect((await restore(had.id)).status).toBe(200)
      expect((await call(`/articles/${id}?draft=true&depth=0`)).body).toMatchObject({
        _status: 'draft',
        dek: 'The second.',
      })
      expect((await publish(id)).status).toBe(400)
      await isUnread(id, ['published', 'updated'])
    })

    it('an import of the same story, which is another draft', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'cited-import-'))
      const file = path.join(folder, 'story.md')
      const ids: string[] = []
      for (const words of ['Nothing was counted.', 'Nothing was counted.', 'Nobody read this.']) {
        writeFileSync(file, `# One story\n\n${words}`)
        const out: string[] = []
        const code = await importStory([file, '--language', 'en', '--as', 'editor@example.org'], {
          environment: {},
          folder,
          stdin: Readable.from([]),
          open: async () => ({ payload: newsroom.payload, close: async () => undefined }),
          out: (line) => out.push(line),
          error: (line) => out.push(line),
        })
        expect([code, out.join('\n')]).toEqual([0, expect.any(String)])
        const [, id = ''] = /\/admin\/collections\/articles\/([\w-]+)$/.exec(out.at(-1) ?? '') ?? []
        ids.push(id)
        if (ids.length === 1) await approve(id)
        else {
          await isUnread(id)
          expect((await publish(id)).status).toBe(400)
        }
      }
      expect(new Set(ids).size).toBe(3)
      expect(await stageOf(ids[0] ?? '')).toBe('approved')
      rmSync(folder, { recursive: true })
    })
  })

  it('refuses at its time what was changed after it was scheduled', async () => {
    const { id } = await draft()
    await approve(id)
    const at = new Date(Date.now() + 3_600_000).toISOString()
    expect((await call(`/articles/${id}/schedules`, 'POST', { at })).status).toBe(201)
    await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Changed.' })
    await newsroom.payload.db.updateMany({
      collection: 'schedules',
      data: { dueAt: new Date(Date.now() - 1000).toISOString() },
      where: { article: { equals: id } },
    })
    await carryOutDue(newsroom.payload)
    expect(await released(id)).toEqual([])
    const { schedules } = (await call(`/articles/${id}/schedules`)).body
    expect(schedules[0].refusal.message.en).toContain('changed since it was approved')
    expect(schedules[0].refusal.message.es).toContain('cambió desde que se aprobó')
  })

  it('holds up no withdrawal and no reinstatement', async () => {
    const { id } = await draft()
    await approve(id)
    await call(`/articles/${id}`, 'PATCH', { _status: 'published' })
    await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Not approved.' })
    expect((await call(`/articles/${id}/withdraw`, 'POST', { reason: 'It was wrong.' })).status).toBe(200)
    expect((await call(`/articles/${id}/reinstate`, 'POST')).status).toBe(200)
    expect(await released(id)).toEqual(['published', 'withdrawn', 'published'])
  })
})
