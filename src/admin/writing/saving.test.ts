import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { body, paragraph } from '../../../tests/support/drafts'
import { questionsOf, withValueAt, type Data, type MergeField } from './merge'
import { Saving } from './saving'
import { type Reply, type Kept, type SavedDocument, type SaveKind, type Surroundings } from './surroundings'

const fields: MergeField[] = [
  { path: 'title', kind: 'value' },
  { path: 'dek', kind: 'value' },
  { path: 'slug', kind: 'value' },
  { path: 'body', kind: 'text' },
]

/** A server that keeps one document as ours does: it refuses what was made from another revision than it has. */
class Server {
  document: SavedDocument | null
  answer: ((data: Data) => Reply | Promise<Reply> | null) | null = null
  /** What it got. */
  readonly got: Array<{ id: string | null; data: Data; kind: SaveKind }> = []
  user: string | null = 'me'

  constructor(document: SavedDocument | null) {
    this.document = document
  }

  write(data: Data): SavedDocument {
    const { revision: _, ...rest } = data
    const revision = `r${this.got.length}-${Math.random()}`
    this.document = { ...(this.document ?? { id: 'made' }), ...rest, revision, updatedAt: new Date().toISOString() }
    return this.document
  }

  async receive(id: string | null, data: Data, kind: SaveKind): Promise<Reply> {
    this.got.push({ id, data, kind })
    const other = await this.answer?.(data)
    if (other) return other
    if (id !== null && data.revision !== this.document?.revision) {
      const by = { id: 'other', name: 'Ana' }
      const stale = { revision: this.document?.revision, by, at: '2026-01-01T00:00:00.000Z', current: this.document }
      return { status: 409, body: { errors: [{ data: stale }] }, retryAfter: null }
    }
    return { status: 200, body: { doc: this.write(data) }, retryAfter: null }
  }
}

function open(document: SavedDocument | null, more: Partial<Surroundings> = {}) {
  const server = new Server(document)
  let form: Data = { ...document }
  let kept: Kept | null = null
  const saving = new Saving()
  saving.start(document?.id ?? null, document ?? {})
  saving.attach({
    fields,
    savesTyped: true,
    makes: true,
    account: 'me',
    read: () => form,
    take: (decide) => {
      const values = decide()
      for (const [path, value] of values ?? []) form = withValueAt(form, path, value)
      return Promise.resolve(values !== null)
    },
    send: (id, data, kind) => server.receive(id, data, kind),
    findMade: () => Promise.resolve(server.document),
    whoIsThere: () => Promise.resolve(server.user),
    onSaved: () => undefined,
    onSettled: () => undefined,
    onRefused: () => undefined,
    reasonsIn: (answer) => [answer ? String(answer.status) : 'no answer'],
    keep: (value) => {
      kept = value
      return true
    },
    ...more,
  })
  return {
    saving,
    server,
    form: () => form,
    kept: () => kept,
    type: (data: Data) => {
      form = { ...form, ...data }
      saving.touch()
    },
  }
}

function article() {
  return {
    id: 'a',
    revision: 'r0',
    title: 'Title',
    slug: 'title',
    body: body(paragraph('One'), paragraph('Two')),
  }
}

describe('saving what somebody types', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('takes for typed nothing that another saved, while it is put into the form', async () => {
    const shown: Array<() => void> = []
    let form: Data = article()
    const { saving, server } = open(article(), {
      read: () => form,
      take: async (decide) => {
        for (const [path, value] of decide() ?? []) form = withValueAt(form, path, value)
        await new Promise<void>((resolve) => shown.push(resolve))
        return true
      },
    })
    const theirs = server.write({ title: 'Theirs' })
    const arrived = saving.arrive(theirs, null)
    await vi.advanceTimersByTimeAsync(0)
    expect(form.title).toBe('Theirs')
    expect(saving.isUnsaved()).toBe(false)
    form = { ...form, dek: 'Mine' }
    expect(saving.changes()).toEqual({ dek: 'Mine' })
    shown[0]?.()
    await arrived
    await vi.advanceTimersByTimeAsync(2_000)
    expect(server.got.map(({ data }) => data)).toEqual([{ dek: 'Mine', revision: theirs.revision }])
  })

  it('keeps a draft saved whose publication is refused, and says why until it is asked for again', async () => {
    const { saving, server, type } = open(article())
    server.answer = () => ({ status: 400, body: null, retryAfter: null })
    expect(await saving.save('published')).toBe('refused')
    expect(saving.view()).toMatchObject({ state: 'saved', reasons: [], unpublished: ['400'] })
    type({ title: 'Typed' })
    expect(await saving.save('published')).toBe('refused')
    server.answer = null
    await vi.advanceTimersByTimeAsync(2_000)
    expect(server.got.map(({ kind }) => kind)).toEqual(['published', 'published', 'typed'])
    expect(saving.view()).toMatchObject({ state: 'saved', unpublished: ['400'] })
    expect(await saving.save('published')).toBe('saved')
    expect(saving.view().unpublished).toEqual([])
  })

  it('sends what changed, once typing pauses, with the revision it was made from', async () => {
    const { saving, server, type } = open(article())
    type({ title: 'T' })
    await vi.advanceTimersByTimeAsync(1_000)
    type({ title: 'Typed' })
    await vi.advanceTimersByTimeAsync(1_400)
    expect(server.got).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(server.got).toEqual([{ id: 'a', data: { title: 'Typed', revision: 'r0' }, kind: 'typed' }])
    expect(saving.view().state).toBe('saved')
    expect(saving.isUnsaved()).toBe(false)
  })

  it('sends at the latest after some seconds, however much is typed', async () => {
    const { server, type } = open(article())
    for (let second = 0; second < 8; second += 1) {
      type({ title: `Typed ${second}` })
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(server.got.length).toBeGreaterThan(0)
  })

  it('never writes over what was typed while an answer was on its way', async () => {
    const { form, saving, server, type } = open(article())
    let answer: (answer: null) => void = () => undefined
    server.answer = () => new Promise((resolve) => (answer = resolve as never))
    type({ title: 'First', slug: '' })
    await vi.advanceTimersByTimeAsync(1_600)
    expect(saving.view().state).toBe('saving')
    type({ title: 'First and second' })
    server.answer = null
    answer(null)
    await vi.advanceTimersByTimeAsync(0)
    expect(form().title).toBe('First and second')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(server.document?.title).toBe('First and second')
    expect(saving.view().state).toBe('saved')
  })

  it('shows what the server made of a field, and does not send it back', async () => {
    const { form, server, type } = open(article())
    server.answer = (data) => ({
      status: 200,
      body: { doc: { ...server.write(data), slug: 'typed' } },
      retryAfter: null,
    })
    type({ title: 'Typed' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(form().slug).toBe('typed')
    expect(server.got).toHaveLength(1)
  })

  it('does not send again and again what the server saves otherwise', async () => {
    const { saving, server, type } = open(article())
    server.answer = (data) => ({
      status: 200,
      body: { doc: { ...server.write(data), body: body(paragraph('Mended')) } },
      retryAfter: null,
    })
    type({ body: body(paragraph('Broken')) })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.got).toHaveLength(1)
    expect(saving.isUnsaved()).toBe(false)
  })

  it('makes a document with its first word, and not before', async () => {
    const { saving, server, type } = open(null)
    type({ language: 'es' })
    type({ body: body(paragraph('  ')) })
    await vi.advanceTimersByTimeAsync(10_000)
    await saving.leave()
    expect(server.got).toEqual([])
    type({ title: 'Word' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(server.got).toMatchObject([{ id: null, data: { title: 'Word' } }])
    expect(saving.id).toBe('made')
  })

  it('makes it once, also where the answer is lost', async () => {
    const { saving, server, type } = open(null)
    server.answer = (data) => {
      server.write(data)
      server.answer = null
      throw new TypeError('Failed to fetch')
    }
    type({ title: 'Word' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.got.filter(({ id }) => id === null)).toHaveLength(1)
    expect(saving.id).toBe('made')
    expect(saving.view().state).toBe('saved')
  })

  describe('into a new record', () => {
    const record = { savesTyped: false }

    it('makes it by its button, and is not lost before', async () => {
      const { kept, saving, server, type } = open(null, record)
      expect(saving.isUnsaved()).toBe(false)
      type({ dek: 'Typed' })
      await vi.advanceTimersByTimeAsync(10_000)
      expect([server.got, saving.isUnsaved()]).toEqual([[], true])
      expect(kept()).toMatchObject({ mine: { dek: 'Typed' } })
      server.answer = () => ({ status: 503, body: null, retryAfter: null })
      expect(await saving.save('saved')).toBe('failed')
      expect(saving.view()).toMatchObject({ state: 'failed', reasons: ['503'], isTriedAgain: true })
      server.answer = null
      await vi.advanceTimersByTimeAsync(2_000)
      expect(server.got.at(-1)).toMatchObject({ id: null, data: { dek: 'Typed' } })
      expect(server.got.at(-1)?.data).not.toHaveProperty('story')
      expect([saving.id, saving.isUnsaved(), kept()]).toEqual(['made', false, null])
    })

    it('does not make it twice where an answer is lost', async () => {
      const { saving, server, type } = open(null, record)
      type({ dek: 'Typed' })
      server.answer = (data) => {
        server.write(data)
        throw new TypeError('Failed to fetch')
      }
      expect(await saving.save('saved')).toBe('refused')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.got).toHaveLength(1)
      expect(saving.view()).toMatchObject({ state: 'failed', reasons: ['no answer'], isTriedAgain: false })
    })

    it('does not make it twice where it is not sure that nothing was done', async () => {
      const { saving, server, type } = open(null, record)
      type({ dek: 'Typed' })
      server.answer = (data) => {
        server.write(data)
        return { status: 502, body: null, retryAfter: null }
      }
      expect(await saving.save('saved')).toBe('refused')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.got).toHaveLength(1)
      expect(saving.view()).toMatchObject({ state: 'failed', reasons: ['502'], isTriedAgain: false })
    })

    it('is left to whom makes it otherwise', async () => {
      const { kept, saving, type } = open(null, { ...record, makes: false })
      type({ title: 'Typed in a drawer' })
      await vi.advanceTimersByTimeAsync(1_000)
      expect([saving.isUnsaved(), kept()]).toEqual([false, null])
      expect(await saving.leave()).toBe('nothing')
    })
  })

  describe('that fails', () => {
    it('stays said, is kept and tried again, each time later, until it is saved', async () => {
      const { kept, saving, server, type } = open(article())
      server.answer = () => ({ status: 503, body: null, retryAfter: null })
      type({ title: 'Typed' })
      await vi.advanceTimersByTimeAsync(1_600)
      expect(saving.view()).toMatchObject({ state: 'failed', reasons: ['503'], isTriedAgain: true })
      expect(kept()).toMatchObject({ mine: { title: 'Typed' }, revision: 'r0' })
      await vi.advanceTimersByTimeAsync(30_000)
      expect(server.got.length).toBeGreaterThan(3)
      expect(server.got.length).toBeLessThan(8)
      server.answer = null
      type({ title: 'Typed on' })
      await vi.advanceTimersByTimeAsync(31_000)
      expect(saving.view()).toMatchObject({ state: 'saved', reasons: [] })
      expect(kept()).toBeNull()
      expect(server.document?.title).toBe('Typed on')
    })

    it('is not tried again where that helps nothing, but with the next word', async () => {
      const { kept, saving, server, type } = open(article())
      server.answer = () => ({ status: 400, body: null, retryAfter: null })
      type({ title: 'Typed' })
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.got).toHaveLength(1)
      expect(saving.view()).toMatchObject({ state: 'failed', isTriedAgain: false })
      expect(kept()).not.toBeNull()
      server.answer = null
      type({ title: 'Typed better' })
      await vi.advanceTimersByTimeAsync(2_000)
      expect(saving.view().state).toBe('saved')
    })

    it('asks who is there where it may not, and goes on after signing in', async () => {
      const { kept, saving, server, type } = open(article())
      server.answer = () => ({ status: 403, body: null, retryAfter: null })
      server.user = null
      type({ title: 'Typed' })
      await vi.advanceTimersByTimeAsync(1_600)
      expect(saving.view().state).toBe('lapsed')
      type({ title: 'Typed on' })
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.got).toHaveLength(1)
      expect(kept()).toMatchObject({ mine: { title: 'Typed on' } })
      server.answer = null
      expect(await saving.again()).toBe('saved')
      expect(server.document?.title).toBe('Typed on')
      // Signed in, and not allowed: that is said.
      server.user = 'me'
      server.answer = () => ({ status: 403, body: null, retryAfter: null })
      type({ title: 'No' })
      await vi.advanceTimersByTimeAsync(1_600)
      expect(saving.view().state).toBe('failed')
    })

    it('sends what waits when the form is closed', async () => {
      const { saving, server, type } = open(article())
      type({ title: 'Typed' })
      expect(await saving.leave()).toBe('saved')
      expect(server.document?.title).toBe('Typed')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.got).toHaveLength(1)
    })
  })

  it('does not meet itself where an answer was lost', async () => {
    const { saving, server, type } = open(article())
    type({ title: 'Typed' })
    server.answer = (data) => {
      server.write(data)
      throw new TypeError('Failed to fetch')
    }
    await vi.advanceTimersByTimeAsync(1_600)
    server.answer = null
    type({ title: 'Typed on' })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(server.document?.title).toBe('Typed on')
    expect(saving.view().state).toBe('saved')
  })

  describe('that meets what somebody else saved', () => {
    it('takes what only they changed, and saves both', async () => {
      const { form, saving, server, type } = open(article())
      type({ title: 'Mine' })
      server.write({ dek: 'Theirs', body: body(paragraph('One'), paragraph('Two of theirs')) })
      await vi.advanceTimersByTimeAsync(2_000)
      expect(server.document).toMatchObject({ title: 'Mine', dek: 'Theirs' })
      expect(form()).toMatchObject({ title: 'Mine', dek: 'Theirs' })
      expect(JSON.stringify(form().body)).toContain('Two of theirs')
      expect(saving.view()).toMatchObject({ state: 'saved', taken: { by: { name: 'Ana' } } })
    })

    it('asks where both changed something, keeps both meanwhile, and saves what is chosen', async () => {
      const { form, kept, saving, server, type } = open(article())
      type({ title: 'Mine' })
      server.write({ title: 'Theirs', dek: 'Theirs' })
      await vi.advanceTimersByTimeAsync(2_000)
      const { conflict, state } = saving.view()
      expect(state).toBe('conflict')
      expect(questionsOf(conflict!.merge)).toMatchObject([{ path: 'title', mine: ['Mine'], theirs: ['Theirs'] }])
      saving.putOff()
      type({ title: 'Mine, longer' })
      await vi.advanceTimersByTimeAsync(60_000)
      expect([form().title, server.document?.title]).toEqual(['Mine, longer', 'Theirs'])
      expect(kept()).toMatchObject({ mine: { title: 'Mine, longer' } })
      saving.reconsider()
      await saving.resolve({ title: 'mine' })
      expect(server.document).toMatchObject({ title: 'Mine, longer', dek: 'Theirs' })
      expect(saving.view().state).toBe('saved')
    })

    it('does not publish what whoever publishes has not seen', async () => {
      const { saving, server, type } = open(article())
      type({ title: 'Mine' })
      server.write({ dek: 'Theirs' })
      expect(await saving.save('published')).toBe('merged')
      expect(server.got.map(({ kind }) => kind)).toEqual(['published', 'typed'])
      expect(saving.view().taken?.isPublishing).toBe(true)
      expect(await saving.save('published')).toBe('saved')
      expect(server.document).toMatchObject({ title: 'Mine', dek: 'Theirs' })
    })

    it('takes in what it hears of, and leaves alone what is asked about', async () => {
      const { form, saving, server, type } = open(article())
      await saving.arrive(server.write({ dek: 'Theirs' }), { id: 'other', name: 'Ana' })
      expect(form().dek).toBe('Theirs')
      expect(saving.isUnsaved()).toBe(false)
      // What comes late is no news.
      await saving.arrive({ ...article(), revision: 'old', updatedAt: '2020-01-01T00:00:00.000Z', dek: 'Old' }, null)
      expect(form().dek).toBe('Theirs')
      await vi.advanceTimersByTimeAsync(1)
      type({ dek: 'Mine' })
      await vi.advanceTimersByTimeAsync(1)
      await saving.arrive(server.write({ dek: 'Theirs again' }), { id: 'other', name: 'Ana' })
      expect(form().dek).toBe('Mine')
      await vi.advanceTimersByTimeAsync(2_000)
      expect(saving.view().state).toBe('conflict')
    })
  })

  describe('that takes a while to be put into the form', () => {
    /** A form in which somebody types while it is given what another saved. */
    const slow = (meanwhile: Data) => {
      let form: Data = article()
      const opened = open(article(), {
        read: () => form,
        take: async (decide) => {
          if (decide()) await new Promise((resolve) => setTimeout(resolve, 1_000))
          const values = decide()
          for (const [path, value] of values ?? []) form = withValueAt(form, path, value)
          return values !== null
        },
      })
      setTimeout(() => (form = { ...form, ...meanwhile }), 500)
      return { ...opened, form: () => form }
    }
    const theirs = body(paragraph('One of theirs'), paragraph('Two'))

    it('keeps what is typed until then', async () => {
      const { form, saving, server } = slow({ body: body(paragraph('One'), paragraph('Two of mine')) })
      const arrived = saving.arrive(server.write({ body: theirs }), null)
      await vi.advanceTimersByTimeAsync(4_000)
      await arrived
      for (const said of ['One of theirs', 'Two of mine']) expect(JSON.stringify(form().body)).toContain(said)
      expect(JSON.stringify(server.document?.body)).toContain('Two of mine')
    })

    it('asks where that is another answer, and changes nothing before', async () => {
      const { form, saving, server } = slow({ body: body(paragraph('One of mine'), paragraph('Two')) })
      const arrived = saving.arrive(server.write({ body: theirs }), null)
      await vi.advanceTimersByTimeAsync(2_000)
      await arrived
      expect(JSON.stringify(form().body)).toContain('One of mine')
      expect(await saving.save('typed')).toBe('conflict')
    })

    it('asks also where a save has met it', async () => {
      const { saving, server } = slow({ dek: 'Mine' })
      server.write({ dek: 'Theirs' })
      const done = saving.save('saved')
      await vi.advanceTimersByTimeAsync(4_000)
      expect(await done).toBe('conflict')
      expect(questionsOf(saving.view().conflict!.merge)).toMatchObject([{ mine: ['Mine'], theirs: ['Theirs'] }])
      await Promise.all([saving.resolve({ dek: 'mine' }), vi.advanceTimersByTimeAsync(4_000)])
      expect(server.document?.dek).toBe('Mine')
    })
  })

  describe('that was kept in an earlier sitting', () => {
    const kept = (mine: Data): Kept => ({ base: article(), mine: { ...article(), ...mine }, revision: 'r0', at: 0 })

    it('is taken back and saved', async () => {
      const { form, saving, server } = open(article())
      await saving.recover(kept({ title: 'Kept' }))
      expect(form().title).toBe('Kept')
      await vi.advanceTimersByTimeAsync(2_000)
      expect(server.document?.title).toBe('Kept')
    })

    it('is brought together with what was saved since', async () => {
      const { form, saving, server } = open({ ...article(), revision: 'r5', dek: 'Saved since' })
      await saving.recover(kept({ title: 'Kept' }))
      expect(form()).toMatchObject({ title: 'Kept', dek: 'Saved since' })
      await vi.advanceTimersByTimeAsync(2_000)
      expect(server.document).toMatchObject({ title: 'Kept', dek: 'Saved since' })
    })

    it('is brought together with what was typed in this one', async () => {
      const { form, saving, server, type } = open(article())
      type({ dek: 'Typed now' })
      await saving.recover(kept({ title: 'Kept' }))
      expect(form()).toMatchObject({ title: 'Kept', dek: 'Typed now' })
      await vi.advanceTimersByTimeAsync(2_000)
      expect(server.document).toMatchObject({ title: 'Kept', dek: 'Typed now' })
      type({ title: 'Typed again' })
      await saving.recover(kept({ title: 'Kept before' }))
      expect(questionsOf(saving.view().conflict!.merge)).toMatchObject([
        { mine: ['Kept before'], theirs: ['Typed again'] },
      ])
      await saving.resolve({ title: 'theirs' })
      expect(server.document).toMatchObject({ title: 'Typed again', dek: 'Typed now' })
    })

    it('is asked about where both changed', async () => {
      const { saving, server } = open({ ...article(), revision: 'r5', title: 'Saved since' })
      await saving.recover(kept({ title: 'Kept' }))
      expect(questionsOf(saving.view().conflict!.merge)).toMatchObject([{ mine: ['Kept'], theirs: ['Saved since'] }])
      await saving.resolve({ title: 'theirs' })
      expect(server.document?.title).toBe('Saved since')
    })
  })
})
