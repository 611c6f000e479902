import { afterEach, describe, expect, it } from 'vitest'
import { dismissOutcome, followChange, latestOutcome, readOutcome } from './outcomes'

const path = '/api/articles'

function answer(body: unknown, status = 200): Promise<Response> {
  return Promise.resolve(Response.json(body, { status }))
}

const refusal = {
  id: 'b',
  isPublic: true,
  message: '“B”: It is live.',
  place: 'list',
  reason: 'It is live.',
  title: 'B',
}

describe('what became of the documents of a list', () => {
  afterEach(dismissOutcome)

  it('is kept where some were refused, each with its reason and where it stands', async () => {
    const response = await followChange(path, 'patch', answer({ docs: [{ id: 'a' }], errors: [refusal] }, 400))
    expect(latestOutcome()).toEqual({
      path,
      done: [{ id: 'a' }],
      isDelete: false,
      refused: [{ id: 'b', place: 'list', reason: 'It is live.', title: 'B' }],
      failed: null,
    })
    // Payload reads the answer as well.
    expect((await response.json()).docs).toHaveLength(1)
    dismissOutcome()
    expect(latestOutcome()).toBeNull()
  })

  it('is not told where all were done, and what was told before is gone', async () => {
    await followChange(path, 'DELETE', answer({ docs: [], errors: [refusal] }, 400))
    expect(latestOutcome()?.isDelete).toBe(true)
    await followChange(path, 'DELETE', answer({ docs: [{ id: 'a' }], errors: [] }))
    expect(latestOutcome()).toBeNull()
  })

  it('is why nothing was done, also where nobody answered', async () => {
    await followChange(path, 'PATCH', answer({ errors: [{ message: 'Name fewer at a time.' }] }, 400))
    expect(latestOutcome()).toMatchObject({ done: [], refused: [], failed: ['Name fewer at a time.'] })
    const cut = Promise.reject(new TypeError('Failed to fetch'))
    await expect(followChange(path, 'PATCH', cut)).rejects.toThrow('Failed to fetch')
    expect(latestOutcome()).toMatchObject({ failed: [] })
    await followChange(path, 'PATCH', Promise.resolve(new Response('<html>', { status: 502 })))
    expect(latestOutcome()).toMatchObject({ failed: [] })
  })

  it('is read from whatever an answer is', () => {
    const asked = { path, isDelete: false, isOk: false }
    for (const odd of [null, 3, [], 'x', { docs: 1, errors: 'x' }, { errors: [null, 1] }]) {
      expect(readOutcome(asked, odd)).toMatchObject({ done: [], refused: [], failed: [] })
    }
    expect(readOutcome(asked, { errors: [{ id: 3, place: 'elsewhere' }] })?.refused).toEqual([
      { id: '3', place: null, reason: '', title: null },
    ])
  })
})
