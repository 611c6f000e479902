import type { Field } from 'payload'
import { describe, expect, it } from 'vitest'
import { memoryPayload } from '../../../tests/fixtures/memoryPayload'
import { requestOf } from '../../../tests/fixtures/request'
import { prospectOf } from './prospect'

const fields: Field[] = [
  { name: 'label', type: 'text', localized: true },
  {
    type: 'tabs',
    tabs: [
      {
        label: 'Figure',
        fields: [
          { type: 'row', fields: [{ name: 'value', type: 'text' }] },
          {
            name: 'unit',
            type: 'group',
            fields: [
              { name: 'kind', type: 'text' },
              { name: 'noun', type: 'text', localized: true },
            ],
          },
        ],
      },
      { label: 'Used in', fields: [{ name: 'usedIn', type: 'join', collection: 'articles', on: 'statistics' }] },
    ],
  },
  {
    name: 'evidence',
    type: 'array',
    fields: [
      { name: 'source', type: 'relationship', relationTo: 'sources' },
      { name: 'locator', type: 'text' },
    ],
  },
  { name: 'seeAlso', type: 'relationship', relationTo: 'articles', hasMany: true },
  { name: 'picture', type: 'upload', relationTo: 'media' },
]

const stored = {
  id: 'f',
  label: 'things',
  value: '37',
  unit: { kind: 'count', noun: 'things' },
  evidence: [{ id: 'row', source: 's', locator: 'p. 3' }],
  seeAlso: ['a'],
  picture: 'm',
  usedIn: { docs: ['article'] },
  updatedAt: '2026-03-01',
}
const inSpanish = { ...stored, label: 'cosas', unit: { kind: 'count', noun: 'cosas' } }

function become(data: object, language: 'en' | 'es', locale = 'en') {
  const { payload } = memoryPayload({}, { fields: { statistics: fields } })
  const prospect = prospectOf(requestOf({ payload, locale }), 'statistics', 'f', data as Record<string, unknown>)
  return prospect.become(language === 'en' ? stored : inSpanish, language)
}

const changed = { ...stored, label: 'objects', value: '38', unit: { kind: 'count', noun: 'objects' } }

describe('a record as a change would leave it', () => {
  it('is what was sent, in the language it was sent in', () => {
    expect(become(changed, 'en')).toEqual(changed)
  })

  it('keeps its words in every other language, and takes the rest', () => {
    expect(become(changed, 'es')).toEqual({ ...inSpanish, value: '38' })
  })

  it('takes each language its own words where all were sent at once', () => {
    const all = {
      ...changed,
      label: { en: 'objects', es: 'objetos' },
      unit: { kind: 'count', noun: { en: 'objects', es: 'objetos' } },
    }
    expect(become(all, 'en', 'all')).toEqual(changed)
    expect(become(all, 'es', 'all')).toEqual({
      ...changed,
      label: 'objetos',
      unit: { kind: 'count', noun: 'objetos' },
    })
  })

  it('has relations as ids, however they were sent', () => {
    const populated = {
      ...stored,
      evidence: [{ id: 'row', source: { id: 's2', name: 'A register' }, locator: 'p. 4' }],
      seeAlso: [{ id: 'a' }, 'b', null],
      picture: { id: 'm2' },
    }
    expect(become(populated, 'en')).toMatchObject({
      evidence: [{ id: 'row', source: 's2', locator: 'p. 4' }],
      seeAlso: ['a', 'b', null],
      picture: 'm2',
    })
  })

  it('has nothing where nothing was sent, and what Cited does not store of it as it was', () => {
    const emptied = { label: 'things', value: '37', evidence: null }
    expect(become(emptied, 'en')).toEqual({
      ...stored,
      evidence: null,
      unit: { kind: undefined, noun: undefined },
      seeAlso: undefined,
      picture: undefined,
    })
  })
})
