/** Two people on one document: who is told what, and that nothing of either is lost. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role } from '../../src/access/roles'
import { decided, mergeDocuments, questionsOf, type MergeField } from '../../src/admin/writing/merge'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('writing on %s', (name) => {
  let newsroom: Newsroom

  beforeAll(async () => {
    newsroom = await openNewsroom(name)
  })
  afterAll(() => newsroom?.close())

  const draft = (data: Json = {}) => create(newsroom, 'articles', articleData(data), '?draft=true')
  const autosave = (id: string, as: Role, data: Json) =>
    newsroom.call(`/articles/${id}?draft=true&autosave=true`, { as, method: 'PATCH', data })

  describe('who has a document open', () => {
    afterEach(() => vi.useRealTimers())

    const seat = randomUUID()
    const say = (place: string, as: Role | undefined, data: Json = {}) =>
      newsroom.call(`/${place}/presence`, {
        ...(as ? { as } : {}),
        method: 'POST',
        data: { seat: `${as}-${seat}`, ...data },
      })

    it('is told to the others, since when and whether they type, and outlives what is saved', async () => {
      const { id } = await draft()
      const alone = await say(`articles/${id}`, 'reporter')
      expect([alone.status, alone.body.others]).toEqual([200, []])
      await autosave(id, 'reporter', { title: 'Typed' })
      const met = await say(`articles/${id}`, 'editor', { isTyping: true })
      expect(met.body.others).toMatchObject([{ name: 'reporter', typedAt: null }])
      expect(met.body.saved.by.name).toBe('reporter')
      expect(met.body.saved.revision).toBe(
        (await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor' })).body.revision,
      )
      const again = await say(`articles/${id}`, 'reporter')
      expect(again.body.others).toHaveLength(1)
      expect(again.body.others[0].typedAt).not.toBeNull()
      const desk = await newsroom.call('/articles/presence', { as: 'reporter' })
      expect(desk.body.articles[id]).toMatchObject([{ name: 'editor' }])
    })

    it('is one person, however many windows they have, and nobody once they left or were not heard of', async () => {
      const { id } = await createStatistic(newsroom)
      await say(`statistics/${id}`, 'editor')
      await say(`statistics/${id}`, 'editor', { seat: randomUUID() })
      expect((await say(`statistics/${id}`, 'reporter')).body.others).toHaveLength(1)
      await say(`statistics/${id}`, 'reporter', { isLeaving: true })
      expect((await say(`statistics/${id}`, 'editor')).body.others).toEqual([])
      vi.useFakeTimers({ now: Date.now() + 46_000, toFake: ['Date'] })
      expect((await say(`statistics/${id}`, 'reporter')).body.others).toEqual([])
    })

    it('is for staff, and of what they may read', async () => {
      const { id } = await draft()
      expect((await say(`articles/${id}`, undefined)).status).toBe(401)
      expect((await say(`articles/${randomUUID()}`, 'editor')).status).toBe(404)
      expect((await say(`articles/nonsense`, 'editor')).status).toBe(404)
      expect((await newsroom.call('/articles/presence')).status).toBe(401)
      expect((await newsroom.call('/presences', { as: 'admin' })).status).toBe(403)
    })
  })

  it('folds what is saved while one person types into one version, and keeps what a colleague saved', async () => {
    const { id } = await draft()
    const count = async () =>
      (await newsroom.call(`/articles/versions?where[parent][equals]=${id}&limit=50&depth=0`, { as: 'editor' })).body
        .totalDocs
    const before = await count()
    for (const dek of ['One', 'One two', 'One two three']) await autosave(id, 'reporter', { dek })
    expect(await count()).toBe(before + 1)
    await autosave(id, 'editor', { dek: 'Another' })
    expect(await count()).toBe(before + 2)
    await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor', method: 'PATCH', data: { dek: 'Saved' } })
    expect(await count()).toBe(before + 3)
    await autosave(id, 'editor', { dek: 'Typed on' })
    expect(await count()).toBe(before + 4)
  })

  it('does not save what one person typed as the work of another who signed in meanwhile', async () => {
    const { id } = await draft({ dek: 'Before' })
    const answer = await newsroom.call(`/articles/${id}?draft=true&autosave=true`, {
      as: 'editor',
      method: 'PATCH',
      data: { dek: 'Typed' },
      headers: { 'Cited-Account': String(newsroom.user.reporter.id) },
    })
    expect(answer.status).toBe(401)
    expect((await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor' })).body.dek).toBe('Before')
  })

  describe('of two who save from one base, the second is told and loses nothing', () => {
    const ROUNDS = 30
    /** How a save names what it was made from: among its data as the admin's form, or by the header. */
    const ways = ['form', 'If-Match'] as const

    type Save = { path: string; data: Json; /** What stands in the document then. */ says: string }
    type Answer = Awaited<ReturnType<Newsroom['call']>>
    const fields: MergeField[] = [
      { path: 'body', kind: 'text' },
      ...['title', 'dek', 'topics', 'value', 'note'].map((path) => ({ path, kind: 'value' as const })),
    ]
    type Case = { about: string; make: () => Promise<{ id: string; collection: string }>; first: Save; second: Save }

    const article = async () => ({ id: (await draft()).id as string, collection: 'articles' })
    const text = (words: string) => body(paragraph('Nothing is counted here.'), paragraph(words))
    const cases: Case[] = [
      {
        about: 'the body',
        make: article,
        first: { path: '?draft=true', data: { body: text('By the first.') }, says: 'By the first.' },
        second: { path: '?draft=true', data: { body: text('By the second.') }, says: 'By the second.' },
      },
      {
        about: 'autosaves of other fields',
        make: article,
        first: { path: '?draft=true&autosave=true', data: { title: 'By the first' }, says: 'By the first' },
        second: { path: '?draft=true&autosave=true', data: { dek: 'By the second' }, says: 'By the second' },
      },
      {
        about: 'a draft against a publication',
        make: article,
        first: { path: '?draft=true&autosave=true', data: { dek: 'By the first' }, says: 'By the first' },
        second: { path: '', data: { title: 'By the second', _status: 'published' }, says: 'By the second' },
      },
      {
        about: "a statistic's value against a note",
        make: async () => ({ id: (await createStatistic(newsroom)).id, collection: 'statistics' }),
        first: { path: '', data: { value: '38' }, says: '"38"' },
        second: { path: '', data: { note: 'By the second' }, says: 'By the second' },
      },
    ]

    it.each(cases.flatMap((each) => ways.map((way) => ({ ...each, way }))))(
      '$about, by $way',
      async ({ first, make, second, way }) => {
        let lost = 0
        for (let round = 0; round < ROUNDS; round += 1) {
          const { id, collection } = await make()
          const opened = (await newsroom.call(`/${collection}/${id}?draft=true&depth=0`, { as: 'editor' })).body
          const send = async (as: Role, { data, path }: Omit<Save, 'says'>, revision: string): Promise<Answer> => {
            const answer = await newsroom.call(`/${collection}/${id}${path}`, {
              as,
              method: 'PATCH',
              data: way === 'form' ? asForm({ ...data, revision }) : data,
              headers: way === 'form' ? {} : { 'If-Match': `"${revision}"` },
            })
            // Two transactions met, and this one gave way before it could look: it is to be sent again.
            const hasMet = answer.status === 409 && !answer.body.errors[0].data
            return hasMet ? send(as, { data, path }, revision) : answer
          }
          // At once in every other round: whichever comes first is the first.
          const sends = [
            () => send('reporter', first, opened.revision),
            () => send('editor', second, opened.revision),
          ] as const
          const answers =
            round % 2 === 0 ? await Promise.all(sends.map((each) => each())) : [await sends[0](), await sends[1]()]
          const late = answers.findIndex(({ status }) => status !== 200)
          expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
          const refusal = answers[late]!.body.errors[0].data
          const [winner, loser] = late === 0 ? [second, first] : [first, second]
          expect(refusal.current).toMatchObject(strip(winner.data))
          // The second brings both together, as the admin does, and saves that.
          const merge = mergeDocuments(fields, opened, { ...opened, ...strip(loser.data) }, refusal.current)
          const choices = Object.fromEntries(questionsOf(merge).map(({ key }) => [key, 'both' as const]))
          const data = { ...loser.data, ...Object.fromEntries(decided(merge, choices)) }
          const again = await send('editor', { ...loser, data }, refusal.revision)
          expect([again.status, again.body.errors]).toEqual([200, undefined])
          const now = JSON.stringify(
            (await newsroom.call(`/${collection}/${id}?draft=true&depth=0`, { as: 'editor' })).body,
          )
          const isBoth = [first, second].every(({ says }) => now.includes(says))
          if (!isBoth) lost += 1
        }
        expect(lost).toBe(0)
      },
    )
  })
})

/** As the admin sends it: all fields as JSON in one of a form. */
function asForm(data: Json): FormData {
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  return form
}

function strip({ _status, ...data }: Json): Json {
  return data
}
