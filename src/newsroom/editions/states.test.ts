import { describe, expect, it } from 'vitest'
import { edition } from '../../../tests/fixtures/delivery'
import { article } from '../../../tests/fixtures/stored'
import type { EditionDocument } from '../../model/document'
import type { SavedArticle } from '../articles'
import { editionStates, type EditionFacts } from './states'

const languages = [
  { code: 'en', locale: 'en-US' },
  { code: 'es', locale: 'es-MX' },
]

function saved(more: Partial<SavedArticle>): SavedArticle {
  return { ...article(), updatedAt: '2026-03-01T10:00:00.000Z', ...more }
}
const en = saved({ id: 'a-en' })
const es = saved({
  id: 'a-es',
  language: 'es',
  title: 'De cosas',
  slug: 'cosas',
  translatedFrom: { article: 'a-en', release: 'h1' },
})

type Newest = EditionFacts['newest'] extends Map<string, infer Release> ? Release : never

function newest(of: string, more: Partial<Newest> = {}): [string, Newest] {
  const { story } = en
  const language = of.slice(-2)
  return [
    of,
    {
      article: of,
      hash: 'h1',
      kind: 'published',
      version: 1,
      at: '2026-03-01T10:00:00.000Z',
      language,
      slug: 'things',
      story,
      ...more,
    },
  ]
}

function states(given: Partial<EditionFacts>) {
  const facts: EditionFacts = {
    articles: [en, es],
    newest: new Map(),
    documents: new Map(),
    names: new Map(),
    behind: new Set<string>(),
    newImages: new Set<string>(),
    schedules: new Map(),
    handovers: new Map(),
    ...given,
  }
  const [english, spanish] = editionStates(en.story, facts, { languages })
  return { english: english!, spanish: spanish! }
}

describe('the state of an edition', () => {
  it('is missing where the story has none in the language, whatever other stories have', () => {
    const foreign = { ...es, story: 'another' }
    expect(states({ articles: [en, foreign] }).spanish).toEqual({
      language: 'es',
      label: 'Español',
      article: null,
      title: null,
      slug: null,
      status: 'missing',
      liveSlug: null,
      version: null,
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
    })
  })

  it.each([
    ['draft', undefined],
    ['live', { kind: 'published' }],
    ['live', { kind: 'corrected' }],
    ['withdrawn', { kind: 'withdrawn' }],
  ] as const)('is %s by its newest release, %j', (status, release) => {
    const { english } = states({ newest: new Map(release ? [newest('a-en', { ...release, version: 4 })] : []) })
    expect(english).toMatchObject({
      status,
      version: release ? 4 : null,
      // Where readers find it: by its release, whatever its draft is called.
      liveSlug: status === 'live' ? 'things' : null,
    })
  })

  it('tells whether there is a draft that readers do not have', () => {
    const given = (_status: 'draft' | 'published') =>
      states({ articles: [{ ...en, _status }], newest: new Map([newest('a-en')]) })
    expect([given('draft').english, given('published').english].map(({ hasDraft }) => hasDraft)).toEqual([true, false])
  })

  it('tells what the review found, who saved it last and when', () => {
    const editedBy = { id: 'u1', name: 'never looked at' } as unknown as string
    const { english, spanish } = states({
      articles: [
        { ...en, editedBy, review: { errors: 2, warnings: 3 } },
        { ...es, editedBy: 'gone', review: null },
      ],
      names: new Map([['u1', 'An Editor']]),
    })
    expect(english).toMatchObject({ errors: 2, warnings: 3, by: 'An Editor', at: '2026-03-01T10:00:00.000Z' })
    expect(spanish).toMatchObject({ errors: 0, warnings: 0, by: null })
  })

  it('is behind where a corrected record waits', () => {
    const { english, spanish } = states({ behind: new Set(['a-es']) })
    expect([english.isBehind, spanish.isBehind]).toEqual([false, true])
  })

  it('names the edition it was made from, and its language once that was released', () => {
    expect(states({}).spanish.translatedFrom).toEqual({ article: 'a-en', language: null })
    expect(states({ newest: new Map([newest('a-en')]) }).spanish.translatedFrom).toEqual({
      article: 'a-en',
      language: 'en',
    })
    expect(states({}).english.translatedFrom).toBeNull()
  })
})

describe('a translation', () => {
  const [was, is] = [edition(), edition({ title: 'Another title', dek: 'Another dek.' })]
  const documents = new Map<string, EditionDocument>([
    ['h1', was],
    ['h2', is],
  ])

  it('is stale by each passage of its source that changed since it was made', () => {
    const { english, spanish } = states({
      documents,
      newest: new Map([newest('a-en', { hash: 'h2' }), newest('a-es')]),
    })
    expect(spanish).toMatchObject({ isStale: true, stalePassages: 2 })
    expect(english).toMatchObject({ isStale: false, stalePassages: 0 })
  })

  it('is not stale where its source is at the release it was made from, or says the same', () => {
    expect(states({ documents, newest: new Map([newest('a-en')]) }).spanish.isStale).toBe(false)
    const same = new Map([...documents, ['h2', { ...was, topics: ['more'] }] as const])
    expect(states({ documents: same, newest: new Map([newest('a-en', { hash: 'h2' })]) }).spanish.isStale).toBe(false)
  })

  it('is not stale where there is nothing to compare: a withdrawn source, or one that was never released', () => {
    const withdrawn = new Map([newest('a-en', { hash: 'h3', kind: 'withdrawn' })])
    expect(states({ documents, newest: withdrawn }).spanish.isStale).toBe(false)
    expect(states({ documents }).spanish.isStale).toBe(false)
  })
})
