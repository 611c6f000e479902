/** A long article with many figures in the editor: what a key and a save do does not grow with what they do not touch. */
import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storyBody } from '../bench/longEdition'
import { launch, openSeat, type Seat } from './seat'
import { chromiumPath, origin, password } from './newsroom'

const FIGURES = 60
const ROOT = '.ContentEditable__root'

/** What the page counts from here on. */
type Counted = { figuresDrawn: number; marksTaken: number }

describe.skipIf(chromiumPath === '')('the editor at size', () => {
  let browser: Browser
  let seat: Seat

  const create = async (collection: string, data: object): Promise<string> => {
    const query = collection === 'articles' ? 'depth=0&draft=true' : 'depth=0'
    const { body, status } = await seat.send<{ doc: { id: string } }>('POST', `/api/${collection}?${query}`, data)
    expect(status).toBe(201)
    return body.doc.id
  }
  const isSaved = () =>
    expect.poll(() => seat.page.locator('.cited-save-state').getAttribute('data-state')).toBe('saved')

  beforeAll(async () => {
    browser = await launch(chromiumPath)
    seat = await openSeat({ browser, origin, password, role: 'editor', language: 'en' })
  })
  afterAll(async () => {
    await seat?.close()
    await browser?.close()
  })

  it('draws no figure and no mark anew while somebody types beside them, and sends the text once', async () => {
    const { page } = seat
    const source = await create('sources', { kind: 'document', name: 'The register', terms: 'on-record' })
    const statistics: { id: string }[] = []
    for (let index = 0; index < FIGURES; index += 1) {
      const id = await create('statistics', {
        label: `inspectors of district ${index}`,
        value: String(1000 + index),
        unit: { kind: 'count', noun: 'inspectors' },
        evidence: [{ source }],
      })
      statistics.push({ id })
    }
    const article = await create('articles', {
      title: 'A long story',
      language: 'en',
      body: storyBody(600, statistics),
    })

    const records: string[] = []
    page.on('request', (request) => {
      if (/[/]api[/]statistics[?]/.test(request.url())) records.push(request.url())
    })
    await seat.open(`/collections/articles/${article}`)
    await page.locator(`${ROOT} [data-cited-finding]`).first().waitFor()
    expect(await page.locator(`${ROOT} .cited-chip`).count()).toBe(FIGURES)
    expect(records).toEqual([])

    const passage = page.locator(`${ROOT} p`).nth(12)
    await passage.locator('[data-lexical-text]').last().click()
    await page.keyboard.press('End')
    await page.keyboard.type('.')
    await isSaved()
    await seat.quiet()

    await page.evaluate((root) => {
      const counted: Counted = { figuresDrawn: 0, marksTaken: 0 }
      Object.assign(window, { counted })
      const observer = new MutationObserver((changes) => (counted.figuresDrawn += changes.length))
      for (const figure of document.querySelectorAll(`${root} .LexicalEditorTheme__inlineBlock`)) {
        observer.observe(figure, { attributes: true, characterData: true, childList: true, subtree: true })
      }
      const taken = Object.getOwnPropertyDescriptor(Highlight.prototype, 'delete')?.value as Highlight['delete']
      Highlight.prototype.delete = function (range) {
        counted.marksTaken += 1
        return taken.call(this, range)
      }
    }, ROOT)
    const forms: Request[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/admin/')) forms.push(request)
    })
    const sent = page.waitForRequest((request) => request.method() === 'PATCH' && request.url().includes('autosave'))
    // Slowly enough that the text is reviewed in between.
    await page.keyboard.type(' Nobody said more', { delay: 250 })
    const save = JSON.parse((await sent).postData() ?? '{}') as Record<string, unknown>
    await isSaved()
    await seat.quiet()

    // The text, and what a save says of itself: no relation, which the server reads from the text.
    expect(Object.keys(save).toSorted()).toEqual(['_status', 'body', 'revision'])
    expect(await page.evaluate(() => (window as unknown as { counted: Counted }).counted)).toEqual({
      figuresDrawn: 0,
      marksTaken: 0,
    })
    expect(records).toEqual([])
    // Payload asks how the form is to look now, with what stands in it and not with what stood there before.
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) expect(form.postData()?.match(/\\?"root\\?":/g)).toHaveLength(1)
  })
})
