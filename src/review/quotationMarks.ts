/** Finds what stands in quotation marks. Every pass over the text is taken once a family of marks, so time is linear. */

/** A stretch of text, in UTF-16 code units. */
export type Span = { start: number; end: number }

/** Words with the marks around them; one that never closed has no mark at its end. */
export type Quoted = Span & { closed: boolean }

/** Marks that belong together. */
type Family = {
  /** Opens, and opens again within: “a “b” c”. */
  open: string
  close: string
  /**
   * What never closed: nothing, all up to the end of the text, that only where speech usually begins, or there all up to
   * the end of the line or the next mark that opens.
   */
  unclosed: 'nothing' | 'rest' | 'rest-where-speech-begins' | 'line-where-speech-begins'
  /** Whether the closing mark is also an apostrophe. */
  apostrophe?: true
}

// Hurried typing closes “so“ too.
const CURLY: Family = { open: '“', close: '”“', unclosed: 'rest' }
const STRAIGHT: Family = { open: '"', close: '"', unclosed: 'line-where-speech-begins' }
const LOW: Family = { open: '„', close: '“”', unclosed: 'rest' }
const GUILLEMETS: Family = { open: '«', close: '»', unclosed: 'rest' }
const SINGLE_GUILLEMETS: Family = { open: '‹', close: '›', unclosed: 'rest' }
// An apostrophe may be turned the wrong way (‘Abd), so that it opens a quotation is believed at its usual places only.
const SINGLE: Family = { open: '‘', close: '’', unclosed: 'rest-where-speech-begins', apostrophe: true }
const STRAIGHT_SINGLE: Family = { open: "'", close: "'", unclosed: 'nothing', apostrophe: true }
// »German«, ”Swedish”, and the closing mark that some put before each further paragraph of a quotation.
const REVERSED: Family = { open: '»', close: '«»', unclosed: 'rest-where-speech-begins' }
const REVERSED_CURLY: Family = { open: '”', close: '”', unclosed: 'rest-where-speech-begins' }

const FAMILIES: readonly Family[] = [
  ...[CURLY, STRAIGHT, LOW, GUILLEMETS, SINGLE_GUILLEMETS],
  ...[SINGLE, STRAIGHT_SINGLE, REVERSED, REVERSED_CURLY],
]
const FAMILY_OF: ReadonlyMap<string, Family> = new Map(FAMILIES.map((family) => [family.open, family]))

/** Apostrophes in the place of letters, which look like opening marks: ’90s, ’em, rock ’n’ roll. */
const ELISION = /^.(?:\d0s\b|n['’]|em\b|tis\b|twas\b|til\b)/iu
/** A year without its century is one too, but “, '24 hours is enough'” begins with a number. */
const SHORT_YEAR = /^.\d\d(?![\p{L}\p{N}])/u

/**
 * The quotation marks of a stretch of a text. Where each kind closes for the last time is looked up once, so that a mark
 * that is never closed costs no search.
 */
export class QuotationMarks {
  private readonly lastCloses = new Map<Family, number>()

  constructor(
    private readonly text: string,
    private readonly from = 0,
    private readonly end = text.length,
  ) {}

  /** The quotation that opens at this place; null when none does. */
  quotedAt(start: number): Quoted | null {
    const family = FAMILY_OF.get(this.text[start] ?? '')
    if (!family || !this.opens(family, start)) return null
    // A typographic mark that opens is at times closed by a plain one.
    const closing = family === CURLY && this.lastClose(CURLY) <= start ? STRAIGHT : family
    const close = this.lastClose(closing) > start ? this.closeAfter(closing, start) : null
    if (close !== null) return { start, end: close + 1, closed: true }
    if (family.unclosed === 'line-where-speech-begins') return this.unclosedLine(start)
    const takesRest = family.unclosed === 'rest' || (family.unclosed !== 'nothing' && this.isWhereSpeechBegins(start))
    return takesRest ? { start, end: this.end, closed: false } : null
  }

  /** Where the last quotation ended that a plain mark opened and none closed: another may open right there. */
  private unclosedEnd = -1

  /** A plain mark that opens where speech begins and that nothing closes in its line. */
  private unclosedLine(start: number): Quoted | null {
    const begins =
      start === this.unclosedEnd ||
      this.isWhereSpeechBegins(start) ||
      /[.!?]\s$/.test(this.text.slice(Math.max(0, start - 2), start))
    if (!begins || !/^["\uFFFF]*[\p{Lu}¿¡\p{N}“‘]/u.test(this.text.slice(start, start + 8))) return null
    const line = this.text.slice(start + 1, this.end).search(/["\n]/)
    const end = line < 0 ? this.end : start + 1 + line
    this.unclosedEnd = end
    return { start, end, closed: false }
  }

  private opens({ open, unclosed, apostrophe }: Family, at: number): boolean {
    if (unclosed === 'rest') return !(isWordly(this.text, at, -1) && this.isAtEndOfWords(at))
    if (open === '"' && this.standsAlone(at)) return true
    if (isWordly(this.text, at, -1) || isSpace(this.text[at + 1])) return false
    if (!apostrophe) return true
    const following = this.text.slice(at, at + 8)
    if (ELISION.test(following)) return false
    return !SHORT_YEAR.test(following) || this.isWhereSpeechBegins(at)
  }

  /** At the beginning of the text or of a line, and after a colon or a comma. */
  private isWhereSpeechBegins(at: number): boolean {
    return /(?:^|\n|[:,]\s?)$/.test(this.text.slice(Math.max(0, at - 2), at))
  }

  private closeAfter(family: Family, start: number): number | null {
    let depth = 1
    for (let at = start + 1; at < this.end; at++) {
      const char = this.text[at] ?? ''
      if (family.close.includes(char) && this.closes(family, at)) {
        if (this.isNoMarkAfterAll(family, at)) continue
        depth -= 1
        if (depth === 0) return at
      } else if (char === family.open && family.unclosed === 'rest') {
        // Repeated at the beginning of a line it says that the quotation goes on.
        if (this.text[at - 1] !== '\n') depth += 1
      }
    }
    return null
  }

  private closes({ open, apostrophe }: Family, at: number): boolean {
    const char = this.text[at]
    if (char === '“' && open === '“') return this.isAtEndOfWords(at)
    // Before a further paragraph it says that the quotation goes on.
    if (char === '”' && this.text[at - 1] === '\n' && isWordly(this.text, at, 1)) return false
    if (char !== open && !apostrophe) return true
    if (char === '"' && this.standsAlone(at)) return true
    return !isSpace(this.text[at - 1]) && !isWordly(this.text, at, 1)
  }

  private standsAlone(at: number): boolean {
    return isSpace(this.text[at - 1]) && isSpace(this.text[at + 1])
  }

  /** Words or punctuation before, and a space, punctuation or nothing after. */
  private isAtEndOfWords(at: number): boolean {
    return !isSpace(this.text[at - 1]) && /[\s.,;:!?…)\]]/.test(this.text[at + 1] ?? ' ')
  }

  /**
   * Whether a mark that could close is the inches of 12" or the apostrophe of the workers’ union: when a mark that can
   * only close follows it, before one that opens.
   */
  private isNoMarkAfterAll(family: Family, at: number): boolean {
    const measure = /\d/.test(this.text[at - 1] ?? '')
    if (!measure && !this.isPossessive(family, at)) return false
    if (this.lastClose(family) <= at) return false
    for (let next = at + 1; next < this.end; next++) {
      const char = this.text[next] ?? ''
      if (char === family.open && this.opens(family, next)) return false
      if (family.close.includes(char) && this.closes(family, next)) return !this.isPossessive(family, next)
    }
    return false
  }

  private isPossessive({ apostrophe }: Family, at: number): boolean {
    return apostrophe === true && /^s.\s\p{Ll}/u.test(this.text.slice(at - 1, at + 3))
  }

  private lastClose(family: Family): number {
    const known = this.lastCloses.get(family)
    if (known !== undefined) return known
    let at = this.end - 1
    while (at >= this.from && !(family.close.includes(this.text[at] ?? '') && this.closes(family, at))) at -= 1
    this.lastCloses.set(family, at)
    return at
  }
}

function isSpace(char: string | undefined): boolean {
  return char === undefined || /\s/.test(char)
}

/** Whether a letter or digit stands right before (-1) or after (1) a place. */
function isWordly(text: string, at: number, side: -1 | 1): boolean {
  const near = side === 1 ? text.slice(at + 1, at + 3) : text.slice(Math.max(0, at - 2), at)
  return side === 1 ? /^[\p{L}\p{N}]/u.test(near) : /[\p{L}\p{M}\p{N}]$/u.test(near)
}
