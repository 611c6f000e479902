import { describe, expect, it } from 'vitest'
import { edition } from '../../tests/fixtures/delivery'
import { quote, source, statistic } from '../../tests/fixtures/review'
import { sampleStatistic } from '../../tests/fixtures/documents'
import { idsInStory, opaqueId } from './opaqueId'
import { imagesAmong, keysOfRecord, ownKeys, ownKeysAmong, publicNames, withOwnIds } from './publicNames'

const secret = 'a secret for tests only'
const records = {
  statistics: new Map([
    ['s', statistic('s', '1', { evidence: [{ source: 'official' }] })],
    ['t', statistic('t', '2')],
    ['u', statistic('u', '3', { formula: 'a', operands: [{ key: 'a', statistic: 's' }], evidence: [] })],
  ]),
  quotes: new Map([['q', quote('q', 'so it is', { speaker: 'official', evidence: [] })]]),
  sources: new Map([
    ['register', source('register')],
    ['official', source('official', { terms: 'background' })],
  ]),
}

describe('what records are called in public', () => {
  it('is their own id, and another in each story where they rest on the unnamed', () => {
    const [one, other] = ['a', 'b'].map((story) => publicNames(secret, story, records)) as [
      ReadonlyMap<string, string>,
      ReadonlyMap<string, string>,
    ]
    expect([one.get('t'), one.get('register')]).toEqual(['t', 'register'])
    for (const id of ['s', 'u', 'q', 'official']) {
      expect(one.get(id)).not.toBe(id)
      expect(one.get(id)).not.toBe(other.get(id))
    }
    expect(one.get('official')).toBe(opaqueId(secret, 'a', { collection: 'sources', id: 'official' }))
    expect(idsInStory(secret, 'a', { collection: 'quotes', id: 'q' })).toEqual(['q', one.get('q')])
  })

  it('leaves the releases that carry them to be found by their own ids', () => {
    const images = new Map([
      ['n1', { id: 'm' }],
      ['n2', { id: 'm' }],
    ])
    const photos = new Map([['face', { id: 'face' }]])
    const keys = ownKeys({ ...records, images, photos }, publicNames(secret, 'a', records))
    expect(keys.sort()).toEqual([
      'own-media:face',
      'own-media:m',
      'own-quote:q',
      'own-source:official',
      'own-statistic:s',
      'own-statistic:u',
    ])
    expect(imagesAmong(['media:x', ...keys])).toEqual(['face', 'm'])
    expect(keysOfRecord('statistics', 's')).toEqual(['statistic:s', 'own-statistic:s'])
    expect(ownKeysAmong(['statistic:x', ...keys])).toEqual(keys)
    expect(ownKeysAmong(null)).toEqual([])
  })

  it('is taken back for the newsroom, in lists and in the text', () => {
    const own = sampleStatistic.id
    const opaque = opaqueId(secret, edition().story, { collection: 'statistics', id: own })
    const released = JSON.parse(JSON.stringify(edition()).replaceAll(own, opaque)) as ReturnType<typeof edition>
    const ids = { statistics: [own, 'none'], quotes: [], sources: [] }
    expect(withOwnIds(secret, released, ids)).toEqual(edition())
    expect(withOwnIds(secret, edition(), ids)).toEqual(edition())
  })
})
