/** Terms that tighten after publication: the name of the source is public nowhere, whoever typed it where. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { redactionLogOf } from '../../src/database/redactionLog'
import { replayRedactions } from '../../src/newsroom/redactions/replay'
import { settingsOf } from '../../src/options'
import { hashOf } from '../../src/releases/canonical'
import { plain } from '../fixtures/pictures'
import { articleData, body, create, paragraph } from '../support/drafts'
import { createImage } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

let number = 0
/** Each test names somebody else: who was protected in one may not be named in the next. */
function newName(): string {
  number += 1
  const letters = [...String(number)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('o')
  return `Tancredi Querc${letters}oli`
}

describe.each(databases)('terms that tighten on %s', (database) => {
  let newsroom: Newsroom
  let NAME = ''
  let slugged = ''
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  beforeEach(() => {
    NAME = newName()
    slugged = NAME.toLowerCase().replace(' ', '-')
  })
  afterAll(async () => {
    rmSync(redactionLogOf(settingsOf(newsroom.payload).mediaDirectory), { force: true })
    await newsroom?.close()
  })

  const send = (route: string, data: Json, method = 'PATCH') => newsroom.call(route, { as: 'editor', method, data })
  const read = (route: string) => newsroom.call(`/v1${route}`)
  const person = (data: Json = {}) =>
    create(newsroom, 'sources', {
      kind: 'person',
      name: NAME,
      terms: 'on-record',
      attribution: 'a clerk of the harbour',
      ...data,
    })
  const tighten = (source: Json, data: Json = {}) => send(`/sources/${source.id}`, { terms: 'background', ...data })
  const publish = (data: Json) => create(newsroom, 'articles', articleData({ ...data, _status: 'published' }))
  const cited = (source: Json) => ({ blockType: 'citation', source: source.id })
  const citing = (source: Json, text = 'So it is said.') => body(paragraph(text, cited(source)))
  const releasesOf = async ({ id }: Json): Promise<Json[]> =>
    (await newsroom.call(`/releases?where[article][equals]=${id}&sort=version&limit=100`, { as: 'editor' })).body.docs

  /** All that is public, by every route that gives any of it; the lists of the newsroom too. */
  async function everything({ id, language, story }: Json): Promise<string> {
    const releases = await releasesOf({ id })
    const slugs = [...new Set(releases.map(({ slug }) => slug))]
    const routes = [
      ...slugs.map((slug) => `/articles/${language}/${slug}`),
      ...releases.map(({ hash }) => `/releases/${hash}`),
      `/stories/${story}`,
      '/articles?limit=100',
      '/changes?limit=1000',
      '/feeds/en.json',
    ]
    const answers = await Promise.all(routes.map(async (route) => (await read(route)).bytes.toString()))
    return [...answers, JSON.stringify(releases)].join('\n')
  }
  async function expectNameless(article: Json): Promise<void> {
    const text = (await everything(article)).toLowerCase()
    expect(text).not.toContain(NAME.toLowerCase())
    expect(text).not.toContain(slugged)
  }
  const isWithdrawn = async (article: Json) => (await releasesOf(article)).at(-1)?.kind === 'withdrawn'

  const places: Array<[string, (source: Json) => Json]> = [
    ['title', () => ({ title: `${NAME} counted` })],
    ['dek', () => ({ dek: `As ${NAME} counted.` })],
    ['byline', () => ({ byline: [{ name: NAME, role: 'author' }] })],
    ['topics', () => ({ topics: [NAME] })],
    ['body', (source) => ({ body: citing(source, `${NAME} said it.`) })],
    ['corrections', () => ({ corrections: [{ date: '2026-03-01', kind: 'update', text: `Asked by ${NAME}.` }] })],
    ['main image', async () => ({ hero: await imageOf({ alt: `${NAME} at the gate` }) })],
    ['credit of the main image', async () => ({ hero: await imageOf({ credit: NAME }) })],
    [
      'caption of an image in the text',
      async (source) => withBlock(source, await imageBlock({ caption: `${NAME} at the gate` })),
    ],
    [
      'words for an image in the text',
      async (source) => withBlock(source, await imageBlock({ alt: `${NAME} at the gate` })),
    ],
    ['credit of an image in the text', async (source) => withBlock(source, await imageBlock({ credit: NAME }))],
    ['label of a statistic', (source) => withStatistic(source, { label: `crates that ${NAME} counted` })],
    ['public note of a statistic', (source) => withStatistic(source, { publicNote: `${NAME} counted.` })],
    ['locator of another source', (source) => withStatistic(source, {}, `the note to ${NAME}`)],
  ]
  async function imageOf(data: Json): Promise<Json> {
    const file = await plain().png().toBuffer()
    return (await createImage(newsroom, { file, data })).id
  }
  const imageBlock = async (said: Json): Promise<Json> => ({ blockType: 'image', media: await imageOf({}), ...said })
  const withBlock = (source: Json, fields: Json): Json => ({
    body: body(...citing(source).root.children, {
      type: 'block',
      version: 2,
      format: '',
      fields: { id: randomUUID(), ...fields },
    }),
  })
  async function withStatistic(source: Json, data: Json, locator = 'p. 3'): Promise<Json> {
    const other = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
    const statistic = await create(newsroom, 'statistics', {
      label: 'crates',
      value: '37',
      unit: { kind: 'count', noun: 'crates' },
      evidence: [{ source: other.id, locator }],
      ...data,
    })
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    return { body: body(paragraph('There were ', figure, ' crates.', cited(source))) }
  }

  it.each(places)('withdraw an edition whose %s names the source', async (_place, data) => {
    const source = await person()
    const article = await publish({ body: citing(source), ...(await data(source)) })
    expect((await everything(article)).toLowerCase()).toContain(NAME.toLowerCase())
    expect((await tighten(source)).status).toBe(200)
    await expectNameless(article)
    expect(await isWithdrawn(article)).toBe(true)
  })

  it('withdraw it whatever its newer draft is like', async () => {
    const source = await person()
    const taken = await publish({})
    const article = await publish({ title: `${NAME} counted`, body: citing(source) })
    const draft = { title: '', slug: taken.slug, body: body(paragraph('', { blockType: 'figure' })) }
    expect((await send(`/articles/${article.id}?draft=true`, draft)).status).toBe(200)
    expect((await tighten(source)).status).toBe(200)
    await expectNameless(article)
    expect(await isWithdrawn(article)).toBe(true)
    const { body: kept } = await newsroom.call(`/articles/${article.id}?draft=true`, { as: 'editor' })
    expect(kept).toMatchObject({ _status: 'draft', slug: taken.slug })
  })

  it('withdraw an edition that cannot be released again for the name of an identity', async () => {
    const source = await person()
    const article = await publish({ body: citing(source, 'Lisandro Vanterpool said so.') })
    const other = await person({ name: 'A clerk', terms: 'background' })
    const identity = { source: other.id, readers: [newsroom.user.admin.id], name: 'Lisandro Vanterpool' }
    await create(newsroom, 'identities', identity)
    expect((await tighten(source)).status).toBe(200)
    await expectNameless(article)
    expect(await isWithdrawn(article)).toBe(true)
  })

  it('hold back a note of a correction that waits, where it stands', async () => {
    const source = await person()
    const { body: text } = await withStatistic(source, {})
    const article = await publish({ body: text })
    const { fields } = text.root.children[0].children[1]
    const notes = [{ language: 'en', text: `${NAME} counted again.` }]
    const corrected = { value: '38', correction: { kind: 'correction', notes } }
    expect((await send(`/statistics/${fields.statistic}`, corrected)).status).toBe(200)
    expect((await tighten(source)).status).toBe(200)
    await expectNameless(article)
    const released = await send(`/statistics/${fields.statistic}/release`, {}, 'POST')
    expect(released.status).toBe(400)
    expect(released.body.errors[0].data.errors.map(({ path }: Json) => path)).toEqual(['correction.notes.0.text'])
    // Also where an editor publishes the edition with it.
    expect((await send(`/articles/${article.id}`, { dek: 'Again.', _status: 'published' })).status).toBe(400)
    await expectNameless(article)
  })

  it.each(['source', 'identity'])('keep an edition withdrawn whose text has the name of a %s by now', async (who) => {
    const article = await publish({ body: body(paragraph(`${NAME} said it.`)) })
    expect((await send(`/articles/${article.id}/withdraw`, { reason: 'It was wrong.' }, 'POST')).status).toBe(200)
    const source = await person({ terms: 'background', ...(who === 'identity' ? { name: 'A clerk' } : {}) })
    const identity = { source: source.id, readers: [newsroom.user.admin.id], name: NAME }
    if (who === 'identity') await create(newsroom, 'identities', identity)
    const answer = await send(`/articles/${article.id}/reinstate`, {}, 'POST')
    expect([answer.status, answer.body.errors[0].data.findings]).toMatchObject([400, [{ rule: 'protected-name' }]])
    expect(await isWithdrawn(article)).toBe(true)
  })

  it('and what was redacted is not published again to the letter', async () => {
    const [said, unsaid] = [body(paragraph('She lives at the gate.')), body(paragraph('She lives.'))]
    const article = await publish({ body: said })
    const edit = (text: Json) => send(`/articles/${article.id}`, { body: text, _status: 'published' })
    expect((await edit(unsaid)).status).toBe(200)
    const [first] = await releasesOf(article)
    const order = { releases: [first.hash], reason: 'A threat.' }
    expect((await send(`/articles/${article.id}/redact`, order, 'POST')).status).toBe(200)
    const again = await edit(said)
    expect([again.status, again.body.errors[0].data.errors]).toMatchObject([
      400,
      [{ path: 'body', message: expect.stringContaining('redacted') }],
    ])
    expect((await read(`/releases/${first.hash}`)).status).toBe(410)
    expect((await edit(body(paragraph('She lives at the gate again.')))).status).toBe(200)
    expect((await read(`/releases/${first.hash}`)).status).toBe(410)
  })

  it('leave no hash by which a guess of what was redacted could be told to be right', async () => {
    const source = await person()
    const article = await publish({ body: citing(source, `${NAME} said it.`) })
    const other = await publish({ title: `${NAME} counted`, body: body(paragraph('So.')) })
    expect((await send(`/articles/${other.id}/withdraw`, { reason: `${NAME} asked.` }, 'POST')).status).toBe(200)
    const released = [...(await releasesOf(article)), ...(await releasesOf(other))]
    expect(released.length).toBe(3)
    for (const { document, hash } of released) expect(hashOf(document)).toBe(hash)
    expect((await tighten(source)).status).toBe(200)

    const left = (await everything(article)) + (await everything(other))
    for (const { document, hash } of released) {
      // It is named still, so that partners can delete it; but who guesses all that it said cannot see by it that they are right.
      expect(left).toContain(hash)
      const { salt, ...guess } = document
      expect(salt).toMatch(/^[0-9a-f]{32}$/)
      expect(hashOf(guess)).not.toBe(hash)
      expect(left).not.toContain(hashOf(guess))
      expect(left).not.toContain(salt)
    }
  })

  it('count the name that the source had before, also where both change at once', async () => {
    const source = await person()
    const article = await publish({ body: citing(source, `${NAME} said it.`) })
    expect((await tighten(source, { name: 'Source 7' })).status).toBe(200)
    await expectNameless(article)
    const { id } = await create(newsroom, 'articles', articleData({ dek: `As ${NAME} says.` }), '?draft=true')
    const refused = await send(`/articles/${id}`, { _status: 'published' })
    expect([refused.status, refused.body.errors[0].data.findings]).toMatchObject([400, [{ rule: 'protected-name' }]])
  })

  it('hold on to a source that something published rests on or did', async () => {
    const source = await person()
    const article = await publish({ body: citing(source) })
    expect((await tighten(source)).status).toBe(200)
    expect((await send(`/articles/${article.id}`, { body: body(paragraph('So.')), _status: 'published' })).status).toBe(
      200,
    )
    const { docs } = (await newsroom.call(`/articles/versions?where[parent][equals]=${article.id}`, { as: 'editor' }))
      .body
    expect(docs.length).toBeGreaterThan(0)
    const refused = await send(`/sources/${source.id}`, {}, 'DELETE')
    expect([refused.status, refused.body.errors[0].message]).toEqual([409, expect.stringContaining('rests on it')])
    const unused = await person({ name: 'A clerk of the port', terms: 'background' })
    expect((await send(`/sources/${unused.id}`, {}, 'DELETE')).status).toBe(200)
  })

  it('clean what is left of withdrawn editions that name it', async () => {
    const source = await person()
    const article = await publish({ title: `${NAME} counted` })
    const again = await publish({ title: 'The crates' })
    for (const { id } of [article, again]) {
      expect((await send(`/articles/${id}/withdraw`, { reason: `${NAME} asked.` }, 'POST')).status).toBe(200)
    }
    expect((await send(`/articles/${again.id}`, { _status: 'published' })).status).toBe(200)
    expect((await tighten(source)).status).toBe(200)
    await expectNameless(article)
    await expectNameless(again)
    expect((await read(`/articles/en/${slugged}-counted`)).status).toBe(404)
    expect((await read('/articles/en/the-crates')).status).toBe(200)
  })

  it('withdraw another edition of a story that names it, and tell of those of other stories', async () => {
    const source = await person()
    const article = await publish({ body: citing(source) })
    const { story } = article
    const translated = await publish({ language: 'es', story, body: body(paragraph(`Lo dijo ${NAME}.`)) })
    const other = await publish({ body: body(paragraph(`${NAME} is mayor.`)) })
    const answer = await tighten(source)
    expect(answer.status).toBe(200)
    expect(JSON.stringify(await releasesOf(translated))).not.toContain(NAME)
    expect(await isWithdrawn(translated)).toBe(true)
    expect(await isWithdrawn(article)).toBe(false)
    const { id, language, slug, title } = other
    expect(answer.body.doc.namedIn).toEqual([{ article: id, language, slug, title }])
    const desk = (await newsroom.call('/desk?filter=findings&limit=50', { as: 'editor' })).body
    expect(desk.stories.map((each: Json) => each.story)).toContain(other.story)
    expect(await isWithdrawn(other)).toBe(false)
  })

  it('take the interview with the source along, which is called by its name, in whatever story', async () => {
    const source = await person()
    const words = { language: 'en', text: 'The crates are gone.', speaker: { id: source.id }, saidToUs: true }
    const { body: said } = await send('/quotes/attributed', words, 'POST')
    const interview = said.sources[1]
    const statistic = await create(newsroom, 'statistics', {
      label: 'crates',
      value: '37',
      unit: { kind: 'count', noun: 'crates' },
      evidence: [{ source: interview.id }],
    })
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const quotation = { blockType: 'quotation', quote: said.quote.id, excerpt: 'The crates are gone.' }
    const counting = await publish({ body: body(paragraph('There were ', figure, ' crates.')) })
    const quoting = await publish({ body: body(paragraph('“', quotation, '”, it was said.')) })
    const withdrawn = await publish({ body: citing(interview) })
    await newsroom.call(`/articles/${withdrawn.id}/withdraw`, {
      as: 'editor',
      method: 'POST',
      data: { reason: 'It was wrong.' },
    })
    for (const article of [counting, quoting, withdrawn]) {
      expect((await everything(article)).toLowerCase()).toContain(NAME.toLowerCase())
    }
    const { body: answer, status } = await tighten(source)
    expect([status, answer.errors ?? answer.doc.namedIn]).toEqual([200, []])
    for (const article of [counting, quoting, withdrawn]) await expectNameless(article)
    const unnamed = { attribution: 'a clerk of the harbour', name: null, terms: 'background' }
    for (const { language, slug } of [counting, quoting]) {
      const { body: edition } = await read(`/articles/${language}/${slug}`)
      expect(edition.sources).toEqual(edition.sources.map(() => expect.objectContaining(unnamed)))
      expect(JSON.stringify(edition)).not.toMatch(
        new RegExp(`${source.id}|${interview.id}|${statistic.id}|${said.quote.id}`),
      )
    }
    expect((await read(`/sources/${interview.id}`)).status).toBe(404)
    // The record says so too: nothing that is published next names it.
    const { body: record } = await newsroom.call(`/sources/${interview.id}`, { as: 'editor' })
    expect(record).toMatchObject({ terms: 'background', attribution: 'a clerk of the harbour' })
  })

  it('leave an interview alone that says no name, or was with somebody else', async () => {
    const source = await person()
    const interview = (name: string) =>
      create(newsroom, 'sources', { kind: 'interview', name, terms: 'on-record', availability: 'held-by-newsroom' })
    const plain = await interview('A talk at the harbour')
    const quote = { text: 'The crates are gone.', language: 'en', speaker: source.id, evidence: [{ source: plain.id }] }
    await create(newsroom, 'quotes', quote)
    expect((await tighten(source)).status).toBe(200)
    expect((await newsroom.call(`/sources/${plain.id}`, { as: 'editor' })).body.terms).toBe('on-record')
  })

  it('are tightened again after a restore, also where nothing was released', async () => {
    const source = await person()
    expect((await tighten(source, { terms: 'off-record' })).status).toBe(200)
    const { payload } = newsroom
    await payload.db.deleteMany({ collection: 'redactions', where: { source: { equals: source.id } } })
    await payload.db.updateOne({ collection: 'sources', data: { terms: 'on-record' }, id: source.id })
    expect(await replayRedactions(payload)).toBeGreaterThan(0)
    expect((await newsroom.call(`/sources/${source.id}`, { as: 'editor' })).body.terms).toBe('off-record')
    expect(await replayRedactions(payload)).toBe(0)
  })

  it('are no more to be had of a source that was deleted: an editor’s order redacts what names it', async () => {
    const source = await person()
    const article = await publish({ body: citing(source, `${NAME} said it.`) })
    expect((await send(`/articles/${article.id}`, { body: body(paragraph('So.')), _status: 'published' })).status).toBe(
      200,
    )
    expect((await send(`/sources/${source.id}`, {}, 'DELETE')).status).toBe(200)
    const [first] = await releasesOf(article)
    const order = { releases: [first.hash], reason: 'Asked for.' }
    expect((await send(`/articles/${article.id}/redact`, order, 'POST')).status).toBe(200)
    await expectNameless(article)
  })
})
