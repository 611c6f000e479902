import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

const said = {
  en: { name: 'Search the newsroom', nothing: /^Nothing has/, one: 'One found.', recent: /^Worked on last/ },
  es: { name: 'Buscar en la redacción', nothing: /^Nada contiene/, one: 'Un resultado.', recent: /^Lo último/ },
}

describe.skipIf(chromiumPath === '')('the search of the newsroom', () => {
  let browser: Browser
  const seats: Seat[] = []
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(async () => {
    for (const seat of seats.splice(0)) await seat.close()
  })
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`finds and opens a story by keyboard alone, from within another one (${language})`, async () => {
      const words = said[language]
      const seat = await openSeat({ browser, language, origin, password, role: 'reporter' })
      seats.push(seat)
      const { page } = seat
      const word = language === 'en' ? 'alfa' : 'beta'
      const make = async (title: string) =>
        (
          await seat.send<{ doc: { id: string } }>('POST', '/api/articles?depth=0&draft=true', {
            body: body(paragraph('Nothing is counted here.')),
            language: 'es',
            title,
          })
        ).body.doc.id
      const looked = await make(`Inundación en Ñuñoa, ${word}`)
      const open = await make(`Where somebody is writing (${language})`)
      await seat.open(`/collections/articles/${open}`)
      const text = page.locator('[contenteditable=true]').first()
      await text.click()
      await page.keyboard.press('Control+k')
      const box = page.getByRole('combobox', { name: words.name })
      await box.waitFor()
      await page.getByText(words.recent).waitFor()
      await page.keyboard.type(`NUNOA ${word} inundacion`)
      const found = page.getByRole('option', { name: /Ñuñoa/ })
      await page.getByText(words.one).waitFor()
      expect(await page.getByRole('option').count()).toBe(1)
      expect(await found.getAttribute('aria-selected')).toBe('true')
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/search-${language}.png` })
      // Back to where one was.
      await page.keyboard.press('Escape')
      await box.waitFor({ state: 'detached' })
      expect(await text.evaluate((element) => element.contains(document.activeElement))).toBe(true)
      await page.getByRole('button', { name: words.name }).click()
      await box.fill('zzzz')
      await page.getByText(words.nothing).waitFor()
      // Before it is found.
      await box.fill(`nunoa ${word}`)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/articles/${looked}*`)
      await box.waitFor({ state: 'detached' })
      expect(await page.getByRole('textbox', { name: /^(Title|Título)/ }).inputValue()).toContain('Ñuñoa')
    })
  }
})
