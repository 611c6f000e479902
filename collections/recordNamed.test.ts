import type { RelationshipFieldValidation } from 'payload'
import { describe, expect, it } from 'vitest'
import { recordNamed } from './recordNamed'

type Given = Partial<Parameters<RelationshipFieldValidation>[1]>

/** Validates a relation to a statistic. Gives the answer, and what was asked of the documents. */
async function validated(value: unknown, { read = true, ...given }: Given & { read?: unknown } = {}) {
  const asked: unknown[] = []
  const req = {
    payload: {
      collections: { statistics: { config: { access: { read: () => read } } } },
      db: { defaultIDType: 'text' },
      logger: { error: (problem: unknown) => asked.push(problem) },
    },
    payloadDataLoader: {
      find: async ({ where }: { where: unknown }) => {
        asked.push(where)
        return { docs: [] }
      },
    },
    t: (key: string) => key,
  }
  const options = { relationTo: 'statistics', req, type: 'relationship', ...given } as never
  return { answer: await recordNamed(value as never, options), asked }
}

const byId = { id: { in: ['a'] } }

describe('a record that a body names', () => {
  it('is not read where nothing leaves any out', async () => {
    expect(await validated('a', { filterOptions: () => true })).toEqual({ answer: true, asked: [] })
    expect(await validated('a', {})).toEqual({ answer: true, asked: [] })
    expect(await validated(['a'], { filterOptions: () => true, hasMany: true })).toEqual({ answer: true, asked: [] })
  })

  it('is asked for by the filter of the project', async () => {
    const filter = { tenant: { equals: 'b' } }
    for (const filterOptions of [filter, () => filter]) {
      const { answer, asked } = await validated('a', { filterOptions })
      expect(answer).not.toBe(true)
      expect(asked).toEqual([{ and: [byId, filter] }])
    }
    expect((await validated('a', { filterOptions: () => false })).answer).not.toBe(true)
  })

  it('is asked for where its reader may not read all, unless who may read is of no account', async () => {
    for (const read of [false, { tenant: { equals: 'b' } }]) {
      const filterOptions = () => true as const
      const { answer, asked } = await validated('a', { filterOptions, read })
      expect(answer).not.toBe(true)
      expect(asked).toEqual([{ and: [byId] }])
      expect(await validated('a', { filterOptions, overrideAccess: true, read })).toEqual({ answer: true, asked: [] })
    }
  })

  it('has to be there where it is required, and to have an id', async () => {
    const filterOptions = () => true as const
    expect((await validated(null, { filterOptions, required: true })).answer).toBe('validation:required')
    expect((await validated(['a'], { filterOptions, hasMany: true, minRows: 2 })).answer).toBe('validation:lessThanMin')
    expect((await validated({ not: 'an id' }, { filterOptions })).answer).toMatch(/invalid relationships/)
  })
})
