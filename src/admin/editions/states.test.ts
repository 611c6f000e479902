import { describe, expect, it } from 'vitest'
import type { EditionState } from '../../newsroom/editions/states'
import { besideFor, editionToOpen, marksOf, missingLanguages, readFilter, sourceFor, withFilter } from './states'

function edition(language: string, more: Partial<EditionState> = {}): EditionState {
  return {
    language,
    label: language,
    article: language,
    title: language,
    slug: language,
    status: 'live',
    liveSlug: language,
    version: 1,
    hasDraft: false,
    hasNewImage: false,
    isBehind: false,
    isStale: false,
    stalePassages: 0,
    errors: 0,
    warnings: 0,
    by: null,
    at: null,
    revision: null,
    translatedFrom: null,
    schedules: [],
    handover: null,
    ...more,
  }
}
function missing(language: string) {
  return edition(language, { article: null, status: 'missing', version: null })
}

describe('the marks of an edition', () => {
  it('are none when nothing is to be done', () => expect(marksOf(edition('en'))).toEqual([]))

  it('name everything that is to be done, the most pressing first', () => {
    const busy = edition('es', {
      isBehind: true,
      isStale: true,
      stalePassages: 3,
      errors: 2,
      warnings: 1,
      hasDraft: true,
      hasNewImage: true,
    })
    expect(marksOf(busy)).toEqual([
      { kind: 'behind', count: 1 },
      { kind: 'stale', count: 3 },
      { kind: 'errors', count: 2 },
      { kind: 'warnings', count: 1 },
      { kind: 'draft', count: 1 },
      { kind: 'image', count: 1 },
    ])
  })

  it('call no draft a draft twice', () => {
    expect(marksOf(edition('es', { status: 'draft', hasDraft: true }))).toEqual([])
    expect(marksOf(edition('es', { status: 'withdrawn', hasDraft: true }))).toEqual([])
  })
})

describe('the source of a new edition', () => {
  const translation = edition('es', { translatedFrom: { article: 'en', language: 'en' } })
  it('is the open edition when it is live', () =>
    expect(sourceFor([edition('en'), translation, missing('fr')], 'es')).toBe('es'))
  it('is the original otherwise', () => expect(sourceFor([translation, edition('en'), missing('fr')])).toBe('en'))
  it('is any live edition when the original is not live', () =>
    expect(sourceFor([edition('en', { status: 'withdrawn' }), translation], 'en')).toBe('es'))
  it('is none when nothing is live', () =>
    expect(sourceFor([edition('en', { status: 'draft' }), missing('es')], 'en')).toBe(null))
})

describe('what an edition is set beside', () => {
  const translation = edition('es', { translatedFrom: { article: 'en', language: 'en' } })
  it('is a live edition, where it was made from none and that one neither', () => {
    expect(besideFor([edition('en'), edition('es')], edition('es'))).toBe('en')
    expect(besideFor([edition('en'), translation], translation)).toBe(null)
    expect(besideFor([edition('en'), translation], edition('en'))).toBe(null)
    expect(besideFor([edition('en', { status: 'draft' }), edition('es')], edition('es'))).toBe(null)
    expect(besideFor([edition('en'), missing('es')], missing('es'))).toBe(null)
  })
})

it('lists the languages that are missing', () =>
  expect(missingLanguages([edition('en'), missing('es'), missing('fr')])).toEqual(['es', 'fr']))

describe('the filter in the address', () => {
  it('is read if it is one', () => {
    expect(readFilter('stale')).toBe('stale')
    expect(readFilter('something')).toBe(null)
    expect(readFilter(null)).toBe(null)
  })
  it('leaves the rest of the address alone', () => {
    expect(withFilter('?locale=es', 'behind')).toBe('?locale=es&filter=behind')
    expect(withFilter('?filter=stale&locale=es', null)).toBe('?locale=es')
    expect(withFilter('?filter=stale', null)).toBe('')
  })
})

describe('the edition that a title opens', () => {
  it('is that in the language of whoever looks, or else the first that there is', () => {
    const story = [edition('en'), edition('es')]
    expect(editionToOpen(story, 'es')?.article).toBe('es')
    expect(editionToOpen([edition('en'), missing('es')], 'es')?.article).toBe('en')
    expect(editionToOpen([missing('en'), edition('pt-BR')], 'pt')?.article).toBe('pt-BR')
    expect(editionToOpen([missing('en')], 'en')).toBe(null)
  })
})
