import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type InterfaceLanguage, type Seat, type SeatRole } from './seat'

const words = {
  en: {
    text: 'Ana Ruiz, 63, and Luis Paz, 41, hired 1,200 inspectors at the Club of 4,512 Friends.',
    ages: 'All ages in this story',
    confirmAll: 'Confirm all',
    decline: (passage: string) => `Decline: ${passage}`,
    declined: 'An editor says that it is a claim.',
    notAClaim: 'Not a claim.',
    propose: 'Not a claim…',
    proposed: 'Proposed as not a claim',
    publish: 'Publish',
    save: 'Propose',
    takeBack: 'Take back',
    waiting: (count: number) => `${count} proposed as not a claim`,
  },
  es: {
    text: 'Ana Ruiz, 63, y Luis Paz, 41, contrataron a 1,200 inspectores en el Club de los 4,512 Amigos.',
    ages: 'Todas las edades de esta historia',
    confirmAll: 'Confirmar todas',
    decline: (passage: string) => `Rechazar: ${passage}`,
    declined: 'Un editor dice que es una afirmación.',
    notAClaim: 'No es una afirmación.',
    propose: 'No es una afirmación…',
    proposed: 'Propuesta: no es una afirmación',
    publish: 'Publicar',
    save: 'Proponer',
    takeBack: 'Retirar',
    waiting: (count: number) => `${count} propuestas como no afirmaciones`,
  },
}

type Saved = {
  _status: string
  dismissals: { reason: string; fingerprint: string; text: string }[]
  proposals: { by: string | null; declined: boolean; text: string; reason: string | null }[]
}

describe.skipIf(chromiumPath === '')('what is not a claim', () => {
  let browser: Browser
  const seats: Seat[] = []

  const sit = async (role: SeatRole, language: InterfaceLanguage): Promise<Seat> => {
    const seat = await openSeat({ browser, language, origin, password, role })
    seats.push(seat)
    return seat
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(async () => {
    for (const seat of seats.splice(0)) await seat.close()
  })
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`is proposed by a reporter and decided by an editor (${language})`, async () => {
      const said = words[language]
      const picture = async ({ page }: Seat, name: string) => {
        if (process.env.SCREENSHOTS)
          await page.screenshot({ path: `${process.env.SCREENSHOTS}/${language}-${name}.png` })
      }
      const reporter = await sit('reporter', language)
      const { body: made } = await reporter.send('POST', '/api/articles?draft=true', {
        title: `Proposals in ${language}`,
        language,
        byline: [{ name: 'A. Reporter', role: 'author' }],
        body: body(paragraph(said.text)),
      })
      const { id } = (made as { doc: { id: string } }).doc
      const saved = () => reporter.ask<Saved>(`/api/articles/${id}?draft=true&depth=0`)
      const row = ({ page }: Seat, text: string) =>
        page.locator('.cited-panel__finding', { has: page.locator('.cited-panel__passage', { hasText: text }) }).first()
      const popover = ({ page }: Seat) => page.locator('.cited-popover')
      const propose = async (passage: string, reason: string, isForAll = false) => {
        await row(reporter, passage).click()
        await popover(reporter).getByRole('button', { name: said.propose }).click()
        if (passage === '63') await picture(reporter, 'asked')
        await popover(reporter).locator('textarea').fill(reason)
        if (isForAll) await popover(reporter).getByLabel(said.ages).check()
        await popover(reporter).getByRole('button', { name: said.save, exact: true }).click()
        await row(reporter, passage).locator('.cited-panel__proposed', { hasText: said.proposed }).waitFor()
      }
      const open = (seat: Seat) => seat.open(`/collections/articles/${id}`)

      // The reporter proposes one with a reason, one without, and all ages.
      await open(reporter)
      await row(reporter, '1,200').waitFor()
      await propose('63', '', true)
      await propose('1,200', 'A name.')
      await propose('4,512', '')
      expect(await reporter.page.locator('.cited-panel__proposed').count()).toBe(4)
      await expect
        .poll(async () => (await saved()).proposals.map(({ by, reason }) => [by !== null, reason]), { timeout: 20_000 })
        .toEqual([
          [true, null],
          [true, 'A name.'],
          [true, null],
        ])
      await row(reporter, '4,512').click()
      await popover(reporter).getByRole('button', { name: said.takeBack }).click()
      await expect.poll(() => reporter.page.locator('.cited-panel__proposed').count()).toBe(3)
      await propose('4,512', '')
      await picture(reporter, 'proposed')
      // What is proposed is still an error, and dismisses nothing.
      expect(await reporter.page.locator('section .cited-severity--error.cited-panel__finding').count()).toBe(2)
      expect(await reporter.page.locator('.cited-proposals').count()).toBe(0)
      await expect.poll(async () => (await saved()).proposals.length, { timeout: 20_000 }).toBe(3)
      await reporter.quiet()

      // The editor declines one of them, by the keyboard.
      const editor = await sit('editor', language)
      await open(editor)
      const list = editor.page.locator('.cited-proposals')
      await list.getByRole('heading', { name: said.waiting(4) }).waitFor()
      expect(await list.locator('.cited-proposals__passage').allInnerTexts()).toEqual(['63', '41', '1,200', '4,512'])
      await picture(editor, 'waiting')
      await list.getByRole('button', { name: said.decline('1,200') }).focus()
      await editor.page.keyboard.press('Enter')
      await list.getByRole('heading', { name: said.waiting(3) }).waitFor()
      const focused = () => editor.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
      await expect.poll(focused).toContain('4,512')
      await expect
        .poll(async () => (await saved()).proposals.map(({ declined }) => declined), { timeout: 20_000 })
        .toEqual([false, true, false])
      await editor.quiet()

      // The reporter sees it, and says why.
      await open(reporter)
      await row(reporter, '1,200').locator('.cited-panel__proposed', { hasText: said.declined }).waitFor()
      await picture(reporter, 'declined')
      await propose('1,200', 'The name of a band.')
      await expect
        .poll(async () => (await saved()).proposals.map(({ declined }) => declined), { timeout: 20_000 })
        .toEqual([false, false, false])
      await reporter.quiet()

      // The editor confirms them all, and the story can be published.
      await open(editor)
      await list.getByRole('heading', { name: said.waiting(4) }).waitFor()
      await list.getByRole('button', { name: said.confirmAll }).focus()
      await editor.page.keyboard.press('Enter')
      await list.waitFor({ state: 'detached' })
      await expect.poll(() => editor.page.evaluate(() => document.activeElement?.className)).toContain('cited-panel')
      await picture(editor, 'confirmed')
      await expect
        .poll(async () => (await saved()).dismissals.map(({ reason, text }) => [text, reason]), { timeout: 20_000 })
        .toEqual([
          [said.ages, said.notAClaim],
          ['1,200', 'The name of a band.'],
          ['4,512', said.notAClaim],
        ])
      await editor.quiet()
      await editor.page.getByRole('button', { name: said.publish, exact: true }).click()
      await expect.poll(async () => (await saved())._status, { timeout: 20_000 }).toBe('published')
      expect((await saved()).proposals).toEqual([])
      expect([...reporter.complaints(), ...editor.complaints()]).toEqual([])
    })
  }
})
