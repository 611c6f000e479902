/** Editors at work on a server that may die at any moment: they know what was acknowledged, and what they were waiting for. */
import sharp from 'sharp'
import { articleData, body, paragraph } from '../support/drafts'
import type { ArticleRow } from './ledger'

/** How an article is: for readers not there, or with a dek; and the dek of its newest version, undefined where it is not known. */
type State = { live: boolean; dek: string | null; newest?: string | null | undefined }

type Kept = {
  id: string
  title: string
  /** As was acknowledged last, and as it may be if what was sent since was done. */
  known: State
  maybe: State | null
}

type Figure = {
  id: string
  articles: string[]
  /** What readers have, and what they may have if what was sent since was done. */
  known: string
  maybe: string | null
  /** Whether it was acknowledged that the record has what readers may have. */
  isSaved: boolean
}

export type Ledger = {
  articles: Kept[]
  /** The articles whose publication at a time was acknowledged, and whether it is known to be done. */
  scheduled: Array<{ id: string; title: string; isDone: boolean }>
  /** Titles of what was refused, or must have been. */
  refused: string[]
  /** The ids of the images whose upload was acknowledged, and of those that were looked at. */
  uploaded: string[]
  lookedAt: Set<string>
  figure: Figure
  acknowledged: number
}

type Answer = {
  status: number
  body: { doc?: { id: string }; releases?: unknown[]; errors?: Array<{ message: string }> }
}

/** The server is gone: what was sent may have been done. */
class Gone extends Error {}

let made = 0
function next(): number {
  made += 1
  return made
}

/** What people do, and how often of ten times. */
const habits = [
  ['publish', 2],
  ['change', 2],
  ['draft', 1.5],
  ['takeDown', 1.5],
  ['beRefused', 1],
  ['upload', 1],
  ['schedule', 1],
] as const

export class Editor {
  constructor(
    private readonly origin: string,
    /** The header that says who it is. */
    private readonly authorization: string,
    private readonly ledger: Ledger,
    private readonly random: () => number,
    /** What its uploads are called, with a number. */
    private readonly uploadName: string,
  ) {}

  private async call(method: string, route: string, data?: object): Promise<Answer> {
    const isForm = data instanceof FormData
    try {
      const answer = await fetch(`${this.origin}/api${route}`, {
        method,
        headers: {
          Authorization: this.authorization,
          ...(data && !isForm ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(data ? { body: isForm ? data : JSON.stringify(data) } : {}),
      })
      // What the process in front says when that of the newsroom is gone.
      if (answer.status === 502 || answer.headers.get('Retry-After') === '5') throw new Gone()
      return { status: answer.status, body: (await answer.json()) as Answer['body'] }
    } catch {
      throw new Gone()
    }
  }

  private async acknowledged(method: string, route: string, data?: object): Promise<Answer['body']> {
    const answer = await this.call(method, route, data)
    if (answer.status >= 300) throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(answer.body)}`)
    this.ledger.acknowledged += 1
    return answer.body
  }

  /** Works on articles of its own until the server is gone. */
  async writeStories(): Promise<void> {
    const own: Kept[] = []
    await this.untilGone(async () => {
      const article = own.at(-1)
      const habit = this.habit()
      if (!article || habit === 'publish') own.push(await this.publish())
      else if (habit === 'change') await this.change(article)
      else if (habit === 'draft') await this.draft(article)
      else if (habit === 'beRefused') await this.beRefused(article)
      else if (habit === 'upload') await this.upload()
      else if (habit === 'schedule') await this.schedule()
      else await (article.known.live ? this.withdraw(article) : this.reinstate(article))
    })
  }

  private habit(): (typeof habits)[number][0] {
    let left = this.random() * 10
    for (const [habit, often] of habits) if ((left -= often) < 0) return habit
    return 'publish'
  }

  private async untilGone(work: () => Promise<void>): Promise<void> {
    try {
      for (;;) await work()
    } catch (error) {
      if (!(error instanceof Gone)) throw error
    }
  }

  private async publish(): Promise<Kept> {
    const title = `Story ${next()}`
    const maybe = { live: true, dek: 'First', newest: 'First' }
    const kept: Kept = { id: '', title, known: { live: false, dek: null }, maybe }
    this.ledger.articles.push(kept)
    const data = articleData({ title, dek: 'First', _status: 'published' })
    kept.id = (await this.acknowledged('POST', '/articles?depth=0', data)).doc?.id ?? ''
    settle(kept)
    return kept
  }

  private async change(kept: Kept): Promise<void> {
    const dek = `Dek ${next()}`
    kept.maybe = { live: true, dek, newest: dek }
    await this.acknowledged('PATCH', `/articles/${kept.id}?depth=0`, { dek, _status: 'published' })
    settle(kept)
  }

  private async draft(kept: Kept): Promise<void> {
    const dek = `Only a draft ${next()}`
    kept.maybe = { ...kept.known, newest: dek }
    const isAutosave = this.random() < 0.5
    await this.acknowledged('PATCH', `/articles/${kept.id}?depth=0&draft=true&autosave=${isAutosave}`, { dek })
    settle(kept)
  }

  private async withdraw(kept: Kept): Promise<void> {
    kept.maybe = { live: false, dek: kept.known.dek }
    await this.acknowledged('POST', `/articles/${kept.id}/withdraw`, { reason: 'It was wrong.' })
    settle(kept)
  }

  private async reinstate(kept: Kept): Promise<void> {
    kept.maybe = { live: true, dek: kept.known.dek }
    await this.acknowledged('POST', `/articles/${kept.id}/reinstate`)
    settle(kept)
  }

  private async beRefused(kept: Kept): Promise<void> {
    const spies = body(paragraph('There were 45 spies.'))
    const title = `Refused ${next()}`
    this.ledger.refused.push(title)
    const data = articleData({ title, body: spies, _status: 'published' })
    const created = await this.call('POST', '/articles?depth=0', data)
    const change = { title, body: spies, _status: 'published' }
    const changed = await this.call('PATCH', `/articles/${kept.id}?depth=0`, change)
    for (const { status } of [created, changed]) {
      if (status !== 400) throw new Error(`What had to be refused was answered with ${status}.`)
    }
  }

  private async upload(): Promise<void> {
    const number = next()
    const background = { r: number % 256, g: (number >> 8) % 256, b: 99 }
    const image = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png()
      .toBuffer()
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt: `Image ${number}`, credit: 'A photographer' }))
    form.set('file', new File([Uint8Array.from(image)], `${this.uploadName}-${number}.png`, { type: 'image/png' }))
    const { doc } = await this.acknowledged('POST', '/media?depth=0', form)
    this.ledger.uploaded.push(doc?.id ?? '')
  }

  private async schedule(): Promise<void> {
    const title = `Scheduled ${next()}`
    const data = articleData({ title, dek: 'First' })
    const { doc } = await this.acknowledged('POST', '/articles?depth=0&draft=true', data)
    const id = doc?.id ?? ''
    const at = new Date(Date.now() + 1000 + this.random() * 2000).toISOString()
    await this.acknowledged('POST', `/articles/${id}/schedules`, { at })
    this.ledger.scheduled.push({ id, title, isDone: false })
  }

  /** Corrects one figure, which two editions carry, until the server is gone. */
  async correct(): Promise<void> {
    const { figure } = this.ledger
    await this.untilGone(async () => {
      const { releases = [] } = await this.acknowledged('POST', `/statistics/${figure.id}/release`)
      if (figure.isSaved || releases.length > 0) figure.known = figure.maybe ?? figure.known
      figure.maybe = String(100 + next())
      figure.isSaved = false
      const notes = ['en', 'es'].map((language) => ({ language, text: `It is ${figure.maybe}.` }))
      await this.acknowledged('PATCH', `/statistics/${figure.id}?depth=0`, {
        value: figure.maybe,
        correction: { kind: 'correction', notes },
      })
      figure.isSaved = true
    })
  }
}

function settle(kept: Kept): void {
  kept.known = kept.maybe ?? kept.known
  kept.maybe = null
}

type Found = {
  articles: ArticleRow[]
  schedules: Array<{ article: string; refused: boolean }>
  /** What the figure is in the live release of an article. */
  valueOf: (article: string) => string | undefined
}

/** What the database says otherwise than was acknowledged; then what is in it is what is known. */
export function lostIn(ledger: Ledger, stored: Found): string[] {
  const lost: string[] = []
  for (const kept of ledger.articles) {
    const row = stored.articles.find(({ id, title }) => (kept.id === '' ? title === kept.title : id === kept.id))
    const now: State = { live: row?.status === 'published', dek: row?.dek ?? null, newest: row?.newest }
    const isSame = ({ dek, live, newest }: State) =>
      live === now.live && (!live || dek === now.dek) && (newest === undefined || newest === now.newest)
    const isKnown = isSame(kept.known) || (kept.maybe !== null && isSame(kept.maybe))
    if (!isKnown || (kept.id !== '' && !row)) {
      lost.push(`“${kept.title}” is ${JSON.stringify(now)}, was ${JSON.stringify([kept.known, kept.maybe])}`)
    }
    kept.id = row?.id ?? kept.id
    kept.known = now.live ? now : { ...now, dek: kept.known.dek ?? kept.maybe?.dek ?? null }
    kept.maybe = null
  }
  for (const scheduled of ledger.scheduled) {
    const { id, isDone, title } = scheduled
    const row = stored.articles.find((each) => each.id === id)
    const waits = stored.schedules.find(({ article }) => article === id)
    if (waits?.refused) lost.push(`the publication of “${title}” at its time was refused`)
    else if (row?.status === 'published') scheduled.isDone = true
    else if (isDone) lost.push(`“${title}” was published at its time, and is not any more`)
    else if (!waits) lost.push(`“${title}” is neither published nor scheduled`)
  }
  const { figure } = ledger
  const values = figure.articles.map((article) => stored.valueOf(article))
  const isKnown = values.every((value) => value === values[0]) && [figure.known, figure.maybe].includes(values[0] ?? '')
  if (!isKnown) lost.push(`the figure is ${values.join(' and ')}, was ${figure.known} or ${String(figure.maybe)}`)
  figure.known = values[0] ?? figure.known
  for (const title of ledger.refused) {
    if (stored.articles.some((row) => row.title === title)) lost.push(`“${title}” was refused and is there`)
  }
  return lost
}

/** What is wrong with images: each acknowledged one is there, and each that is there, looked at once, has its file. */
export async function brokenImages(origin: string, authorization: string, ledger: Ledger): Promise<string[]> {
  const headers = { Authorization: authorization }
  const answer = await fetch(`${origin}/api/media?depth=0&pagination=false&limit=0`, { headers })
  const { docs } = (await answer.json()) as { docs: Array<{ id: string; url: string; filesize: number }> }
  const there = new Set(docs.map(({ id }) => id))
  const broken = ledger.uploaded.filter((id) => !there.has(id)).map((id) => `the image ${id} is gone`)
  for (const { id, url, filesize } of docs) {
    if (ledger.lookedAt.has(id)) continue
    const file = await fetch(new URL(url, origin), { headers })
    const { byteLength } = await file.arrayBuffer()
    ledger.lookedAt.add(id)
    if (file.status !== 200 || byteLength !== filesize) broken.push(`${url}: ${file.status}, ${byteLength} bytes`)
  }
  return broken
}
