/** A story in several languages: made, kept in step, joined, withdrawn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStory } from '../../seed/load'
import { articleData, body, create, createStatistic, paragraph, withdraw } from '../support/drafts'
import { paragraph as line, table, text } from '../fixtures/body'
import { plain } from '../fixtures/pictures'
import { createImage } from '../support/images'
import { all, databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const languages = [
  // The story of the demo says "60 per cent".
  { code: 'en', locale: 'en-US', figures: { percent: 'per cent' } },
  { code: 'es', locale: 'es-MX' },
  { code: 'fr', locale: 'fr-FR' },
]

describe.each(databases)('the editions of a story on %s', (database) => {
  let newsroom: Newsroom
  const seed: Record<string, Json> = {}

  beforeAll(async () => {
    newsroom = await openNewsroom(database, { languages })
    await loadStory(newsroom.payload, { editor: newsroom.user.editor, log: () => undefined })
    for (const edition of (await newsroom.call('/articles?depth=0', { as: 'editor' })).body.docs) {
      seed[edition.language] = edition
    }
  })
  afterAll(() => newsroom?.close())

  const post = (route: string, data: Json = {}, as: 'editor' | 'reporter' = 'editor') =>
    newsroom.call(route, { as, method: 'POST', data })
  const patch = (route: string, data: Json) => newsroom.call(route, { as: 'editor', method: 'PATCH', data })
  const get = async (route: string): Promise<Json> => (await newsroom.call(route, { as: 'editor' })).body
  const stateOf = async (id: string, language: string): Promise<Json> =>
    (await get(`/articles/${id}/editions`)).editions.find((each: Json) => each.language === language)
  /** Publishes with the errors that the review finds dismissed: the seed has some that its author stands by. */
  const publish = async (id: string, data: Json = {}) => {
    const { review } = await get(`/articles/${id}/review`)
    const dismissals = review.findings
      .filter(({ severity }: Json) => severity === 'error')
      .map(({ rule, fingerprint, text }: Json) => ({ rule, fingerprint, text, reason: 'As in the other editions.' }))
    return patch(`/articles/${id}`, { dismissals, ...data, _status: 'published' })
  }
  const paragraphs = (...texts: string[]) => body(...texts.map((text) => paragraph(text)))

  /** A published edition and the published Spanish one that was made from it. */
  const bilingual = async (): Promise<{ en: Json; es: Json }> => {
    const en = await create(
      newsroom,
      'articles',
      articleData({ body: paragraphs('The first.', 'The second.', 'The third.'), _status: 'published' }),
    )
    const { body: made } = await post(`/articles/${en.id}/editions`, { language: 'es' })
    const es = await patch(`/articles/${made.article}`, {
      title: `Un artículo ${en.id}`,
      body: paragraphs('Lo primero.', 'Lo segundo.', 'Lo tercero.'),
      _status: 'published',
    })
    expect(es.status).toBe(200)
    return { en, es: es.body.doc }
  }

  it('are made in a third language without typing a record again', async () => {
    const { id } = seed.en
    expect((await stateOf(id, 'fr')).status).toBe('missing')
    const made = await post(`/articles/${id}/editions`, { language: 'fr' }, 'reporter')
    expect(made.status).toBe(201)
    const draft = await get(`/articles/${made.body.article}?depth=0&draft=true`)
    expect(draft).toMatchObject({
      language: 'fr',
      story: seed.en.story,
      _status: 'draft',
      translatedFrom: { article: id, release: expect.stringMatching(/^[0-9a-f]{64}$/) },
      byline: [{ name: 'Dolia Estevez', role: 'author' }],
    })
    expect(await stateOf(id, 'fr')).toMatchObject({ status: 'draft', hasDraft: true, by: 'reporter' })

    const published = await publish(made.body.article, { title: 'Le refuge' })
    expect(published.status).toBe(200)
    const edition = (await newsroom.call('/v1/articles/fr/le-refuge')).body
    const english = (await newsroom.call(`/v1/articles/en/${seed.en.slug}`)).body
    expect(edition.statistics.map(({ id: each, value }: Json) => [each, value])).toEqual(
      english.statistics.map(({ id: each, value }: Json) => [each, value]),
    )
    expect(edition.statistics.find(({ unit }: Json) => unit.kind === 'percent').display).toMatch(/%|pour cent/)
    // What is not translated yet is said to be in another language.
    expect(edition.statistics[0]).toMatchObject({ label: english.statistics[0].label, labelLanguage: 'en' })
    expect(edition.sources.find(({ terms }: Json) => terms === 'background')).toMatchObject({
      name: null,
      attributionLanguage: 'en',
    })
    expect(await stateOf(id, 'fr')).toMatchObject({ status: 'live', version: 1, hasDraft: false, isStale: false })
    // Once is enough, also for two at once.
    const again = await Promise.all([1, 2].map(() => post(`/articles/${id}/editions`, { language: 'fr' })))
    for (const { status } of again) expect(status).toBe(409)
  })

  it('are made from what readers have, and by one of two who make one at once', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    expect((await post(`/articles/${draft.id}/editions`, { language: 'es' })).status).toBe(409)
    await patch(`/articles/${draft.id}`, { _status: 'published' })
    for (const data of [{ language: 'de' }, {}, [], { language: 'es', more: 1 }]) {
      expect((await post(`/articles/${draft.id}/editions`, data)).status).toBe(400)
    }
    expect((await post(`/articles/00000000-0000-4000-8000-000000000000/editions`, { language: 'es' })).status).toBe(404)
    const answers = await Promise.all([1, 2].map(() => post(`/articles/${draft.id}/editions`, { language: 'es' })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status } of answers) expect([201, 400, 409]).toContain(status)
  })

  it('are stale by exactly the paragraph that changed, until somebody confirms', async () => {
    const { en, es } = await bilingual()
    expect(await stateOf(en.id, 'es')).toMatchObject({ isStale: false, stalePassages: 0 })
    const second = { body: paragraphs('The first.', 'The second, which is longer now.', 'The third.') }
    expect((await patch(`/articles/${en.id}`, { ...second, _status: 'published' })).status).toBe(200)
    expect(await stateOf(en.id, 'es')).toMatchObject({ isStale: true, stalePassages: 1 })
    const changes = await get(`/articles/${es.id}/source-changes`)
    expect(changes.passages).toEqual([
      { part: 'body', before: 'The second.', after: 'The second, which is longer now.' },
    ])
    const { editions } = (await newsroom.call(`/v1/stories/${en.story}`)).body
    expect(editions.map(({ stale }: Json) => stale)).toEqual([false, true])

    expect((await post(`/articles/${es.id}/up-to-date`, { release: 'f'.repeat(64) })).status).toBe(409)
    expect((await post(`/articles/${es.id}/up-to-date`, { release: 'short' })).status).toBe(400)
    const confirmed = await post(`/articles/${es.id}/up-to-date`, { release: changes.source.live })
    expect(confirmed.body.releases).toMatchObject([{ language: 'es', version: 2 }])
    expect(await stateOf(en.id, 'es')).toMatchObject({ isStale: false, version: 2 })
    const after = (await newsroom.call(`/v1/stories/${en.story}`)).body.editions
    expect(after.map(({ stale }: Json) => stale)).toEqual([false, false])
  })

  it('are still right beside one passage that changed, and stale by the others until all are', async () => {
    const { en, es } = await bilingual()
    const before = await get(`/articles/${es.id}?depth=0&draft=true`)
    await patch(`/articles/${en.id}`, { body: paragraphs('The 1st.', 'The second.', 'The 3rd.'), _status: 'published' })
    const changed = async () => (await get(`/articles/${es.id}/original`)).original
    const confirm = async (passages: string[], as: 'editor' | 'reporter' = 'editor') =>
      post(`/articles/${es.id}/up-to-date`, { release: (await changed()).release, passages }, as)
    const [first, third] = (await changed()).changes
    expect([first, third].map(({ after, stillRight }: Json) => [after, stillRight])).toEqual([
      ['The 1st.', null],
      ['The 3rd.', null],
    ])
    expect((await confirm([first.key], 'reporter')).status).toBe(403)
    expect((await confirm([])).status).toBe(400)
    expect((await confirm([first.key, 'still-right:nothing'])).status).toBe(409)
    expect((await changed()).changes).toEqual([first, third])

    expect((await confirm([first.key])).body).toEqual({ releases: [] })
    expect((await confirm([first.key])).body).toEqual({ releases: [] })
    const then = await changed()
    expect(then.changes).toEqual([
      { ...first, stillRight: { by: 'editor', at: expect.any(String) } },
      { ...third, stillRight: null },
    ])
    expect(await stateOf(en.id, 'es')).toMatchObject({ hasDraft: false, isStale: true, stalePassages: 1, version: 1 })
    // Nothing else of it is another, and readers are told that it is stale.
    const { dismissals, revision, ...row } = await get(`/articles/${es.id}?depth=0&draft=true`)
    expect(row).toEqual({ ...before, dismissals: undefined, revision: undefined, updatedAt: row.updatedAt })
    expect(dismissals).toMatchObject([{ text: 'The 1st.', by: newsroom.user.editor.id }])
    // Each account reads it in its own language, and saving what it read makes it nobody else's.
    const reasonIn = async (language: string) => {
      const headers = { 'Accept-Language': language }
      const { body } = await newsroom.call(`/articles/${es.id}?depth=0&draft=true`, { as: 'editor', headers })
      return body.dismissals[0].reason
    }
    expect(await reasonIn('en')).toBe('Still right beside version 2 of the original.')
    const inSpanish = await reasonIn('es')
    expect(inSpanish).toMatch(/^Sigue .* versión 2 /)
    const data = { dismissals: [{ ...dismissals[0], reason: inSpanish }], _status: 'published' }
    const answer = await newsroom.call(`/articles/${es.id}?depth=0`, { as: 'admin', method: 'PATCH', data })
    expect(answer.body.doc.dismissals).toMatchObject([{ by: dismissals[0].by, at: dismissals[0].at }])
    expect(await reasonIn('en')).toBe(dismissals[0].reason)
    expect(revision).not.toBe(before.revision)
    const stale = async () =>
      (await newsroom.call(`/v1/stories/${en.story}`)).body.editions.find(({ language }: Json) => language === 'es')
        .stale
    expect(await stale()).toBe(true)

    // What the original says otherwise again is to be looked at again; what it says as before is not.
    await patch(`/articles/${en.id}`, {
      body: paragraphs('The 1st.', 'The second.', 'The last.'),
      _status: 'published',
    })
    const again = await changed()
    expect(again.changes.map(({ after, stillRight }: Json) => [after, stillRight !== null])).toEqual([
      ['The 1st.', true],
      ['The last.', false],
    ])
    expect((await confirm([third.key])).status).toBe(409)
    const last = await confirm([again.changes[1].key])
    expect(last.body.releases).toMatchObject([{ language: 'es', version: 2 }])
    expect(await stateOf(en.id, 'es')).toMatchObject({ hasDraft: false, isStale: false, stalePassages: 0, version: 2 })
    expect(await stale()).toBe(false)
    // Who said so stays with it.
    expect((await get(`/articles/${es.id}?depth=0`)).dismissals).toHaveLength(2)
  })

  it('have their original beside them as readers have it, with its figures as they take them over', async () => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'custom', text: 'thirty-seven' }
    const things = table([[[line(text('Things'))]], [[line(text('Few'))]]], { caption: 'What there is' })
    const written = body(paragraph('There are ', figure, ' things.'), paragraph('The second.'), things)
    const en = await create(newsroom, 'articles', articleData({ body: written, _status: 'published' }))
    const es = (await post(`/articles/${en.id}/editions`, { language: 'es' }, 'reporter')).body.article
    // What is not published is nobody's original.
    await patch(`/articles/${en.id}?draft=true`, { title: 'Not yet' })
    const { body: answer, status } = await newsroom.call(`/articles/${es}/original`, { as: 'reporter' })
    expect(status).toBe(200)
    const live = (await newsroom.call(`/v1/articles/en/${en.slug}`)).body
    const { original } = answer
    expect(original).toMatchObject({
      article: en.id,
      language: 'en',
      title: en.title,
      slug: en.slug,
      version: 1,
      release: live.hash,
      from: live.hash,
      body: live.body,
      changes: [],
    })
    const key = live.body[0].children.find(({ _type }: Json) => _type === 'figure')._key
    // In the form that every language has.
    expect(original.attributions).toEqual({
      [key]: { id: key, blockType: 'figure', statistic: statistic.id, form: 'digits', text: null },
    })
    // And its tables and blocks as they are taken over.
    expect(Object.keys(original.blocks)).toEqual([live.body[2]._key])
    expect(original.blocks[live.body[2]._key]).toMatchObject({ type: 'table', $: { caption: 'What there is' } })
    await patch(`/articles/${en.id}`, { body: body(paragraph('The second, anew.')), _status: 'published' })
    const then = (await get(`/articles/${es}/original`)).original
    expect(then).toMatchObject({ version: 2, from: live.hash, attributions: {} })
    expect(then.release).not.toBe(live.hash)
    expect(then.changes.length).toBeGreaterThan(0)
    expect((await post(`/articles/${en.id}/withdraw`, { reason: 'It was wrong.' })).status).toBe(200)
    expect(await get(`/articles/${es}/original`)).toEqual({ original: null })
    expect(await get(`/articles/${en.id}/original`)).toEqual({ original: null })
    expect((await newsroom.call(`/articles/${es}/original`)).status).toBe(401)
    expect((await newsroom.call(`/articles/${en.story}/original`, { as: 'editor' })).status).toBe(404)
  })

  it('are not stale by formatting, and a draft keeps its confirmation until it is published', async () => {
    const { en, es } = await bilingual()
    const formatted = paragraphs('The first.', 'The second.', 'The third.')
    ;(formatted.root.children[0] as Json).children[0].format = 1
    await patch(`/articles/${en.id}`, { body: formatted, _status: 'published' })
    expect(await stateOf(en.id, 'es')).toMatchObject({ isStale: false })
    await patch(`/articles/${en.id}`, { dek: 'Something new.', _status: 'published' })
    expect(await stateOf(en.id, 'es')).toMatchObject({ isStale: true })
    await patch(`/articles/${es.id}?draft=true`, { dek: 'Algo nuevo.' })
    const { source } = await get(`/articles/${es.id}/source-changes`)
    expect((await post(`/articles/${es.id}/up-to-date`, { release: source.live })).body.releases).toEqual([])
    expect(await stateOf(en.id, 'es')).toMatchObject({ isStale: false, version: 1, hasDraft: true })
    expect((await patch(`/articles/${es.id}`, { _status: 'published' })).status).toBe(200)
    const edition = (await newsroom.call(`/v1/articles/es/${es.slug}`)).body
    expect(edition).toMatchObject({ dek: 'Algo nuevo.', translatedFrom: { release: source.live } })
  })

  it('are behind while a correction waits, and current when it is released', async () => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const { id } = await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph('There are ', figure, ' things.')), _status: 'published' }),
    )
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'There are 38.' }] }
    expect((await patch(`/statistics/${statistic.id}`, { value: '38', correction })).status).toBe(200)
    expect(await stateOf(id, 'en')).toMatchObject({ isBehind: true })
    const behind = await get('/desk?filter=behind')
    expect(behind.stories.map(({ editions }: Json) => editions[0].article)).toEqual([id])
    expect((await post(`/statistics/${statistic.id}/release`)).status).toBe(200)
    expect(await stateOf(id, 'en')).toMatchObject({ isBehind: false, version: 2 })
    expect((await get('/desk?filter=behind')).stories).toEqual([])
  })

  it('can be joined to a story after they were made', async () => {
    const en = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    const es = await create(newsroom, 'articles', articleData({ language: 'es', _status: 'published' }))
    expect((await post(`/articles/${en.id}/join`, { article: es.id })).body).toEqual({ story: en.story })
    const { editions } = (await newsroom.call(`/v1/stories/${en.story}`)).body
    expect(editions.map(({ language, version }: Json) => [language, version])).toEqual([
      ['en', 1],
      ['es', 2],
    ])
    expect((await post(`/articles/${en.id}/join`, { article: es.id })).status).toBe(200)
    const other = await create(newsroom, 'articles', articleData({ language: 'es' }), '?draft=true')
    expect((await post(`/articles/${en.id}/join`, { article: other.id })).status).toBe(409)
    expect((await post(`/articles/${en.id}/join`, { article: 'nobody' })).status).toBe(400)
  })

  it('are not reinstated in the story that they left while they were down', async () => {
    const en = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    const es = await create(newsroom, 'articles', articleData({ language: 'es', _status: 'published' }))
    expect((await post(`/articles/${es.id}/withdraw`, { reason: 'Se revisa.' })).status).toBe(200)
    expect((await post(`/articles/${en.id}/join`, { article: es.id })).body).toEqual({ story: en.story })
    const refused = await post(`/articles/${es.id}/reinstate`)
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      409,
      'It is an edition of another story by now. Publish the draft instead.',
    ])
    expect((await patch(`/articles/${es.id}`, { _status: 'published' })).status).toBe(200)
    const { editions } = (await newsroom.call(`/v1/stories/${en.story}`)).body
    expect(editions.map(({ language }: Json) => language)).toEqual(['en', 'es'])
  })

  it('are withdrawn with a reason and reinstated at their old address, with the draft kept', async () => {
    const article = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    const address = `/v1/articles/en/${article.slug}`
    await patch(`/articles/${article.id}?draft=true`, { dek: 'Work in progress.' })
    expect((await post(`/articles/${article.id}/withdraw`, {})).status).toBe(400)
    expect((await post(`/articles/${article.id}/withdraw`, { reason: 'It was about somebody else.' })).status).toBe(200)
    const gone = await newsroom.call(address)
    expect(gone.status).toBe(410)
    expect(gone.body.tombstone.reason).toBe('It was about somebody else.')
    const last = (await newsroom.call('/v1/changes?limit=1000')).body.changes.at(-1)
    expect(last).toMatchObject({ kind: 'withdrawn', slug: article.slug, note: 'It was about somebody else.' })
    expect(await stateOf(article.id, 'en')).toMatchObject({ status: 'withdrawn', version: 2 })
    expect((await post(`/articles/${article.id}/withdraw`, { reason: 'Again.' })).status).toBe(409)

    expect((await post(`/articles/${article.id}/reinstate`)).body.releases).toMatchObject([{ version: 3 }])
    expect((await newsroom.call(address)).body).toMatchObject({ title: article.title, dek: null, version: 3 })
    const draft = await get(`/articles/${article.id}?draft=true&depth=0`)
    expect(draft).toMatchObject({ dek: 'Work in progress.', _status: 'draft' })
    expect((await post(`/articles/${article.id}/reinstate`)).status).toBe(409)
  })

  it('are on the Desk, newest first, page by page, each story once', async () => {
    const pages: Json[] = []
    let cursor = ''
    do {
      const page = await get(`/desk?limit=2${cursor && `&cursor=${cursor}`}`)
      pages.push(...page.stories)
      cursor = page.next
    } while (cursor)
    const { totalDocs } = await newsroom.payload.count({ collection: 'articles', where: all })
    const articles = pages.flatMap(({ editions }) => editions).filter(({ article }: Json) => article)
    expect(new Set(articles.map(({ article }: Json) => article)).size).toBe(totalDocs)
    expect(articles).toHaveLength(totalDocs)
    const times = pages.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    expect((await get('/desk?filter=needs-translation')).stories.length).toBeGreaterThan(0)
    for (const query of ['filter=other', 'cursor=nonsense', 'limit=0', 'limit=101', 'more=1']) {
      expect((await newsroom.call(`/desk?${query}`, { as: 'editor' })).status).toBe(400)
    }
  })

  it('are reinstated with all that readers had: it is not deleted while they are withdrawn', async () => {
    const statistic = await createStatistic(newsroom)
    const image = await createImage(newsroom, { file: await plain().png().toBuffer() })
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const text = body(paragraph('There were ', figure, ' of them.'))
    const data = articleData({ hero: image.id, body: text, _status: 'published' })
    const { id, slug } = await create(newsroom, 'articles', data)
    await newsroom.call(`/articles/${id}?draft=true`, {
      as: 'editor',
      data: { hero: null, body: paragraphs('Nothing is counted any more.') },
      method: 'PATCH',
    })
    await withdraw(newsroom, id)
    const remove = (route: string) => newsroom.call(route, { as: 'editor', method: 'DELETE' })
    for (const route of [`/statistics/${statistic.id}`, `/media/${image.id}`]) {
      const refused = await remove(route)
      expect([route, refused.status]).toEqual([route, 409])
      expect(refused.body.errors[0].message).toContain(data.title)
    }
    expect((await remove(`/statistics?where[id][equals]=${statistic.id}`)).body.docs).toEqual([])
    const reinstated = await post(`/articles/${id}/reinstate`)
    expect([reinstated.status, reinstated.body.errors]).toEqual([200, undefined])
    const { body: live } = await newsroom.call(`/v1/articles/en/${slug}`)
    expect([live.statistics[0].value, live.hero.url]).toEqual(['37', expect.any(String)])

    await withdraw(newsroom, id)
    expect((await remove(`/articles/${id}`)).status).toBe(200)
    expect((await remove(`/statistics/${statistic.id}`)).status).toBe(200)
    expect((await remove(`/media/${image.id}`)).status).toBe(200)
  })

  it('are reinstated as readers had them, whatever became of their slugs', async () => {
    const kept = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    const other = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    await withdraw(newsroom, kept.id)
    // The draft has a slug that another has: it stays in the draft, and is found there.
    const draft = { title: 'Renamed', slug: other.slug }
    const renamed = { as: 'editor', data: draft, method: 'PATCH' } as const
    expect((await newsroom.call(`/articles/${kept.id}?draft=true`, renamed)).status).toBe(200)
    const reinstated = await post(`/articles/${kept.id}/reinstate`)
    expect([reinstated.status, reinstated.body.errors]).toEqual([200, undefined])
    expect((await newsroom.call(`/v1/articles/en/${kept.slug}`)).body.title).toBe(kept.title)
    expect((await newsroom.call(`/articles/${kept.id}?draft=true`, { as: 'editor' })).body).toMatchObject(draft)
    const { body: found } = await newsroom.call(`/articles/${kept.id}/review`, { as: 'editor' })
    const errors = found.review.findings.filter(({ severity }: Json) => severity === 'error')
    expect(errors).toMatchObject([{ rule: 'unpublishable', where: { field: 'slug' } }])

    // Another has the slug that readers had it by: it is said what to do, and then it works.
    const gone = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    await withdraw(newsroom, gone.id)
    const away = { as: 'editor', data: { slug: `${gone.slug}-away` }, method: 'PATCH' } as const
    expect((await newsroom.call(`/articles/${gone.id}`, away)).status).toBe(200)
    const taker = await create(newsroom, 'articles', articleData({ slug: gone.slug, title: 'The taker' }))
    const refused = await post(`/articles/${gone.id}/reinstate`)
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      409,
      expect.stringContaining(`“The taker” has the slug ‘${gone.slug}’ now`),
    ])
    const free = { as: 'editor', data: { slug: `${gone.slug}-taker` }, method: 'PATCH' } as const
    expect((await newsroom.call(`/articles/${taker.id}`, free)).status).toBe(200)
    expect((await post(`/articles/${gone.id}/reinstate`)).status).toBe(200)
    expect((await newsroom.call(`/v1/articles/en/${gone.slug}`)).body.title).toBe(gone.title)
    expect((await newsroom.call(`/articles/${gone.id}?draft=true`, { as: 'editor' })).body.slug).toBe(
      `${gone.slug}-away`,
    )
  })
})
