/** Who may say that a figure is no claim, and what becomes of that: through every way that an article is saved. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../support/accounts'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

type Who = 'editor' | 'reporter' | 'admin'
const inspectors = 'They hired 1,200 inspectors.'
const ages = 'Ana Ruiz, 63, and Luis Paz, 41, were there.'

describe.each(databases)('proposals on %s', (database) => {
  let newsroom: Newsroom
  let other: { id: string; token: string }
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    const { token, user } = await addAccount(newsroom.payload, 'reporter', 'another.reporter@example.org')
    other = { id: String(user.id), token }
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, as: Who, method = 'GET', data?: Json, headers: Record<string, string> = {}) =>
    newsroom.call(route, { as, method, data, headers })
  const draft = async (...sentences: string[]): Promise<string> =>
    (
      await create(
        newsroom,
        'articles',
        articleData({ body: body(...sentences.map((each) => paragraph(each))) }),
        '?draft=true',
      )
    ).id
  const save = (id: string, as: Who, data: Json) => call(`/articles/${id}?draft=true&depth=0`, as, 'PATCH', data)
  const asOther = (id: string, data: Json) =>
    newsroom.call(`/articles/${id}?draft=true&depth=0`, {
      method: 'PATCH',
      data,
      headers: { Authorization: `JWT ${other.token}` },
    })
  const publish = (id: string, data: Json = {}, as: Who = 'editor') =>
    call(`/articles/${id}?depth=0`, as, 'PATCH', { _status: 'published', ...data })
  const saved = async (id: string): Promise<Json> => (await call(`/articles/${id}?draft=true&depth=0`, 'editor')).body
  const proposals = async (id: string): Promise<Json[]> => (await saved(id)).proposals
  /** Of the text: that it has no dek is nothing to propose. */
  const findings = async (id: string): Promise<Json[]> =>
    (await call(`/articles/${id}/review`, 'reporter')).body.review.findings.filter(
      ({ rule }: Json) => rule !== 'missing-part',
    )
  const about = async (id: string, reason?: string, at = 0): Promise<Json> => {
    const { fingerprint, rule, text } = (await findings(id))[at]
    return { fingerprint, rule, text, ...(reason === undefined ? {} : { reason }) }
  }
  /** A draft with a figure of which the reporter says that it is no claim. */
  const proposed = async (reason = 'A name.') => {
    const id = await draft(inspectors)
    const proposal = await about(id, reason)
    expect((await save(id, 'reporter', { proposals: [proposal] })).status).toBe(200)
    return { id, proposal }
  }

  it('are signed by the server, let nothing be published, and reach no reader', async () => {
    const id = await draft(inspectors)
    const forged = { by: newsroom.user.editor.id, at: '2001-01-01T00:00:00.000Z', declined: true, text: '3 cigarettes' }
    const proposal = { ...(await about(id, 'The name of a band.')), ...forged }
    const answer = await save(id, 'reporter', { proposals: [proposal] })
    const [kept] = answer.body.doc.proposals
    expect(kept).toMatchObject({
      by: newsroom.user.reporter.id,
      declined: false,
      reason: 'The name of a band.',
      rule: 'unattributed-figure',
      text: '1,200',
    })
    expect(kept.at > '2020').toBe(true)
    const refused = await publish(id)
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].data.findings).toMatchObject([{ rule: 'unattributed-figure', dismissal: null }])
    expect((await publish(id, {}, 'reporter')).status).toBe(403)

    // What is no error is published with its proposal waiting, which no reader gets.
    const live = await draft(ages)
    await save(live, 'reporter', { proposals: [await about(live, 'Xylophone.')] })
    const { slug } = (await publish(live)).body.doc
    expect(await proposals(live)).toMatchObject([{ reason: 'Xylophone.', by: newsroom.user.reporter.id }])
    const edition = await newsroom.call(`/v1/articles/en/${slug}`)
    expect(edition.status).toBe(200)
    for (const route of [`/articles/en/${slug}`, '/changes', `/releases/${edition.body.hash}`, '/feeds/en.json']) {
      const { bytes } = await newsroom.call(`/v1${route}`)
      expect(bytes.toString()).not.toMatch(/Xylophone|proposal/i)
    }
    expect((await newsroom.call(`/articles/${live}`)).status).toBe(403)
  })

  it('become a dismissal of the editor who confirms, one by one or of a kind', async () => {
    const { id, proposal } = await proposed()
    const published = await publish(id, { dismissals: [proposal] })
    expect(published.status).toBe(200)
    expect(published.body.doc).toMatchObject({
      dismissals: [{ by: newsroom.user.editor.id, reason: 'A name.' }],
      proposals: [],
    })

    // An empty row, as a form has one of a decision that was taken back while the server answered, is none.
    const again = await proposed()
    const empty = { rule: null, fingerprint: null, text: null, reason: null, by: null, at: null }
    for (const write of [
      () => save(again.id, 'editor', { dismissals: [empty, again.proposal] }),
      () => publish(again.id, { dismissals: [empty, again.proposal] }),
    ]) {
      const answer = await write()
      expect(answer.status).toBe(200)
      expect(answer.body.doc.dismissals).toMatchObject([{ reason: 'A name.' }])
    }

    const many = await draft(ages, inspectors)
    const kind = { rule: 'unattributed-figure', fingerprint: 'kind:age', text: 'All ages' }
    await save(many, 'reporter', { proposals: [kind, await about(many, 'A name.'), await about(many, 'Old.', 1)] })
    expect(await proposals(many)).toHaveLength(3)
    const confirmed = await save(many, 'editor', { dismissals: [{ ...kind, reason: 'Ages.' }] })
    // With the kind what is of it is decided.
    expect(confirmed.body.doc.proposals).toMatchObject([{ text: '1,200' }])
  })

  it('never let a reporter dismiss', async () => {
    const { id, proposal } = await proposed()
    await save(id, 'reporter', { dismissals: [proposal], proposals: [] })
    expect(await saved(id)).toMatchObject({ dismissals: [], proposals: [] })
    await call(`/articles?where[id][equals]=${id}&draft=true`, 'reporter', 'PATCH', { dismissals: [proposal] })
    expect((await saved(id)).dismissals).toEqual([])
    const made = await call('/articles?draft=true', 'reporter', 'POST', articleData({ dismissals: [proposal] }))
    expect(made.body.doc.dismissals ?? []).toEqual([])
  })

  it('belong to whoever made them', async () => {
    const { id, proposal } = await proposed()
    const mine = { by: newsroom.user.reporter.id, reason: 'A name.', declined: false }
    for (const given of [[], [{ ...proposal, reason: 'Mine now.' }], [{ ...proposal, declined: true }]]) {
      expect((await asOther(id, { proposals: given })).body.doc.proposals).toMatchObject([mine])
    }
    // An editor rewords none, and a save of theirs leaves none out.
    for (const given of [[], [{ ...proposal, reason: 'Reworded.' }]]) {
      expect((await save(id, 'editor', { proposals: given })).body.doc.proposals).toMatchObject([mine])
    }
    expect((await save(id, 'editor', { dek: 'A dek.' })).body.doc.proposals).toMatchObject([mine])
    const many = await call(`/articles?where[id][equals]=${id}&draft=true&depth=0`, 'editor', 'PATCH', {
      proposals: [],
    })
    expect(many.body.docs[0].proposals).toMatchObject([mine])

    // A second one is signed by its own author, and its own author takes each back.
    const longer = await save(id, 'editor', { body: body(paragraph(inspectors), paragraph('It cost 4,512 pesos.')) })
    expect(longer.status).toBe(200)
    const [second] = (await findings(id)).filter(({ text }) => text.includes('4,512'))
    const theirs = { rule: second.rule, fingerprint: second.fingerprint }
    expect((await asOther(id, { proposals: [theirs] })).body.doc.proposals).toMatchObject([
      mine,
      { by: other.id, reason: null },
    ])
    expect((await asOther(id, { proposals: [] })).body.doc.proposals).toMatchObject([mine])
    expect((await save(id, 'reporter', { proposals: [] })).body.doc.proposals).toEqual([])
  })

  it('stay declined until they are proposed with another reason', async () => {
    const { id, proposal } = await proposed()
    const declined = await save(id, 'editor', { proposals: [{ ...proposal, declined: true }] })
    expect(declined.body.doc.proposals).toMatchObject([
      { declined: true, by: newsroom.user.reporter.id, reason: 'A name.' },
    ])
    expect((await save(id, 'reporter', { proposals: [proposal] })).body.doc.proposals).toMatchObject([
      { declined: true },
    ])
    const again = { ...proposal, reason: 'The name of a band, see their site.' }
    expect((await save(id, 'reporter', { proposals: [again] })).body.doc.proposals).toMatchObject([
      { declined: false, reason: again.reason },
    ])
  })

  it('are refused with a stale revision', async () => {
    const { id, proposal } = await proposed()
    const { revision } = await saved(id)
    await save(id, 'editor', { dek: 'Later.' })
    const stale = { 'If-Match': `"${revision}"` }
    const answer = await call(`/articles/${id}?draft=true`, 'reporter', 'PATCH', { proposals: [] }, stale)
    expect(answer.status).toBe(409)
    expect(await proposals(id)).toMatchObject([{ fingerprint: proposal.fingerprint }])
  })

  it('wait for nobody when their passage says something else, and are gone with the next publication', async () => {
    const { id, proposal } = await proposed()
    await save(id, 'reporter', { body: body(paragraph('They dismissed 1,200 inspectors.')) })
    const [found] = await findings(id)
    expect(found.fingerprint).not.toBe(proposal.fingerprint)
    // Taken back by an undo, the passage has its proposal again.
    expect(await proposals(id)).toHaveLength(1)
    expect((await publish(id, { body: body(paragraph('It rained.')) })).body.doc.proposals).toEqual([])
  })

  it('are about figures in the text only, and well formed', async () => {
    const id = await draft('“We are quite proud of it,” she said.')
    const [speech] = await findings(id)
    const missing = '0'.repeat(newsroom.user.editor.id.length)
    const text = body(paragraph({ blockType: 'figure', statistic: missing, form: 'digits' }))
    const final = await draft()
    await save(final, 'editor', { body: text })
    const [unpublishable] = await findings(final)
    expect(unpublishable.isFinal).toBe(true)
    const rule = 'unattributed-figure'
    const bad = (fingerprint: string) => [
      { rule, fingerprint },
      { rule: speech.rule, fingerprint: speech.fingerprint },
      { rule: unpublishable.rule, fingerprint: unpublishable.fingerprint },
      { rule, fingerprint: 'kind:unpublishable' },
      { rule, fingerprint: 'kind:age' },
      { rule, fingerprint: '0'.repeat(32) },
      { rule, fingerprint: '../x' },
      { fingerprint },
      { rule },
      {},
    ]
    for (const [target, { fingerprint }] of [
      [id, speech],
      [final, unpublishable],
    ]) {
      const answer = await save(target, 'reporter', { proposals: bad(fingerprint) })
      expect([answer.status, answer.body.doc.proposals]).toEqual([200, []])
    }
    await save(id, 'editor', { body: body(paragraph(ages)) })
    const long = { rule, fingerprint: 'kind:age', text: 'x'.repeat(5000), reason: 'y'.repeat(5000) }
    const [kept, ...none] = (await save(id, 'reporter', { proposals: [long, long] })).body.doc.proposals
    expect([none, kept.text.length, kept.reason.length]).toEqual([[], 300, 1000])
    // Nothing that somebody proposes keeps an editor from publishing.
    expect((await publish(id)).status).toBe(200)
  })

  it('are not brought back by an earlier version, and not taken away by one', async () => {
    const { id, proposal } = await proposed()
    const versions = async () =>
      (await call(`/articles/versions?where[parent][equals]=${id}&sort=-updatedAt&depth=0&limit=1`, 'editor')).body.docs
    const [waiting] = await versions()
    await publish(id, { dismissals: [{ ...proposal }] })
    const [confirmed] = await versions()
    for (const as of ['reporter', 'editor'] as const) {
      expect((await call(`/articles/versions/${waiting.id}?draft=true`, as, 'POST')).status).toBe(200)
      expect(await proposals(id)).toEqual([])
    }
    await save(id, 'editor', { dismissals: [] })
    await save(id, 'reporter', { proposals: [proposal] })
    // Also where the version has none, whoever restores it.
    await save(id, 'reporter', { proposals: [{ ...proposal, reason: 'Again.' }] })
    expect((await call(`/articles/versions/${confirmed.id}?draft=true`, 'reporter', 'POST')).status).toBe(200)
    expect(await saved(id)).toMatchObject({ dismissals: [], proposals: [{ reason: 'Again.' }] })
  })

  it('are not those of another article, or of another edition', async () => {
    const id = await draft(ages)
    await save(id, 'reporter', { proposals: [await about(id, 'An age.')] })
    expect((await publish(id)).status).toBe(200)
    const made = await call(`/articles/${id}/editions`, 'reporter', 'POST', { language: 'es' })
    expect(made.status).toBe(201)
    expect(await proposals(made.body.article)).toEqual([])
    expect((await call(`/articles/${id}/duplicate`, 'reporter', 'POST', {})).status).toBeGreaterThanOrEqual(400)

    // A copy that somebody sends is theirs, with rows of its own.
    const { title: _, slug: __, story: ___, id: ____, ...copy } = await saved(id)
    const sent = await call('/articles?draft=true&depth=0', 'reporter', 'POST', {
      ...copy,
      ...articleData({ body: copy.body }),
    })
    expect(sent.status).toBe(201)
    expect(sent.body.doc.proposals).toMatchObject([{ by: newsroom.user.reporter.id }])
    expect(await proposals(id)).toHaveLength(1)
  })
})
