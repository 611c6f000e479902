import { describe, expect, it, vi } from 'vitest'
import { edition } from '../../../tests/fixtures/delivery'
import { memoryPayload } from '../../../tests/fixtures/memoryPayload'
import { requestOf } from '../../../tests/fixtures/request'
import { source } from '../../../tests/fixtures/review'
import { ids, rows, settings } from '../../../tests/fixtures/stored'
import { sampleStatistic } from '../../../tests/fixtures/documents'
import { opaqueId } from '../../releases/opaqueId'
import { formIn, publicForms } from './publicForms'

const other = { ...sampleStatistic, id: 'other' }

describe('the form of a record in a document', () => {
  it('is the record as it stands there, whatever the order of its properties', () => {
    const reordered = Object.fromEntries(Object.entries(sampleStatistic).reverse()) as typeof sampleStatistic
    const forms = [edition(), edition({ statistics: [other, reordered] })].map((document) =>
      formIn(document, 'statistics', [sampleStatistic.id]),
    )
    expect(forms[0]).toBe(forms[1])
    expect(JSON.parse(forms[0]!)).toEqual([sampleStatistic])
  })

  it('is another where anything of it is another', () => {
    const changed = edition({ statistics: [{ ...sampleStatistic, note: 'Disputed.' }] })
    expect(formIn(changed, 'statistics', [sampleStatistic.id])).not.toBe(
      formIn(edition(), 'statistics', [sampleStatistic.id]),
    )
  })

  it('is that of no other record, and none where the document has none', () => {
    expect(formIn(edition({ statistics: [other] }), 'statistics', [sampleStatistic.id])).toBe('[]')
    expect(formIn(edition(), 'quotes', [sampleStatistic.id])).toBe('[]')
  })
})

describe('the form of a record as it is now', () => {
  function open(given = rows()) {
    const { payload, rows: all } = memoryPayload(given)
    const find = vi.spyOn(payload, 'find')
    return { req: requestOf({ payload }), all, find }
  }

  it('is what an edition that is released now would have', async () => {
    const { req } = open()
    const formNow = publicForms(req, 'statistics', ids.statistic, settings)
    const [form] = JSON.parse(await formNow(edition({ language: 'en', story: 'a' }))) as [typeof sampleStatistic]
    expect(form).toMatchObject({ id: ids.statistic, value: '37', display: '37', evidence: [{ source: ids.source }] })
    expect(formIn(edition({ statistics: [form] }), 'statistics', [ids.statistic])).toBe(
      await formNow(edition({ language: 'en', story: 'a' })),
    )
  })

  it('writes numbers as each language does', async () => {
    const { req, all } = open()
    all.statistics![0]!.value = '1234.5'
    const formNow = publicForms(req, 'statistics', ids.statistic, {
      languages: [
        { code: 'en', locale: 'en-US' },
        { code: 'es', locale: 'es-ES' },
      ],
    })
    const displays = await Promise.all(
      ['en', 'es'].map(async (language) => JSON.parse(await formNow(edition({ language, story: 'a' })))[0].display),
    )
    expect(displays).toEqual(['1,234.5', '1234,5'])
  })

  it('reads the record once a language, however many editions carry it', async () => {
    const { req, find } = open()
    const formNow = publicForms(req, 'statistics', ids.statistic, settings)
    await Promise.all(['a', 'b', 'c'].map((story) => formNow(edition({ language: 'en', story }))))
    const asked = find.mock.calls.filter(([{ collection }]) => collection === 'statistics')
    expect(asked).toHaveLength(1)
  })

  it('has another id in each story where the source is not named', async () => {
    const { req } = open(
      rows({ sources: [{ ...source(ids.source, { terms: 'background', attribution: 'an official' }) }] }),
    )
    const formNow = publicForms(req, 'sources', ids.source, settings)
    for (const story of ['a', 'b']) {
      const [form] = JSON.parse(await formNow(edition({ language: 'en', story })))
      expect(form).toMatchObject({
        id: opaqueId(req.payload.secret, story, { collection: 'sources', id: ids.source }),
        name: null,
      })
    }
  })

  it('is the same in each story as if it were asked of that alone, where the source is named', async () => {
    const { req } = open()
    const stories = ['a', 'b', 'c'].map((story) => edition({ language: 'en', story }))
    const formNow = publicForms(req, 'statistics', ids.statistic, settings)
    const alone = (each: (typeof stories)[number]) => publicForms(req, 'statistics', ids.statistic, settings)(each)
    for (const story of stories) expect(await formNow(story)).toBe(await alone(story))
  })

  it('is none of a record that is gone', async () => {
    const { req } = open(rows({ statistics: [] }))
    const formNow = publicForms(req, 'statistics', ids.statistic, settings)
    expect(await formNow(edition({ language: 'en', story: 'a' }))).toBe('[]')
  })
})
