import { describe, expect, it } from 'vitest'
import { finishBeforeClosing, inBackground, isClosing } from './background'

/** What is used of a Payload: a database that says when it is closed, and a log. */
function openPayload() {
  const events: string[] = []
  const db = { destroy: async () => void events.push('closed') }
  finishBeforeClosing(db as never)
  const logger = { error: ({ msg }: { msg: string }) => void events.push(msg) }
  return { events, payload: { db, logger } as never, close: () => db.destroy() }
}

describe('what goes on in the background', () => {
  it('ends before the database is closed, one behind the other', async () => {
    const { close, events, payload } = openPayload()
    for (const name of ['first', 'second']) {
      inBackground(payload, 'failed', async () => {
        await new Promise(setImmediate)
        events.push(name)
      })
    }
    expect(events).toEqual([])
    await close()
    expect(events).toEqual(['first', 'second', 'closed'])
  })

  it('is told that the database is about to be closed, and is not begun from then on', async () => {
    const { close, events, payload } = openPayload()
    let steps = 0
    inBackground(payload, 'failed', async () => {
      for (; !isClosing(payload); steps += 1) await new Promise(setImmediate)
    })
    await new Promise(setImmediate)
    const closing = close()
    inBackground(payload, 'failed', async () => void events.push('too late'))
    await closing
    expect(steps).toBeGreaterThan(0)
    expect(events).toEqual(['closed'])
    expect(isClosing(payload)).toBe(false)
  })

  it('says in the log that it failed, and goes on with what is behind it', async () => {
    const { close, events, payload } = openPayload()
    inBackground(payload, 'It did not work.', () => Promise.reject(new Error('No disk.')))
    inBackground(payload, 'failed', async () => void events.push('next'))
    await close()
    expect(events).toEqual(['It did not work.', 'next', 'closed'])
  })
})
