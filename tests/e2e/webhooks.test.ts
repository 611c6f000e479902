import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { editionsOf, launch, openSeat, type Seat } from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** What the interface says, as far as these tests ask for it by its words. */
const words = {
  en: {
    none: 'Nothing was sent yet.',
    private: 'Must not be a private address.',
    updated: 'Updated',
    refresh: 'Refresh',
    resend: 'Send again',
    rotate: 'Rotate secret',
    rotateStart: 'Rotate secret…',
    rotated: 'The secret was rotated.',
    sendTest: 'Send a test',
    show: 'Show',
  },
  es: {
    none: 'Todavía no se ha enviado nada.',
    private: 'No debe ser una dirección privada.',
    updated: 'Actualizada',
    refresh: 'Actualizar',
    resend: 'Reenviar',
    rotate: 'Cambiar secreto',
    rotateStart: 'Cambiar secreto…',
    rotated: 'Se cambió el secreto.',
    sendTest: 'Enviar una prueba',
    show: 'Mostrar',
  },
}

type Message = { id: string; body: string; headers: Record<string, string> }

describe.skipIf(chromiumPath === '')('a webhook', () => {
  let browser: Browser
  let seat: Seat
  let receiver: Server
  let address: string
  let status = 204
  let received: Message[] = []

  beforeAll(async () => {
    browser = await launch(chromiumPath)
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        )
        received.push({ id: headers['webhook-id'] ?? '', body: Buffer.concat(chunks).toString(), headers })
        response.writeHead(status).end()
      })
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  })
  afterEach(async () => {
    await seat?.send('DELETE', '/api/webhooks?where[id][exists]=true')
    await seat?.close()
    received = []
    status = 204
  })
  afterAll(async () => {
    await browser?.close()
    receiver?.close()
  })

  for (const language of ['en', 'es'] as const) {
    it(`is subscribed, tried, told and given a new secret (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'admin' })
      const said = words[language]
      const { page } = seat
      const save = () => page.locator('#action-save').click()
      const button = (name: string) => page.getByRole('button', { name, exact: true })
      const log = () => page.locator('.cited-deliveries')
      const rows = () => log().locator('tbody tr')

      // A private address is refused at its field, and what was typed stays.
      await seat.open('/collections/webhooks/create')
      await page.fill('#field-url', 'https://10.0.0.5/hook')
      await save()
      await page.getByText(said.private).first().waitFor()
      expect(await page.inputValue('#field-url')).toBe('https://10.0.0.5/hook')
      expect(seat.complaints().filter((complaint) => !complaint.includes('400'))).toEqual([])

      await page.fill('#field-url', address)
      await save()
      await log().getByText(said.none).waitFor()

      // A test, signed with the secret that the page shows.
      await button(said.sendTest).click()
      await rows().first().waitFor()
      expect(await rows().first().innerText()).toContain('204')
      await button(said.show).click()
      const secret = await page.inputValue('#field-secret')
      expect(secret).toMatch(/^whsec_/)
      expect(new Webhook(secret).verify(received[0]!.body, received[0]!.headers)).toMatchObject({
        type: 'webhook.test',
      })

      // A receiver that fails, and a message to it that is sent again by hand.
      status = 500
      const { es } = await editionsOf(seat)
      const dek = `${language} ${Date.now()}`
      expect((await seat.send('PATCH', `/api/articles/${es!.id}`, { dek, _status: 'published' })).status).toBe(200)
      await expect.poll(() => received.length).toBe(2)
      await expect
        .poll(async () => {
          await button(said.refresh).click()
          return rows().count()
        })
        .toBe(2)
      expect(await rows().first().innerText()).toContain(said.updated)
      expect(await rows().first().innerText()).toContain('500')
      status = 204
      await rows().first().getByRole('button', { name: said.resend }).click()
      await expect.poll(() => rows().count()).toBe(3)
      expect(await rows().first().innerText()).toContain('204')
      expect(received[2]!.id).toBe(received[1]!.id)

      // Both secrets sign while the old one is still in use.
      await button(said.rotateStart).click()
      await button(said.rotate).click()
      await page.getByText(said.rotated).waitFor()
      expect(await page.inputValue('#field-secret')).not.toBe(secret)
      await button(said.sendTest).click()
      await expect.poll(() => received.length).toBe(4)
      for (const each of [secret, await page.inputValue('#field-secret')]) {
        expect(new Webhook(each).verify(received[3]!.body, received[3]!.headers)).toMatchObject({
          type: 'webhook.test',
        })
      }
      expect(seat.complaints()).toEqual([])
    })
  }

  it('is nothing that an editor sees', async () => {
    seat = await openSeat({ browser, language: 'es', origin, password, role: 'editor' })
    await seat.open('/')
    expect(await seat.page.locator('a[href*="/collections/webhooks"]').count()).toBe(0)
    expect((await seat.send('POST', '/api/webhooks', { url: address })).status).toBe(403)
  })
})
