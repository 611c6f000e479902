/** How far an import is: a bar where there is a terminal, else a line now and then. */
import type { AdminLanguage } from '../../model/sentence'
import { sentence } from '../sentences'

/** What is written to a terminal as it is. */
export type Terminal = { columns: number; write: (text: string) => void }

/** How many items there are between two lines. */
const STEP = 500
/** How often a bar is drawn, in milliseconds. */
const OFTEN = 100
const CLEAR = '\r\u001b[2K'

export class Progress {
  private done = 0
  private drawn = -OFTEN
  private readonly began = performance.now()

  constructor(
    private readonly total: number | null,
    private readonly ui: AdminLanguage,
    private readonly say: (line: string) => void,
    private readonly terminal: Terminal | null,
  ) {}

  /** Says that so many more items are done. */
  add(count: number): void {
    const before = this.done
    this.done += count
    const now = performance.now()
    if (this.terminal && now - this.drawn >= OFTEN) {
      this.drawn = now
      this.terminal.write(CLEAR + this.bar(this.terminal.columns))
    } else if (!this.terminal && Math.floor(this.done / STEP) > Math.floor(before / STEP)) this.say(this.count())
  }

  /** Prints a line above the bar. */
  line(text: string): void {
    this.end()
    this.say(text)
    this.drawn = -OFTEN
  }

  /** Takes the bar away. */
  end(): void {
    this.terminal?.write(CLEAR)
  }

  private count(): string {
    const seconds = (performance.now() - this.began) / 1000
    const speed = seconds > 0 ? Math.round(this.done / seconds) : 0
    return this.total === null
      ? sentence('{done} done, {speed} a second', { done: this.done, speed })[this.ui]
      : sentence('{done} of {total} done, {speed} a second', { done: this.done, total: this.total, speed })[this.ui]
  }

  private bar(columns: number): string {
    const text = this.count()
    const room = Math.min(40, columns - text.length - 4)
    if (this.total === null || room < 5) return text
    const full = Math.round((Math.min(this.done, this.total) / Math.max(1, this.total)) * room)
    return `[${'#'.repeat(full)}${'-'.repeat(room - full)}] ${text}`
  }
}
