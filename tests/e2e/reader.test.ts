/** The pages for readers in a browser: every language, width and scheme, with and without JavaScript, by keyboard. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDelivery } from '../../src/delivery'
import type { EditionDocument, PortableTextBlock } from '../../src/model/document'
import { nameOriginal, pictureStore, readPicture, shownPictures } from '../../src/pictures'
import { edition, memoryStore, newsroom } from '../fixtures/delivery'
import { freePort } from '../support/freePort'
import { findChromium } from './server'

const executablePath = findChromium()

const paragraphs = Array.from({ length: 12 }, (_, index): PortableTextBlock => ({
  _type: 'block',
  _key: `p${index}`,
  style: index % 4 === 0 ? 'h2' : 'normal',
  children: [
    {
      _type: 'span',
      _key: 's',
      text:
        index % 4 === 0
          ? 'What an embassy is for'
          : 'A growing embassy is worth a closer look, whatever its people are called. '.repeat(4),
      marks: [],
    },
  ],
  markDefs: [],
}))

/** The sample in a language, with its figure at a value. */
function told(language: string, value: string, more: Partial<EditionDocument> = {}): EditionDocument {
  const document = edition({
    language,
    title:
      'Why is Mexico Offering Russia a Safe Haven for Its Spies, and What Does Donaudampfschifffahrtsgesellschaft Say?',
    ...more,
  })
  const [first] = document.body as PortableTextBlock[]
  const children = first!.children.map((child) => (child._type === 'figure' ? { ...child, text: value } : child))
  return {
    ...document,
    statistics: document.statistics.map((each) => ({ ...each, value, display: value, status: 'disputed' })),
    body: [{ ...first!, children }, ...paragraphs],
  }
}

const corrections = [{ date: '2026-01-02', kind: 'correction' as const, text: 'It is 38.', statistics: [] }]
const room = newsroom()
for (const language of ['en', 'es']) {
  room.release(language, told(language, '37'), 'published')
  room.release(language, told(language, '38', { corrections }), 'corrected', { note: 'It is 38.' })
}
room.release('gone', edition({ story: 'gone', slug: 'gone' }), 'published')
room.withdraw('gone', 'It cannot be upheld.')

/** A picture as an upload keeps it: as wide as a camera's, and as high as it is not for the window. */
const images = mkdtempSync(path.join(tmpdir(), 'cited-reader-'))
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path fill="#cdd" d="M0 0h30v20H0z"/>' +
  '<path fill="#365" d="M0 20 9 6l7 9 6-5 8 10z"/><circle cx="23" cy="5" r="2.5" fill="#e83"/></svg>'
const photograph = await readPicture(
  await sharp(Buffer.from(drawing), { density: 7680 }).resize(3000, 2000).jpeg().toBuffer(),
  { bytes: 50_000_000, pixels: 50_000_000 },
)
await pictureStore(images).keep(
  { original: nameOriginal(photograph.ending), picture: photograph.name },
  photograph,
  photograph.bytes,
)
room.release(
  'pictured',
  {
    ...told('en', '37', { story: 'pictured', slug: 'pictured' }),
    hero: { url: `/api/v1/media/${photograph.name}`, alt: 'Hills', credit: 'Ana Ruiz', source: null },
  },
  'published',
)

const { slug, sources, statistics } = edition()
const pages = [
  '',
  `/${slug}`,
  '/corrections',
  `/figures/${statistics[0]!.id}`,
  `/sources/${sources[0]!.id}`,
  '/pictured',
  '/nothing',
]

describe.skipIf(executablePath === '')('the pages for readers', () => {
  let browser: Browser
  let origin: string
  let server: ReturnType<typeof serve>

  beforeAll(async () => {
    const port = await freePort()
    origin = `http://localhost:${port}`
    const app = createDelivery({
      store: memoryStore(room.rows),
      languages: ['en', 'es'],
      baseURL: origin,
      name: 'Eje Sur',
      media: shownPictures(images, { warn: (err) => expect.unreachable(String(err)) }),
      reader: {
        languages: [
          { code: 'en', locale: 'en-US' },
          { code: 'es', locale: 'es-MX' },
        ],
        timeZone: 'UTC',
        style: '',
      },
    })
    server = serve({ fetch: app.fetch, port })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(images, { force: true, recursive: true })
  })

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
    const page = await context.newPage()
    await page.goto(origin + path)
    return page
  }

  it.each(['en', 'es'])('have nothing that keeps anybody out, and fit every width (%s)', async (language) => {
    for (const [width, colorScheme] of [
      [390, 'light'],
      [768, 'dark'],
      [1280, 'light'],
    ] as const) {
      for (const path of [...pages, '/gone']) {
        const page = await open(`/${language}${path}`, { viewport: { width, height: 900 }, colorScheme })
        await page.evaluate(axe.source)
        const violations = await page.evaluate(async () => {
          const { run } = (
            globalThis as unknown as {
              axe: { run: () => Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> }
            }
          ).axe
          return (await run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        })
        expect(violations, `${path} at ${width}`).toEqual([])
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        expect(overflow, `${path} at ${width}`).toBe(0)
        await page.context().close()
      }
    }
  })

  it('open the source of a figure beside it, by keyboard, and give the place back', async () => {
    const page = await open(`/en/${slug}`, { viewport: { width: 1280, height: 900 } })
    await page.locator('a.fact').first().focus()
    await page.keyboard.press('Enter')
    const card = page.locator('#card')
    await card.waitFor({ state: 'visible' })
    expect(await card.innerText()).toContain('Senate hearing')
    expect(await card.innerText()).toContain('Corrected on January 2, 2026 from 37')
    expect(await page.evaluate('document.activeElement.id')).toBe('card')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    expect(await page.evaluate('document.activeElement.id')).toBe('figure-1-1')
    expect(new URL(page.url()).hash).toBe('')
  })

  it('lead to the source of a figure and back without JavaScript', async () => {
    const page = await open(`/en/${slug}`, { javaScriptEnabled: false })
    await page.locator('a.fact').first().click()
    expect(new URL(page.url()).hash).toBe('#figure-1')
    await page.locator('#figure-1 a.back').click()
    expect(new URL(page.url()).hash).toBe('#figure-1-1')
  })

  it('move nothing once it is there', async () => {
    for (const [path, width, height] of [
      [`/en/${slug}`, 390, 844],
      ['/en/pictured', 390, 844],
      ['/en/pictured', 768, 1024],
      ['/en/pictured', 1280, 720],
    ] as const) {
      const page = await open(path, { viewport: { width, height } })
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
            }).observe({ type: 'layout-shift', buffered: true })
            setTimeout(() => resolve(sum), 500)
          }),
      )
      expect(shift, `${path} at ${width}`).toBe(0)
      await page.context().close()
    }
  })

  it('keep room for the picture, which is in the first HTML, and load it no larger than it is shown', async () => {
    for (const [width, scale, chosen] of [
      [390, 1, '640.webp'],
      [390, 3, '1280.webp'],
      [1280, 1, '960.webp'],
      [1280, 2, '1920.webp'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: scale })
      const page = await context.newPage()
      // Before a byte of it is there.
      let letGo = () => {}
      const held = new Promise<void>((resolve) => (letGo = resolve))
      await page.route('**/media/**', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(`${origin}/en/pictured`, { waitUntil: 'domcontentloaded' })
      const picture = page.locator('article figure img')
      const room = await picture.boundingBox()
      expect(room!.width / room!.height).toBeCloseTo(1.5, 1)
      letGo()
      await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).complete)).toBe(true)
      // A size has whole pixels, so that its sides are as those of the picture but for a part of one.
      const there = await picture.boundingBox()
      expect([there!.width, Math.abs(there!.height - room!.height) < 1]).toEqual([room!.width, true])
      const source = await picture.evaluate((image) => (image as HTMLImageElement).currentSrc)
      expect(source, `${width} at ${scale}`).toBe(`${origin}/api/v1/media/${photograph.name}/${chosen}`)
      await context.close()
    }
  })
})
