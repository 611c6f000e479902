import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MONGODB } from './kinds'
import { runAsOperations } from './repeat'

/** An endpoint of a server on MongoDB, where each attempt fails with what `failing` gives, until that is nothing. */
function endpointThat(failing: () => Error | null) {
  const attempts: number[] = []
  const handler: Endpoint['handler'] = async () => {
    attempts.push(performance.now())
    const error = failing()
    if (error) throw error
    return Response.json({})
  }
  const endpoints = [{ handler }] as unknown as [Endpoint]
  const config = { collections: [], endpoints, globals: [], i18n: { supportedLanguages: {} }, jobs: {} }
  const payload = { config, db: { packageName: MONGODB } } as unknown as Payload
  runAsOperations(payload)
  const request = new Request('http://localhost/', { method: 'POST', body: '{}' })
  const req = Object.assign(request, { payload }) as unknown as PayloadRequest
  return { attempts, call: () => endpoints[0].handler(req) as Promise<Response> }
}

function conflict(): Error {
  return Object.assign(new Error('WriteConflict'), { code: 112 })
}

function duplicate(): Error {
  return Object.assign(new Error('E11000'), { code: 11_000 })
}

describe('what met another writer on MongoDB', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is repeated for as long as somebody holds what it wants, up to eight seconds', async () => {
    const end = performance.now() + 6000
    const { attempts, call } = endpointThat(() => (performance.now() < end ? conflict() : null))
    const answered = call()
    await vi.runAllTimersAsync()
    expect((await answered).status).toBe(200)
    expect(attempts.length).toBeLessThan(20)
  })

  it('gives up then', async () => {
    const { attempts, call } = endpointThat(conflict)
    const answered = expect(call()).rejects.toThrow('WriteConflict')
    await vi.runAllTimersAsync()
    await answered
    const [first = 0] = attempts
    expect((attempts.at(-1) ?? 0) - first).toBeGreaterThan(7000)
    expect((attempts.at(-1) ?? 0) - first).toBeLessThanOrEqual(8000)
  })

  it('gives up on a duplicate after eight attempts', async () => {
    const { attempts, call } = endpointThat(duplicate)
    const answered = expect(call()).rejects.toThrow('E11000')
    await vi.runAllTimersAsync()
    await answered
    expect(attempts).toHaveLength(8)
  })

  it('is not repeated where it failed otherwise', async () => {
    const { attempts, call } = endpointThat(() => new Error('Something else.'))
    await expect(call()).rejects.toThrow('Something else.')
    expect(attempts).toHaveLength(1)
  })

  it('is told nothing by the request of a call of the Local API that the attempt before noted in it', async () => {
    const seen: unknown[] = []
    const update = async ({ req }: { req: Partial<PayloadRequest> }) => {
      seen.push({ ...req.context })
      req.context = { ...req.context, noted: true }
      if (seen.length === 1) throw conflict()
    }
    const config = { collections: [], endpoints: [], globals: [], i18n: { supportedLanguages: {} }, jobs: {} }
    const payload = { config, db: { packageName: MONGODB }, update } as unknown as Payload
    runAsOperations(payload)
    const req = { context: { given: 1 } } as unknown as PayloadRequest
    const done = payload.update({ collection: 'articles', data: {}, id: '1', req })
    await vi.runAllTimersAsync()
    await done
    expect(seen).toEqual([{ given: 1 }, { given: 1 }])
  })
})
