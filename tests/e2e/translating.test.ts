/** A translator's day in a browser: an edition is written beside its original, by keyboard. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { heading, item, link, list, ownBlock, pullQuote, quotation, quote, rule, table, text } from '../fixtures/body'
import { body, paragraph } from '../support/drafts'
import { launch, openSeat, type InterfaceLanguage, type Seat } from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** What the interface says, as far as this test asks for it by its words. */
const words = {
  en: {
    changed: 'the original changed since',
    dismissed: 'Dismissed in the original',
    dismissHere: /here too, for the same reasons?$/,
    link: 'Link 1 that is written here',
    linked: (placed: number) => `linked: ${placed} of 4`,
    stillRightHere: 'Still right',
    stillRightSaid: /^✓ still right · Editor/,
    toLookAt: 'Still to be looked at: 1.',
    noName: '2 records have no name in Spanish yet',
    progress: (done: number) => `${done} of 11 passages translated`,
    stillRight: 'All of it is still right',
    tab: 'Translate',
    untouched: 'not yet: nothing is judged here',
  },
  es: {
    changed: 'el original cambió desde entonces',
    dismissed: /^Descartados? en el original/,
    dismissHere: /también aquí, por (el mismo motivo|los mismos motivos)$/,
    link: 'Enlazar 1 que está escrita aquí',
    linked: (placed: number) => `enlazadas: ${placed} de 4`,
    stillRightHere: 'Sigue siendo correcto',
    stillRightSaid: /^✓ sigue siendo correcto · Editor/,
    toLookAt: 'Por revisar todavía: 1.',
    noName: '2 registros todavía no tienen nombre en español',
    progress: (done: number) => `${done} de 11 pasajes traducidos`,
    stillRight: 'Todo sigue siendo correcto',
    tab: 'Traducir',
    untouched: 'todavía no: aquí no se juzga nada',
  },
}

type Node = { type: string; text?: string; format?: number; fields?: Record<string, unknown>; children?: Node[] }
type Article = {
  id: string
  title: string
  dek: string
  slug: string
  body: { root: Node }
  dismissals: { reason: string }[]
}

/** A node as far as it says something: the editor completes what is at rest. */
function bare({ children, ...rest }: Node): object {
  const said = ['$', 'fields', 'format', 'headerState', 'listType', 'tag', 'text', 'type', 'value']
  const own = Object.entries(rest).filter(([name, value]) => said.includes(name) && value !== '' && value !== 0)
  return { ...Object.fromEntries(own), ...(children ? { children: children.map(bare) } : {}) }
}

describe.skipIf(chromiumPath === '')('translating', () => {
  let browser: Browser
  let seat: Seat

  const create = async <T>(path: string, data: Record<string, unknown>): Promise<T> => {
    const { body: answer, status } = await seat.send<{ doc: T }>('POST', path, data)
    expect(status).toBe(201)
    return answer.doc
  }
  /** Publishes with what the review finds dismissed: whether it is right is no matter here. */
  const publish = async (id: string, data: Record<string, unknown>): Promise<void> => {
    await seat.send('PATCH', `/api/articles/${id}?draft=true`, data)
    const { review } = await seat.ask<{ review: { findings: Record<string, string>[] } }>(`/api/articles/${id}/review`)
    const dismissals = review.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ fingerprint, rule: name, text: found }) => ({
        fingerprint,
        rule: name,
        text: found,
        reason: 'So it is.',
      }))
    const { status } = await seat.send('PATCH', `/api/articles/${id}`, { dismissals, _status: 'published' })
    expect(status).toBe(200)
  }
  const draftOf = (id: string) => seat.ask<Article>(`/api/articles/${id}?draft=true&depth=0`)
  /** The passage of the original that is written now stands as high as its translation. */
  const isBeside = (page: Page, place: number, own: number) =>
    page.evaluate(
      ([left, right]) => {
        const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? NaN
        return Math.abs(
          top(`.cited-passage[data-place="${left}"]`) - top(`.ContentEditable__root > :nth-child(${right})`),
        )
      },
      [place, own + 1],
    )

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const satisfies InterfaceLanguage[]) {
    it(`goes passage by passage beside the original, by keyboard, and loses nothing (${language})`, async () => {
      seat = await openSeat({ browser, language, origin, password, role: 'editor' })
      const said = words[language]
      const { page } = seat
      const statistic = async (label: string, value: string) =>
        (await create<{ id: string }>('/api/statistics?locale=en', { label, value, unit: { kind: 'count' } })).id
      const ships = await statistic(`ships in ${language}`, '4937')
      const towns = await statistic(`towns in ${language}`, '8649')
      const figure = (id: string) => ({ blockType: 'figure', statistic: id, form: 'digits' })
      const source = await create<{ id: string }>('/api/sources', {
        kind: 'person',
        name: `A captain of ${language}`,
        terms: 'on-record',
      })
      const spoken = { text: 'We never mind the weather here', language: 'en', speaker: source.id }
      const { id: quoted } = await create<{ id: string }>('/api/quotes', spoken)
      const untouched = [
        {
          ...paragraph('Nobody knows who gave the order, and the ministry does not answer '),
          children: [
            text('Nobody knows who gave the order, and '),
            text('the ministry', 1),
            text(' does not answer '),
            link('https://example.org/', text('its telephone')),
            text(' but says “'),
            quotation('captain', quoted, 'never mind the weather'),
            text('”.', 4),
          ],
        },
        heading('h2', text('What the harbour was before the war')),
        list(
          'bullet',
          item(text('The first of the gates stays closed until the spring.')),
          item(list('number', item(text('The second of the gates was never opened at all.')))),
        ),
        rule,
        quote(text('Nobody who was there on the night will talk about it.')),
        pullQuote('large', quoted, 'We never mind the weather'),
        table([[[paragraph('Place')], [paragraph('Ships that were turned away there')]]], {
          caption: 'Where the ships were turned away from the harbour',
        }),
        ownBlock({
          id: 'drawn',
          blockType: 'chart',
          kind: 'bar',
          heading: 'What was counted around the bay',
          statistics: [ships, towns],
        }),
      ]
      const original = await create<Article>('/api/articles?depth=0', {
        title: `The harbour closes before the winter in ${language}`,
        dek: 'Nobody was told about it before the gates were closed.',
        language: 'en',
        byline: [{ name: 'A. Reporter', role: 'author' }],
        body: body(
          paragraph('They turned away ', figure(ships), ' of the ships before the wind rose over the harbour.'),
          paragraph('Of the towns around the bay ', figure(towns), ' heard of it, and then ', figure(ships), ' again.'),
          ...untouched,
        ),
        _status: 'draft',
      })
      await publish(original.id, {})
      const { body: made } = await seat.send<{ article: string }>('POST', `/api/articles/${original.id}/editions`, {
        language: 'es',
      })
      const before = await draftOf(made.article)

      await seat.open(`/collections/articles/${made.article}`)
      await page.locator('.doc-tabs').getByRole('link', { name: said.tab }).click()
      await page.locator('.cited-passage').first().waitFor()
      await page.getByText(said.progress(0)).waitFor()
      expect(await page.locator('.cited-passage').count()).toBe(10)
      expect(await page.locator('.cited-passage__state', { hasText: said.untouched }).count()).toBe(11)
      // That a statistic has no label here is said of what is translated, and of nothing else.
      const listed = () => page.locator('.cited-panel__list').textContent()
      await expect.poll(listed).toContain('Nobody was told about it')
      expect(await listed()).not.toContain(`ships in ${language}`)

      // The title, the dek, and the first passage, whose figure is placed.
      await page.locator('#field-title').focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(`El puerto cierra antes del invierno en ${language}`)
      await page.keyboard.press('Alt+ArrowDown')
      await page.keyboard.press('Control+A')
      await page.keyboard.type('A nadie le avisaron antes de que cerraran las rejas.')
      await page.keyboard.press('Alt+ArrowDown')
      await page.keyboard.type('Antes de que arreciara el viento rechazaron ')
      await page.locator('.cited-passage[aria-current] .cited-passage__place').first().waitFor()
      await page.keyboard.press('Control+Enter')
      await page.keyboard.type(' de los barcos.')
      await page.getByText(said.progress(3)).waitFor()
      await expect.poll(listed).toContain(`ships in ${language}`)
      expect(await isBeside(page, 0, 0)).toBeLessThan(2)

      // The second has one figure written out, which is linked, and one that is placed.
      await page.keyboard.press('Alt+ArrowDown')
      await page.keyboard.type('De los pueblos de la bahía se enteraron 8,649, y luego ')
      await page.keyboard.press('Control+ArrowLeft')
      await page.keyboard.press('End')
      await page.getByRole('button', { name: said.link }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByText(said.linked(3)).count()).toBe(1)
      await page.keyboard.press('End')
      await page.keyboard.type('otra vez ')
      await page.keyboard.press('Control+Enter')
      await page.getByText(said.linked(4)).waitFor()
      await page.getByText(said.progress(4)).waitFor()
      expect(await isBeside(page, 9, 9)).toBeLessThan(2)

      // What records lack is written there and then.
      await page.getByText(said.noName).waitFor()
      await page.locator('.cited-names summary', { hasText: said.noName }).focus()
      await page.keyboard.press('Enter')
      const names = page.locator('.cited-names input')
      await names.first().focus()
      await page.keyboard.type('barcos rechazados')
      await page.keyboard.press('Enter')
      await expect.poll(() => names.count()).toBe(1)
      const named = await seat.ask<{ docs: { label: string }[] }>(
        `/api/statistics?where[id][in]=${ships},${towns}&locale=es&fallback-locale=null`,
      )
      expect(named.docs.map(({ label }) => label ?? null).filter(Boolean)).toEqual(['barcos rechazados'])

      // What an editor let stand in the original is proposed, and taken over in one act.
      await page.locator('.cited-names summary', { hasText: said.dismissed }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: said.dismissHere }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.cited-names summary', { hasText: said.dismissed }).waitFor({ state: 'detached' })

      await page.locator('.ContentEditable__root').focus()
      await page.keyboard.press('Control+s')
      await expect
        .poll(async () => (await draftOf(made.article)).title)
        .toBe(`El puerto cierra antes del invierno en ${language}`)
      await expect.poll(() => page.locator('.cited-save-state').getAttribute('data-state')).toBe('saved')
      const after = await draftOf(made.article)
      expect(after.dismissals.length).toBeGreaterThan(0)
      expect(new Set(after.dismissals.map(({ reason }) => reason))).toEqual(new Set(['So it is.']))
      expect(after.dek).toBe('A nadie le avisaron antes de que cerraran las rejas.')
      const [first, second, ...rest] = after.body.root.children ?? []
      const read = (node: Node | undefined) =>
        (node?.children ?? []).map((child) => child.text ?? `[${String(child.fields?.statistic)}]`).join('')
      expect(read(first)).toBe(`Antes de que arreciara el viento rechazaron [${ships}] de los barcos.`)
      expect(read(second)).toBe(`De los pueblos de la bahía se enteraron [${towns}], y luego otra vez [${ships}]`)
      // Nothing else was touched: every kind of passage is as it was.
      expect(rest.map(bare)).toEqual((before.body.root.children ?? []).slice(2).map(bare))
      expect(seat.complaints()).toEqual([])

      // The original changes: what changed is marked, until somebody says that all is still right.
      await publish(original.id, {
        body: body(
          paragraph('They turned away ', figure(ships), ' of the boats before the wind rose over the harbour.'),
          paragraph('Of the hamlets around the bay ', figure(towns), ' heard it, and then ', figure(ships), ' again.'),
          ...untouched,
        ),
      })
      const translation = `/collections/articles/${made.article}/translate`
      await seat.open(translation)
      await page.locator('.cited-passage[data-place="0"]').getByText(said.changed).waitFor()
      expect(await page.locator('.cited-passage__state', { hasText: said.changed }).count()).toBe(2)
      expect(await page.locator('.cited-passage__change ins').first().innerText()).toContain('boats')

      // Of one passage it is said by itself, and kept: the other stays, also for what is typed and saved next.
      const here = page.locator('.cited-passage[data-place="0"]')
      await here.getByRole('button', { name: said.stillRightHere }).focus()
      await page.keyboard.press('Enter')
      await here.locator('.cited-passage__right').getByText(said.stillRightSaid).waitFor()
      await page.getByText(said.toLookAt).waitFor()
      await page.locator('#field-dek').focus()
      await page.keyboard.press('End')
      await page.keyboard.type(' Nunca.')
      await expect.poll(async () => (await draftOf(made.article)).dek).toContain('Nunca.')
      await seat.open(translation)
      await here.locator('.cited-passage__right').getByText(said.stillRightSaid).waitFor()
      expect(await page.locator('.cited-passage__confirm').count()).toBe(1)
      await page.getByRole('button', { name: said.stillRight }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.cited-passage__change').count()).toBe(0)
      expect(seat.complaints()).toEqual([])
    })
  }
})
