import type { AfterErrorHook } from 'payload'
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../tests/fixtures/request'
import { answerErrors } from './answerErrors'
import { DatabaseBusyError } from './failures'

async function answer(error: Error, language: 'en' | 'es' = 'en') {
  const req = requestOf({ language })
  const args = { context: {}, error, req } as Parameters<AfterErrorHook>[0]
  return { answered: await answerErrors(args), headers: req.responseHeaders }
}

describe('a failure of the database', () => {
  it('has a status of its own, is said in the language of the reader, and when to try again', async () => {
    const { answered, headers } = await answer(new DatabaseBusyError(), 'es')
    expect(answered).toMatchObject({
      status: 503,
      response: { errors: [{ message: expect.stringMatching(/ocupada/) }] },
    })
    expect(headers?.get('Retry-After')).toBe('1')
  })
})
