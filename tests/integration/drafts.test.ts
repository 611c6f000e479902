/** A draft always saves: what is wrong in it is brought right, or found by the review, and stops nobody from writing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateBody } from '../../src/body'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

function block(type: string, ...children: object[]) {
  return { type, version: 1, direction: null, format: '', children }
}
function link(url: string) {
  const fields = { url, linkType: 'custom' }
  return block('paragraph', ...paragraph('before ').children, {
    ...block('link', ...paragraph('words').children),
    fields,
  })
}
function textOf(node: Json): string {
  return (node.text ?? '') + (node.children ?? []).map(textOf).join('')
}

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, method = 'GET', data?: Json) => newsroom.call(route, { as: 'editor', method, data })
  /** Saves as the editor's autosave does. */
  const save = (id: string, data: Json) => call(`/articles/${id}?draft=true&autosave=true`, 'PATCH', data)
  /** What is wrong with what is there; that these drafts have no dek is not. */
  const findingsOf = async (id: string): Promise<Json[]> => {
    const { findings } = (await call(`/articles/${id}/review`)).body.review
    return findings.filter(({ rule }: Json) => rule !== 'missing-part')
  }
  const publish = (id: string, data: Json = {}) => call(`/articles/${id}`, 'PATCH', { _status: 'published', ...data })
  const draft = (data: Json = {}) => create(newsroom, 'articles', articleData(data), '?draft=true')
  /** A figure, a quote and the source of both. */
  const records = async () => {
    const statistic = await createStatistic(newsroom)
    const source: string = statistic.evidence[0].source.id
    const said = { text: 'Hello words.', language: 'en', speaker: source, evidence: [{ source }] }
    return { statistic: String(statistic.id), quote: String((await create(newsroom, 'quotes', said)).id), source }
  }

  it.each([
    'tel:+52',
    '/a',
    '#a',
    'ftp://x',
    'file:///x',
    'www.a.example',
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'java\nscript:alert(1)',
    'HTTP://[',
    '../up',
    'whatsapp://send',
  ])('a link to “%s” saves, with its words', async (url) => {
    const { id } = await draft()
    const answer = await save(id, { body: body(link(url)) })
    expect(answer.status).toBe(200)
    expect(textOf(answer.body.doc.body.root)).toContain('before words')
    expect(validateBody(answer.body.doc.body)).toEqual([])
    // A telephone number in the text is a number that names no statistic.
    if (!url.startsWith('tel:')) expect((await publish(id)).status).toBe(200)
  })

  it.each<[string, object, string[]]>([
    ['a quotation of paragraphs', block('quote', paragraph('a'), paragraph('b')), ['a', 'b']],
    [
      'a quotation with a list',
      block('quote', { ...block('list', block('listitem', ...paragraph('a').children)), listType: 'bullet' }),
      ['a'],
    ],
    [
      'a heading in a list item',
      {
        ...block('list', block('listitem', { ...block('heading', ...paragraph('a').children), tag: 'h3' })),
        listType: 'number',
      },
      ['a'],
    ],
    [
      'a task list',
      {
        ...block('list', { ...block('listitem', ...paragraph('a').children), checked: true }),
        listType: 'check',
      },
      ['a'],
    ],
    ['a heading of the first level', { ...block('heading', ...paragraph('a').children), tag: 'h1' }, ['a']],
    [
      'a table',
      block('table', block('tablerow', block('tablecell', paragraph('a')), block('tablecell', paragraph('b')))),
      ['a', 'b'],
    ],
    ['a node that nobody knows', block('iframe', paragraph('a')), ['a']],
    ['what is no node', { ...paragraph('a'), children: [5, null, 'x', ...paragraph('a').children] }, ['a']],
    ['a paragraph in a paragraph', block('paragraph', paragraph('a'), paragraph('b')), ['a', 'b']],
    ['code', block('code', ...paragraph('a').children), ['a']],
    ['an upload', { type: 'upload', version: 3, relationTo: 'media', value: 'x', fields: {} }, []],
    ['a block without an id', paragraph('a', { blockType: 'figure', id: '', form: 'digits' }), ['a']],
  ])('%s saves, with its words', async (_, node, words) => {
    const answer = await call('/articles?draft=true', 'POST', articleData({ body: body(node) }))
    expect([answer.status, answer.body.errors]).toEqual([201, undefined])
    for (const word of words) expect(textOf(answer.body.doc.body.root)).toContain(word)
    expect(validateBody(answer.body.doc.body).filter(({ mayWait }) => !mayWait)).toEqual([])
    expect((await save(answer.body.doc.id, { body: body(node, paragraph('more')) })).status).toBe(200)
  })

  it.each([
    ['text instead of a document', 'hello'],
    ['a list instead of a document', []],
    ['a document without a root', { children: [] }],
  ])('%s is refused (400)', async (_, value) => {
    const answer = await call('/articles?draft=true', 'POST', articleData({ body: value }))
    expect(answer.status).toBe(400)
  })

  it('saves a figure whose statistic is not there, finds it, and does not let it be dismissed', async () => {
    const { id } = await draft()
    const gone = await createStatistic(newsroom)
    expect((await call(`/statistics/${gone.id}`, 'DELETE')).status).toBe(200)
    const value = body(paragraph('There were ', { blockType: 'figure', form: 'digits', statistic: gone.id }, '.'))
    const saved = await save(id, { body: value })
    expect([saved.status, saved.body.errors, saved.body.doc?.review.errors]).toEqual([200, undefined, 1])
    const [found] = await findingsOf(id)
    expect(found).toMatchObject({ rule: 'unpublishable', severity: 'error', isFinal: true, dismissal: null })
    const dismissals = [{ rule: found!.rule, fingerprint: found!.fingerprint, reason: 'So what.' }]
    expect((await save(id, { dismissals })).status).toBe(200)
    expect(await findingsOf(id)).toMatchObject([{ rule: 'unpublishable', dismissal: null }])
    expect((await publish(id)).status).toBe(400)
  })

  it.each(["1' OR 1", { id: 5 }, [], true])(
    'saves a figure of a statistic that could be none (%j)',
    async (statistic) => {
      const { id } = await draft({ body: body(paragraph('A ', { blockType: 'figure', form: 'digits', statistic })) })
      expect(await findingsOf(id)).toMatchObject([{ rule: 'incomplete-node', severity: 'error', isFinal: true }])
    },
  )

  it.each([
    ['a form that there is not', { blockType: 'figure', form: 'nope' }],
    ['a form that is no text', { blockType: 'figure', form: { a: 1 } }],
    ['a wording that is no text', { blockType: 'figure', form: 'custom', text: 5 }],
    ['a wording that is no text, of a figure in digits', { blockType: 'figure', form: 'digits', text: ['x'] }],
    ['an excerpt that is no text', { blockType: 'quotation', excerpt: 5 }],
    ['a place that is no text', { blockType: 'citation', locator: { page: 5 } }],
  ])('saves %s as it was given, and finds it', async (_, fields) => {
    const { statistic, quote, source } = await records()
    const named = { figure: { statistic }, quotation: { quote }, citation: { source } }[fields.blockType]
    const value = body(paragraph('A ', { ...named, ...fields }))
    const { id } = await draft({ body: value })
    expect((await save(id, { body: value, title: 'Typed' })).status).toBe(200)
    const kept = (await call(`/articles/${id}?draft=true&depth=0`)).body
    expect([kept.title, kept.body.root.children[0].children[1].fields]).toMatchObject(['Typed', fields])
    expect(await findingsOf(id)).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'incomplete-node', severity: 'error', isFinal: true })]),
    )
    expect((await publish(id)).status).toBe(400)
  })

  it.each(['draft', 'autosave', 'published', 'where', 'created', 'restored'])(
    'takes a body back as it was read, with the records in it (%s)',
    async (how) => {
      const { statistic, quote, source } = await records()
      const value = body(
        paragraph(
          'There are ',
          { blockType: 'figure', statistic, form: 'digits' },
          ' and “',
          { blockType: 'quotation', quote, excerpt: 'Hello words.' },
          '”.',
          { blockType: 'citation', source, locator: 'p. 2' },
        ),
      )
      const corrections = [{ date: '2026-01-02', kind: 'correction', text: 'It was 38.', statistics: [statistic] }]
      const { id } = await draft({ body: value, corrections })
      const read = (await call(`/articles/${id}?draft=true`)).body
      expect(read.body.root.children[0].children[1].fields.statistic).toMatchObject({ id: statistic, value: '37' })
      const { id: _, slug: __, story: ___, _status: ____, revision: _____, ...copy } = read
      const back = { ...copy, title: `Sent back ${how}` }
      const answer = await {
        draft: () => call(`/articles/${id}?draft=true`, 'PATCH', back),
        autosave: () => save(id, back),
        published: () => publish(id, back),
        where: () => call(`/articles?draft=true&where[id][equals]=${id}`, 'PATCH', back),
        created: () =>
          call('/articles?draft=true', 'POST', articleData({ body: read.body, corrections, title: back.title })),
        restored: async () => {
          // As a draft of before was kept, with the records in it.
          const { docs: versions } = await newsroom.payload.db.findVersions<Json>({
            collection: 'articles',
            where: { parent: { equals: id } },
          })
          const [version] = versions
          if (!version) throw new Error('There is no version.')
          await newsroom.payload.db.updateVersion({
            collection: 'articles',
            id: version.id,
            versionData: { ...version, version: { ...version.version, body: read.body, title: back.title } },
          })
          return call(`/articles/versions/${version.id}?draft=true`, 'POST', {})
        },
      }[how]!()
      expect([answer.status, answer.body.errors ?? []]).toEqual([how === 'created' ? 201 : 200, []])
      const saved = how === 'created' ? answer.body.doc.id : id
      const kept = (await call(`/articles/${saved}?draft=true&depth=0`)).body
      const fields = kept.body.root.children[0].children.flatMap((node: Json) => (node.fields ? [node.fields] : []))
      expect(kept.title).toBe(back.title)
      expect(fields).toMatchObject([{ statistic }, { quote }, { source }])
      expect(kept.corrections).toMatchObject(corrections)
      const published = await publish(saved)
      expect([published.status, published.body.errors]).toEqual([200, undefined])
    },
  )

  it('saves a node that is being filled in, and finds what is missing', async () => {
    const { id } = await draft({ body: body(paragraph({ blockType: 'figure', form: 'digits' })) })
    expect(await findingsOf(id)).toMatchObject([
      { rule: 'incomplete-node', isFinal: true, where: { path: 'root.children.0.children.0' } },
    ])
    expect((await publish(id)).status).toBe(400)
  })

  it('saves a draft whose image, original or corrected figure was deleted meanwhile', async () => {
    const { id } = await draft()
    const gone = await createStatistic(newsroom)
    await call(`/statistics/${gone.id}`, 'DELETE')
    const saved = await save(id, {
      title: 'Typed',
      hero: gone.id,
      translatedFrom: { article: gone.id },
      corrections: [{ date: '2026-01-02', kind: 'correction', text: 'It was wrong.', statistics: [gone.id] }],
    })
    expect([saved.status, saved.body.errors]).toEqual([200, undefined])
    expect(saved.body.doc).toMatchObject({ title: 'Typed', corrections: [{ text: 'It was wrong.' }] })
    expect(saved.body.doc.corrections[0].statistics ?? []).toEqual([])
    expect(saved.body.doc.hero ?? null).toBeNull()
  })

  it.each([false, true])('keeps a slug that is taken in the draft, and finds it (published: %s)', async (isLive) => {
    const other = await draft()
    const { id, slug } = await draft()
    if (isLive) expect((await publish(id)).status).toBe(200)
    const saved = await save(id, { title: 'Typed', slug: other.slug })
    expect([saved.status, saved.body.doc?.slug]).toEqual([200, other.slug])
    expect(await findingsOf(id)).toMatchObject([{ rule: 'unpublishable', where: { field: 'slug' } }])
    const refused = await publish(id)
    expect([refused.status, refused.body.errors[0].data.errors[0].path]).toEqual([400, 'slug'])
    expect((await publish(id, { slug })).status).toBe(200)
  })

  it('numbers the slug of a new draft where it is taken', async () => {
    const { slug } = await draft()
    const second = await create(newsroom, 'articles', articleData({ slug }), '?draft=true&autosave=true')
    expect(second.slug).toBe(`${slug}-2`)
  })

  it('numbers a slug that was made for several drafts of one title, when each is published', async () => {
    const drafts = [await draft(), await draft(), await draft()]
    for (const { id } of drafts) expect((await save(id, { title: 'The flood in three drafts' })).status).toBe(200)
    const slugs: string[] = []
    for (const { id } of drafts) {
      const answer = await publish(id)
      expect([answer.status, answer.body.errors]).toEqual([200, undefined])
      slugs.push(answer.body.doc.slug)
    }
    const made = 'the-flood-in-three-drafts'
    expect(slugs).toEqual([made, `${made}-2`, `${made}-3`])
  })

  it('keeps a language that another edition of the story has in the draft, and finds it', async () => {
    const { story } = await draft()
    const { id } = await draft({ story, language: 'es' })
    const saved = await save(id, { title: 'Typed', language: 'en' })
    expect([saved.status, saved.body.doc?.title]).toEqual([200, 'Typed'])
    expect(await findingsOf(id)).toMatchObject([{ rule: 'unpublishable', where: { field: 'language' } }])
    expect((await publish(id)).status).toBe(400)
  })

  it('keeps what is not valid in a field of a draft', async () => {
    const { id } = await draft()
    const data = { title: 'x'.repeat(400), dek: 'y'.repeat(2000), slug: 'Not A Slug', byline: [{ name: '' }] }
    const saved = await save(id, data)
    expect([saved.status, saved.body.errors]).toEqual([200, undefined])
    expect(saved.body.doc).toMatchObject({ title: data.title, dek: data.dek })
    expect((await publish(id)).status).toBe(400)
    expect((await call(`/articles/${id}?draft=true`)).body).toMatchObject({ title: data.title, dek: data.dek })
  })
})
