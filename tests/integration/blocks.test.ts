/** What stands between the paragraphs of a body is public, private and corrected as what stands in them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { plain } from '../fixtures/pictures'
import { createImage, upload } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

/** A picture that nobody else has. */
function png(): Promise<Buffer> {
  return plain().png().toBuffer()
}

/** A block as the editor saves it. */
function block(fields: Json): Json {
  return { type: 'block', version: 2, format: '', fields: { id: randomUUID(), ...fields } }
}

describe.each(databases)('the blocks of a body on %s', (database) => {
  let newsroom: Newsroom
  const save = (route: string, data: Json, method = 'PATCH') => newsroom.call(route, { as: 'editor', method, data })
  const publish = (...children: object[]): Promise<Json> =>
    create(newsroom, 'articles', articleData({ _status: 'published', body: body(...children) }))
  const refused = (...children: object[]): Promise<Json> =>
    newsroom.call('/articles', {
      as: 'editor',
      method: 'POST',
      data: articleData({ _status: 'published', body: body(...children) }),
    })
  const live = async ({ language, slug }: Json, format = ''): Promise<Json> =>
    (await newsroom.call(`/v1/articles/${language}/${slug}${format && `?format=${format}`}`)).body

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  describe('a pull quote', () => {
    const WORDS = 'Nobody counted them, and nobody was asked to count.'
    const pulled = (quote: Json, excerpt = WORDS) => block({ blockType: 'pullQuote', quote: quote.id, excerpt })
    let speaker: Json
    let quote: Json
    /** Words that somebody said to the newsroom. */
    const said = (by: Json, text: string, more: Json = {}): Promise<Json> =>
      create(newsroom, 'quotes', { text, language: 'en', speaker: by.id, evidence: [{ source: by.id }], ...more })

    beforeAll(async () => {
      speaker = await create(newsroom, 'sources', { kind: 'person', name: 'Laura Vega', terms: 'on-record' })
      quote = await said(speaker, WORDS, { capacity: 'auditor' })
    })

    it('is in every form of the edition, with who said it', async () => {
      const article = await publish(paragraph('Some words.'), pulled(quote, 'nobody was asked to count'))
      const edition = await live(article)
      expect(edition.body).toMatchObject([
        { _type: 'block' },
        {
          _type: 'pullQuote',
          quote: quote.id,
          text: 'nobody was asked to count',
          attribution: 'Laura Vega, auditor',
        },
      ])
      expect(edition.quotes).toMatchObject([{ id: quote.id, speaker: speaker.id }])
      expect(edition.sources).toMatchObject([{ id: speaker.id, name: 'Laura Vega' }])
      expect(edition.ledger.quotations).toEqual({ attributed: 1, unattributed: 0 })
      for (const format of ['html', 'markdown', 'jsonld', 'ninjs']) {
        const text = JSON.stringify(await live(article, format))
        expect(text).toContain('nobody was asked to count')
        expect(text).toContain('Laura Vega, auditor')
      }
    })

    it('counts as a use of its quote', async () => {
      const article = await publish(pulled(quote))
      const { body: saved } = await newsroom.call(`/articles/${article.id}?depth=0&showHiddenFields=true`, {
        as: 'editor',
      })
      expect(saved.quotes).toEqual([quote.id])
    })

    it('is refused with words that are not of its quote, and while it is not complete', async () => {
      const wrong = await refused(pulled(quote, 'Somebody counted them.'))
      expect(wrong.status).toBe(400)
      expect(JSON.stringify(wrong.body)).toContain('excerpt-not-in-quote')
      const empty = await refused(block({ blockType: 'pullQuote', quote: null, excerpt: '' }))
      expect(empty.status).toBe(400)
      expect(JSON.stringify(empty.body)).toContain('This pull quote names no quote.')
    })

    it('of a block that there is not keeps the words, as text', async () => {
      const draft = await create(
        newsroom,
        'articles',
        articleData({ body: body(block({ blockType: 'banner', text: 'Some words.', html: '<script>' })) }),
        '?draft=true',
      )
      expect(draft.body.root.children).toMatchObject([{ type: 'paragraph', children: [{ text: 'Some words.' }] }])
      expect(JSON.stringify(draft.body)).not.toContain('script')
    })

    it('shows of an unnamed speaker the wording that was agreed, under ids of this story alone', async () => {
      const official = await create(newsroom, 'sources', {
        kind: 'person',
        name: 'The deputy minister',
        terms: 'background',
        attribution: 'an official',
      })
      await newsroom.call(`/sources/${official.id}/approve`, { as: 'editor', method: 'POST', data: {} })
      const words = await said(official, 'We did not count.', { capacity: 'deputy minister for counting' })
      const [first, second] = [
        await live(await publish(pulled(words, 'We did not count.'))),
        await live(await publish(pulled(words, 'We did not count.'))),
      ]
      expect(first.body).toMatchObject([{ _type: 'pullQuote', attribution: 'an official' }])
      expect(first.body[0].quote).toBe(first.quotes[0].id)
      expect(first.body[0].quote).not.toBe(words.id)
      expect(first.body[0].quote).not.toBe(second.body[0].quote)
      expect(JSON.stringify([first, second])).not.toMatch(/deputy|minister/)
    })

    it('of a source on deep background is not published', async () => {
      const source = await create(newsroom, 'sources', { kind: 'person', name: 'A clerk', terms: 'deep-background' })
      await newsroom.call(`/sources/${source.id}/approve`, { as: 'editor', method: 'POST', data: {} })
      const words = await said(source, 'It was never counted.')
      expect((await refused(pulled(words, 'It was never counted.'))).status).toBe(400)
    })

    it('follows its quote where that is corrected, and makes the edition behind until then', async () => {
      const spoken = await said(speaker, 'There were four.')
      const article = await publish(pulled(spoken, 'There were four.'))
      const correction = { kind: 'correction', notes: [{ language: 'en', text: 'She said five.' }] }
      expect((await save(`/quotes/${spoken.id}`, { text: 'There were five.', correction })).status).toBe(200)
      const { body: affected } = await newsroom.call(`/quotes/${spoken.id}/affected`, { as: 'editor' })
      expect(JSON.stringify(affected)).toContain('There were five.')
      const released = await save(`/quotes/${spoken.id}/release`, {}, 'POST')
      expect(released.status).toBe(200)
      const edition = await live(article)
      expect(edition.body).toMatchObject([{ _type: 'pullQuote', text: 'There were five.' }])
      expect(edition.corrections).toMatchObject([{ text: 'She said five.' }])
    })
  })

  describe('an embed', () => {
    const watch = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'
    const embed = (url: unknown, heading: unknown = 'The hearing & its end') =>
      block({ blockType: 'embed', url, heading })

    it('is a link in every form of the edition, without anything of its site', async () => {
      const article = await publish(paragraph('Some words.'), embed('https://youtu.be/dQw4w9WgXcQ?si=reader'))
      const edition = await live(article)
      const [, shown] = edition.body
      expect(shown).toEqual({
        _type: 'embed',
        _key: shown._key,
        url: watch,
        provider: 'YouTube',
        title: 'The hearing & its end',
      })
      for (const format of ['html', 'markdown', 'ninjs']) {
        const text = JSON.stringify(await live(article, format))
        expect(text).toContain(watch)
        expect(text).not.toMatch(/iframe|si=reader|youtu\.be|<script src/)
      }
      expect(JSON.stringify(await live(article, 'jsonld'))).toContain('The hearing & its end')
      const feed = (await newsroom.call('/v1/feeds/en.rss')).bytes.toString()
      expect(feed).toContain(watch)
    })

    it('waits in a draft for what it lacks, and is refused with the sites that there are', async () => {
      const problems = await refused(embed('https://example.org/watch?v=dQw4w9WgXcQ'))
      expect(problems.status).toBe(400)
      expect(JSON.stringify(problems.body)).toContain('YouTube, Vimeo')
      expect((await refused(embed(watch, ''))).status).toBe(400)
      for (const [url, heading] of [
        [undefined, undefined],
        [{ a: watch }, ['x']],
        [7, 7],
        ['javascript:alert(1)', '<b>'],
      ]) {
        const data = articleData({ body: body(paragraph('Some words.'), embed(url, heading)) })
        const draft = await newsroom.call('/articles?draft=true', { as: 'editor', method: 'POST', data })
        expect([url, draft.status < 500]).toEqual([url, true])
        const live = await refused(embed(url, heading))
        expect([url, live.status]).toEqual([url, 400])
      }
    })

    it('has what its title and its address say held against the names that are protected', async () => {
      await create(newsroom, 'sources', { kind: 'person', name: 'Perpetua Quirarte', terms: 'off-record' })
      const titled = await refused(embed(watch, 'What Perpetua Quirarte saw'))
      expect([titled.status, JSON.stringify(titled.body).includes('protected-name')]).toEqual([400, true])
      expect((await refused(embed('https://soundcloud.com/desk/perpetua-quirarte'))).status).toBe(400)
    })

    it('is warned of where its title has a figure that the text does not, as a caption is', async () => {
      const data = articleData({ body: body(paragraph('Some words.'), embed(watch, 'How 4,312 people left')) })
      const draft = await create(newsroom, 'articles', data, '?draft=true')
      const { body: review } = await newsroom.call(`/articles/${draft.id}/review`, { as: 'editor' })
      expect(review.review.findings.filter(({ severity }: Json) => severity !== 'notice')).toMatchObject([
        { rule: 'headline-figure', severity: 'warning', where: { path: 'root.children.1' } },
      ])
    })

    it('is a new edition in place of another, and stays in a translation', async () => {
      const article = await publish(paragraph('Some words.'), embed(watch))
      const { body: made } = await save(`/articles/${article.id}/editions`, { language: 'es' }, 'POST')
      const { body: spanish } = await newsroom.call(`/articles/${made.article}?depth=0&draft=true`, { as: 'editor' })
      expect(spanish.body.root.children[1].fields).toMatchObject({ blockType: 'embed', url: watch })
      await save(`/articles/${article.id}`, {
        _status: 'published',
        body: body(paragraph('Some words.'), embed('https://vimeo.com/76979871')),
      })
      const edition = await live(article)
      expect([edition.version, edition.body[1].provider]).toEqual([2, 'Vimeo'])
    })
  })

  describe('a table', () => {
    const cell = (...children: Parameters<typeof paragraph>) => ({
      type: 'tablecell',
      version: 1,
      headerState: 0,
      colSpan: 1,
      rowSpan: 1,
      children: [paragraph(...children)],
    })
    const table = (rows: Json[][], more: Json = {}) => ({
      type: 'table',
      version: 1,
      ...more,
      children: rows.map((children) => ({ type: 'tablerow', version: 1, children })),
    })
    const figure = (statistic: Json, more: Json = {}) => ({
      blockType: 'figure',
      statistic: statistic.id,
      form: 'digits',
      ...more,
    })

    it('holds figures that are used, shown and corrected as in a line, in their own words too', async () => {
      const statistic = await createStatistic(newsroom)
      const article = await publish(
        table(
          [
            [cell('When'), cell('How many')],
            [cell('2022'), cell(figure(statistic))],
            [cell('again'), cell(figure(statistic, { form: 'custom', text: 'thirty-seven' }))],
          ],
          { $: { caption: 'All 37 of them' } },
        ),
      )
      const { body: saved } = await newsroom.call(`/articles/${article.id}?depth=0&showHiddenFields=true`, {
        as: 'editor',
      })
      expect(saved.statistics).toEqual([statistic.id])
      const before = await live(article)
      expect(before.body).toMatchObject([
        {
          _type: 'table',
          caption: 'All 37 of them',
          rows: [
            {},
            { cells: [{}, { children: [{ _type: 'figure', statistic: statistic.id, text: '37' }] }] },
            { cells: [{}, { children: [{ text: 'thirty-seven' }] }] },
          ],
        },
      ])
      const correction = { kind: 'correction', notes: [{ language: 'en', text: 'There are 38.' }] }
      expect((await save(`/statistics/${statistic.id}`, { value: '38', correction })).status).toBe(200)
      expect((await save(`/statistics/${statistic.id}/release`, {}, 'POST')).status).toBe(200)
      const after = await live(article)
      expect(after.body[0].rows[1].cells[1].children).toMatchObject([{ text: '38' }])
      expect(after.body[0].rows[2].cells[1].children).toMatchObject([{ text: 'thirty-eight' }])
      for (const format of ['html', 'markdown', 'jsonld']) {
        expect(JSON.stringify(await live(article, format))).toContain('thirty-eight')
      }
    })

    it('with a figure that nobody attributed is refused where it stands; in its caption it is a warning', async () => {
      const answer = await refused(
        table([
          [cell('Year'), cell('Spies')],
          [cell('2022'), cell('4,321')],
        ]),
      )
      expect(answer.status).toBe(400)
      expect(answer.body.errors[0].data.findings).toMatchObject([
        { rule: 'unattributed-figure', where: { path: 'root.children.0.children.1.children.1.children.0' } },
      ])
      const captioned = await create(
        newsroom,
        'articles',
        articleData({ body: body(table([[cell('a'), cell('b')]], { $: { caption: 'Some 4,321 spies' } })) }),
        '?draft=true',
      )
      const { body: review } = await newsroom.call(`/articles/${captioned.id}/review`, { as: 'editor' })
      expect(review.review.findings.filter(({ severity }: Json) => severity !== 'notice')).toMatchObject([
        { rule: 'headline-figure', severity: 'warning', where: { path: 'root.children.0' } },
      ])
    })

    it('is made sound where it is not, and refused where it cannot be', async () => {
      const draft = await create(
        newsroom,
        'articles',
        articleData({ body: body(table([[cell('a'), cell('b')], [cell('c')]], { $: { caption: { evil: true } } })) }),
        '?draft=true',
      )
      expect(draft.body.root.children[0].children.map((row: Json) => row.children.length)).toEqual([2, 2])
      expect(JSON.stringify(draft.body)).not.toContain('evil')
    })
  })

  describe('a chart', () => {
    const chart = (statistics: Json[], more: Json = {}) =>
      block({
        blockType: 'chart',
        kind: 'bar',
        heading: 'What was counted',
        statistics: statistics.map(({ id }) => id),
        ...more,
      })
    let first: Json
    let second: Json

    beforeAll(async () => {
      first = await createStatistic(newsroom, {
        label: 'things <before>',
        value: '49',
        asOf: '2022-01-01',
        precision: 'year',
      })
      second = await createStatistic(newsroom, {
        label: 'things after',
        value: '80',
        high: '90',
        asOf: '2024-03-01',
        precision: 'month',
      })
    })

    it('uses its statistics, which are in every form, and is drawn', async () => {
      const article = await publish(paragraph('Some words.'), chart([second, first]))
      const { body: saved } = await newsroom.call(`/articles/${article.id}?depth=0&showHiddenFields=true`, {
        as: 'editor',
      })
      expect(saved.statistics).toEqual([second.id, first.id])
      const edition = await live(article)
      expect(edition.body[1]).toMatchObject({
        _type: 'chart',
        kind: 'bar',
        title: 'What was counted',
        points: [
          { statistic: second.id, label: 'things after', value: '80', high: '90', at: '2024-03' },
          { statistic: first.id, label: 'things <before>', text: '49', value: '49', high: null, at: '2022' },
        ],
      })
      expect(edition.statistics.map(({ id }: Json) => id)).toEqual([second.id, first.id])
      expect(edition.ledger.figures.attributed).toBe(2)
      const html = String(await live(article, 'html'))
      expect(html).toContain('<svg class="plot"')
      expect(html).toContain('things &lt;before&gt;')
      expect(JSON.stringify(await live(article, 'markdown'))).toContain('things after')
      expect(JSON.stringify(await live(article, 'jsonld'))).toContain('What was counted')
    })

    it('on a line says when, and is refused of figures that cannot be drawn together', async () => {
      const edition = await live(await publish(chart([first, second], { kind: 'line' })))
      expect(edition.body[0].points.map(({ label }: Json) => label)).toEqual(['2022', 'March 2024'])
      const undated = await createStatistic(newsroom, { label: 'others' })
      const share = await createStatistic(newsroom, { label: 'a share', value: '60', unit: { kind: 'percent' } })
      for (const wrong of [
        chart([first, undated], { kind: 'line' }),
        chart([first, share]),
        chart([first]),
        chart([first, second], { heading: '' }),
        chart([first, second], { kind: 'pie' }),
      ]) {
        const answer = await refused(wrong)
        expect(answer.status).toBe(400)
        expect(JSON.stringify(answer.body)).toMatch(/unsound-chart|incomplete-node|chart/i)
      }
    })

    it('of what is not there is refused, and of an unnamed source has ids of its own in each story', async () => {
      const gone = await refused(chart([first, { id: randomUUID() }]))
      expect(gone.status).toBe(400)
      const official = await create(newsroom, 'sources', {
        kind: 'person',
        name: 'The deputy minister',
        terms: 'background',
        attribution: 'an official',
      })
      await newsroom.call(`/sources/${official.id}/approve`, { as: 'editor', method: 'POST', data: {} })
      const told = await createStatistic(newsroom, {
        label: 'told',
        value: '12',
        evidence: [{ source: official.id, locator: 'his office' }],
      })
      const editions = [
        await live(await publish(chart([first, told]))),
        await live(await publish(chart([first, told]))),
      ]
      const ids = editions.map(({ body: shown }) => shown[0].points[1].statistic)
      expect(new Set([...ids, told.id]).size).toBe(3)
      expect(JSON.stringify(editions)).not.toMatch(/deputy|his office/)
    })

    it('is drawn anew when a figure of it is corrected, and keeps what nobody has published', async () => {
      const counted = await createStatistic(newsroom, { label: 'counted', value: '37' })
      const article = await publish(chart([first, counted]))
      const draft = body(chart([first, counted, second], { heading: 'Nobody has published this' }))
      expect((await save(`/articles/${article.id}?draft=true`, { body: draft })).status).toBe(200)
      const correction = { kind: 'correction', notes: [{ language: 'en', text: 'There are 38.' }] }
      expect((await save(`/statistics/${counted.id}`, { value: '38', correction })).status).toBe(200)
      const { body: affected } = await newsroom.call(`/statistics/${counted.id}/affected`, { as: 'editor' })
      expect(JSON.stringify(affected)).toContain(article.id)
      expect((await save(`/statistics/${counted.id}/release`, {}, 'POST')).status).toBe(200)
      const edition = await live(article)
      expect(edition.body).toMatchObject([
        { title: 'What was counted', points: [{ value: '49' }, { value: '38', text: '38' }] },
      ])
      expect(edition.corrections[0].changed).toMatchObject([{ kind: 'statistic', from: '37', to: '38' }])
    })
  })

  describe('an image', () => {
    const shown = (image: Json, more: Json = {}) => block({ blockType: 'image', media: image.id, ...more })
    const uploaded = async (data: Json = {}): Promise<Json> =>
      createImage(newsroom, { file: await png(), data: { alt: 'An embassy', ...data } })
    const patch = (id: string, data: Json) => save(`/articles/${id}`, data)
    const stateOf = async ({ id }: Json): Promise<Json> => {
      const { body: story } = await newsroom.call(`/articles/${id}/editions`, { as: 'reporter' })
      return story.editions.find(({ article }: Json) => article === id)
    }
    const describeIn = (language: string, { id }: Json, alt: string) => save(`/media/${id}?locale=${language}`, { alt })

    it('is in every form of the edition, with what its record says and what is said of it there', async () => {
      const image = await uploaded()
      const said = {
        alt: 'The embassy at night',
        caption: 'Nobody came.',
        credit: 'L. Vega/Agencia',
        focalX: 30,
        focalY: 62.5,
      }
      const article = await publish(paragraph('Some words.'), shown(image), shown(image, said))
      const edition = await live(article)
      const url = `http://localhost:3000/api/v1/media/${image.picture}`
      const file = {
        url,
        source: null,
        width: 12,
        height: 8,
        type: 'image/png',
        bytes: expect.any(Number),
        placeholder: expect.stringMatching(/^data:image\/webp;base64,/),
        sizes: [],
      }
      expect(edition.body.slice(1)).toEqual([
        {
          _type: 'image',
          _key: expect.any(String),
          alt: 'An embassy',
          caption: null,
          credit: 'A. Photographer',
          focus: null,
          ...file,
        },
        {
          _type: 'image',
          _key: expect.any(String),
          alt: said.alt,
          caption: said.caption,
          credit: said.credit,
          focus: { x: 30, y: 62.5 },
          ...file,
        },
      ])
      const { body: bytes, status } = await newsroom.call(`/v1/media/${image.picture}`)
      expect([status, bytes !== null]).toEqual([200, true])
      const html = JSON.stringify(await live(article, 'html'))
      expect(html).toContain('width=\\"12\\" height=\\"8\\"')
      expect(html).toContain('Nobody came.</span> <span class=\\"credit\\">L. Vega/Agencia</span>')
      const markdown = JSON.stringify(await live(article, 'markdown'))
      expect(markdown).toContain(`![The embassy at night](${url})`)
      expect(markdown).toContain('Nobody came. (L. Vega/Agencia)')
      const jsonld = await live(article, 'jsonld')
      expect(jsonld.image).toMatchObject([{ url }, { url, caption: 'Nobody came.', creditText: 'L. Vega/Agencia' }])
      expect(jsonld.articleBody).toContain('Nobody came. (L. Vega/Agencia)')
      const ninjs = await live(article, 'ninjs')
      expect(ninjs.associations).toMatchObject([
        { name: 'image-1', by: 'A. Photographer' },
        { name: 'image-2', descriptions: [{ role: 'altText' }, { role: 'caption', value: 'Nobody came.' }] },
      ])
      const { body: released } = await newsroom.call(`/v1/releases/${edition.hash}`)
      expect(released.document.body[1]).toEqual({
        _type: 'image',
        _key: expect.any(String),
        url: `/api/v1/media/${image.picture}`,
        alt: 'An embassy',
        caption: null,
        credit: 'A. Photographer',
        source: null,
        focus: null,
      })
    })

    it('is described in the language of the edition', async () => {
      const image = await uploaded()
      expect((await describeIn('es', image, 'Una embajada')).status).toBe(200)
      const article = await create(
        newsroom,
        'articles',
        articleData({ _status: 'published', language: 'es', body: body(shown(image)) }),
      )
      expect((await live(article)).body).toMatchObject([{ alt: 'Una embajada', credit: 'A. Photographer' }])
    })

    it('is public while a live edition shows it, and not before or after', async () => {
      const image = await uploaded()
      const draft = await create(newsroom, 'articles', articleData({ body: body(shown(image)) }), '?draft=true')
      const status = async () => (await newsroom.call(`/v1/media/${image.picture}`)).status
      expect(await status()).toBe(404)
      expect((await patch(draft.id, { _status: 'published' })).status).toBe(200)
      expect(await status()).toBe(200)
      await save(`/articles/${draft.id}/withdraw`, { reason: 'x' }, 'POST')
      expect(await status()).toBe(404)
    })

    it('is not changed by a reporter while it is live, and what an editor changes waits to be published', async () => {
      const image = await uploaded()
      const article = await publish(shown(image), shown(image, { alt: 'As it is said here' }))
      const before = await live(article)
      const byReporter = await newsroom.call(`/media/${image.id}`, {
        as: 'reporter',
        method: 'PATCH',
        data: { alt: 'Another embassy' },
      })
      expect([byReporter.status, byReporter.body.errors[0].message]).toEqual([
        403,
        expect.stringContaining('an editor'),
      ])
      const file = await png()
      expect(
        (await upload(newsroom, { as: 'reporter', method: 'PATCH', path: `/media/${image.id}`, file })).status,
      ).toBe(403)
      const other = await upload(newsroom, { method: 'PATCH', path: `/media/${image.id}`, file })
      expect(other.status).toBe(200)
      expect(other.body.doc.picture).not.toBe(image.picture)
      expect((await live(article)).body).toEqual(before.body)
      expect(await stateOf(article)).toMatchObject({ hasDraft: false, hasNewImage: true })
      expect((await patch(article.id, { _status: 'published' })).status).toBe(200)
      expect(await stateOf(article)).toMatchObject({ hasNewImage: false })
      const after = await live(article)
      expect(after.version).toBe(2)
      expect(after.body).toMatchObject([
        { url: expect.stringContaining(other.body.doc.picture), alt: 'An embassy' },
        { url: expect.stringContaining(other.body.doc.picture), alt: 'As it is said here' },
      ])
      expect((await newsroom.call(`/v1/media/${image.picture}`)).status).toBe(200)
    })

    it('stays as readers have it where a record is corrected, whatever was said of it since', async () => {
      const image = await uploaded()
      const statistic = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      const article = await publish(
        paragraph(figure, ' of them.'),
        shown(image),
        shown(image, { caption: 'So it was.' }),
      )
      const before = await live(article)
      expect((await upload(newsroom, { method: 'PATCH', path: `/media/${image.id}`, file: await png() })).status).toBe(
        200,
      )
      expect((await describeIn('en', image, 'Something else')).status).toBe(200)
      const correction = { kind: 'correction', notes: [{ language: 'en', text: 'It is 38.' }] }
      expect((await save(`/statistics/${statistic.id}`, { value: '38', correction })).status).toBe(200)
      expect((await save(`/statistics/${statistic.id}/release`, {}, 'POST')).status).toBe(200)
      const after = await live(article)
      expect(after.version).toBe(2)
      expect(after.body.slice(1)).toEqual(before.body.slice(1))
      expect((await newsroom.call(`/v1/media/${image.picture}`)).status).toBe(200)
      // And it is still known as the one that the edition shows.
      const refused = await newsroom.call(`/media/${image.id}`, {
        as: 'reporter',
        method: 'PATCH',
        data: { credit: 'Nobody' },
      })
      expect(refused.status).toBe(403)
    })

    it('is not deleted while an edition shows it, draft or live, and says in which', async () => {
      const image = await uploaded()
      const draft = await create(
        newsroom,
        'articles',
        articleData({ title: 'Shows an embassy', body: body(paragraph('x'), shown(image)) }),
        '?draft=true',
      )
      const remove = () => newsroom.call(`/media/${image.id}`, { as: 'editor', method: 'DELETE' })
      const refused = await remove()
      expect([refused.status, refused.body.errors[0].message]).toEqual([
        409,
        expect.stringContaining('Shows an embassy'),
      ])
      expect((await patch(draft.id, { body: body(paragraph('x')) })).status).toBe(200)
      expect((await remove()).status).toBe(200)
    })

    it('is refused where it is none, and a draft keeps it with a finding', async () => {
      const gone = database === 'MongoDB' ? '0123456789abcdef01234567' : randomUUID()
      for (const [given, words] of [
        [{ media: null }, 'This image names no picture.'],
        [{ media: gone }, `There is no image with the id '${gone}'.`],
        [{ media: 'x' }, 'There is no image with'],
        [{ media: { id: 5 } }, 'This image names no picture.'],
        [{ media: gone, focalX: 101, focalY: 3 }, 'The focal point of an image is two numbers'],
        [{ media: gone, focalX: '3', focalY: 3 }, 'The focal point of an image is two numbers'],
        [{ media: gone, alt: 5 }, 'The alternative text and the caption of an image'],
        [{ media: gone, caption: 'x'.repeat(501) }, 'The alternative text and the caption of an image'],
      ] as const) {
        const answer = await refused(block({ blockType: 'image', ...given }))
        expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(words)])
      }
      const draft = await create(
        newsroom,
        'articles',
        articleData({ body: body(block({ blockType: 'image', media: gone })) }),
        '?draft=true',
      )
      const { body: answer } = await newsroom.call(`/articles/${draft.id}/review`, { as: 'editor' })
      expect(JSON.stringify(answer.review.findings)).toContain('The image of this block is not there any more.')
    })

    it('is warned of where it credits nobody or says nothing to who does not see it, as a main image is', async () => {
      const image = await uploaded({ credit: 'uncredited' })
      const draft = await create(
        newsroom,
        'articles',
        articleData({
          language: 'es',
          hero: image.id,
          body: body(shown(image), shown(image, { alt: 'x', credit: 'y' })),
        }),
        '?draft=true',
      )
      const { body: answer } = await newsroom.call(`/articles/${draft.id}/review`, { as: 'editor' })
      const found = answer.review.findings.map(({ rule, where }: Json) => `${rule} ${where.path ?? where.field}`)
      expect(found.filter((each: string) => each.includes('image')).sort()).toEqual([
        'uncredited-image hero',
        'uncredited-image root.children.0',
        'undescribed-image hero',
        'undescribed-image root.children.0',
      ])
    })

    it('names nobody who must not be named: in its caption, in what its record says', async () => {
      const name = 'Hildegarde Prunesquallor'
      await create(newsroom, 'sources', { kind: 'person', name, terms: 'off-record' })
      const image = await uploaded()
      const telling = await uploaded({ alt: `At the desk of ${name}` })
      for (const given of [
        shown(image, { caption: `This is ${name}.` }),
        shown(image, { credit: name }),
        shown(image, { alt: `The back of ${name}` }),
        shown(telling),
      ]) {
        const answer = await refused(given)
        expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('protected-name')])
      }
    })

    it('is missed in a translation that shows none, and not where that shows another in its place', async () => {
      const [image, other] = [await uploaded(), await uploaded({ alt: 'A map' })]
      const original = await publish(paragraph('Some words.'), shown(image))
      const { body: made } = await save(`/articles/${original.id}/editions`, { language: 'es' }, 'POST')
      const parity = async (...children: object[]) => {
        await newsroom.call(`/articles/${made.article}?draft=true`, {
          as: 'editor',
          method: 'PATCH',
          data: { body: body(paragraph('Unas palabras.'), ...children) },
        })
        const { body: answer } = await newsroom.call(`/articles/${made.article}/review`, { as: 'editor' })
        return answer.review.findings
          .filter(({ rule }: Json) => rule === 'block-parity')
          .map(({ message }: Json) => message.en)
      }
      expect(await parity()).toEqual(['The image “An embassy” of the edition in English is missing here.'])
      expect(await parity(shown(image))).toEqual([])
      expect(await parity(shown(other))).toEqual([])
      expect(await parity(shown(other), shown(image))).toEqual(['The image “” is not in the edition in English.'])
    })

    it('is in a preview at an address of the draft, and in what is shared', async () => {
      const image = await uploaded()
      const draft = await create(newsroom, 'articles', articleData({ body: body(shown(image)) }), '?draft=true')
      const page = await newsroom.call(`/articles/${draft.id}/preview`, { as: 'reporter' })
      const [, src] = /<img src="[^"]*?\/api([^"]*)"/.exec(page.body) ?? []
      expect(src).toBe(`/articles/${draft.id}/preview/image?name=${image.picture}`)
      const picture = await newsroom.call(src!, { as: 'reporter' })
      expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/png'])
      expect((await newsroom.call(src!)).status).toBe(401)
      const other = await uploaded()
      const elsewhere = src!.replace(image.picture, other.picture)
      expect((await newsroom.call(elsewhere, { as: 'reporter' })).status).toBe(404)
      const { body: share } = await save(`/articles/${draft.id}/shares`, { days: 1 }, 'POST')
      const shared = await newsroom.call(String(share.url).replace(/^.*?\/api/, ''), {
        headers: { Accept: 'text/html' },
      })
      expect(shared.body).toContain(`&amp;name=${image.picture}`)
    })
  })
})
