import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { launch, openSeat, type Seat, type SeatRole, type InterfaceLanguage } from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** What the interface says, as far as these tests ask for it by its words. */
const words = {
  en: {
    compare: 'See what changed',
    create: 'Create edition',
    filters: { all: 'All stories', stale: 'Source changed', translate: 'To translate' },
    join: 'Join an edition…',
    live: 'live',
    passage: '1 passage changed in its source',
    reason: 'Why? Readers see the reason in its place.',
    reinstate: 'Reinstate…',
    reinstateNow: 'Reinstate',
    upToDate: 'Up to date',
    withdraw: 'Withdraw…',
    withdrawn: 'withdrawn',
    withdrawNow: 'Withdraw edition',
  },
  es: {
    compare: 'Ver qué cambió',
    create: 'Crear edición',
    filters: { all: 'Todas las historias', stale: 'Cambió el original', translate: 'Por traducir' },
    join: 'Unir una edición…',
    live: 'en línea',
    passage: 'cambió 1 pasaje de su original',
    reason: '¿Por qué? Los lectores ven el motivo en su lugar.',
    reinstate: 'Restituir…',
    reinstateNow: 'Restituir',
    upToDate: 'Está al día',
    withdraw: 'Retirar…',
    withdrawn: 'retirada',
    withdrawNow: 'Retirar edición',
  },
}

type Article = { id: string; slug: string; story: string; translatedFrom?: { release?: string } }

describe.skipIf(chromiumPath === '')('the editions of a story', () => {
  let browser: Browser
  let seat: Seat

  const sit = async (role: SeatRole, language: InterfaceLanguage): Promise<Seat> => {
    seat = await openSeat({ browser, language, origin, password, role })
    return seat
  }
  const publish = async (data: Record<string, unknown>): Promise<Article> => {
    const { body: answer, status } = await seat.send<{ doc: Article }>('POST', '/api/articles?depth=0', {
      byline: [{ name: 'A. Reporter', role: 'author' }],
      ...data,
      _status: 'published',
    })
    expect(status).toBe(201)
    return answer.doc
  }
  const change = async (id: string, data: Record<string, unknown>): Promise<void> => {
    const { status } = await seat.send('PATCH', `/api/articles/${id}?depth=0`, { ...data, _status: 'published' })
    expect(status).toBe(200)
  }
  const draftOf = (id: string) =>
    seat.ask<Article & { _status?: string; dek?: string }>(`/api/articles/${id}?draft=true&depth=0`)
  const publicStatus = async (language: string, slug: string) =>
    (await fetch(`${origin}/api/v1/articles/${language}/${slug}`)).status

  const panel = () => seat.page.locator('.cited-editions')
  const edition = (label: string) => panel().locator('.cited-editions__edition', { hasText: label })
  const row = (title: string) => seat.page.locator('.cited-desk__table tbody tr', { hasText: title })

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`are made, compared, confirmed, withdrawn and reinstated (${language})`, async () => {
      await sit('editor', language)
      const said = words[language]
      const { page } = seat
      const title = `Harbour works, seen in ${language}`
      const source = await publish({
        title,
        language: 'en',
        body: body(paragraph('The harbour stays open.'), paragraph('Nobody knows for how long.')),
      })

      // Made from the panel, and opened with its original beside it.
      await seat.open(`/collections/articles/${source.id}`)
      await edition('English').locator('.cited-status', { hasText: said.live }).waitFor()
      await edition('Español').getByRole('button', { name: said.create }).click()
      await page.waitForURL(/articles\/[0-9a-f-]{36}\/translate$/)
      const translation = page.url().split('/').at(-2)!
      expect(translation).not.toBe(source.id)
      await page.locator('.cited-translate').waitFor()
      expect(await page.locator('.ContentEditable__root').innerText()).toContain('The harbour stays open.')
      const spanish = `Obras del puerto, vistas en ${language}`
      await change(translation, {
        title: spanish,
        body: body(paragraph('El puerto sigue abierto.'), paragraph('Nadie sabe hasta cuándo.')),
      })
      const { slug } = await draftOf(translation)

      // The original says something else: side by side, with the words that changed.
      await change(source.id, {
        body: body(paragraph('The harbour closes tomorrow.'), paragraph('Nobody knows for how long.')),
      })
      await seat.open(`/collections/articles/${translation}`)
      await edition('Español').getByText(said.passage).waitFor()
      await edition('Español').getByRole('button', { name: said.compare }).click()
      const comparison = page.locator('.cited-compare__table')
      await comparison.waitFor()
      expect(await comparison.locator('tbody tr').count()).toBe(1)
      expect(await comparison.locator('del').innerText()).toContain('stays open')
      expect(await comparison.locator('ins').innerText()).toContain('closes tomorrow')
      await page.locator('.cited-compare').getByRole('button', { name: said.upToDate }).click()
      await comparison.waitFor({ state: 'detached' })
      await expect.poll(() => edition('Español').getByText(said.passage).count()).toBe(0)
      const { translatedFrom } = await draftOf(translation)
      const live = await fetch(`${origin}/api/v1/articles/en/${source.slug}`).then(
        (response) => response.json() as Promise<{ hash: string }>,
      )
      expect(translatedFrom?.release).toBe(live.hash)

      expect(seat.complaints()).toEqual([])
      // The open form does not take it back.
      await page.fill('#field-dek', 'Con una bajada nueva.')
      await expect.poll(async () => (await draftOf(translation)).dek, { timeout: 20_000 }).toBe('Con una bajada nueva.')
      expect((await draftOf(translation)).translatedFrom?.release).toBe(live.hash)
      expect(seat.complaints()).toEqual([])
      await page.getByRole('button', { name: /^(Publish changes|Publicar cambios)$/ }).click()
      await expect
        .poll(async () => (await seat.ask<{ _status: string }>(`/api/articles/${translation}?draft=true`))._status)
        .toBe('published')

      expect(seat.complaints()).toEqual([])
      // Withdrawn with a reason that readers see, and back.
      await page.locator('.doc-controls__popup button').first().click()
      await page.locator('#action-withdraw').click()
      await page.getByLabel(said.reason).fill('The harbour asked for time.')
      await page.getByRole('button', { name: said.withdrawNow }).click()
      await edition('Español').getByText(said.withdrawn).waitFor()
      const gone = await fetch(`${origin}/api/v1/articles/es/${slug}`)
      expect(gone.status).toBe(410)
      expect(await gone.text()).toContain('The harbour asked for time.')
      expect(await publicStatus('en', source.slug)).toBe(200)
      expect(seat.complaints()).toEqual([])
      await edition('Español').getByRole('button', { name: said.reinstate }).click()
      await page.getByRole('button', { name: said.reinstateNow, exact: true }).click()
      await edition('Español').locator('.cited-status', { hasText: said.live }).waitFor()
      // Who goes on by keyboard goes on from somewhere.
      await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
      expect(await publicStatus('es', slug)).toBe(200)
      expect(await page.inputValue('#field-dek')).toBe('Con una bajada nueva.')
      expect(seat.complaints()).toEqual([])
    })

    it(`that were written apart are joined (${language})`, async () => {
      await sit('editor', language)
      const said = words[language]
      const { page } = seat
      const into = await publish({
        title: `A quiet street, seen in ${language}`,
        language: 'en',
        body: body(paragraph('The street is quiet.')),
      })
      const other = await publish({
        title: `Una calle tranquila, vista en ${language}`,
        language: 'es',
        body: body(paragraph('La calle es tranquila.')),
      })
      await seat.open(`/collections/articles/${into.id}`)
      await panel().getByRole('button', { name: said.join }).click()
      await page.locator('.list-drawer').getByText(`Una calle tranquila, vista en ${language}`).first().click()
      await page.locator('.confirmation-modal #confirm-action').click()
      await edition('Español').locator('.cited-status', { hasText: said.live }).waitFor()
      expect((await draftOf(other.id)).story).toBe(into.story)
      expect(seat.complaints()).toEqual([])
    })

    it(`stand on the Desk with what is to be done (${language})`, async () => {
      await sit('editor', language)
      const said = words[language]
      const { page } = seat
      // Another each time that it is tried: it is looked for on a Desk that keeps them all.
      const title = `Bridge ${randomUUID().slice(0, 8)}, seen in ${language}`
      await publish({ title, language: 'en', body: body(paragraph('The bridge is old.')) })
      await seat.open('')
      await row(title).waitFor()
      expect(await page.locator('.cited-desk__table tbody tr').first().innerText()).toContain(title)
      // In the language of the account, where the story has an edition in it.
      const haven = language === 'es' ? 'refugio de los espías' : 'Safe Haven'
      await row(haven).first().waitFor()

      await page.getByRole('button', { name: said.filters.translate }).click()
      await row(haven).waitFor({ state: 'detached' })
      await row(title).waitFor()
      expect(page.url()).toContain('filter=needs-translation')
      // Browsers ask for it by themselves.
      expect((await fetch(`${origin}/favicon.ico`)).status).toBe(200)
      await page.reload()
      await row(title).waitFor()
      expect(await page.getByRole('button', { name: said.filters.translate }).getAttribute('aria-pressed')).toBe('true')

      await page.getByRole('button', { name: said.filters.stale }).click()
      await row(title).waitFor({ state: 'detached' })
      await page.goBack()
      await row(title).waitFor()

      // The missing edition is made from its cell.
      await row(title).getByRole('button', { name: said.create }).click()
      await page.waitForURL(/articles\/[0-9a-f-]{36}\/translate$/)
      await page.locator('.cited-translate').waitFor()
      await seat.open('')
      expect(await row(title).locator('.cited-status--draft').count()).toBe(1)
      await row(title).locator('.cited-desk__edition').first().click()
      await page.waitForURL(/articles\/[0-9a-f-]{36}$/)
      expect(seat.complaints()).toEqual([])
    })
  }

  it('can be looked at by a reporter, who withdraws and joins nothing', async () => {
    await sit('reporter', 'en')
    const { docs } = await seat.ask<{ docs: Article[] }>('/api/articles?where[title][like]=quiet&depth=0')
    await seat.open(`/collections/articles/${docs[0]!.id}`)
    await edition('English').locator('.cited-status', { hasText: 'live' }).waitFor()
    expect(await panel().getByRole('button', { name: words.en.join }).count()).toBe(0)
    await seat.page.locator('.doc-controls__popup button').first().click()
    expect(await seat.page.locator('#action-withdraw').count()).toBe(0)
    expect(seat.complaints()).toEqual([])
  })

  for (const language of ['en', 'es'] as const) {
    it(`are not published together with what a colleague changed since the list was shown (${language})`, async () => {
      await sit('editor', language)
      const { page } = seat
      const [one, two] = [`Seen draft ${randomUUID()}`, `Unseen draft ${randomUUID()}`]
      const ids: string[] = []
      for (const title of [one, two]) {
        const { body: made } = await seat.send<{ doc: Article }>('POST', '/api/articles?draft=true', {
          title,
          language: 'en',
          body: body(paragraph('Nothing is counted here.')),
        })
        ids.push(made.doc.id)
      }
      const [seen = '', unseen = ''] = ids
      await seat.open('/collections/articles?sort=-createdAt&limit=10')
      const chosen = (title: string) =>
        page.locator('.collection-list tbody tr', { hasText: title }).getByRole('checkbox')
      await chosen(one).check()
      await chosen(two).check()

      const colleague = await openSeat({ browser, language: 'en', origin, password, role: 'reporter' })
      await colleague.open('/')
      await colleague.send('PATCH', `/api/articles/${unseen}?draft=true`, { dek: 'Nobody has seen this.' })
      await colleague.close()

      const publishAll = async () => {
        await page
          .locator('.list-selection__actions')
          .getByRole('button', { name: /^(Publish|Publicar)$/ })
          .click()
        await page.locator('#confirm-action').click()
      }
      await publishAll()
      // It is told above the list, which has the focus, and stays until it is closed.
      const outcome = page.locator('.cited-outcome')
      await outcome.getByText(language === 'en' ? /has saved this since/ : /guardó esto/).waitFor()
      expect(await outcome.getByRole('link', { name: two }).getAttribute('href')).toContain(unseen)
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.parentElement?.className))
        .toBe('cited-outcome')
      await outcome.locator('summary').click()
      expect(await outcome.getByRole('link', { name: one }).count()).toBe(1)
      await outcome.getByRole('button').click()
      await outcome.waitFor({ state: 'detached' })
      expect((await draftOf(seen))._status).toBe('published')
      expect((await draftOf(unseen))._status).toBe('draft')

      // Whoever looks again may.
      await seat.open('/collections/articles?sort=-createdAt&limit=10')
      await chosen(two).check()
      await publishAll()
      await expect.poll(async () => (await draftOf(unseen))._status, { timeout: 20_000 }).toBe('published')
    })
  }

  for (const language of ['en', 'es'] as const) {
    it(`are not deleted for good with what a colleague changed on another page, nor out of the trash (${language})`, async () => {
      await sit('admin', language)
      const { page } = seat
      const tag = `Bulk ${randomUUID()}`
      const ids: string[] = []
      for (const number of [1, 2, 3, 4, 5, 6, 7]) {
        const { body: made } = await seat.send<{ doc: Article }>('POST', '/api/articles?draft=true', {
          title: `${tag} ${number}`,
          language: 'en',
          body: body(paragraph('Nothing is counted here.')),
        })
        ids.push(made.doc.id)
      }
      const left = async (trash = false) => {
        const found = await seat.ask<{ docs: Article[] }>(
          `/api/articles?where[title][like]=${encodeURIComponent(tag)}&limit=20&depth=0&draft=true&trash=${String(trash)}`,
        )
        return found.docs.map(({ id }) => id).sort()
      }
      const [, second = ''] = ids
      const byColleague = async (act: (colleague: Seat) => Promise<unknown>) => {
        const colleague = await openSeat({ browser, language: 'en', origin, password, role: 'editor' })
        await colleague.open('/')
        await act(colleague)
        await colleague.close()
      }
      const confirm = () => page.locator('#confirm-action').click()
      const told = () =>
        page.locator('.cited-outcome').getByText(language === 'en' ? /has saved this since/ : /guardó esto/)
      const button = (name: RegExp) => page.locator('.list-selection__actions').getByRole('button', { name })

      // Of seven, the first two stand on another page.
      await seat.open(`/collections/articles?sort=-createdAt&limit=5&where[title][like]=${encodeURIComponent(tag)}`)
      await page.locator('.collection-list thead').getByRole('checkbox').check()
      await page.locator('#select-all-across-pages').click()
      await byColleague((colleague) =>
        colleague.send('PATCH', `/api/articles/${second}?draft=true`, { dek: 'Nobody has seen this.' }),
      )
      await button(/^(Delete|Eliminar)$/).click()
      await page.locator('#delete-forever').check()
      await confirm()
      await told().waitFor()
      await expect.poll(left, { timeout: 20_000 }).toEqual([second])

      // The trash: one is changed while it is looked at.
      const { body: more } = await seat.send<{ doc: Article }>('POST', '/api/articles?draft=true', {
        title: `${tag} trash`,
        language: 'en',
        body: body(paragraph('Nothing is counted here.')),
      })
      const deletedAt = new Date().toISOString()
      for (const id of [second, more.doc.id]) await seat.send('PATCH', `/api/articles/${id}`, { deletedAt })
      const look = () =>
        seat.open(`/collections/articles/trash?sort=-createdAt&limit=10&where[title][like]=${encodeURIComponent(tag)}`)
      const touch = async (colleague: Seat) => {
        await colleague.send('PATCH', `/api/articles/${second}?trash=true`, { deletedAt: null, _status: 'draft' })
        await colleague.send('PATCH', `/api/articles/${second}?draft=true`, { dek: `Changed ${randomUUID()}` })
        await colleague.send('PATCH', `/api/articles/${second}`, { deletedAt: new Date().toISOString() })
      }
      await look()
      await page.locator('.collection-list thead').getByRole('checkbox').check()
      await byColleague(touch)
      await button(/^(Restore|Restaurar)$/).click()
      await confirm()
      await told().waitFor()
      await expect.poll(left, { timeout: 20_000 }).toEqual([more.doc.id])

      await seat.send('PATCH', `/api/articles/${more.doc.id}`, { deletedAt: new Date().toISOString() })
      await look()
      await byColleague(touch)
      await page.locator('#empty-trash-button').click()
      await confirm()
      await told().waitFor()
      await expect.poll(() => left(true), { timeout: 20_000 }).toEqual([second])
    })
  }
})
