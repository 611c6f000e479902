import { ValidationError } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import { memoryPayload, type Row } from '../../tests/fixtures/memoryPayload'
import { onNews } from './announce'
import { numberReleases } from './numbering'

function release(id: string, at: string, more: object = {}): Row {
  return { id, at: new Date(at).toISOString(), version: 1, sequence: null, ...more }
}

function open(...releases: Row[]) {
  const { db, payload, rows } = memoryPayload({ releases })
  const sequences = () => Object.fromEntries((rows.releases ?? []).map(({ id, sequence }) => [id, sequence]))
  return { db, payload, rows, sequences }
}

const ends: Array<() => void> = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

describe('numbering', () => {
  it('goes on from the highest number, in the order in which releases were made', async () => {
    const { payload, sequences } = open(
      release('third', '2026-03-01T10:02:00Z'),
      release('first', '2026-03-01T10:00:00Z', { sequence: 7 }),
      release('second', '2026-03-01T10:01:00Z'),
    )
    await numberReleases(payload)
    expect(sequences()).toEqual({ first: 7, second: 8, third: 9 })
  })

  it('begins with 1, and numbers what was made at one time by version, then by id', async () => {
    const at = '2026-03-01T10:00:00Z'
    const { payload, sequences } = open(
      release('b', at, { version: 2 }),
      release('c', at, { version: 1 }),
      release('a', at, { version: 2 }),
    )
    await numberReleases(payload)
    expect(sequences()).toEqual({ c: 1, a: 2, b: 3 })
  })

  it('never gives a release another number, and nothing where all have one', async () => {
    const { payload, sequences } = open(release('only', '2026-03-01T10:00:00Z'))
    await numberReleases(payload)
    await numberReleases(payload)
    expect(sequences()).toEqual({ only: 1 })
  })

  it('numbers what a crash left, however old it is, and goes on from a number given ahead of its time', async () => {
    const { payload, sequences } = open(
      release('left by a crash', '2025-02-27T10:00:00Z'),
      release('ahead', '2031-03-01T10:00:00Z', { sequence: 3 }),
      release('a day before', '2026-02-28T10:00:01Z'),
    )
    await numberReleases(payload)
    expect(sequences()).toEqual({ 'left by a crash': 4, ahead: 3, 'a day before': 5 })
  })

  it('numbers more than it reads at once', async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      release(`r${index}`, new Date(Date.UTC(2026, 2, 1, 0, 0, index)).toISOString()),
    )
    const { payload, rows } = open(...many)
    await numberReleases(payload)
    expect(rows.releases?.map(({ sequence }) => sequence)).toEqual(many.map((_, index) => index + 1))
  })

  it.each([
    ['the unique index as Payload reports it', () => new ValidationError({ collection: 'releases', errors: [] })],
    ['the unique index of SQLite', () => new Error('insert failed', { cause: 'UNIQUE constraint failed: sequence' })],
    ['the unique index of MongoDB', () => new Error('E11000 duplicate key error')],
  ])('gives way to another process that took the number first: %s', async (_, error) => {
    const { db, payload, rows, sequences } = open(
      release('of the other', '2026-03-01T10:00:00Z'),
      release('ours', '2026-03-01T10:01:00Z'),
    )
    const write = db.updateOne
    let isFirst = true
    db.updateOne = async (args) => {
      if (isFirst) {
        isFirst = false
        rows.releases![0]!.sequence = 1
        throw error()
      }
      return write(args)
    }
    await numberReleases(payload)
    expect(sequences()).toEqual({ 'of the other': 1, ours: 2 })
  })

  it('leaves it to the other process in the end, and fails at once on any other error', async () => {
    const { db, payload } = open(release('ours', '2026-03-01T10:00:00Z'))
    let writes = 0
    let failure = new Error('E11000 duplicate key error')
    db.updateOne = async () => {
      writes += 1
      throw failure
    }
    await expect(numberReleases(payload)).rejects.toThrow('E11000')
    expect(writes).toBe(21)
    failure = new Error('no connection')
    await expect(numberReleases(payload)).rejects.toThrow('no connection')
    expect(writes).toBe(22)
  })

  it('takes turns in a process, so that no two numbers collide there, also after a failure', async () => {
    const { db, payload, rows, sequences } = open(release('a', '2026-03-01T10:00:00Z'))
    const write = db.updateOne
    let atWork = 0
    db.updateOne = async (args) => {
      atWork += 1
      expect(atWork).toBe(1)
      await Promise.resolve()
      atWork -= 1
      if (JSON.stringify(args.where).includes('broken')) throw new Error('no connection')
      return write(args)
    }
    rows.releases!.push(release('broken', '2026-03-01T09:00:00Z'))
    const failing = numberReleases(payload)
    const waiting = [numberReleases(payload), numberReleases(payload)]
    await expect(failing).rejects.toThrow('no connection')
    for (const each of waiting) await expect(each).rejects.toThrow('no connection')
    rows.releases!.pop()
    await Promise.all([numberReleases(payload), numberReleases(payload)])
    expect(sequences()).toEqual({ a: 1 })
  })

  it('tells whoever follows once the numbers are there, whatever one of them does', async () => {
    const { payload, sequences } = open(release('a', '2026-03-01T10:00:00Z'))
    const told: unknown[] = []
    ends.push(
      onNews(() => Promise.reject(new Error('a follower fails'))),
      onNews(async () => void told.push(sequences())),
    )
    await numberReleases(payload)
    expect(told).toEqual([{ a: 1 }])
  })
})
