import { describe, expect, it } from 'vitest'
import { memoryPayload } from '../../tests/fixtures/memoryPayload'
import { requestOf } from '../../tests/fixtures/request'
import { article, rows, settings } from '../../tests/fixtures/stored'
import { articleOf } from '../model/records'
import { candidateOf } from './candidate'
import { candidateOfStored, dropCandidate, keepCandidate } from './requestCandidate'

function open() {
  return requestOf({ as: 'editor', payload: memoryPayload(rows()).payload })
}

describe('the candidate of a request', () => {
  it('is the one that was made before the write, where what was stored is what it was made of', async () => {
    const req = open()
    const kept = await candidateOf(req, articleOf(article()), settings)
    keepCandidate(req, kept)
    expect(await candidateOfStored(req, articleOf(article()), settings)).toBe(kept)
  })

  it('serves an article that is created, which had no id yet', async () => {
    const req = open()
    const kept = await candidateOf(req, articleOf(article({ id: '' })), settings)
    keepCandidate(req, kept)
    expect(await candidateOfStored(req, articleOf(article()), settings)).toBe(kept)
  })

  it('is made anew where a hook changed something in between', async () => {
    const req = open()
    const kept = await candidateOf(req, articleOf(article()), settings)
    keepCandidate(req, kept)
    const made = await candidateOfStored(req, articleOf(article({ dek: 'Changed by a hook.' })), settings)
    expect(made).not.toBe(kept)
    expect(made.document).toMatchObject({ dek: 'Changed by a hook.' })
    expect(made.records.article.dek).toBe('Changed by a hook.')
  })

  it('is made where none was kept, and once it was dropped', async () => {
    const req = open()
    const stored = articleOf(article())
    const first = await candidateOfStored(req, stored, settings)
    expect(first.document).toMatchObject({ title: 'Of some things', statistics: [{ value: '37' }] })
    keepCandidate(req, first)
    dropCandidate(req)
    expect(await candidateOfStored(req, stored, settings)).not.toBe(first)
  })

  it('is of one request alone', async () => {
    const [one, other] = [open(), open()]
    const kept = await candidateOf(one, articleOf(article()), settings)
    keepCandidate(one, kept)
    expect(await candidateOfStored(other, articleOf(article()), settings)).not.toBe(kept)
  })
})
