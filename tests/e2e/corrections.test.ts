import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { body, paragraph } from '../support/drafts'
import { editionsOf, launch, openSeat, recordNamed, type Seat, type SeatRole, type InterfaceLanguage } from './seat'
import { chromiumPath, origin, password } from './newsroom'

/** What the interface says, as far as these tests ask for it by its words. */
const words = {
  en: {
    alters: 'This change alters 2 published editions',
    byStory: 'Release story by story',
    correctTo: 'Correct it to',
    derived: 'Figures computed from this one',
    leave: 'Leave it at',
    mayNot: 'An editor releases corrections',
    none: 'No published edition changes.',
    note: { en: 'Note in English', es: 'Note in Spanish' },
    reason: { en: 'Reason in English', es: 'Reason in Spanish' },
    release: 'Release correction',
    inStory: 'Release in this story',
    isReleased: 'Released in this story.',
    released: '2 editions were released',
    same: 'Another story has these words already',
    savedSince: 'has saved this since you opened it',
    reload: 'Load again, without my changes',
    waiting: '2 published editions wait for this correction',
  },
  es: {
    alters: 'Este cambio altera 2 ediciones publicadas',
    byStory: 'Publicar historia por historia',
    correctTo: 'Corregirla a',
    derived: 'Cifras que se calculan con esta',
    leave: 'Dejarla en',
    mayNot: 'Las correcciones las publica un editor',
    none: 'No cambia ninguna edición publicada.',
    note: { en: 'Nota en inglés', es: 'Nota en español' },
    reason: { en: 'Motivo en inglés', es: 'Motivo en español' },
    release: 'Publicar corrección',
    inStory: 'Publicar en esta historia',
    isReleased: 'Publicada en esta historia.',
    released: 'Se publicaron 2 ediciones',
    same: 'Otra historia ya tiene estas palabras',
    savedSince: 'guardó',
    reload: 'Volver a cargar, sin mis cambios',
    waiting: '2 ediciones publicadas esperan esta corrección',
  },
}

/** The statistic that is corrected: 37, which with 49 makes the 86 of another. */
const corrected = 'new Russian diplomats authorised by Mexico in recent months'

type Edition = {
  version: number
  hash: string
  statistics: { id: string; value: string; display: string; derivation: { consistent: boolean } | null }[]
  ledger: { left?: { statistic: string; reason: string }[] }
  corrections: { kind: string; text: string }[]
}
type Change = { sequence: number; kind: string; language: string; hash: string; statistics: string[] }
type Changes = { changes: Change[]; next: string | number; more: boolean }
type Saved = {
  value: string
  note?: string | null
  correction?: { kind?: string | null; notes?: unknown[]; at?: string }
}

describe.skipIf(chromiumPath === '')('correcting a record', () => {
  let browser: Browser
  let seat: Seat
  const others: Seat[] = []

  const sit = async (role: SeatRole, language: InterfaceLanguage): Promise<Seat> =>
    openSeat({ browser, language, origin, password, role })

  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${origin}/api/v1${path}`)
    expect(response.status).toBe(200)
    return (await response.json()) as T
  }
  const editions = async (): Promise<Record<'en' | 'es', Edition>> => {
    const { en, es } = await editionsOf(seat)
    return {
      en: await get<Edition>(`/articles/en/${en!.slug}`),
      es: await get<Edition>(`/articles/es/${es!.slug}`),
    }
  }
  /** Every release so far. */
  const allChanges = async (): Promise<Change[]> => {
    const found: Change[] = []
    for (let since: string | number | null = null; ;) {
      const page: Changes = await get<Changes>(`/changes?limit=100${since === null ? '' : `&since=${since}`}`)
      found.push(...page.changes)
      if (!page.more) return found
      since = page.next
    }
  }
  const record = (id: string) => seat.ask<Saved>(`/api/statistics/${id}?depth=0`)

  const panel = () => seat.page.locator('.cited-correction')
  const openRecord = async (): Promise<string> => {
    const id = await recordNamed(seat, 'statistics', 'label', corrected)
    await seat.open(`/collections/statistics/${id}`)
    await seat.page.locator('[data-form-ready=true]').first().waitFor()
    return id
  }
  const save = () => seat.page.locator('#action-save').click()

  beforeAll(async () => {
    browser = await launch(chromiumPath)
  })
  afterEach(async () => {
    for (const each of [seat, ...others.splice(0)]) await each?.close()
  })
  afterAll(() => browser?.close())

  for (const { language, from, to, total } of [
    { language: 'en', from: '37', to: '38', total: ['86', '87'] },
    { language: 'es', from: '38', to: '39', total: ['87', '88'] },
  ] as const) {
    it(`corrects ${from} to ${to} in every edition at once (${language})`, async () => {
      seat = await sit('editor', language)
      const said = words[language]
      const { page } = seat
      const before = await editions()
      const changesBefore = await allChanges()
      const id = await openRecord()
      expect(await panel().count()).toBe(0)

      // What readers do not see changes no edition.
      await page.fill('#field-note', `Asked the ministry again (${language}).`)
      await panel().getByText(said.none).waitFor()

      // The new value: both editions, old and new.
      await page.fill('#field-value', to)
      await panel().getByText(said.alters).waitFor()
      const editionsShown = panel().locator('.cited-correction__editions > li')
      for (const index of [0, 1]) {
        const shown = editionsShown.nth(index)
        expect((await shown.locator('del').allInnerTexts()).join(' ')).toContain(from)
        expect((await shown.locator('ins').allInnerTexts()).join(' ')).toContain(to)
        // With the total that is computed from it.
        expect((await shown.locator('ins').allInnerTexts()).join(' ')).toContain(total[1])
      }
      for (const title of ['Why is Mexico Offering Russia a Safe Haven', '¿refugio de los espías rusos?']) {
        expect(await panel().locator('a', { hasText: title }).count()).toBe(1)
      }

      // The total that is computed from it, with what it would be; so is the rise, which is computed from the total.
      const derived = panel().locator('.cited-correction__derived')
      expect(await derived.locator('h3').innerText()).toBe(said.derived)
      expect(await derived.locator('li').first().locator('del').innerText()).toContain(total[0])
      expect(await derived.locator('li').first().locator('ins').innerText()).toContain(total[1])

      // Without notes it is refused, and what was typed stays.
      await save()
      await panel().locator('.cited-correction__problem').waitFor()
      const hasFocus = (field: Element) => field === document.activeElement
      await expect.poll(() => panel().getByLabel(said.note.en).evaluate(hasFocus)).toBe(true)
      expect(await page.inputValue('#field-value')).toBe(to)
      expect((await record(id)).value).toBe(from)
      expect(seat.complaints().filter((complaint) => !complaint.includes('400'))).toEqual([])

      const note = {
        en: `Mexico authorised ${to} diplomats, not ${from}.`,
        es: `México autorizó a ${to}, no a ${from}.`,
      }
      const written = seat.formKnown(note.es)
      for (const code of ['en', 'es'] as const) {
        await panel().getByLabel(said.note[code]).fill('')
        await panel().getByLabel(said.note[code]).pressSequentially(note[code])
      }
      await expect.poll(() => panel().locator('.cited-correction__needed').count()).toBe(0)
      await written
      await save()
      await panel().getByText(said.waiting).waitFor()
      expect(await record(id)).toMatchObject({ value: to, correction: { kind: 'correction' } })
      expect((await editions()).en.hash).toBe(before.en.hash)

      // Released, from the keyboard.
      await panel().getByRole('button', { name: said.release }).focus()
      await page.keyboard.press('Enter')
      const dialog = page.locator('.cited-correction__dialog')
      const [sum, rise] = [dialog.locator('fieldset').nth(0), dialog.locator('fieldset').nth(1)]
      expect(await sum.innerText()).toContain('a + b')
      expect(await sum.innerText()).toContain(language === 'es' ? 'diplomáticos rusos' : 'Russian diplomats')
      expect(await sum.getByRole('radio', { name: said.correctTo }).isChecked()).toBe(true)
      // The newsroom does not stand by the rise: what becomes of it has to be said, with a reason in each language.
      expect(await rise.getByRole('radio', { checked: true }).count()).toBe(0)
      expect(await dialog.locator('#confirm-action').isDisabled()).toBe(true)
      await rise.getByRole('radio', { name: said.leave }).focus()
      await page.keyboard.press('Space')
      const reason = { en: `The author’s own arithmetic (${to}).`, es: `Aritmética de la autora (${to}).` }
      for (const code of ['en', 'es'] as const) {
        await page.keyboard.press('Tab')
        expect(await rise.getByLabel(said.reason[code]).evaluate((field) => field === document.activeElement)).toBe(
          true,
        )
        await page.keyboard.type(reason[code])
      }
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/dialog-${language}.png` })
      expect(await dialog.locator('#confirm-action').isEnabled()).toBe(true)
      await page.keyboard.press('Control+Enter')
      await panel().getByText(said.released).waitFor()
      expect(await panel().locator('.cited-correction__result li').count()).toBe(2)
      expect(await panel().getByRole('button', { name: said.release }).count()).toBe(0)

      const after = await editions()
      for (const code of ['en', 'es'] as const) {
        const { corrections, statistics, version } = after[code]
        expect(version).toBe(before[code].version + 1)
        const figure = statistics.find((statistic) => statistic.id === id)
        expect(figure).toMatchObject({ value: to })
        expect(figure!.display).toContain(to)
        const sumNow = statistics.find(({ value, derivation }) => value === total[1] && derivation)
        expect(sumNow?.derivation?.consistent).toBe(true)
        expect(after[code].ledger.left?.map((each) => each.reason)).toContain(reason[code])
        expect(corrections).toHaveLength(before[code].corrections.length + 1)
        expect(corrections.at(-1)).toMatchObject({ kind: 'correction', text: note[code] })
      }
      const fresh = (await allChanges()).slice(changesBefore.length)
      expect(fresh.map(({ kind, language: code }) => `${kind} ${code}`).sort()).toEqual([
        'corrected en',
        'corrected es',
      ])
      expect(fresh.map(({ hash }) => hash).sort()).toEqual([after.en.hash, after.es.hash].sort())

      // The note that was released is not sent again with the next save.
      const noted = seat.formKnown(`Nothing more (${language}).`)
      await page.fill('#field-note', `Nothing more (${language}).`)
      await panel().getByText(said.none).waitFor()
      await noted
      await save()
      await expect.poll(async () => (await record(id)).note).toBe(`Nothing more (${language}).`)
      expect((await record(id)).correction?.notes ?? []).toEqual([])
      await expect.poll(() => panel().count()).toBe(0)
      expect((await editions()).en.hash).toBe(after.en.hash)
      expect(seat.complaints()).toEqual([])
    })
  }

  it('shows an editor whose correction waits, and a reporter that it is not theirs to release', async () => {
    seat = await sit('editor', 'en')
    const said = words.en
    const { page } = seat
    const id = await openRecord()
    // The editor begins before the reporter saves.
    await page.fill('#field-value', '41')
    await panel().getByText(said.alters).waitFor()

    const reporter = await sit('reporter', 'es')
    others.push(reporter)
    const correction = {
      kind: 'update',
      notes: [
        { language: 'en', text: 'Forty by now.' },
        { language: 'es', text: 'Ya son cuarenta.' },
      ],
    }
    const { status } = await reporter.send('PATCH', `/api/statistics/${id}?overrideLock=true`, {
      value: '40',
      correction,
    })
    expect(status).toBe(200)
    expect((await reporter.send('POST', `/api/statistics/${id}/release`)).status).toBe(403)
    await reporter.open(`/collections/statistics/${id}`)
    await reporter.page.locator('.cited-correction', { hasText: words.es.waiting }).waitFor()
    await reporter.page.locator('.cited-correction', { hasText: words.es.mayNot }).waitFor()
    expect(await reporter.page.getByRole('button', { name: words.es.release }).count()).toBe(0)

    await panel().getByLabel(said.note.en).fill('Forty-one.')
    await panel().getByRole('alert').getByText('Forty by now.').waitFor()
    await panel().getByRole('alert').getByText('Reporter').first().waitFor()
    await panel().getByRole('button', { name: said.reload }).click()
    await panel().getByText(said.waiting).waitFor()
    expect(await page.inputValue('#field-value')).toBe('40')
    expect(await panel().getByLabel(said.note.es).inputValue()).toBe('Ya son cuarenta.')

    await panel().getByRole('button', { name: said.release }).click()
    const dialog = page.locator('.cited-correction__dialog')
    const rise = dialog.locator('fieldset').nth(1)
    await rise.getByRole('radio', { name: said.leave }).check()
    for (const code of ['en', 'es'] as const) await rise.getByLabel(said.reason[code]).fill('As before.')
    await dialog.locator('#confirm-action').click()
    await panel().getByText(said.released).waitFor()
    expect((await editions()).es.corrections.at(-1)).toMatchObject({ kind: 'update', text: 'Ya son cuarenta.' })
    expect(seat.complaints().filter((complaint) => !complaint.includes('409'))).toEqual([])
  })

  it('asks for a wording that cannot follow there and then, and gives back with a reinstatement what readers had', async () => {
    seat = await sit('editor', 'en')
    const { page } = seat
    const made = await seat.send<{ doc: { id: string } }>('POST', '/api/statistics?locale=en', {
      label: 'share of them',
      value: '33',
      qualifier: 'about',
      unit: { kind: 'percent' },
      status: 'verified',
      evidence: [{ source: await recordNamed(seat, 'sources', 'name', 'Directory of Foreign Missions') }],
    })
    expect(made.status).toBe(201)
    const { id } = made.body.doc
    const figure = { blockType: 'figure', statistic: id, form: 'custom', text: 'about a third', id: 'a'.repeat(24) }
    const article = await seat.send<{ doc: { id: string; slug: string } }>('POST', '/api/articles', {
      title: 'A share',
      language: 'en',
      body: body(paragraph('It is ', figure, ' of them.')),
      _status: 'published',
    })
    expect(article.status).toBe(201)
    const note = { kind: 'correction', notes: [{ language: 'en', text: 'It is about half.' }] }
    const saved = await seat.send('PATCH', `/api/statistics/${id}`, { value: '50', correction: note })
    expect(saved.status).toBe(200)

    await seat.open(`/collections/statistics/${id}`)
    await panel().locator('mark', { hasText: 'about a third' }).waitFor()
    await panel().getByRole('button', { name: words.en.release }).click()
    const dialog = page.locator('.cited-correction__dialog')
    expect(await dialog.locator('.cited-correction__passage').innerText()).toBe('It is about a third of them.')
    const wording = dialog.getByLabel('Instead of “about a third”')
    await wording.fill('about a quarter')
    await dialog.locator('#confirm-action').click()
    await dialog.getByRole('alert').waitFor()
    expect(await wording.getAttribute('aria-invalid')).toBe('true')
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/rewrite.png` })
    await wording.fill('about half')
    expect(await dialog.getByRole('alert').count()).toBe(0)
    await dialog.locator('#confirm-action').click()
    await panel().locator('.cited-correction__result').waitFor()
    const path = `/articles/en/${article.body.doc.slug}`
    const before = await get<{ body: { children: { text: string }[] }[] }>(path)
    expect(before.body[0]!.children.map(({ text }) => text).join('')).toBe('It is about half of them.')

    const { id: articleId } = article.body.doc
    expect(
      (await seat.send('POST', `/api/articles/${articleId}/withdraw`, { reason: 'To be looked at.' })).status,
    ).toBe(200)
    expect((await fetch(`${origin}/api/v1${path}`)).status).toBe(410)
    expect((await seat.send('POST', `/api/articles/${articleId}/reinstate`)).status).toBe(200)
    expect((await get<typeof before>(path)).body).toEqual(before.body)
  })

  it.each(['en', 'es'] as const)('releases what rests on an unnamed source story by story (%s)', async (language) => {
    seat = await sit('editor', language)
    const { page } = seat
    const said = words[language]
    const make = async (path: string, data: object) => {
      const { body: made, status } = await seat.send<{ doc: { id: string; slug: string } }>(
        'POST',
        `/api/${path}`,
        data,
      )
      expect(status, JSON.stringify(made)).toBe(201)
      return made.doc
    }
    const source = await make('sources?locale=en', {
      kind: 'person',
      name: `Perpetua Wrenfield ${language}`,
      terms: 'background',
      attribution: 'an official of the port',
    })
    expect((await seat.send('POST', `/api/sources/${source.id}/approve`)).status).toBe(200)
    const { id } = await make('statistics?locale=en', {
      label: 'boats counted',
      value: '61',
      unit: { kind: 'count' },
      status: 'verified',
      evidence: [{ source: source.id, locator: 'p. 3' }],
    })
    const figure = { blockType: 'figure', statistic: id, form: 'digits', id: 'a'.repeat(24) }
    const stories: { id: string; slug: string }[] = []
    for (const title of ['The first of two', 'The second of two']) {
      const text = body(paragraph('There were ', figure, ' boats.'))
      stories.push(
        await make('articles', { title: `${title} (${language})`, language: 'en', body: text, _status: 'published' }),
      )
    }
    const notes = [{ language: 'en', text: 'There were 62 boats.' }]
    const corrected = await seat.send('PATCH', `/api/statistics/${id}`, {
      value: '62',
      correction: { kind: 'correction', notes },
    })
    expect(corrected.status).toBe(200)
    const versions = async () => {
      const live = stories.map(({ slug }) => get<Edition>(`/articles/en/${slug}`))
      return (await Promise.all(live)).map(({ version }) => version)
    }

    await seat.open(`/collections/statistics/${id}`)
    await panel().getByText(said.waiting).waitFor()
    await panel().getByRole('button', { name: said.byStory }).focus()
    await page.keyboard.press('Enter')
    const parts = page.locator('.cited-correction__story')
    expect(await parts.count()).toBe(2)
    const note = (index: number) => parts.nth(index).getByLabel(said.note.en)
    const button = (index: number) => parts.nth(index).getByRole('button', { name: said.inStory })
    // The first has the note that waits; the other has none yet, and is not released without.
    expect([await note(0).inputValue(), await note(1).inputValue()]).toEqual(['There were 62 boats.', ''])
    expect(await button(1).isDisabled()).toBe(true)
    await note(0).focus()
    await page.keyboard.press('Control+Enter')
    await parts.nth(0).getByText(said.isReleased).waitFor()
    expect(await versions()).toEqual([2, 1])

    // The same words are refused where they stand, and what was typed stays.
    await note(1).fill('there were 62 boats')
    await button(1).click()
    await parts.nth(1).getByRole('alert').getByText(said.same).waitFor()
    expect(await note(1).getAttribute('aria-invalid')).toBe('true')
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/stories-${language}.png` })
    await note(1).fill('The port counted one boat more.')
    expect(await parts.nth(1).getByRole('alert').count()).toBe(0)
    await button(1).focus()
    await page.keyboard.press('Enter')
    await parts.first().waitFor({ state: 'detached' })
    await panel().locator('.cited-correction__result').waitFor()
    expect(await versions()).toEqual([2, 2])
    expect(seat.complaints().filter((complaint) => !complaint.includes('400'))).toEqual([])
  })

  it.each(['en', 'es'] as const)('approves and releases nothing that was changed unseen (%s)', async (language) => {
    seat = await sit('editor', language)
    const { page } = seat
    const said = words[language]
    // Whoever has it open hears of a save after some seconds; what is done before that has to be refused.
    await page.route('**/presence', (route) => route.abort())
    const done = async <T>(method: 'POST' | 'PATCH', path: string, data: object) => {
      const { body: answer, status } = await seat.send<{ doc: T }>(method, `/api/${path}`, data)
      expect(status, JSON.stringify(answer)).toBeLessThan(300)
      return answer.doc
    }
    const { id: source } = await done<{ id: string }>('POST', 'sources?locale=en', {
      kind: 'person',
      name: `Casimir Thrupp ${language}`,
      terms: 'background',
      attribution: 'a clerk',
    })
    await seat.open(`/collections/sources/${source}`)
    await page.locator('#approve-source').waitFor()
    await done('PATCH', `sources/${source}?locale=en`, { attribution: 'the clerk of the mayor' })
    await page.locator('#approve-source').click()
    await page.locator('.cited-approve [role=alert]').getByText(said.savedSince).waitFor()
    const { approval } = await seat.ask<{ approval?: { by?: unknown } }>(`/api/sources/${source}`)
    expect(approval?.by ?? null).toBe(null)
    // Who has read it again may.
    await seat.open(`/collections/sources/${source}`)
    await page.locator('#approve-source').click()
    await page.locator('#take-approval-back').waitFor()

    const register = { kind: 'document', name: `A register (${language})`, terms: 'on-record' }
    const { id: on } = await done<{ id: string }>('POST', 'sources?locale=en', register)
    const figure = {
      label: 'ferries',
      value: '61',
      unit: { kind: 'count' },
      status: 'verified',
      evidence: [{ source: on }],
    }
    const { id } = await done<{ id: string }>('POST', 'statistics?locale=en', figure)
    const node = { blockType: 'figure', statistic: id, form: 'digits', id: 'b'.repeat(24) }
    const text = body(paragraph('There were ', node, ' ferries.'))
    const edition = { title: `Ferries (${language})`, language: 'en', body: text, _status: 'published' }
    const { slug } = await done<{ slug: string }>('POST', 'articles', edition)
    const correct = async (value: string, at?: string) => {
      const notes = [{ language: 'en', text: `There were ${value} ferries.` }]
      const correction = { kind: 'correction', notes, ...(at ? { at } : {}) }
      const saved = await done<{ correction: { at: string } }>('PATCH', `statistics/${id}`, { value, correction })
      return saved.correction.at
    }
    const at = await correct('62')
    await seat.open(`/collections/statistics/${id}`)
    await panel().getByRole('button', { name: said.release }).click()
    await correct('63', at)
    const dialog = page.locator('.cited-correction__dialog')
    await dialog.locator('#confirm-action').click()
    await dialog.getByRole('alert').getByText(said.savedSince).waitFor()
    expect((await get<Edition>(`/articles/en/${slug}`)).version).toBe(1)
  })
})
