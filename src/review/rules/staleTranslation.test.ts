import { describe, expect, it } from 'vitest'
import { findings, released } from '../../../tests/fixtures/review'
import { staleTranslation } from './staleTranslation'

describe('stale-translation', () => {
  it('warns when the edition it was made from was released anew', () => {
    const original = released('es', 'es-MX')
    expect(findings(staleTranslation, { original, isStale: true })).toMatchObject([
      { severity: 'warning', where: { field: 'translatedFrom' }, text: 'title in es' },
    ])
    expect(findings(staleTranslation, { original, isStale: false })).toEqual([])
  })
})
