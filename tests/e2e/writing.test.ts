/** Writing in the admin: whatever happens to a save, a session or a second person, nothing that was typed is lost. */
import type { Browser, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { goToEnd, launch, openSeat, type InterfaceLanguage, type Seat, type SeatRole } from './seat'
import { chromiumPath, origin, password } from './newsroom'

type Article = { id: string; title: string; dek?: string; revision: string; body: object }

function paragraph(text: string) {
  const node = { type: 'text', version: 1, text, format: 0, mode: 'normal', style: '', detail: 0 }
  return { type: 'paragraph', version: 1, direction: 'ltr', format: '', indent: 0, textFormat: 0, children: [node] }
}

function body(...passages: string[]) {
  const root = { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0 }
  return { root: { ...root, children: passages.map(paragraph) } }
}

describe.skipIf(chromiumPath === '')('writing in a browser', () => {
  let browser: Browser
  const seats: Seat[] = []

  const sit = async (role: SeatRole, language: InterfaceLanguage = 'en'): Promise<Seat> => {
    const seat = await openSeat({ browser, language, origin, password, role })
    seats.push(seat)
    return seat
  }
  const make = async (seat: Seat, data: object = {}): Promise<Article> => {
    const answer = await seat.send<{ doc: Article }>('POST', '/api/articles?draft=true&depth=0', {
      title: 'As it was',
      body: body('The first passage.', 'The second passage.', 'The third passage.'),
      ...data,
    })
    expect(answer.status).toBe(201)
    return answer.body.doc
  }
  const saved = (seat: Seat, { id }: Pick<Article, 'id'>) => seat.ask<Article>(`/api/articles/${id}?draft=true&depth=0`)
  const words = async (seat: Seat, article: Pick<Article, 'id'>) => JSON.stringify(await saved(seat, article))
  const open = async (seat: Seat, { id }: Pick<Article, 'id'>) => {
    await seat.open(`/collections/articles/${id}`)
    await seat.page.locator('.ContentEditable__root p').first().waitFor()
  }
  const state = (seat: Seat) => seat.page.locator('.cited-save-state').getAttribute('data-state')
  const isSaved = (seat: Seat) => expect.poll(() => state(seat), { timeout: 20_000 }).toBe('saved')
  const title = (seat: Seat) => seat.page.locator('#field-title')
  const shoot = async ({ page }: Seat, name: string) => {
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` })
  }
  /** The saves of articles, as the browser sends them. */
  const isSave = (url: URL) => /^\/api\/articles\/[^/]+$/.test(url.pathname) && url.searchParams.has('autosave')
  const saves = async (seat: Seat, handler: (route: Route) => Promise<void>) => {
    await seat.page.route(isSave, (route) => (route.request().method() === 'PATCH' ? handler(route) : route.continue()))
    return () => seat.page.unroute(isSave)
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(async () => {
    for (const seat of seats.splice(0)) await seat.close()
  })
  afterAll(() => browser?.close())

  it('makes no article that was only opened and left', async () => {
    const seat = await sit('editor')
    const count = async () => (await seat.ask<{ totalDocs: number }>('/api/articles?limit=1&draft=true')).totalDocs
    const before = await count()
    await seat.open('/collections/articles/create')
    await title(seat).waitFor()
    await shoot(seat, 'new')
    await seat.page.goBack()
    await seat.page.locator('.cited-desk').waitFor()
    expect(await count()).toBe(before)
  })

  it('makes an article with its first word, in the form as it stands', async () => {
    const seat = await sit('editor')
    await seat.open('/collections/articles/create')
    // It begins in its title.
    await expect.poll(() => title(seat).evaluate((field) => field === document.activeElement)).toBe(true)
    await seat.page.keyboard.type('A first word', { delay: 20 })
    await expect.poll(() => seat.page.url(), { timeout: 20_000 }).toMatch(/articles\/[0-9a-f-]{36}$/)
    // Typed on, without a click: the form is the same.
    await seat.page.keyboard.type(' and a second', { delay: 20 })
    await goToEnd(seat)
    await seat.page.keyboard.type('The body follows.')
    await isSaved(seat)
    const id = seat.page.url().split('/').at(-1)!
    expect(await saved(seat, { id })).toMatchObject({ title: 'A first word and a second' })
    expect(await words(seat, { id })).toContain('The body follows.')
    await shoot(seat, 'made')
    await seat.page.reload()
    await expect.poll(() => title(seat).inputValue()).toBe('A first word and a second')
    // There and back by the history: the form of what was made, not an empty one.
    await seat.page.locator('.cited-editions').waitFor()
  })

  it('keeps what is typed while an answer takes three seconds', async () => {
    const seat = await sit('editor')
    const article = await make(seat)
    await open(seat, article)
    let isSlow = true
    await saves(seat, async (route) => {
      const response = await route.fetch()
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 3_000))
      await route.fulfill({ response })
    })
    const sent = seat.page.waitForRequest((request) => isSave(new URL(request.url())))
    await title(seat).fill('Typed first')
    await sent
    await title(seat).click()
    await seat.page.keyboard.press('End')
    await seat.page.keyboard.type(', then more', { delay: 60 })
    await goToEnd(seat)
    await seat.page.keyboard.type(' Typed into the body meanwhile.', { delay: 40 })
    isSlow = false
    await isSaved(seat)
    expect(await title(seat).inputValue()).toBe('Typed first, then more')
    expect(await saved(seat, article)).toMatchObject({ title: 'Typed first, then more' })
    expect(await words(seat, article)).toContain('Typed into the body meanwhile.')
    // Taking back reaches over the saves.
    await seat.page.locator('.ContentEditable__root p').last().click()
    for (let step = 0; step < 8; step += 1) await seat.page.keyboard.press('Control+z')
    await expect
      .poll(() => seat.page.locator('.ContentEditable__root').innerText(), { timeout: 10_000 })
      .not.toContain('Typed into the body meanwhile.')
    await isSaved(seat)
  })

  it('says why a save failed until it is saved, and keeps what was typed over a reload', async () => {
    const seat = await sit('editor')
    const article = await make(seat)
    await open(seat, article)
    let failure: 'abort' | 'error' = 'abort'
    const stop = await saves(seat, (route) =>
      failure === 'abort'
        ? route.abort('failed')
        : route.fulfill({ status: 500, contentType: 'application/json', body: '{"errors":[{"message":"Broken."}]}' }),
    )
    await title(seat).fill('Typed without a server')
    const alert = seat.page.locator('.cited-save-alert--error')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('The server does not answer.')
    failure = 'error'
    await expect.poll(() => alert.innerText(), { timeout: 20_000 }).toContain('Broken.')
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    expect(await alert.isVisible()).toBe(true)
    expect(await state(seat)).not.toBe('saved')
    await shoot(seat, 'failed')

    // Leaving by a link asks.
    await seat.page.locator('.step-nav a').first().click()
    const dialog = seat.page.locator('dialog.cited-writing-dialog')
    await dialog.waitFor()
    await shoot(seat, 'leaving')
    await seat.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(seat.page.url()).toContain(article.id)

    // So does the browser, where the window is closed or read anew; what was typed is offered then.
    seat.page.once('dialog', (asked) => void asked.accept())
    await seat.page.reload()
    const found = seat.page.locator('.cited-save-alert', { hasText: 'never saved' })
    await found.waitFor()
    await shoot(seat, 'found')
    await stop()
    await found.getByRole('button', { name: 'Take it back' }).click()
    await isSaved(seat)
    expect(await saved(seat, article)).toMatchObject({ title: 'Typed without a server' })
    expect(await seat.page.locator('.cited-save-alert').count()).toBe(0)
  })

  it.each(['back', 'home'] as const)('saves what was typed just before leaving (%s)', async (way) => {
    const seat = await sit('editor')
    const article = await make(seat)
    await seat.open('')
    await seat.page.locator(`.cited-desk a[href$="/articles/${article.id}"]`).first().click()
    await seat.page.locator('.ContentEditable__root p').first().waitFor()
    await seat.page.waitForLoadState('networkidle')
    await goToEnd(seat)
    await seat.page.keyboard.type(' The last words.')
    if (way === 'back') await seat.page.goBack()
    else await seat.page.locator('.step-nav a').first().click()
    await seat.page.locator('.ContentEditable__root').waitFor({ state: 'detached' })
    await expect.poll(() => words(seat, article), { timeout: 20_000 }).toContain('The last words.')
  })

  it('asks to sign in where the session has ended, and goes on', async () => {
    const seat = await sit('editor', 'es')
    const reader = await sit('editor')
    const article = await make(seat)
    await open(seat, article)
    await seat.page.context().clearCookies()
    await title(seat).fill('Escrito sin sesión')
    const dialog = seat.page.locator('dialog.cited-writing-dialog')
    await dialog.waitFor()
    await shoot(seat, 'lapsed')
    const focused = () => seat.page.evaluate(() => document.activeElement?.closest('dialog') !== null)
    for (let step = 0; step < 6; step += 1) {
      expect(await focused()).toBe(true)
      await seat.page.keyboard.press('Tab')
      if (await seat.page.evaluate(() => document.activeElement === document.body))
        await seat.page.keyboard.press('Tab')
    }
    await dialog.locator('input[type=password]').fill(password)
    await seat.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await isSaved(seat)
    expect(await title(seat).inputValue()).toBe('Escrito sin sesión')
    expect(await saved(reader, article)).toMatchObject({ title: 'Escrito sin sesión' })
  })

  it('brings together what two people write, and shows both where they meet', async () => {
    const [ana, luis] = [await sit('editor'), await sit('reporter')]
    const article = await make(ana)
    await open(ana, article)
    await open(luis, article)
    await expect
      .poll(() => ana.page.locator('.cited-present').innerText(), { timeout: 20_000 })
      .toContain('has this open')
    await expect
      .poll(() => luis.page.locator('.cited-present').innerText(), { timeout: 20_000 })
      .toContain('has this open since')
    await shoot(ana, 'present')

    // Different passages, at once.
    const passage = (seat: Seat, index: number) => seat.page.locator('.ContentEditable__root p').nth(index)
    await passage(ana, 0).click()
    await ana.page.keyboard.press('End')
    await ana.page.keyboard.type(' By Ana.')
    await passage(luis, 2).click()
    await luis.page.keyboard.press('End')
    await luis.page.keyboard.type(' By Luis.')
    await isSaved(ana)
    await isSaved(luis)
    for (const said of ['first passage. By Ana.', 'third passage. By Luis.']) {
      expect(await words(ana, article)).toContain(said)
    }
    await expect
      .poll(() => ana.page.locator('.ContentEditable__root').innerText(), { timeout: 30_000 })
      .toContain('By Luis.')
    await expect
      .poll(() => luis.page.locator('.ContentEditable__root').innerText(), { timeout: 30_000 })
      .toContain('By Ana.')

    // The same passage and the same field, while one of them hears nothing.
    const isHeard = (url: URL) => url.pathname.startsWith(`/api/articles/${article.id}`)
    await luis.page.route(isHeard, (route) => route.abort('failed'))
    await passage(ana, 1).click()
    await ana.page.keyboard.press('End')
    await ana.page.keyboard.type(' Ana says so.')
    await title(ana).fill('Ana’s title')
    await passage(luis, 1).click()
    await luis.page.keyboard.press('End')
    await luis.page.keyboard.type(' Luis says so.')
    await title(luis).fill('Luis’s title')
    await expect.poll(() => words(ana, article), { timeout: 20_000 }).toContain('Ana says so.')
    await expect.poll(() => words(ana, article), { timeout: 20_000 }).toContain('Ana’s title')
    await luis.page.unroute(isHeard)
    const asked = luis
    const dialog = asked.page.locator('dialog.cited-writing-dialog')
    await dialog.waitFor()
    await shoot(asked, 'conflict')
    for (const said of ['Ana says so.', 'Luis says so.', 'Ana’s title', 'Luis’s title']) {
      expect((await dialog.innerText()).replaceAll('\n', ' ')).toContain(said)
    }
    // Put off, and asked again: nothing is lost meanwhile.
    await asked.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await asked.page.getByRole('button', { name: 'Compare and choose…' }).click()
    await dialog.waitFor()
    await dialog.locator('fieldset').first().locator('input[value=theirs]').check()
    await dialog.locator('fieldset').last().locator('input[value=both]').check()
    await dialog.getByRole('button', { name: 'Save what I chose' }).click()
    await dialog.waitFor({ state: 'detached' })
    await isSaved(asked)
    const now = await words(ana, article)
    for (const said of ['Ana says so.', 'Luis says so.', 'By Ana.', 'By Luis.']) expect(now).toContain(said)
    expect(await saved(ana, article)).toMatchObject({ title: 'Ana’s title' })
    // The body that was brought together can be taken back, step by step.
    await passage(asked, 0).click()
    await asked.page.keyboard.press('Control+z')
    await expect
      .poll(() => asked.page.locator('.ContentEditable__root').innerText(), { timeout: 10_000 })
      .not.toMatch(/Ana says so[^]*Luis says so|Luis says so[^]*Ana says so/)
    await isSaved(asked)

    await ana.open('')
    await expect.poll(() => ana.page.locator('.cited-desk').innerText(), { timeout: 20_000 }).toContain('Open: ')
    await shoot(ana, 'desk')
  })

  it('writes over nothing that is typed while the rows of a colleague are drawn', async () => {
    const [ana, luis] = [await sit('editor'), await sit('reporter')]
    const byline = [
      { name: 'First Writer', role: 'author' },
      { name: 'Second Writer', role: 'editor' },
    ]
    const article = await make(ana, { byline })
    await open(ana, article)
    let isAsked = false
    await ana.page.route(
      (url) => url.pathname.startsWith('/admin/'),
      async (route) => {
        const isOfRows = (route.request().postData() ?? '').includes('"renderAllFields":true')
        if (!isOfRows || isAsked) return route.continue()
        isAsked = true
        const response = await route.fetch()
        await new Promise((resolve) => setTimeout(resolve, 4_000))
        return route.fulfill({ response })
      },
    )
    await luis.send('PATCH', `/api/articles/${article.id}?draft=true`, {
      body: body('The first passage, by Luis.', 'The second passage.', 'The third passage.'),
      byline: [{ ...byline[0], name: 'By Luis' }, byline[1]],
    })
    await expect.poll(() => isAsked, { timeout: 20_000 }).toBe(true)
    await goToEnd(ana)
    await ana.page.keyboard.type(' Typed by Ana.')
    const row = ana.page.locator('input[name="byline.1.name"]')
    await row.fill('By Ana')
    await expect.poll(() => words(ana, article), { timeout: 20_000 }).toContain('Typed by Ana.')
    await expect.poll(() => words(ana, article), { timeout: 20_000 }).toContain('By Ana')
    await isSaved(ana)
    expect(await saved(ana, article)).toMatchObject({ byline: [{ name: 'By Luis' }, { name: 'By Ana' }] })
    expect(await words(ana, article)).toContain('The first passage, by Luis.')
  })

  it.each(['en', 'es'] as const)(
    'asks before a new record is left, and offers what was typed in it (%s)',
    async (language) => {
      const seat = await sit('editor', language)
      const { page } = seat
      const name = page.locator('#field-name')
      const dialog = page.locator('dialog.cited-writing-dialog')
      const begin = async () => {
        await seat.open('/collections/people/create')
        await name.waitFor()
      }
      await begin()
      await page.locator('.step-nav a').first().click()
      await page.locator('.cited-desk').waitFor()
      await begin()
      await name.fill('Typed and left')
      await page.locator('.step-nav a').first().click()
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      page.once('dialog', (asked) => void asked.accept())
      await page.reload()
      await page.locator('.cited-save-alert').getByRole('button').first().click()
      await expect.poll(() => name.inputValue()).toBe('Typed and left')
      await page.locator('#action-save').click()
      await page.waitForURL(/people\/[0-9a-f-]{36}/)
      await isSaved(seat)
      expect(await page.locator('.cited-save-alert').count()).toBe(0)
      await page.locator('.step-nav a').first().click()
      await page.locator('.cited-desk').waitFor()
    },
  )

  it('shows both texts of a topic, and asks before its form shows another language', async () => {
    const [ana, luis] = [await sit('editor'), await sit('admin')]
    const answer = await ana.send<{ doc: { id: string } }>('POST', '/api/topics?locale=en', { name: 'As it was' })
    const { id } = answer.body.doc
    await ana.open(`/collections/topics/${id}?locale=en`)
    const name = ana.page.locator('#field-name')
    await name.fill('By Ana')
    await luis.send('PATCH', `/api/topics/${id}?locale=en`, { name: 'By Luis' })
    const dialog = ana.page.locator('dialog.cited-writing-dialog')
    await ana.page.locator('.localizer button').first().click()
    await ana.page.locator('.popup-button-list__button', { has: ana.page.locator('[data-locale=es]') }).click()
    await dialog.waitFor()
    await ana.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await name.inputValue()).toBe('By Ana')
    await ana.page.locator('#action-save').click()
    await dialog.locator('input[value=theirs]').waitFor()
    for (const said of ['Ana', 'Luis']) expect(await dialog.innerText()).toContain(said)
    await dialog.locator('input[value=mine]').check()
    await dialog.getByRole('button', { name: 'Save what I chose' }).click()
    await dialog.waitFor({ state: 'detached' })
    await ana.page.locator('#action-save').click()
    await isSaved(ana)
    expect(await ana.ask(`/api/topics/${id}?locale=en`)).toMatchObject({ name: 'By Ana' })
  })

  it('says what its buttons will do', async () => {
    const seat = await sit('editor')
    const article = await make(seat)
    await open(seat, article)
    const buttons = () => seat.page.locator('.doc-controls__controls').innerText()
    expect(await buttons()).toMatch(/Save draft\s+Publish$/)
    await seat.page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.poll(buttons, { timeout: 20_000 }).toMatch(/Save draft beside the live edition\s+Publish changes$/)
    await shoot(seat, 'live')
    const reader = await sit('editor', 'es')
    await open(reader, article)
    expect(await reader.page.locator('.doc-controls__controls').innerText()).toMatch(
      /Guardar borrador junto a la edición publicada\s+Publicar cambios$/,
    )
    await reader.open('/collections/articles')
    await reader.page.locator('.cell-_select input').nth(1).check()
    expect(await reader.page.locator('.list-selection').innerText()).toContain('Retirar')
  })
})
