import { describe, expect, it } from 'vitest'
import { bilingual, deliver, english } from '../../tests/fixtures/app'
import { withoutCampaign } from './campaign'

describe('withoutCampaign', () => {
  it.each([
    ['/a', '/a'],
    ['/a?', '/a?'],
    ['/a?limit=1', '/a?limit=1'],
    ['/a?fbclid=x', '/a'],
    ['/a?utm_source=x&format=html&gclid', '/a?format=html'],
    ['/a?format=html&utm_medium=a=b', '/a?format=html'],
    ['/a?utm=x', '/a?utm=x'],
    ['/a?xfbclid=x', '/a?xfbclid=x'],
  ])('makes %s %s', (url, clean) => {
    expect(withoutCampaign(url)).toBe(clean)
  })
})

describe('an address that was shared', () => {
  const campaigns = [
    'fbclid=x',
    'utm_source=news&utm_medium=mail',
    'gclid=1',
    'msclkid=1',
    'mc_cid=1&mc_eid=2',
    'igshid=x',
    '__hstc=1&__hssc=2&hsCtaTracking=3',
    'mibextid=x',
    'ScCid=1&rdt_cid=2&epik=3',
    '_kx=1&__s=2&ck_subscriber_id=3&xtor=EPR-1',
  ]

  it.each(campaigns)('gives with %s the same bytes as without', async (campaign) => {
    const { ask } = deliver(bilingual().rows)
    for (const [path, given] of [
      [english, `${english}?${campaign}`],
      [`${english}?format=html`, `${english}?${campaign}&format=html`],
      ['/feeds/en.json', `/feeds/en.json?${campaign}`],
    ] as const) {
      const [clean, shared] = [await ask(path), await ask(given)]
      expect([shared.status, shared.headers.get('ETag')]).toEqual([200, clean.headers.get('ETag')])
      expect(await shared.text()).toBe(await clean.text())
    }
  })

  it('may carry the same twice, and still none that means something else', async () => {
    const { ask } = deliver(bilingual().rows)
    expect((await ask(`${english}?utm_source=a&utm_source=b`)).status).toBe(200)
    expect((await ask(`${english}?utm_source=a&langauge=es`)).status).toBe(400)
  })
})
