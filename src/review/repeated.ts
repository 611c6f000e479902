/** What is said again: by which mention of a figure another one is known to be the same. Pure. */
import { Exact, type FoundFigure } from '../figures'
import { harmOf } from './harm'
import { LARGE, nounAfter, overlap } from './matching'

/** A number with its article, which counts nothing. */
const ARTICLE_BEFORE = /(?<!\p{L})(?:the|los|las|les|os|as)\s$/iu
const NOTHING_AFTER =
  /^(?:$|[.,;:!?)]|\s(?:were|was|are|is|had|have|did|who|that|in|from|of|de|que|fueron|eran|estaban|son|en|no|se|ya|han|qui|sont|étaient|ont|foram|eram|são|não|em)(?!\p{L}))/iu
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
  if (a.unit.kind === 'currency') return a.value.length >= 3
  if (a.unit.kind === 'measure') return true
  return a.unit.kind === 'count' && countSame(first, again)
}

/** A percentage is of another thing each time, but for the one that its passage says in another form. */
function isShare({ unit, value }: FoundFigure): boolean {
  return unit.kind === 'percent' || unit.kind === 'ratio' || value.includes('/')
}

function countSame(first: Mention, again: Mention): boolean {
  const [harm, other] = [first, again].map(({ found, text, locale }) => harmOf(found, text, locale))
  // Twelve who died are not the twelve who were hurt.
  if (harm && other && harm !== other) return false
  const [counted, countedAgain] = [first, again].map(({ found, text }) =>
    nounAfter(text, found.end).toLocaleLowerCase(),
  )
  const [noun, nounAgain] = [counted?.split(' ')[0], countedAgain?.split(' ')[0]]
  if (!noun || !nounAgain) return false
  return noun === nounAgain || (Number(first.found.value) >= TELLING && overlap(counted ?? '', countedAgain ?? '') > 0)
}

/** “the 43”, “los 43”: it speaks of a number that was said before. */
function speaksOf({ found: { start, end, unit }, text }: Mention): boolean {
  return (
    unit.kind === 'count' &&
    ARTICLE_BEFORE.test(text.slice(Math.max(0, start - 5), start)) &&
    NOTHING_AFTER.test(text.slice(end, end + 12))
  )
}
