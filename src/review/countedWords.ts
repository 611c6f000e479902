/** What a figure in running text is of, as the words around it say it. */

/** Words that end what is counted: another thought begins with them. */
const ENDS = new Set(
  [
    'that which who whom whose was were is are be been being has have had will would can could may might must did do does',
    'and or but nor than as since during after before until till while when where because if though although so yet',
    'by from against about over under between among per each every more fewer less another again ago earlier later',
    'came come left went said says told reported called made took got',
    'que quien quienes cual cuales cuyo cuya fue fueron es son era eran ha han había habían será serán sería está están',
    'y e o u pero sino desde durante tras antes después hasta mientras cuando donde porque si aunque como pues',
    'según contra sobre entre más menos cada al llegaron llegó dijo dijeron hubo hay',
    'qui dont est sont était étaient a ont avait avaient sera seront et ou mais depuis pendant après avant quand où car',
    'comme selon contre sur plus moins chaque não foi foram são está estão tem têm tinha tinham mas durante após antes',
    'quando onde porque como segundo mais cada ante',
  ].flatMap((words) => words.split(' ')),
)
/** Words that join a complement to what is counted: "barrels of oil", "diplomats in Mexico City". */
const OF = new Set("of de del des do da dos das d’ d'".split(' '))
const JOINS = new Set('in at on to for with into across en a para con por em no na com dans à pour avec'.split(' '))
/** Words that nothing ends with. */
const WEAK = new Set(
  'the a an its their his her our this these those el la los las un una su sus le les une os as um uma some new'.split(
    ' ',
  ),
)

/** How far from a figure the words are looked for, in characters: a text may have no end of a phrase at all. */
const REACH = 300
const MOST_COUNTED = 4
const MOST_LABEL = 8

function phrase(text: string): string[] {
  const [words = ''] = /^[^.,;:!?()[\]“”«»"\n\uFFFC—–]*/u.exec(text) ?? []
  return words.trim().split(/\s+/).filter(Boolean)
}

function withoutWeakEnd(words: string[]): string[] {
  let end = words.length
  const isWeak = (word = '') => [WEAK, JOINS, OF].some((set) => set.has(word.toLowerCase()))
  while (end > 0 && isWeak(words[end - 1])) end -= 1
  return words.slice(0, end)
}

/** The words up to the first that a set has, or that is a number. */
function until(words: string[], ends: ReadonlySet<string>[]): string[] {
  const end = words.findIndex((word) => /\d/.test(word) || ends.some((set) => set.has(word.toLowerCase())))
  return end === -1 ? words : words.slice(0, end)
}

/** The words of the clause before a figure, the last few. */
function clauseBefore(text: string): string[] {
  const clause = text.split(/[.,;:!?()[\]“”«»"\n\uFFFC—–]/u).at(-1) ?? ''
  const words = clause.trim().split(/\s+/).filter(Boolean)
  const from = words.findLastIndex((word) => /\d/.test(word))
  return words.slice(from + 1).slice(-6)
}

/**
 * What is counted by a figure between two places of a text ("suspected spies"), and what a record of it is called: with
 * its complement ("diplomats in Mexico City"); where nothing is counted, the clause without the figure ("revenue fell").
 * A first guess for somebody who corrects it: words alone are looked at, in the four languages that Cited has words of.
 */
export function countedWords(text: string, start: number, end: number): { noun: string; label: string } {
  const [first = '', ...rest] = phrase(text.slice(end, end + REACH))
  const after = OF.has(first.toLowerCase()) ? rest : [first, ...rest].filter(Boolean)
  const noun = withoutWeakEnd(until(after, [ENDS, JOINS]).slice(0, MOST_COUNTED)).join(' ')
  const complement = withoutWeakEnd(until(after, [ENDS]).slice(0, MOST_LABEL)).join(' ')
  if (noun !== '') return { noun, label: complement }
  const before = withoutWeakEnd(clauseBefore(text.slice(Math.max(0, start - REACH), start)))
  while (before.length > 0 && /^(by|and|but|that|the|y|que|pero|et|mas)$/i.test(before[0] ?? '')) before.shift()
  while (before.length > 0 && /^(by|than|about|over|en|por|de|un)$/i.test(before.at(-1) ?? '')) before.pop()
  return { noun: '', label: [...before, complement].filter(Boolean).join(' ') }
}
