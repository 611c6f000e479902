import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { goToEnd, launch, openSeat, type Seat } from './seat'

const said = {
  en: {
    draft: 'Draft: not published',
    end: /^End the link/,
    gone: 'There is nothing here',
    live: /^View live/,
    make: 'Make a link',
    neverOpened: 'Nobody has opened it.',
    preview: 'Preview',
    reading: 'Reading view',
    share: 'Share a preview…',
  },
  es: {
    draft: 'Borrador: no publicado',
    end: /^Anular el enlace/,
    gone: 'Aquí no hay nada',
    live: /^Ver publicada/,
    make: 'Hacer un enlace',
    neverOpened: 'Nadie lo ha abierto.',
    preview: 'Vista previa',
    reading: 'Vista de lectura',
    share: 'Compartir una vista previa…',
  },
}

/** More than a window holds, so that there is somewhere to be. */
const paragraphs = Array.from({ length: 40 }, (_, index) =>
  paragraph(`Paragraph ${String.fromCharCode(97 + (index % 26))}.`),
)

function frameOf(page: Page) {
  return page.frameLocator('.cited-preview__page')
}

function scrolled(page: Page): Promise<number> {
  return frameOf(page)
    .locator('html')
    .evaluate((html) => html.ownerDocument.defaultView?.scrollY ?? -1)
}

describe.skipIf(chromiumPath === '')('previews', () => {
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
  const draft = async (seat: Seat, language: string, title: string) =>
    (
      await seat.send<{ doc: { id: string } }>('POST', '/api/articles?depth=0&draft=true', {
        body: body(...paragraphs, paragraph('It was late.')),
        byline: [{ name: 'A. Reporter', role: 'author' }],
        language,
        title,
      })
    ).body.doc.id

  for (const language of ['en', 'es'] as const) {
    it(`shows what is written beside it, and by a link to somebody without an account until it is ended (${language})`, async () => {
      const words = said[language]
      const seat = await sit(language, 'editor')
      const { page } = seat
      const title = `Seen before it is out, ${language}`
      await seat.open(`/collections/articles/${await draft(seat, language, title)}`)
      await page.keyboard.press('Alt+Shift+KeyP')
      await frameOf(page).getByRole('heading', { name: title }).waitFor()
      await frameOf(page).getByText(words.draft).waitFor()

      // Written on, and whoever reads stays where they are.
      await frameOf(page)
        .locator('html')
        .evaluate((html) => html.ownerDocument.defaultView?.scrollTo(0, 300))
      expect(await scrolled(page)).toBe(300)
      await goToEnd(seat)
      await page.keyboard.type(' It was 37 degrees.')
      await frameOf(page).getByText('It was late. It was 37 degrees.').waitFor()
      expect(await scrolled(page)).toBe(300)
      // Put away and shown again by its key.
      await page.keyboard.press('Alt+Shift+KeyP')
      await page.locator('.cited-preview').waitFor({ state: 'detached' })
      await page.keyboard.press('Enter')
      await page.locator('.cited-preview').waitFor()

      await page.getByRole('button', { name: words.share }).click()
      const dialog = page.locator('.cited-writing-dialog')
      await dialog.getByText(words.neverOpened).waitFor({ state: 'detached' })
      await dialog.getByRole('button', { name: words.make }).click()
      await dialog.getByText(words.neverOpened).waitFor()
      const url = await dialog.locator('.cited-share__made input').inputValue()
      expect(url.startsWith(`${origin}/api/shares/draft?token=`)).toBe(true)

      const outside = await browser.newContext({ locale: language })
      try {
        const reader = await outside.newPage()
        const answer = await reader.goto(url)
        expect(answer?.status()).toBe(200)
        await reader.getByRole('heading', { name: title }).waitFor()
        await reader.getByText(words.draft).waitFor()
        await reader.getByText('It was late. It was 37 degrees.').waitFor()
        expect(answer?.headers()).toMatchObject({
          'cache-control': 'private, no-store',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex, nofollow, noarchive',
        })
        const json = await fetch(url)
        expect(await json.json()).toMatchObject({ draft: true, title })

        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        await page.locator('.cited-preview').waitFor()
        await page.getByRole('button', { name: words.share }).click()
        await dialog.getByText(words.neverOpened).waitFor({ state: 'detached' })
        await dialog.getByRole('button', { name: words.end }).click()
        await dialog.getByRole('button', { name: words.end }).waitFor({ state: 'detached' })
        expect((await reader.reload())?.status()).toBe(404)
        await reader.getByRole('heading', { name: words.gone }).waitFor()
        expect((await fetch(url)).status).toBe(404)
      } finally {
        await outside.close()
      }
      expect(seat.complaints()).toEqual([])
    })
  }

  for (const language of ['en', 'es'] as const) {
    it(`is read with what is found in it in the margin, each beside its passage, and leads to it (${language})`, async () => {
      const words = said[language]
      const seat = await sit(language, 'editor')
      const { page } = seat
      const title = `Read before it is out, ${language}`
      await seat.open(`/collections/articles/${await draft(seat, language, title)}`)
      await goToEnd(seat)
      await page.keyboard.type(' Some 4517 people came.')
      await page.locator('.cited-save-state[data-state="unsaved"]').waitFor()
      await page.locator('.cited-save-state[data-state="saved"]').waitFor()
      await page.keyboard.press('Alt+Shift+KeyR')
      await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.cited-preview'))).toBe(true)
      await frameOf(page).getByRole('heading', { name: title }).waitFor()
      const note = page.locator('.cited-margin li', { hasText: '4517' })
      await note.waitFor()
      // What is read lies over the form, and says how it is saved.
      await page.locator('.cited-preview--reading .cited-save-state[data-state="saved"]').waitFor()
      await frameOf(page).locator('p', { hasText: '4517' }).scrollIntoViewIfNeeded()
      const beside = async () => {
        const [passage, found] = await Promise.all([
          frameOf(page).locator('article p', { hasText: '4517' }).boundingBox(),
          note.boundingBox(),
        ])
        return passage && found ? Math.abs(passage.y - found.y) : Infinity
      }
      await expect.poll(beside).toBeLessThan(40)
      await note.locator('button').focus()
      expect(
        await frameOf(page)
          .locator('article p', { hasText: '4517' })
          .evaluate((passage: HTMLElement) => passage.style.outlineStyle),
      ).toBe('solid')
      await page.keyboard.press('Enter')
      await page.locator('.cited-preview').waitFor({ state: 'detached' })
      await page.locator('.cited-popover').waitFor()
      // Beside the form and back, by the button in its bar.
      await page.keyboard.press('Escape')
      await page.keyboard.press('Alt+Shift+KeyP')
      await page.getByRole('button', { name: words.reading }).click()
      await note.waitFor()
      await page.setViewportSize({ height: 800, width: 1024 })
      await expect.poll(async () => ((await note.boundingBox())?.y ?? 0) > 400).toBe(true)
      expect(seat.complaints()).toEqual([])
    })
  }

  it('lies over the article on a narrow window, by keyboard alone', async () => {
    const seat = await sit('en', 'reporter')
    const { page } = seat
    await page.setViewportSize({ height: 800, width: 1024 })
    await seat.open(`/collections/articles/${await draft(seat, 'en', 'On a narrow window')}`)
    await page.getByRole('button', { exact: true, name: said.en.preview }).focus()
    await page.keyboard.press('Enter')
    await frameOf(page).getByRole('heading', { name: 'On a narrow window' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('cited-preview')
    for (const name of [said.en.reading, said.en.share]) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name)
    }
    // Out of the page itself too.
    await frameOf(page).locator('body').click()
    await page.keyboard.press('Escape')
    await page.locator('.cited-preview').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(said.en.preview)
    expect(seat.complaints()).toEqual([])
  })

  it('leads to what readers get wherever something is published', async () => {
    const seat = await sit('en', 'editor')
    const { page } = seat
    const id = await draft(seat, 'en', 'Out for everybody')
    await seat.send('PATCH', `/api/articles/${id}`, { _status: 'published' })
    const address = `${origin}/en/out-for-everybody`
    const { docs } = await seat.ask<{ docs: { id: string }[] }>(`/api/releases?where[article][equals]=${id}`)
    const leads = async (path: string) => {
      await seat.open(path)
      const link = page.locator(`a.cited-view-live[href="${address}"]`).first()
      await link.waitFor()
      expect([path, await link.textContent()]).toEqual([path, 'View live ↗'])
    }
    for (const path of ['', `/collections/articles/${id}`, '/collections/articles']) await leads(path)
    expect((await fetch(address)).status).toBe(200)
    expect(seat.complaints()).toEqual([])
    // Payload's viewer of JSON asks another host for its code, and is not let.
    await leads(`/collections/releases/${docs[0]?.id}`)
  })
})
