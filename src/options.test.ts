import { describe, expect, it } from 'vitest'
import { resolveOptions, type CitedOptions } from './options'
import { standardRules } from './review'

describe('the options', () => {
  it('all have a default', () => {
    expect(resolveOptions()).toMatchObject({ name: 'Cited', site: null, api: { path: '/v1' }, rules: standardRules })
    expect(resolveOptions().languages.map(({ code }) => code)).toEqual(['en', 'es'])
  })

  it.each<[name: string, given: CitedOptions]>([
    ['languages', { languages: [] }],
    ['languages', { languages: [{ code: 'de', locale: 'de-DE' }] }],
    ['languages', { languages: [{ code: 'en', locale: 'en-US', figures: { percent: 'por ciento' } }] }],
    ['languages', { languages: [{ code: 'English', locale: 'en-US' }] }],
    ['languages', { languages: [{ code: 'en', locale: 'not a locale' }] }],
    ['languages', { languages: ['en-US', 'en-GB'].map((locale) => ({ code: 'en', locale })) }],
    ['api.path', { api: { path: 'v1/' } }],
    ['site', { site: 'news.example' }],
    ['site', { site: 'javascript:alert(1)' }],
    ['mediaLimits.bytes', { mediaLimits: { bytes: 0 } }],
    ['mediaLimits.pixels', { mediaLimits: { pixels: 1.5 } }],
    ['slugs', { slugs: 'Our News' }],
    ['slugs', { slugs: { articles: 'quotes' } }],
    ['slugs', { slugs: { articles: 'texts', quotes: 'texts' } }],
    ['slugs', { slugs: { posts: 'articles' } as never }],
    ['users.roles', { users: { collection: 'users', roles: {} } }],
    ['users.roles', { users: { collection: 'users', roles: { boss: ['boss'] } as never } }],
    ['minorFigures', { minorFigures: 'warn' as never }],
    ['rules', { rules: (standard) => [...standard, ...standard.slice(0, 1)] }],
  ])('name the one that is wrong: %s', (name, given) => {
    expect(() => resolveOptions(given)).toThrow(`\`${name}\``)
  })

  it('say what becomes of figures that are seldom claims', () => {
    expect(resolveOptions().publishing.minorFigures).toBe('notice')
    expect(resolveOptions({ minorFigures: 'ignore' }).publishing.minorFigures).toBe('ignore')
    expect(() => resolveOptions({ minorFigures: 'warn' as never })).toThrow('notice, ignore, block')
  })

  it('name the collections, each by itself or all by a word before them', () => {
    expect(resolveOptions().slugs).toMatchObject({ articles: 'articles', users: 'users' })
    expect(resolveOptions({ slugs: { quotes: 'sayings' } }).slugs).toMatchObject({
      articles: 'articles',
      quotes: 'sayings',
    })
    const given = resolveOptions({ slugs: 'news', users: { collection: 'staff', roles: 'reporter' } })
    expect(given.slugs).toMatchObject({ articles: 'news-articles', media: 'news-media', users: 'staff' })
    expect([given.hosts, given.accounts]).toEqual([
      ['users'],
      { collection: 'staff', field: 'role', roles: 'reporter' },
    ])
  })
})
