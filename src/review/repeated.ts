/** What is said again: by which mention of a figure another one is known to be the same. Pure. */
import { Exact, type FoundFigure } from '../figures'
import { harmOf } from './harm'
import { countedWords } from './countedWords'
import { LARGE, overlap } from './matching'

/** A number with its article, which counts nothing. */
const ARTICLE_BEFORE = /(?<!\p{L})(?:the|los|las|les|os|as)\s$/iu
const NOTHING_AFTER =
  /^(?:$|[.,;:!?)]|\s(?:were|was|are|is|had|have|did|who|that|in|from|of|de|que|fueron|eran|estaban|son|en|no|se|ya|han|qui|sont|étaient|ont|foram|eram|são|não|em)(?!\p{L}))/iu
/** So many digits of a sum are seldom those of another one. */
const EXACT = 3
/** A value that is no small number: that two things are so many is seldom by chance. */
const TELLING = 11

/** So many things of one value are told apart: a pasted table has thousands. */
const MOST_KEPT = 40

/** A figure that was said, with the words around it. */
type Mention = { found: FoundFigure; text: string; path: string; locale: string }

/**
 * The figures of an edition that were said so far, each with what it is to whoever asks. One that is said again is the
 * same: so many of the same, the amount alone, “the 43”, or “50 per cent” in the passage that says “half”.
 */
export class Said<Meaning> {
  readonly #byValue = new Map<string, { mention: Mention; meaning: Meaning }[]>()

  add(mention: Mention, meaning: Meaning): void {
    const entry = { mention, meaning }
    const key = valueKey(mention.found)
    const known = this.#byValue.get(key) ?? []
    if (known.length < MOST_KEPT) known.push(entry)
    this.#byValue.set(key, known)
  }

  /** What a figure that was said before is; undefined where it was not. */
  before(mention: Mention): { meaning: Meaning } | undefined {
    return this.#byValue.get(valueKey(mention.found))?.find((each) => isSame(each.mention, mention))
  }
}

/** What is equal for two values that may be one: a share is a percentage. */
function valueKey({ value, unit }: FoundFigure): string {
  const [over, under] = value.split('/')
  if (over && under) return new Exact(over).div(under).times(100).toDecimalPlaces(2).toFixed()
  return unit.kind === 'ratio' ? new Exact(value).times(100).toFixed() : value
}

function isSame(first: Mention, again: Mention): boolean {
  const [a, b] = [first.found, again.found]
  if (isShare(a) || isShare(b))
    return first.path === again.path && isShare(a) && isShare(b) && a.unit.kind !== b.unit.kind
  if (speaksOf(again) && (a.unit.kind === 'count' || (a.unit.kind === 'currency' && Number(b.value) >= LARGE)))
    return true
  if (a.unit.kind !== b.unit.kind || (a.unit.code ?? null) !== (b.unit.code ?? null)) return false
  if (a.unit.kind === 'count') return countSame(first, again)
  // A round amount may be of two things: “a fine of $500, and a bail of $500”.
  return digitsOf(b) >= EXACT || hasArticle(again)
}

/** A percentage is of another thing each time, but for the one that its passage says in another form. */
function isShare({ unit, value }: FoundFigure): boolean {
  return unit.kind === 'percent' || unit.kind === 'ratio' || value.includes('/')
}

/** What a mention counts, read once: it is held against every one before it. */
const counted = new WeakMap<Mention, { harm: ReturnType<typeof harmOf>; noun: string }>()

function countedIn(mention: Mention) {
  const { found, locale, text } = mention
  const known = counted.get(mention) ?? {
    harm: harmOf(found, text, locale),
    noun: countedWords(text, found.start, found.end).noun.toLocaleLowerCase(),
  }
  counted.set(mention, known)
  return known
}

function countSame(first: Mention, again: Mention): boolean {
  const { harm, noun } = countedIn(first)
  const { harm: other, noun: nounAgain } = countedIn(again)
  // Twelve who died are not the twelve who were hurt.
  if (harm && other && harm !== other) return false
  if (noun === '' || nounAgain === '') return false
  if (begins(noun, nounAgain) || begins(nounAgain, noun)) return true
  // “The 283 measles cases”, but not twelve Russian ships and twelve Russian planes.
  return Number(first.found.value) >= TELLING && hasArticle(again) && overlap(noun, nounAgain) > 0
}

/** Whether a phrase begins with the words of another. */
function begins(phrase: string, words: string): boolean {
  return `${phrase} `.startsWith(`${words} `)
}

/** How many digits of a value say something: three of 83,400. */
function digitsOf({ value }: FoundFigure): number {
  return value.replace(/[-.]/g, '').replace(/^0+|(?<!0)0+$/g, '').length
}

function hasArticle({ found: { start }, text }: Mention): boolean {
  return ARTICLE_BEFORE.test(text.slice(Math.max(0, start - 5), start))
}

/** “the 43”, “los 43”: it speaks of a number that was said before. */
function speaksOf(mention: Mention): boolean {
  const { found, text } = mention
  const isAlone = NOTHING_AFTER.test(text.slice(found.end, found.end + 12))
  return found.unit.kind === 'count' && isAlone && hasArticle(mention)
}
