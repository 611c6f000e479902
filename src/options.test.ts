import { describe, expect, expectTypeOf, it } from 'vitest'
import type { OptionName } from './optionShape'
import { resolveOptions, type CitedOptions } from './options'
import { standardRules } from './review'

describe('the options', () => {
  it('all have a default', () => {
    expect(resolveOptions()).toMatchObject({ name: 'Cited', site: null, api: { path: '/v1' }, rules: standardRules })
    expect(resolveOptions().languages.map(({ code }) => code)).toEqual(['en', 'es'])
  })

  it('take a language that has no words here only where digits are asked for', () => {
    const german = { code: 'de', locale: 'de-DE' }
    expect(() => resolveOptions({ languages: [german] })).toThrow("lexer: 'digits'")
    expect(resolveOptions({ languages: [{ ...german, lexer: 'digits' }] }).languages).toHaveLength(1)
    const known = ['fr-FR', 'pt-BR'].map((locale) => ({ code: locale.slice(0, 2), locale }))
    expect(resolveOptions({ languages: known }).languages).toHaveLength(2)
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
    ['site', { site: 'https://news.example/{language}' }],
    ['site', { site: 'https://news.example/{slug}/{topic}' }],
    ['logo', { logo: 'logo.png' }],
    ['license', { license: 'javascript:alert(1)' }],
    ['api.sharedMaxAge', { api: { sharedMaxAge: 1.5 } }],
    ['site', { site: 'https://news.example/{slug}/{id}' }],
    ['reader.style', { reader: { style: '</style><script>alert(1)</script>' } }],
    ['mediaLimits.bytes', { mediaLimits: { bytes: 0 } }],
    ['mediaLimits.pixels', { mediaLimits: { pixels: 1.5 } }],
    ['slugs', { slugs: 'Our News' }],
    ['slugs', { slugs: { articles: 'quotes' } }],
    ['slugs', { slugs: { articles: 'texts', quotes: 'texts' } }],
    ['slugs', { slugs: { posts: 'articles' } as never }],
    ['users.roles', { users: { collection: 'users', roles: {} } }],
    ['users.roles', { users: { collection: 'users', roles: { boss: ['boss'] } as never } }],
    ['minorFigures', { minorFigures: 'warn' as never }],
    ['minorFigures.age', { minorFigures: { age: 'warn' as never } }],
    ['minorFigures', { minorFigures: { ages: 'block' } as never }],
    ['approval', { approval: 'always' as never }],
    ['rules', { rules: (standard) => [...standard, ...standard.slice(0, 1)] }],
  ])('name the one that is wrong: %s', (name, given) => {
    expect(() => resolveOptions(given)).toThrow(`\`${name}\``)
  })

  it.each<[said: string, given: unknown]>([
    ['`langages` is no option. Did you mean `languages`?', { langages: [] }],
    ['`api.pth` is no option. Did you mean `api.path`?', { api: { pth: '/v2' } }],
    ['`admin.dashbord` is no option. Did you mean `admin.dashboard`?', { admin: { dashbord: false } }],
    [
      '`users.rolefield` is no option. Did you mean `users.roleField`?',
      { users: { collection: 'users', rolefield: 'x' } },
    ],
    [
      '`languages[1].figure` is no option. Did you mean `languages[1].figures`?',
      {
        languages: [
          { code: 'en', locale: 'en-US' },
          { code: 'es', locale: 'es-MX', figure: {} },
        ],
      },
    ],
    [
      '`rateLimits.signin` is no option. Did you mean `rateLimits.signIn`?',
      { rateLimits: { signin: { times: 1, seconds: 1 } } },
    ],
    ['`colour` is no option. The options are name, site,', { colour: 'red' }],
    ['the options must be an object', null],
    ['the options must be an object', []],
    ['`media` must be an object', { media: 'media' }],
    ['`reader` must be an object', { reader: true }],
    ['`reader.style` must be text', { reader: { style: 5 } }],
    ['`reader.styles` is no option. Did you mean `reader.style`?', { reader: { styles: '' } }],
    ['`media.collection` must be text', { media: {} }],
    ['`users.collection` must be text', { users: { roles: 'admin' } }],
    ['`users.roles` must be a role', { users: { collection: 'users', roles: null } }],
    ['`users.roles` must be a role', { users: { collection: 'users', roles: { admin: [5] } } }],
    ['`users.roles` must be a role', { users: { collection: 'users', roles: { admin: [''] } } }],
    ['`enabled` must be true or false', { enabled: 'false' }],
    ['`webhooks.allowLoopback` must be true or false', { webhooks: { allowLoopback: 'false' } }],
    ['`languages` must be a list', { languages: 'en' }],
    ['`languages[0]` must be an object', { languages: ['en'] }],
    ['`languages[0].locale` must be text', { languages: [{ code: 'en' }] }],
    ["`languages`: 'all' is no language code", { languages: [{ code: 'all', locale: 'en-US' }] }],
    ['`name` must not be empty', { name: '' }],
    ['`timeZone` must be text', { timeZone: null }],
    ['`rules` must be a function', { rules: [] }],
    ['`rules` must give back a list of rules', { rules: () => [{}] }],
    ['`rules` must give back a list of rules', { rules: () => undefined }],
    ['`rules` must give back a list of rules', { rules: () => Promise.resolve([]) }],
    ['`overrides.articles` must be a function', { overrides: { articles: { fields: [] } } }],
    ['`oldIdentityKeys` must be a list', { oldIdentityKeys: null }],
    ['`slugs` must be a word', { slugs: null }],
    ['`slugs` must be a word', { slugs: { quotes: null } }],
    ['`rateLimits.signIn` must be an object', { rateLimits: { signIn: 5 } }],
    ['`rateLimits.signIn.times` must be a number above 0', { rateLimits: { signIn: { times: -1, seconds: 1 } } }],
    ['`mediaDirectory` must be text', { mediaDirectory: 5 }],
  ])('are refused where a project without types has another: %s', (said, given) => {
    expect(() => resolveOptions(given as CitedOptions)).toThrow(`cited: ${said}`)
  })

  it('turn the pages for readers on, and say where else readers go', () => {
    expect(resolveOptions().reader).toBeNull()
    expect(resolveOptions({ reader: false }).reader).toBeNull()
    expect(resolveOptions({ reader: {} }).reader).toEqual({ style: '' })
    const site = 'https://news.example/{language}/{slug}'
    expect(resolveOptions({ site }).site).toBe(site)
  })

  it('are those that types allow', () => {
    expectTypeOf<OptionName>().toEqualTypeOf<keyof CitedOptions>()
  })

  it('keep their default where they are undefined', () => {
    const given = { enabled: undefined, languages: undefined, rateLimits: { signIn: undefined } }
    const { enabled, languages, rateLimits } = resolveOptions()
    expect(resolveOptions(given as unknown as CitedOptions)).toMatchObject({ enabled, languages, rateLimits })
  })

  it('say what becomes of figures that are seldom claims', () => {
    expect(resolveOptions().publishing.minorFigures).toBe('notice')
    expect(resolveOptions({ minorFigures: 'ignore' }).publishing.minorFigures).toBe('ignore')
    expect(resolveOptions({ minorFigures: { age: 'block' } }).publishing.minorFigures).toEqual({ age: 'block' })
    expect(() => resolveOptions({ minorFigures: 'warn' as never })).toThrow('notice, ignore, block')
  })

  it('say whether a text has to be approved', () => {
    expect(resolveOptions().publishing.approval).toBe('optional')
    expect(resolveOptions({ approval: 'required' }).publishing.approval).toBe('required')
    expect(() => resolveOptions({ approval: 'always' as never })).toThrow('optional, required')
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

  it('do not name one collection twice', () => {
    const users = { collection: 'staff', roles: 'reporter' as const }
    expect(() => resolveOptions({ slugs: { users: 'people' }, users })).toThrow(
      "`slugs.users` is 'people', and `users.collection` is 'staff'",
    )
    expect(() => resolveOptions({ slugs: { media: 'images' }, media: { collection: 'photos' } })).toThrow(
      'leave `slugs.media` out',
    )
    expect(resolveOptions({ slugs: { users: 'staff' }, users }).slugs.users).toBe('staff')
  })
})
