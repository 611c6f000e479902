import { describe, expect, it } from 'vitest'
import { bilingual, deliver, english } from '../../tests/fixtures/app'
import { edition, memoryStore, newsroom } from '../../tests/fixtures/delivery'
import { createDelivery } from './app'
import { sampleDocument, sampleStatistic } from './examples'
import { objectionsToHtml } from '../../tests/support/validators'

const browser = { headers: { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } }
const hostile = `<script>alert(1)</script> & "so"`

describe('what is not there', () => {
  it('is a short page for a browser, in the language of the address', async () => {
    const { ask } = deliver(bilingual().rows)
    const response = await ask('/articles/es/nada', browser)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(response.headers.get('Cache-Control')).toContain('max-age=1')
    expect(response.headers.get('Vary')).toContain('Accept')
    const page = await response.text()
    expect(page).toContain('<html lang="es">')
    expect(page).toContain('Aquí no hay nada')
    expect(page).not.toContain('nothing here')
    expect(await objectionsToHtml(page)).toEqual([])
    expect(response.headers.get('Content-Length')).toBe(String(Buffer.byteLength(page)))
  })

  it('is told in every language of the publication where the address has none', async () => {
    const page = await (await deliver(bilingual().rows).ask('/nothing', browser)).text()
    for (const said of ['There is nothing here', 'Aquí no hay nada']) expect(page).toContain(said)
  })

  it.each([undefined, '*/*', 'application/json', 'application/problem+json, text/html;q=0.5'])(
    'is a problem for whoever accepts %s',
    async (accept) => {
      const response = await deliver(bilingual().rows).ask(
        '/articles/es/nada',
        accept ? { headers: { Accept: accept } } : {},
      )
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ])
    },
  )
})

describe('what was withdrawn', () => {
  it('is a page with its title and the reason', async () => {
    const desk = bilingual()
    desk.withdraw('a-en', hostile)
    const response = await deliver(desk.rows).ask(english, browser)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([410, 'text/html; charset=utf-8'])
    const page = await response.text()
    expect(page).toContain('This story was withdrawn')
    expect(page).toContain('Embassies without diplomats')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;')
    expect(page).not.toContain('<script')
    expect(await objectionsToHtml(page)).toEqual([])
  })

  it('says what it said in the direction of its language', async () => {
    const desk = newsroom()
    desk.release('a', edition({ language: 'ar', slug: 'safarat', title: 'سفارات (2026).' }), 'published')
    desk.withdraw('a', 'خطأ.')
    const app = createDelivery({ store: memoryStore(desk.rows), languages: ['en', 'ar'], baseURL: '' })
    const page = await (await app.request('/api/v1/articles/ar/safarat', browser)).text()
    expect(page).toContain('<cite lang="ar" dir="rtl">سفارات (2026).</cite>')
    expect(page).toContain('<span lang="ar" dir="rtl">خطأ.</span>')
  })

  it('is told of otherwise where it is no story, and not at all where machines follow it', async () => {
    const desk = bilingual()
    desk.withdraw('a-en', null)
    desk.withdraw('a-es', null)
    const { ask } = deliver(desk.rows)
    expect(await (await ask(`/statistics/${sampleStatistic.id}`, browser)).text()).toContain('not published any more')
    expect(await (await ask(`/stories/${sampleDocument.story}`, browser)).text()).toContain('This story was withdrawn')
    for (const path of ['/changes', '/changes/stream']) {
      const expired = await ask(`${path}?since=${Buffer.from('1:9').toString('base64url')}`, browser)
      expect([expired.status, expired.headers.get('Content-Type')]).toEqual([
        410,
        'application/problem+json; charset=utf-8',
      ])
    }
  })

  it('stays a refusal that machines read where a request is wrong', async () => {
    const response = await deliver(bilingual().rows).ask(`${english}?x=1`, browser)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ])
  })
})
