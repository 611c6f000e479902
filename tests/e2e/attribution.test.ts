import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { chips, launch, openDesk, type Desk, type DeskRole, type InterfaceLanguage } from './desk'

const origin = inject('origin')
const password = inject('password')
const chromiumPath = inject('chromiumPath')

/** What the interface says, as far as these tests ask for it by its words. */
const words = {
  en: {
    create: 'Create statistic…',
    dismiss: 'Dismiss…',
    dismissSave: 'Dismiss finding',
    empty: 'The body is empty',
    meter: (attributed: number, total: number) => `${attributed} of ${total} figures and quotations attributed`,
    publish: 'Publish changes',
    reason: 'Why may it stand?',
    refused: (count: number) => `Publishing was refused: ${count} error`,
    restore: 'Restore',
  },
  es: {
    create: 'Crear cifra…',
    dismiss: 'Descartar…',
    dismissSave: 'Descartar hallazgo',
    empty: 'El cuerpo está vacío',
    meter: (attributed: number, total: number) => `${attributed} de ${total} cifras y citas atribuidas`,
    publish: 'Publicar cambios',
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

const walk = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...walk(node.children ?? [])])

describe.skipIf(chromiumPath === '')('attributing while writing', () => {
  let browser: Browser
  let desk: Desk

  const sit = async (role: DeskRole, language: InterfaceLanguage): Promise<Desk> => {
    desk = await openDesk({ browser, language, origin, password, role })
    return desk
  }

  /** Opens a new article and puts the caret into its body. Gives back the id of the article. */
  const startArticle = async (title: string, language?: 'es'): Promise<string> => {
    await desk.open('/collections/articles/create')
    await desk.page.waitForURL(/articles\/[0-9a-f-]{36}/)
    await desk.page.locator('.cited-panel__meter').waitFor()
    if (title !== '') await desk.page.fill('#field-title', title)
    if (language === 'es') {
      await desk.page.locator('#field-language .rs__control').click()
      await desk.page.locator('.rs__option', { hasText: 'Español' }).click()
    }
    await desk.page.locator('.ContentEditable__root').click()
    return desk.page.url().split('/').at(-1)!
  }

  const underlined = (severity = 'error') =>
    desk.page.evaluate(
      (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
      `cited-${severity}`,
    )
  const findings = () => desk.page.locator('.cited-panel__list > section .cited-panel__passage').allInnerTexts()
  const panel = (text: string) => desk.page.locator('.cited-panel__finding', { hasText: text }).first()
  const popover = () => desk.page.locator('.cited-popover')
  const meter = () => desk.page.locator('.cited-panel__meter > span').first().innerText()
  const draft = (id: string) =>
    desk.ask<{ body: Body | null; dismissals?: { reason: string; by?: unknown }[]; _status: string; title: string }>(
      `/api/articles/${id}?draft=true&depth=0`,
    )
  const nodesOf = async (id: string) => walk((await draft(id)).body?.root.children ?? [])

  /** Clicks on words of the body. */
  const clickWords = async (text: string) => {
    const box = await desk.page.evaluate((wanted) => {
      const ranges = ['error', 'warning', 'notice'].flatMap((name) => [...(CSS.highlights.get(`cited-${name}`) ?? [])])
      const range = (ranges as Range[]).find((each) => each.toString() === wanted)
      return range?.getBoundingClientRect().toJSON() as DOMRect | undefined
    }, text)
    if (!box) throw new Error(`'${text}' is not underlined.`)
    await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  }

  /** Waits until what was typed is saved: Payload forgets the errors of a submission that a change overtakes. */
  const settle = async () => {
    await desk.page.waitForTimeout(2500)
    await desk.page.waitForLoadState('networkidle')
  }

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(() => desk?.close())
  afterAll(() => browser?.close())

  for (const language of ['en', 'es'] as const) {
    it(`links, creates, dismisses and publishes (${language})`, async () => {
      await sit('editor', language)
      const said = words[language]
      const { page } = desk
      const id = await startArticle(`Attribution in ${language}`, language === 'es' ? 'es' : undefined)
      expect(await page.locator('.cited-panel__empty').innerText()).toContain(said.empty)
      await page.keyboard.type(sentences[language])
      await expect.poll(findings).toEqual(['37', '4,512', '18'])
      await expect.poll(() => underlined()).toEqual(['37', '4,512', '18'])
      expect(await meter()).toBe(said.meter(0, 3))

      // Refused: the panel and the field say so.
      await settle()
      await page.getByRole('button', { name: said.publish, exact: true }).click()
      await page.locator('.cited-panel__refusal', { hasText: said.refused(3) }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('cited-panel__refusal')
      expect(await page.locator('[data-field-path=body] .field-error').innerText()).toContain('37')
      expect((await draft(id))._status).toBe('draft')
      const refusals = desk.complaints().filter((complaint) => !complaint.includes('400'))
      expect(refusals).toEqual([])

      // Linked by a click on the words.
      await expect.poll(() => underlined()).toEqual(['37', '4,512', '18'])
      await clickWords('37')
      await popover().locator('.cited-actions__link', { hasText: statistic37[language] }).click()
      await chips(desk, '37').first().waitFor()
      await expect.poll(meter).toBe(said.meter(1, 3))
      // The caret stands after the node.
      await page.keyboard.type('§')

      // Created from the panel, with what the text says filled in.
      await panel('4,512').click()
      await popover().getByRole('button', { name: said.create }).click()
      const drawer = page.locator('.drawer__content')
      await drawer.locator('#field-value').waitFor()
      expect(await drawer.locator('#field-value').inputValue()).toBe('4512')
      await drawer.locator('#field-label').fill(language === 'en' ? 'visitors' : 'visitantes')
      await drawer.locator('#action-save').click()
      await chips(desk, '4,512').first().waitFor()
      await drawer.waitFor({ state: 'detached' })
      const { docs } = await desk.ask<{ docs: { label: string }[] }>(
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

      // The statistic that was created has no evidence: that is an error of its own, on its node.
      await expect.poll(() => page.locator('[data-cited-finding=error]').count()).toBe(1)
      await panel('4,512').click()
      await popover().getByRole('button', { name: said.dismiss }).click()
      await page.getByLabel(said.reason).fill('Counted by ourselves.')
      await popover().getByRole('button', { name: said.dismissSave }).click()
      await expect.poll(() => page.locator('[data-cited-finding=error]').count()).toBe(0)

      await settle()
      await page.getByRole('button', { name: said.publish, exact: true }).click()
      await expect.poll(async () => (await draft(id))._status, { timeout: 20_000 }).toBe('published')
      const nodes = await nodesOf(id)
      const figures = nodes.filter(({ type }) => type === 'inlineBlock')
      expect(figures.map(({ fields }) => fields?.blockType)).toEqual(['figure', 'figure'])
      expect(nodes.flatMap(({ text }) => text ?? []).join('|')).toContain('|§')
      expect(desk.complaints()).toEqual([])
    })
  }
})
