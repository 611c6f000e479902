import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, create } from '../support/drafts'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'

describe.each(databases)('the main image of an edition on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  it('is public while a live edition shows it, with its credit, and not before or after', async () => {
    const { payload } = newsroom
    const image = await sharp({ create: { background: 'red', channels: 3, height: 4, width: 4 } })
      .png()
      .toBuffer()
    const hero = await payload.create({
      collection: 'media',
      data: { alt: 'An embassy', credit: 'A. Photographer' },
      file: { data: image, mimetype: 'image/png', name: 'una embajada.png', size: image.length },
    })
    const draft = await create(newsroom, 'articles', articleData({ hero: hero.id }), '?draft=true')
    const url = `/v1/media/${encodeURIComponent(String(hero.filename))}`
    expect((await newsroom.call(url)).status).toBe(404)
    expect((await newsroom.call(`/media/file/${encodeURIComponent(String(hero.filename))}`)).status).toBe(403)

    const set = (_status: string) =>
      newsroom.call(`/articles/${draft.id}`, { as: 'editor', method: 'PATCH', data: { _status } })
    await set('published')
    const edition = (await newsroom.call(`/v1/articles/en/${draft.slug}`)).body
    expect(edition.hero).toMatchObject({
      url: `http://localhost:3000/api${url}`,
      alt: 'An embassy',
      credit: 'A. Photographer',
    })
    const shown = await newsroom.call(url, { headers: { Accept: 'image/png' } })
    expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    expect(Number(shown.headers.get('Content-Length'))).toBeGreaterThan(0)

    await set('draft')
    expect((await newsroom.call(url)).status).toBe(404)
    expect((await newsroom.call('/v1/media/..%2Fcited.db')).status).toBe(404)
  })
})
