/** Two editions that were written apart, in a browser: joined, set side by side, and their records made one. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type Seat } from './seat'

/** What the interface says, as far as this test asks for it by its words. */
const words = {
  en: {
    all: 'Make all 2 that are certain one',
    beside: '2 of 3 passages have one beside them',
    different: /different values/,
    join: 'Join an edition…',
    none: 'nothing here stands beside it',
    sideBySide: 'Side by side',
    title: '3 records are likely one with those of the edition in English',
  },
  es: {
    all: 'Hacer una de cada par seguro: 2',
    beside: '2 de 3 pasajes tienen otro a su lado',
    different: /valores distintos/,
    join: 'Unir una edición…',
    none: 'aquí nada está a su lado',
    sideBySide: 'Lado a lado',
    title: '3 fichas son probablemente las mismas que en la edición en inglés',
  },
}

type Doc = { id: string; statistics?: string[]; label?: string }

describe.skipIf(chromiumPath === '')('editions that were written apart', () => {
  let browser: Browser
  let seat: Seat
  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  const create = async (path: string, data: Record<string, unknown>): Promise<Doc> => {
    const { body: answer, status } = await seat.send<{ doc: Doc }>('POST', path, data)
    expect(status).toBe(201)
    return answer.doc
  }

  for (const language of ['en', 'es'] as const) {
    it(`stand side by side, and what is certainly one becomes one, by keyboard (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const said = words[language]
      const { page } = seat
      // Another each time that it is tried.
      const told = `${language} ${Date.now()}`
      const source = await create('/api/sources', { kind: 'dataset', name: `Ledger ${told}`, terms: 'on-record' })
      const other = await create('/api/sources', { kind: 'dataset', name: `LEDGER ${told}`, terms: 'on-record' })
      const statistic = async (locale: string, label: string, value: string, more: object, of: Doc) => {
        const evidence = [{ source: of.id }]
        return create(`/api/statistics?locale=${locale}`, { label, value, unit: { kind: 'count' }, evidence, ...more })
      }
      const figure = ({ id }: Doc) => ({ blockType: 'figure', statistic: id, form: 'digits' })
      const ships = await statistic('en', `ships ${told}`, '4937', {}, source)
      const barcos = await statistic('es', `barcos ${told}`, '4937', {}, other)
      const towns = await statistic('en', `towns ${told}`, '8649', {}, source)
      const pueblos = await statistic('es', `pueblos ${told}`, '8649', { qualifier: 'about' }, other)
      const en = await create('/api/articles', {
        title: `The harbour of ${told}`,
        language: 'en',
        byline: [{ name: 'A. Reporter', role: 'author' }],
        body: body(
          paragraph('They turned away ', figure(ships), ' of the ships before the wind rose.'),
          paragraph('Of the towns around the bay ', figure(towns), ' heard of it on that day.'),
          paragraph('Nobody knows who gave the order.'),
        ),
        _status: 'published',
      })
      const title = `El puerto de ${told}`
      const es = await create('/api/articles?draft=true', {
        title,
        language: 'es',
        byline: [{ name: 'B. Reportera', role: 'author' }],
        body: body(
          paragraph('Antes del viento rechazaron ', figure(barcos), ' de los barcos que llegaban.'),
          paragraph('De los pueblos de la bahía se enteraron ', figure(pueblos), ' aquel mismo día.'),
        ),
        _status: 'draft',
      })

      await seat.open(`/collections/articles/${en.id}`)
      await page.locator('.cited-editions').getByRole('button', { name: said.join }).click()
      await page.locator('.list-drawer').getByText(title).first().click()
      await page.locator('.confirmation-modal #confirm-action').click()
      await page.locator('.cited-editions').getByRole('link', { name: said.sideBySide }).focus()
      await page.keyboard.press('Enter')

      await page.locator('.cited-same summary', { hasText: said.title }).waitFor()
      await page.getByText(said.beside).waitFor()
      expect(await page.locator('.cited-passage', { hasText: said.none }).count()).toBe(1)
      expect(await page.locator('.cited-passage', { hasText: 'Nobody knows' }).getByText(said.none).count()).toBe(1)
      // Each at the height of its own.
      for (const place of [0, 1]) {
        await expect
          .poll(() =>
            page.evaluate((at) => {
              const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? NaN
              const left = top(`.cited-passage[data-place="${at}"]`)
              return Math.abs(left - top(`.ContentEditable__root > :nth-child(${at + 1})`))
            }, place),
          )
          .toBeLessThan(2)
      }
      const uncertain = page.locator('.cited-same li', { hasText: '8,649' })
      await uncertain.getByText(said.different).waitFor()
      expect(await uncertain.getByRole('button').isDisabled()).toBe(true)

      await page.getByRole('button', { name: said.all }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.confirmation-modal #confirm-action').focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.cited-same li').count()).toBe(1)
      const draft = await seat.ask<Doc>(`/api/articles/${es.id}?draft=true&depth=0`)
      expect(draft.statistics?.toSorted()).toEqual([ships.id, pueblos.id].toSorted())
      const kept = await seat.ask<Doc>(`/api/statistics/${ships.id}?locale=es&fallback-locale=null&depth=0`)
      expect(kept.label).toBe(`barcos ${told}`)

      // The open form has it: what is typed next is saved with it, without a word about somebody else.
      await page.locator('#field-dek').focus()
      await page.keyboard.type('A nadie le avisaron.')
      await expect
        .poll(async () => (await seat.ask<{ dek?: string }>(`/api/articles/${es.id}?draft=true&depth=0`)).dek)
        .toBe('A nadie le avisaron.')
      const after = await seat.ask<Doc>(`/api/articles/${es.id}?draft=true&depth=0`)
      expect(after.statistics?.toSorted()).toEqual([ships.id, pueblos.id].toSorted())
      expect(await page.locator('.cited-writing-dialog').count()).toBe(0)
      expect(seat.complaints()).toEqual([])
    })
  }
})
