/**
 * `npm run bench -- editor`: an article of 2,000 words with more and more figures, each its own statistic, opened and
 * typed in with Chromium on a production build; against the same article without figures in the same run.
 */
import type { Browser, Page, Request } from 'playwright-core'
import { findChromium, password, seedDatabase, startServer } from '../e2e/server'
import { launch, openSeat, type Seat } from '../e2e/seat'
import { storyBody } from './longEdition'
import { median } from './processes'

const WORDS = 2000
const SIZES = (process.env.FIGURES ?? '0,60,200,500').split(',').map(Number)
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const KEYS = 20
/** How long between two keys, in milliseconds: as somebody types who types fast. */
const PAUSE = 80
/** What the browser is waited for, in milliseconds. */
const PATIENCE = 60_000
const ROOT = '.ContentEditable__root'

/** What the script in the page notes. */
type Noted = {
  /** When the text could be seen and edited, in ms since the navigation. */
  editable: number | null
  /** When the first letter that was typed stood in the text. */
  typed: number | null
  /** How many figures were without their words in the first frame that had text. */
  bare: number | null
  shift: number
  /** For each key the time from when the browser got it until the next frame was drawn. */
  keys: number[]
}

/** Runs in the page, before any of its own scripts. */
function note(root: string) {
  const noted: Noted = { editable: null, typed: null, bare: null, shift: 0, keys: [] }
  Object.assign(window, { noted })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[]) {
      if (!entry.hadRecentInput) noted.shift += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
  const look = () => {
    const body = document.querySelector<HTMLElement>(`${root}[contenteditable=true]`)
    if (body?.querySelector('p')?.textContent) {
      noted.editable = performance.now()
      noted.bare = [...body.querySelectorAll<HTMLElement>('.LexicalEditorTheme__inlineBlock')].filter(
        (node) => !node.dataset.citedText && !/\d/.test(node.querySelector('.cited-chip__open')?.textContent ?? ''),
      ).length
      const observer = new MutationObserver(() => {
        if (!body.textContent?.includes('¤')) return
        noted.typed = performance.now()
        observer.disconnect()
      })
      observer.observe(body, { characterData: true, childList: true, subtree: true })
      return
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  document.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => noted.keys.push(performance.now() - timeStamp)
        port2.postMessage(null)
      }),
    { capture: true },
  )
}

/** Puts the caret at the end of the text of the passage in the middle. */
function goToMiddle(root: string) {
  const body = document.querySelector<HTMLElement>(root)
  const passages = [...(body?.querySelectorAll('p') ?? [])]
  const texts = [...(passages[Math.floor(passages.length / 2)]?.querySelectorAll('[data-lexical-text]') ?? [])]
  const text = texts.at(-1)?.firstChild
  body?.focus()
  if (text) getSelection()?.collapse(text, text.textContent?.length ?? 0)
}

type Saved = { server: number; sent: number; received: number }
type Opened = Noted & {
  requests: number
  bytes: number
  saved: Saved
  /** How many requests there were between the last key and the end of the save, the save among them. */
  aroundSave: number
  /** How long the page computed for each key, in ms. */
  cpu: number
}

async function metrics(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    const { metrics: all } = await session.send('Performance.getMetrics')
    return (all.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
  }
}

function isSave(request: Request) {
  return request.method() === 'PATCH' && request.url().includes('autosave=true')
}

async function open(seat: Seat, article: string): Promise<Opened> {
  const { page } = seat
  let [requests, bytes] = [0, 0]
  const count = (request: Request) => {
    if (!request.url().includes('/_next/static/')) requests += 1
  }
  const weigh = (request: Request) =>
    void request.sizes().then(
      (sizes) => (bytes += request.url().includes('/_next/static/') ? 0 : sizes.responseBodySize),
      () => undefined,
    )
  page.on('request', count)
  page.on('requestfinished', weigh)
  await page.goto(`${new URL(page.url()).origin}/admin/collections/articles/${article}`, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.editable !== null, null, {
    timeout: PATIENCE,
  })
  await page.evaluate(goToMiddle, ROOT)
  await page.keyboard.type('¤')
  await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.typed !== null, null, {
    timeout: PATIENCE,
  })
  // All that follows from opening it, and the save of the first letter, is over.
  await page.waitForSelector('.cited-save-state[data-state=saved]', { timeout: PATIENCE })
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2000)
  page.off('request', count)
  page.off('requestfinished', weigh)
  const opened = { requests, bytes }

  await page.evaluate(goToMiddle, ROOT)
  await page.evaluate(() => ((window as unknown as { noted: Noted }).noted.keys.length = 0))
  const computed = await metrics(page)
  const before = await computed()
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('abcde fghij'.charAt(key % 11))
    await page.waitForTimeout(PAUSE)
  }
  const cpu = ((await computed()) - before) / KEYS
  let aroundSave = 0
  const countAgain = () => (aroundSave += 1)
  page.on('request', countAgain)
  const save = await page.waitForRequest(isSave, { timeout: PATIENCE })
  await (await save.response())?.finished()
  await page.waitForSelector('.cited-save-state[data-state=saved]', { timeout: PATIENCE })
  await page.waitForTimeout(1000)
  page.off('request', countAgain)
  const [sizes, { requestStart, responseStart }] = [await save.sizes(), save.timing()]
  const noted = await page.evaluate(() => (window as unknown as { noted: Noted }).noted)
  return {
    ...noted,
    ...opened,
    aroundSave,
    cpu,
    saved: { server: responseStart - requestStart, sent: sizes.requestBodySize, received: sizes.responseBodySize },
  }
}

async function write(seat: Seat): Promise<string[]> {
  const create = async (collection: string, data: object): Promise<string> => {
    const { body, status } = await seat.send<{ doc: { id: string } }>(
      'POST',
      `/api/${collection}?depth=0${collection === 'articles' ? '&draft=true' : ''}`,
      data,
    )
    if (status !== 201) throw new Error(`${collection}: ${JSON.stringify(body)}`)
    return body.doc.id
  }
  const source = await create('sources', { kind: 'document', name: 'The register', terms: 'on-record' })
  const statistics: { id: string }[] = []
  for (let index = 0; index < Math.max(...SIZES); index += 1) {
    const id = await create('statistics', {
      label: `inspectors of district ${index}`,
      value: String(1000 + index),
      unit: { kind: 'count', noun: 'inspectors' },
      evidence: [{ source }],
    })
    statistics.push({ id })
  }
  const articles: string[] = []
  for (const size of SIZES) {
    const body = storyBody(WORDS, statistics.slice(0, size))
    articles.push(await create('articles', { title: `With ${size} figures`, language: 'en', body }))
  }
  return articles
}

async function measure(browser: Browser, origin: string): Promise<Opened[][]> {
  const seat = await openSeat({ browser, origin, password, role: 'editor', language: 'en' })
  const articles = await write(seat)
  // What esbuild calls to keep the names of functions, which the page has not.
  await seat.page.addInitScript('globalThis.__name = (named) => named')
  await seat.page.addInitScript(note, ROOT)
  const all: Opened[][] = SIZES.map(() => [])
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, article] of articles.entries()) {
      const opened = await open(seat, article)
      // The first is to warm up.
      if (round > 0) all[index]?.push(opened)
    }
  }
  await seat.close()
  return all
}

export async function benchEditor(): Promise<{ title: string; rows: Record<string, string>[] }> {
  const executable = findChromium()
  if (executable === '') throw new Error('There is no Chromium on this machine: name one in CHROMIUM_PATH.')
  const { database, remove } = await seedDatabase()
  const server = await startServer(database)
  const browser = await launch(executable)
  try {
    const all = await measure(browser, server.origin)
    const of = (opened: Opened[], read: (one: Opened) => number) => median(opened.map(read))
    const cpuWithout = of(all[0] ?? [], ({ cpu }) => cpu)
    return {
      title: `An article of ${WORDS} words in the editor, medians of ${ROUNDS} rounds, ms`,
      rows: SIZES.map((size, index) => {
        const opened = all[index] ?? []
        const keys = opened.flatMap((one) => one.keys)
        const show = (read: (one: Opened) => number, digits = 0) => of(opened, read).toFixed(digits)
        return {
          figures: String(size),
          'text seen': show((one) => one.editable ?? NaN),
          'first letter in it': show((one) => one.typed ?? NaN),
          'figures without words': show((one) => one.bare ?? NaN),
          'layout shift': show((one) => one.shift, 3),
          'requests to open': show((one) => one.requests),
          'KB to open': show((one) => one.bytes / 1024),
          'a key': median(keys).toFixed(0),
          'worst key': Math.max(...keys).toFixed(0),
          'CPU a key': show((one) => one.cpu, 1),
          'against none': (of(opened, (one) => one.cpu) / cpuWithout).toFixed(2),
          'autosave, server': show((one) => one.saved.server),
          'KB sent / received': `${show((one) => one.saved.sent / 1024)} / ${show((one) => one.saved.received / 1024)}`,
          'requests to save': show((one) => one.aroundSave),
        }
      }),
    }
  } finally {
    await browser.close()
    await server.stop()
    remove()
  }
}
