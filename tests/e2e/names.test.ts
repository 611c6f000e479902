import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, openSeat, type InterfaceLanguage, type Seat, type SeatRole } from './seat'
import { chromiumPath, origin, password } from './newsroom'

type Article = { topics: Array<{ id: string; name?: string; slug: string }> }

const words = {
  en: { make: 'New topic: ' },
  es: { make: 'Tema nuevo: ' },
}

describe.skipIf(chromiumPath === '')('topics while writing', () => {
  let browser: Browser
  let seat: Seat
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  const sit = async (role: SeatRole, language: InterfaceLanguage): Promise<Seat> => {
    seat = await openSeat({ browser, language, origin, password, role })
    return seat
  }

  it.each(['en', 'es'] as const)('are typed and picked without leaving the article, in %s', async (language) => {
    const own = `${language} ${Date.now()}`
    const { page, ask, complaints } = await sit('reporter', language)
    await seat.open('/collections/articles/create')
    await page.fill('#field-title', `About topics ${own}`)
    await page.waitForURL(/articles\/[0-9a-f-]{36}/)
    const id = page.url().split('/').at(-1)!
    const input = page.locator('#field-topics input')
    const chosen = () => page.locator('#field-topics .rs__multi-value').allInnerTexts()
    const saved = async () =>
      (await ask<Article>(`/api/articles/${id}?depth=1&draft=true`)).topics.map(({ slug }) => slug)
    const slug = (text: string) => text.toLowerCase().replaceAll(' ', '-')

    // Typed: two, one after the other, as fast as words are.
    await input.click()
    await page.keyboard.type(`Harbours ${own}`)
    await page.locator('.rs__option', { hasText: `${words[language].make}Harbours ${own}` }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type(`Boats ${own}`)
    await page.keyboard.press('Enter')
    await expect.poll(chosen, { timeout: 20_000 }).toEqual([`Harbours ${own}`, `Boats ${own}`])
    await expect.poll(saved, { timeout: 20_000 }).toEqual([slug(`Harbours ${own}`), slug(`Boats ${own}`)])

    // The one that is there, however it is typed; and one that is picked.
    await page.keyboard.type(`HÁRBOURS ${own}`)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#field-topics .rs__loading-indicator').count()).toBe(0)
    expect(await chosen()).toEqual([`Harbours ${own}`, `Boats ${own}`])
    await page.locator('#field-topics .rs__multi-value').first().locator('button, .multi-value-remove').first().click()
    await expect.poll(chosen).toEqual([`Boats ${own}`])
    await input.click()
    await page.keyboard.type('harb')
    await page.locator('.rs__option', { hasText: new RegExp(`^Harbours ${own}$`) }).click()
    await expect.poll(chosen).toEqual([`Boats ${own}`, `Harbours ${own}`])
    await expect.poll(saved, { timeout: 20_000 }).toEqual([slug(`Boats ${own}`), slug(`Harbours ${own}`)])

    // As it is opened again.
    await seat.open(`/collections/articles/${id}`)
    await expect.poll(chosen, { timeout: 20_000 }).toEqual([`Boats ${own}`, `Harbours ${own}`])
    expect(complaints()).toEqual([])
  })
})
