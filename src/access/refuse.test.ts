import { APIError, ValidationError } from 'payload'
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../tests/fixtures/request'
import { conflict, notFound, refuse } from './refuse'

const missing = { en: 'There is no note.', es: 'No hay nota.' }
const tooLong = { en: 'It is too long.', es: 'Es demasiado largo.' }

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

describe('a refusal', () => {
  it.each(['en', 'es'] as const)('says everything that is wrong, field by field, in %s (400)', (language) => {
    const error = thrownBy(() =>
      refuse(
        'articles',
        [
          { path: 'notes', message: missing },
          { path: 'title', message: tooLong },
        ],
        requestOf({ language }),
      ),
    )
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({
      status: 400,
      isPublic: true,
      data: {
        collection: 'articles',
        errors: [
          { path: 'notes', message: missing[language] },
          { path: 'title', message: tooLong[language] },
        ],
      },
    })
  })

  it('names a field that has no label of its own', () => {
    const label = { en: 'Correction note', es: 'Nota de corrección' }
    const error = thrownBy(() => refuse('quotes', [{ path: 'notes', message: missing, label }], requestOf()))
    expect(error).toMatchObject({ data: { errors: [{ label }] } })
    expect((error as Error).message).toContain('Correction note')
  })

  it('carries what a client needs to go on, and lets it replace nothing of its own', () => {
    const error = thrownBy(() =>
      refuse('articles', [{ path: 'notes', message: missing }], requestOf(), { editions: ['a'], errors: [] }),
    )
    expect(error).toMatchObject({ data: { editions: ['a'], errors: [{ path: 'notes' }] } })
  })
})

describe('what cannot be done as things stand', () => {
  it.each(['en', 'es'] as const)('is a 409 in %s, with what there is', (language) => {
    const error = conflict(requestOf({ language }), missing, { article: '7' })
    expect(error).toBeInstanceOf(APIError)
    expect(error).toMatchObject({ status: 409, message: missing[language], data: { article: '7' }, isPublic: true })
  })
})

describe('what is not there', () => {
  it.each(['en', 'es'] as const)('is a 404 in %s', (language) => {
    const error = notFound(requestOf({ language }), missing)
    expect(error).toMatchObject({ status: 404, message: missing[language], isPublic: true })
  })

  it('is said in English to those whose language the admin does not have', () => {
    const req = { ...requestOf(), i18n: { language: 'fr' } }
    expect(notFound(req as ReturnType<typeof requestOf>, missing).message).toBe(missing.en)
  })
})
