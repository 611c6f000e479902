/**
 * Two stories of one confidential source cannot be told from two stories of two: whoever reads all that is public of both
 * finds the same in common, whether the source behind them is one or not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readerPages } from '../../src/delivery/endpoints'
import { releaseMessage } from '../../src/webhooks/message'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type Story = { story: string; slug: string; hash: string; answers: Map<string, Json> }

/** Every scalar value in an answer. */
function scalars(value: Json): unknown[] {
  if (Array.isArray(value)) return value.flatMap(scalars)
  if (value !== null && typeof value === 'object') return Object.values(value as object).flatMap(scalars)
  // Text formats are compared word by word: an id in the middle of a page would link it as well.
  return typeof value === 'string' && value.includes('<') ? value.split(/[\s"<>#]+/) : [value]
}

describe.each(databases)('two stories on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { reader: {} })
  })
  afterAll(() => newsroom?.close())

  const unnamed = async () => {
    const { id } = await create(newsroom, 'sources', {
      kind: 'person',
      name: 'Ottoline Quarrendon',
      terms: 'background',
      attribution: 'a senior official',
    })
    const approved = await newsroom.call(`/sources/${id}/approve`, { as: 'editor', method: 'POST' })
    expect(approved.status).toBe(200)
    return String(id)
  }
  const statistic = (source: string, more: Json = {}) =>
    create(newsroom, 'statistics', {
      label: 'boats counted',
      value: '1234',
      unit: { kind: 'count', noun: 'boats' },
      evidence: [{ source, locator: 'p. 3' }],
      ...more,
    })
  const quote = (speaker: string) =>
    create(newsroom, 'quotes', { text: 'the boats are gone', language: 'en', speaker, evidence: [{ source: speaker }] })

  type Records = { source: string; statistic: string; computed: string; quote: string }
  const recordsOf = async (source: string): Promise<Records> => {
    const counted = (await statistic(source)).id
    const operands = [{ key: 'a', statistic: counted }]
    const computed = await statistic(source, {
      label: 'twice',
      value: '2468',
      formula: 'a * 2',
      operands,
      evidence: [],
    })
    return { source, statistic: counted, computed: computed.id, quote: (await quote(source)).id }
  }

  const wordsOf = (records: Records, [there, boats, and, said]: readonly string[]) =>
    body(
      paragraph(
        there ?? '',
        { blockType: 'figure', statistic: records.statistic, form: 'digits' },
        boats ?? '',
        { blockType: 'figure', statistic: records.computed, form: 'digits' },
        and ?? '',
        { blockType: 'quotation', quote: records.quote, excerpt: 'the boats are gone' },
        said ?? '',
        { blockType: 'citation', source: records.source },
      ),
    )
  const english = ['There were ', ' boats, twice that is ', ', and ', ', it was said.'] as const
  const spanish = ['Había ', ' barcos, el doble es ', ', y ', ', según se dijo.'] as const

  const published = async (records: Records, more: Json = {}): Promise<Json> => {
    const draft = await create(
      newsroom,
      'articles',
      articleData({
        topics: ['boats'],
        body: wordsOf(records, english),
        corrections: [{ date: '2026-03-01', kind: 'correction', text: 'It is 1234.', statistics: [records.statistic] }],
        ...more,
      }),
      '?draft=true',
    )
    const { status, body: answer } = await newsroom.call(`/articles/${draft.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { _status: 'published' },
    })
    if (status !== 200) throw new Error(JSON.stringify(answer))
    return draft
  }

  /** All that is public of a story: every route, by every id that any answer of it gives. */
  const read = async ({ slug, story }: Json, relatedBy: Json = []): Promise<Story> => {
    const answers = new Map<string, Json>()
    const get = async (path: string): Promise<Json> => {
      const { status, body: answer } = await newsroom.call(path)
      expect([path, status]).toEqual([path, 200])
      answers.set(path, answer)
      return answer
    }
    const edition = await get(`/v1/articles/en/${slug}`)
    for (const format of ['jsonld', 'ninjs', 'html', 'markdown', 'csl']) {
      await get(`/v1/articles/en/${slug}?format=${format}`)
    }
    for (const form of ['jsonld', 'ninjs', 'html', 'markdown', 'csl']) await get(`/v1/articles/en/${slug}.${form}`)
    await get(`/v1/stories/${story}`)
    const { articles: related } = await get(`/v1/articles/en/${slug}/related?limit=20`)
    answers.set(`/v1/articles/en/${slug}/related?limit=20`, [])
    expect(related.flatMap(({ shared }: Json) => [...shared.statistics, ...shared.sources])).toEqual(relatedBy)
    const show = async (path: string) => {
      const answer = await readerPages(newsroom.payload, new Request(`http://localhost:3000${path}`))
      expect([path, answer.status]).toEqual([path, 200])
      answers.set(path, (await answer.text()).split(/[\s"<>#']+/))
    }
    await show(`/en/${slug}`)
    for (const { id } of edition.statistics) await show(`/en/figures/${id}`)
    for (const { id } of edition.sources) await show(`/en/sources/${id}`)
    for (const list of ['statistic', 'source'] as const) {
      for (const { id } of edition[list === 'statistic' ? 'statistics' : 'sources']) {
        const { articles } = (await newsroom.call(`/v1/articles?${list}=${id}`)).body
        answers.set(`/v1/articles?${list}=${id}`, articles)
      }
    }
    await get(`/v1/releases/${edition.hash}`)
    for (const list of ['statistics', 'quotes', 'sources']) {
      for (const { id } of edition[list]) await get(`/v1/${list}/${id}`)
    }
    const { changes } = (await newsroom.call('/v1/changes?limit=1000')).body
    answers.set(
      '/v1/changes',
      changes.filter((change: Json) => change.story === story),
    )
    const { articles } = (await newsroom.call('/v1/articles?topic=boats&language=en&limit=100')).body
    answers.set(
      '/v1/articles',
      articles.filter((article: Json) => article.story === story),
    )
    const { items } = (await newsroom.call('/v1/feeds/en.json')).body
    answers.set(
      '/v1/feeds/en.json',
      items.filter((item: Json) => item.url.includes(slug)),
    )
    const { docs } = await newsroom.payload.db.find<Json>({
      collection: 'releases',
      where: { story: { equals: story } },
    })
    answers.set(
      'webhooks',
      docs.map(({ statistics }) => statistics),
    )
    return { story, slug, hash: edition.hash, answers }
  }

  const shared = (one: Story, other: Story): unknown[] => {
    const values = ({ answers }: Story) => new Set([...answers.values()].flatMap(scalars).map(String))
    const theirs = values(other)
    return [...values(one)].filter((value) => theirs.has(value)).sort()
  }
  /** Moments, and numbers that count releases: of two stories some are the same by chance, and link nothing. */
  const isByChance = (value: unknown) => /^\d{4}-\d\d-\d\dT| GMT$|^\d{1,2}$/.test(String(value))

  it('that are linked by releases from before count as behind, in the panel and on the Desk, until they are published', async () => {
    const records = await recordsOf(await unnamed())
    const article = await published(records)
    const state = async () =>
      (await newsroom.call(`/articles/${article.id}/editions`, { as: 'editor' })).body.editions.find(
        ({ language }: Json) => language === 'en',
      )
    const onDesk = async () =>
      (await newsroom.call('/desk?filter=behind&limit=100', { as: 'editor' })).body.stories.map(
        ({ story }: Json) => story,
      )
    expect([(await state()).isBehind, await onDesk()]).toEqual([false, expect.not.arrayContaining([article.story])])

    // As it was released before statistics and quotes had an id in each story.
    const { db } = newsroom.payload
    const release: Json = await db.findOne({
      collection: 'releases',
      where: { and: [{ article: { equals: article.id } }, { newest: { equals: true } }] },
    })
    const own: Record<string, string> = {}
    for (const each of release.document.statistics) {
      own[each.id] = each.value === '1234' ? records.statistic : records.computed
    }
    for (const each of release.document.quotes) own[each.id] = records.quote
    const renamed = (value: Json): Json =>
      JSON.parse(Object.entries(own).reduce((text, [to, from]) => text.replaceAll(to, from), JSON.stringify(value)))
    await db.updateOne({
      collection: 'releases',
      data: {
        ...release,
        document: renamed(release.document),
        records: renamed(release.records.filter((key: string) => !key.startsWith('own-'))),
      },
      id: release.id,
    })
    expect([(await state()).isBehind, await onDesk()]).toEqual([true, expect.arrayContaining([article.story])])

    const again = await newsroom.call(`/articles/${article.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { dek: 'Said again.', _status: 'published' },
    })
    expect(again.status).toBe(200)
    expect([(await state()).isBehind, await onDesk()]).toEqual([false, expect.not.arrayContaining([article.story])])
  })

  it('of one source have nothing in common that two of two sources have not', async () => {
    const records = await recordsOf(await unnamed())
    const ofOne = [await read(await published(records)), await read(await published(records))] as const
    const ofTwo = [
      await read(await published(await recordsOf(await unnamed()))),
      await read(await published(await recordsOf(await unnamed()))),
    ] as const
    const [one, two] = [shared(...ofOne), shared(...ofTwo)]
    expect(one.filter((value) => !isByChance(value))).toEqual(two.filter((value) => !isByChance(value)))
    // What is compared is there: the figures, the words, and what the source may be called.
    expect(one).toEqual(expect.arrayContaining(['1234', 'the boats are gone', 'a senior official']))
    // The same with two records of a source on the record is found: the comparison sees what it is to see.
    const named = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
    const open = await recordsOf(named.id)
    const ofRegister = await published(open)
    const ofRegisterToo = await published(open)
    const links = expect.arrayContaining([named.id, open.statistic])
    const ofNamed = shared(await read(ofRegister, links), await read(ofRegisterToo, links))
    expect(ofNamed).toEqual(expect.arrayContaining([named.id, open.statistic, open.quote]))
  })

  it('of one source whose terms tightened since have nothing in common that two of two have not', async () => {
    const onRecord = async () => {
      const { id } = await create(newsroom, 'sources', {
        kind: 'person',
        name: 'Aurelio Vandersteen',
        terms: 'on-record',
        attribution: 'a senior official',
      })
      return String(id)
    }
    const tighten = async (source: string) => {
      const { status } = await newsroom.call(`/sources/${source}`, {
        as: 'editor',
        method: 'PATCH',
        data: { terms: 'background' },
      })
      expect(status).toBe(200)
    }
    const one = await recordsOf(await onRecord())
    const two = [await recordsOf(await onRecord()), await recordsOf(await onRecord())] as const
    const [first, second, third, fourth] = [
      await published(one),
      await published(one),
      await published(two[0]),
      await published(two[1]),
    ]
    for (const source of [one.source, two[0].source, two[1].source]) await tighten(source)
    const ofOne = shared(await read(first), await read(second))
    const ofTwo = shared(await read(third), await read(fourth))
    expect(ofOne.filter((value) => !isByChance(value))).toEqual(ofTwo.filter((value) => !isByChance(value)))
    expect(ofOne).toEqual(expect.arrayContaining(['1234', 'the boats are gone', 'a senior official']))
    expect(JSON.stringify(ofOne)).not.toMatch(/Vandersteen/)
  })

  /** A story in both languages. */
  const publishedInBoth = async (records: Records): Promise<Json> => {
    const story = await published(records)
    const slug = `barcos-${story.slug}`
    await published(records, { language: 'es', story: story.story, slug, body: wordsOf(records, spanish) })
    return { ...story, es: slug }
  }
  const send = (path: string, data: Json, method = 'POST') =>
    newsroom.call(path, { as: 'editor', method, data }).then(({ body: answer, status }) => ({ status, answer }))
  const notes = (en: string, es: string) => [
    { language: 'en', text: en },
    { language: 'es', text: es },
  ]
  const correct = (statistic: string, value: string, words: Json) =>
    send(`/statistics/${statistic}`, { value, correction: { kind: 'correction', notes: words } }, 'PATCH')

  /** All that is public of what became of a story: with when, and as which numbers, and what is told by headers. */
  const readChanges = async ({ es, slug, story }: Json): Promise<Story> => {
    const found = await read({ slug, story })
    for (const path of [`/en/${slug}`, `/es/${es}`]) {
      const { body: history } = await newsroom.call(`/v1/articles${path}/history`)
      const [newest, oldest] = [history.releases[0], history.releases.at(-1)]
      found.answers.set(`${path} history`, history)
      const differences = `/v1/articles${path}/history?from=${oldest.hash}&to=${newest.hash}`
      found.answers.set(`${path} differences`, (await newsroom.call(differences)).body)
      const edition = await newsroom.call(`/v1/articles${path}`)
      found.answers.set(path, edition.body)
      found.answers.set(
        `${path} headers`,
        ['ETag', 'Last-Modified'].map((name) => edition.headers.get(name) ?? ''),
      )
    }
    const { body: corrected } = await newsroom.call('/v1/corrections?limit=100')
    const listed = (corrected.corrections ?? corrected.entries ?? []) as Json[]
    expect(listed.length).toBeGreaterThan(0)
    found.answers.set(
      '/v1/corrections',
      listed.filter((each) => JSON.stringify(each).includes(slug)),
    )
    const { docs } = await newsroom.payload.db.find<Json>({
      collection: 'releases',
      sort: 'version',
      where: { story: { equals: story } },
    })
    found.answers.set(
      'webhooks',
      docs.map((release) => JSON.parse(releaseMessage('a subscription', release, '').body)),
    )
    return found
  }

  it('of which a figure is corrected are not released together, and then have nothing in common that two of two have not', async () => {
    const records = await recordsOf(await unnamed())
    const [first, second] = [await publishedInBoth(records), await publishedInBoth(records)] as const
    const others = [await recordsOf(await unnamed()), await recordsOf(await unnamed())] as const
    const apart = [await publishedInBoth(others[0]), await publishedInBoth(others[1])] as const
    const counted = notes('It was counted anew.', 'Se contó de nuevo.')
    const release = (of: Records, more: Json) =>
      send(`/statistics/${of.statistic}/release`, {
        derived: [{ statistic: of.computed, value: '2470' }],
        ...more,
      })

    expect((await correct(records.statistic, '1235', counted)).status).toBe(200)
    const waiting = async () => {
      const { body: affected } = await newsroom.call(`/statistics/${records.statistic}/affected`, { as: 'editor' })
      const { stories } = (await newsroom.call('/desk?filter=behind&limit=100', { as: 'editor' })).body
      const here = [first.story, second.story]
      return {
        byStory: affected.byStory,
        editions: affected.editions.map(({ language, story }: Json) => [story, language]),
        problems: affected.editions.flatMap(({ problems }: Json) => problems),
        onDesk: stories.map(({ story }: Json) => story).filter((story: string) => here.includes(story)),
      }
    }
    const inBoth = ({ story }: Json) => [
      [story, 'en'],
      [story, 'es'],
    ]
    expect(await waiting()).toEqual({
      byStory: [first, second].map(({ story }) => ({ story, derived: [records.computed] })),
      editions: [...inBoth(first), ...inBoth(second)],
      problems: [],
      onDesk: expect.arrayContaining([first.story, second.story]),
    })

    // Both at once: refused, and says which.
    const before = (await newsroom.call('/v1')).body.sequence
    const both = await release(records, {})
    expect([both.status, both.answer.errors[0].data.errors]).toMatchObject([400, [{ path: 'story' }]])
    expect(both.answer.errors[0].data.stories.map(({ language, story }: Json) => [story, language])).toEqual([
      ...inBoth(first),
      ...inBoth(second),
    ])
    expect((await newsroom.call('/v1')).body.sequence).toBe(before)

    // One by one, each with its note; between them goes whatever goes.
    const { status, answer } = await release(records, { story: first.story })
    expect([status, answer.releases]).toMatchObject([200, [{ language: 'en' }, { language: 'es' }]])
    expect(await waiting()).toMatchObject({ editions: inBoth(second), problems: [], onDesk: [second.story] })
    const between = await newsroom.call('/v1')
    expect((await release(records, { story: first.story, derived: [] })).answer.releases).toEqual([])
    expect((await newsroom.call(`/v1/articles/en/${second.slug}`)).body.version).toBe(1)

    // The same words are refused, whatever their capitals and stops: also where nobody gives any.
    for (const [words, path] of [
      [{}, 'correction.notes.0.text'],
      [{ notes: notes('it was counted ANEW', 'Se contó otra vez.') }, 'notes.0.text'],
      [{ notes: notes('We counted again.', 'It was counted anew!') }, 'notes.1.text'],
    ] as const) {
      const same = await release(records, { story: second.story, derived: [], ...words })
      expect([same.status, same.answer.errors[0].data.errors[0].path]).toEqual([400, path])
      expect(same.answer.errors[0].data.errors[0].message).toContain(`en/${first.slug}`)
    }
    // A publication that would take the note along is refused as well.
    const again = await send(`/articles/${second.id}`, { dek: 'Said again.', _status: 'published' }, 'PATCH')
    expect([again.status, again.answer.errors[0].data.errors]).toMatchObject([400, [{ path: 'corrections' }]])

    const own = notes('The port says 1,235.', 'El puerto dice 1235.')
    const rest = await release(records, { story: second.story, derived: [], notes: own })
    expect([rest.status, rest.answer.releases]).toMatchObject([200, [{ version: 2 }, { version: 2 }]])
    expect(await waiting()).toMatchObject({ editions: [], onDesk: [] })
    for (const id of [records.statistic, records.computed]) {
      expect((await newsroom.call(`/statistics/${id}`, { as: 'editor' })).body.correction).toMatchObject({ at: null })
    }

    // The same of two sources.
    expect((await correct(others[0].statistic, '1235', counted)).status).toBe(200)
    expect((await release(others[0], {})).status).toBe(200)
    expect((await correct(others[1].statistic, '1235', own)).status).toBe(200)
    expect((await release(others[1], {})).status).toBe(200)

    const ofOne = [await readChanges(first), await readChanges(second)] as const
    const one = shared(...ofOne)
    const two = shared(await readChanges(apart[0]), await readChanges(apart[1]))
    expect(one.filter((value) => !isByChance(value))).toEqual(two.filter((value) => !isByChance(value)))
    expect(one).toEqual(expect.arrayContaining(['1235', '2470', 'a senior official']))
    // What was computed from the figure counts as corrected in the one story as in the other.
    for (const { slug } of [first, second]) {
      const { body: edition } = await newsroom.call(`/v1/articles/en/${slug}`)
      const corrected = edition.corrections.at(-1).statistics
      expect([...corrected].sort()).toEqual(edition.statistics.map(({ id }: Json) => id).sort())
    }
    // No release of the one story is of the same moment as one of the other, nor has to be its neighbour.
    const times = ({ answers }: Story) => answers.get('webhooks')!.map(({ timestamp }: Json) => timestamp)
    const theirs = new Set(times(ofOne[1]))
    expect(times(ofOne[0]).filter((time: string) => theirs.has(time))).toEqual([])
    const numbers = ofOne[1].answers.get('webhooks')!.map(({ sequence }: Json) => sequence)
    expect(Math.max(...numbers)).toBeGreaterThan(between.body.sequence)
  })

  it('of which one has a figure left say so each in words of its own, and what follows later is corrected later', async () => {
    const records = await recordsOf(await unnamed())
    const [first, second] = [await published(records), await published(records)] as const
    expect((await correct(records.statistic, '1235', notes('Counted anew.', 'Contado de nuevo.'))).status).toBe(200)
    const release = (story: string, decision: Json, more: Json = {}) =>
      send(`/statistics/${records.statistic}/release`, {
        story,
        derived: [{ statistic: records.computed, ...decision }],
        ...more,
      })
    const reasons = [{ language: 'en', text: 'The port insists on it.' }]
    expect((await release(first.story, { reasons })).status).toBe(200)
    const own = { notes: [{ language: 'en', text: 'It is one more.' }] }
    const same = await release(second.story, { reasons }, own)
    expect([same.status, same.answer.errors[0].data.errors]).toMatchObject([400, [{ path: 'derived' }]])

    // The other story has its new value: the first waits for that by itself.
    expect((await release(second.story, { value: '2470' }, own)).status).toBe(200)
    const { body: computed } = await newsroom.call(`/statistics/${records.computed}/affected`, { as: 'editor' })
    expect(computed.editions.map(({ story }: Json) => story)).toEqual([first.story])
    const late = await send(`/statistics/${records.computed}/release`, {
      story: first.story,
      notes: [{ language: 'en', text: 'Twice that is 2,470.' }],
    })
    expect([late.status, late.answer.releases]).toMatchObject([200, [{ version: 3 }]])
    expect((await newsroom.call(`/v1/articles/en/${first.slug}`)).body.ledger.left).toEqual([])
  })

  it('are told nothing in nearly the same words, of whatever figures, and by two who release at one moment', async () => {
    const source = await unnamed()
    // Two figures that have nothing but their source in common, each in a story of its own.
    const [one, other] = [await recordsOf(source), await recordsOf(source)] as const
    const [first, second] = [await published(one), await published(other)] as const
    const release = ({ statistic, computed }: Records, value: string, text: string) =>
      send(`/statistics/${statistic}/release`, {
        derived: [{ statistic: computed, value: String(Number(value) * 2) }],
        notes: [{ language: 'en', text }],
      })
    const correctBoth = async (value: string) => {
      for (const { statistic } of [one, other]) {
        const words = notes(`We were told ${value}.`, `Nos dijeron ${value}.`)
        expect((await correct(statistic, value, words)).status).toBe(200)
      }
    }
    await correctBoth('1235')
    expect((await release(one, '1235', 'The harbour office counted the boats again: 1,235.')).status).toBe(200)
    for (const near of [
      'The harbour office counts the boats again: 1,235.',
      'The harbour office counted the boats again: 37!',
      'Again the harbour office counted the boats.',
      'Sorry: the harbour office counted the boats again, as it says.',
    ]) {
      const { answer, status } = await release(other, '1235', near)
      expect([near, status, answer.errors?.[0].data.errors]).toMatchObject([near, 400, [{ path: 'notes.0.text' }]])
      expect(answer.errors[0].data.errors[0].message).toContain(`en/${first.slug}`)
    }
    expect((await release(other, '1235', 'This figure was wrong by one.')).status).toBe(200)

    const rounds = [
      ['Nobody had looked behind the pier.', 'It was a slip of the pen.'],
      ['Three sheets were missing there.', 'Our reporter took it down wrongly.'],
    ] as const
    for (const [round, [text, own]] of rounds.entries()) {
      const value = String(1300 + round)
      await correctBoth(value)
      const both = [one, other] as const
      const answers = await Promise.all(both.map((records) => release(records, value, text)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
      const late = both[answers.findIndex(({ status }) => status === 400)] ?? one
      expect((await release(late, value, own)).status).toBe(200)
    }
    expect(second.story).not.toBe(first.story)
  })

  it('that wait for a correction hold up no other one, and take `story` and `notes` only where these are meant', async () => {
    const records = await recordsOf(await unnamed())
    const other = (await statistic(records.source, { label: 'crates', value: '77' })).id
    const more = (of: Json) => ({
      body: body(
        ...of.root.children,
        paragraph('There were ', { blockType: 'figure', statistic: other, form: 'digits' }, ' crates.'),
      ),
    })
    const text = () => more(wordsOf(records, english))
    const [first, second] = [await published(records, text()), await published(records, text())] as const
    expect((await correct(records.statistic, '1235', notes('Counted anew.', 'Contado de nuevo.'))).status).toBe(200)
    const derived = [{ statistic: records.computed, value: '2470' }]
    const release = (id: string, data: Json) => send(`/statistics/${id}/release`, data)
    expect((await release(records.statistic, { story: first.story, derived })).status).toBe(200)

    expect((await correct(other, '78', notes('One crate more.', 'Una caja más.'))).status).toBe(200)
    const crates = [{ language: 'en', text: 'The crates are 78.' }]
    expect((await release(other, { story: second.story, notes: crates })).status).toBe(200)
    const { body: edition } = await newsroom.call(`/v1/articles/en/${second.slug}`)
    expect(edition.statistics.map(({ value }: Json) => value)).toEqual(['1234', '2468', '78'])
    expect((await release(other, { story: first.story })).status).toBe(200)
    expect((await release(records.statistic, { story: second.story, notes: crates })).status).toBe(200)

    const nowhere = await release(other, { story: '6a3c8c0e-6a55-4c25-8cd6-0c2f7d1f6a11' })
    expect([nowhere.status, nowhere.answer.errors[0].data.errors]).toMatchObject([400, [{ path: 'story' }]])
    const named = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
    const open = await recordsOf(named.id)
    const story = await published(open)
    await published(open)
    expect((await correct(open.statistic, '1235', notes('Counted anew.', 'Contado de nuevo.'))).status).toBe(200)
    const open2470 = [{ statistic: open.computed, value: '2470' }]
    const alone = await release(open.statistic, { story: story.story, derived: open2470 })
    expect([alone.status, alone.answer.errors[0].data.errors]).toMatchObject([400, [{ path: 'story' }]])
    const { status, answer } = await release(open.statistic, { derived: open2470 })
    expect([status, answer.releases.length]).toEqual([200, 2])
  })

  it('answer each by its own ids only, and by those of the records not at all', async () => {
    const records = await recordsOf(await unnamed())
    const [one, other] = [await read(await published(records)), await read(await published(records))]
    for (const [list, id] of [
      ['statistics', records.statistic],
      ['statistics', records.computed],
      ['quotes', records.quote],
      ['sources', records.source],
    ]) {
      expect((await newsroom.call(`/v1/${list}/${id}`)).status).toBe(404)
    }
    for (const [path, answer] of one.answers) {
      expect([path, JSON.stringify(answer).includes(other.story)]).toEqual([path, false])
      expect([path, JSON.stringify(answer).includes(other.slug)]).toEqual([path, false])
    }
  })

  it('are not linked by an edition that leaves one for the other', async () => {
    const records = await recordsOf(await unnamed())
    const [into, from] = [await published(records), await published(records)]
    const { article } = (
      await newsroom.call(`/articles/${from.id}/editions`, { as: 'editor', method: 'POST', data: { language: 'es' } })
    ).body
    const slug = `barcos-${from.slug}`
    const publish = (more: Json) =>
      newsroom.call(`/articles/${article}`, {
        as: 'editor',
        method: 'PATCH',
        data: { slug, body: wordsOf(records, spanish), ...more, _status: 'published' },
      })
    expect((await publish({})).body.errors).toBe(undefined)

    const joined = await newsroom.call(`/articles/${into.id}/join`, {
      as: 'editor',
      method: 'POST',
      data: { article },
    })
    expect(joined.status).toBe(409)
    expect((await publish({ story: into.story })).status).toBe(400)
    const { body: edition } = await newsroom.call(`/v1/articles/es/${slug}`)
    expect(edition.story).toBe(from.story)
  })

  it('become one where an edition joins that was alone in its story, and then share all ids', async () => {
    const records = await recordsOf(await unnamed())
    const into = await published(records)
    const alone = await published(records, { language: 'es' })
    const joined = await newsroom.call(`/articles/${into.id}/join`, {
      as: 'editor',
      method: 'POST',
      data: { article: alone.id },
    })
    expect([joined.status, joined.body.story]).toEqual([200, into.story])
    const idsOf = async (language: string, slug: string) => {
      const { body: edition } = await newsroom.call(`/v1/articles/${language}/${slug}`)
      return [edition.statistics, edition.quotes, edition.sources].flat().map(({ id }: Json) => id)
    }
    expect(await idsOf('es', alone.slug)).toEqual(await idsOf('en', into.slug))
  })
})
