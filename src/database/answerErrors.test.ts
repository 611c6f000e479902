import { APIError, type AfterErrorHook } from 'payload'
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../tests/fixtures/request'
import { answerErrors } from './answerErrors'
import { DatabaseBusyError } from './failures'

async function answer(error: Error, language: 'en' | 'es' = 'en') {
  const req = requestOf({ language })
  const args = { context: {}, error, req } as Parameters<AfterErrorHook>[0]
  return { answered: await answerErrors(args), headers: req.responseHeaders }
}

describe('an error', () => {
  it('of the database has a status of its own, is said in the language of the reader, and when to try again', async () => {
    const { answered, headers } = await answer(new DatabaseBusyError(), 'es')
    expect(answered).toMatchObject({
      status: 503,
      response: { errors: [{ message: expect.stringMatching(/ocupada/) }] },
    })
    expect(headers?.get('Retry-After')).toBe('1')
  })

  it('whose class was minified says what it says', async () => {
    const message = 'Readers have this already.'
    const [Minified] = [class extends APIError {}]
    const nameless = new Minified(message, 409, null, true)
    expect(nameless.name).toBe('')
    expect((await answer(nameless)).answered).toEqual({ response: { errors: [{ message }] } })
    expect((await answer(new Minified('A secret.', 500))).answered).toBeUndefined()
    // What Payload says by itself is left as it is.
    expect((await answer(new APIError(message, 409, null, true))).answered).toBeUndefined()
    expect((await answer(new Minified(message, 409, { usedIn: [] }, true))).answered).toBeUndefined()
  })
})
