/** What is published and withdrawn at a time, and what becomes of what was refused then. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adoptScheduledJobs } from '../../src/newsroom/schedules/adopt'
import { carryOutDue } from '../../src/newsroom/schedules/carryOut'
import { plain } from '../fixtures/pictures'
import { addAccount } from '../support/accounts'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { createImage } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { earlierDatabases } from '../support/upgrade'

const anHour = 60 * 60_000
/** A year that is to come. */
const YEAR = new Date().getFullYear() + 2
function text(words: string) {
  return body(paragraph(words))
}
function inAnHour(): string {
  return new Date(Date.now() + anHour).toISOString()
}

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { timeZone: 'America/Mexico_City' })
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, method = 'GET', data?: Json, as: 'editor' | 'reporter' = 'editor') =>
    newsroom.call(route, { as, method, data })
  const draft = (data: Json = {}) => create(newsroom, 'articles', articleData(data), '?draft=true')
  const schedule = (id: string, data: Json = { at: inAnHour() }) => call(`/articles/${id}/schedules`, 'POST', data)
  const schedulesOf = async (id: string): Promise<Json[]> => (await call(`/articles/${id}/schedules`)).body.schedules
  const stateOf = async (id: string): Promise<Json> =>
    (await call(`/articles/${id}/editions`)).body.editions.find(({ article }: Json) => article === id)
  const kinds = async (article: string) => {
    const { docs } = await newsroom.payload.db.find<{ kind: string }>({
      collection: 'releases',
      sort: 'version',
      where: { article: { equals: article } },
    })
    return docs.map(({ kind }) => kind)
  }
  /** Lets the time of all that is scheduled of an article come, and has it carried out. */
  const letItCome = async (id: string) => {
    await newsroom.payload.db.updateMany({
      collection: 'schedules',
      data: { dueAt: new Date(Date.now() - 1000).toISOString() },
      where: { and: [{ article: { equals: id } }, { dueAt: { exists: true } }] },
    })
    return carryOutDue(newsroom.payload)
  }

  it('publishes at the time that an editor set, and says so until then', async () => {
    const { id, slug } = await draft()
    const at = inAnHour()
    const answer = await schedule(id, { at })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      timeZone: 'America/Mexico_City',
      schedules: [{ action: 'publish', at, by: 'editor', refusal: null, timeZone: 'America/Mexico_City' }],
    })
    expect((await stateOf(id)).schedules).toMatchObject([{ action: 'publish', at }])
    const onDesk = (await call('/desk?filter=scheduled')).body.stories
    expect(onDesk.flatMap(({ editions }: Json) => editions).map(({ article }: Json) => article)).toContain(id)
    await carryOutDue(newsroom.payload)
    expect(await kinds(id)).toEqual([])

    expect(await letItCome(id)).toBe(0)
    expect((await newsroom.call(`/v1/articles/en/${slug}`)).status).toBe(200)
    expect(await kinds(id)).toEqual(['published'])
    expect(await schedulesOf(id)).toEqual([])
  })

  it('reads a time by the clock of the newsroom, and shows it by that', async () => {
    const { id } = await draft()
    const { body } = await schedule(id, { at: `${YEAR}-07-01T09:30` })
    expect(body.schedules).toMatchObject([{ at: `${YEAR}-07-01T15:30:00.000Z`, local: `${YEAR}-07-01T09:30` }])
  })

  it.each([
    ['a time that has passed', { at: '2020-01-01T09:30' }],
    ['a day that there is not', { at: `${YEAR}-02-30T09:30` }],
    ['no time', {}],
    ['a time so far ahead that its year has five digits in UTC', { at: '9999-12-31T23:59' }],
    ['the same with its offset', { at: '9999-12-31T23:59:00-05:00' }],
    ['words', { at: 'tomorrow' }],
    ['a number', { at: 4102444800000 }],
    ['another action', { at: `${YEAR}-01-01T09:30`, action: 'delete' }],
    ['a withdrawal without a reason', { at: `${YEAR}-01-01T09:30`, action: 'withdraw' }],
    ['a reason of white space', { at: `${YEAR}-01-01T09:30`, action: 'withdraw', reason: ' \n' }],
    ['another field', { at: `${YEAR}-01-01T09:30`, locale: 'en' }],
  ])('refuses %s with the field', async (_, data) => {
    const { id } = await draft()
    const answer = await schedule(id, data)
    expect(answer.status).toBe(400)
    expect(await schedulesOf(id)).toEqual([])
  })

  it('says at once what would be refused, and schedules nothing', async () => {
    const { id } = await draft({ body: text('They counted 4,512 of them.') })
    const answer = await schedule(id)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('4,512')
    expect(await schedulesOf(id)).toEqual([])
    expect((await schedule(id, { at: inAnHour(), action: 'withdraw', reason: 'Wrong.' })).status).toBe(409)
    expect((await schedule('0'.repeat(24))).status).toBe(404)
    expect(await kinds(id)).toEqual([])
  })

  it('is for editors, and seen by reporters', async () => {
    const { id } = await draft()
    expect((await call(`/articles/${id}/schedules`, 'POST', { at: inAnHour() }, 'reporter')).status).toBe(403)
    const { body } = await schedule(id)
    const [{ id: made }] = body.schedules
    expect((await call(`/articles/${id}/schedules/${made}`, 'DELETE', undefined, 'reporter')).status).toBe(403)
    expect((await call(`/articles/${id}/schedules`, 'GET', undefined, 'reporter')).body.schedules).toHaveLength(1)
    expect((await newsroom.call(`/articles/${id}/schedules`)).status).toBe(401)
    for (const route of ['/schedules', `/schedules/${made}`]) {
      expect((await call(route, 'PATCH', { at: inAnHour() })).status).toBeGreaterThanOrEqual(400)
      expect((await call(route, 'POST', { article: id, action: 'publish', at: inAnHour(), tries: 0 })).status).not.toBe(
        201,
      )
    }
    expect((await call(`/articles/${id}/schedules/${made}`, 'DELETE')).body.schedules).toEqual([])
    expect((await call(`/articles/${id}/schedules/${made}`, 'DELETE')).status).toBe(404)
  })

  it('shows what was refused when its time came, until somebody deals with it', async () => {
    const { id } = await draft()
    await schedule(id)
    await call(`/articles/${id}?draft=true`, 'PATCH', { body: text('They counted 4,512 of them.') })
    await letItCome(id)
    expect(await kinds(id)).toEqual([])
    const [refused] = (await stateOf(id)).schedules
    expect(refused).toMatchObject({
      by: 'editor',
      refusal: {
        message: { en: expect.stringContaining('Not published'), es: expect.stringContaining('No se publicó') },
      },
    })
    // It is not tried again, and neither time nor another save takes it away.
    await letItCome(id)
    await call(`/articles/${id}?draft=true`, 'PATCH', { body: text('They counted them.') })
    expect(await schedulesOf(id)).toMatchObject([{ id: refused.id, refusal: expect.any(Object) }])
    expect((await call(`/articles/${id}/schedules/${refused.id}`, 'DELETE')).body.schedules).toEqual([])
  })

  it('tells no colleague of an identity by what was refused when its time came', async () => {
    const { id } = await draft({ title: 'Of Sidonie Wolfenbrook' })
    await schedule(id)
    const source = await create(newsroom, 'sources', { kind: 'person', name: 'A porter', terms: 'background' })
    const readers = [newsroom.user.editor.id]
    await create(newsroom, 'identities', { source: source.id, readers, name: 'Sidonie Wolfenbrook' })
    await letItCome(id)
    expect(await kinds(id)).toEqual([])
    const [refused] = (await call(`/articles/${id}/schedules`, 'GET', undefined, 'reporter')).body.schedules
    // As of any finding: that this one is said differently would tell.
    expect(refused.refusal).toMatchObject({ message: { en: expect.stringContaining('The review found errors') } })
    expect(JSON.stringify(refused)).not.toMatch(/identit|named|Wolfenbrook/i)
  })

  it('does not publish what a reporter wrote since, which no editor has seen', async () => {
    const { id } = await draft()
    await schedule(id)
    await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'The minister stole it.' }, 'reporter')
    await letItCome(id)
    expect(await kinds(id)).toEqual([])
    expect(await schedulesOf(id)).toMatchObject([{ refusal: { message: { en: expect.stringContaining('reporter') } } }])
  })

  it('does not publish a figure that a reporter changed since, and does one that an editor changed', async () => {
    for (const as of ['reporter', 'editor'] as const) {
      const { id: statistic } = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic, form: 'digits' }
      const { id } = await draft({ body: body(paragraph('There were ', figure, ' of them.')) })
      await schedule(id)
      expect((await call(`/statistics/${statistic}`, 'PATCH', { value: '99' }, as)).status).toBe(200)
      await letItCome(id)
      expect(await kinds(id)).toEqual(as === 'editor' ? ['published'] : [])
    }
  })

  describe('does not take for seen what a reporter changed since,', () => {
    const refusal = { message: { en: expect.stringContaining('reporter has changed'), es: expect.any(String) } }
    const byReporter = { dek: 'The minister stole it.' }
    const rest: Array<[string, (id: string) => Promise<unknown>]> = [
      ['when an editor saved something else', (id) => call(`/articles/${id}?draft=true`, 'PATCH', { topics: ['x'] })],
      [
        'when an editor typed something else',
        (id) => call(`/articles/${id}?draft=true&autosave=true`, 'PATCH', { topics: ['x'] }),
      ],
      [
        'when an editor changed many',
        (id) => call(`/articles?where[id][equals]=${id}&draft=true`, 'PATCH', { topics: ['x'] }),
      ],
      [
        'when an editor restored it',
        async (id) => {
          const { docs } = (await call(`/articles/versions?where[parent][equals]=${id}&sort=-updatedAt`)).body
          await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Better words.' })
          expect((await call(`/articles/versions/${docs[0].id}?draft=true`, 'POST', {})).status).toBe(200)
        },
      ],
    ]
    it.each(rest)('%s', async (_, editorSaves) => {
      const { id } = await draft()
      await schedule(id)
      expect((await call(`/articles/${id}?draft=true`, 'PATCH', byReporter, 'reporter')).status).toBe(200)
      await editorSaves(id)
      expect((await call(`/articles/${id}?draft=true`)).body.dek).toBe(byReporter.dek)
      await letItCome(id)
      expect(await kinds(id)).toEqual([])
      expect(await schedulesOf(id)).toMatchObject([{ refusal }])
    })

    it('when a correction was released into the draft', async () => {
      const { id: statistic } = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic, form: 'digits' }
      const { id } = await draft({ body: body(paragraph('There were ', figure, ' of them.')) })
      await call(`/articles/${id}`, 'PATCH', { _status: 'published' })
      await call(`/articles/${id}?draft=true`, 'PATCH', { topics: ['x'] })
      expect((await schedule(id)).status).toBe(201)
      await call(`/articles/${id}?draft=true`, 'PATCH', byReporter, 'reporter')
      const correction = { kind: 'correction', notes: [{ language: 'en', text: 'It is 38.' }] }
      await call(`/statistics/${statistic}`, 'PATCH', { value: '38', correction })
      expect((await call(`/statistics/${statistic}/release`, 'POST', {})).status).toBe(200)
      await letItCome(id)
      expect(await kinds(id)).toEqual(['published', 'corrected'])
      expect(await schedulesOf(id)).toMatchObject([{ refusal }])
    })

    it('in a figure that an editor saved a note of, or cited after it was changed', async () => {
      for (const citesLater of [false, true]) {
        const { id: statistic } = await createStatistic(newsroom)
        const text = body(paragraph('There were ', { blockType: 'figure', statistic, form: 'digits' }, ' of them.'))
        const { id } = await draft(citesLater ? {} : { body: text })
        await schedule(id)
        if (citesLater) await call(`/articles/${id}?draft=true`, 'PATCH', { body: text })
        await call(`/statistics/${statistic}`, 'PATCH', { value: '99' }, 'reporter')
        await call(`/statistics/${statistic}`, 'PATCH', { note: 'Private.' })
        await call(`/articles/${id}?draft=true`, 'PATCH', { topics: ['x'] })
        await letItCome(id)
        expect(await kinds(id)).toEqual([])
        expect(await schedulesOf(id)).toMatchObject([{ refusal }])
      }
    })

    it('when the account is deleted that changed it', async () => {
      const { id } = await draft()
      await schedule(id)
      const { user } = await addAccount(newsroom.payload, 'reporter', 'leaving@example.org')
      await newsroom.payload.update({ collection: 'articles', data: byReporter, draft: true, id, user })
      await newsroom.payload.delete({ collection: 'users', id: user.id })
      await letItCome(id)
      expect(await kinds(id)).toEqual([])
      expect(await schedulesOf(id)).toMatchObject([
        { refusal: { message: { en: expect.stringContaining('changed') } } },
      ])
    })
  })

  it('is not scheduled by somebody who has not seen the newest draft', async () => {
    const { id, revision } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    const send = (data: Json, tag: string) =>
      newsroom.call(`/articles/${id}/schedules`, {
        as: 'editor',
        data: { at: inAnHour(), ...data },
        headers: { 'If-Match': `"${tag}"` },
        method: 'POST',
      })
    const saved = await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'The minister stole it.' }, 'reporter')
    for (const data of [{}, { action: 'withdraw', reason: 'The offer ends.' }]) {
      const stale = await send(data, revision)
      expect([stale.status, stale.body.errors[0].data.by.name]).toEqual([409, 'reporter'])
      expect(await schedulesOf(id)).toEqual([])
    }
    const story = (await call(`/articles/${id}/editions`, 'GET')).body
    const { revision: seen } = story.editions.find(({ article }: Json) => article === id)
    expect(seen).toBe(saved.body.doc.revision)
    expect((await send({}, seen)).status).toBe(201)
  })

  it('publishes what an editor wrote since', async () => {
    const { id, slug } = await draft()
    await schedule(id)
    await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Better words.' })
    await letItCome(id)
    expect((await newsroom.call(`/v1/articles/en/${slug}`)).body.dek).toBe('Better words.')
  })

  it('does nothing for somebody who may not publish any more', async () => {
    const { id } = await draft()
    await schedule(id)
    const { db } = newsroom.payload
    const be = (role: string) => db.updateOne({ collection: 'users', id: newsroom.user.editor.id, data: { role } })
    await be('reporter')
    await letItCome(id)
    await be('editor')
    expect(await kinds(id)).toEqual([])
    expect(await schedulesOf(id)).toMatchObject([{ refusal: { message: { en: expect.stringContaining('may not') } } }])
  })

  it('withdraws at a time, with the reason, and leaves the draft', async () => {
    const { id, slug } = await draft()
    await call(`/articles/${id}`, 'PATCH', { _status: 'published' })
    expect((await schedule(id)).status).toBe(409)
    expect((await schedule(id, { action: 'withdraw', at: inAnHour(), reason: 'The offer ends.' })).status).toBe(201)
    await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Work in progress.' })
    await letItCome(id)
    const gone = await newsroom.call(`/v1/articles/en/${slug}`)
    expect([gone.status, gone.body.tombstone.reason]).toEqual([410, 'The offer ends.'])
    expect((await call(`/articles/${id}?draft=true`)).body.dek).toBe('Work in progress.')
  })

  it('says that there is nothing to cancel where it is carried out at that moment', async () => {
    const { id } = await draft()
    const [{ id: made }] = (await schedule(id)).body.schedules
    const { db } = newsroom.payload
    const transactionID = (await db.beginTransaction()) ?? undefined
    const where = { id: { equals: made } }
    await db.deleteMany({ collection: 'schedules', req: { payload: newsroom.payload, transactionID }, where })
    const cancelling = call(`/articles/${id}/schedules/${made}`, 'DELETE')
    await new Promise((resolve) => setTimeout(resolve, 400))
    await db.commitTransaction(transactionID ?? '')
    expect((await cancelling).status).toBe(404)
  })

  it('does not publish the photo of whoever signs that a reporter changed since', async () => {
    const photo = await createImage(newsroom, { file: await plain(21, 33).jpeg().toBuffer() })
    const person = await create(newsroom, 'people', { name: 'Iris Vale', photo: photo.id })
    const { id } = await draft({ byline: [{ person: person.id, role: 'author' }] })
    await schedule(id)
    expect((await call(`/media/${photo.id}`, 'PATCH', { alt: 'The minister, a thief.' }, 'reporter')).status).toBe(200)
    await letItCome(id)
    expect(await kinds(id)).toEqual([])
    expect(await schedulesOf(id)).toMatchObject([{ refusal: { message: { en: expect.stringContaining('reporter') } } }])
  })

  it('goes on with a draft beside what is reinstated, and not with the draft that is', async () => {
    for (const hasChanged of [true, false]) {
      const { id, slug } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      await call(`/articles/${id}/withdraw`, 'POST', { reason: 'Let us see.' })
      if (hasChanged) await call(`/articles/${id}?draft=true`, 'PATCH', { dek: 'Better words.' })
      expect((await schedule(id)).status).toBe(201)
      expect((await call(`/articles/${id}/reinstate`, 'POST', {})).status).toBe(200)
      expect(await schedulesOf(id)).toHaveLength(hasChanged ? 1 : 0)
      await letItCome(id)
      expect((await newsroom.call(`/v1/articles/en/${slug}`)).body.dek).toBe(hasChanged ? 'Better words.' : null)
    }
  })

  it('withdraws without a reason that names somebody who is protected by then, and says so', async () => {
    const name = 'Hjördís Vilhjálmsdóttir'
    const source = await create(newsroom, 'sources', { kind: 'person', name, terms: 'on-record' })
    const { id, slug } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    expect((await schedule(id, { action: 'withdraw', at: inAnHour(), reason: `${name} asked us.` })).status).toBe(201)
    expect((await call(`/sources/${source.id}`, 'PATCH', { terms: 'off-record' })).status).toBe(200)
    await letItCome(id)
    const gone = await newsroom.call(`/v1/articles/en/${slug}`)
    expect([gone.status, gone.body.tombstone.reason]).toEqual([410, null])
    const message = { en: expect.stringContaining('without its reason'), es: expect.stringContaining('sin su motivo') }
    const left = await schedulesOf(id)
    expect(left).toMatchObject([{ action: 'withdraw', refusal: { isDone: true, message } }])
    expect((await stateOf(id)).schedules).toHaveLength(1)
    expect((await call(`/articles/${id}/schedules/${left[0]?.id}`, 'DELETE')).body.schedules).toEqual([])
  })

  it('is overtaken by what is done by hand', async () => {
    const [published, withdrawn, trashed, deleted] = await Promise.all([draft(), draft(), draft(), draft()])
    for (const { id } of [published, withdrawn, trashed, deleted]) await schedule(id)
    await call(`/articles/${published.id}`, 'PATCH', { _status: 'published' })
    expect(await schedulesOf(published.id)).toEqual([])
    await call(`/articles/${withdrawn.id}`, 'PATCH', { _status: 'published' })
    await schedule(withdrawn.id, { action: 'withdraw', at: inAnHour(), reason: 'Later.' })
    await call(`/articles/${withdrawn.id}/withdraw`, 'POST', { reason: 'Now.' })
    expect(await schedulesOf(withdrawn.id)).toEqual([])
    await call(`/articles/${trashed.id}`, 'PATCH', { deletedAt: new Date().toISOString() })
    await call(`/articles/${deleted.id}`, 'DELETE')
    for (const { id } of [trashed, deleted]) await letItCome(id)
    expect(await kinds(trashed.id)).toEqual([])
    const left = await newsroom.payload.db.find({
      collection: 'schedules',
      where: { article: { in: [trashed.id, deleted.id] } },
    })
    expect(left.docs).toEqual([])
  })

  it('is carried out once, whoever else works', async () => {
    const articles = await Promise.all(Array.from({ length: 5 }, () => draft()))
    for (const { id } of articles) await schedule(id)
    await newsroom.payload.db.updateMany({
      collection: 'schedules',
      data: { dueAt: new Date(Date.now() - 1000).toISOString() },
      where: { article: { in: articles.map(({ id }) => id) } },
    })
    await Promise.all(Array.from({ length: 4 }, () => carryOutDue(newsroom.payload)))
    for (const { id } of articles) expect(await kinds(id)).toEqual(['published'])
  })

  it('meets autosaves without being lost: it is done, or done at the next try', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await draft()
      await schedule(id)
      await Promise.all([
        letItCome(id),
        ...[1, 2, 3].map((n) => call(`/articles/${id}?draft=true&autosave=true`, 'PATCH', { dek: `Words ${n}.` })),
      ])
      for (let tries = 0; tries < 5 && (await kinds(id)).length === 0; tries += 1) await letItCome(id)
      expect(await kinds(id)).toEqual(['published'])
      expect(await schedulesOf(id)).toEqual([])
    }
  })

  it.runIf(earlierDatabases.includes(database))(
    'takes over what was scheduled before, by the jobs of Payload, once',
    async () => {
      const { payload, user } = newsroom
      const [due, failed] = await Promise.all([draft(), draft()])
      const job = async (article: string, more: object) => {
        const { id } = await payload.db.create({
          collection: 'payload-jobs',
          data: {
            taskSlug: 'schedules',
            queue: 'default',
            processing: false,
            totalTried: 0,
            waitUntil: new Date(Date.now() + anHour).toISOString(),
            input: {
              type: 'publish',
              doc: { relationTo: 'articles', value: article },
              user: { relationTo: 'users', value: user.editor.id },
            },
            ...more,
          },
        })
        // No task of today has this name, so that none could be made with it.
        await payload.db.updateOne({ collection: 'payload-jobs', id, data: { taskSlug: 'schedulePublish' } })
      }
      await job(due.id, {})
      await job(failed.id, { hasError: true, error: { message: 'Not published: 2 errors.' } })
      await adoptScheduledJobs(payload)
      await adoptScheduledJobs(payload)
      expect(await schedulesOf(due.id)).toMatchObject([{ action: 'publish', by: 'editor', refusal: null }])
      expect(await schedulesOf(failed.id)).toMatchObject([{ refusal: { message: { en: 'Not published: 2 errors.' } } }])
      await letItCome(due.id)
      expect(await kinds(due.id)).toEqual(['published'])
    },
  )
})
