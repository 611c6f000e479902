import { describe, expect, it } from 'vitest'
import type { EditionDocument } from '../model/document'
import { sampleDocument, sampleStatistic } from './examples'
import { bilingual, deliver, english, restated, type Json } from '../../tests/fixtures/app'
import { edition, newsroom, type StoredRelease } from '../../tests/fixtures/delivery'

const text = 'It was 38, not 37.'
const correction = { date: '2026-01-01', kind: 'correction' as const, text, statistics: [sampleStatistic.id] }

/** The sample with a figure that reads otherwise where the text has it, too. */
function corrected(value: string, changes: Partial<EditionDocument> = {}): EditionDocument {
  const body = JSON.parse(JSON.stringify(sampleDocument.body).replaceAll('"text":"37"', `"text":"${value}"`))
  return restated(value, { body: body as EditionDocument['body'], corrections: [correction], ...changes })
}

const change = { kind: 'statistic', id: sampleStatistic.id, label: sampleStatistic.label, from: '37', to: '38' }

/** Takes out of a release what it said, as a redaction does. */
function redact(rows: StoredRelease[], version: number): void {
  const row = rows.find((each) => each.article === 'a-en' && each.version === version)
  if (!row) throw new Error(`There is no release ${version}.`)
  const { story, language, slug } = sampleDocument
  Object.assign(row, {
    document: { story, language, slug, title: null, reason: null },
    redactedAt: '2026-02-01T00:00:00.000Z',
    records: [],
  })
}

function correctedDesk() {
  const desk = bilingual()
  desk.release('a-en', edition({ dek: 'Another dek.' }), 'updated')
  desk.release('a-en', corrected('38', { dek: 'Another dek.' }), 'corrected', { note: text })
  return desk
}

describe('the history of an edition', () => {
  it('has its releases with their notes and what corrections changed, newest first', async () => {
    const { read } = deliver(correctedDesk().rows)
    const history = await read(`${english}/history`)
    expect(history).toMatchObject({
      language: 'en',
      title: sampleDocument.title,
      url: `/api/v1${english}`,
      next: null,
      differences: null,
      releases: [
        { version: 3, kind: 'corrected', note: text, changed: [change] },
        { version: 2, kind: 'updated', note: null, changed: [] },
        { version: 1, kind: 'published', changed: [] },
      ],
    })
  })

  it('comes in pages that leave none out', async () => {
    const { ask, read } = deliver(correctedDesk().rows)
    const seen: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = (await read(`${english}/history?limit=2${cursor && `&cursor=${cursor}`}`)) as {
        releases: { version: number }[]
        next: string | null
      }
      seen.push(...page.releases.map(({ version }) => version))
      cursor = page.next
    }
    expect(seen).toEqual([3, 2, 1])
    const first = await ask(`${english}/history?limit=2`)
    expect(first.headers.get('Link')).toMatch(/\/history\?limit=2&cursor=\w+>; rel="next"/)
  })

  it('compares any two releases, passage by passage and figure by figure', async () => {
    const { read } = deliver(correctedDesk().rows)
    const { differences, releases } = (await read(`${english}/history?from=1&to=3`)) as {
      differences: Json
      releases: Json[]
    }
    expect(releases.map(({ version }) => version)).toEqual([3, 1])
    expect(differences).toMatchObject({
      from: { version: 1 },
      to: { version: 3 },
      passages: [
        { part: 'dek', before: sampleDocument.dek, after: 'Another dek.' },
        {
          part: 'body',
          words: [
            { text: 'The Senate authorised ', change: 'kept' },
            { text: '37', change: 'removed' },
            { text: '38', change: 'added' },
            { text: ' new diplomats. “It is not enough”', change: 'kept' },
          ],
        },
      ],
      records: [change],
    })
    expect(await read(`${english}/history?to=2`)).toMatchObject({
      differences: { from: { version: 1 }, to: { version: 2 }, records: [] },
    })
    expect(await read(`${english}/history?from=2`)).toMatchObject({ differences: { to: { version: 3 } } })
  })

  it.each([
    ['from=3&to=1', 400, 'from'],
    ['from=3', 400, 'from'],
    ['to=1', 400, 'to'],
    ['from=0', 400, 'from'],
    ['to=9', 404, 'to'],
    ['from=1&to=99999999999', 400, 'to'],
    ['cursor=nonsense', 400, 'cursor'],
  ])('refuses %s with a reason', async (query, status, parameter) => {
    const { ask } = deliver(correctedDesk().rows)
    const response = await ask(`${english}/history?${query}`)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ parameter })
  })

  it('tells nothing of what was redacted, and nothing at all of what is withdrawn', async () => {
    const desk = correctedDesk()
    redact(desk.rows, 2)
    const { ask, read } = deliver(desk.rows)
    const { releases } = (await read(`${english}/history`)) as { releases: Json[] }
    expect(releases.map(({ version, changed }) => [version, changed])).toEqual([
      [3, []],
      [1, []],
    ])
    for (const query of ['from=2&to=3', 'from=1&to=2', 'to=2']) {
      expect((await ask(`${english}/history?${query}`)).status).toBe(410)
    }
    // What is compared across it says only what both of its ends say.
    expect(JSON.stringify(await read(`${english}/history?from=1&to=3`))).toContain('Another dek.')
    desk.withdraw('a-en', null)
    expect((await ask(`${english}/history`)).status).toBe(410)
  })

  it('is found by an address that the edition had', async () => {
    const desk = newsroom()
    desk.release('a-en', edition(), 'published')
    desk.release('a-en', edition({ slug: 'moved' }), 'updated')
    const response = await deliver(desk.rows).ask(`${english}/history?from=1&to=2`)
    expect(response.status).toBe(308)
    expect(response.headers.get('Location')).toBe('/api/v1/articles/en/moved/history?from=1&to=2')
  })
})

describe('what a correction changed', () => {
  it('is in the edition, in the feed and in the log of all, as readers of that edition saw it', async () => {
    const { read } = deliver(correctedDesk().rows)
    expect(await read(english)).toMatchObject({ corrections: [{ text, changed: [change] }] })
    const { changes } = (await read('/changes')) as { changes: Json[] }
    expect(changes.map(({ changed }) => changed)).toEqual([[], [], [], [change]])
    expect(await read('/corrections')).toMatchObject({
      corrections: [{ version: 3, language: 'en', corrections: [{ text }], changed: [change] }],
      next: null,
    })
    expect(await read('/corrections?language=es')).toEqual({ corrections: [], next: null })
  })

  it('of several in one release is what each of them names', async () => {
    const desk = bilingual()
    const other = { ...sampleStatistic, id: 'other', label: 'visits', value: '5', display: '5' }
    desk.release('a-en', edition({ statistics: [sampleStatistic, other] }), 'updated')
    const corrections = [correction, { ...correction, text: 'It was 6.', statistics: ['other'] }]
    const statistics = [
      { ...sampleStatistic, value: '38', display: '38' },
      { ...other, value: '6', display: '6' },
    ]
    desk.release('a-en', corrected('38', { corrections, statistics }), 'corrected', { note: text })
    const { corrections: made } = (await deliver(desk.rows).read(english)) as { corrections: Json[] }
    expect(made.map(({ changed }) => changed)).toEqual([
      [change],
      [{ kind: 'statistic', id: 'other', label: 'visits', from: '5', to: '6' }],
    ])
  })

  it('goes when what was before is redacted, whatever a client keeps', async () => {
    const desk = correctedDesk()
    const { ask, read } = deliver(desk.rows)
    const before = await ask(english)
    redact(desk.rows, 2)
    expect(await read(english)).toMatchObject({ corrections: [{ changed: [] }] })
    const again = await ask(english, { headers: { 'If-None-Match': before.headers.get('ETag') ?? '' } })
    expect(again.status).toBe(200)
    expect(JSON.stringify(await read('/changes'))).not.toContain('"from"')
    expect(await read('/corrections')).toMatchObject({ corrections: [{ corrections: [{ text }], changed: [] }] })
  })

  it('is told no more of an edition that is withdrawn', async () => {
    const desk = correctedDesk()
    desk.withdraw('a-en', null)
    const { read } = deliver(desk.rows)
    expect(JSON.stringify(await read('/changes'))).not.toContain('"from"')
    expect(await read('/corrections')).toEqual({ corrections: [], next: null })
  })

  it('is in the log in pages, over all languages', async () => {
    const desk = correctedDesk()
    desk.release(
      'a-es',
      corrected('38', { language: 'es', slug: 'embajadas-sin-diplomaticos', title: 'Embajadas' }),
      'corrected',
    )
    const { read } = deliver(desk.rows)
    const first = (await read('/corrections?limit=1')) as { corrections: Json[]; next: string }
    const second = (await read(`/corrections?limit=1&cursor=${first.next}`)) as { corrections: Json[]; next: null }
    expect([first, second].map(({ corrections }) => corrections.map(({ language }) => language))).toEqual([
      ['es'],
      ['en'],
    ])
    expect(second.next).toBeNull()
  })
})
