/** Nothing in the admin keeps anybody out: axe over every screen, in both languages and both themes. */
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../src/admin/words/en'
import { es } from '../../src/admin/words/es'
import { deskFilters } from '../../src/newsroom/editions/deskFilters'
import { chromiumPath, origin, password } from './newsroom'
import { emptyDatabase, startServer } from './server'
import { editionsOf, launch, openSeat, recordNamed, type InterfaceLanguage, type Seat } from './seat'

type Theme = 'light' | 'dark'
type Violation = {
  id: string
  impact: string
  nodes: Array<{ html: string; target: string[]; failureSummary: string }>
}
type Axe = { run: (context: object, options: object) => Promise<{ violations: Violation[] }> }

/** What keeps somebody out, as axe sees it: serious or critical. Of a second theme only colours are asked. */
async function barriers(page: Page, theme: Theme, isSecond = false): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name
    // A colour on its way to another is neither.
    for (const each of document.getAnimations()) {
      if (each.effect?.getComputedTiming().iterations !== Infinity) each.finish()
    }
  }, theme)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (onlyColours) => {
    const { run } = (globalThis as unknown as { axe: Axe }).axe
    const { violations } = await run(document, {
      ...(onlyColours ? { runOnly: ['color-contrast'] } : {}),
      resultTypes: ['violations'],
    })
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  }, isSecond)
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ failureSummary, html, target }) => {
      const contrast = /contrast of [^.]*\.\d+ \([^)]*\)/.exec(failureSummary)?.[0] ?? ''
      return `${id}, ${theme}: ${String(target)} ${html.slice(0, 140)} ${contrast}`
    }),
  )
}

/** A screen of the admin: its address, and what is opened on it. */
type Screen = { name: string; path: string; act?: (page: Page) => Promise<unknown> }

const lists = [
  'articles',
  'statistics',
  'quotes',
  'sources',
  'people',
  'topics',
  'media',
  'releases',
  'users',
  'webhooks',
  'deliveries',
  'identities',
  'openings',
  'redactions',
]
const forms = [
  'articles',
  'statistics',
  'quotes',
  'sources',
  'people',
  'topics',
  'media',
  'users',
  'webhooks',
  'identities',
]
const words = { en, es }
const correctedLabel = 'new Russian diplomats authorised by Mexico in recent months'

/** A correction that waits to be released. */
async function waits(seat: Seat, value: string) {
  const id = await recordNamed(seat, 'statistics', 'label', correctedLabel)
  const notes = (['en', 'es'] as const).map((language) => ({ language, text: `${value}.` }))
  const { status } = await seat.send('PATCH', `/api/statistics/${id}`, {
    value,
    correction: { kind: 'correction', notes },
  })
  expect(status).toBe(200)
}

/** What is chosen behind the three dots of a form. */
async function fromMenu(page: Page, item: string) {
  await page.locator('.doc-controls__popup button').first().click()
  await page.locator(item).click()
}

/** Everything that somebody who may everything sees, where something is in it. */
async function filledScreens(seat: Seat, language: InterfaceLanguage): Promise<Screen[]> {
  const said = words[language]
  const { en: english, es: spanish } = await editionsOf(seat)
  const any = async (collection: string) => {
    const { docs } = await seat.ask<{ docs: Array<{ id: string }> }>(`/api/${collection}?limit=1&depth=0`)
    return docs[0]!.id
  }
  const [computed, corrected, source, quote, person, topic, image, release, user, webhook] = await Promise.all([
    recordNamed(seat, 'statistics', 'label', 'rise in Russian diplomats in Mexico after the invasion of Ukraine'),
    recordNamed(seat, 'statistics', 'label', correctedLabel),
    any('sources'),
    any('quotes'),
    any('people'),
    any('topics'),
    any('media'),
    any('releases'),
    any('users'),
    any('webhooks'),
  ])
  const article = `/collections/articles/${english!.id}`
  const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
  const inPanel = (name: string) => (page: Page) =>
    page.locator('.cited-editions').getByRole('button', { name, exact: true }).first().click()
  return [
    { name: 'desk', path: '' },
    ...deskFilters.map((filter) => ({ name: `desk-${filter}`, path: `?filter=${filter}` })),
    { name: 'search', path: '', act: button(said.search.title) },
    ...lists.map((list) => ({ name: `list-${list}`, path: `/collections/${list}` })),
    ...forms.map((form) => ({ name: `new-${form}`, path: `/collections/${form}/create` })),
    { name: 'article', path: article },
    { name: 'article-es', path: `/collections/articles/${spanish!.id}` },
    { name: 'withdraw', path: article, act: (page) => fromMenu(page, '#action-withdraw') },
    { name: 'schedule', path: article, act: inPanel(said.editions.schedules.button) },
    { name: 'redact', path: article, act: button(said.editions.redact.button) },
    {
      name: 'share',
      path: article,
      act: async (page) => {
        await page.keyboard.press('Alt+Shift+KeyP')
        await page.getByRole('button', { name: said.previews.share.button }).click()
      },
    },
    {
      name: 'preview',
      path: article,
      act: async (page) => {
        await page.keyboard.press('Alt+Shift+KeyP')
        await page.frameLocator('.cited-preview__page').locator('h1').first().waitFor()
      },
    },
    {
      name: 'reading',
      path: article,
      act: async (page) => {
        await page.keyboard.press('Alt+Shift+KeyR')
        await page.frameLocator('.cited-preview__page').locator('h1').first().waitFor()
      },
    },
    { name: 'translate', path: `/collections/articles/${spanish!.id}/translate` },
    { name: 'side-by-side', path: `${article}/translate?beside=${spanish!.id}` },
    { name: 'versions', path: `${article}/versions` },
    { name: 'trash', path: '/collections/articles/trash' },
    { name: 'statistic', path: `/collections/statistics/${corrected}` },
    {
      name: 'correct',
      path: `/collections/statistics/${corrected}`,
      act: async (page) => {
        await button(said.correction.release)(page)
        await page.locator('.cited-correction__dialog fieldset').first().waitFor()
      },
    },
    { name: 'computed', path: `/collections/statistics/${computed}` },
    {
      name: 'merge',
      path: `/collections/statistics/${computed}`,
      act: (page) => page.locator('#merge-record').click(),
    },
    { name: 'source', path: `/collections/sources/${source}` },
    { name: 'quote', path: `/collections/quotes/${quote}` },
    { name: 'person', path: `/collections/people/${person}` },
    { name: 'topic', path: `/collections/topics/${topic}` },
    { name: 'image', path: `/collections/media/${image}` },
    { name: 'release', path: `/collections/releases/${release}` },
    { name: 'user', path: `/collections/users/${user}` },
    { name: 'webhook', path: `/collections/webhooks/${webhook}` },
    { name: 'account', path: '/account' },
    { name: 'second-factor', path: '/account', act: button(said.secondFactor.setUp) },
    { name: 'nothing-here', path: '/collections/nothing' },
  ]
}

/** A newsroom in which nobody has done anything: who begins, and who cannot get in. */
const firstScreens: Screen[] = [{ name: 'first-user', path: '/create-first-user' }]
const doorScreens: Screen[] = [
  { name: 'sign-in', path: '/login', act: (page) => page.locator('#field-email').waitFor() },
  {
    name: 'refused',
    path: '/login',
    act: async (page) => {
      await page.fill('#field-email', 'nobody@example.org')
      await page.fill('#field-password', 'wrong')
      await page.click('button[type=submit]')
      await page.locator('.payload-toast-item').first().waitFor()
    },
  },
  { name: 'forgot', path: '/forgot' },
  { name: 'reset', path: '/reset/no-token' },
  { name: 'signed-out', path: '/logout' },
]
const emptyScreens: Screen[] = [
  { name: 'empty-desk', path: '' },
  ...lists.map((list) => ({ name: `empty-${list}`, path: `/collections/${list}` })),
]

/** What keeps somebody out on screens that are looked at one after the other. */
async function look(page: Page, screens: Screen[], theme: Theme, at = origin): Promise<string[]> {
  const found: string[] = []
  for (const { act, name, path } of screens) {
    await page.goto(`${at}/admin${path}`)
    await page.waitForLoadState('networkidle')
    await act?.(page)
    for (const each of [theme, theme === 'light' ? 'dark' : 'light'] as const) {
      let barred = await barriers(page, each, each !== theme)
      if (barred.length > 0) {
        // What names the controls waits a moment after each change, and a page may still be changing.
        await page.waitForTimeout(1_000)
        barred = await barriers(page, each, each !== theme)
      }
      found.push(...barred.map((barrier) => `${name}: ${barrier}`))
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${each}.png` })
    }
  }
  return found
}

describe.skipIf(chromiumPath === '')('the admin, for everybody', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(chromiumPath)
    const seat = await openSeat({ browser, language: 'en', origin, password, role: 'admin' })
    // Of one release nothing is earlier, that could be redacted.
    const { en: edition } = await editionsOf(seat)
    const again = { dek: 'As it was looked at.', _status: 'published' }
    expect((await seat.send('PATCH', `/api/articles/${edition!.id}`, again)).status).toBe(200)
    await waits(seat, '38')
    await seat.close()
  })
  afterAll(() => browser?.close())

  // Each screen in one language, which changes the words and not the controls; in both with `EVERY=1`.
  for (const [language, theme, half] of [
    ['en', 'light', 0],
    ['es', 'dark', 1],
  ] as const) {
    it(`has nothing serious or critical on any screen (${language})`, { timeout: 600_000 }, async () => {
      const seat = await openSeat({ browser, language, origin, password, role: 'admin' })
      try {
        await seat.send('POST', '/api/webhooks', { url: `http://127.0.0.1:9/${language}` })
        await seat.send('POST', '/api/people', { name: `Ana Ruiz ${language}` })
        const screens = (await filledScreens(seat, language)).filter(
          (_, index) => process.env.EVERY === '1' || index % 2 === half,
        )
        expect(await look(seat.page, screens, theme)).toEqual([])
      } finally {
        await seat.close()
      }
    })
  }

  it(
    'keeps nobody from beginning, and nobody out who has forgotten how they get in',
    { timeout: 600_000 },
    async () => {
      const { database, remove } = await emptyDatabase()
      const empty = await startServer(database)
      try {
        for (const [language, theme] of [
          ['es', 'light'],
          ['en', 'dark'],
        ] as const) {
          const context = await browser.newContext({ locale: language, viewport: { height: 900, width: 1440 } })
          const page = await context.newPage()
          if (language === 'es') {
            expect(await look(page, firstScreens, theme, empty.origin)).toEqual([])
            await page.getByRole('alert').getByText('El primer administrador se crea con el enlace').waitFor()
            // With what the server printed when it was started.
            await page.goto(empty.firstAdministrator())
            await page.waitForLoadState('networkidle')
            expect(await page.locator('form input:not([type=hidden])').count()).toBe(4)
            expect(await page.locator('.cited-first-account').count()).toBe(0)
            // Where the form begins.
            await page.keyboard.type('first@example.org')
            await page.fill('#field-password', password)
            await page.fill('#field-confirm-password', password)
            await page.fill('#field-name', 'Ana Ruiz')
            await page.click('button[type=submit]')
            await page.waitForURL(`${empty.origin}/admin`)
            expect(await look(page, emptyScreens, theme, empty.origin)).toEqual([])
            await context.clearCookies()
          }
          expect(await look(page, doorScreens, theme, empty.origin)).toEqual([])
          await context.close()
        }
      } finally {
        await empty.stop()
        remove()
      }
    },
  )
})
