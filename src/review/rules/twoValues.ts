import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import { mattersOf, type Matter } from '../sense/matter'
import type { Mention } from '../sense/mentions'
import { areAlike, interval, meet } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { senseWords, type SenseWords } from '../sense/words'
import type { Rule, RuleFinding } from '../types'

/** Values further apart than this are of two things rather than one with a slip in it; a title is of the story's own. */
const FURTHEST = 3
const FURTHEST_FROM_TITLE = 10

/** No story has more figures than this in its sentences; a table may, and each is compared with all before it. */
const MOST = 400

type Told = { mention: Mention; passage: Passage; matter: Matter }

/** What the sentence of a figure says of it beside others; read once, since each is compared with all before it. */
type Read = Told & {
  isTimed: boolean
  isAgain: boolean
  isOwn: boolean
  isApposed: boolean
  isOfThem: boolean
  names: ReadonlySet<string>
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const each of a) if (b.has(each)) count += 1
  return count
}

/** The same where a word may be in another form: “derribó” and “derribados”. */
function sharedForms(a: Matter, b: Matter): number {
  const longer = [...b.stems].filter((each) => a.beginnings.has(each) && !a.stems.has(each))
  return [...a.stems].filter((each) => b.beginnings.has(each)).length + longer.length
}

/** Two values of one unit, not so far apart that they could not be one. */
function differ({ mention: a }: Told, { mention: b }: Told, furthest = FURTHEST): boolean {
  if (!areAlike(a, b) || a.unit.kind !== b.unit.kind || a.value <= 0 || b.value <= 0) return false
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value)
  return ratio <= furthest && !meet(interval(a), interval(b))
}

/** No sentence is longer, in characters; what has no full stop is a list. */
const LONGEST_SENTENCE = 1000

/** Of small numbers several things are counted in a story. */
function isTelling({ mention: { kind, value }, matter }: Told): boolean {
  return matter.sentence.length <= LONGEST_SENTENCE && (kind === 'amount' ? value >= 10 : kind === 'percent')
}

function isSameUnit({ mention: a, matter: one }: Told, { mention: b, matter: other }: Told): boolean {
  if (a.unit.kind !== 'count') return true
  return a.unit.kind === b.unit.kind && shared(one.noun, other.noun) > 0
}

/** Those in whose sentences nothing tells them apart from others, with what else their sentences say. */
function readSentences(told: readonly Told[], words: SenseWords): Read[] {
  return told
    .filter(({ matter }) => !words.apart.test(matter.sentence))
    .map((each) => ({
      ...each,
      isTimed: words.times.test(each.matter.sentence),
      isAgain: words.definite.test(each.matter.before),
      isOwn: OWN.test(each.matter.before),
      isOfThem: OF_THE.test(each.matter.before) && ALL.test(after(each)),
      names: new Set(each.matter.sentence.match(NAME)),
      isApposed: each.mention.unit.kind === 'measure' && APPOSED.test(each.matter.before),
    }))
}

/** A name within a sentence: each of two that has one of its own tells of another place or person. */
const NAME = /(?<=[\p{L},]\s)\p{Lu}\p{Ll}+/gu

function lacks(names: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...of].some((name) => !names.has(name))
}

/** Right before a number, of what is somebody's: “Its 3,200 employees”. */
const OWN = /(?<!\p{L})(?:its|sus|ses|leurs|suas|seus)\s+$/iu

/** Right before a quantity, what it is of: “La ciclovía, de”. */
const APPOSED = /\p{L}{4},\s+\p{L}{1,3}\s+$/u

/** Whether two sentences speak of one quantity: by what they share. */
function areOne(a: Read, b: Read): boolean {
  if (lacks(a.names, b.names) && lacks(b.names, a.names)) return false
  const common = shared(a.matter.stems, b.matter.stems)
  const { isAgain } = b
  // "The $780 million merger": what a sum of money stands before was named with its sum.
  const isMoney = b.mention.unit.kind === 'currency' && shared(a.matter.stems, b.matter.noun) > 0
  // "La ciclovía mide 12 kilómetros … La ciclovía, de 15 kilómetros"
  const isMeasured = b.isApposed && shared(a.matter.stems, b.matter.verb) > 0
  const isNamed = isAgain && (isMoney || isMeasured)
  if ((a.isTimed || b.isTimed) && !isNamed) return isAgain && common >= 3 && !a.isTimed
  if (isNamed) return true
  // "employs 2,300 people … Its 3,200 employees"
  if (b.isOwn && a.mention.unit.kind === 'count' && shared(a.matter.verb, b.matter.noun) > 0) return true
  if (isAgain && isSameUnit(a, b)) return sharedForms(a.matter, b.matter) >= 2
  return common >= (isAgain ? 2 : isSameUnit(a, b) ? 3 : 4)
}

/** “De los 32 muertos, …”: what is taken up so, where one number of them was given before it. */
function takenUp(second: Read, before: readonly Read[]): Read | undefined {
  if (!second.isOfThem || second.isTimed) return undefined
  const [only, ...others] = before.filter((each) => each.mention.unit.kind === 'count' && isSameNoun(each, second))
  return others.length === 0 && !only?.isTimed ? only : undefined
}

function isSameNoun({ matter: { noun } }: Read, { matter, mention }: Read): boolean {
  const [first] = matter.noun
  return mention.unit.kind === 'count' && first !== undefined && noun.has(first)
}

/** At the beginning of a sentence. */
const OF_THE = /^(?:of the|de los|de las)\s+$/iu
/** Right after a number: all of them, and not those “in the north”. */
const ALL = /^\s\p{L}+,\s/u

function after({ mention, passage }: Told): string {
  return passage.text.slice(mention.end, mention.end + 40)
}

/** The same quantity with two values in the body. */
function inBody(told: readonly Told[], words: SenseWords): RuleFinding[] {
  const read = readSentences(told, words)
  return read.flatMap((second, index) => {
    const before = read.slice(0, index).filter((each) => each.matter.sentence !== second.matter.sentence)
    const taken = takenUp(second, before)
    const first = before.find((each) => differ(each, second) && (each === taken || areOne(each, second)))
    return first ? [findingOf(first, second)] : []
  })
}

function findingOf(first: Told, second: Told): RuleFinding {
  const blanks = { text: second.mention.text, other: first.mention.text }
  const { field } = first.passage
  return claim(second.passage, second.mention, {
    severity: 'warning',
    facts: [first.mention.text],
    message:
      field === 'title'
        ? sentence('The title says {other}, and here it says {text}.', blanks)
        : field === 'dek'
          ? sentence('The dek says {other}, and here it says {text}.', blanks)
          : sentence('Above it says {other}, and here it says {text}.', blanks),
  })
}

/** “Flood kills 11 in valley”: headlines leave out what everybody knows to be counted. */
function isElliptic({ mention, passage }: Told, { stopWords }: SenseWords): boolean {
  const [next = ''] = /^\s*\p{L}+/u.exec(passage.text.slice(mention.end, mention.end + 24)) ?? []
  return mention.unit.kind === 'count' && (next === '' || stopWords.has(next.trim().toLowerCase()))
}

/** How many words a headline and a sentence of the body share that speak of one thing. */
function leastCommon(head: Told, each: Told, words: SenseWords): number {
  if (isSameUnit(head, each)) return 2
  return isElliptic(head, words) ? (isSameDeed(head, each, words) ? 2 : 3) : Infinity
}

/** “Quake kills 62”, “the quake killed 67 people”: by the same word, in a sentence of one number and of no other time. */
function isSameDeed(head: Told, each: Told, words: SenseWords): boolean {
  const { sentence, stems } = each.matter
  const isAlone = sentence.split(' 0 ').length === 2 && !words.apart.test(sentence) && !words.times.test(sentence)
  const place = IN_PLACE.exec(after(each))?.[1]
  const isOfPart = place !== undefined && !head.matter.sentence.includes(place)
  return isAlone && !isOfPart && isTelling(head) && isTelling(each) && shared(head.matter.verb, stems) > 0
}

/** Right after a number: where they were, in one of several places perhaps. */
const IN_PLACE = /^\s\p{L}+\s(?:in|en)\s(\p{Lu}\p{L}+)/u

/** A figure of the title or the dek that the body gives with another value, and nowhere with this one. */
function againstBody(told: readonly Told[], heads: readonly Told[], words: SenseWords): RuleFinding[] {
  return heads.flatMap((head) => {
    if (told.some(({ mention }) => areAlike(mention, head.mention) && meet(interval(mention), interval(head.mention))))
      return []
    const [first] = told
      .filter((each) => differ(head, each, FURTHEST_FROM_TITLE))
      .map((each) => ({ each, common: shared(head.matter.stems, each.matter.stems) }))
      .filter(({ each, common }) => common >= leastCommon(head, each, words))
      .sort((a, b) => b.common - a.common)
    return first ? [findingOf(head, first.each)] : []
  })
}

/** One quantity with two values: in the title and the body, or in two sentences of it. */
export const twoValues: Rule = {
  name: 'two-values',
  check: (edition) => {
    const words = senseWords(edition.locale)
    if (!words) return []
    const all = passagesOf(edition).flatMap((passage) =>
      mattersOf(passage, words).map((each) => ({ ...each, passage })),
    )
    const told = all.filter(({ passage }) => passage.field === 'body')
    const heads = all.filter(({ passage }) => passage.field !== 'body')
    return [...againstBody(told, heads, words), ...inBody(told.filter(isTelling).slice(0, MOST), words)]
  },
}
