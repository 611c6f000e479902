import { sentence } from '../sentences'
import { claim, warned } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { areAlike, interval, shown } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { runsOf, sentencesOf, type Run } from '../sense/runs'
import { senseWords, type SenseWords } from '../sense/words'
import type { Rule, RuleFinding } from '../types'

/** Parts that make less than this of the total are no list of all parts. */
const LEAST = 0.6
/** "Of the 60, 11 did this and 3 did that" tells of some of them only: from three parts on it tells of all. */
const LEAST_PARTS_OF = 3

/** A longer list is a table. */
const MOST_PARTS = 12

/** Parts follow each other by commas and by "and"; a longer way is another matter. */
const BETWEEN = /^[^,:()]{0,50}(?:,[^,:()]{0,40})?$/

/** The parts that are listed after the total at a place of a run. */
function partsAfter({ mentions, gaps }: Run, total: number, words: SenseWords): Mention[] | null {
  const intro = gaps[total + 1] ?? ''
  const isOf = words.partsOf.test(gaps[total] ?? '')
  const isIntroduced = words.partsIntro.test(intro)
  const hadParts = isOf && words.partsHad.test(intro)
  if (!isIntroduced && !hadParts && !(isOf && /^[^,:]{0,40},[^,:]{0,40}$/.test(intro))) return null
  // "won 20 of the 50 seats, the others 17, 8 and five"
  if (isOf && total > 0 && (gaps[total] ?? '').replace(words.partsOf, '').trim() === '') return null
  const parts: Mention[] = []
  for (let index = total + 1; index < Math.min(mentions.length, total + 1 + MOST_PARTS); index++) {
    const gap = gaps[index] ?? ''
    const mention = mentions[index]
    if (!mention || mention.kind !== 'amount' || words.including.test(gap)) return null
    if (index > total + 1 && !BETWEEN.test(gap)) return null
    parts.push(mention)
    if (index === total + 1 || !words.and.test(gap)) continue
    // After the last of them the list must be at its end.
    const rest = gaps[index + 1] ?? ''
    const isEnd =
      index + 1 === mentions.length && !words.and.test(rest.replace(/^[^,]{0,40}(?=,|$)/, '')) && !/,.*,/.test(rest)
    if (!isEnd || words.including.test(rest) || parts.length < (isIntroduced ? 2 : LEAST_PARTS_OF)) return null
    return !isIntroduced && !isNearly(parts, mentions[total]) ? null : parts
  }
  return null
}

function findingOf(
  total: Mention,
  parts: Mention[],
  { passage, locale }: { passage: Passage; locale: string },
): RuleFinding | null {
  if (total.kind !== 'amount' || parts.some((part) => !areAlike(total, part))) return null
  const scale = scaleOf(parts, total)
  const scaled = parts.map((part) => ({ ...part, value: part.value * scale, step: part.step * scale }))
  const together = scaled.reduce((whole, { value }) => whole + value, 0)
  // Each part may be rounded; of many the roundings mostly make up for each other.
  const digit = Math.max(total.step, ...scaled.map(({ step }) => step))
  const slack = digit === 1 && total.qualifier === 'exact' ? 0 : digit
  const [low, high] = interval(total)
  const isSum = together >= low - slack && together <= high + slack
  if (isSum || together < total.value * LEAST) return null
  const isCertain = [total, ...parts].every(({ qualifier }) => qualifier === 'exact') && together > total.value
  return claim(passage, total, {
    severity: isCertain ? 'error' : 'warning',
    facts: parts.map(({ text }) => text),
    message: sentence('{sum} is {gives}, not {text}.', {
      sum: parts.map(({ text }) => text).join(' + '),
      gives: shown(together, locale, 'count', 2),
      text: total.text,
    }),
  })
}

/** "three plants: 300 work here, 200 there and 100 there": how many parts there are is not what they make. */
function isNumberOf(parts: readonly Mention[], { value }: Mention): boolean {
  const exceeding = parts.filter((part) => part.value > value).length
  return exceeding === parts.length || (exceeding > 0 && parts.length === value)
}

/** What somebody has need not be parts of them; nearly as many most likely are. */
function isNearly(parts: readonly Mention[], total: Mention | undefined): boolean {
  if (!total) return false
  const together = parts.reduce((whole, { value }) => whole + value, 0) * scaleOf(parts, total)
  return Math.abs(together / total.value - 1) <= 0.15
}

/** "18 million: 9 for these, 5 for those and 4 for them" */
function scaleOf(parts: readonly Mention[], { step }: Mention): number {
  return step >= 1000 && parts.every(({ value }) => value < step) ? step : 1
}

/** "30 million for roads, 15 million for schools and 10 million for parks, for a total of 60 million": the parts first. */
function partsBefore({ mentions, gaps }: Run, total: number, words: SenseWords): Mention[] | null {
  if (total < 2 || !words.totalAfter.test(gaps[total] ?? '')) return null
  const parts: Mention[] = []
  for (let index = total - 1; index >= 0 && parts.length < MOST_PARTS; index--) {
    const mention = mentions[index]
    const gap = gaps[index] ?? ''
    if (!mention || mention.kind !== 'amount') return null
    parts.unshift(mention)
    // The last two are joined by a word, those before by commas; what stands before that is no part of the list.
    if (index === total - 1 && !words.and.test(gap)) return null
    if (index < total - 1 && !(gap.includes(',') && BETWEEN.test(gap))) break
    if (words.including.test(gap)) return null
  }
  // "20 planes to Spain and 10 to Italy, for a total of $3 billion"; "…, in all 800 homes since 2020"
  const isOfThem = parts.some(({ unit }) => unit.kind === mentions[total]?.unit.kind)
  return parts.length >= 2 && isOfThem && !words.apart.test(gaps[total + 1] ?? '') ? parts : null
}

/** Right before a total: what it is the number of. */
const GROUP_OF =
  /(?<!(?<!\p{L})(?:from|in|on|of|with|for|de|del|en|con|para|por)\s(?:\p{L}+\s){1,2})(?<!\p{L})(?:jury|panel|group|team|class|board|delegation|crew|cast|jurado|grupo|equipo|clase|consejo|delegación|tripulación|elenco)\s(?:of|de)\s$/iu
/** After the number of men, where the total goes before. */
const OF_THEM = /^\s+(?:of them|of whom|de ellos|de ellas|de los cuales|de las cuales|d['’]entre eux|deles|delas)\s/iu
/** Right after a list of men and women: somebody else. */
const AND_MORE = /^\s+\p{L}+,\s(?:and|plus|with|along|y|más|además|con|junto)(?!\p{L})/iu

/** "27 people, 15 men and 10 women", and nobody else in the sentence: who is counted by sex or age is all of them, without a colon. */
function menAndWomen({ mentions, gaps }: Run, total: number, words: SenseWords): Mention[] | null {
  const [whole, one, other] = mentions.slice(total, total + 3)
  const [after = '', joined = '', rest = ''] = gaps.slice(total + 1, total + 4)
  const between = joined.replace(OF_THEM, ' ')
  const isOfAll = words.partsOf.test(gaps[total] ?? '') && words.partsHad.test(after)
  const isGroup = GROUP_OF.test(gaps[total] ?? '') && /^,\s$/.test(after)
  const isListed =
    ((words.persons.test(after) && after.includes(',')) || isOfAll || isGroup) &&
    words.menAndWomen.test(between) &&
    /^\s+\p{L}+\s+\p{L}+\s+$/u.test(between) &&
    words.and.test(between) &&
    words.menAndWomen.test(rest) &&
    (isGroup ? /^\s+\p{L}+(?:,|\s{0,3}$)/u : /^\s+\p{L}+\s{0,3}$/u).test(rest) &&
    !AND_MORE.test(rest)
  if (!whole || !one || !other || !isListed) return null
  // “20 of them women and 15 children”, “were killed, 20 women and 15 children”: the others may be somebody else.
  const isOfSome = joined !== between || !/^\s+\p{L}+,?\s+$/u.test(after)
  return isOfSome && !isOfAll && !isGroup && one.value + other.value <= whole.value ? null : [one, other]
}

/** "19 people, 12 in Cali, 4 in Buga and 2 in Tuluá", and nothing more in the sentence: where each of them was. */
function byPlace({ mentions, gaps }: Run, total: number, words: SenseWords): Mention[] | null {
  if (mentions.length - total - 1 > MOST_PARTS) return null
  const [after = '', ...rest] = gaps.slice(total + 1)
  const parts = mentions.slice(total + 1)
  const places = rest.map((gap) => PLACE.exec(gap)?.groups)
  const isListed =
    words.persons.test(after) &&
    after.includes(',') &&
    parts.length >= LEAST_PARTS_OF &&
    places.every((place, index) => {
      const isLast = index === places.length - 1
      const isSecondToLast = index === places.length - 2
      const link = place?.link ?? ''
      return (
        place?.by === places[0]?.by && (isLast ? link === '' : isSecondToLast ? words.and.test(link) : link === ',')
      )
    })
  // Nobody says that these are all; nearly as many most likely are.
  return isListed && isNearly(parts, mentions[total]) ? parts : null
}

/** After a number: where they were, and what joins the next. */
const PLACE =
  /^\s(?<by>in|from|at|en|de|à|em)\s\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}(?<link>,|,?\s(?:and|y|e|et))?\s?$/u

/**
 * "The $90 million package includes $40 million for roads, $35 million for schools and $25 million for parks": what is in
 * it may be less, and not more.
 */
function included({ mentions, gaps }: Run, total: number, words: SenseWords): Mention[] | null {
  const whole = mentions[total]
  const parts = mentions.slice(total + 1)
  if (!whole || whole.unit.kind !== 'currency' || parts.length < 2 || parts.length > MOST_PARTS) return null
  if (!words.partsIncluded.test(gaps[total + 1] ?? '')) return null
  const isListed = parts.every((part, index) => {
    const gap = gaps[total + 1 + index] ?? ''
    const isJoined =
      index === 0 ||
      (BETWEEN.test(gap) && !words.including.test(gap) && (index + 1 < parts.length || words.and.test(gap)))
    return isJoined && part.unit.kind === 'currency' && areAlike(whole, part) && part.value < whole.value
  })
  const together = parts.reduce((sum, { value }) => sum + value, 0)
  return isListed && together > whole.value + whole.step && together <= whole.value * MOST_OF_TOTAL ? parts : null
}

/** More than this of the total, and the figures in brackets are no parts of it: "of 3 million, behind London (9 million), …". */
const MOST_OF_TOTAL = 1.3

/** "A $90 million bond for roads ($50 million), parks ($25 million) and libraries ($20 million)": parts in brackets that exceed it. */
function bracketed({ mentions, gaps }: Run, at: { passage: Passage; locale: string }): RuleFinding | null {
  const [total, ...parts] = mentions
  if (!total || parts.length < LEAST_PARTS_OF || parts.length > MOST_PARTS || total.kind !== 'amount') return null
  const isListed = parts.every((part, index) => {
    const [before = '', after = ''] = [gaps[index + 1], gaps[index + 2]]
    return /\(\s*$/.test(before) && /^\s*\)/.test(after) && part.value < total.value && areAlike(total, part)
  })
  const together = parts.reduce((whole, { value }) => whole + value, 0)
  const isMore = together > total.value + total.step && together <= total.value * MOST_OF_TOTAL
  const found = isListed && isMore ? findingOf(total, parts, at) : null
  return warned(found)
}

/** "48 percent were for, 41 percent against and 16 percent undecided": shares of all, which make more than a hundred. */
function ofAHundred(
  { mentions, gaps }: Run,
  words: SenseWords,
  { passage, locale }: { passage: Passage; locale: string },
): RuleFinding | null {
  const [first, ...rest] = mentions.filter(({ kind }) => kind === 'percent')
  if (!first || rest.length < 2 || rest.length + 1 !== mentions.length) return null
  if (mentions.length > MOST_PARTS || !gaps.slice(-2).some((gap) => words.undecided.test(gap))) return null
  if (gaps.slice(1, -1).some((gap) => words.including.test(gap) || gap.length > 60)) return null
  const parts = [first, ...rest]
  const together = parts.reduce((whole, { value }) => whole + value, 0)
  const rounding = (parts.length / 2) * Math.max(...parts.map(({ step }) => step))
  if (together <= 100 + rounding) return null
  return claim(passage, first, {
    severity: 'warning',
    facts: rest.map(({ text }) => text),
    message: sentence('{sum} is {gives}, and all together are 100%.', {
      sum: parts.map(({ text }) => text).join(' + '),
      gives: shown(together, locale, 'percent', 2),
    }),
  })
}

/** A total and the parts listed after it, which do not make it. */
export const partsAndTotal: Rule = {
  name: 'parts-and-total',
  check: (edition) => {
    const { locale } = edition
    const words = senseWords(locale)
    if (!words) return []
    return passagesOf(edition).flatMap((passage) => {
      const at = { passage, locale }
      const found = (run: Run, partsOf: typeof partsAfter) =>
        run.mentions.map((total, index) => {
          const parts = partsOf(run, index, words)
          const whole = parts && (isNumberOf(parts, total) ? run.mentions[index - 1] : total)
          return parts && whole && !isNumberOf(parts, whole) ? findingOf(whole, parts, at) : null
        })
      return [
        ...runsOf(passage).flatMap((run) => [
          ...found(run, partsAfter),
          bracketed(run, at),
          ofAHundred(run, words, at),
        ]),
        // "…; in all, 60 million"
        ...sentencesOf(passage).flatMap((run) =>
          found(run, (...of) => partsBefore(...of) ?? menAndWomen(...of) ?? byPlace(...of) ?? included(...of)).map(
            warned,
          ),
        ),
      ].filter((finding) => finding !== null)
    })
  },
}
