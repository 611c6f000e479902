/** The review and its gate, as editors meet them through the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStory } from '../../seed/load'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

function findingsOf(answer: { body: Json }): Json[] {
  return answer.body.errors[0].data.findings
}
function rulesOf(findings: Json[]) {
  return findings.map(({ rule, text }) => [rule, text])
}

describe.each(databases)('the story under review on %s', (database) => {
  let newsroom: Newsroom
  const editions: Record<string, Json> = {}

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    await loadStory(newsroom.payload, { editor: newsroom.user.editor, log: () => undefined })
    const { docs } = (await newsroom.call('/articles?depth=0', { as: 'editor' })).body
    for (const edition of docs) editions[edition.language] = edition
  })
  afterAll(() => newsroom?.close())

  const reviewOf = async (language: string): Promise<Json> =>
    (await newsroom.call(`/articles/${editions[language].id}/review`, { as: 'reporter' })).body.review
  const save = (language: string, data: Json, headers: Record<string, string> = {}, query = '') =>
    newsroom.call(`/articles/${editions[language].id}${query}`, { as: 'editor', method: 'PATCH', data, headers })
  const reviewed = async (language: string, data: Json): Promise<Json> => {
    const { id, dismissals, translatedFrom, title, dek } = editions[language]
    const article = { id, language, title, dek, dismissals, translatedFrom, ...data }
    const answer = await newsroom.call('/review', { as: 'reporter', method: 'POST', data: article })
    expect(answer.status).toBe(200)
    return answer.body.review
  }

  it.each(['es', 'en'])(
    'has the findings that it was published in spite of, with their reasons (%s)',
    async (language) => {
      const { findings, counts, dismissed, figures, quotations } = await reviewOf(language)
      expect(counts.error).toBe(0)
      expect(dismissed).toBe(3)
      const errors = findings.filter(({ severity }: Json) => severity === 'error')
      expect(errors.map(({ rule, text }: Json) => `${rule}: ${text}`).sort()).toEqual(
        language === 'en'
          ? ['contradicted-figure: 60 per cent', 'missing-evidence: 11', 'missing-evidence: more than 600']
          : ['contradicted-figure: 60 por ciento', 'missing-evidence: 11', 'missing-evidence: más de 600'],
      )
      for (const { dismissal } of errors) expect(dismissal).toMatchObject({ by: newsroom.user.editor.id })
      for (const { dismissal } of errors) expect(dismissal.reason.length).toBeGreaterThan(40)
      // Ten in the text, and three in the chart.
      expect(figures).toEqual({ attributed: 13, total: 13 })
      const uncredited = findings.filter(({ rule }: Json) => rule === 'uncredited-image')
      expect(uncredited).toMatchObject([{ severity: 'warning', where: { field: 'body' }, dismissal: null }])
      expect(quotations.attributed).toBe(quotations.total)
    },
  )

  it.each([
    ['en', 'more than 600', 'names no source', '75.5 per cent', 'Not published. The review found 3 errors'],
    ['es', 'más de 600', 'no tiene fuente', '75.5 por ciento', 'No se publicó. La revisión encontró 3 errores'],
  ])('is not published again without the dismissals (%s)', async (language, expelled, noSource, computed, refusal) => {
    const before = (await newsroom.call('/v1/changes')).body.changes.length
    const data = { dismissals: [], _status: 'published' }
    const answer = await save(language, data, { 'Accept-Language': language })
    expect(answer.status).toBe(400)
    const [error] = answer.body.errors
    expect(error.message).toContain(refusal)
    const findings = findingsOf(answer)
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error'])
    const inLanguage = findings.map(({ message }) => message[language]).join('\n')
    for (const words of [expelled, noSource, computed]) expect(inLanguage).toContain(words)
    // What the form shows at the field says the same.
    expect(error.data.errors).toMatchObject([{ path: 'body', message: expect.stringContaining(computed) }])
    expect((await newsroom.call('/v1/changes')).body.changes).toHaveLength(before)
    // And the draft that was published keeps its dismissals.
    expect((await reviewOf(language)).counts.error).toBe(0)
  })

  it('puts what the review counted into the ledger', async () => {
    const { ledger } = (await newsroom.call(`/v1/articles/en/${editions.en.slug}`)).body
    expect(ledger).toMatchObject({ dismissed: 3, figures: { unattributed: 0, withoutEvidence: 2, inconsistent: 1 } })
    expect(ledger.quotations).toMatchObject({ unattributed: 0 })
  })

  const changed = (language: string, change: (blocks: Json[]) => Json[]): Json => {
    const { root } = structuredClone(editions[language].body)
    return { root: { ...root, children: change(root.children) } }
  }
  /** The body with the figure of a statistic replaced by words. */
  const saying = (language: string, value: string, words: string) => async () => {
    const { docs } = (await newsroom.call(`/statistics?where[value][equals]=${value}&depth=0`, { as: 'editor' })).body
    const id = docs[0].id
    return changed(language, (blocks) =>
      blocks.map((block) => ({
        ...block,
        children: block.children?.map((node: Json) =>
          node.fields?.statistic === id ? { ...paragraph(words).children[0] } : node,
        ),
      })),
    )
  }
  const parity = (findings: Json[]) => findings.filter(({ rule }) => /parity|scale/.test(rule))

  it('finds a figure that differs from the other edition, in the translation and in the original', async () => {
    const translated = await reviewed('en', { body: await saying('en', '37', '38')() })
    expect(parity(translated.findings)).toMatchObject([
      { rule: 'figure-parity', severity: 'error', text: '38', message: { en: expect.stringContaining('37') } },
    ])
    const original = await reviewed('es', { body: await saying('es', '37', '38')() })
    expect(parity(original.findings)).toMatchObject([
      { rule: 'figure-parity', severity: 'warning', text: '38', message: { es: expect.stringContaining('37') } },
    ])
  })

  it('finds a quotation that was dropped', async () => {
    const without = (language: string) =>
      changed(language, (blocks) =>
        blocks.map((block) => ({
          ...block,
          children: block.children?.filter(
            (node: Json) => !String(node.fields?.excerpt).match(/no sense|no tiene sentido/),
          ),
        })),
      )
    for (const [language, severity] of [
      ['en', 'error'],
      ['es', 'warning'],
    ] as const) {
      const { findings } = await reviewed(language, { body: without(language) })
      expect(parity(findings)).toMatchObject([{ rule: 'quotation-parity', severity }])
    }
  })

  it('finds nothing in paragraphs that were moved', async () => {
    for (const language of ['en', 'es']) {
      const { counts, findings } = await reviewed(language, {
        body: changed(language, (blocks) => [...blocks].reverse()),
      })
      expect(parity(findings)).toEqual([])
      expect(counts.error).toBe(0)
    }
  })

  it('finds billones where the original has mil millones', async () => {
    const spanish = await create(
      newsroom,
      'articles',
      articleData({
        language: 'en',
        body: body(paragraph('It cost ', await figureOf('2000000000'), ' pesos.')),
        _status: 'published',
      }),
    )
    const answer = await newsroom.call('/review', {
      as: 'reporter',
      method: 'POST',
      data: {
        language: 'es',
        title: 'Una traducción',
        translatedFrom: { article: spanish.id },
        body: body(paragraph('Costó 2 billones de pesos.')),
      },
    })
    expect(parity(answer.body.review.findings)).toMatchObject([{ rule: 'scale-confusion', text: '2 billones' }])
  })
  const figureOf = async (value: string) => {
    const statistic = await createStatistic(newsroom, { value })
    return { blockType: 'figure', statistic: statistic.id, form: 'digits' }
  }

  it('warns the translation when its original was released anew', async () => {
    const before = (await reviewOf('en')).findings.map(({ rule }: Json) => rule)
    expect(before).not.toContain('stale-translation')
    expect((await save('es', { dek: 'Otra bajada.', _status: 'published' })).status).toBe(200)
    const stale = (await reviewOf('en')).findings.find(({ rule }: Json) => rule === 'stale-translation')
    expect(stale).toMatchObject({ severity: 'warning', where: { field: 'translatedFrom' } })
  })

  it('shows where a record is used, in editions and releases, also an unnamed source', async () => {
    const source = (await newsroom.call('/sources?where[terms][equals]=background', { as: 'editor' })).body.docs[0]
    const statistic = (await newsroom.call('/statistics?where[value][equals]=37', { as: 'editor' })).body.docs[0]
    const quote = (await newsroom.call('/quotes?limit=1', { as: 'editor' })).body.docs[0]
    for (const route of [`sources/${source.id}`, `statistics/${statistic.id}`, `quotes/${quote.id}`]) {
      const { body: uses, status } = await newsroom.call(`/${route}/uses`, { as: 'reporter' })
      expect([route, status]).toEqual([route, 200])
      expect(uses.editions.map(({ language }: Json) => language).sort()).toEqual(['en', 'es'])
      for (const { release, status: state } of uses.editions) {
        expect(state).toBe('published')
        expect(release.hash).toMatch(/^[0-9a-f]{64}$/)
      }
      expect(uses.releases.length).toBeGreaterThanOrEqual(2)
      expect(uses.releases.filter(({ live }: Json) => live)).toHaveLength(2)
    }
    const [{ source: named }] = statistic.evidence
    const resting = await newsroom.call(`/sources/${named.id ?? named}/resting`, { as: 'reporter' })
    expect(resting.body.records).toContainEqual(
      expect.objectContaining({ collection: 'statistics', id: statistic.id, title: statistic.label }),
    )
    const missing = source.id.replace(/^../, source.id.startsWith('00') ? '11' : '00')
    expect((await newsroom.call(`/sources/${missing}/uses`, { as: 'reporter' })).status).toBe(404)
  })
})

describe.each(databases)('the gate on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, {
      rules: (standard) => [
        ...standard,
        {
          name: 'no-shouting',
          check: ({ title }) =>
            title.includes('!')
              ? [
                  {
                    severity: 'error',
                    where: { field: 'title', path: null, start: null, end: null },
                    text: title,
                    message: { en: 'Do not shout.', es: 'No grite.' },
                  },
                ]
              : [],
        },
      ],
    })
  })
  afterAll(() => newsroom?.close())

  const publish = (id: string, data: Json = {}, as: 'editor' | 'reporter' = 'editor') =>
    newsroom.call(`/articles/${id}`, { as, method: 'PATCH', data: { _status: 'published', ...data } })
  const draft = (...sentences: Parameters<typeof paragraph>) =>
    create(newsroom, 'articles', articleData({ body: body(paragraph(...sentences)) }), '?draft=true')

  it('refuses an unattributed figure and quotation, and says where they are', async () => {
    const { id } = await draft('They hired 1,200 inspectors. “We are quite proud of it,” she said.')
    const answer = await publish(id)
    expect(answer.status).toBe(400)
    expect(rulesOf(findingsOf(answer))).toEqual([
      ['unattributed-figure', '1,200'],
      ['unattributed-quotation', 'We are quite proud of it'],
    ])
    expect(findingsOf(answer)[0].where).toEqual({ field: 'body', path: 'root.children.0', start: 11, end: 16 })
    expect((await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor' })).body._status).toBe('draft')
  })

  it('refuses it on every way to publish', async () => {
    const data = articleData({ body: body(paragraph('They hired 1,200 inspectors.')), _status: 'published' })
    expect((await newsroom.call('/articles', { as: 'editor', method: 'POST', data })).status).toBe(400)
    const { docs } = (await newsroom.call(`/articles?draft=true&where[title][equals]=${data.title}`, { as: 'editor' }))
      .body
    expect(docs).toEqual([])

    const { id } = await draft('They hired 1,200 inspectors.')
    const many = await newsroom.call(`/articles?where[id][equals]=${id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { _status: 'published' },
    })
    expect(many.body.docs).toEqual([])
    expect((await newsroom.call(`/v1/articles/en/a-slug`)).status).toBe(404)
    expect((await newsroom.call('/v1/articles')).body.articles).toEqual([])
  })

  it('lets through what an editor dismissed, until its sentence changes', async () => {
    const { id } = await draft('They hired 1,200 inspectors. It rained.')
    const [finding] = findingsOf(await publish(id))
    const dismissals = [
      { rule: finding.rule, fingerprint: finding.fingerprint, text: finding.text, reason: 'An example.' },
    ]
    const published = await publish(id, { dismissals })
    expect(published.status).toBe(200)
    expect(published.body.doc.dismissals).toMatchObject([
      { by: { id: newsroom.user.editor.id }, at: expect.any(String) },
    ])

    const saying = (...sentences: string[]) => ({ body: body(...sentences.map((sentence) => paragraph(sentence))) })
    const elsewhere = await publish(id, saying('A new lead.', 'They hired 1,200 inspectors. The sun shone.'))
    expect(elsewhere.status).toBe(200)
    const there = await publish(id, saying('They dismissed 1,200 inspectors. The sun shone.'))
    expect(there.status).toBe(400)
    expect(rulesOf(findingsOf(there))).toEqual([['unattributed-figure', '1,200']])
  })

  it('asks for a reason, and takes dismissals from editors only', async () => {
    const { id } = await draft('They hired 1,200 inspectors.')
    const [{ rule, fingerprint, text }] = findingsOf(await publish(id)) as [Json]
    const without = await publish(id, { dismissals: [{ rule, fingerprint, text, reason: ' ' }] })
    expect(without.status).toBe(400)
    expect(without.body.errors[0].data.errors[0].path).toBe('dismissals.0.reason')

    const save = { method: 'PATCH', data: { dismissals: [{ rule, fingerprint, text, reason: 'I say so.' }] } }
    await newsroom.call(`/articles/${id}?draft=true`, { as: 'reporter', ...save })
    expect((await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor' })).body.dismissals).toEqual([])
  })

  it('does not let anybody sign a dismissal for somebody else, nor change a signature later', async () => {
    const { id } = await draft('They hired 1,200 inspectors.')
    const [{ rule, fingerprint, text }] = findingsOf(await publish(id)) as [Json]
    const { reporter, editor } = newsroom.user
    const signed = { rule, fingerprint, text, reason: 'An example.', by: reporter.id, at: '2001-01-01T00:00:00.000Z' }
    const first = (await publish(id, { dismissals: [signed] })).body.doc.dismissals[0]
    expect(first.by.id).toBe(editor.id)
    expect(first.at > '2020').toBe(true)
    const again = (
      await publish(id, { dek: 'Once more.', dismissals: [{ ...signed, at: '2002-02-02T00:00:00.000Z' }] })
    ).body
    expect(again.doc.dismissals[0]).toMatchObject({ at: first.at, by: { id: editor.id } })
  })

  it('never refuses for warnings and notices', async () => {
    const statistic = await createStatistic(newsroom, { status: 'disputed' })
    const { id } = await draft(
      'They hired ',
      { blockType: 'figure', statistic: statistic.id, form: 'digits' },
      ' people.',
    )
    const answer = await publish(id, { title: 'They hired 999 people' })
    expect(answer.status).toBe(200)
    const { review } = (await newsroom.call(`/articles/${id}/review`, { as: 'editor' })).body
    expect(review.counts).toMatchObject({ error: 0, warning: 2, notice: 3 })
  })

  it('runs the rules of the newsroom and shows them at their field', async () => {
    const { id } = await draft('It rained.')
    const answer = await publish(id, { title: 'It rained!' })
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].data.errors).toEqual([{ path: 'title', message: 'Do not shout.' }])
    const { rules } = (await newsroom.call(`/articles/${id}/review`, { as: 'editor' })).body
    expect(rules).toContain('no-shouting')
  })

  it('finds what a record became after it was cited', async () => {
    const statistic = await createStatistic(newsroom)
    const { id } = await draft(
      'They hired ',
      { blockType: 'figure', statistic: statistic.id, form: 'digits' },
      ' people.',
    )
    expect((await publish(id)).status).toBe(200)
    const retract = { as: 'editor', method: 'PATCH', data: { status: 'retracted' } } as const
    expect((await newsroom.call(`/statistics/${statistic.id}`, retract)).status).toBe(400)
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'Nobody counted them.' }] }
    const explained = { ...retract, data: { ...retract.data, correction } }
    expect((await newsroom.call(`/statistics/${statistic.id}`, explained)).status).toBe(200)
    const answer = await publish(id, { dek: 'Another dek.' })
    expect(answer.status).toBe(400)
    expect(rulesOf(findingsOf(answer))).toEqual([['record-status', '37']])
  })

  it('suggests the records with that value, the newsroom’s own words first', async () => {
    await createStatistic(newsroom, { label: 'cars sold', value: '4321' })
    const meant = await createStatistic(newsroom, { label: 'inspectors hired', value: '4321.0' })
    const { id } = await draft('They hired 4,321 inspectors.')
    const { review, records } = (await newsroom.call(`/articles/${id}/review`, { as: 'reporter' })).body
    const [finding] = review.findings
    expect(finding.suggestions.map(({ action, label }: Json) => [action, label])).toEqual([
      ['link', 'inspectors hired'],
      ['link', 'cars sold'],
      ['create', undefined],
    ])
    expect(records.statistics.map((each: Json) => each.id)).toContain(meant.id)
    expect(records.sources.map((each: Json) => each.id)).toContain(meant.evidence[0].source.id)
    // Of the records what the review goes by, and nothing else that is written of them.
    const [source] = records.sources
    expect(source).toMatchObject({ name: expect.any(String), terms: expect.any(String) })
    for (const name of ['conditions', 'note', 'revision', 'createdAt', 'usedIn']) {
      for (const record of Object.values(records).flat()) expect(record).not.toHaveProperty(name)
    }
  })

  it('keeps with each draft how many findings it has', async () => {
    const { id } = await draft('They hired 1,200 inspectors and 3 clerks.')
    const saved = (await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor' })).body
    expect(saved.review).toMatchObject({ errors: 1, notices: 3 })
  })

  it.each([
    ['no JSON', '{'],
    ['no language', {}],
    ['another language', { language: 'xx' }],
    ['an unknown field', { language: 'en', note: 'x' }],
    ['a body that is none', { language: 'en', body: 'text' }],
    ['a node that is unknown', { language: 'en', body: body({ type: 'script' }) }],
    ['ids that are none', { language: 'en', translatedFrom: { article: { $ne: 1 } } }],
    ['a list', []],
  ])('answers a review of %s with a 400 that says what is wrong', async (_, data) => {
    const answer = await newsroom.call('/review', { as: 'reporter', method: 'POST', data })
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].message.length).toBeGreaterThan(10)
  })

  it.each(['nonsense', '00000000-0000-4000-8000-000000000000', "' OR 1=1"])('has no review of %s', async (id) => {
    const answer = await newsroom.call(`/articles/${encodeURIComponent(id)}/review`, { as: 'reporter' })
    expect(answer.status).toBe(404)
  })

  it('reviews a body with ids that no database knows', async () => {
    const data = {
      id: 'not an id',
      language: 'en',
      hero: 'none',
      translatedFrom: { article: 'none', release: 'none' },
      body: body(paragraph('So: ', { blockType: 'figure', statistic: 'none', form: 'digits' })),
    }
    expect((await newsroom.call('/review', { as: 'reporter', method: 'POST', data })).status).toBe(200)
  })
})

describe.each(databases)('a newsroom that asks for every figure on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { minorFigures: 'block' })
  })
  afterAll(() => newsroom?.close())

  it('refuses what others are only told of, and tells the browser to', async () => {
    const data = articleData({ body: body(paragraph('Ana Ruiz, 63, was there.')) })
    const { id } = await create(newsroom, 'articles', data, '?draft=true')
    const answer = await newsroom.call(`/articles/${id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { _status: 'published' },
    })
    expect(answer.status).toBe(400)
    expect(rulesOf(findingsOf(answer))).toEqual([['unattributed-figure', '63']])
    expect((await newsroom.call(`/articles/${id}/review`, { as: 'reporter' })).body.minorFigures).toBe('block')
  })
})
