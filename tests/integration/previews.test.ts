/** A draft as readers would get it: beside the editor, and by a link for people without an account. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTable } from '../../src/access/endpoint'
import { draftAnswer } from '../../src/delivery/schemas'
import { deleteExpiredShares } from '../../src/newsroom/shares/shares'
import { plain } from '../fixtures/pictures'
import { addAccount } from '../support/accounts'
import { articleData, body, create, createStatistic, paragraph, withdraw } from '../support/drafts'
import { createImage } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type As = 'admin' | 'editor' | 'reporter'
const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

describe.each(databases)('previews on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { reader: {} })
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, method = 'GET', data?: Json, as?: As, headers?: Record<string, string>) =>
    newsroom.call(route, { ...(as ? { as } : {}), method, data, ...(headers ? { headers } : {}) })
  const draftOf = async (data: Json = {}, as: As = 'editor'): Promise<Json> => {
    const { body: answer, status } = await call('/articles?draft=true', 'POST', articleData(data), as)
    expect([status, answer.errors]).toEqual([201, undefined])
    return answer.doc
  }
  const edit = async (id: string, data: Json, as: As = 'editor') => {
    const answer = await call(`/articles/${id}?draft=true`, 'PATCH', data, as)
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  }
  const share = (id: string, as: As = 'editor', data: Json = {}) => call(`/articles/${id}/shares`, 'POST', data, as)
  /** A link to a draft, below Payload's API. */
  const linkTo = async (id: string, as: As = 'editor', data: Json = {}): Promise<string> => {
    const { body: answer, status } = await share(id, as, data)
    expect([status, answer.errors]).toEqual([201, undefined])
    return answer.url.slice(answer.url.indexOf('/shares/'))
  }
  const open = (link: string, headers?: Record<string, string>) => call(link, 'GET', undefined, undefined, headers)
  /** What an answer is, of which two are to be told apart by nothing. */
  const whole = ({ bytes, headers, status }: Awaited<ReturnType<typeof open>>) => ({
    status,
    text: bytes.toString(),
    headers: [...headers].sort(),
  })

  describe('beside the editor', () => {
    it('shows staff the newest draft as the page that readers would get, and nobody else', async () => {
      const statistic = await createStatistic(newsroom)
      const text = paragraph(
        'They counted ',
        { blockType: 'figure', statistic: statistic.id, form: 'digits' },
        ' things, and 45 others.',
      )
      const { id } = await draftOf({ title: 'Seen early', body: body(text) })
      await edit(id, { title: 'Seen early, changed' })
      const page = await call(`/articles/${id}/preview`, 'GET', undefined, 'reporter')
      expect(page.status).toBe(200)
      expect(page.body).toContain('<h1>Seen early, changed</h1>')
      // What nobody attributed is plain text, and what is attributed leads to its source.
      expect(page.body).toMatch(/<a class="fact"[^>]*>.*?37.*?<\/a>/s)
      expect(page.body).toContain(' things, and 45 others.')
      expect(page.body).toContain('Draft: not published')
      expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'self'")
      expect(page.headers.get('Cache-Control')).toBe('private, no-store')
      expect((await call(`/articles/${id}/preview`)).status).toBe(401)
      expect((await call('/articles/nothing/preview', 'GET', undefined, 'reporter')).status).toBe(404)
    })

    it('is what readers get then', async () => {
      const statistic = await createStatistic(newsroom)
      const text = paragraph({ blockType: 'figure', statistic: statistic.id, form: 'digits' }, ' things.')
      const { id } = await draftOf({ title: 'The same', body: body(text) })
      const early = (await open(`${await linkTo(id)}&format=json`)).body
      await call(`/articles/${id}`, 'PATCH', { _status: 'published' }, 'editor')
      const released = (await call('/v1/articles/en/the-same')).body
      // And says so, until it is written on.
      const seen = async () => (await call(`/articles/${id}/preview`, 'GET', undefined, 'reporter')).body
      expect(await seen()).toContain('This is as it is published.')
      await edit(id, { dek: 'Not out yet.' })
      expect(await seen()).toContain('Draft: not published')
      expect({ ...early, updatedAt: '', publishedAt: '', draft: undefined }).toEqual({
        ...released,
        updatedAt: '',
        publishedAt: '',
        draft: undefined,
      })
    })

    it('shows what cannot be public yet as plain text, and says so to staff', async () => {
      const off = await create(newsroom, 'sources', { kind: 'person', name: 'Ottoline Vesper', terms: 'off-record' })
      const quote = await create(newsroom, 'quotes', {
        text: 'Never print this.',
        language: 'en',
        speaker: off.id,
      })
      const { id } = await draftOf({
        title: '',
        slug: null,
        body: body(paragraph('“', { blockType: 'quotation', quote: quote.id, excerpt: quote.text }, '”.')),
      })
      const page = await call(`/articles/${id}/preview`, 'GET', undefined, 'editor', { 'Accept-Language': 'es' })
      expect(page.status).toBe(200)
      expect(page.body).toContain('Never print this.')
      expect(page.body).not.toContain('class="fact said"')
      // Said to staff above the page, in the language of whoever looks; nowhere in the page.
      const [, above = '', below = ''] = page.body.split(/<aside class="draft"|<\/aside>/)
      expect(above).toContain('lang="es"')
      expect(above).toContain('Ottoline Vesper')
      expect(below).not.toContain('Ottoline')
    })
  })

  describe('by a link', () => {
    it('shows the draft as it stands to whoever has it, marked, and for no cache and no search engine', async () => {
      const { id } = await draftOf({ title: 'Before it is out' })
      const link = await linkTo(id)
      const page = await open(link, browser)
      expect(page.status).toBe(200)
      expect(page.body).toContain('<h1>Before it is out</h1>')
      expect(page.body).toContain('Draft: not published')
      expect(page.body).toContain('<meta name="robots" content="noindex, nofollow, noarchive">')
      expect(page.body).not.toMatch(/rel="(canonical|alternate)"|og:|ld\+json|href="\//)
      expect(Object.fromEntries(page.headers)).toMatchObject({
        'cache-control': 'private, no-store',
        'content-language': 'en',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow, noarchive',
        'x-content-type-options': 'nosniff',
      })
      expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
      await edit(id, { title: 'Before it is out, changed' })
      expect((await open(link, browser)).body).toContain('<h1>Before it is out, changed</h1>')
      const spanish = await draftOf({ title: 'Antes de salir', language: 'es' })
      expect((await open(await linkTo(spanish.id), browser)).body).toContain('Borrador: no publicado')
      // Nothing of it is public by that.
      for (const route of ['/v1/articles?limit=100', '/v1/changes?limit=100', '/v1/feeds/en.json']) {
        expect((await call(route)).bytes.toString()).not.toContain('Before it is out')
      }
    })

    it('gives every form of the public API, each marked as a draft', async () => {
      const statistic = await createStatistic(newsroom)
      const file = await plain(400, 300).png().toBuffer()
      const hero = await createImage(newsroom, { file })
      const text = paragraph({ blockType: 'figure', statistic: statistic.id, form: 'digits' }, ' things.')
      const { id } = await draftOf({ title: 'In every form', hero: hero.id, body: body(text) })
      const link = await linkTo(id)
      const json = await open(link)
      expect(json.headers.get('Content-Type')).toMatch('application/json')
      expect(draftAnswer.parse(json.body)).toEqual(json.body)
      expect(json.body).toMatchObject({ draft: true, version: 1, title: 'In every form' })
      // As large as it is; its sizes are public when it is.
      expect(json.body.hero).toMatchObject({ width: 400, height: 300, type: 'image/png', sizes: [] })
      expect((await open(`${link}&format=json`)).body).toEqual(json.body)
      const { body: linked } = await open(`${link}&format=jsonld`)
      expect(linked).toMatchObject({ '@type': 'NewsArticle', creativeWorkStatus: 'Draft' })
      expect((await open(`${link}&format=ninjs`)).body).toMatchObject({ pubStatus: 'withheld' })
      const html = (await open(`${link}&format=html`)).body
      expect(html).toContain('Draft: not published')
      expect(html).not.toContain('canonical')
      expect((await open(`${link}&format=markdown`)).body).toMatch(/^> \*\*Draft: not published/)
      for (const format of ['json', 'jsonld', 'ninjs', 'html', 'markdown', 'csl']) {
        const answer = await open(`${link}&format=${format}`)
        expect([format, answer.status, answer.headers.get('Cited-Draft')]).toEqual([format, 200, 'true'])
        expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
        expect(answer.headers.get('X-Robots-Tag')).toContain('noindex')
      }
      expect((await open(`${link}&format=pdf`)).status).toBe(406)
      expect((await open(`${link}&other=1`)).status).toBe(400)
      // What networks hang on a link that is passed on.
      expect((await open(`${link}&fbclid=1&utm_source=mail`)).status).toBe(200)
      // The public API has no image of a draft; whoever has the link sees it.
      const picture = await open(json.body.hero.url.replace(/^.*\/api/, ''))
      expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/png'])
      expect((await call(`/v1/media/${hero.picture}`)).status).toBe(404)
      const beside = await call(`/articles/${id}/preview`, 'GET', undefined, 'reporter')
      const [, own] = /src="[^"]*\/api([^"]+\/preview\/image)"/.exec(beside.body) ?? []
      expect((await call(own ?? '', 'GET', undefined, 'reporter')).bytes).toEqual(picture.bytes)
      expect((await call(own ?? '')).status).toBe(401)
    })

    it('leads nowhere once it is revoked, expired, wrong or of nobody, and all of that is one answer', async () => {
      const { id } = await draftOf()
      const gone = { title: 'Soon gone' }
      const revoked = await linkTo(id)
      const { body: listed } = await call(`/articles/${id}/shares`, 'GET', undefined, 'editor')
      const ended = await call(`/articles/${id}/shares/${listed.shares[0].id}`, 'DELETE', undefined, 'editor')
      expect([ended.status, ended.body.shares]).toEqual([200, []])
      const expired = await linkTo(id)
      await newsroom.payload.db.updateMany({
        collection: 'shares',
        data: { expiresAt: new Date(Date.now() - 1000).toISOString() },
        where: { article: { equals: id } },
      })
      const left = await addAccount(newsroom.payload, 'editor', `leaves-${database}@example.org`)
      const headers = { Authorization: `JWT ${left.token}` }
      const made = await newsroom.call(`/articles/${id}/shares`, { method: 'POST', data: {}, headers })
      const ofDisabled = made.body.url.slice(made.body.url.indexOf('/shares/')) as string
      expect((await open(ofDisabled)).status).toBe(200)
      await call(`/users/${left.user.id}`, 'PATCH', { disabled: true }, 'admin')
      const trashed = await draftOf(gone)
      const ofTrashed = await linkTo(trashed.id)
      await call(`/articles/${trashed.id}`, 'PATCH', { deletedAt: new Date().toISOString() }, 'editor')
      const deleted = await draftOf(gone)
      const ofDeleted = await linkTo(deleted.id)
      await call(`/articles/${deleted.id}`, 'DELETE', undefined, 'editor')
      const out = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      const ofWithdrawn = await linkTo(out.id)
      await withdraw(newsroom, out.id)
      const dead = [revoked, expired, ofDisabled, ofTrashed, ofDeleted, ofWithdrawn]
      for (const accept of [{}, browser, { ...browser, 'Accept-Language': 'es' }]) {
        const wrong = whole(await open('/shares/draft?token=wrong', accept))
        expect(wrong.status).toBe(404)
        for (const link of [...dead, '/shares/draft', `${revoked}x`, '/shares/draft?token=']) {
          expect([link, whole(await open(link, accept))]).toEqual([link, wrong])
          const image = link.replace('/draft', '/draft/image')
          expect([image, whole(await open(image, accept))]).toEqual([image, wrong])
        }
        expect(wrong.headers).toContainEqual(['cache-control', 'private, no-store'])
        expect(wrong.headers).toContainEqual(['x-robots-tag', 'noindex, nofollow, noarchive'])
      }
      expect((await open('/shares/draft', { ...browser, 'Accept-Language': 'es-MX,es' })).body).toContain(
        'Aquí no hay nada',
      )
      expect((await share(out.id)).status).toBe(403)
    })

    it('asks the database the same of a wrong token as of one that has expired', async () => {
      const { id } = await draftOf()
      const link = await linkTo(id)
      await newsroom.payload.db.updateMany({
        collection: 'shares',
        data: { expiresAt: new Date(Date.now() - 1000).toISOString() },
        where: { article: { equals: id } },
      })
      const { db } = newsroom.payload
      const { find } = db
      const asked: string[] = []
      db.find = ((args: Parameters<typeof find>[0]) => {
        asked.push(args.collection)
        return find.call(db, args)
      }) as typeof find
      const asks = async (route: string) => {
        asked.length = 0
        await open(route)
        return [...asked]
      }
      try {
        const ofWrong = await asks('/shares/draft?token=wrong')
        expect(ofWrong).toEqual(['shares', 'users'])
        expect(await asks(link)).toEqual(ofWrong)
      } finally {
        db.find = find
      }
    })

    it('is made by editors and by whoever the draft belongs to, for a while that they choose', async () => {
      const other = await draftOf({}, 'editor')
      const own = await draftOf({}, 'reporter')
      expect((await share(other.id, 'reporter')).status).toBe(403)
      expect((await call(`/articles/${other.id}/shares`, 'GET', undefined, 'reporter')).body.refusal).toContain(
        'editors',
      )
      expect((await open(await linkTo(own.id, 'reporter'))).status).toBe(200)
      const days = async (data: Json) => {
        const { body: answer, status } = await share(own.id, 'editor', data)
        if (status !== 201) return status
        const { expiresAt, madeAt } = answer.shares[0]
        return (Date.parse(expiresAt) - Date.parse(madeAt)) / 86_400_000
      }
      const made: unknown[] = []
      for (const data of [{}, { days: 1 }, { days: 30 }, { days: 31 }, { days: '7' }]) made.push(await days(data))
      expect(made).toEqual([7, 1, 30, 400, 400])
      const { shares } = (await call(`/articles/${own.id}/shares`, 'GET', undefined, 'reporter')).body
      expect(shares).toHaveLength(4)
      expect(new Set(shares.map(({ by }: Json) => by.name))).toEqual(new Set(['editor', 'reporter']))
      // Of a link nobody is told the token again, and it is nowhere in the database.
      const rows = await newsroom.payload.db.find<Json>({ collection: 'shares', where: {} })
      const link = await linkTo(own.id)
      const token = link.slice(link.indexOf('=') + 1)
      expect(JSON.stringify([shares, rows.docs])).not.toContain(token)
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      // One of somebody else's is ended by editors, and by whoever the draft belongs to.
      const stranger = await linkTo(other.id)
      const { shares: strange } = (await call(`/articles/${other.id}/shares`, 'GET', undefined, 'reporter')).body
      expect(strange[0].mayEnd).toBe(false)
      expect(
        (await call(`/articles/${other.id}/shares/${strange[0].id}`, 'DELETE', undefined, 'reporter')).status,
      ).toBe(403)
      expect((await call(`/articles/${own.id}/shares/${strange[0].id}`, 'DELETE', undefined, 'editor')).status).toBe(
        404,
      )
      expect((await open(stranger)).status).toBe(200)
    })

    it('tells the newsroom when it was opened last, by somebody who is not of it', async () => {
      const { id } = await draftOf()
      const link = await linkTo(id)
      const openedAt = async () =>
        (await call(`/articles/${id}/shares`, 'GET', undefined, 'reporter')).body.shares[0].openedAt
      await call(link, 'GET', undefined, 'editor')
      expect(await openedAt()).toBe(null)
      await open(link)
      expect(Date.now() - Date.parse(await openedAt())).toBeLessThan(10_000)
    })

    it('is deleted once it has expired', async () => {
      const { id } = await draftOf()
      await linkTo(id, 'editor', { days: 1 })
      await linkTo(id, 'editor', { days: 7 })
      const count = async () =>
        (await newsroom.payload.db.count({ collection: 'shares', where: { article: { equals: id } } })).totalDocs
      await deleteExpiredShares(newsroom.payload, new Date(Date.now() + 2 * 86_400_000))
      expect(await count()).toBe(1)
      await deleteExpiredShares(newsroom.payload, new Date(Date.now() + 8 * 86_400_000))
      expect(await count()).toBe(0)
    })

    it('is no door of Payload, for anybody', async () => {
      const { id } = await draftOf()
      await linkTo(id)
      const [row] = (await newsroom.payload.db.find<Json>({ collection: 'shares', where: {} })).docs
      for (const as of ['admin', 'editor', 'reporter'] as const) {
        for (const route of ['/shares', `/shares/${row.id}`, '/shares/count', '/shares?where[hash][like]=a']) {
          expect([as, route, (await call(route, 'GET', undefined, as)).status]).toEqual([as, route, 403])
        }
        expect((await call(`/shares/${row.id}`, 'DELETE', undefined, as)).status).toBe(403)
      }
      expect(
        accessTable(newsroom.payload.config)
          .filter(({ who }) => who === 'link')
          .map(({ path }) => path),
      ).toEqual(['/draft', '/draft/image'])
    })
  })

  describe('of what must not be known', () => {
    it('applies the terms of a source as a release does, for staff too', async () => {
      const source = await create(newsroom, 'sources', {
        kind: 'person',
        name: 'Peregrine Ashdown-Quill',
        terms: 'background',
        attribution: 'an official of the port',
      })
      await call(`/sources/${source.id}/approve`, 'POST', {}, 'editor')
      const quote = await create(newsroom, 'quotes', {
        text: 'Nobody counted the crates.',
        language: 'en',
        speaker: source.id,
        occasion: 'in his kitchen',
      })
      const { id } = await draftOf({
        title: 'By terms',
        body: body(paragraph('“', { blockType: 'quotation', quote: quote.id, excerpt: quote.text }, '”.')),
      })
      const link = await linkTo(id)
      const staff = await call(`/articles/${id}/preview`, 'GET', undefined, 'editor')
      const seen = [staff, await open(link, browser)]
      for (const format of ['json', 'jsonld', 'ninjs', 'html', 'markdown', 'csl']) {
        seen.push(await open(`${link}&format=${format}`))
      }
      for (const answer of seen) {
        const text = answer.bytes.toString()
        expect(answer.status).toBe(200)
        expect(text).not.toMatch(/Peregrine|Ashdown|kitchen/)
        expect(text).not.toContain(source.id)
        expect(text).not.toContain(quote.id)
      }
      expect(staff.body).toContain('an official of the port')
    })

    it('is not shown outside while it names a source, or terms forbid it, and editors are told', async () => {
      const source = await create(newsroom, 'sources', {
        kind: 'person',
        name: 'Leopoldina Farthing',
        terms: 'background',
        attribution: 'a clerk',
      })
      const held = async (id: string) => (await call(`/articles/${id}/shares`, 'GET', undefined, 'editor')).body.held
      const named = await draftOf({ title: 'What they say' })
      const link = await linkTo(named.id)
      expect([(await open(link)).status, await held(named.id)]).toEqual([200, []])
      await edit(named.id, { body: body(paragraph('So says Leopoldina Farthing.')) })
      expect((await open(link)).status).toBe(404)
      expect((await open(link.replace('/draft', '/draft/image'))).status).toBe(404)
      expect((await held(named.id)).join(' ')).toContain('not on the record')
      const again = await share(named.id)
      expect([again.status, again.body.held.length]).toEqual([201, 1])
      await edit(named.id, { body: body(paragraph('So they say.')) })
      expect((await open(link)).status).toBe(200)

      // Nobody has approved that this one is not named; publishing it is refused as well.
      const cites = await draftOf({ body: body(paragraph('So it is', { blockType: 'citation', source: source.id })) })
      const cited = await linkTo(cites.id)
      expect((await open(cited)).status).toBe(404)
      expect((await held(cites.id)).join(' ')).toContain('approv')
      await call(`/sources/${source.id}/approve`, 'POST', {}, 'editor')
      expect((await open(cited)).status).toBe(200)
    })

    it('is not shown outside while it names somebody in an identity, which only editors learn of', async () => {
      const { id } = await draftOf({ title: 'A quiet harbour' }, 'reporter')
      const ofReporter = await linkTo(id, 'reporter')
      const source = await create(newsroom, 'sources', {
        kind: 'person',
        name: 'A docker',
        terms: 'background',
        attribution: 'a docker',
      })
      await create(newsroom, 'identities', { source: source.id, name: 'Cornelius Wrexham-Bane' })
      const link = await linkTo(id)
      await edit(id, { dek: 'Cornelius Wrexham-Bane was there.' })
      expect((await open(link)).status).toBe(404)
      expect((await open(ofReporter)).status).toBe(404)
      const asEditor = (await call(`/articles/${id}/shares`, 'GET', undefined, 'editor')).body
      expect(asEditor.held).toHaveLength(1)
      // A reporter whose links were answered by who is in an identity could ask for any name.
      const asReporter = (await call(`/articles/${id}/shares`, 'GET', undefined, 'reporter')).body
      expect([asReporter.held, typeof asReporter.refusal]).toEqual([[], 'string'])
      expect((await share(id, 'reporter')).status).toBe(403)
      await edit(id, { dek: 'Nobody was there.' })
      expect((await open(link)).status).toBe(200)
      expect((await open(ofReporter)).status).toBe(200)
      // Nor by a link that there is, whoever made it: what they wrote is shown when an editor has saved it.
      for (const dek of ['Cornelius Wrexham-Bane was there.', 'Somebody was there.']) {
        expect((await call(`/articles/${id}?draft=true`, 'PATCH', { dek }, 'reporter')).status).toBe(200)
        expect([(await open(link)).status, (await open(ofReporter)).status]).toEqual([404, 404])
      }
      const [why = ''] = (await call(`/articles/${id}/shares`, 'GET', undefined, 'editor')).body.held as string[]
      expect(why).toContain('as an editor saved it')
      await edit(id, { dek: 'Somebody was there, it is said.' })
      expect((await open(link)).status).toBe(200)
      expect((await share(id, 'reporter')).status).toBe(403)
    })
  })
})
