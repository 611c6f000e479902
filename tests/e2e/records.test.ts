import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, origin, password } from './newsroom'
import { launch, openSeat, type InterfaceLanguage, type Seat, type SeatRole } from './seat'

const words = {
  en: {
    alike: 'There may be one already',
    confirm: 'Merge',
    elsewhere: 'Merged into another',
    follows: /0 editions and 1 record name it/,
    merge: 'Merge into…',
    merged: 'This was merged into another',
    search: 'The record that is kept',
    text: 'The text as it was published',
    use: 'Use this one',
  },
  es: {
    alike: 'Quizá ya existe',
    confirm: 'Fusionar',
    elsewhere: 'Fusionada con otra',
    follows: /la nombran 0 ediciones y 1 ficha/,
    merge: 'Fusionar con…',
    merged: 'Esta se fusionó con otra',
    search: 'La ficha que se conserva',
    text: 'El texto tal como se publicó',
    use: 'Usar esta ficha',
  },
}

describe.skipIf(chromiumPath === '')('records', () => {
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
  const post = async (collection: string, data: object) =>
    (await seat.send<{ doc: { id: string; name?: string } }>('POST', `/api/${collection}`, data)).body.doc

  it.each(['en', 'es'] as const)(
    'that are likely there are offered, and used from a drawer, in %s',
    async (language) => {
      const { page, complaints } = await sit('editor', language)
      const said = words[language]
      const name = `Oficina Número ${Date.now()}`
      const known = await post('sources', { kind: 'organization', name, terms: 'on-record' })
      await seat.open('/collections/sources/create')
      await page.fill('#field-name', name.toUpperCase().replace('Ú', 'U'))
      const offer = page.getByRole('region', { name: said.alike })
      await offer.getByRole('link', { name }).waitFor()
      expect(await offer.getByRole('button', { name: said.use }).count()).toBe(0)

      await seat.open('/collections/quotes/create')
      await page.fill('#field-text', `So it is ${name}.`)
      await page.locator('#speaker-add-new button').click()
      const drawer = page.locator('.drawer__content').last()
      await drawer.locator('#field-name').fill(name)
      await drawer.getByRole('button', { name: said.use }).click()
      await expect.poll(() => page.locator('#field-speaker').innerText(), { timeout: 20_000 }).toContain(name)
      expect(known.name).toBe(name)
      expect(complaints()).toEqual([])
    },
  )

  it.each(['en', 'es'] as const)('are merged from their page, in %s', async (language) => {
    const { page, complaints } = await sit('editor', language)
    const said = words[language]
    const own = `${language} ${Date.now()}`
    const one = await post('sources', { kind: 'document', name: `The first ${own}`, terms: 'on-record' })
    const other = await post('sources', { kind: 'document', name: `The other ${own}`, terms: 'on-record' })
    await post('quotes', { text: `It is ${own}`, language: 'en', speaker: one.id })
    await seat.open(`/collections/sources/${one.id}`)
    await page.getByRole('button', { name: said.merge }).click()
    await page.getByRole('searchbox', { name: said.search }).fill('the OTHER')
    await page.getByRole('button', { name: `The other ${own}` }).click()
    await page.getByText(said.follows).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: said.confirm, exact: true }).click()
    await page.getByText(said.merged).waitFor()
    const { into } = await seat.ask<{ into: { id: string } }>(`/api/sources/${one.id}/merged`)
    expect(into.id).toBe(other.id)

    // A list leaves it out, and says where it went to whoever looks for it.
    await seat.open(`/collections/sources?search=${encodeURIComponent(`The first ${own}`)}`)
    const gone = page.getByRole('list', { name: said.elsewhere })
    await gone.getByRole('link', { name: `The other ${own}` }).waitFor()
    expect(await page.locator('table').getByText(`The first ${own}`).count()).toBe(0)
    await seat.open('/collections/quotes/create')
    await page.locator('#field-speaker input').first().fill(own)
    await page.locator('.rs__option', { hasText: `The other ${own}` }).waitFor()
    expect(await page.locator('.rs__option', { hasText: `The first ${own}` }).count()).toBe(0)
    expect(complaints()).toEqual([])
  })

  it.each(['en', 'es'] as const)(
    'a release shows its text and what it changed, from here alone, in %s',
    async (language) => {
      const { page, ask, complaints } = await sit('editor', language)
      const said = words[language]
      const { docs } = await ask<{ docs: Array<{ id: string; hash: string; article: string }> }>(
        '/api/releases?limit=1&sort=-sequence&where[newest][equals]=true&where[kind][not_equals]=withdrawn',
      )
      const [first] = docs
      const hosts = new Set<string>()
      page.on('request', (request) => hosts.add(new URL(request.url()).origin))
      await seat.open(`/collections/releases/${first?.id}`)
      await page.getByRole('region', { name: said.text }).waitFor()
      await page.getByText(first?.hash ?? '').waitFor()
      // Also nothing of another host.
      expect(complaints()).toEqual([])
    },
  )
})
