import type { Scan } from './scan'
import { isGlued, isHyphen, isLower } from './tokens'

/** Whether a plural noun follows, perhaps after adjectives, as after a number that counts: "2000 armed soldiers". */
export function countsSomething(scan: Scan, first: number): boolean {
  const { nouns } = scan.lexicon
  let index = first
  for (let words = 0; words < nouns.reach; words++) {
    const token = scan.tokens[index]
    if (!token || token.isNewLine || !token.isSpaced || !isLower(token)) return false
    if (isPlural(scan, token.key)) return true
    if (nouns.functionWords.has(token.key)) return false
    index++
    // "well-armed soldiers"
    while (isHyphen(scan.tokens[index]) && isGlued(scan.tokens[index]) && isGlued(scan.tokens[index + 1])) index += 2
  }
  return false
}

/** Whether the word right after is one that is counted, whatever stands before the number. */
export function countsSurely(scan: Scan, first: number): boolean {
  const token = scan.tokens[first]
  return token !== undefined && !token.isNewLine && scan.lexicon.nouns.counted.has(token.key)
}

/** Whether a word looks like a plural noun. */
export function isPlural({ lexicon: { nouns } }: Scan, key: string): boolean {
  if (nouns.irregular.has(key)) return true
  return !nouns.functionWords.has(key) && nouns.pluralEndings.some((ending) => key.length > 3 && key.endsWith(ending))
}
