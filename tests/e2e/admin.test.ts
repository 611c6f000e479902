import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  chips,
  editionsOf,
  goToEnd,
  insertBySlash,
  insertByToolbar,
  launch,
  openDesk,
  recordNamed,
  type Desk,
  type DeskRole,
  type InterfaceLanguage,
} from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** A statistic whose removal the story would not survive. */
const citedStatistic = 'new Russian diplomats authorised by Mexico in recent months'

type Edition = {
  statistics: { id: string; label: string }[]
  version: number
  body: { children?: { _type: string }[] }[]
}

describe.skipIf(chromiumPath === '')('the admin in a browser', () => {
  let browser: Browser
  let desk: Desk

  const sit = async (role: DeskRole, language: InterfaceLanguage): Promise<Desk> => {
    desk = await openDesk({ browser, language, origin, password, role })
    return desk
  }

  const published = async (language: string): Promise<Edition> => {
    const { slug } = (await editionsOf(desk))[language]!
    const response = await fetch(`${origin}/api/v1/articles/${language}/${slug}`)
    expect(response.status).toBe(200)
    return (await response.json()) as Edition
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => desk?.close())
  afterAll(() => browser?.close())

  it('shows an editor who reads English the Spanish edition with its figures in Spanish', async () => {
    await sit('editor', 'en')
    const { es } = await editionsOf(desk)
    await desk.open(`/collections/articles/${es!.id}`)
    await chips(desk, '37 diplomáticos').first().waitFor()
    expect(await chips(desk, '37 diplomáticos').first().innerText()).toBe(
      '37 diplomáticos · Directory of Foreign Missions',
    )
    expect(await chips(desk, '60 por ciento').first().innerText()).toBe('60 por ciento · computed')
    expect(await chips(desk, 'más de 600').first().innerText()).toContain('no source')
    expect(await chips(desk, 'siempre operan bajo cobertura').first().innerText()).toContain('John Feeley')
    expect(await chips(desk, '[Directory of Foreign Missions').count()).toBeGreaterThan(0)
    expect(desk.complaints()).toEqual([])
  })

  it('opens the drawer of a figure from the keyboard and leaves the paragraph whole', async () => {
    await sit('editor', 'es')
    const { es } = await editionsOf(desk)
    await desk.open(`/collections/articles/${es!.id}`)
    const paragraphs = desk.page.locator('.ContentEditable__root p')
    const before = await paragraphs.count()
    await chips(desk, '60 por ciento').first().focus()
    await desk.page.keyboard.press('Enter')
    await desk.page.locator('.drawer__content #field-statistic').waitFor()
    expect(await desk.page.locator('.drawer__content .drawer__header').innerText()).toContain('Cifra')
    expect(await paragraphs.count()).toBe(before)
  })

  for (const { language, name, publish } of [
    { language: 'en', name: 'Figure', publish: 'Publish changes' },
    { language: 'es', name: 'Cifra', publish: 'Publicar cambios' },
  ] as const) {
    it(`inserts figures from the menu and the toolbar and publishes them (${language})`, async () => {
      await sit('editor', language)
      const figuresIn = ({ body }: Edition) =>
        body.flatMap(({ children }) => children ?? []).filter(({ _type }) => _type === 'figure').length
      const before = await published(language)
      const edition = (await editionsOf(desk))[language]!
      await desk.open(`/collections/articles/${edition.id}`)

      const officers = language === 'en' ? 'at least 150' : 'al menos 150'
      const consulates = language === 'en' ? '9 consulates' : '9 consulados'
      await chips(desk, officers).first().waitFor()
      const chipsBefore = {
        consulates: await chips(desk, consulates).count(),
        officers: await chips(desk, officers).count(),
      }
      await insertBySlash(desk, name, 'US consulates across Mexico')
      await expect.poll(() => chips(desk, consulates).count()).toBe(chipsBefore.consulates + 1)
      await insertByToolbar(desk, name, 'KGB officers working in Mexico')
      await expect.poll(() => chips(desk, officers).count()).toBe(chipsBefore.officers + 1)

      await desk.page.getByRole('button', { name: publish, exact: true }).click()
      await expect.poll(async () => (await published(language)).version, { timeout: 20_000 }).toBe(before.version + 1)
      expect(figuresIn(await published(language))).toBe(figuresIn(before) + 2)
    })
  }

  it('lets a reporter save a draft and not publish', async () => {
    await sit('reporter', 'en')
    const { en } = await editionsOf(desk)
    const live = await published('en')
    await desk.open(`/collections/articles/${en!.id}`)
    await chips(desk, '37').first().waitFor()
    expect(await desk.page.getByRole('button', { name: /^(un)?publish/i }).count()).toBe(0)

    await goToEnd(desk)
    await desk.page.keyboard.type(' A note of the reporter.')
    const draft = () => desk.ask<object>(`/api/articles/${en!.id}?draft=true&depth=0`).then(JSON.stringify)
    await expect.poll(draft, { timeout: 20_000 }).toContain('A note of the reporter.')
    expect((await published('en')).version).toBe(live.version)
  })

  it('refuses to delete a statistic that editions cite, and names them', async () => {
    await sit('editor', 'en')
    const id = await recordNamed(desk, 'statistics', 'label', citedStatistic)
    await desk.open(`/collections/statistics/${id}`)
    await desk.page.locator('.doc-controls__popup button').first().click()
    await desk.page.locator('#action-delete').click()
    await desk.page.locator('#confirm-action').click()
    const toast = desk.page.locator('.payload-toast-container .toast-error').first()
    await toast.waitFor()
    expect(await toast.innerText()).toContain('México, ¿refugio de los espías rusos?')
    expect((await desk.ask<{ id: string }>(`/api/statistics/${id}?depth=0`)).id).toBe(id)
  })

  for (const language of ['en', 'es'] as const) {
    it(`has no complaints on the main screens (${language})`, async () => {
      await sit('editor', language)
      const editions = await editionsOf(desk)
      const statistic = await recordNamed(desk, 'statistics', 'label', citedStatistic)
      const source = await recordNamed(desk, 'sources', 'name', 'John Feeley')
      const { docs } = await desk.ask<{ docs: { id: string }[] }>('/api/quotes?limit=1&depth=0')
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
        await desk.open(screen)
        const found = desk.complaints()
        if (found.length > 0) complaints[screen] = found
      }
      expect(complaints).toEqual({})
    })
  }
})
