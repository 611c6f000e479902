/** Editors at work on a server that may die at any moment: they know what was acknowledged, and what they were waiting for. */
import { articleData, body, paragraph } from '../support/drafts'

/** How an article is for readers: not there, or with a dek. */
type State = { live: boolean; dek: string | null }

export type Kept = {
  id: string
  title: string
  /** As was acknowledged last, and as it may be if what was sent since was done. */
  known: State
  maybe: State | null
}

export type Figure = { id: string; articles: string[]; known: string; maybe: string | null }

export type Ledger = {
  articles: Kept[]
  /** Titles of what was refused, or must have been. */
  refused: string[]
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

export class Editor {
  constructor(
    private readonly origin: string,
    private readonly token: string,
    private readonly ledger: Ledger,
    private readonly random: () => number,
  ) {}

  private async call(method: string, route: string, data?: object): Promise<Answer> {
    try {
      const answer = await fetch(`${this.origin}/api${route}`, {
        method,
        headers: { 'Content-Type': 'application/json', Authorization: `JWT ${this.token}` },
        ...(data ? { body: JSON.stringify(data) } : {}),
      })
      return { status: answer.status, body: (await answer.json()) as Answer['body'] }
    } catch {
      throw new Gone()
    }
  }

  private async acknowledged(method: string, route: string, data?: object): Promise<Answer> {
    const answer = await this.call(method, route, data)
    if (answer.status >= 300) throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(answer.body)}`)
    this.ledger.acknowledged += 1
    return answer
  }

  /** Works on articles of its own until the server is gone. */
  async writeStories(): Promise<void> {
    const own: Kept[] = []
    await this.untilGone(async () => {
      const article = own.at(-1)
      if (!article || this.random() < 0.3) {
        own.push(await this.publish())
        return
      }
      const which = this.random()
      if (which < 0.45) await this.change(article)
      else if (which < 0.6) await this.draft(article)
      else if (which < 0.8) await this.beRefused(article)
      else await (article.known.live ? this.withdraw(article) : this.reinstate(article))
    })
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
    const kept: Kept = { id: '', title, known: { live: false, dek: null }, maybe: { live: true, dek: 'First' } }
    this.ledger.articles.push(kept)
    const { body: told } = await this.acknowledged(
      'POST',
      '/articles?depth=0',
      articleData({ title, dek: 'First', _status: 'published' }),
    )
    kept.id = told.doc?.id ?? ''
    this.settle(kept)
    return kept
  }

  private settle(kept: Kept): void {
    kept.known = kept.maybe ?? kept.known
    kept.maybe = null
  }

  private async change(kept: Kept): Promise<void> {
    kept.maybe = { live: true, dek: `Dek ${next()}` }
    await this.acknowledged('PATCH', `/articles/${kept.id}?depth=0`, { dek: kept.maybe.dek, _status: 'published' })
    this.settle(kept)
  }

  private async draft(kept: Kept): Promise<void> {
    await this.acknowledged('PATCH', `/articles/${kept.id}?depth=0&draft=true`, { dek: `Only a draft ${next()}` })
  }

  private async withdraw(kept: Kept): Promise<void> {
    kept.maybe = { ...kept.known, live: false }
    await this.acknowledged('POST', `/articles/${kept.id}/withdraw`, { reason: 'It was wrong.' })
    this.settle(kept)
  }

  private async reinstate(kept: Kept): Promise<void> {
    kept.maybe = { ...kept.known, live: true }
    await this.acknowledged('POST', `/articles/${kept.id}/reinstate`)
    this.settle(kept)
  }

  private async beRefused(kept: Kept): Promise<void> {
    const spies = body(paragraph('There were 45 spies.'))
    const title = `Refused ${next()}`
    this.ledger.refused.push(title)
    const data = articleData({ title, body: spies, _status: 'published' })
    const made = await this.call('POST', '/articles?depth=0', data)
    const changed = await this.call('PATCH', `/articles/${kept.id}?depth=0`, {
      title,
      body: spies,
      _status: 'published',
    })
    for (const { status } of [made, changed]) {
      if (status !== 400) throw new Error(`What had to be refused was answered with ${status}.`)
    }
  }

  /** Corrects one figure, which two editions carry, until the server is gone. */
  async correct(): Promise<void> {
    const { figure } = this.ledger
    await this.untilGone(async () => {
      await this.acknowledged('POST', `/statistics/${figure.id}/release`)
      figure.known = figure.maybe ?? figure.known
      figure.maybe = String(100 + next())
      const notes = ['en', 'es'].map((language) => ({ language, text: `It is ${figure.maybe}.` }))
      await this.acknowledged('PATCH', `/statistics/${figure.id}?depth=0`, {
        value: figure.maybe,
        correction: { kind: 'correction', notes },
      })
    })
  }
}

/** What the database says otherwise than was acknowledged; then what is in it is what is known. */
export function lostIn(
  ledger: Ledger,
  stored: {
    articles: Array<{ id: string; title: string; dek: string | null; status: 'draft' | 'published' }>
    valueOf: (article: string) => string | undefined
  },
): string[] {
  const lost: string[] = []
  for (const kept of ledger.articles) {
    const row = stored.articles.find(({ id, title }) => (kept.id === '' ? title === kept.title : id === kept.id))
    const now: State = { live: row?.status === 'published', dek: row?.dek ?? null }
    const isSame = (state: State) => state.live === now.live && (!state.live || state.dek === now.dek)
    const isKnown = isSame(kept.known) || (kept.maybe !== null && isSame(kept.maybe))
    if (!isKnown) {
      lost.push(`“${kept.title}” is ${JSON.stringify(now)}, was ${JSON.stringify([kept.known, kept.maybe])}`)
    }
    kept.id = row?.id ?? kept.id
    kept.known = now.live ? now : { live: false, dek: kept.known.dek ?? kept.maybe?.dek ?? null }
    kept.maybe = null
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
