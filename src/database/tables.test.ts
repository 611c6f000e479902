import { describe, expect, it } from 'vitest'
import { tablesOf } from './tables'

describe('the tables of a collection', () => {
  const text = { name: 'label', type: 'text' as const }

  it.each([
    ['newsArticles', 'news_articles'],
    ['news-articles', 'news_articles'],
    ['news_articles', 'news_articles'],
    ['news-Articles-', 'news_articles'],
    ['newsAPI', 'news_a_p_i'],
    ['URL', 'url'],
  ])('are named after its slug: %s', (slug, table) => {
    expect(tablesOf({ slug, fields: [] })[0]).toBe(table)
  })

  it('are those of its lists, options and blocks too, and of its versions', () => {
    const collection = {
      slug: 'newsItems',
      versions: true,
      fields: [
        { name: 'byLine', type: 'array' as const, fields: [{ name: 'roles', type: 'array' as const, fields: [text] }] },
        { type: 'row' as const, fields: [{ name: 'kinds', type: 'select' as const, hasMany: true, options: ['a'] }] },
        { name: 'first', type: 'group' as const, fields: [{ name: 'kind', type: 'radio' as const, options: ['a'] }] },
        {
          type: 'tabs' as const,
          tabs: [
            { name: 'meta', fields: [{ name: 'links', type: 'array' as const, dbName: 'meta_links', fields: [] }] },
          ],
        },
        { name: 'layout', type: 'blocks' as const, blocks: [{ slug: 'call-out', fields: [text] }] },
      ],
    }
    expect(tablesOf(collection)).toEqual(
      expect.arrayContaining([
        'news_items',
        'news_items_rels',
        'news_items_by_line',
        'news_items_by_line_locales',
        'news_items_by_line_roles',
        'news_items_kinds',
        'enum_news_items_kinds',
        'enum_news_items_first_kind',
        'meta_links',
        'news_items_blocks_call_out',
        '_news_items_v',
        '_news_items_v_version_by_line',
        '_news_items_v_blocks_call_out',
        '_meta_links_v',
        'enum__news_items_v_version_first_kind',
      ]),
    )
  })
})
