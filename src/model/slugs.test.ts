import { describe, expect, it } from 'vitest'
import { citedCollections, slugOf, withSlugs, type Slugs } from './slugs'

describe('slugs', () => {
  const slugs = Object.fromEntries(citedCollections.map((name) => [name, `news-${name}`])) as Slugs

  it('are those of the project, and of what is none of ours its own', () => {
    const project = { config: { custom: { cited: { slugs } } } }
    expect(slugOf(project, 'articles')).toBe('news-articles')
    expect([slugOf(project, 'payload-jobs'), slugOf(project, 'toString')]).toEqual(['payload-jobs', 'toString'])
    expect(slugOf({ config: {} }, 'articles')).toBe('articles')
  })

  it('stand in every relation and join of a config, and nowhere else', () => {
    const validate = () => true
    const fields = [
      { name: 'sources', type: 'relationship', relationTo: 'sources', validate },
      { type: 'tabs', tabs: [{ fields: [{ name: 'any', relationTo: ['quotes', 'pages'] }] }] },
      { name: 'usedIn', type: 'join', collection: 'articles', on: 'statistics' },
      { name: 'collection', type: 'text', defaultValue: 'articles' },
    ]
    expect(withSlugs(fields, slugs)).toEqual([
      { name: 'sources', type: 'relationship', relationTo: 'news-sources', validate },
      { type: 'tabs', tabs: [{ fields: [{ name: 'any', relationTo: ['news-quotes', 'pages'] }] }] },
      { name: 'usedIn', type: 'join', collection: 'news-articles', on: 'statistics' },
      { name: 'collection', type: 'text', defaultValue: 'articles' },
    ])
  })
})
