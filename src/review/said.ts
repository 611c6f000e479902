import type { QuotationCues } from './quotationCues'

/** Where a text has verbs of saying: it is read for them once, and not again around each of its quotations. */
export class Said {
  private verbs: Array<{ start: number; end: number }> | null = null

  constructor(
    private readonly text: string,
    readonly cues: QuotationCues,
  ) {}

  /** Whether one stands between two places. */
  isWithin(from: number, to: number): boolean {
    this.verbs ??= this.read()
    let low = 0
    let high = this.verbs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.verbs[middle]?.start ?? 0) < from) low = middle + 1
      else high = middle
    }
    return (this.verbs[low]?.end ?? Infinity) <= to
  }

  private read() {
    let from = 0
    // No phrase goes on in another paragraph.
    return this.text.split('\n').flatMap((line) => {
      const start = from
      from += line.length + 1
      return Array.from(line.matchAll(this.cues.speech), ({ index, 0: verb }) => ({
        start: start + index,
        end: start + index + verb.length,
      }))
    })
  }
}
