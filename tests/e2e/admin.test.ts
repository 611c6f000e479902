import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  chips,
  editionsOf,
  goToEnd,
  insertBySlash,
  insertByToolbar,
  launch,
  openSeat,
  recordNamed,
  type Seat,
  type SeatRole,
  type InterfaceLanguage,
} from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** A statistic that is not what its formula gives. */
const computedStatistic = 'rise in Russian diplomats in Mexico after the invasion of Ukraine'

/** A statistic whose removal the story would not survive. */
const citedStatistic = 'new Russian diplomats authorised by Mexico in recent months'

type Edition = {
  statistics: { id: string; label: string }[]
  version: number
  body: { children?: { _type: string }[] }[]
}

describe.skipIf(chromiumPath === '')('the admin in a browser', () => {
  let browser: Browser
  let seat: Seat

  const sit = async (role: SeatRole, language: InterfaceLanguage): Promise<Seat> => {
    seat = await openSeat({ browser, language, origin, password, role })
    return seat
  }

  const published = async (language: string): Promise<Edition> => {
    const { slug } = (await editionsOf(seat))[language]!
    const response = await fetch(`${origin}/api/v1/articles/${language}/${slug}`)
    expect(response.status).toBe(200)
    return (await response.json()) as Edition
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  it('shows an editor who reads English the Spanish edition with its figures in Spanish', async () => {
    await sit('editor', 'en')
    const { es } = await editionsOf(seat)
    await seat.open(`/collections/articles/${es!.id}`)
    await chips(seat, '37').first().waitFor()
    // The prose reads as readers get it; what is known of a figure shows where it is pointed at, focused or selected.
    expect(await chips(seat, '37').first().innerText()).toBe('37')
    expect(await chips(seat, '37').first().getAttribute('aria-description')).toMatch(
      /^diplomáticos · Directory of Foreign Missions\b/,
    )
    const card = seat.page.locator('.cited-card')
    expect(await card.count()).toBe(0)
    await chips(seat, '60 por ciento').first().hover()
    await card.filter({ hasText: 'computed' }).waitFor()
    await chips(seat, 'más de 600').first().focus()
    await card.filter({ hasText: 'no source' }).waitFor()
    await seat.page.keyboard.press('Tab')
    await seat.page.keyboard.press('Tab')
    expect(await seat.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Remove: Figure')
    await chips(seat, 'siempre operan bajo cobertura').first().click()
    await card.filter({ hasText: 'John Feeley' }).waitFor()
    const sign = seat.page.locator('.cited-chip--citation .cited-chip__open').first()
    expect(await sign.innerText()).toMatch(/^\d+$/)
    expect(await sign.getAttribute('aria-description')).toContain('Directory of Foreign Missions')
    expect(seat.complaints()).toEqual([])
  })

  it('has the words of the figures in the text from the first', async () => {
    await sit('editor', 'en')
    const { en } = await editionsOf(seat)
    const asked: string[] = []
    seat.page.on('request', (request) => {
      if (/api[/](statistics|quotes|sources)[?].*select/.test(request.url())) asked.push(request.url())
    })
    await seat.open(`/collections/articles/${en!.id}`)
    await chips(seat, '37').first().waitFor()
    expect(await seat.page.locator('.cited-chip--loading').count()).toBe(0)
    expect(asked).toEqual([])
  })

  it('opens the drawer of a figure from the keyboard and leaves the paragraph whole', async () => {
    await sit('editor', 'es')
    const { es } = await editionsOf(seat)
    await seat.open(`/collections/articles/${es!.id}`)
    const paragraphs = seat.page.locator('.ContentEditable__root p')
    const chip = chips(seat, '60 por ciento').first()
    await chip.waitFor()
    const before = await paragraphs.count()
    await chip.focus()
    await seat.page.keyboard.press('Enter')
    await seat.page.locator('.drawer__content #field-statistic').waitFor()
    expect(await seat.page.locator('.drawer__content .drawer__header').innerText()).toContain('Cifra')
    expect(await paragraphs.count()).toBe(before)
  })

  for (const { labels, language, name, publish } of [
    {
      language: 'en',
      name: 'Figure',
      publish: 'Publish changes',
      labels: { consulates: 'US consulates across Mexico', officers: 'KGB officers working in Mexico' },
    },
    {
      language: 'es',
      name: 'Cifra',
      publish: 'Publicar cambios',
      labels: { consulates: 'consulados de Estados Unidos', officers: 'oficiales del KGB' },
    },
  ] as const) {
    it(`inserts figures from the menu and the toolbar and publishes them (${language})`, async () => {
      await sit('editor', language)
      const figuresIn = ({ body }: Edition) =>
        body.flatMap(({ children }) => children ?? []).filter(({ _type }) => _type === 'figure').length
      const before = await published(language)
      const edition = (await editionsOf(seat))[language]!
      await seat.open(`/collections/articles/${edition.id}`)

      const officers = language === 'en' ? 'at least 150' : 'al menos 150'
      const consulates = '9'
      await chips(seat, officers).first().waitFor()
      const chipsBefore = {
        consulates: await chips(seat, consulates).count(),
        officers: await chips(seat, officers).count(),
      }
      await insertBySlash(seat, name, labels.consulates)
      await expect.poll(() => chips(seat, consulates).count()).toBe(chipsBefore.consulates + 1)
      await insertByToolbar(seat, name, labels.officers)
      await expect.poll(() => chips(seat, officers).count()).toBe(chipsBefore.officers + 1)

      await seat.page.getByRole('button', { name: publish, exact: true }).click()
      await expect.poll(async () => (await published(language)).version, { timeout: 20_000 }).toBe(before.version + 1)
      expect(figuresIn(await published(language))).toBe(figuresIn(before) + 2)
    })
  }

  it('lets a reporter save a draft and not publish', async () => {
    await sit('reporter', 'en')
    const { en } = await editionsOf(seat)
    const live = await published('en')
    await seat.open(`/collections/articles/${en!.id}`)
    await chips(seat, '37').first().waitFor()
    expect(await seat.page.getByRole('button', { name: /^(un)?publish/i }).count()).toBe(0)

    await goToEnd(seat)
    await seat.page.keyboard.type(' A note of the reporter.')
    const draft = () => seat.ask<object>(`/api/articles/${en!.id}?draft=true&depth=0`).then(JSON.stringify)
    await expect.poll(draft, { timeout: 20_000 }).toContain('A note of the reporter.')
    expect((await published('en')).version).toBe(live.version)
  })

  it('refuses to delete a statistic that editions cite, and names them', async () => {
    await sit('editor', 'en')
    const id = await recordNamed(seat, 'statistics', 'label', citedStatistic)
    await seat.open(`/collections/statistics/${id}`)
    await seat.page.locator('.doc-controls__popup button').first().click()
    await seat.page.locator('#action-delete').click()
    await seat.page.locator('#confirm-action').click()
    const toast = seat.page.locator('.payload-toast-container .toast-error').first()
    await toast.waitFor()
    expect(await toast.innerText()).toContain('México, ¿refugio de los espías rusos?')
    expect((await seat.ask<{ id: string }>(`/api/statistics/${id}?depth=0`)).id).toBe(id)
  })

  for (const [language, said] of [
    [
      'en',
      {
        differs: 'The figure states',
        agrees: 'That is what the figure states',
        formula: 'Formula',
        overTime: 'Over time',
      },
    ],
    [
      'es',
      { differs: 'La cifra dice', agrees: 'Es lo que dice la cifra', formula: 'Fórmula', overTime: 'En el tiempo' },
    ],
  ] as const) {
    it(`shows what a formula gives, as it is typed, and what a figure stated over time (${language})`, async () => {
      await sit('editor', language)
      const id = await recordNamed(seat, 'statistics', 'label', computedStatistic)
      await seat.open(`/collections/statistics/${id}`)
      await seat.page.locator('.tabs-field__tab-button', { hasText: said.formula }).click()
      const result = seat.page.locator('.cited-formula')
      const verdict = result.locator('[role=status]')
      await verdict.filter({ hasText: said.differs }).waitFor()
      expect(await verdict.innerText()).toMatch(/7[57]\.5/)
      expect(await result.locator('a').count()).toBe(2)
      // Nothing of this is saved.
      await seat.page.locator('#field-formula').fill('b - b + 60')
      await verdict.filter({ hasText: said.agrees }).waitFor()
      await seat.page.locator('#field-formula').fill('(b - a')
      await verdict.filter({ hasNotText: said.agrees }).waitFor()
      await seat.page.locator('.tabs-field__tab-button', { hasText: said.overTime }).click()
      const row = seat.page.locator('.cited-statistic tbody tr').first()
      await row.waitFor()
      expect(await row.innerText()).toMatch(/60/)
      expect(seat.complaints()).toEqual([])
    })
  }

  for (const language of ['en', 'es'] as const) {
    it(`has no complaints on the main screens (${language})`, async () => {
      await sit('editor', language)
      const editions = await editionsOf(seat)
      const statistic = await recordNamed(seat, 'statistics', 'label', citedStatistic)
      const source = await recordNamed(seat, 'sources', 'name', 'John Feeley')
      const { docs } = await seat.ask<{ docs: { id: string }[] }>('/api/quotes?limit=1&depth=0')
      const lists = ['articles', 'statistics', 'quotes', 'sources', 'identities', 'media', 'releases', 'users']
      const screens = [
        '',
        ...lists.map((slug) => `/collections/${slug}`),
        ...['articles', 'statistics', 'quotes', 'sources'].map((slug) => `/collections/${slug}/create`),
        ...Object.values(editions).map(({ id }) => `/collections/articles/${id}`),
        `/collections/articles/${editions.en!.id}/versions`,
        `/collections/statistics/${statistic}`,
        `/collections/sources/${source}`,
        `/collections/quotes/${docs[0]!.id}`,
        '/account',
      ]
      const complaints: Record<string, string[]> = {}
      for (const screen of screens) {
        await seat.open(screen)
        const found = seat.complaints()
        if (found.length > 0) complaints[screen] = found
      }
      expect(complaints).toEqual({})
    })
  }
})
