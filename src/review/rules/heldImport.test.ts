import { expect, it } from 'vitest'
import { findings } from '../../../tests/fixtures/review'
import { heldImport } from './heldImport'

it.each([
  ['withdrawn', 'withdrawn here'],
  ['redacted', 'redacted here'],
  ['here', 'here already'],
  ['restricted', 'not everybody'],
] as const)('keeps a story a draft that an import held: %s', (held, words) => {
  expect(findings(heldImport, { held })).toMatchObject([
    { severity: 'error', message: { en: expect.stringContaining(words) as string } },
  ])
})

it('says nothing of any other', () => {
  expect(findings(heldImport, { held: null })).toEqual([])
})
