import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat } from './seat'

describe.skipIf(chromiumPath === '')('days in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterAll(() => browser?.close())

  it.each(['UTC', 'America/Mexico_City', 'Pacific/Auckland', 'Pacific/Kiritimati'])(
    'are shown as they are kept, and kept as they are picked or typed, in %s',
    async (timeZone) => {
      const seat = await openSeat({ browser, language: 'en', origin, password, role: 'editor', timeZone })
      try {
        const { page } = seat
        const data = { label: `of ${timeZone}`, value: '1', unit: { kind: 'count' }, asOf: '2026-03-01' }
        const { body } = await seat.send<{ doc: { id: string } }>('POST', '/api/statistics', data)
        const kept = async () => (await seat.ask<{ asOf: string }>(`/api/statistics/${body.doc.id}`)).asOf
        const field = page.locator('#field-asOf input')
        const save = async (day: string) => {
          await page.click('#action-save')
          await expect.poll(kept).toBe(day)
        }

        await seat.open(`/collections/statistics/${body.doc.id}`)
        expect(await field.inputValue()).toBe('2026-03-01')

        await field.click()
        await page.locator('.react-datepicker__day--015:not(.react-datepicker__day--outside-month)').click()
        expect(await field.inputValue()).toBe('2026-03-15')
        await save('2026-03-15')

        await field.fill('2026-04-30')
        await field.press('Enter')
        await field.press('Escape')
        await save('2026-04-30')

        await seat.open(`/collections/statistics/${body.doc.id}`)
        expect(await field.inputValue()).toBe('2026-04-30')
        expect(seat.complaints()).toEqual([])
      } finally {
        await seat.close()
      }
    },
  )
})
