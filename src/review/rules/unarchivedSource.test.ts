import { describe, expect, it } from 'vitest'
import type { SourceRecord } from '../../model/records'
import { citation, findings, paragraph, source } from '../../../tests/fixtures/review'
import { unarchivedSource } from './unarchivedSource'

function check(record: Partial<SourceRecord>) {
  return findings(unarchivedSource, { blocks: [paragraph(citation('c', 'paper'))], sources: [source('paper', record)] })
}

describe('unarchived-source', () => {
  it.each(['withdrawn', 'restricted'] as const)('warns of a source that is %s and kept by nobody', (availability) => {
    expect(check({ availability })).toMatchObject([{ severity: 'warning', text: 'name of paper' }])
  })

  it('is content with an archived copy, or a holder of one', () => {
    expect(check({ availability: 'withdrawn', archiveUrl: 'https://archive.example/1' })).toEqual([])
    expect(check({ availability: 'withdrawn', holder: 'the author' })).toEqual([])
    expect(check({ availability: 'public' })).toEqual([])
    expect(check({ availability: 'held-by-newsroom' })).toEqual([])
  })
})
