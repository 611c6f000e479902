import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CitedOptions } from '../../src/options'
import { hashOf } from '../../src/releases/canonical'
import { animated, kinds, plain, secret, telling } from '../fixtures/pictures'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { createImage, filesBelow, upload, uploadForm } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

function png(): Promise<Buffer> {
  return plain().png().toBuffer()
}

describe.each(databases)('images on %s', (database) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'cited-images-'))
  let newsroom: Newsroom
  beforeAll(async () => {
    const options: CitedOptions = {
      mediaDirectory: directory,
      mediaLimits: { bytes: 400_000, pixels: 500_000 },
      overrides: {
        media: (media) => ({
          ...media,
          hooks: {
            ...media.hooks,
            afterChange: [
              ...(media.hooks?.afterChange ?? []),
              ({ doc }) => {
                if (doc.credit === 'Nobody, and this fails') throw new Error('A hook of the host failed.')
              },
            ],
          },
        }),
      },
    }
    // A host may let Payload draw images as well, of which nothing may come.
    newsroom = await openNewsroom(database, options, database === 'SQLite' ? { sharp } : {})
  })
  afterAll(async () => {
    await newsroom?.close()
    rmSync(directory, { force: true, recursive: true })
  })

  /** What uploads have written. Sizes are drawn when somebody reads, of whatever is there. */
  const files = () => filesBelow(directory).filter((file) => !file.startsWith(path.join(directory, 'sizes')))
  // Counted with a condition: without one MongoDB estimates.
  const records = () => newsroom.payload.count({ collection: 'media', where: { alt: { exists: true } } })
  const patch = (id: string, data: Json, query = '') =>
    newsroom.call(`/articles/${id}${query}`, { as: 'editor', method: 'PATCH', data })
  const edition = async ({ slug }: Json, language = 'en'): Promise<Json> =>
    (await newsroom.call(`/v1/articles/${language}/${slug}`)).body
  /** The path of an image below the API, as an edition names it. */
  const addressIn = ({ hero }: Json): string => hero.url.replace('http://localhost:3000/api', '')
  const publish = async (data: Json) => create(newsroom, 'articles', articleData({ _status: 'published', ...data }))
  /** An edition that is live with an image, and what readers get of it. */
  const live = async (given: Json = {}, article: Json = {}, language = 'en') => {
    const image = await createImage(newsroom, { file: await png(), name: 'same.png', ...given })
    const doc = await publish({ hero: image.id, ...article })
    const before = await edition(doc, language)
    const address = addressIn(before)
    const shown = await newsroom.call(address)
    expect(shown.status).toBe(200)
    return {
      image,
      doc,
      before,
      address,
      bytes: shown.bytes,
      /** Readers have what they had: the text, the address and the bytes there. */
      expectUnchanged: async () => {
        const now = await newsroom.call(address)
        expect([now.status, now.bytes.equals(shown.bytes)]).toEqual([200, true])
        expect(await edition(doc, language)).toEqual(before)
      },
    }
  }
  const stateOf = async (id: string) => {
    const { body } = await newsroom.call(`/articles/${id}/editions`, { as: 'reporter' })
    return body.editions.find(({ article }: Json) => article === id)
  }
  const replace = async (id: string, given: Json = {}) =>
    upload(newsroom, { file: await png(), method: 'PATCH', name: 'same.png', path: `/media/${id}`, data: {}, ...given })

  const withFigure = ({ id }: Json) =>
    body(paragraph('There were ', { blockType: 'figure', statistic: id, form: 'digits' }, '.'))
  /** Corrects a statistic from 37 to 38, and releases that. */
  const correct = async ({ id }: Json) => {
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'It was 38.' }] }
    const data = { value: '38', correction }
    const corrected = await newsroom.call(`/statistics/${id}`, { as: 'editor', method: 'PATCH', data })
    expect(corrected.status).toBe(200)
    return newsroom.call(`/statistics/${id}/release`, { as: 'editor', method: 'POST', data: {} })
  }

  describe('the main image of an edition', () => {
    it('is public while a live edition shows it, with its credit, and not before or after', async () => {
      const hero = await createImage(newsroom, {
        file: await png(),
        name: 'una embajada.png',
        data: { alt: 'An embassy' },
      })
      const draft = await create(newsroom, 'articles', articleData({ hero: hero.id }), '?draft=true')
      const address = `/v1/media/${hero.picture}`
      expect((await newsroom.call(address)).status).toBe(404)
      expect((await newsroom.call(`/media/file/${encodeURIComponent(String(hero.filename))}`)).status).toBe(403)

      await patch(draft.id, { _status: 'published' })
      const shown = await newsroom.call(address, { headers: { Accept: 'image/png' } })
      expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/png'])
      expect((await edition(draft)).hero).toEqual({
        url: `http://localhost:3000/api${address}`,
        alt: 'An embassy',
        credit: 'A. Photographer',
        source: null,
        width: 12,
        height: 8,
        type: 'image/png',
        bytes: shown.bytes.length,
        placeholder: expect.stringMatching(/^data:image\/webp;base64,/),
        sizes: [],
      })

      await newsroom.call(`/articles/${draft.id}/withdraw`, { as: 'editor', method: 'POST', data: { reason: 'x' } })
      expect((await newsroom.call(address)).status).toBe(404)
      expect((await newsroom.call('/v1/media/..%2Fcited.db')).status).toBe(404)
    })

    it('has an address that tells its content and nothing else, kept for a year', async () => {
      const { address, bytes } = await live({ name: 'Señor X at home.HTML', type: 'text/html' })
      expect(address).toBe(`/v1/media/${createHash('sha256').update(bytes).digest('hex')}.png`)
      const { headers } = await newsroom.call(address)
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-length': String(bytes.length),
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
      })
      const etag = String(headers.get('ETag'))
      expect((await newsroom.call(address, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    })

    it.each(kinds)('tells readers nothing that its %s says, and staff all of it', async (kind) => {
      const file = await telling(kind)
      // As a camera calls it, and as nothing at all.
      const { address, bytes, image } = await live({ file, name: `${secret}.jpeg`, type: 'application/octet-stream' })
      expect(address.endsWith(`.${kind}`)).toBe(true)
      const { exif, xmp, iptc, comments } = await sharp(bytes).metadata()
      expect([{ exif, xmp, iptc, comments }, bytes.includes(secret)]).toEqual([{}, false])

      const preview = await newsroom.call(`/media/file/${image.filename}`, { as: 'reporter' })
      expect([preview.status, preview.bytes.equals(bytes)]).toEqual([200, true])
      expect(preview.headers.get('Cache-Control')).toBe('private, no-cache')
      const headers = { 'If-None-Match': String(preview.headers.get('ETag')) }
      expect((await newsroom.call(`/media/file/${image.filename}`, { as: 'reporter', headers })).status).toBe(304)
      const original = await newsroom.call(`/media/${image.id}/original`, { as: 'reporter' })
      expect([original.status, original.bytes.equals(file)]).toEqual([200, true])
      expect(original.headers.get('Content-Disposition')).toMatch(/^attachment/)
      expect((await newsroom.call(`/media/${image.id}/original`)).status).toBe(401)
    })

    it.each(['gif', 'webp'] as const)('moves where it is a %s that moves', async (kind) => {
      const { bytes } = await live({ file: await telling(kind, animated()) })
      expect((await sharp(bytes).metadata()).pages).toBe(2)
    })
  })

  describe('the sizes of an image', () => {
    const wide = () => plain(800, 500).jpeg().toBuffer()
    const path = (url: string) => url.replace('http://localhost:3000/api', '')

    it('are in the edition, in lists and in the story, and each is there for a year', async () => {
      const { before, bytes, doc } = await live({ file: await wide() })
      const { hero } = before
      expect([hero.width, hero.height, hero.type, hero.bytes]).toEqual([800, 500, 'image/jpeg', bytes.length])
      expect(
        hero.sizes.map(({ height, type, url, width }: Json) => [url.replace(hero.url, ''), width, height, type]),
      ).toEqual([
        ['/320.webp', 320, 200, 'image/webp'],
        ['/320.jpg', 320, 200, 'image/jpeg'],
        ['/640.webp', 640, 400, 'image/webp'],
        ['/640.jpg', 640, 400, 'image/jpeg'],
      ])
      for (const size of hero.sizes) {
        const shown = await newsroom.call(path(size.url))
        const { format, height, width } = await sharp(shown.bytes).metadata()
        expect([shown.status, `image/${format}`, width, height]).toEqual([200, size.type, size.width, size.height])
        expect(shown.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
        expect(shown.headers.get('Content-Type')).toBe(size.type)
        const etag = String(shown.headers.get('ETag'))
        expect((await newsroom.call(path(size.url), { headers: { 'If-None-Match': etag } })).status).toBe(304)
      }
      const { body: list } = await newsroom.call('/v1/articles?fields=slug,hero&limit=100')
      expect(list.articles.find(({ slug }: Json) => slug === doc.slug).hero).toEqual(hero)
      const { body: told } = await newsroom.call(`/v1/stories/${doc.story}`)
      expect(told.editions[0].hero).toEqual(hero)
    })

    it('are those that the edition names, whatever is asked for', async () => {
      const { address } = await live({ file: await wide() })
      for (const size of [
        '641.webp',
        '960.webp',
        '1.webp',
        '640.avif',
        '640.png',
        '..%2Ffacts.json',
        'facts.json',
        '640.webp%00',
      ]) {
        expect([size, (await newsroom.call(`${address}/${size}`)).status]).toEqual([size, 404])
      }
      expect((await newsroom.call(`${address}/640.webp`, { method: 'POST', data: {} })).status).toBe(405)
    })

    it('tell as little as the image', async () => {
      for (const kind of ['jpg', 'png', 'webp', 'avif'] as const) {
        const { before } = await live({ file: await telling(kind, plain(400, 300)), name: 'secret.jpg' })
        expect(before.hero.sizes.length).toBeGreaterThan(0)
        for (const { url } of before.hero.sizes) {
          const { bytes } = await newsroom.call(path(url))
          const { comments, exif, iptc, orientation, xmp } = await sharp(bytes).metadata()
          expect([{ comments, exif, iptc, orientation, xmp }, bytes.includes(secret)]).toEqual([{}, false])
        }
      }
    })

    it('are gone with the edition, and never there for a draft', async () => {
      const image = await createImage(newsroom, { file: await wide() })
      const draft = await create(newsroom, 'articles', articleData({ hero: image.id }), '?draft=true')
      const address = `/v1/media/${image.picture}/640.webp`
      expect((await newsroom.call(address)).status).toBe(404)
      await patch(draft.id, { _status: 'published' })
      expect((await newsroom.call(address)).status).toBe(200)
      await newsroom.call(`/articles/${draft.id}/withdraw`, { as: 'editor', method: 'POST', data: { reason: 'x' } })
      expect((await newsroom.call(address)).status).toBe(404)
    })

    it('change neither the document nor its hash, and nothing becomes behind by them', async () => {
      const { before, doc } = await live({ file: await wide() })
      const { body: release } = await newsroom.call(`/v1/releases/${before.hash}`)
      expect(Object.keys(release.document.hero).toSorted()).toEqual(['alt', 'credit', 'source', 'url'])
      expect(hashOf(release.document)).toBe(before.hash)
      await patch(doc.id, { _status: 'published' })
      expect((await edition(doc)).version).toBe(1)
      expect(await stateOf(doc.id)).toMatchObject({ status: 'live', hasNewImage: false })
    })

    it('are drawn again where they are lost, and the edition is told another tag where the image is', async () => {
      const { address, before, doc } = await live({ file: await wide() })
      const at = `/v1/articles/en/${doc.slug}`
      const tag = String((await newsroom.call(at)).headers.get('ETag'))
      expect(tag).toContain(before.hash)
      expect((await newsroom.call(`${address}/320.webp`)).status).toBe(200)
      rmSync(`${directory}/sizes`, { recursive: true })
      expect((await newsroom.call(`${address}/320.webp`)).status).toBe(200)
      expect((await newsroom.call(at, { headers: { 'If-None-Match': tag } })).status).toBe(304)
    })

    it('are on the page of readers with room for it, in the first HTML, and in the feeds', async () => {
      const { before, doc } = await live({ file: await wide() })
      const { hero } = before
      const { body: html } = await newsroom.call(`/v1/articles/en/${doc.slug}.html`)
      expect(html).toContain(`<source type="image/webp" srcset="${hero.url}/320.webp 320w, ${hero.url}/640.webp 640w"`)
      expect(html).toMatch(/<img [^>]*width="800" height="500" fetchpriority="high">/)
      const { body: rss } = await newsroom.call('/v1/feeds/en.rss')
      expect(rss).toContain(`<enclosure url="${hero.url}" length="${hero.bytes}" type="image/jpeg"/>`)
    })
  })

  describe('an image that a live edition shows', () => {
    it.each([
      ['another file', {}],
      ['another file over the old one', { query: '?overwriteExistingFiles=true' }],
      ['other words', { file: undefined, data: { alt: 'Another embassy' } }],
      ['other words in every language', { file: undefined, data: { alt: { en: 'Another' } }, query: '?locale=all' }],
      ['another credit', { file: undefined, data: { credit: 'B. Somebody' } }],
    ])('is not given %s by a reporter', async (_, { query = '', ...given }: Json) => {
      const { image, expectUnchanged } = await live()
      const before = files()
      const answer = await replace(image.id, { as: 'reporter', path: `/media/${image.id}${query}`, ...given })
      expect([answer.status, answer.body.errors?.[0].message]).toEqual([403, expect.stringContaining('an editor')])
      expect(files()).toEqual(before)
      await expectUnchanged()
      expect((await newsroom.call(`/media/${image.id}`, { as: 'editor' })).body).toEqual(
        expect.objectContaining({ alt: image.alt, picture: image.picture }),
      )
    })

    it('is saved by a reporter who changes nothing that readers see', async () => {
      const { image } = await live()
      const same = { alt: image.alt, credit: image.credit, source: null }
      expect((await newsroom.call(`/media/${image.id}`, { as: 'reporter', method: 'PATCH', data: same })).status).toBe(
        200,
      )
    })

    it('is described in a language that no live edition is in, by a reporter, and in no other', async () => {
      const { image, doc, expectUnchanged } = await live()
      const describe = (alt: string) =>
        newsroom.call(`/media/${image.id}?locale=es`, { as: 'reporter', method: 'PATCH', data: { alt } })
      expect((await describe('Una embajada')).status).toBe(200)
      await expectUnchanged()
      const es = await publish({ hero: image.id, language: 'es', story: doc.story, title: 'Una edición' })
      expect((await newsroom.call(`/v1/articles/es/${es.slug}`)).body.hero.alt).toBe('Una embajada')
      expect((await describe('Otra embajada')).status).toBe(403)
    })

    it('is given one file with others by nobody', async () => {
      const { image, expectUnchanged } = await live()
      const before = files()
      for (const as of ['reporter', 'editor'] as const) {
        const answer = await replace(image.id, { as, path: `/media?where[id][equals]=${image.id}` })
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
        const words = await newsroom.call(`/media?where[id][equals]=${image.id}`, {
          as: 'reporter',
          method: 'PATCH',
          data: { alt: 'Other words' },
        })
        expect(words.status).toBe(400)
      }
      expect(files()).toEqual(before)
      await expectUnchanged()
    })

    it('is not copied to another record, nor deleted', async () => {
      const { image, expectUnchanged } = await live()
      const before = files()
      const copied = await newsroom.call(`/media/${image.id}/duplicate`, { as: 'editor', method: 'POST', data: {} })
      expect([404, 400]).toContain(copied.status)
      expect((await newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'DELETE' })).status).toBe(409)
      expect(files()).toEqual(before)
      await expectUnchanged()
    })

    it.each([
      ['', 'by an editor'],
      ['?overwriteExistingFiles=true', 'over the old one'],
    ])('waits for an editor to publish when it is replaced (%s) %s', async (query) => {
      const { image, doc, address, before, bytes, expectUnchanged } = await live()
      const file = await png()
      const data = { alt: 'Another embassy', credit: 'B. Photographer' }
      const answer = await replace(image.id, { file, data, path: `/media/${image.id}${query}` })
      expect(answer.status).toBe(200)
      await expectUnchanged()
      expect(await stateOf(doc.id)).toMatchObject({ status: 'live', hasDraft: false, hasNewImage: true })

      expect((await patch(doc.id, { _status: 'published' })).status).toBe(200)
      expect(await stateOf(doc.id)).toMatchObject({ status: 'live', hasNewImage: false })
      const now = await edition(doc)
      expect(now).toMatchObject({
        version: before.version + 1,
        hero: { alt: 'Another embassy', credit: 'B. Photographer' },
      })
      const shown = await newsroom.call(addressIn(now))
      expect(shown.bytes.equals(bytes)).toBe(false)
      // The release before is still there, with its image.
      expect((await newsroom.call(`/v1/releases/${before.hash}`)).body.document.hero.url).toContain(address)
      const old = await newsroom.call(address)
      expect([old.status, old.bytes.equals(bytes)]).toEqual([200, true])
    })

    it('waits for an editor to publish when other things are said of it', async () => {
      const source = await create(newsroom, 'sources', { kind: 'publication', name: 'A paper', terms: 'on-record' })
      for (const data of [{ alt: 'Another embassy' }, { credit: 'B. Photographer' }, { source: source.id }]) {
        const { image, doc, expectUnchanged } = await live()
        // Saved again as it is.
        await newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'PATCH', data: {} })
        expect(await stateOf(doc.id)).toMatchObject({ hasNewImage: false })
        await newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'PATCH', data })
        await expectUnchanged()
        expect(await stateOf(doc.id)).toMatchObject({ hasNewImage: true })
        await patch(doc.id, { _status: 'published' })
        expect((await edition(doc)).hero).toMatchObject(data)
        expect(await stateOf(doc.id)).toMatchObject({ hasNewImage: false })
      }
    })

    it('stays in old releases when it was deleted, and something else came under its name', async () => {
      const { image, doc, address, bytes } = await live()
      await patch(doc.id, { hero: null, _status: 'published' })
      expect((await newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'DELETE' })).status).toBe(200)
      const next = await createImage(newsroom, { file: await png(), name: image.filename })
      expect(next.filename).not.toBe(image.filename)
      const old = await newsroom.call(address)
      expect([old.status, old.bytes.equals(bytes)]).toEqual([200, true])
    })

    it('is changed by a reporter through no other door', async () => {
      const source = await create(newsroom, 'sources', { kind: 'publication', name: 'A paper', terms: 'on-record' })
      const { image, doc, expectUnchanged } = await live({ data: { source: source.id } })
      const other = await createImage(newsroom, { file: await png(), as: 'reporter' })
      // A newer draft without it, which readers do not have.
      const draft = { hero: other.id, _status: 'draft' }
      expect(
        (await newsroom.call(`/articles/${doc.id}?draft=true`, { as: 'reporter', method: 'PATCH', data: draft }))
          .status,
      ).toBe(200)
      const before = files()
      const { payload, user } = newsroom
      const file = { data: await png(), mimetype: 'image/png', name: 'same.png', size: 1 }
      const local = { collection: 'media', overrideAccess: false, user: user.reporter } as const
      const doors: Array<() => Promise<unknown>> = [
        ...['', '?locale=*', '?locale=all', '?locale=es&fallback-locale=en', '?draft=true', '?depth=0&trash=true'].map(
          (query) => () => replace(image.id, { as: 'reporter', path: `/media/${image.id}${query}` }),
        ),
        () =>
          replace(image.id, {
            as: 'reporter',
            data: { filename: other.filename, url: `/api/media/file/${other.filename}` },
          }),
        ...['crop][x]=0', 'focalPoint][x]=1', 'widthInPixels]=2'].map(
          (edit) => () =>
            replace(image.id, { as: 'reporter', file: undefined, path: `/media/${image.id}?uploadEdits[${edit}` }),
        ),
        ...[{ alt: null }, { alt: '' }, { credit: null }, { source: null }, { credit: 'B' }].map(
          (data) => () => newsroom.call(`/media/${image.id}`, { as: 'reporter', method: 'PATCH', data }),
        ),
        () =>
          newsroom.call(`/media/${image.id}?locale=*`, { as: 'reporter', method: 'PATCH', data: { alt: { en: 'B' } } }),
        () => newsroom.call(`/media/${image.id}`, { as: 'reporter', method: 'DELETE' }),
        () => newsroom.call(`/media?where[id][equals]=${image.id}`, { as: 'reporter', method: 'DELETE' }),
        () => payload.update({ ...local, id: image.id, data: {}, file }),
        () => payload.update({ ...local, where: { id: { equals: image.id } }, data: {}, file }),
        () => payload.update({ ...local, id: image.id, data: {}, file, overwriteExistingFiles: true }),
        () => payload.update({ ...local, id: image.id, data: { alt: 'B' } }),
        () => payload.delete({ ...local, id: image.id }),
        () => payload.duplicate({ ...local, id: image.id, data: { alt: 'B' } }),
      ]
      for (const [index, door] of doors.entries()) {
        const answer: Json = await door().catch((error: unknown) => error)
        const refused = answer instanceof Error || answer.status >= 400 || answer.errors?.length > 0
        expect([index, refused, answer.status >= 500]).toEqual([index, true, false])
      }
      expect(files()).toEqual(before)
      const { body: now } = await newsroom.call(`/media/${image.id}?depth=0`, { as: 'editor' })
      expect([now.alt, now.credit, now.source, now.picture]).toEqual([
        image.alt,
        image.credit,
        source.id,
        image.picture,
      ])
      await expectUnchanged()
    })

    it('is replaced in one of several at once by nobody, and deleted with others only where nothing shows it', async () => {
      const { image, expectUnchanged } = await live()
      const free = await createImage(newsroom, { file: await png() })
      const both = `/media?where[id][in]=${image.id},${free.id}`
      await replace(image.id, { as: 'reporter', file: undefined, data: { credit: 'B. Somebody' }, path: both })
      await expectUnchanged()
      expect((await newsroom.call(`/media/${image.id}`, { as: 'editor' })).body.credit).toBe(image.credit)
      await newsroom.call(both, { as: 'editor', method: 'DELETE' })
      await expectUnchanged()
      expect((await newsroom.call(`/media/${image.id}`, { as: 'editor' })).status).toBe(200)
    })

    it('is kept through withdrawing, replacing by a reporter, reinstating and correcting', async () => {
      const statistic = await createStatistic(newsroom)
      const { image, doc, before, bytes } = await live({}, { body: withFigure(statistic) })
      await newsroom.call(`/articles/${doc.id}/withdraw`, { as: 'editor', method: 'POST', data: { reason: 'x' } })
      const replaced = await replace(image.id, { as: 'reporter', data: { alt: 'Another', credit: 'B. Somebody' } })
      expect(replaced.status).toBe(200)
      expect((await newsroom.call(`/v1/media/${replaced.body.doc.picture}`)).status).toBe(404)
      expect((await newsroom.call(`/articles/${doc.id}/reinstate`, { as: 'editor', method: 'POST' })).status).toBe(200)
      expect((await edition(doc)).hero).toEqual(before.hero)
      expect((await newsroom.call(addressIn(before))).bytes.equals(bytes)).toBe(true)
      expect(await stateOf(doc.id)).toMatchObject({ status: 'live', hasNewImage: true })
      expect((await correct(statistic)).status).toBe(200)
      const now = await edition(doc)
      expect([now.statistics[0].value, now.hero]).toEqual(['38', before.hero])
      // And the picture that nobody passed is nowhere.
      expect((await newsroom.call(`/v1/media/${replaced.body.doc.picture}`)).status).toBe(404)
    })

    it('is released with one of two that an editor and a reporter choose at once, whole', async () => {
      const image = await createImage(newsroom, { file: await png() })
      const draft = await create(newsroom, 'articles', articleData({ hero: image.id }), '?draft=true')
      const [replaced, published] = await Promise.all([
        replace(image.id, { as: 'reporter', data: { alt: 'Another' } }),
        patch(draft.id, { _status: 'published' }),
      ])
      expect([200, 403]).toContain(replaced.status)
      expect(published.status).toBe(200)
      const now = await edition(draft)
      const shown = await newsroom.call(addressIn(now))
      expect(addressIn(now)).toContain(createHash('sha256').update(shown.bytes).digest('hex'))
      const { body: row } = await newsroom.call(`/media/${image.id}`, { as: 'editor' })
      const isNew = addressIn(now).endsWith(row.picture)
      expect(now.hero.alt).toBe(isNew ? row.alt : image.alt)
      expect(await stateOf(draft.id)).toMatchObject({ hasNewImage: !isNew })
    })

    it('is told apart from another of the same content', async () => {
      const file = await png()
      const [first, second] = [await live({ file }), await live({ file })]
      expect(second.address).toBe(first.address)
      await patch(second.doc.id, { hero: null, _status: 'published' })
      await newsroom.call(`/media/${second.image.id}`, { as: 'editor', method: 'DELETE' })
      await first.expectUnchanged()
    })
  })

  describe('a release that is not to change the image', () => {
    it('corrects a record and leaves the image that readers have', async () => {
      const source = await create(newsroom, 'sources', { kind: 'publication', name: 'A paper', terms: 'on-record' })
      const statistic = await createStatistic(newsroom)
      const { image, doc, before, bytes } = await live({ data: { source: source.id } }, { body: withFigure(statistic) })
      await replace(image.id, { data: { alt: 'Another', source: null } })
      expect((await correct(statistic)).status).toBe(200)

      const now = await edition(doc)
      expect([now.version, now.hero]).toEqual([2, before.hero])
      expect(now.sources.map(({ id }: Json) => id)).toEqual(before.sources.map(({ id }: Json) => id))
      expect((await newsroom.call(addressIn(now))).bytes.equals(bytes)).toBe(true)
    })

    it('gives back the image that a withdrawn edition had', async () => {
      const { image, doc, before } = await live()
      await newsroom.call(`/articles/${doc.id}/withdraw`, {
        as: 'editor',
        method: 'POST',
        data: { reason: 'Checked again' },
      })
      await replace(image.id, { data: { alt: 'Another' } })
      expect((await newsroom.call(`/articles/${doc.id}/reinstate`, { as: 'editor', method: 'POST' })).status).toBe(200)
      expect((await edition(doc)).hero).toEqual(before.hero)
    })

    it('notes that a translation has caught up, with the image that readers have', async () => {
      const source = await publish({})
      const { image, doc, before } = await live(
        {},
        { language: 'es', story: source.story, title: 'Una edición', translatedFrom: { article: source.id } },
        'es',
      )
      await patch(source.id, { dek: 'Something new', _status: 'published' })
      await replace(image.id, { data: { alt: 'Another' } })
      const { hash } = await edition(source)
      const data = { release: hash }
      const noted = await newsroom.call(`/articles/${doc.id}/up-to-date`, { as: 'editor', method: 'POST', data })
      expect([noted.status, noted.body.releases?.length]).toEqual([200, 1])
      const now = await edition(doc, 'es')
      expect([now.translatedFrom.release, now.hero]).toEqual([hash, before.hero])
    })

    it('joins a story with the image that readers have', async () => {
      const { image, doc, before } = await live()
      const other = await publish({ language: 'es', title: 'Otra edición' })
      await replace(image.id, { data: { alt: 'Another' } })
      const joined = await newsroom.call(`/articles/${other.id}/join`, {
        as: 'editor',
        method: 'POST',
        data: { article: doc.id },
      })
      expect(joined.status).toBe(200)
      const now = await edition(doc)
      expect([now.story, now.hero]).toEqual([other.story, before.hero])
    })
  })

  describe('an upload that is refused', () => {
    const refused: Array<[string, () => Promise<Json>]> = [
      ['is no image', async () => ({ file: '<script>alert(1)</script>', name: 'a.png' })],
      [
        'is a drawing with a script',
        async () => ({ file: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'a.svg', type: 'image/svg+xml' }),
      ],
      [
        'is a drawing that says it is a PNG',
        async () => ({ file: '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' }),
      ],
      [
        'is a page that begins as a GIF',
        async () => ({ file: 'GIF89a=1;/*<html><script>alert(1)</script>*/', name: 'a.gif', type: 'image/gif' }),
      ],
      [
        'is a TIFF, whatever it says',
        async () => ({
          file: await plain()
            .withExif({ IFD0: { Artist: secret } })
            .tiff()
            .toBuffer(),
          name: 'a.jpg',
          type: 'image/jpeg',
        }),
      ],
      ['is cut off', async () => ({ file: (await png()).subarray(0, 60) })],
      ['has too many pixels', async () => ({ file: await plain(1000, 600).png().toBuffer() })],
      ['is nothing', async () => ({ file: '' })],
      ['has no file', async () => ({})],
      ['has no alternative text', async () => ({ file: await png(), data: { alt: '' } })],
      ['has a text that is none', async () => ({ file: await png(), data: { alt: { a: 1 } } })],
      ['names a source that is none', async () => ({ file: await png(), data: { source: 'nonsense' } })],
      [
        'is to be cropped',
        async () => ({ file: await png(), path: '/media?uploadEdits[crop][x]=a&uploadEdits[widthInPixels]=-1' }),
      ],
      ['is an address on this machine', async () => ({ data: { filename: 'a.png', url: 'http://127.0.0.1:1/a.png' } })],
      ['is an address of its own', async () => ({ data: { filename: 'a.png', url: '/api/media/file/a.png' } })],
      ['is an address that is none', async () => ({ data: { filename: '../../a.png', url: 'file:///etc/passwd' } })],
    ]

    it.each(refused)('because it %s leaves no file and no record', async (_, given) => {
      const [before, count] = [files(), await records()]
      const answer = await upload(newsroom, await given())
      expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ errors: [expect.anything()] })])
      expect(files()).toEqual(before)
      expect(await records()).toEqual(count)
    })

    it.each(refused.slice(0, 4))('because the new file of an image %s leaves the old one', async (_, given) => {
      const image = await createImage(newsroom, { file: await png() })
      const before = files()
      const answer = await replace(image.id, await given())
      expect(answer.status).toBe(400)
      expect(files()).toEqual(before)
      const { body } = await newsroom.call(`/media/${image.id}`, { as: 'editor' })
      expect(body).toMatchObject({ filename: image.filename, picture: image.picture })
      expect((await newsroom.call(`/media/file/${image.filename}`, { as: 'editor' })).status).toBe(200)
    })

    it('by its address is fetched from nowhere', async () => {
      let asked = 0
      const server = createServer((_, response) => {
        asked += 1
        response.end()
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      try {
        const { port } = server.address() as AddressInfo
        const image = await createImage(newsroom, { file: await png() })
        const [before, count] = [files(), await records()]
        const addresses = [`http://127.0.0.1:${port}/a.png`, `http://localhost:${port}/a.png`]
        for (const url of [
          ...addresses,
          `/api/media/file/${image.filename}`,
          'file:///etc/passwd',
          'data:image/png,x',
        ]) {
          const data = { alt: 'a', credit: 'b', filename: 'a.png', focalX: 10, focalY: 10, url }
          const src = encodeURIComponent(url)
          const answers = [
            await upload(newsroom, { data }),
            await newsroom.call('/media', { as: 'editor', method: 'POST', data }),
            await newsroom.call(`/media/paste-url?src=${src}`, { as: 'editor' }),
            await newsroom.call(`/media/paste-url/${image.id}?src=${src}`, { as: 'editor' }),
            await newsroom.call(`/media/${image.id}?uploadEdits[focalPoint][x]=1`, {
              as: 'editor',
              method: 'PATCH',
              data,
            }),
            await newsroom.call(`/media/${image.id}/duplicate`, { as: 'editor', method: 'POST', data }),
          ]
          for (const { status } of answers) expect([400, 404]).toContain(status)
          // What is said of an image is changed; its address is none of that.
          const said = await newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'PATCH', data })
          expect([said.status, said.body.doc.filename, said.body.doc.picture]).toEqual([
            200,
            image.filename,
            image.picture,
          ])
        }
        expect([asked, files(), await records()]).toEqual([0, before, count])
      } finally {
        server.close()
      }
    })

    it('by its size is not read to its end', async () => {
      const before = files()
      const answer = await upload(newsroom, { file: new Uint8Array(500_000) })
      expect([answer.status, answer.body.errors[0].message]).toEqual([413, 'The upload is too large: 0 MB at most.'])
      const form = await upload(newsroom, { file: await png(), data: { alt: 'a'.repeat(3_000_000) } })
      expect(form.status).toBe(413)
      expect(files()).toEqual(before)
    })

    it('because nobody signed in sent it is not read at all', async () => {
      const before = files()
      const data = uploadForm({ file: await png(), data: { alt: 'a', credit: 'b' } })
      expect((await newsroom.call('/media', { method: 'POST', data })).status).toBe(401)
      const { image } = await live()
      const now = files()
      const other = uploadForm({ file: await png(), data: {} })
      expect((await newsroom.call(`/media/${image.id}`, { method: 'PATCH', data: other })).status).toBe(401)
      expect(files()).toEqual(now)
      expect(now.length).toBe(before.length + 2)
    })

    it('in the end, by a hook of the host, takes back its own file and no other', async () => {
      const file = await png()
      const image = await createImage(newsroom, { file })
      const before = files()
      const trouble = { credit: 'Nobody, and this fails' }
      expect((await upload(newsroom, { file, data: trouble })).status).toBe(500)
      expect((await upload(newsroom, { file: await png(), data: trouble })).status).toBe(500)
      expect((await replace(image.id, { data: trouble })).status).toBe(500)
      expect(files()).toEqual(before)
      expect((await newsroom.call(`/media/file/${image.filename}`, { as: 'editor' })).status).toBe(200)
    })

    it('cannot be read as a form', async () => {
      const before = files()
      const send = (data: string | Uint8Array, type: string) =>
        newsroom.call('/media', { as: 'editor', method: 'POST', data, headers: { 'Content-Type': type } })
      const part = (head: string, content: string) =>
        `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
      const asUploaded = part('name="file"', '{"filename":"a.png","mimeType":"image/png","clientUploadContext":{}}')
      const aFile = (field: string) => part(`name="${field}"; filename="a.png"`, 'x')
      const answers = [
        await send('anything', 'multipart/form-data'),
        await send('', 'multipart/form-data; boundary=x'),
        await send('--x', 'multipart/form-data; boundary=x'),
        await send(`${part('name="_payload"', '{not json')}--x--\r\n`, 'multipart/form-data; boundary=x'),
        await send(`${asUploaded}--x--\r\n`, 'multipart/form-data; boundary=x'),
        await send(`${aFile('file')}${aFile('file')}--x--\r\n`, 'multipart/form-data; boundary=x'),
        await send(`${aFile('image')}--x--\r\n`, 'multipart/form-data; boundary=x'),
        await send(`${part('name="file"', 'not json')}--x--\r\n`, 'multipart/form-data; boundary=x'),
        await send('{not json', 'application/json'),
        await send('null', 'application/json'),
        await send('[]', 'application/json'),
        await send(`${part('name="_payload"', '7')}--x--\r\n`, 'multipart/form-data; boundary=x'),
        await send('"x"', 'application/json'),
        await send('a=b', 'text/plain'),
      ]
      expect(answers.map(({ status }) => status)).toEqual([...answers.slice(1).map(() => 400), 415])
      expect(files()).toEqual(before)
    })
  })

  it.each([
    'a\0.png',
    '../../../etc/passwd.png',
    '..\\..\\windows.png',
    `${'a'.repeat(300)}.png`,
    'фото посольства.png',
    '大使館.png',
    '🏛.png',
    'a..b...png',
    '..',
    '.',
    '.png',
    'con.png',
    'NUL',
    'lpt1.jpg.html',
    'a"b\r\nc.png',
    ' ',
    '%2e%2e%2f.png',
    'a/b/c.png',
    '<script>.svg',
  ])('an upload called %j is an image like every other', async (name) => {
    const content = await png()
    const before = files().length
    // Written out, as no browser would.
    const fields = JSON.stringify({ alt: 'a', credit: 'b' })
    const form = Buffer.concat([
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n${fields}\r\n`),
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${name.replace(/"/g, '\\"')}"\r\n`),
      Buffer.from('Content-Type: image/png\r\n\r\n'),
      content,
      Buffer.from('\r\n--x--\r\n'),
    ])
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const answer = await newsroom.call('/media', { as: 'reporter', method: 'POST', data: form, headers })
    if (answer.status === 400) {
      // What cannot be in a form at all.
      expect([name, files().length]).toEqual([expect.stringMatching(/[\0\r]|^ $/), before])
      return
    }
    expect(answer.status).toBe(201)
    const { doc } = answer.body
    expect(doc.filename).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}\.png$/)
    expect(doc.filename.length).toBeLessThan(80)
    expect(files().length).toBe(before + 2)
    const preview = await newsroom.call(`/media/file/${doc.filename}`, { as: 'reporter' })
    expect([preview.status, preview.headers.get('Content-Type')]).toEqual([200, 'image/png'])
  })

  it('an upload that cannot be written is refused, and says why', async () => {
    const image = await createImage(newsroom, { file: await png() })
    const count = await records()
    const store = path.join(directory, 'store')
    renameSync(store, `${store}-away`)
    writeFileSync(store, '')
    try {
      const answer = await upload(newsroom, { file: await png() })
      expect([answer.status, answer.body.errors[0].message]).toEqual([503, expect.stringContaining('(ENOTDIR)')])
      expect((await replace(image.id)).status).toBe(503)
      expect(await records()).toEqual(count)
    } finally {
      rmSync(store)
      renameSync(`${store}-away`, store)
    }
    expect((await newsroom.call(`/media/${image.id}`, { as: 'editor' })).body.picture).toBe(image.picture)
  })

  it('takes uploads of one name, and of one content, at once', async () => {
    const file = await png()
    const [a, b, c, d] = await Promise.all(
      [file, file, await png(), await png()].map((each) => createImage(newsroom, { file: each, name: 'same.png' })),
    )
    expect(new Set([a, b, c, d].map(({ filename }) => filename)).size).toBe(4)
    expect(new Set([a, b, c, d].map(({ picture }) => picture)).size).toBe(3)
    for (const { filename } of [a, b, c, d]) {
      expect((await newsroom.call(`/media/file/${filename}`, { as: 'reporter' })).status).toBe(200)
    }
  })

  it('takes nothing from a client that is the server’s to say', async () => {
    const own = {
      picture: `${'a'.repeat(64)}.png`,
      original: 'x.png',
      mimeType: 'text/html',
      filesize: 1,
      width: -1,
      height: 0,
    }
    const image = await createImage(newsroom, { file: await png(), data: own })
    expect(image).toMatchObject({ filesize: expect.any(Number), height: 8, mimeType: 'image/png', width: 12 })
    expect([image.picture, image.original]).not.toEqual([own.picture, own.original])
    const again = await newsroom.call(`/media/${image.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { ...own, filename: 'b.png' },
    })
    const { filename, filesize, height, mimeType, original, picture, width } = image
    expect(again.body.doc).toMatchObject({ filename, filesize, height, mimeType, original, picture, width })
  })

  describe('an image from before images were called by their content', () => {
    /** An edition as it was released then: the image under its own name, with all that its file tells. */
    const former = async (given: Json = {}, article: Json = {}) => {
      const { image, doc } = await live({}, article)
      const file = given.file ?? (await telling('jpg'))
      const name = given.name ?? `embajada ${image.id.slice(-6)}.jpg`
      if (file) writeFileSync(path.join(directory, name), file)
      const { db } = newsroom.payload
      const row: Json = await db.findOne({ collection: 'media', where: { id: { equals: image.id } } })
      await db.updateOne({
        collection: 'media',
        id: image.id,
        data: { ...row, filename: name, mimeType: 'image/jpeg', picture: null, original: null },
      })
      const release: Json = await db.findOne({ collection: 'releases', where: { article: { equals: String(doc.id) } } })
      const document = {
        ...release.document,
        hero: { ...release.document.hero, url: `/api/v1/media/${encodeURIComponent(name)}` },
      }
      await db.updateOne({
        collection: 'releases',
        id: release.id,
        data: {
          ...release,
          document,
          hash: hashOf(document),
          records: release.records.map((record: string) => (record.startsWith('media:') ? `media:${name}` : record)),
        },
      })
      return { address: `/v1/media/${encodeURIComponent(name)}`, before: await edition(doc), doc, file, image, name }
    }

    it('answers at its address as before, and an unchanged edition is released no more', async () => {
      const { address, before, doc, file } = await former()
      const shown = await newsroom.call(address)
      expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
      // The same picture, without what its file tells.
      const { exif, height, icc, width } = await sharp(shown.bytes).metadata()
      const was = await sharp(file).metadata()
      expect({ exif, height, icc, width }).toEqual({ height: was.height, icc: was.icc, width: was.width })
      expect(before.hero).toMatchObject({ width, height, type: 'image/jpeg', bytes: shown.bytes.length, sizes: [] })
      expect((await newsroom.call(`${address}/320.webp`)).status).toBe(404)
      expect([file.includes(secret), shown.bytes.includes(secret)]).toEqual([true, false])
      expect(shown.headers.get('Cache-Control')).not.toContain('immutable')
      expect((await patch(doc.id, { _status: 'published' })).status).toBe(200)
      expect(await edition(doc)).toEqual(before)
    })

    it('is called by its content, and tells nothing, when an edition is released with it again', async () => {
      const { address, doc } = await former()
      const before = await newsroom.call(address)
      await patch(doc.id, { dek: 'Something new', _status: 'published' })
      const now = await edition(doc)
      const shown = await newsroom.call(addressIn(now))
      expect([shown.status, shown.bytes.includes(secret)]).toEqual([200, false])
      expect(addressIn(now)).toBe(`/v1/media/${createHash('sha256').update(shown.bytes).digest('hex')}.jpg`)
      // Named by the release before.
      expect((await newsroom.call(address)).bytes.equals(before.bytes)).toBe(true)
    })

    it('stays at its address when it is replaced or deleted, and is the image of a correction', async () => {
      const { address, before, doc, image, name } = await former()
      const { bytes } = await newsroom.call(address)
      const expectUnchanged = async () => {
        expect((await newsroom.call(address)).bytes.equals(bytes)).toBe(true)
        expect(await edition(doc)).toEqual(before)
      }
      expect((await replace(image.id, { as: 'reporter' })).status).toBe(403)
      expect((await replace(image.id, { path: `/media/${image.id}?overwriteExistingFiles=true`, name })).status).toBe(
        200,
      )
      await expectUnchanged()
      expect(
        (await newsroom.call(`/articles/${doc.id}/withdraw`, { as: 'editor', method: 'POST', data: { reason: 'x' } }))
          .status,
      ).toBe(200)
      expect((await newsroom.call(address)).status).toBe(404)
      expect((await newsroom.call(`/articles/${doc.id}/reinstate`, { as: 'editor', method: 'POST' })).status).toBe(200)
      expect((await edition(doc)).hero).toEqual(before.hero)
      await patch(doc.id, { hero: null, _status: 'published' })
      expect((await newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'DELETE' })).status).toBe(200)
      await createImage(newsroom, { file: await png(), name })
      expect((await newsroom.call(address)).bytes.equals(bytes)).toBe(true)
    })

    it('is the image of a correction, also where its file is lost', async () => {
      for (const file of [await telling('jpg'), Buffer.from('no image any more')]) {
        const statistic = await createStatistic(newsroom)
        const { before, doc } = await former({ file }, { body: withFigure(statistic) })
        expect((await correct(statistic)).status).toBe(200)
        const now = await edition(doc)
        expect([now.version, now.statistics[0].value, now.hero]).toEqual([2, '38', before.hero])
        expect((await newsroom.call(addressIn(now))).status).toBe(file.includes(secret) ? 200 : 404)
      }
    })

    it('is shown to staff, and published with its file only', async () => {
      const whole = await former()
      expect((await newsroom.call(`/media/file/${encodeURIComponent(whole.name)}`, { as: 'reporter' })).status).toBe(
        200,
      )
      expect(
        (await newsroom.call(`/media/${whole.image.id}/original`, { as: 'reporter' })).bytes.equals(whole.file),
      ).toBe(true)
      const { doc } = await former({ file: Buffer.from('no image any more') })
      const answer = await patch(doc.id, { dek: 'Something new', _status: 'published' })
      expect([answer.status, answer.body.errors[0].data.errors[0]]).toEqual([
        400,
        expect.objectContaining({ path: 'hero', message: expect.stringContaining('Upload the image again') }),
      ])
    })
  })
})
