import { describe, expect, it } from 'vitest'
import type { Finding } from '../../review'
import {
  byLikeness,
  figureDraft,
  givenSource,
  lastSource,
  likelySpeaker,
  noSource,
  noteUsed,
  readDraft,
  usedSources,
} from './attributing'

function finding(text: string, data: Record<string, unknown>): Finding {
  return {
    rule: 'unattributed-figure',
    severity: 'error',
    text,
    where: { field: 'body', path: 'root.children.0', start: 0, end: text.length },
    message: { en: '', es: '' },
    suggestions: [{ action: 'create', collection: 'statistics', data }],
    fingerprint: text,
    dismissal: null,
  } as unknown as Finding
}

const ships = finding('118', {
  value: '118',
  qualifier: 'more-than',
  unit: { kind: 'count', code: null, noun: 'ships' },
  label: 'ships',
})

describe('a figure that is filled in', () => {
  it('begins as the text has it, with its qualifier', () => {
    expect(figureDraft(ships, 'en-US')).toEqual({ wording: 'more than 118', label: 'ships' })
  })

  it('says what the text does until it is changed', () => {
    expect(readDraft(ships, figureDraft(ships, 'en-US'), 'en-US')).toMatchObject({
      value: '118',
      qualifier: 'more-than',
    })
    expect(readDraft(ships, { wording: '120', label: '' }, 'en-US')).toEqual({
      value: '120',
      high: null,
      qualifier: 'exact',
      unit: { kind: 'count', code: null, noun: 'ships' },
    })
    expect(readDraft(ships, { wording: '$4.8 billion', label: '' }, 'en-US')).toMatchObject({
      value: '4800000000',
      unit: { kind: 'currency', code: 'USD', noun: null },
    })
    expect(readDraft(ships, { wording: 'a few', label: '' }, 'en-US')).toBeNull()
  })
})

describe('a source that is filled in', () => {
  it('is the one that was chosen, or a new one', () => {
    expect(givenSource({ ...noSource('document'), text: ' ' })).toBeNull()
    expect(givenSource({ text: 'Port ', chosen: null, url: '', kind: 'document' })).toEqual({
      name: 'Port',
      kind: 'document',
    })
    expect(givenSource({ text: 'Port', chosen: { id: '1', name: 'Port' }, url: 'x', kind: 'document' })).toEqual({
      id: '1',
    })
  })

  it('is found by what its name has in it, those that begin so first', () => {
    const all = [
      { id: '1', name: 'Old directory' },
      { id: '2', name: 'Directory of Foreign Missions' },
      { id: '3', name: 'Senate' },
    ]
    expect(byLikeness(all, 'dir').map(({ id }) => id)).toEqual(['2', '1'])
    expect(byLikeness([{ id: '4', name: 'Ciudad Juárez' }], 'juarez')).toHaveLength(1)
  })

  it('is who the passage names, where that is one', () => {
    const feeley = { id: '1', name: 'John Feeley', kind: 'person' } as const
    expect(likelySpeaker([feeley], 'That is so, said Feeley.')).toEqual(feeley)
    expect(likelySpeaker([feeley, { id: '2', name: 'Ana Feeley', kind: 'person' }], 'said Feeley')).toBeNull()
    expect(likelySpeaker([feeley], 'said somebody')).toBeNull()
  })
})

describe('what was used last', () => {
  const names = (as?: 'speaker') => usedSources(as).map(({ name }) => name)

  it('is no speaker for a figure, before what figures and quotations rest on', () => {
    noteUsed({ id: 'ana', name: 'Ana' }, { isSpeaker: true })
    expect(lastSource()).toBeNull()
    noteUsed({ id: 'report', name: 'Report' })
    noteUsed({ id: 'eva', name: 'Eva' }, { isSpeaker: true })
    expect(lastSource()).toMatchObject({ id: 'report' })
    expect(names()).toEqual(['Report', 'Eva', 'Ana'])
    expect(names('speaker')).toEqual(['Eva', 'Report', 'Ana'])
    // Who states a figure is a source, whatever they say besides.
    noteUsed({ id: 'ana', name: 'Ana' })
    noteUsed({ id: 'ana', name: 'Ana' }, { isSpeaker: true })
    expect(names()).toEqual(['Ana', 'Report', 'Eva'])
  })
})
