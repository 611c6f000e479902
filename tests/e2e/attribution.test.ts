import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { chips, idle, launch, openSeat, recordNamed, type Seat, type SeatRole, type InterfaceLanguage } from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** What the interface says, as far as these tests ask for it by its words. */
const words = {
  en: {
    choose: (text: string) => `Choose “${text}”`,
    form: { address: 'Address', label: 'What it is', locator: 'Where in it', source: 'Source', speaker: 'Who said it' },
    saidToUs: 'Said to us, in an interview',
    together: 'Attribute all 2 to one source…',
    dismiss: 'Dismiss…',
    dismissSave: 'Dismiss finding',
    empty: 'The body is empty',
    meter: (attributed: number, total: number) => `${attributed} of ${total} figures and quotations attributed`,
    publish: 'Publish',
    reason: 'Why may it stand?',
    refused: (count: number) => `Publishing was refused: ${count} error`,
    restore: 'Restore',
  },
  es: {
    choose: (text: string) => `Elegir «${text}»`,
    form: {
      address: 'Dirección',
      label: 'Qué es',
      locator: 'En qué parte',
      source: 'Fuente',
      speaker: 'Quién lo dijo',
    },
    saidToUs: 'Nos lo dijo, en una entrevista',
    together: 'Atribuir las 2 a una fuente…',
    dismiss: 'Descartar…',
    dismissSave: 'Descartar hallazgo',
    empty: 'El cuerpo está vacío',
    meter: (attributed: number, total: number) => `${attributed} de ${total} cifras y citas atribuidas`,
    publish: 'Publicar',
    reason: '¿Por qué puede quedar así?',
    refused: (count: number) => `No se publicó: hay ${count} error`,
    restore: 'Restaurar',
  },
}

const sentences = {
  en: 'Mexico let 37 new Russian diplomats in, against 4,512 visitors, and 18 more came.',
  es: 'México autorizó a 37 nuevos diplomáticos rusos frente a 4,512 visitantes, y llegaron 18 más.',
}
const statistic37 = {
  en: 'new Russian diplomats authorised by Mexico in recent months',
  es: 'nuevos diplomáticos rusos autorizados por México en meses recientes',
}

type Body = { root: { children: Node[] } }
type Node = { type: string; text?: string; tag?: string; children?: Node[]; fields?: Record<string, unknown> }

function walk(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...walk(node.children ?? [])])
}

describe.skipIf(chromiumPath === '')('attributing while writing', () => {
  let browser: Browser
  let seat: Seat

  const sit = async (role: SeatRole, language: InterfaceLanguage): Promise<Seat> => {
    seat = await openSeat({ browser, language, origin, password, role })
    return seat
  }

  /** The id of the article that was made with its first word. */
  const made = async (): Promise<string> => {
    await seat.page.waitForURL(/articles\/[0-9a-f-]{36}/)
    return seat.page.url().split('/').at(-1)!
  }
  /** Opens a new article and puts the caret into its body. Gives back the id of the article, if it has a title. */
  const startArticle = async (title: string, language?: 'es'): Promise<string> => {
    await seat.open('/collections/articles/create')
    await seat.page.locator('.cited-panel__meter').waitFor()
    if (title !== '') await seat.page.fill('#field-title', title)
    const id = title === '' ? '' : await made()
    if (language === 'es') {
      await seat.page.locator('#field-language .rs__control').click()
      await seat.page.locator('.rs__option', { hasText: 'Español' }).click()
    }
    await seat.page.locator('.ContentEditable__root').click()
    return id
  }

  const underlined = (severity = 'error') =>
    seat.page.evaluate(
      (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
      `cited-${severity}`,
    )
  const findings = () => seat.page.locator('.cited-panel__list section .cited-panel__passage').allInnerTexts()
  const panel = (text: string) =>
    seat.page
      .locator('.cited-panel__finding', { has: seat.page.locator('.cited-panel__passage', { hasText: text }) })
      .first()
  const popover = () => seat.page.locator('.cited-popover')
  /** Waits until the keyboard is in the text again. */
  const inText = () =>
    expect.poll(() => seat.page.evaluate(() => document.activeElement?.className)).toContain('ContentEditable__root')
  const meter = () => seat.page.locator('.cited-panel__meter > span').first().innerText()
  const draft = (id: string) =>
    seat.ask<{ body: Body | null; dismissals?: { reason: string; by?: unknown }[]; _status: string; title: string }>(
      `/api/articles/${id}?draft=true&depth=0`,
    )
  const nodesOf = async (id: string) => walk((await draft(id)).body?.root.children ?? [])

  /** Clicks on words of the body. */
  const clickWords = async (text: string) => {
    const box = await seat.page.evaluate((wanted) => {
      const ranges = ['error', 'warning', 'notice'].flatMap((name) => [...(CSS.highlights.get(`cited-${name}`) ?? [])])
      const range = (ranges as Range[]).find((each) => each.toString() === wanted)
      return range?.getBoundingClientRect().toJSON() as DOMRect | undefined
    }, text)
    if (!box) throw new Error(`'${text}' is not underlined.`)
    await seat.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  }

  /** Waits until what was done is saved: Payload forgets the errors of a submission that a change overtakes. */
  const settle = async (isSaved: () => Promise<boolean | undefined>) => {
    await expect.poll(isSaved, { timeout: 20_000 }).toBe(true)
    await seat.quiet()
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => seat?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`links, creates, dismisses and publishes (${language})`, async () => {
      await sit('editor', language)
      const said = words[language]
      const { page } = seat
      const id = await startArticle(`Attribution in ${language}`, language === 'es' ? 'es' : undefined)
      expect(await page.locator('.cited-panel__empty').innerText()).toContain(said.empty)
      await page.keyboard.type(sentences[language])
      await expect.poll(findings).toEqual(['37', '4,512', '18'])
      await expect.poll(() => underlined()).toEqual(['37', '4,512', '18'])
      expect(await meter()).toBe(said.meter(0, 3))

      // Refused: the panel and the field say so.
      await settle(async () =>
        (await nodesOf(id))
          .map(({ text }) => text ?? '')
          .join('')
          .includes(sentences[language]),
      )
      await page.getByRole('button', { name: said.publish, exact: true }).click()
      await page.locator('.cited-panel__refusal', { hasText: said.refused(3) }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('cited-panel__refusal')
      expect(await page.locator('[data-field-path=body] .field-error').innerText()).toContain('37')
      expect((await draft(id))._status).toBe('draft')
      const refusals = seat.complaints().filter((complaint) => !complaint.includes('400'))
      expect(refusals).toEqual([])

      // Linked by a click on the words.
      await expect.poll(() => underlined()).toEqual(['37', '4,512', '18'])
      await clickWords('37')
      await popover().locator('.cited-actions__link', { hasText: statistic37[language] }).click()
      await chips(seat, '37').first().waitFor()
      await expect.poll(meter).toBe(said.meter(1, 3))
      // The caret stands after the node.
      await page.keyboard.type('§')

      // Made from the panel, with what the text says filled in.
      await panel('4,512').click()
      await popover().getByRole('combobox', { name: said.form.source }).waitFor()
      const label = popover().getByLabel(said.form.label)
      expect(await label.inputValue()).toMatch(/^(visitors|visitantes)$/)
      await popover().getByRole('combobox', { name: said.form.source }).fill(`Registry in ${language}`)
      await page.keyboard.press('Enter')
      await chips(seat, '4,512').first().waitFor()
      const { docs } = await seat.ask<{ docs: { label: string }[] }>(
        `/api/statistics?where[value][equals]=4512&locale=${language}&depth=0`,
      )
      expect(docs.map(({ label }) => label)).toContain(language === 'en' ? 'visitors' : 'visitantes')

      // Dismissed with a reason, restored, and dismissed again.
      const dismiss = async () => {
        await panel('18').click()
        await popover().getByRole('button', { name: said.dismiss }).click()
        await page.getByLabel(said.reason).fill('A round number in a manner of speaking.')
        await popover().getByRole('button', { name: said.dismissSave }).click()
        await expect.poll(() => underlined()).not.toContain('18')
      }
      await dismiss()
      await page.locator('.cited-panel__dismissed summary').click()
      await page.locator('.cited-panel__dismissed .cited-panel__finding').click()
      await popover().getByRole('button', { name: said.restore }).click()
      await expect.poll(() => underlined()).toContain('18')
      await dismiss()
      await expect
        .poll(async () => (await draft(id)).dismissals?.map(({ reason }) => reason), { timeout: 15_000 })
        .toEqual(['A round number in a manner of speaking.'])

      // It rests on the source that was named with it: nothing stops publishing any more.
      await expect.poll(() => page.locator('[data-cited-finding=error]').count()).toBe(0)

      await settle(async () => (await nodesOf(id)).filter(({ type }) => type === 'inlineBlock').length === 2)
      await settle(async () => (await draft(id)).dismissals?.length === 1)
      await page.getByRole('button', { name: said.publish, exact: true }).click()
      await expect.poll(async () => (await draft(id))._status, { timeout: 20_000 }).toBe('published')
      const nodes = await nodesOf(id)
      const figures = nodes.filter(({ type }) => type === 'inlineBlock')
      expect(figures.map(({ fields }) => fields?.blockType)).toEqual(['figure', 'figure'])
      expect(nodes.flatMap(({ text }) => text ?? []).join('|')).toContain('|§')
      expect(seat.complaints()).toEqual([])
    })
  }

  for (const language of ['en', 'es'] as const) {
    it(`attributes a figure in four actions, the next in two, several at once (${language})`, async () => {
      const said = words[language]
      await sit('reporter', language)
      const { page } = seat
      const id = await startArticle(`Counted ${language}`, language === 'es' ? 'es' : undefined)
      // Others in each language: what has a record is offered with it, and that opens elsewhere.
      const counted = language === 'en' ? ['14', '6,118', '7,204', '9,377'] : ['17', '6,218', '7,304', '9,477']
      const [buildings, ships, docks, trains] = counted as [string, string, string, string]
      await page.keyboard.type(
        language === 'en'
          ? 'The embassy rents 14 buildings in the capital, 6,118 ships waited, 7,204 docks closed and 9,377 trains left.'
          : 'La embajada renta 17 edificios en la capital, esperaban 6,218 barcos, cerraron 7,304 muelles y salieron 9,477 trenes.',
      )
      await expect.poll(findings).toEqual(counted)
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('F8')

      /** What somebody does, one after the other: a key that opens or sends, or something typed. */
      let actions = 0
      const act = async (does: Promise<unknown>) => {
        actions += 1
        await does
      }
      const fieldOf = () =>
        page.evaluate(() => document.activeElement?.id && document.activeElement.getAttribute('role'))

      await act(page.keyboard.press('Control+.'))
      await expect.poll(fieldOf).toBe('combobox')
      // The sentence stays to be seen, and is what the form is beside.
      expect(await popover().boundingBox()).not.toBeNull()
      await act(page.keyboard.type(`Directory ${language}`))
      await page.keyboard.press('Tab')
      await act(page.keyboard.type('https://example.org/directory'))
      await act(page.keyboard.press('Enter'))
      await chips(seat, buildings).first().waitFor()
      expect(actions).toBeLessThanOrEqual(4)
      await inText()
      actions = 0
      await page.keyboard.press('F8')
      await act(page.keyboard.press('Control+.'))
      await expect.poll(fieldOf).toBe('combobox')
      await act(page.keyboard.press('Enter'))
      await chips(seat, ships).first().waitFor()
      expect(actions).toBeLessThanOrEqual(2)

      await page.getByLabel(said.choose(docks)).check()
      await page.getByLabel(said.choose(trains)).check()
      await page.getByRole('button', { name: said.together }).click()
      await expect.poll(fieldOf).toBe('combobox')
      await page.keyboard.press('Enter')
      await chips(seat, trains).first().waitFor()
      await expect.poll(meter).toBe(said.meter(4, 4))

      const { docs } = await seat.ask<{ docs: { name: string; url: string; id: string }[] }>(
        `/api/sources?where[name][equals]=Directory ${language}&depth=0`,
      )
      expect(docs).toMatchObject([{ url: 'https://example.org/directory' }])
      const made = await seat.ask<{ docs: { label: string; value: string }[] }>(
        `/api/statistics?where[evidence.source][equals]=${docs[0]!.id}&depth=0&locale=${language}&sort=value`,
      )
      expect(made.docs.map(({ value }) => value).sort()).toEqual(counted.map((figure) => figure.replace(',', '')))
      expect(made.docs.find(({ value }) => value === buildings)!.label).toMatch(
        /^(buildings in the capital|edificios en la capital)$/,
      )
      await settle(async () => (await nodesOf(id)).filter(({ type }) => type === 'inlineBlock').length === 4)
      expect(seat.complaints()).toEqual([])
    })

    it(`attributes what somebody said to us in four actions (${language})`, async () => {
      const said = words[language]
      await sit('reporter', language)
      const { page } = seat
      await startArticle(`Said ${language}`, language === 'es' ? 'es' : undefined)
      await page.keyboard.type(
        language === 'en' ? '“We lost a whole year here,” said Prieto.' : '«Perdimos aquí un año entero», dijo Prieto.',
      )
      await expect.poll(findings).toHaveLength(1)
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('F8')
      await page.keyboard.press('Control+.')
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
      await page.keyboard.type(`Ana Prieto ${language}`)
      await popover().getByLabel(said.saidToUs).check()
      await page.keyboard.press('Enter')
      await page.locator('.cited-chip--quotation').waitFor()
      await expect.poll(meter).toBe(said.meter(1, 1))
      const name = language === 'en' ? 'Interview with Ana Prieto en' : 'Entrevista con Ana Prieto es'
      const { docs } = await seat.ask<{ docs: { kind: string }[] }>(`/api/sources?where[name][equals]=${name}&depth=0`)
      expect(docs).toMatchObject([{ kind: 'interview' }])
      expect(seat.complaints()).toEqual([])
    })
  }

  it('says what is wrong where it is, and loses nothing that was typed', async () => {
    await sit('editor', 'en')
    const { page } = seat
    const said = words.en
    await startArticle('Refused')
    await page.keyboard.type('They counted 31,415 lamps.')
    await expect.poll(findings).toEqual(['31,415'])
    await page.keyboard.press('F8')
    await page.keyboard.press('Control+.')
    const source = popover().getByRole('combobox', { name: said.form.source, exact: true })
    await source.fill('')
    await page.keyboard.press('Enter')
    await popover().getByText('Say where it comes from.', { exact: true }).waitFor()
    // Whoever sent it goes on at what is wrong first.
    const label = popover().getByLabel(said.form.label, { exact: true })
    const what = await label.inputValue()
    await label.fill('')
    await source.press('Enter')
    await popover().locator('input[aria-invalid=true]').nth(1).waitFor()
    expect(await label.evaluate((field) => field === document.activeElement)).toBe(true)
    await label.fill(what)
    await source.fill('Lamp office')
    await popover().getByLabel(said.form.address).fill('nowhere')
    await page.keyboard.press('Enter')
    await popover().getByText('Must be a web address').waitFor()
    const refusal = seat.complaints()
    expect(refusal.every((each) => each.includes('400'))).toBe(true)

    // Put away, and found again as it was.
    await page.keyboard.press('Escape')
    await popover().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+.')
    await expect.poll(() => source.inputValue()).toBe('Lamp office')
    expect(await popover().getByLabel(said.form.address).inputValue()).toBe('nowhere')

    // The session has ended: signed in again in place, it goes on.
    await popover().getByLabel(said.form.address).fill('')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await source.focus()
    await page.keyboard.press('Enter')
    await popover().getByText('Your session has ended.').waitFor()
    await page.context().addCookies(cookies)
    await source.focus()
    await page.keyboard.press('Enter')
    await chips(seat, '31,415').first().waitFor()
  })

  it('links the statistic that says the same instead of making a second one', async () => {
    await sit('editor', 'en')
    const { page } = seat
    const said = words.en
    await startArticle('Twice')
    await page.keyboard.type('They counted 27,182 pumps. And 27,182 wells.')
    await expect.poll(findings).toEqual(['27,182', '27,182'])
    await panel('27,182').click()
    await popover().getByRole('combobox', { name: said.form.source }).fill('Pump office')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.cited-chip').count()).toBe(1)
    await popover().waitFor({ state: 'detached' })
    await inText()
    await page.keyboard.press('F8')
    await page.keyboard.press('Control+.')
    await popover().getByLabel(said.form.label).fill('pumps')
    await page.keyboard.press('Enter')
    await popover().getByRole('button', { name: 'Link that one' }).click()
    await expect.poll(() => page.locator('.cited-chip').count()).toBe(2)
    expect(seat.complaints().every((each) => each.includes('409'))).toBe(true)
  })

  it('shows the page first, and the panels at once where they have no column', async () => {
    await sit('editor', 'en')
    const { page } = seat
    const id = await startArticle('Seen')
    const top = () =>
      page
        .locator('.ContentEditable__root')
        .first()
        .evaluate((element) => element.getBoundingClientRect().top + scrollY)
    expect(await top()).toBeLessThanOrEqual(300)
    await page.setViewportSize({ height: 768, width: 1024 })
    await seat.open(`/collections/articles/${id}`)
    await page.locator('.cited-panels-button').click()
    const meterAt = await page.locator('.cited-panel__meter').boundingBox()
    expect(meterAt!.y).toBeLessThan(768)
    expect(meterAt!.x + meterAt!.width).toBeLessThanOrEqual(1024)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.cited-panel').isVisible()).toBe(false)
    // A title is seen whole, and stays one line: Enter goes on.
    const title = page.locator('#field-title')
    const long = 'Long after the others left, Mexico is a safe haven for its spies, say three who counted them all'
    await title.fill(long)
    expect(await title.evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThanOrEqual(1)
    expect((await title.boundingBox())!.height).toBeGreaterThan(60)
    await title.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-dek')
    await page.keyboard.press('Shift+Tab')
    expect([await title.inputValue(), await page.evaluate(() => document.activeElement?.id)]).toEqual([
      long,
      'field-title',
    ])
    expect(seat.complaints()).toEqual([])
  })

  it('works without a mouse, and undoes a link in one step', async () => {
    await sit('editor', 'en')
    const { page } = seat
    const id = await startArticle('By keyboard')
    await page.keyboard.type('Mexico let 37 new Russian diplomats in, against 4,512 visitors.')
    await expect.poll(() => underlined()).toEqual(['37', '4,512'])
    const selected = () => page.evaluate(() => getSelection()?.toString())

    await page.keyboard.press('F8')
    expect(await selected()).toBe('37')
    await page.keyboard.press('F8')
    expect(await selected()).toBe('4,512')
    await page.keyboard.press('Shift+F8')
    expect(await selected()).toBe('37')

    // Escape gives the text back as it was left.
    await page.keyboard.press('Control+.')
    await popover().waitFor()
    await page.keyboard.press('Escape')
    await popover().waitFor({ state: 'detached' })
    expect(await selected()).toBe('37')

    await page.keyboard.press('Control+.')
    await popover().locator('.cited-actions__link').waitFor()
    await page.keyboard.press('Escape')
    await popover().waitFor({ state: 'detached' })
    // With what it suggests there from the start, that is what has the focus.
    await page.keyboard.press('Control+.')
    await popover().locator('.cited-actions__link').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await chips(seat, '37').first().waitFor()
    await expect.poll(() => underlined()).toEqual(['4,512'])
    // Payload completes the node's fields a moment later.
    await settle(async () => (await nodesOf(id)).some(({ type }) => type === 'inlineBlock'))
    await page.keyboard.press('Control+z')
    await expect.poll(() => chips(seat, '37').count()).toBe(0)
    await expect.poll(() => underlined()).toEqual(['37', '4,512'])
    await page.keyboard.press('Control+Shift+z')
    await chips(seat, '37').first().waitFor()
    expect(seat.complaints()).toEqual([])
  })

  it('links the words of a quotation and keeps its marks', async () => {
    await sit('editor', 'es')
    const { page } = seat
    const id = await startArticle('Una cita', 'es')
    await page.keyboard.type('Los espías «siempre operan bajo cobertura», dijo Feeley.')
    await expect.poll(findings).toEqual(['siempre operan bajo cobertura'])
    await page.keyboard.press('F8')
    await page.keyboard.press('Control+.')
    await popover().locator('.cited-actions__link', { hasText: 'John Feeley' }).click()
    await chips(seat, 'siempre operan bajo cobertura').first().waitFor()
    await expect.poll(meter).toBe(words.es.meter(1, 1))
    await expect
      .poll(async () => (await nodesOf(id)).flatMap(({ fields, text }) => text ?? fields?.excerpt ?? []), {
        timeout: 15_000,
      })
      .toEqual(['Los espías «', 'siempre operan bajo cobertura', '», dijo Feeley.'])
    expect(seat.complaints()).toEqual([])
  })

  it('finds a record that it does not suggest, and links all exact matches at once', async () => {
    await sit('editor', 'en')
    const { page } = seat
    await startArticle('Many figures')
    await page.keyboard.type(
      'There were 86 Russian diplomats, 49 Russian diplomats before, 37 new diplomats and 4,999 others.',
    )
    await expect.poll(findings).toEqual(['86', '49', '37', '4,999'])
    await page.getByRole('button', { name: /^Link all 3 exact matches$/ }).click()
    await expect.poll(() => page.locator('.cited-chip').count()).toBe(3)
    await expect.poll(findings).toContain('4,999')

    await panel('4,999').click()
    await popover().getByRole('button', { name: 'Search records…' }).click()
    await page.keyboard.type('US consulates')
    const option = page.locator('.cited-record-search__option', { hasText: 'US consulates across Mexico' })
    for (await option.waitFor(); (await option.getAttribute('aria-selected')) !== 'true';) {
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
    await chips(seat, 'nine').first().waitFor()
    expect(seat.complaints()).toEqual([])
  })

  it('reads Markdown that is pasted, and rich text as such', async () => {
    await sit('editor', 'en')
    const { page } = seat
    const paste = (formats: Record<string, string>) =>
      page.evaluate((given) => {
        const data = new DataTransfer()
        for (const [type, text] of Object.entries(given)) data.setData(type, text)
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
        document.querySelector('.ContentEditable__root')?.dispatchEvent(event)
      }, formats)
    await startArticle('')
    await paste({
      'text/plain':
        '# Pasted title\n\nMexico let **37** diplomats in.\n\n## More\n\n- one in [Moscow](https://example.org)\n- 4,512 visitors\n',
    })
    await expect.poll(() => page.inputValue('#field-title')).toBe('Pasted title')
    const id = await made()
    await expect.poll(findings).toEqual(['37', '4,512'])
    await paste({ 'text/html': '<p>Rich <b>text</b></p>', 'text/plain': '**not read**\n\n**as Markdown**' })
    await expect
      .poll(async () => (await nodesOf(id)).map(({ tag, text, type }) => tag ?? text ?? type).join(' '), {
        timeout: 15_000,
      })
      .toContain('Rich  text')
    const kinds = (await nodesOf(id)).map(({ tag, type }) => tag ?? type)
    expect(kinds).toEqual(expect.arrayContaining(['paragraph', 'h2', 'ul', 'listitem', 'link']))
    expect((await draft(id)).title).toBe('Pasted title')
    expect(JSON.stringify(await draft(id))).not.toContain('not read')
    expect(seat.complaints()).toEqual([])
  })

  for (const language of ['en', 'es'] as const) {
    it(`decides once about all ages of a story, and takes that back (${language})`, async () => {
      const said = words[language]
      await sit('editor', language)
      const id = await startArticle(`Of ages ${language}`, language === 'es' ? 'es' : undefined)
      const text = {
        en: 'Lena Ortwin, 63, met Paul Weber, 41, and Maria Lopez, 29, who sold 4,512 books.',
        es: 'Lena Ortwin, 63, vio a Paul Weber, 41, y a María López, 29, que vendió 4,512 libros.',
      }
      await seat.page.keyboard.type(text[language])
      await expect.poll(findings).toEqual(['4,512', '63', '41', '29'])
      await panel('63').click()
      await popover().getByRole('button', { name: said.dismiss }).click()
      await popover().getByRole('textbox').fill('Told to us.')
      await popover().getByRole('checkbox').check()
      await popover().getByRole('button', { name: said.dismissSave }).click()
      await expect.poll(findings).toEqual(['4,512'])
      await settle(async () => (await draft(id)).dismissals?.length === 1)
      await seat.page.locator('.cited-panel__dismissed summary').click()
      await seat.page.locator('.cited-panel__dismissed .cited-panel__finding').first().click()
      await popover().getByRole('button', { name: said.restore }).click()
      await expect.poll(findings).toEqual(['4,512', '63', '41', '29'])
      expect(seat.complaints()).toEqual([])
    })
  }

  it('lets a reporter link and not dismiss', async () => {
    await sit('reporter', 'en')
    await startArticle('Of a reporter')
    await seat.page.keyboard.type('Mexico let 37 new Russian diplomats in.')
    await expect.poll(findings).toEqual(['37'])
    await panel('37').click()
    await popover().locator('.cited-actions__link').first().waitFor()
    expect(await popover().getByRole('button', { name: words.en.dismiss }).count()).toBe(0)
    expect(seat.complaints()).toEqual([])
  })

  it('says when the server does not answer, and goes on by itself', async () => {
    await sit('editor', 'en')
    const { page } = seat
    await page.route('**/api/review', (route) => route.abort('failed'))
    await startArticle('Offline')
    await page.keyboard.type('There were 37 new diplomats.')
    await page.locator('.cited-panel__failure').waitFor()
    await expect.poll(() => underlined()).toEqual(['37'])
    await page.unroute('**/api/review')
    await page.locator('.cited-panel__failure button').click()
    await page.locator('.cited-panel__failure').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Link the one exact match' }).waitFor()
  })

  it('shows on a record where it is used', async () => {
    await sit('editor', 'es')
    const { page } = seat
    const id = await recordNamed(seat, 'statistics', 'label', statistic37.en)
    await seat.open(`/collections/statistics/${id}`)
    await page.locator('.tabs-field__tab-button', { hasText: 'Aparece en' }).click()
    const editions = page.locator('.cited-uses table').first()
    await editions.locator('a', { hasText: 'México, ¿refugio de los espías rusos?' }).waitFor()
    expect(await editions.innerText()).toContain('En línea: versión')
    const release = await page.locator('.cited-uses table').last().locator('a').first().getAttribute('href')
    expect((await fetch(new URL(release ?? '', origin))).status).toBe(200)
    expect(seat.complaints()).toEqual([])
  })

  it('keeps up with typing in a long body', async () => {
    await sit('editor', 'en')
    const { page } = seat
    const sentence = (count: number) =>
      `In that month the office counted ${count} visitors from abroad, which the ministry of the interior did not announce, and people who follow these matters said that nobody had asked them before about any of it at all.`
    const paragraphs = Array.from({ length: 20 }, (_, index) =>
      paragraph([0, 1, 2].map((each) => sentence(index * 31 + each * 7 + 11)).join(' ')),
    )
    const { doc } = await page.evaluate(
      async (data) => {
        const headers = { 'Content-Type': 'application/json' }
        const answer = await fetch('/api/articles?draft=true', { body: JSON.stringify(data), headers, method: 'POST' })
        return (await answer.json()) as { doc: { id: string } }
      },
      { title: 'A long body', language: 'en', body: body(...paragraphs) },
    )
    // The time that the thread worked, which others on the machine do not stretch as they do the time that passes.
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const worked = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
    }
    const typed = ' and then there were more words, and 7,777 others'
    const type = async () => {
      await page.locator('.ContentEditable__root p').nth(10).click()
      await page.keyboard.press('End')
      // Once what was begun by opening the page is done.
      await expect
        .poll(
          async () => {
            const began = await worked()
            for (let turn = 0; turn < 3; turn += 1) await idle(page)
            return (await worked()) - began
          },
          { timeout: 20_000 },
        )
        .toBeLessThan(5)
      const before = await worked()
      await page.keyboard.type(typed, { delay: 60 })
      return ((await worked()) - before) / typed.length
    }

    // Without an answer of the server nothing is reviewed: what Payload does by itself.
    await page.route('**/api/review', () => undefined)
    await seat.page.goto(`${origin}/admin/collections/articles/${doc.id}`)
    await page.locator('.ContentEditable__root p').nth(19).waitFor()
    const alone = await type()
    expect(await underlined()).toEqual([])
    await page.unroute('**/api/review')
    await seat.open(`/collections/articles/${doc.id}`)
    await expect.poll(async () => (await underlined()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(60)
    const together = await type()
    await expect.poll(() => underlined()).toContain('7,777')
    console.info(`A keystroke takes ${alone.toFixed(1)} ms alone, ${together.toFixed(1)} ms with the review.`)
    expect(together - alone).toBeLessThan(25)
    expect(seat.complaints()).toEqual([])
  })
})
