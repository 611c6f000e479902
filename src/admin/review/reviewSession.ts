'use client'

import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import { textBlocks, type TextBlock } from '../../body'
import type { LexicalBody } from '../../body/types'
import { judged, type Finding, type Review, type ReviewInput } from '../../review'
import type { Ask } from '../server'
import { writtenIn } from '../body/written'
import { askForReview, type FormEdition, type FormProposal, type ReviewAnswer } from './answer'
import { exactMatches, hasOwnRules, inputOf, needsOf, reviewWhileTyping } from './whileTyping'
import type { Mark } from './marks'
import { rangeOf } from './textRange'

/** How long after the last edit the body is reviewed again, in milliseconds: while somebody types, nothing is. */
const REVIEW_DELAY = 150
/** How long after the first edit that is not reviewed it is at the latest: who types on and on sees findings too. */
const REVIEW_LATEST = 1000
/** How long a browser may put off the review for what is more urgent. */
const REVIEW_PATIENCE = 50
/** How long the server is not asked after the last reason to ask, in milliseconds. */
const ASK_DELAY = 600
/** How old an answer may get before a save is a reason to ask again: others publish and edit records meanwhile. */
const STALE_AFTER = 30_000

/** How long a decision waits for the server's answer, in milliseconds. */
const MOST_PATIENCE = 5000

/** What the components show of a review. A new object only when something in it is to be shown differently. */
export type SessionView = {
  /** Null until the first review. */
  review: Review | null
  /** How many figures `Link all exact matches` would link. */
  matches: number
  isEmpty: boolean
  /** Whether the server was asked and has not answered. */
  isAsking: boolean
  /** Why the last request failed. */
  failure: string | null
  /** The finding whose popover is open, by its fingerprint. */
  open: string | null
  /** What somebody proposes as not a claim. */
  proposals: FormProposal[]
}

/** What an editor of the body does for its session. */
export type EditorLink = {
  editor: LexicalEditor
  /** Draws the findings into the text. */
  draw: (findings: readonly Finding[], blocks: readonly TextBlock[]) => void
  /** Where a finding is drawn. */
  markOf: (fingerprint: string | null) => Mark | undefined
}

export const nothing: SessionView = {
  review: null,
  matches: 0,
  isEmpty: true,
  isAsking: true,
  failure: null,
  open: null,
  proposals: [],
}

/**
 * An article that is open in a form: what is known of it, and its review as it is now. The panel tells the session the
 * fields, the editor tells it the body, and both show what it finds. One for each form.
 */
export class ReviewSession {
  #edition: FormEdition | null = null
  #ask: Ask | null = null
  #savedBody: LexicalBody | null = null
  #answer: ReviewAnswer | null = null
  #answeredAt = 0
  #asked = new Set<string>()
  #asking: AbortController | null = null
  #askTimer: ReturnType<typeof setTimeout> | undefined
  #reviewTimer: ReturnType<typeof setTimeout> | undefined
  #touchedAt: number | null = null
  #link: EditorLink | null = null
  #review: Review | null = null
  #blocks: TextBlock[] = []
  #undrawn: string | null = null
  #view = nothing
  #shown = ''
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly view = (): SessionView => this.#view

  /** The editor of the body while it is on the screen: the tab that it is on may be closed. */
  get link(): EditorLink | null {
    return this.#link
  }
  get edition(): FormEdition | null {
    return this.#edition
  }
  get answer(): ReviewAnswer | null {
    return this.#answer
  }
  /** The edition as it is now, with its records. */
  get input(): ReviewInput | null {
    return this.#edition && inputOf(this.#edition, this.#body(), this.#answer)
  }
  /** The newest review, with places in the body as it is. */
  get review(): Review | null {
    return this.#review
  }
  /** The text of the body as it was reviewed last. */
  get blocks(): readonly TextBlock[] {
    return this.#blocks
  }

  finding(fingerprint: string | null): Finding | undefined {
    return this.#review?.findings.find((each) => each.fingerprint === fingerprint)
  }

  /**
   * A finding as it is now. Its fingerprint changes with the words around it, also when a figure beside it becomes a
   * node: then it is the finding of the same rule about the same words.
   */
  current(finding: Finding): Finding | undefined {
    return this.finding(finding.fingerprint) ?? (this.#review ? successorOf(finding, this.#review) : undefined)
  }

  /** Starts the work for a form that opens; gives back what ends it. */
  start(ask: Ask): () => void {
    this.#ask = ask
    this.ask()
    return () => {
      clearTimeout(this.#askTimer)
      clearTimeout(this.#reviewTimer)
      this.#touchedAt = null
      this.#asking?.abort()
      this.#asking = null
    }
  }

  /** Takes over the fields of the form. */
  setEdition(edition: FormEdition): void {
    const before = this.#edition
    this.#edition = edition
    if (before && decisive(before) !== decisive(edition)) this.ask()
    if (!before || JSON.stringify(before.proposals) !== JSON.stringify(edition.proposals)) {
      this.#show({ proposals: edition.proposals })
    }
    this.touch()
  }

  /** Takes over the body of the form, which counts while no editor shows it. */
  setSavedBody(body: LexicalBody | null): void {
    this.#savedBody = body
    if (!this.#link) this.touch()
  }

  /** Takes over an editor of the body; gives back what lets it go. */
  attach(link: EditorLink): () => void {
    this.#link = link
    this.touch()
    this.#tell()
    return () => {
      if (this.#link !== link) return
      this.#savedBody = this.#body()
      this.#link = null
      this.#tell()
    }
  }

  /** Leaves the findings of a rule out of the text, where something beside it shows them; gives back what draws them again. */
  leaveUndrawn(rule: string): () => void {
    this.#undrawn = rule
    this.touch()
    return () => {
      this.#undrawn = null
      this.touch()
    }
  }

  /** Takes over records that were just made or found, which the next answer will have as well. */
  learn(learned: Partial<ReviewAnswer['records']>): void {
    if (!this.#answer) return
    const { quotes, sources, statistics } = this.#answer.records
    const records = {
      quotes: [...quotes, ...(learned.quotes ?? [])],
      sources: [...sources, ...(learned.sources ?? [])],
      statistics: [...statistics, ...(learned.statistics ?? [])],
    }
    this.#answer = { ...this.#answer, records }
  }

  /**
   * Waits until the server has answered what it is asked. A fingerprint is made of a sentence with its figures as they
   * read, so it is provisional while a record that the sentence names is on its way.
   */
  async settled(): Promise<void> {
    if (this.#view.isAsking) await this.#answered()
    this.#run()
  }

  #answered(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(limit)
        unsubscribe()
        resolve()
      }
      const limit = setTimeout(end, MOST_PATIENCE)
      const unsubscribe = this.subscribe(() => {
        if (!this.#view.isAsking) end()
      })
    })
  }

  /** Reviews the body soon. */
  touch(): void {
    this.#touchedAt ??= Date.now()
    clearTimeout(this.#reviewTimer)
    const wait = Math.max(0, Math.min(REVIEW_DELAY, this.#touchedAt + REVIEW_LATEST - Date.now()))
    this.#reviewTimer = setTimeout(() => {
      this.#touchedAt = null
      const run = () => this.#run()
      if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: REVIEW_PATIENCE })
      else run()
    }, wait)
  }

  /** Reviews the body at once, for an action that must not work on what was there before. */
  reviewNow(): void {
    this.#run()
  }

  /** Notes that the article was saved: a newsroom's own rules are run by the server only. */
  saved(): void {
    if (this.#answer && (hasOwnRules(this.#answer) || Date.now() - this.#answeredAt > STALE_AFTER)) this.ask()
  }

  /** Asks the server soon, about everything there is. */
  ask(): void {
    clearTimeout(this.#askTimer)
    this.#askTimer = setTimeout(() => void this.#request(), ASK_DELAY)
    this.#show({ isAsking: true })
  }

  open(fingerprint: string | null): void {
    this.#show({ open: fingerprint })
  }

  #body(): LexicalBody | null {
    return this.#link ? writtenIn(this.#link.editor) : this.#savedBody
  }

  async #request(): Promise<void> {
    const [edition, ask] = [this.#edition, this.#ask]
    if (!edition || !ask) return
    this.#asking?.abort()
    const controller = new AbortController()
    this.#asking = controller
    const body = this.#body()
    // Asked once and for all: what there is no record for is not asked about with every keystroke.
    for (const need of needsOf(body, reviewWhileTyping(edition, body, this.#answer))) this.#asked.add(need)
    try {
      const answer = await askForReview(ask, edition, body, controller.signal)
      if (this.#asking !== controller) return
      this.#answer = answer
      this.#answeredAt = Date.now()
      this.#show({ failure: null })
    } catch (error) {
      if (this.#asking !== controller) return
      this.#show({ failure: error instanceof Error ? error.message : String(error) })
    }
    this.#asking = null
    this.#run()
    this.#show({ isAsking: false })
  }

  #run(): void {
    const edition = this.#edition
    // Until the first answer nobody knows which rules are on, and every figure would be without its record.
    if (!edition || (!this.#answer && this.#view.failure === null)) return
    const body = this.#body()
    const opened = this.finding(this.#view.open)
    const whole = reviewWhileTyping(edition, body, this.#answer)
    const review = judged(whole, inputOf(edition, body, this.#answer))
    this.#review = review
    this.#blocks = textBlocks(body)
    this.#link?.draw(
      review.findings.filter(({ rule }) => rule !== this.#undrawn),
      this.#blocks,
    )
    const needs = needsOf(body, whole)
    if (needs.some((need) => !this.#asked.has(need))) {
      for (const need of needs) this.#asked.add(need)
      this.ask()
    }

    const signature = shownOf(review)
    const matches = exactMatches(review, this.#answer).length
    const isEmpty = this.#blocks.length === 0
    if (signature === this.#shown && matches === this.#view.matches && isEmpty === this.#view.isEmpty) return
    this.#shown = signature
    // A finding that is gone has no popover any more.
    const open = (opened && this.current(opened))?.fingerprint ?? null
    this.#show({ review, matches, isEmpty, open })
  }

  #show(changes: Partial<SessionView>): void {
    const changed = Object.entries(changes).some(([key, value]) => this.#view[key as keyof SessionView] !== value)
    if (!changed) return
    this.#view = { ...this.#view, ...changes }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** What of an edition only the server can look up: when it changes, the server is asked. */
function decisive({ dismissals, hero, id, language, translatedFrom }: FormEdition): string {
  return JSON.stringify([id, language, translatedFrom, hero, dismissals.map(({ fingerprint }) => fingerprint)])
}

/** What is to be seen of a review in lists: everything but where in the text it is, which typing moves. */
function shownOf({ figures, findings, quotations }: Review): string {
  return JSON.stringify([
    figures,
    quotations,
    findings.map((finding) => [
      finding.fingerprint,
      finding.message.en,
      finding.suggestions.length,
      finding.also?.length,
      finding.dismissal?.reason,
      rangeOf(finding) === null,
    ]),
  ])
}

/** The finding of the same rule about the same words of the same block, and of several the nearest. */
function successorOf({ rule, text, where }: Finding, { findings }: Review): Finding | undefined {
  const distance = (finding: Finding) => Math.abs((finding.where.start ?? 0) - (where.start ?? 0))
  return findings
    .filter((each) => each.rule === rule && each.text === text && each.where.path === where.path)
    .sort((a, b) => distance(a) - distance(b))[0]
}
