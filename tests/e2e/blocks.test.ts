/** Blocks between paragraphs, by keyboard, in both languages of the admin. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LexicalBody } from '../../src/body/types'
import { shortNode } from '../fixtures/body'
import { chips, idle, launch, openSeat, type InterfaceLanguage, type Seat } from './seat'
import { chromiumPath, origin, password } from './newsroom'

const said = {
  en: {
    slash: 'Pull',
    quote: 'Quote',
    excerpt: 'Excerpt',
    block: 'Pull quote',
    table: 'Table',
    below: 'Row below',
    caption: 'Caption',
    open: 'Open: Pull quote',
  },
  es: {
    slash: 'Destacado',
    quote: 'Declaración',
    excerpt: 'Fragmento',
    block: 'Destacado',
    table: 'Tabla',
    below: 'Fila abajo',
    caption: 'Título',
    open: 'Abrir: Destacado',
  },
} as const

describe.skipIf(chromiumPath === '')('the blocks of a body', () => {
  let browser: Browser
  let seat: Seat

  const startArticle = async (language: InterfaceLanguage): Promise<string> => {
    seat = await openSeat({ browser, language, origin, password, role: 'editor' })
    await seat.open('/collections/articles/create')
    await seat.page.locator('.cited-panel__meter').waitFor()
    await seat.page.fill('#field-title', `Blocks in ${language}`)
    await seat.page.locator('.ContentEditable__root').click()
    await seat.page.keyboard.type('Before.')
    await seat.page.keyboard.press('Enter')
    await seat.page.waitForURL(/articles\/[0-9a-f-]{36}/)
    return seat.page.url().split('/').at(-1)!
  }
  const saved = async (id: string) =>
    (await seat.ask<{ body: LexicalBody | null }>(`/api/articles/${id}?draft=true&depth=0`)).body?.root.children ?? []
  /** Chooses from the slash menu by its first entry. */
  const slash = async (words: string) => {
    await seat.page.keyboard.type(`/${words}`)
    await seat.page
      .locator('.slash-menu-popup')
      .getByRole('option')
      .or(seat.page.locator('.slash-menu-popup__item'))
      .first()
      .waitFor()
    // The menu takes away as many characters as it saw last: it is to have seen all of them.
    await idle(seat.page)
    await seat.page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  it.each(['en', 'es'] as const)('a table is made, filled and told apart by keyboard, in %s', async (language) => {
    const id = await startArticle(language)
    await slash(said[language].table)
    await seat.page.locator('.LexicalEditorTheme__table').waitFor()
    for (const words of ['Year', 'Count', 'Source', '2022']) {
      await seat.page.keyboard.type(words)
      await seat.page.keyboard.press('Tab')
    }
    await seat.page.keyboard.press('Alt+F10')
    const tools = seat.page.getByRole('toolbar', { name: said[language].table })
    await tools.getByRole('button', { name: said[language].below }).press('Enter')
    const caption = tools.getByLabel(said[language].caption)
    await caption.fill('Who came')
    // And back to the cell that it was left from.
    await caption.press('Escape')
    await expect.poll(() => seat.page.locator('.ContentEditable__root:focus').count()).toBe(1)
    await expect
      .poll(async () => (await saved(id)).map(shortNode), { timeout: 20_000 })
      .toEqual([
        'p(Before.)',
        'table(tablerow(tablecell(p(Year))tablecell(p(Count))tablecell(p(Source)))' +
          'tablerow(tablecell(p(2022))tablecell(p())tablecell(p()))' +
          'tablerow(tablecell(p())tablecell(p())tablecell(p()))tablerow(tablecell(p())tablecell(p())tablecell(p())))',
        'p()',
      ])
    await expect.poll(async () => (await saved(id))[1]?.$, { timeout: 20_000 }).toEqual({ caption: 'Who came' })
    expect(await seat.page.locator('[data-cited-caption="Who came"]').count()).toBe(1)
    // A figure in a cell is found and shown where it stands.
    const cells = seat.page.locator('.LexicalEditorTheme__tableCell')
    await cells.nth(4).click()
    await seat.page.keyboard.type('4,321 spies')
    await seat.page.locator('.cited-panel').getByText('4,321').first().waitFor()
    // The tools are in front of nothing that is not the text.
    await seat.page.locator('#field-dek').click()
    await expect.poll(() => tools.count()).toBe(0)
    await cells.nth(4).click()
    await tools.waitFor()

    // Cells that are selected are formatted with their figures, and plain again, as the words beside them.
    await seat.page.keyboard.press('Control+Home')
    await seat.page.keyboard.press('F8')
    await seat.page.keyboard.press('Control+.')
    await expect.poll(() => seat.page.locator('.cited-popover input:focus').count()).toBe(1)
    await seat.page.keyboard.type(`Roll ${language}`)
    await seat.page.keyboard.press('Enter')
    await chips(seat, '4,321').first().waitFor()
    const [from, to] = [(await cells.nth(3).boundingBox())!, (await cells.nth(4).boundingBox())!]
    await seat.page.mouse.move(from.x + 5, from.y + 5)
    await seat.page.mouse.down()
    await seat.page.mouse.move(to.x + to.width - 8, to.y + to.height - 5, { steps: 5 })
    await seat.page.mouse.up()
    const cell = async () => {
      const table = (await saved(id)).find(({ type }) => type === 'table')
      const words = table?.children?.[1]?.children?.[1]?.children?.[0]?.children ?? []
      return words.map((node) => [node.type, node.fields?.format ?? node.format ?? 0])
    }
    for (const format of [1, 0]) {
      await seat.page.keyboard.press('Control+b')
      await expect.poll(cell, { timeout: 20_000 }).toEqual([
        ['inlineBlock', format],
        ['text', format],
      ])
    }
    expect(seat.complaints()).toEqual([])
  })

  it.each(['en', 'es'] as const)(
    'a pull quote is made of a quote, and shown as readers get it, in %s',
    async (language) => {
      const id = await startArticle(language)
      const source = await seat.send<{ doc: { id: string } }>('POST', '/api/sources', {
        kind: 'person',
        name: 'Laura Vega',
        terms: 'on-record',
      })
      const words = `Nobody counted them in ${language}`
      await seat.send('POST', '/api/quotes', {
        text: words,
        language: 'en',
        speaker: source.body.doc.id,
        evidence: [{ source: source.body.doc.id }],
      })
      await slash(said[language].slash)
      const block = seat.page.getByRole('region', { name: said[language].block })
      await block.waitFor()
      // The form is open and has the focus.
      await expect.poll(() => block.locator('.cited-block__form input:focus').count()).toBe(1)
      await seat.page.keyboard.type(words)
      await seat.page.locator('.rs__option').getByText(words).first().waitFor()
      await seat.page.keyboard.press('Enter')
      await block.getByLabel(said[language].excerpt).fill('Nobody counted them')
      await block.locator('blockquote').getByText('Nobody counted them').waitFor()
      await block.locator('figcaption').getByText('Laura Vega').waitFor()
      await expect
        .poll(async () => (await saved(id)).find(({ type }) => type === 'block')?.fields, { timeout: 20_000 })
        .toMatchObject({ blockType: 'pullQuote', excerpt: 'Nobody counted them' })
      expect(seat.complaints()).toEqual([])
    },
  )

  it.each(['en', 'es'] as const)(
    'an image is chosen by keyboard, and shown with what is said of it there, in %s',
    async (language) => {
      const id = await startArticle(language)
      const alt = `An embassy in ${language}`
      const made = await seat.page.evaluate(
        async ([words, locale]) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 300 })
          const paint = canvas.getContext('2d')!
          paint.fillStyle = '#27465c'
          paint.fillRect(0, 0, 400, locale === 'en' ? 300 : 200)
          const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
          const form = new FormData()
          form.set('_payload', JSON.stringify({ alt: words, credit: 'A. Photographer' }))
          form.set('file', blob!, `${locale}.png`)
          return (await fetch(`/api/media?locale=${locale}`, { method: 'POST', body: form })).status
        },
        [alt, language] as const,
      )
      expect(made).toBe(201)
      const names =
        language === 'en'
          ? { block: 'Image', caption: 'Caption', credit: 'Credit', open: 'Open: Image' }
          : { block: 'Imagen', caption: 'Pie', credit: 'Crédito', open: 'Abrir: Imagen' }
      await slash(names.block)
      const block = seat.page.getByRole('region', { name: names.block })
      await block.waitFor()
      await expect.poll(() => block.locator('.cited-block__form button:focus').count()).toBe(1)
      await block.locator('.upload__listToggler').press('Enter')
      const chosen = seat.page
        .locator('dialog, .drawer')
        .getByRole('button', { name: new RegExp(`^${language}-.*[.]png$`) })
        .first()
      await chosen.waitFor()
      await chosen.press('Enter')
      await block.getByRole('img', { name: alt }).waitFor()
      await block.locator('figcaption').getByText('A. Photographer').waitFor()
      // Once it is complete its form is closed, and opened where it is asked for.
      const open = block.getByRole('button', { name: names.open })
      if ((await open.getAttribute('aria-expanded')) !== 'true') await open.press('Enter')
      await block.getByLabel(names.caption).fill('Nobody came.')
      await block.getByLabel(names.credit).fill('L. Vega')
      await block.locator('figcaption').getByText('Nobody came.').waitFor()
      await block.locator('figcaption').getByText('L. Vega').waitFor()
      await expect
        .poll(async () => (await saved(id)).find(({ type }) => type === 'block')?.fields, { timeout: 20_000 })
        .toMatchObject({
          blockType: 'image',
          media: expect.any(String),
          caption: 'Nobody came.',
          credit: 'L. Vega',
        })
      expect(seat.complaints()).toEqual([])
    },
  )

  it.each(['en', 'es'] as const)(
    'an embed is made of an address, and of one that is pasted alone, in %s',
    async (language) => {
      const id = await startArticle(language)
      const names =
        language === 'en'
          ? { block: 'Embed', address: 'Address', title: 'Title', refused: 'Not an address of something' }
          : { block: 'Contenido externo', address: 'Dirección', title: 'Título', refused: 'No es la dirección de algo' }
      await slash(names.block.split(' ')[0]!)
      const blocks = seat.page.getByRole('region', { name: names.block })
      const block = blocks.first()
      await block.waitFor()
      await expect.poll(() => block.locator('.cited-block__form input:focus').count()).toBe(1)
      await block.getByLabel(names.title).fill(`The hearing ${language}`)
      await block.getByLabel(names.address).fill('https://example.org/watch?v=dQw4w9WgXcQ')
      await block.getByText(names.refused).first().waitFor()
      await block.getByLabel(names.address).fill('https://youtu.be/dQw4w9WgXcQ?t=4')
      await block.getByRole('link', { name: `The hearing ${language}` }).waitFor()
      expect(await block.locator('iframe').count()).toBe(0)
      await seat.page.locator('.ContentEditable__root > p').last().click()
      await seat.page.evaluate(() => {
        const data = new DataTransfer()
        data.setData('text/plain', 'https://vimeo.com/76979871')
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
        document.querySelector('.ContentEditable__root')!.dispatchEvent(event)
      })
      await blocks.nth(1).getByLabel(names.title).fill('A pasted one')
      await blocks.nth(1).getByRole('link', { name: 'A pasted one' }).waitFor()
      await expect
        .poll(async () => (await saved(id)).flatMap(({ fields, type }) => (type === 'block' ? [fields] : [])), {
          timeout: 20_000,
        })
        .toMatchObject([
          { blockType: 'embed', url: 'https://youtu.be/dQw4w9WgXcQ?t=4', heading: `The hearing ${language}` },
          { blockType: 'embed', url: 'https://vimeo.com/76979871', heading: 'A pasted one' },
        ])
      expect(seat.complaints()).toEqual([])
    },
  )

  it.each(['en', 'es'] as const)('a chart is made of statistics, and drawn, in %s', async (language) => {
    const id = await startArticle(language)
    const source = await seat.send<{ doc: { id: string } }>('POST', '/api/sources', {
      kind: 'document',
      name: 'A register',
      terms: 'on-record',
    })
    for (const [label, value] of [
      ['before', '49'],
      ['after', '86'],
    ]) {
      const created = await seat.send('POST', `/api/statistics?locale=${language}`, {
        label: `${label} ${language}`,
        value,
        unit: { kind: 'count' },
        evidence: [{ source: source.body.doc.id }],
      })
      expect(created.status).toBe(201)
    }
    const names = language === 'en' ? { chart: 'Chart', title: 'Title' } : { chart: 'Gráfico', title: 'Título' }
    await slash(names.chart)
    const block = seat.page.getByRole('region', { name: names.chart })
    await block.waitFor()
    await block.getByLabel(names.title).fill('Diplomats')
    const choose = block.locator('.cited-block__form .rs__input').last()
    const pick = async (label: string) => {
      await choose.click()
      await choose.fill(`${label} ${language}`)
      await seat.page.locator('.rs__option').getByText(`${label} ${language}`).first().click()
      await block.locator('.cited-block__form').getByText(`${label} ${language}`).first().waitFor()
    }
    // The server answers about the first when the second was just chosen: neither may be lost over that.
    const pages = '**/admin/collections/articles/**'
    let answer = () => undefined as void
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve))
    const isForm = (method: string) => method === 'POST'
    await seat.page.route(pages, async (route) => {
      if (isForm(route.request().method())) await mayAnswer
      await route.continue()
    })
    const asked = seat.page.waitForRequest((request) => isForm(request.method()) && request.url().includes('/admin/'))
    await pick('before')
    await asked
    await pick('after')
    answer()
    await block.locator('svg.plot rect.bar').nth(1).waitFor()
    await seat.page.unroute(pages)
    await expect
      .poll(async () => (await saved(id)).find(({ type }) => type === 'block')?.fields, { timeout: 20_000 })
      .toMatchObject({
        blockType: 'chart',
        kind: 'bar',
        heading: 'Diplomats',
        statistics: [expect.any(String), expect.any(String)],
      })
    expect(seat.complaints()).toEqual([])
  })
})
