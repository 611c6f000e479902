/** A second factor in the admin: set up, asked for, taken off; and an account that is disabled. */
import { TOTP } from 'otpauth'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

const words = {
  en: {
    setUp: 'Set up a second factor…',
    password: 'Your password',
    start: 'Go on',
    code: 'Six digits of the app',
    confirm: 'Confirm',
    on: 'Signing in asks for a code of your app as well: type it right behind your password.',
    off: 'Signing in asks for the password alone.',
    hint: 'With a second factor: type its six digits right behind your password.',
    needed: 'Type the six digits that your app shows now right behind your password.',
    wrong: 'This is not your password.',
    remove: 'Take it off…',
    takeOff: 'Take it off',
  },
  es: {
    setUp: 'Configurar un segundo factor…',
    password: 'Su contraseña',
    start: 'Continuar',
    code: 'Seis dígitos de la aplicación',
    confirm: 'Confirmar',
    on: 'Para entrar se pide además un código de su aplicación: escríbalo justo después de la contraseña.',
    off: 'Para entrar se pide solo la contraseña.',
    hint: 'Con un segundo factor: escriba sus seis dígitos justo después de la contraseña.',
    needed: 'Escriba, justo después de su contraseña, los seis dígitos que su aplicación muestra ahora.',
    wrong: 'Esa no es su contraseña.',
    remove: 'Quitarlo…',
    takeOff: 'Quitarlo',
  },
}

describe.skipIf(chromiumPath === '')('an account', () => {
  let browser: Browser
  let seat: Seat | undefined

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const [language, role] of [
    ['en', 'editor'],
    ['es', 'reporter'],
  ] as const) {
    it(`gets a second factor, is asked for it and takes it off (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role })
      const said = words[language]
      const { page } = seat
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      const fill = (name: string, text: string) => page.getByLabel(name, { exact: true }).fill(text)

      await seat.open('/account')
      await page.getByText(said.off).waitFor()
      await press(said.setUp)
      await fill(said.password, 'wrong')
      await press(said.start)
      await page.getByText(said.wrong).waitFor()
      await fill(said.password, password)
      await page.getByLabel(said.password, { exact: true }).press('Enter')
      const picture = page.locator('.cited-second-factor__picture')
      await picture.waitFor()
      expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true)
      const key = (await page.locator('.cited-second-factor code').innerText()).replace(/\s/g, '')
      const totp = new TOTP({ secret: key })
      await fill(said.code, totp.generate())
      await press(said.confirm)
      await page.getByText(said.on).waitFor()
      expect(seat.complaints().filter((complaint) => !complaint.includes('403'))).toEqual([])

      // Signing in elsewhere.
      const context = await browser.newContext({ locale: language })
      const other = await context.newPage()
      await other.goto(`${origin}/admin/login`)
      await other.getByText(said.hint).waitFor()
      await other.fill('#field-email', `${role}@example.org`)
      await other.fill('#field-password', password)
      await other.click('button[type=submit]')
      await other.getByText(said.needed).first().waitFor()
      // The one of now was used: the next one is good already, for a clock that is behind.
      const next = totp.generate({ timestamp: Date.now() + 30_000 })
      await other.fill('#field-password', `${password}${next}`)
      await other.click('button[type=submit]')
      await other.waitForURL(`${origin}/admin`)
      await context.close()

      await seat.open('/account')
      await press(said.remove)
      await fill(said.password, password)
      await fill(said.code, totp.generate())
      await press(said.takeOff)
      await page.getByText(said.off).waitFor()
    })
  }

  it('that is disabled cannot sign in, and says so to whoever knows its password', async () => {
    seat = await openSeat({ browser, language: 'en', origin, password, role: 'admin' })
    const data = { email: 'leaves@example.org', name: 'Leaves', password, role: 'editor' }
    const { body } = await seat.send<{ doc: { id: string } }>('POST', '/api/users', data)
    await seat.open(`/collections/users/${body.doc.id}`)
    await seat.page.getByLabel('Disabled').check()
    const saved = seat.page.waitForResponse((response) => response.request().method() === 'PATCH')
    await seat.page.locator('#action-save').click()
    expect((await saved).status()).toBe(200)
    const context = await browser.newContext({ locale: 'en' })
    const page = await context.newPage()
    await page.goto(`${origin}/admin/login`)
    await page.fill('#field-email', 'leaves@example.org')
    await page.fill('#field-password', password)
    await page.click('button[type=submit]')
    await page.getByText('This account may not sign in any more.').first().waitFor()
    await context.close()
  })
})
