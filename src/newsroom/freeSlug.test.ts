import { describe, expect, it } from 'vitest'
import { memoryPayload } from '../../tests/fixtures/memoryPayload'
import { requestOf } from '../../tests/fixtures/request'
import { freeSlug } from './slugs'

function open(...slugs: string[]) {
  const articles = slugs.map((slug, index) => ({ id: `a${index}`, slug, language: 'en' }))
  const req = requestOf({ payload: memoryPayload({ articles }).payload })
  return (slug: string, language = 'en', id?: string) => freeSlug(req, slug, language, id)
}

describe('a free slug', () => {
  it('is the slug itself where no edition in the language has it', async () => {
    const free = open('spies-2', 'spies-of-old')
    expect(await free('spies')).toBe('spies')
    expect(await free('spies-2', 'es')).toBe('spies-2')
  })

  it('has the first number from 2 that is free where it is taken', async () => {
    expect(await open('spies')('spies')).toBe('spies-2')
    expect(await open('spies', 'spies-2', 'spies-4')('spies')).toBe('spies-3')
  })

  it('is the one an edition has already', async () => {
    const free = open('spies', 'spies-2')
    expect(await free('spies', 'en', 'a0')).toBe('spies')
    expect(await free('spies', 'en', 'a1')).toBe('spies-2')
  })
})
