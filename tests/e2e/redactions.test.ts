import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

const said = {
  en: {
    background: 'On background',
    button: 'Redact earlier releases…',
    confirm: 'Redact for good',
    done: 'One release is redacted.',
    reason: /^Why\?/,
  },
  es: {
    background: 'Sin nombre, con atribución acordada',
    button: 'Suprimir publicaciones anteriores…',
    confirm: 'Suprimir para siempre',
    done: 'Se suprimió una publicación.',
    reason: /^¿Por qué\?/,
  },
}

describe.skipIf(chromiumPath === '')('redacting earlier releases', () => {
  let browser: Browser
  let seat: Seat
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`asks which and why, and leaves what readers have (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const { page } = seat
      const { button, confirm, done, reason } = said[language]
      const send = async (method: 'PATCH' | 'POST', path: string, data: object) => {
        const answer = await seat.send(method, path, data)
        expect(answer.status).toBeLessThan(300)
        return answer.body as { doc: { id: string; slug: string } }
      }
      const { doc } = await send('POST', '/api/articles?depth=0', {
        title: `Redacted in ${language}`,
        language: 'en',
        byline: [{ name: 'A. Reporter', role: 'author' }],
        body: body(paragraph('The clerk lives behind the harbour.')),
        _status: 'published',
      })
      const live = () =>
        fetch(`${origin}/api/v1/articles/en/${doc.slug}`).then((answer) => answer.json() as Promise<{ hash: string }>)
      const { hash: first } = await live()
      // Where one release is all there is, none is earlier.
      await seat.open(`/collections/articles/${doc.id}`)
      await page.locator('.cited-editions li').first().waitFor()
      expect(await page.getByRole('button', { name: button }).count()).toBe(0)
      await send('PATCH', `/api/articles/${doc.id}?depth=0`, {
        body: body(paragraph('Somebody lives there.')),
        _status: 'published',
      })
      const { hash: second } = await live()

      await seat.open(`/collections/articles/${doc.id}`)
      await page.getByRole('button', { name: button }).click()
      const dialog = page.locator('.cited-dialog')
      // What readers have is not among them.
      await expect.poll(() => dialog.locator('time').count()).toBe(1)
      expect(await dialog.getByRole('button', { name: confirm }).isDisabled()).toBe(true)
      await dialog.getByLabel(reason).fill('A threat.')
      await dialog.getByRole('button', { name: confirm }).click()
      await page.getByText(done).waitFor()
      await dialog.waitFor({ state: 'detached' })
      expect((await fetch(`${origin}/api/v1/releases/${first}`)).status).toBe(410)
      expect((await live()).hash).toBe(second)

      // Nothing that is said earlier is left.
      await expect.poll(() => page.getByRole('button', { name: button }).count()).toBe(0)
      await seat.open(`/collections/articles/${doc.id}`)
      await page.locator('.cited-editions li').first().waitFor()
      expect(await page.getByRole('button', { name: button }).count()).toBe(0)
      expect(seat.complaints()).toEqual([])
    })

    it(`tells of whom another story names once the terms of a source are tightened (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const { page } = seat
      const name = language === 'en' ? 'Wilhelmina Achterberg' : 'Hermenegilda Oyarzábal'
      const source = await seat.send<{ doc: { id: string } }>('POST', '/api/sources', { kind: 'person', name })
      const title = `Named in ${language}`
      const published = await seat.send('POST', '/api/articles?depth=0', {
        title,
        language: 'en',
        byline: [{ name: 'A. Reporter', role: 'author' }],
        body: body(paragraph(`${name} was there, too.`)),
        _status: 'published',
      })
      expect([source.status, published.status]).toEqual([201, 201])

      const { id } = source.body.doc
      await seat.open(`/collections/sources/${id}`)
      await page.locator('#field-terms').click()
      await page.getByRole('option', { name: said[language].background, exact: true }).click()
      await page.locator('#action-save').click()
      const told = page.getByRole('alert').filter({ hasText: title })
      await told.getByRole('link', { name: title }).click()
      await page.waitForURL(/collections\/articles/)
    })
  }
})
