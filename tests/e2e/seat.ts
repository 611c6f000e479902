/** A seat in the newsroom: a browser in which somebody is signed in, and what they do there. */
import { chromium, type Browser, type Locator, type Page, type Request } from 'playwright-core'
import { expect } from 'vitest'

/** Only what keeps Chromium from talking to anybody but the server under test. */
const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
]

/** How long an editor would wait for something to appear, in milliseconds. */
const PATIENCE = 20_000

export type InterfaceLanguage = 'en' | 'es'
export type SeatRole = 'admin' | 'editor' | 'reporter'

type DeskOptions = {
  browser: Browser
  origin: string
  password: string
  role: SeatRole
  language: InterfaceLanguage
  /** Where the browser is, as IANA names it; where this machine is when left out. */
  timeZone?: string
}

export type Seat = {
  page: Page
  /** What the browser complained about since it was last asked: errors of scripts, failed and foreign requests. */
  complaints: () => string[]
  /** Resolves once every request is answered. */
  quiet: () => Promise<void>
  /**
   * Resolves once Payload has asked its server about a form in which these words stand, a moment after a change, and was
   * answered: a submission in between would be overtaken. To be called before the change.
   */
  formKnown: (words: string) => Promise<void>
  /** Opens a page of the admin and waits until it rests. */
  open: (path: string) => Promise<void>
  /** Asks the REST API as whoever sits at the seat. */
  ask: <T>(path: string) => Promise<T>
  /** Sends JSON to the REST API as whoever sits at the seat. */
  send: <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, data?: unknown) => Promise<{ status: number; body: T }>
  close: () => Promise<void>
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ args: chromiumArguments, executablePath })
}

/** Notes what goes wrong in a page. What the browser itself cancels, as when one moves on, is no failure. */
function watch(page: Page, origin: string): () => string[] {
  let found: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => found.push(`script: ${error.message}`))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}/`))
      found.push(`foreign: ${request.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') found.push(`failed: ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`${response.status()}: ${response.request().method()} ${response.url()}`)
  })
  return () => {
    const complaints = found
    found = []
    return complaints
  }
}

/** Follows the requests of a page that are not answered yet. */
function followRequests(page: Page): Set<Request> {
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return open
}

/** Whether a request asks Payload how a form is to look now. */
function asksAboutForm(request: Request): boolean {
  return request.method() === 'POST' && new URL(request.url()).pathname.startsWith('/admin/')
}

/** Whether a request asks so for the drawer of a body node, which is a form within the form. */
function asksAboutDrawer(request: Request): boolean {
  return asksAboutForm(request) && Boolean(request.postData()?.includes('"documentFormState"'))
}

/** Signs somebody in, with the admin in the language of their browser. */
export async function openSeat({ browser, origin, password, role, language, timeZone }: DeskOptions): Promise<Seat> {
  const context = await browser.newContext({
    locale: language,
    viewport: { height: 900, width: 1440 },
    ...(timeZone ? { timezoneId: timeZone } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  const complaints = watch(page, origin)
  const open = followRequests(page)

  await page.goto(`${origin}/admin/login`)
  await page.fill('#field-email', `${role}@example.org`)
  await page.fill('#field-password', password)
  await page.click('button[type=submit]')
  await page.waitForURL(`${origin}/admin`)

  return {
    page,
    complaints,
    quiet: () => expect.poll(() => open.size, { timeout: PATIENCE }).toBe(0),
    formKnown: async (words) => {
      await page.waitForResponse((response) => {
        const request = response.request()
        return asksAboutForm(request) && Boolean(request.postData()?.includes(words))
      })
    },
    open: async (path) => {
      await page.goto(`${origin}/admin${path}`)
      await page.waitForLoadState('networkidle')
    },
    ask: (path) =>
      page.evaluate(async (address) => {
        const response = await fetch(address)
        return response.json()
      }, path),
    send: (method, path, data) =>
      page.evaluate(
        async ([verb, address, json]) => {
          const response = await fetch(address, {
            method: verb,
            headers: { 'Content-Type': 'application/json' },
            body: json,
          })
          return { status: response.status, body: await response.json() }
        },
        [method, path, data === undefined ? null : JSON.stringify(data)] as const,
      ),
    close: async () => {
      // A window that is shut leaves its documents locked for minutes.
      await page.evaluate(() => fetch('/api/payload-locked-documents?where[id][exists]=true', { method: 'DELETE' }))
      await context.close()
    },
  }
}

/** The editions of the story by language: the oldest of each, whatever other tests have written since. */
export async function editionsOf({ ask }: Seat): Promise<Record<string, { id: string; slug: string }>> {
  const { docs } = await ask<{ docs: { id: string; language: string; slug: string }[] }>(
    '/api/articles?depth=0&limit=0&sort=-createdAt',
  )
  return Object.fromEntries(docs.map((edition) => [edition.language, edition]))
}

/** The id of the record whose label or name, in English, is `text`. */
export async function recordNamed({ ask }: Seat, collection: string, field: string, text: string): Promise<string> {
  const query = new URLSearchParams({ [`where[${field}][equals]`]: text, depth: '0', locale: 'en' })
  const { docs } = await ask<{ docs: { id: string }[] }>(`/api/${collection}?${query}`)
  if (!docs[0]) throw new Error(`There is no record of ${collection} with the ${field} '${text}'.`)
  return docs[0].id
}

/** The chips of the body that read `text`. */
export function chips({ page }: Seat, text: string): Locator {
  return page.locator('.cited-chip__open').filter({ hasText: text })
}

/** Puts the cursor at the end of the body. */
export async function goToEnd({ page }: Seat): Promise<void> {
  await page.locator('.ContentEditable__root p').last().click()
  await page.keyboard.press('Control+End')
}

/** Picks a record in the drawer of a body node and closes the drawer by saving it. */
async function pickStatistic({ page }: Seat, label: string): Promise<void> {
  const drawer = page.locator('.drawer__content')
  await drawer.locator('#field-statistic .rs__control').click()
  await page.keyboard.type(label)
  // Payload asks its server about a change after a quarter of a second, and would cancel a save that came before.
  const asked = page.waitForRequest(asksAboutDrawer)
  await drawer.locator('.rs__option', { hasText: label }).click()
  await drawer.locator('.relationship--single-value__text', { hasText: label }).waitFor()
  await (await asked).response()
  await drawer.locator('.form-submit button').click()
  await drawer.waitFor({ state: 'detached' })
  // Payload hands the body to the form when the browser is idle: a publish that came before would send it without this.
  await idle(page)
}

/** Resolves once the browser has nothing to do. */
export function idle(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())))
}

/** Inserts a figure from the menu that a slash opens, found by the name that the interface gives it. */
export async function insertBySlash(seat: Seat, name: string, label: string): Promise<void> {
  await goToEnd(seat)
  await seat.page.keyboard.type(` /${name}`)
  await seat.page.locator('.slash-menu-popup__item', { hasText: new RegExp(`^${name}$`, 'i') }).click()
  await pickStatistic(seat, label)
}

/** Inserts a figure from the toolbar above the body. */
export async function insertByToolbar(seat: Seat, name: string, label: string): Promise<void> {
  await goToEnd(seat)
  await seat.page.keyboard.type(' ')
  await seat.page.locator('.fixed-toolbar .toolbar-popup__dropdown-inlineBlocks').click()
  const items = seat.page.locator('.toolbar-popup__dropdown-item')
  await items.filter({ has: seat.page.getByText(name, { exact: true }) }).click()
  await pickStatistic(seat, label)
}
