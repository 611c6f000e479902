/**
 * Saves what somebody types. One save is on its way at a time, and says which revision it was made from. What was typed
 * since is never written over by an answer; what could not be saved stays in the browser, is tried again where that
 * helps, and else says why. Where somebody else has saved meanwhile, both are brought together.
 */
import * as typed from './changes'
import { decided, isSame, mergeDocuments, questionsOf, valueAt, type Choice, type Data, type Merge } from './merge'
import {
  isOlder,
  didNothing,
  isTransient,
  revisionOf,
  saysFirstWord,
  staleSaveIn,
  untouched,
  type Deciding,
  type Reply,
  type Kept,
  type Outcome,
  type Person,
  type SavedDocument,
  type SaveKind,
  type SavingView,
  type StaleSave,
  type Surroundings,
} from './surroundings'

export class Saving {
  #surroundings: Surroundings | null = null
  #view = untouched
  #listeners = new Set<() => void>()
  #id: string | null = null
  /** The document as it is saved, as far as this form knows. */
  #base: Data = {}
  /** What stood in the form when it was the same as what is saved: a server may save something otherwise. */
  #formBase: Data | null = null
  /** A document of which the form is being given what it has otherwise. */
  #taking: Data | null = null
  #revision = ''
  #queue: Promise<unknown> = Promise.resolve()
  #waiting: SaveKind | null = null
  #timers: Partial<Record<'save' | 'keep' | 'again', ReturnType<typeof setTimeout>>> = {}
  #firstTyped: number | null = null
  #tries = 0
  #meetings = 0
  /** What is asked about: `shown` is what the other side says, where that is more than is saved. */
  #met: (StaleSave & { shown?: Data }) | null = null
  /** What was sent and not answered: it may be saved for all that. */
  #unanswered: Data | null = null
  /** By what a new document is found again. */
  readonly #mark = crypto.randomUUID()
  #wasSent = false

  readonly view = (): SavingView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get id(): string | null {
    return this.#id
  }

  get revision(): string {
    return this.#revision
  }

  get savesTyped(): boolean {
    return this.#surroundings?.savesTyped ?? false
  }

  /** Begins with a document as the form was made from it; without an id it is a new one. */
  start(id: string | null, document: Data): void {
    this.#id = id
    this.#base = document
    this.#formBase = null
    this.#revision = revisionOf(document)
  }

  /** Goes on from a document as it is saved now, which the form does not show as a whole. */
  #goOnFrom(document: SavedDocument, formBase: Data = document): void {
    this.start(document.id, document)
    this.#formBase = formBase
  }

  attach(surroundings: Surroundings): void {
    this.#surroundings = surroundings
    this.#formBase ??= surroundings.read()
  }

  /** Somebody typed, or the form changed otherwise. */
  touch(): void {
    if (this.#view.state === 'saved') this.#show({ state: 'unsaved' })
    this.#firstTyped ??= Date.now()
    this.#timers.keep ??= setTimeout(() => this.keep(), typed.KEEPING)
    clearTimeout(this.#timers.save)
    if (!this.#surroundings?.savesTyped || this.#isHeld()) return
    this.#timers.save = setTimeout(() => void this.save('typed'), typed.pauseAfter(this.#firstTyped))
  }

  /** Whether something waits for somebody: a choice, a password. Or for the next try. */
  #isHeld(): boolean {
    return ['conflict', 'lapsed'].includes(this.#view.state) || this.#view.isTriedAgain
  }

  /** The fields that stand in the form otherwise than they are saved. */
  changes(): Data {
    const { fields, read } = this.#needed()
    const now = read()
    const changed = fields.filter(
      ({ path }) => !this.#taking || !isSame(valueAt(now, path), valueAt(this.#taking, path)),
    )
    return typed.changedParts(changed, now, this.#formBase ?? now)
  }

  /**
   * Puts values into the form and goes on from the document that they come from: what it says nobody has typed. Says
   * whether it could: what was typed until then may be another answer to the same question.
   */
  async #take(decide: Deciding, document: SavedDocument): Promise<boolean> {
    this.#taking = document
    const isTaken = await this.#needed()
      .take(decide)
      .finally(() => (this.#taking = null))
    if (isTaken) this.#goOnFrom(document)
    return isTaken
  }

  /** What stands in the form now beside what somebody else made of the document. */
  #mergedWith(theirs: Data): Merge {
    const { fields, read } = this.#needed()
    return mergeDocuments(fields, this.#base, read(), theirs)
  }

  /** What only the others changed; null where it is to be asked. */
  #unasked(theirs: Data): Map<string, unknown> | null {
    const merge = this.#mergedWith(theirs)
    return questionsOf(merge).length > 0 ? null : decided(merge, {})
  }

  /** Of a record all is sent, since what it says of a correction that waits belongs to each change. */
  #part(changes: Data, all: Data): Data {
    return this.#needed().savesTyped ? changes : all
  }

  isUnsaved(): boolean {
    if (!this.#surroundings) return false
    return this.#isWorthSaving(this.changes())
  }

  /** A new document that is saved while somebody types is made with its first word. */
  #isWorthSaving(changes: Data): boolean {
    const { makes, savesTyped } = this.#needed()
    if (this.#id === null && (savesTyped || !makes)) return makes && saysFirstWord(changes)
    return Object.keys(changes).length > 0
  }

  /** Writes into the browser what is not saved, or forgets what is. */
  keep(): void {
    clearTimeout(this.#timers.keep)
    delete this.#timers.keep
    const { keep, read } = this.#needed()
    if (!this.isUnsaved()) {
      keep(null)
      if (this.#view.state === 'unsaved' && this.#id !== null) this.#show({ state: 'saved' })
      return
    }
    const isKept = keep({ base: this.#base, mine: read(), revision: this.#revision, at: Date.now() })
    if (isKept !== this.#view.isKept) this.#show({ isKept })
  }

  /** Saves, after what is on its way. */
  save(kind: SaveKind): Promise<Outcome> {
    clearTimeout(this.#timers.save)
    clearTimeout(this.#timers.again)
    if (kind === 'typed' && this.#waiting !== null) return this.#queue as Promise<Outcome>
    this.#waiting = kind
    const done = this.#queue.then(() => {
      this.#waiting = null
      return this.#once(kind)
    })
    this.#queue = done.catch(() => undefined)
    return done
  }

  async #once(kind: SaveKind): Promise<Outcome> {
    const { fields, findMade, keep, onRefused, onSaved, read, reasonsIn, savesTyped, send } = this.#needed()
    const data = this.changes()
    if (kind === 'typed' && !this.#isWorthSaving(data)) {
      this.#settle()
      return 'nothing'
    }
    const sent = read()
    this.#firstTyped = null
    this.#show({ state: 'saving', taken: null, ...(kind === 'typed' ? {} : { unpublished: [] }) })
    let answer: Reply
    try {
      if (this.#id === null && this.#wasSent && savesTyped) {
        const made = await findMade(this.#mark)
        if (made) {
          this.#goOnFrom(made)
          return await this.#once(kind)
        }
      }
      this.#wasSent = true
      answer = await send(
        this.#id,
        this.#id === null
          ? { ...(savesTyped ? { story: this.#mark } : {}), ...typed.changedParts(fields, sent, {}) }
          : { ...this.#part(data, sent), revision: this.#revision },
        kind,
      )
    } catch {
      this.#unanswered = sent
      // A new record may have been made, and would be made twice.
      return this.#fail(kind, reasonsIn(null), this.#id !== null || savesTyped)
    }
    const stale = staleSaveIn(answer)
    if (stale) return this.#meet(stale, kind, sent)
    if (answer.status === 401 || answer.status === 403) return this.#lapse(kind, answer)
    if (isTransient(answer)) {
      const mayRepeat = this.#id !== null || savesTyped || didNothing(answer)
      return this.#fail(kind, reasonsIn(answer), mayRepeat, answer.retryAfter)
    }
    const document = (answer.body as { doc?: SavedDocument } | null)?.doc
    if (answer.status >= 400 || !document) {
      onRefused(answer.body, kind)
      if (kind === 'published' && this.#needed().savesTyped) {
        // Nothing that was typed is lost by it: the rest is saved as a draft.
        this.#settle()
        this.#show({ unpublished: reasonsIn(answer) })
        return 'refused'
      }
      return this.#fail(kind, reasonsIn(answer), false)
    }

    const isNew = this.#id === null
    this.#tries = 0
    this.#meetings = 0
    this.#unanswered = null
    // What the server made of a field, where nobody has typed in it since.
    const made = typed.madeByServer(fields, { document, now: read(), sent })
    if (made.size > 0) await this.#needed().take(() => made)
    this.#goOnFrom(document, typed.withValues(sent, made))
    this.#show({ savedAt: Date.now(), reasons: [], isTriedAgain: false, conflict: null })
    const isClean = !this.isUnsaved()
    if (isClean) keep(null)
    this.#settle()
    onSaved(document, kind, isNew, isClean)
    return 'saved'
  }

  #settle(): void {
    const isUnsaved = this.isUnsaved()
    this.#show({ state: isUnsaved ? 'unsaved' : 'saved', reasons: [], isTriedAgain: false })
    this.#needed().onSettled(isUnsaved)
    if (isUnsaved) this.touch()
    else this.keep()
  }

  #fail(kind: SaveKind, reasons: string[], isTransientFailure: boolean, retryAfter: number | null = null): Outcome {
    // A publication is not tried again behind the back of whoever asked for it.
    const again = kind === 'published' ? (this.#needed().savesTyped ? 'typed' : null) : kind
    const isTriedAgain = isTransientFailure && again !== null
    this.#show({ state: 'failed', reasons, isTriedAgain })
    this.keep()
    if (isTriedAgain) {
      this.#timers.again = setTimeout(() => void this.save(again), typed.waitBefore(this.#tries, retryAfter))
      this.#tries += 1
    }
    return isTransientFailure ? 'failed' : 'refused'
  }

  async #lapse(kind: SaveKind, answer: Reply): Promise<Outcome> {
    const { account, reasonsIn, whoIsThere } = this.#needed()
    let user: string | null
    try {
      user = await whoIsThere()
    } catch {
      return this.#fail(kind, reasonsIn(null), true)
    }
    // Signed in, and not allowed.
    if (user === account) return this.#fail(kind, reasonsIn(answer), false)
    this.#show({ state: 'lapsed', reasons: [], isTriedAgain: false })
    this.keep()
    return 'lapsed'
  }

  /** Somebody else has saved: what only they changed is taken, and where both changed something it is asked. */
  async #meet(stale: StaleSave, kind: SaveKind, sent: Data): Promise<Outcome> {
    const { fields, reasonsIn } = this.#needed()
    this.#base = typed.withOwn(fields, this.#base, { sent: [this.#unanswered, sent], document: stale.current })
    const merge = this.#mergedWith(stale.current)
    const { at, by } = stale
    if (questionsOf(merge).length > 0) {
      this.#met = stale
      this.#show({ state: 'conflict', reasons: [], isTriedAgain: false, conflict: { merge, by, at } })
      this.keep()
      return 'conflict'
    }
    this.#meetings += 1
    if (this.#meetings > typed.MOST_MEETINGS) {
      this.#meetings = 0
      return this.#fail(kind, reasonsIn(null), true)
    }
    if (!(await this.#take(() => this.#unasked(stale.current), stale.current))) return this.#meet(stale, kind, sent)
    // Whoever publishes has to have seen what is published; a record too is saved with what came in only when asked again.
    const isAskedAgain = kind === 'published' || !this.#needed().savesTyped
    const outcome = isAskedAgain && !this.#needed().savesTyped ? 'nothing' : await this.#once('typed')
    if (isAskedAgain && outcome === 'nothing') this.#settle()
    this.#show({ taken: { by, at, isPublishing: isAskedAgain } })
    return outcome === 'saved' || outcome === 'nothing' ? 'merged' : outcome
  }

  /** Another has saved, as was heard without saving: it is taken in, or asked about where something is not saved here. */
  async arrive(document: SavedDocument, by: Person | null): Promise<void> {
    const revision = revisionOf(document)
    if (revision === '' || revision === this.#revision || this.#isHeld()) return
    const task = this.#queue.then(async () => {
      // What was asked for before a save of one's own can come after it.
      if (revision === this.#revision || isOlder(document, this.#base)) return
      const isNew = (this.#unasked(document)?.size ?? 0) > 0
      // What is to be asked is met with the next save, which brings both together.
      if (!(await this.#take(() => this.#unasked(document), document))) return
      this.#settle()
      if (isNew && by) this.#show({ taken: { by, at: document.updatedAt ?? '', isPublishing: false } })
    })
    this.#queue = task.catch(() => undefined)
    await task
  }

  /** Opens the choice anew, with what was typed since. */
  reconsider(): void {
    if (!this.#met) return
    const { at, by, current, shown } = this.#met
    this.#show({ conflict: { merge: this.#mergedWith(shown ?? current), by, at } })
  }

  /** Takes what was chosen into the form, and saves it as a draft. */
  async resolve(choices: Readonly<Record<string, Choice>>): Promise<Outcome> {
    if (!this.#met) return 'nothing'
    const { current, shown } = this.#met
    const decide = () => {
      const merge = this.#mergedWith(shown ?? current)
      return questionsOf(merge).every(({ key }) => choices[key]) ? decided(merge, choices) : null
    }
    if (!(await this.#take(decide, current))) {
      this.reconsider()
      return 'conflict'
    }
    this.#met = null
    this.#show({ state: 'unsaved', conflict: null })
    if (!this.#needed().savesTyped) {
      this.#settle()
      return 'nothing'
    }
    return this.save('saved')
  }

  /** Takes back into the form what a browser had kept of an earlier sitting, as if it had been typed just now. Says whether it could. */
  async recover(kept: Kept): Promise<boolean> {
    const { fields, read, take } = this.#needed()
    const current = this.#base
    // With what was typed in this sitting before.
    let merge: Merge = []
    let shown: Data = {}
    const isTaken = await take(() => {
      shown = read()
      merge = mergeDocuments(fields, kept.base, kept.mine, shown)
      const brought = questionsOf(merge).length > 0 ? new Map<string, unknown>() : decided(merge, {})
      return typed.missingValues(fields, typed.withValues(kept.mine, brought), shown)
    })
    if (!isTaken) return false
    if (questionsOf(merge).length > 0 && this.#id !== null) {
      const at = typeof current.updatedAt === 'string' ? current.updatedAt : ''
      this.#met = { revision: this.#revision, by: null, at, current: current as SavedDocument, shown }
      this.start(this.#id, kept.base)
      this.#formBase = kept.base
      this.#revision = kept.revision
      this.#show({ state: 'conflict', conflict: { merge, by: null, at } })
      this.keep()
      return true
    }
    this.touch()
    return true
  }

  /** Goes on after somebody has signed in again, came back online, or asked to. */
  async again(): Promise<Outcome> {
    this.#tries = 0
    this.#show({ state: 'unsaved', isTriedAgain: false })
    return this.save(this.#needed().savesTyped ? 'typed' : 'saved')
  }

  /** Closes the choice; it waits, and so does saving. */
  putOff(): void {
    this.#show({ conflict: null })
  }

  /** Whether something was kept that does not stand in the form, and so is not saved. */
  differs({ base, mine }: Pick<Kept, 'base' | 'mine'>): boolean {
    const { fields, read } = this.#needed()
    return typed.isMissing(fields, { base, mine, now: read() })
  }

  hideUnpublished(): void {
    this.#show({ unpublished: [] })
  }

  hideTaken(): void {
    this.#show({ taken: null })
  }

  /** The form is closed: what waits is kept, and sent at once. */
  async leave(): Promise<Outcome> {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    this.#timers = {}
    if (!this.isUnsaved()) return 'nothing'
    this.keep()
    if (!this.#needed().savesTyped || this.#isHeld()) return 'failed'
    const outcome = await this.save('typed')
    clearTimeout(this.#timers.again)
    return outcome
  }

  #needed(): Surroundings {
    if (!this.#surroundings) throw new Error('No form is attached.')
    return this.#surroundings
  }

  #show(change: Partial<SavingView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}
