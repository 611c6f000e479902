import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

const said = {
  en: { button: 'Schedule…', cancel: 'Cancel this', confirm: 'Schedule', publish: 'Publish', waits: 'To be published' },
  es: {
    button: 'Programar…',
    cancel: 'Cancelar esto',
    confirm: 'Programar',
    publish: 'Publicar',
    waits: 'Se publicará',
  },
}

/** A year that is to come. */
const YEAR = new Date().getFullYear() + 2

describe.skipIf(chromiumPath === '')('scheduling an edition', () => {
  let browser: Browser
  let seat: Seat
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`publishes by the clock of the newsroom, and says at once what would be refused (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const { page } = seat
      const { button, cancel, confirm, publish, waits } = said[language]
      const title = `Scheduled in ${language}`
      const draft = async (words: string) =>
        (
          await seat.send<{ doc: { id: string } }>('POST', '/api/articles?depth=0&draft=true', {
            body: body(paragraph(words)),
            byline: [{ name: 'A. Reporter', role: 'author' }],
            language: 'en',
            title,
          })
        ).body.doc.id
      const panel = page.locator('.cited-editions')
      const dialog = page.locator('.cited-dialog')

      await seat.open(`/collections/articles/${await draft('There were 4,512 of them.')}`)
      await panel.getByRole('button', { name: button }).click()
      expect(await dialog.getByRole('radio', { name: publish }).isChecked()).toBe(true)
      await dialog.getByText('America/Mexico_City').waitFor()
      await dialog.locator('input[type="datetime-local"]').fill(`${YEAR}-07-01T09:30`)
      await dialog.getByRole('button', { name: confirm }).click()
      await dialog.getByRole('alert').getByText('4,512').waitFor()

      const id = await draft('There were many of them.')
      await seat.open(`/collections/articles/${id}`)
      await panel.getByRole('button', { name: button }).click()
      await dialog.locator('input[type="datetime-local"]').fill(`${YEAR}-07-01T09:30`)
      await dialog.getByRole('button', { name: confirm }).click()
      await panel.getByText(waits).waitFor()
      const { schedules } = await seat.ask<{ schedules: Array<{ at: string }> }>(`/api/articles/${id}/schedules`)
      expect(schedules).toMatchObject([{ at: `${YEAR}-07-01T15:30:00.000Z` }])

      await seat.open('?filter=scheduled')
      await page.locator('.cited-desk__table tr', { hasText: title }).getByText(waits).waitFor()
      await seat.open(`/collections/articles/${id}`)
      await panel.getByRole('button', { name: cancel }).click()
      await panel.getByText(waits).waitFor({ state: 'detached' })
      expect((await seat.ask<{ schedules: unknown[] }>(`/api/articles/${id}/schedules`)).schedules).toEqual([])
    })

    it(`does not schedule what somebody has changed unseen, of another edition (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const { page } = seat
      const { button, confirm, waits } = said[language]
      const make = async (data: object) =>
        (
          await seat.send<{ doc: { id: string; story: string } }>('POST', '/api/articles?depth=0&draft=true', {
            body: body(paragraph('There were many of them.')),
            byline: [{ name: 'A. Reporter', role: 'author' }],
            ...data,
          })
        ).body.doc
      const open = await make({ language: 'en', title: `Two editions, in ${language}` })
      const other = await make({ language: 'es', story: open.story, title: `Dos ediciones, en ${language}` })
      const row = page.locator('.cited-editions__edition', { hasText: `Dos ediciones, en ${language}` })
      const dialog = page.locator('.cited-dialog')
      const schedules = async () =>
        (await seat.ask<{ schedules: unknown[] }>(`/api/articles/${other.id}/schedules`)).schedules

      await seat.open(`/collections/articles/${open.id}`)
      await row.getByRole('button', { name: button }).click()
      await seat.send('PATCH', `/api/articles/${other.id}?draft=true`, { dek: 'Escrita entre tanto.' })
      await dialog.locator('input[type="datetime-local"]').fill(`${YEAR}-07-01T09:30`)
      await dialog.getByRole('button', { name: confirm }).click()
      await dialog.getByRole('alert').waitFor()
      expect(await schedules()).toEqual([])
      seat.complaints()

      // The panel has read it anew: whoever asks again knows.
      await seat.quiet()
      await dialog.getByRole('button', { name: confirm }).click()
      await row.getByText(waits).waitFor()
      expect(await schedules()).toHaveLength(1)
    })
  }
})
