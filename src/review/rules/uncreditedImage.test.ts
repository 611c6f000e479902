import { describe, expect, it } from 'vitest'
import { findings } from '../../../tests/fixtures/review'
import { uncreditedImage } from './uncreditedImage'

function check(credit: string | null) {
  return findings(uncreditedImage, { hero: { alt: 'Two presidents', credit } })
}

describe('uncredited-image', () => {
  it.each([null, '', ' ', 'uncredited', 'Unknown', 'N/A', '-', 'sin crédito', 'Internet'])(
    'warns of “%s”',
    (credit) => {
      expect(check(credit)).toMatchObject([{ severity: 'warning', where: { field: 'hero' }, text: 'Two presidents' }])
    },
  )

  it('takes a name, and no image', () => {
    expect(check('Ana Pérez/AP')).toEqual([])
    expect(check('The Unknown Studio')).toEqual([])
    expect(findings(uncreditedImage, {})).toEqual([])
  })
})
