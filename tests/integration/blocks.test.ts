/** What stands between the paragraphs of a body is public, private and corrected as what stands in them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

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
})
