import type { Field } from 'payload'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { memoryPayload } from '../../../tests/fixtures/memoryPayload'
import { requestOf } from '../../../tests/fixtures/request'
import { ids, rows, settings } from '../../../tests/fixtures/stored'
import type { PendingCorrection } from '../../model/records'
import { citedContext } from '../../releases/context'
import { releaseArticle } from '../../releases/publish'
import { noteSeenCorrection, nothingWaits, requireWeighed, TrialEnd, weighCorrection } from './hooks'

const fields: Field[] = [
  { name: 'label', type: 'text' },
  { name: 'value', type: 'text' },
  { name: 'qualifier', type: 'text' },
  {
    name: 'unit',
    type: 'group',
    fields: [
      { name: 'kind', type: 'text' },
      { name: 'noun', type: 'text' },
    ],
  },
  { name: 'evidence', type: 'array', fields: [{ name: 'source', type: 'relationship', relationTo: 'sources' }] },
  { name: 'status', type: 'text' },
  { name: 'note', type: 'text' },
  { name: 'correction', type: 'json' },
]

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00.000Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A published article with a statistic that reads 37, and what changing that does. */
async function open() {
  const { payload, rows: all } = memoryPayload(rows(), { fields: { statistics: fields } })
  await releaseArticle(requestOf({ as: 'editor', payload }), ids.article, settings, { isDraft: false })
  const stored = () => all.statistics![0]!
  const hook = weighCorrection('statistics', settings)
  /** What the hook gives to be written, and writes it. */
  const change = async (data: object, { seen = null as string | null, isTrial = false, operation = 'update' } = {}) => {
    const req = requestOf({ as: 'editor', payload })
    Object.assign(citedContext(req), { seenCorrection: seen, isTrial })
    const originalDoc = structuredClone(stored())
    const given = { data: { ...originalDoc, ...data }, operation, originalDoc, req }
    const written = (await hook(given as never)) as { correction: PendingCorrection | typeof nothingWaits }
    Object.assign(stored(), written)
    return { written, req }
  }
  return { all, payload, stored, change, hook }
}

function noteIn(...languages: string[]) {
  return { kind: 'correction', notes: languages.map((language) => ({ language, text: `There are 38 (${language}).` })) }
}

describe('a change of a record that readers have', () => {
  it('is refused without a note in each language it is read in, with what would read otherwise (400)', async () => {
    const { change, stored } = await open()
    for (const correction of [
      undefined,
      noteIn('es'),
      { kind: 'correction', notes: [{ language: 'en', text: ' ' }] },
    ]) {
      await expect(change({ value: '38', correction })).rejects.toMatchObject({
        status: 400,
        data: {
          errors: [{ path: 'correction.notes', message: expect.stringContaining('in English.') }],
          editions: [{ article: ids.article, before: '37', after: '38' }],
        },
      })
    }
    expect(stored().value).toBe('37')
  })

  it('waits with its note, when it was written and by whom', async () => {
    const { change } = await open()
    const { written } = await change({ value: '38', correction: noteIn('en') })
    expect(written).toMatchObject({
      value: '38',
      correction: { ...noteIn('en'), at: '2026-03-01T10:00:00.000Z', by: 'the editor' },
    })
  })

  it('needs no note where readers see the same, and drops one that is about nothing', async () => {
    const { change } = await open()
    const { written } = await change({ note: 'Asked the ministry.', correction: noteIn('en') })
    expect(written).toMatchObject({ note: 'Asked the ministry.', correction: nothingWaits })
  })

  it('is refused to whoever has not seen the correction that waits (409), and let through who has', async () => {
    const { change } = await open()
    await change({ value: '38', correction: noteIn('en') })
    vi.setSystemTime(new Date('2026-03-01T11:00:00.000Z'))
    const other = { kind: 'correction', notes: [{ language: 'en', text: 'There are 39.' }] }
    const refused = change({ value: '39', correction: other })
    await expect(refused).rejects.toMatchObject({
      status: 409,
      data: { correction: { at: '2026-03-01T10:00:00.000Z' } },
    })
    const { written } = await change({ value: '39', correction: other }, { seen: '2026-03-01T10:00:00.000Z' })
    expect(written.correction).toMatchObject({ ...other, at: '2026-03-01T11:00:00.000Z' })
  })

  it('keeps the note that waits, and its time, where the record is saved again with it', async () => {
    const { change } = await open()
    await change({ value: '38', correction: noteIn('en') })
    vi.setSystemTime(new Date('2026-03-01T11:00:00.000Z'))
    const { written } = await change({ note: 'Asked again.' })
    expect(written.correction).toMatchObject({ ...noteIn('en'), at: '2026-03-01T10:00:00.000Z' })
  })

  it('asks for a new note where the one that is there was released since', async () => {
    const { change, payload } = await open()
    await change({ value: '38', correction: noteIn('en') })
    await releaseArticle(requestOf({ as: 'editor', payload }), ids.article, settings, { isDraft: false })
    await expect(change({ value: '39' })).rejects.toMatchObject({ status: 400 })
    const other = { kind: 'correction', notes: [{ language: 'en', text: 'There are 39.' }] }
    expect((await change({ value: '39', correction: other })).written.correction).toMatchObject(other)
  })

  it('lets go of a note that was released since', async () => {
    const { change, payload } = await open()
    await change({ value: '38', correction: noteIn('en') })
    await releaseArticle(requestOf({ as: 'editor', payload }), ids.article, settings, { isDraft: false })
    expect((await change({ note: 'Nothing public.' })).written.correction).toEqual(nothingWaits)
  })

  it('ends before it is written where it is only tried, with what it would do', async () => {
    const { change, stored } = await open()
    const tried = await change({ value: '38' }, { isTrial: true }).catch((error: unknown) => error)
    expect(tried).toBeInstanceOf(TrialEnd)
    expect((tried as TrialEnd).affected.editions).toMatchObject([
      { before: '37', after: '38', passages: [{ before: 'There are 37 things.', after: 'There are 38 things.' }] },
    ])
    expect(stored().value).toBe('37')
  })
})

describe('a record', () => {
  it('begins with no correction, whatever is sent', async () => {
    const { change } = await open()
    const { written } = await change({ correction: noteIn('en') }, { operation: 'create' })
    expect(written.correction).toEqual(nothingWaits)
  })

  it('whose fields have other types is left to the validation, and not written where that lets it through (400)', async () => {
    const { change, stored } = await open()
    const { req } = await change({ value: 38 })
    const doc = stored()
    expect(() => requireWeighed('statistics')({ doc, operation: 'update', req } as never)).toThrow(
      expect.objectContaining({ status: 400 }),
    )
    await expect(change({ value: 38 }, { isTrial: true })).rejects.toMatchObject({ status: 400 })
  })

  it('is written once it was weighed, and when it is created', async () => {
    const { change, stored } = await open()
    const { req } = await change({ note: 'Asked the ministry.' })
    const check =
      (doc: object, operation: string, of = req) =>
      () =>
        requireWeighed('statistics')({ doc, operation, req: of } as never)
    expect(check(stored(), 'update')).not.toThrow()
    expect(check({ ...stored(), id: 'another' }, 'update')).toThrow()
    expect(check(stored(), 'create', requestOf({ as: 'editor' }))).not.toThrow()
  })
})

describe('the correction that somebody has seen', () => {
  it('is the one whose time they send, and none where they send none', () => {
    const seen = (args: object) => {
      const req = requestOf({ as: 'editor' })
      expect(noteSeenCorrection({ args, req } as never)).toBe(args)
      return citedContext(req).seenCorrection
    }
    expect(seen({ data: { correction: { at: '2026-03-01T10:00:00.000Z' } } })).toBe('2026-03-01T10:00:00.000Z')
    for (const args of [{}, { data: null }, { data: { correction: null } }, { data: { correction: { at: 5 } } }]) {
      expect(seen(args)).toBeNull()
    }
  })
})
