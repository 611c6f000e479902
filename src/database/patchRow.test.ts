import { describe, expect, it } from 'vitest'
import { memoryPayload } from '../../tests/fixtures/memoryPayload'
import { requestOf } from '../../tests/fixtures/request'
import { patchNewestVersion, patchRow } from './patchRow'

function open() {
  const article = { id: 'a', title: 'A', topics: ['water'], byline: [{ name: 'A. Reporter' }] }
  const version = (id: string, updatedAt: string, title: string, parent = 'a') => ({
    id,
    parent,
    updatedAt,
    version: { ...article, title },
  })
  const memory = memoryPayload(
    { articles: [article, { id: 'b', title: 'B' }] },
    {
      versions: {
        articles: [
          version('older', '2026-03-01', 'A'),
          version('newest', '2026-03-02', 'A as a draft'),
          version('foreign', '2026-03-03', 'B', 'b'),
        ],
      },
    },
  )
  return { ...memory, req: requestOf({ payload: memory.payload }) }
}

describe('a partial write of a row', () => {
  it('changes what it names and keeps all else, writing the row whole', async () => {
    const { db, req, rows } = open()
    const written: object[] = []
    const write = db.updateOne
    db.updateOne = async (args) => {
      written.push(args.data)
      return write(args)
    }
    expect(await patchRow(req, 'articles', 'a', () => ({ topics: ['law'] }))).toBe(true)
    const whole = { id: 'a', title: 'A', topics: ['law'], byline: [{ name: 'A. Reporter' }] }
    expect(written).toEqual([whole])
    expect(rows.articles).toEqual([whole, { id: 'b', title: 'B' }])
  })

  it('is told the row as it is stored, and keeps nothing of what it was given', async () => {
    const { db, req } = open()
    const given = { byline: [{ name: 'B. Editor' }] }
    // As the adapter of MongoDB does.
    db.updateOne = async ({ data }) => {
      for (const row of (data as typeof given).byline) Object.assign(row, { _id: 'x' })
    }
    await patchRow(req, 'articles', 'a', (row) => {
      expect(row).toMatchObject({ title: 'A', topics: ['water'] })
      return given
    })
    expect(given).toEqual({ byline: [{ name: 'B. Editor' }] })
  })

  it('says where there is no such row, and writes none', async () => {
    const { req, rows } = open()
    const before = structuredClone(rows)
    expect(await patchRow(req, 'articles', 'none', () => ({ title: 'Changed' }))).toBe(false)
    expect(rows).toEqual(before)
  })
})

describe('a partial write of the newest version', () => {
  it('changes what it names in that one and in no other', async () => {
    const { req, versions } = open()
    await patchNewestVersion(req, 'articles', 'a', ({ title }) => ({ title: `${String(title)}, changed` }))
    expect(versions.articles!.map(({ id, version }) => [id, version.title])).toEqual([
      ['older', 'A'],
      ['newest', 'A as a draft, changed'],
      ['foreign', 'B'],
    ])
    expect(versions.articles![1]!.version).toMatchObject({ topics: ['water'], byline: [{ name: 'A. Reporter' }] })
  })

  it('does nothing where there is none', async () => {
    const { req, versions } = open()
    const before = structuredClone(versions)
    await patchNewestVersion(req, 'articles', 'none', () => ({ title: 'Changed' }))
    expect(versions).toEqual(before)
  })
})
