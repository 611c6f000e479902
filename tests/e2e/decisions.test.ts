import type { Browser } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fromMarkdown } from '../../src/body/fromMarkdown'
import { chromiumPath, origin, password } from './newsroom'
import { chips, launch, openSeat, type Seat } from './seat'

const stories = {
  en: {
    file: 'en-stadium',
    rows: 37,
    named: { words: '27 percent', button: 'One source for 4: city auditor…', source: 'city auditor' },
    repeated: { words: '$83,400', chips: 2 },
    ages: 'None is a claim Ages',
    source: 'Source',
  },
  es: {
    file: 'es-hospital',
    rows: 32,
    named: { words: '418', button: 'Una fuente para 4: INEGI…', source: 'INEGI' },
    repeated: { words: '62 mil', chips: 2 },
    ages: 'Ninguna es una afirmación Edades',
    source: 'Fuente',
  },
}

describe.skipIf(chromiumPath === '')('the list of a story that was pasted', () => {
  let browser: Browser
  let seat: Seat

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`is short, and is decided by sentences, kinds and groups (${language})`, async () => {
      const said = stories[language]
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const { page } = seat
      const story = new URL(`../fixtures/dense/${said.file}.md`, import.meta.url)
      const { title, body } = fromMarkdown(readFileSync(story, 'utf8').replaceAll(/\[\[|\]\]/g, ''))
      const { body: made } = await seat.send('POST', '/api/articles?draft=true', {
        title,
        language,
        byline: [{ name: 'A. Reporter', role: 'author' }],
        body,
      })
      const { id } = (made as { doc: { id: string } }).doc
      await seat.open(`/collections/articles/${id}`)
      const rows = page.locator('[data-row].cited-severity--error')
      const button = (name: string) => page.getByRole('button', { name, exact: true })
      const picture = async (name: string) => {
        if (process.env.SCREENSHOTS)
          await page.screenshot({ path: `${process.env.SCREENSHOTS}/${language}-${name}.png` })
      }
      await expect.poll(() => rows.count()).toBe(said.rows)
      await picture('list-1440')
      await page.setViewportSize({ height: 900, width: 1024 })
      await page.locator('.cited-panels-button').click()
      await picture('list-1024')
      await page.keyboard.press('Escape')
      await page.setViewportSize({ height: 900, width: 1440 })

      // The figures of a sentence, by the keyboard: the source that the sentence names is filled in.
      const focused = () =>
        page.evaluate(() => [
          document.activeElement?.getAttribute('role') ?? '',
          (document.activeElement as HTMLInputElement | null)?.value ?? '',
        ])
      const named = page.locator('[data-row]', { hasText: said.named.words }).locator('.cited-panel__decide', {
        hasText: said.named.button,
      })
      await named.focus()
      await page.keyboard.press('Enter')
      await expect.poll(focused).toEqual(['combobox', said.named.source])
      await picture('sentence')
      await page.keyboard.press('Enter')
      await expect.poll(() => rows.count()).toBe(said.rows - 1)
      await chips(seat, said.named.words).first().waitFor()
      // The keyboard goes on with the next row.
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)).toBe(true)

      // What is said again is linked at each of its places.
      const repeated = page.locator('.cited-panel__finding', { hasText: said.repeated.words }).first()
      await repeated.click()
      await page.locator('.cited-popover').getByRole('combobox', { name: said.source, exact: true }).waitFor()
      await page.keyboard.press('Enter')
      await expect.poll(() => chips(seat, said.repeated.words).count()).toBe(said.repeated.chips)

      // All of a kind, in one act.
      await button(said.ages).focus()
      await page.keyboard.press('Enter')
      await button(said.ages).waitFor({ state: 'detached' })
      type Saved = { dismissals?: { fingerprint: string }[] }
      await expect
        .poll(
          async () => {
            const { dismissals } = await seat.ask<Saved>(`/api/articles/${id}?draft=true&depth=0`)
            return dismissals?.map(({ fingerprint }) => fingerprint)
          },
          { timeout: 20_000 },
        )
        .toEqual(['kind:age'])
      await picture('decided')
      expect(seat.complaints()).toEqual([])
    })
  }
})
