import { APIError, QueryError, ValidationError } from 'payload'
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../tests/fixtures/request'
import { sayErrors } from './sayErrors'

const unknown = { errors: [{ message: 'An unknown error occurred.' }] }

function said(error: Error, language: 'en' | 'es' = 'en') {
  return sayErrors({ context: {}, error, req: requestOf({ language }), result: unknown })
}

describe('an error of a class without a name, as the build of a server leaves it', () => {
  it('is told', () => {
    const error = new (class extends APIError {})('This edition is not published.', 409, null, true)
    expect(said(error)).toEqual({ response: { errors: [{ message: 'This edition is not published.' }] } })
  })

  it('is told with its data and what it is', () => {
    const errors = [{ message: 'There is none.', path: 'title' }]
    const error = new (class extends ValidationError {})({ collection: 'articles', errors })
    expect(said(error)).toMatchObject({ response: { errors: [{ name: 'ValidationError', data: { errors } }] } })
  })

  it('is not told where nobody is to know', () => {
    expect(said(new (class extends APIError {})('connect ECONNREFUSED 10.0.0.7', 500, null, false))).toBeUndefined()
    expect(said(new Error('SELECT password'))).toBeUndefined()
  })
})

describe('what Payload says in English only', () => {
  it.each([
    [() => new APIError('Invalid JSON', 400), 'La petición no tiene un cuerpo JSON.'],
    [() => new QueryError([{ path: 'a' }, { path: 'b' }]), 'No se puede buscar por esto: a, b.'],
  ])('is said in the language of whoever asked', (made, message) => {
    expect(said(made(), 'es')).toMatchObject({ response: { errors: [{ message }] } })
  })
})
