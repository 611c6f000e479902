/** The pages for readers in a browser: every language, width and scheme, with and without JavaScript, by keyboard. */
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDelivery } from '../../src/delivery'
import type { EditionDocument, PortableTextBlock } from '../../src/model/document'
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

const { slug, sources, statistics } = edition()
const pages = [
  '',
  `/${slug}`,
  '/corrections',
  `/figures/${statistics[0]!.id}`,
  `/sources/${sources[0]!.id}`,
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
    const page = await open(`/en/${slug}`)
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
    expect(shift).toBe(0)
  })
})
