import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LexicalBody } from '../../src/body/types'
import { validateBody } from '../../src/body/validate'
import { shortNode } from '../fixtures/body'
import { googleDocs, webPage, wordDesktop, wordOnline } from '../fixtures/clipboard'
import { idle, launch, openSeat, type Seat } from './seat'
import { chromiumPath, origin, password } from './newsroom'

type Draft = { title?: string | null; dek?: string | null; body: LexicalBody | null }

const markdown = `# Pasted title

*A pasted dek.*

## Who came

Mexico let **37** in, ~~maybe~~ [the ministry](https://example.org/?utm_source=x) says.[^1]

- spies
  1. of the GRU
- [x] cooks

> One.
>
> Two.

| Year | Diplomats |
|------|-----------|
| 2022 | 49        |

[^1]: Letter of 3 May.
`

describe.skipIf(chromiumPath === '')('pasting', () => {
  let browser: Browser
  let seat: Seat
  /** The bodies as the form sent them. */
  let sent: unknown[]

  /** Opens a new article with a first line and leaves the caret below it. Gives back the id of the article. */
  const startArticle = async (title: string): Promise<string> => {
    seat = await openSeat({ browser, language: 'en', origin, password, role: 'editor' })
    sent = []
    seat.page.on('request', (request) => {
      const text =
        ['PATCH', 'POST'].includes(request.method()) && request.url().includes('/api/articles')
          ? request.postData()
          : null
      const body = /\{"root":.*?\}(?=,"(?!type|version|root)[a-zA-Z]+":)/s.exec(text ?? '')?.[0]
      if (body) sent.push(body)
    })
    await seat.open('/collections/articles/create')
    await seat.page.locator('.cited-panel__meter').waitFor()
    if (title !== '') await seat.page.fill('#field-title', title)
    await seat.page.locator('.ContentEditable__root').click()
    await seat.page.keyboard.type('Before.')
    await seat.page.keyboard.press('Enter')
    // It is made with its first word.
    await seat.page.waitForURL(/articles\/[0-9a-f-]{36}/)
    return seat.page.url().split('/').at(-1)!
  }
  const paste = (formats: Record<string, string>) =>
    seat.page.evaluate((given) => {
      const data = new DataTransfer()
      for (const [type, text] of Object.entries(given)) data.setData(type, text)
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
      document.querySelector('.ContentEditable__root')?.dispatchEvent(event)
    }, formats)
  const draft = (id: string) => seat.ask<Draft>(`/api/articles/${id}?draft=true&depth=0`)
  const saved = async (id: string) => ((await draft(id)).body?.root.children ?? []).map(shortNode)
  const undo = () => seat.page.keyboard.press('Control+z')

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  it.each([
    [
      'Word',
      wordDesktop,
      [
        'h2(The embassy)',
        'h2(Who came)',
        'p(Mexico let **37** diplomats in, says <https://www.example.org/report?id=7|the ministry>[1].)',
        'ul(1(spies)2(ul(1(of the *GRU*)2(of the SVR)))2(cooks))',
        'p(Then:)',
        'ol(3(they left)4(ol(1(by plane)))4(they came back))',
        'h4(Small print)',
        'quote(“We do not comment. / Not even today.”)',
        'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats)))tablerow(tablecell(p(2022))tablecell(p(**49**))))',
        'p(The area is 5 m², or 10⁶ of CO₂; on the 1st of May.)',
        'hr',
        'p([1] Letter of 3 May, see the letter.)',
      ],
      'A picture was not pasted',
    ],
    [
      'Word online',
      wordOnline,
      [
        'h2(Who came)',
        'p(**Mexico** let 37 in, says <https://www.example.org/report|the ministry>.)',
        'ul(1(spies)2(ul(1(of the GRU)))2(cooks))',
        'p(Then:)',
        'ol(1(they left)2(they came back))',
      ],
      null,
    ],
    [
      'Google Docs',
      googleDocs,
      [
        'h2(Who came)',
        'p(Mexico let **37** diplomats in, *says* <https://www.example.org/report?id=7|the ministry>.[1])',
        // Lexical makes one of two lists of a kind.
        'ul(1(spies)2(ul(1(of the GRU)))2(cooks)3(☑ ~~Call them~~)4(☐ Write))',
        'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats)))tablerow(tablecell(p(2022))tablecell(p(49))))',
        'p([1] Letter of 3 May.)',
      ],
      'A picture was not pasted',
    ],
    [
      'a page',
      webPage,
      [
        'h2(Who\u00a0came)',
        'p(By <https://news.example/authors/ana|Ana>)',
        'p(Mexico let 37 in call us (+525512345678), about, top, here, files (ftp://files.example/x), <https://www.a.example|site>, run, <https://example.org/post|post>, <mailto:desk@news.example|mail>.[1])',
        'quote(One. / Two.)',
        'ul(1(Three)2(☑ done)3(☐ open))',
        'ol(1(**Step** / first)2(ol(1(inner)))2(second))',
        'p(The house.)',
        'p(Good 👍🏽 éx)',
        'p(line one / line two)',
        'p(new paragraph)',
        'h2(<https://news.example/more#part|More>)',
        'p(<https://news.example/more#part|on it>)',
      ],
      'A picture was not pasted',
    ],
  ])('from %s', async (program, html, expected, word) => {
    const id = await startArticle(`Pasted from ${program}`)
    await paste({ 'text/html': html, 'text/plain': 'its text' })
    if (word) await seat.page.getByText(word).waitFor()
    await expect.poll(() => saved(id), { timeout: 20_000 }).toEqual(['p(Before.)', ...expected])
    const bodies = sent.map((json) => JSON.parse(String(json)) as LexicalBody)
    // As it was sent: what the server would have mended does not count.
    expect(bodies.length).toBeGreaterThan(0)
    expect(bodies.flatMap((each) => validateBody(each))).toEqual([])

    await seat.page.locator('.ContentEditable__root').focus()
    await undo()
    await expect.poll(() => saved(id), { timeout: 20_000 }).toEqual(['p(Before.)', 'p()'])
    await seat.page.keyboard.press('Control+Shift+z')
    await expect.poll(() => saved(id), { timeout: 20_000 }).toEqual(['p(Before.)', ...expected])
    expect(seat.complaints()).toEqual([])
  })

  it('of Markdown fills the title and the dek, and is undone with both', async () => {
    const id = await startArticle('')
    await paste({ 'text/plain': markdown })
    const expected = [
      'p(Before.)',
      'h2(Who came)',
      'p(Mexico let **37** in, ~~maybe~~ <https://example.org/|the ministry> says.[1])',
      'ul(1(☐ spies)2(ol(1(of the GRU)))2(☑ cooks))',
      'quote(One. / Two.)',
      'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats)))tablerow(tablecell(p(2022))tablecell(p(49))))',
      'p([1] Letter of 3 May.)',
    ]
    await expect.poll(() => saved(id), { timeout: 20_000 }).toEqual(expected)
    expect(await draft(id)).toMatchObject({ title: 'Pasted title', dek: 'A pasted dek.' })

    await seat.page.locator('.ContentEditable__root').focus()
    await undo()
    await expect.poll(() => seat.page.inputValue('#field-title')).toBe('')
    await expect.poll(() => saved(id), { timeout: 20_000 }).toEqual(['p(Before.)', 'p()'])
    await seat.page.keyboard.press('Control+Shift+z')
    await expect.poll(() => seat.page.inputValue('#field-title')).toBe('Pasted title')
    await expect.poll(() => saved(id), { timeout: 20_000 }).toEqual(expected)
    expect(seat.complaints()).toEqual([])
  })

  it('of a phrase goes on in the line', async () => {
    const id = await startArticle('A phrase')
    await seat.page.keyboard.type('Of them ')
    await paste({ 'text/html': '<meta charset="utf-8"><span>37 <b>came</b></span>', 'text/plain': '37 came' })
    await idle(seat.page)
    await seat.page.keyboard.type(' back')
    await paste({ 'text/plain': ' cafe\u0301\u0007' })
    await expect.poll(() => saved(id), { timeout: 20_000 }).toHaveLength(2)
    await expect.poll(async () => (await saved(id))[1], { timeout: 20_000 }).toMatch(/^p\(Of them 37 \*\*came/)
    await expect.poll(async () => (await saved(id))[1], { timeout: 20_000 }).toMatch(/café/)
    expect(seat.complaints()).toEqual([])
  })
})
