/** Who a confidential source is, in the admin: closed until its reader gives the password, and closed again. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

const words = {
  en: {
    password: 'Your password',
    open: 'Open',
    close: 'Close',
    closed: 'Encrypted. Open it to see it.',
    wrong: 'This is not your password.',
    present: 'Give the password that you sign in with.',
  },
  es: {
    password: 'Su contraseña',
    open: 'Abrir',
    close: 'Cerrar',
    closed: 'Cifrado. Ábrala para verlo.',
    wrong: 'Esa no es su contraseña.',
    present: 'Escriba la contraseña con la que entra.',
  },
}

describe.skipIf(chromiumPath === '')('an identity', () => {
  let browser: Browser
  let seat: Seat | undefined

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`is made, opened, changed and closed (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const said = words[language]
      const { page } = seat
      const button = (name: string) => page.getByRole('button', { name, exact: true })
      const saved = () =>
        page.waitForResponse(
          (response) => response.request().method() !== 'GET' && response.url().includes('/api/identities'),
        )
      const source = { kind: 'person', name: `A clerk (${language})`, terms: 'background' }
      const made = await seat.send<{ doc: { id: string } }>('POST', '/api/sources', source)

      await seat.open('/collections/identities/create')
      await page.locator('#field-source .rs__control').click()
      await page.locator('.rs__option').filter({ hasText: source.name }).click()
      await page.fill('#field-name', 'Jane Q. Whistleblower')
      await page.fill('#field-notes', 'Afraid')
      const created = saved()
      await page.locator('#action-save').click()
      const { doc } = (await (await created).json()) as { doc: { id: string } }
      await page.getByText(said.closed).first().waitFor()
      expect(await page.getByText(said.closed).count()).toBe(3)

      // Saved while it is closed: nothing of it is lost.
      await seat.open(`/collections/identities/${doc.id}`)
      expect(await page.content()).not.toContain('Whistleblower')
      await page.locator('#field-keepUntil input').fill('2999-01-31')
      await page.keyboard.press('Escape')
      const first = saved()
      await page.locator('#action-save').click()
      expect((await first).status()).toBe(200)

      await page.getByLabel(said.password, { exact: true }).fill('not it')
      await page.getByLabel(said.password, { exact: true }).press('Enter')
      await page.getByText(said.wrong).waitFor()
      expect(seat.complaints().filter((complaint) => !complaint.includes('403'))).toEqual([])
      await page.getByLabel(said.password, { exact: true }).fill(password)
      await button(said.open).click()
      await button(said.close).waitFor()
      expect(await page.inputValue('#field-name')).toBe('Jane Q. Whistleblower')
      expect(await page.inputValue('#field-notes')).toBe('Afraid')

      await page.fill('#field-notes', 'Not afraid')
      const second = saved()
      await page.locator('#action-save').click()
      expect((await second).status()).toBe(200)
      await seat.quiet()
      // It stays open, with what was saved.
      expect(await page.inputValue('#field-notes')).toBe('Not afraid')
      expect(await page.inputValue('#field-name')).toBe('Jane Q. Whistleblower')
      await button(said.close).click()
      await page.getByText(said.closed).first().waitFor()
      expect(await page.content()).not.toContain('Whistleblower')
      await page.getByLabel(said.password, { exact: true }).fill(password)
      await page.getByLabel(said.password, { exact: true }).press('Enter')
      await button(said.close).waitFor()
      expect(await page.inputValue('#field-notes')).toBe('Not afraid')
      expect(await page.inputValue('#field-contact')).toBe('')
      expect(seat.complaints()).toEqual([])
      await seat.send('DELETE', `/api/identities/${doc.id}`)
      await seat.send('DELETE', `/api/sources/${made.body.doc.id}`)
    })
  }

  it('is safe with who changes a password: the present one is asked for at its field', async () => {
    seat = await openSeat({ browser, language: 'es', origin, password, role: 'reporter' })
    const { page } = seat
    await seat.open('/account')
    await page.locator('#change-password').click()
    /** Types, and waits until Payload has asked about the form, which would overtake a save. */
    const type = async (field: string, text: string) => {
      const known = seat?.formKnown(text)
      await page.fill(field, text)
      await known
    }
    await type('#field-password', 'another password')
    await type('#field-confirm-password', 'another password')
    await seat.quiet()
    await page.locator('#action-save').click()
    await page.getByText(words.es.present).first().waitFor()
    await type('#field-currentPassword', password)
    await seat.quiet()
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.locator('#action-save').click()
    expect((await answered).status()).toBe(200)
  })
})
