import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { plain, secret, telling } from '../fixtures/pictures'
import { launch, openSeat, type Seat } from './seat'
import { chromiumPath, origin, password } from './newsroom'

type Doc = { id: string; slug: string; filename: string }

describe.skipIf(chromiumPath === '')('an image', () => {
  let browser: Browser
  let seat: Seat

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  const choose = (name: string, buffer: Buffer, mimeType: string) =>
    seat.page.locator('.file-field input[type=file]').setInputFiles({ buffer, mimeType, name })
  const save = async () => {
    const answered = seat.page.waitForResponse(
      (answer) => answer.url().includes('/api/media') && ['POST', 'PATCH'].includes(answer.request().method()),
    )
    await seat.page.locator('#action-save').click()
    return answered
  }
  const widthOf = (image: Locator) =>
    expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))

  it('is uploaded, seen, replaced, and published where an edition is live with it', async () => {
    seat = await openSeat({ browser, language: 'en', origin, password, role: 'editor' })
    const { page } = seat
    await seat.open('/collections/media/create')
    await choose('una embajada.jpg', await telling('jpg', plain(40, 20)), 'image/jpeg')
    await page.fill('#field-alt', 'An embassy')
    await page.fill('#field-credit', 'A. Photographer')
    const created = await save()
    expect(created.status()).toBe(201)
    const { doc: image } = (await created.json()) as { doc: Doc }
    await page.waitForURL(`${origin}/admin/collections/media/${image.id}*`)
    await widthOf(page.locator('.file-details img')).toBe(40)
    await seat.open('/collections/media')
    await widthOf(page.locator(`.collection-list img[src*="${image.filename}"]`).first()).toBe(40)

    const { body } = await seat.send<{ doc: Doc }>('POST', '/api/articles?depth=0', {
      _status: 'published',
      byline: [{ name: 'A. Reporter', role: 'author' }],
      hero: image.id,
      language: 'en',
      title: 'An embassy and its picture',
    })
    const { id, slug } = body.doc
    const heroOf = async () => {
      const answer = await fetch(`${origin}/api/v1/articles/en/${slug}`)
      return ((await answer.json()) as { hero: { url: string } }).hero.url
    }
    const before = await heroOf()
    const bytes = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
    const shown = await bytes(before)
    expect(shown.includes(secret)).toBe(false)

    await seat.open(`/collections/media/${image.id}`)
    await page.locator('.file-details__remove').click()
    await choose('una embajada.jpg', await plain(60, 30).png().toBuffer(), 'image/jpeg')
    expect((await save()).status()).toBe(200)
    await widthOf(page.locator('.file-details img')).toBe(60)
    expect(await heroOf()).toBe(before)
    expect((await bytes(before)).equals(shown)).toBe(true)

    await seat.open(`/collections/articles/${id}`)
    await page.locator('.cited-mark--image').waitFor()
    await page.getByRole('button', { name: 'Publish with the changed image' }).click()
    await page.locator('.cited-mark--image').waitFor({ state: 'detached' })
    const after = await heroOf()
    expect(after).not.toBe(before)
    expect((await bytes(after)).equals(shown)).toBe(false)
    expect((await bytes(before)).equals(shown)).toBe(true)
    expect(seat.complaints()).toEqual([])
  })

  it('that is none is refused, with the reason at its place', async () => {
    seat = await openSeat({ browser, language: 'es', origin, password, role: 'reporter' })
    await seat.open('/collections/media/create')
    await choose('foto.jpg', Buffer.from('<script>alert(1)</script>'), 'image/jpeg')
    await seat.page.fill('#field-alt', 'Una embajada')
    await seat.page.fill('#field-credit', 'A. Fotógrafa')
    expect((await save()).status()).toBe(400)
    await seat.page.getByText('No es una imagen de un tipo que pueda publicarse').first().waitFor()
  })
})
