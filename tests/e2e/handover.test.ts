import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

const said = {
  en: {
    approve: 'Approve',
    approved: 'Approved',
    back: 'Send back…',
    confirmBack: 'Send back',
    confirmHandOver: 'Hand over',
    handOver: 'Hand over…',
    noted: /^Take note/,
    ready: 'Ready for the desk',
    save: 'Save (back to review)',
    waiting: 'Waiting for me',
  },
  es: {
    approve: 'Aprobar',
    approved: 'Aprobado',
    back: 'Devolver…',
    confirmBack: 'Devolver',
    confirmHandOver: 'Entregar',
    handOver: 'Entregar…',
    noted: /^Darse por enterado/,
    ready: 'Listo para la mesa',
    save: 'Guardar (vuelve a revisión)',
    waiting: 'Me esperan',
  },
}

function panelOf(page: Page) {
  return page.locator('.cited-handover')
}

describe.skipIf(chromiumPath === '')('handing a draft over', () => {
  let browser: Browser
  const seats: Seat[] = []
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(async () => {
    for (const seat of seats.splice(0)) await seat.close()
  })
  afterAll(() => browser?.close())
  const sit = async (language: 'en' | 'es', role: 'editor' | 'reporter') => {
    const seat = await openSeat({ browser, language, origin, password, role })
    seats.push(seat)
    return seat
  }

  for (const language of ['en', 'es'] as const) {
    it(`goes from the reporter to the desk, comes back with a note, and is approved (${language})`, async () => {
      const words = said[language]
      const reporter = await sit(language, 'reporter')
      const editor = await sit(language, 'editor')
      const title = `Handed over in ${language}`
      const made = await reporter.send<{ doc: { id: string } }>('POST', '/api/articles?depth=0&draft=true', {
        body: body(paragraph('It was late.')),
        byline: [{ name: 'A. Reporter', role: 'author' }],
        language,
        title,
      })
      const path = `/collections/articles/${made.body.doc.id}`
      const dialog = (page: Page) => page.locator('.cited-dialog')

      await reporter.open(path)
      await panelOf(reporter.page).getByRole('button', { name: words.handOver }).click()
      await dialog(reporter.page).locator('textarea').fill('Please read.')
      await dialog(reporter.page).getByRole('button', { name: words.confirmHandOver }).click()
      await panelOf(reporter.page).getByText(words.ready).first().waitFor()

      // The title opens it from what waits for the editor.
      await editor.open('')
      await editor.page.getByRole('button', { name: words.waiting }).click()
      const row = editor.page.locator('.cited-desk__table tbody tr', { hasText: title })
      await row.getByText(words.ready).waitFor()
      await row.getByRole('link', { exact: true, name: title }).click()
      await editor.page.waitForURL(`**${path}*`)
      await panelOf(editor.page).getByText('Please read.').first().waitFor()
      await panelOf(editor.page).getByRole('button', { name: words.back }).click()
      await dialog(editor.page).locator('textarea').fill('Who says so?')
      await dialog(editor.page).getByRole('button', { name: words.confirmBack }).click()
      await panelOf(editor.page).getByText('Who says so?').first().waitFor()

      await reporter.open('')
      const notice = reporter.page.locator('.cited-desk__notices li', { hasText: title })
      await notice.getByText('Who says so?').waitFor()
      await notice.getByRole('button', { name: words.noted }).click()
      await notice.waitFor({ state: 'detached' })

      await editor.open(path)
      await panelOf(editor.page).getByRole('button', { exact: true, name: words.approve }).click()
      await panelOf(editor.page).getByText(words.approved, { exact: true }).first().waitFor()
      await editor.page.locator('#action-save-draft', { hasText: words.save }).waitFor()
      expect(editor.complaints()).toEqual([])
    })
  }

  it('begins an article in the language of the account, and reads and writes records in it', async () => {
    const { ask, open, page } = await sit('es', 'reporter')
    await open('/collections/articles/create')
    await page.locator('#field-language', { hasText: /español/i }).waitFor()
    await open('/collections/statistics/create')
    expect(await page.locator('.localizer').first().textContent()).toMatch(/español/i)
    expect(await ask('/api/payload-preferences/locale')).toMatchObject({ value: 'es' })
  })
})
