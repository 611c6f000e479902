import type { CleanText } from './clean'
import type { Lexicon } from './lexicon'
import type { Conventions } from './locale'
import type { Token } from './tokens'

/** A text being read, with all that its language and locale say about it. */
export type Scan = {
  text: string
  /** Where places in the text stand in the text as it was given. */
  places: Pick<CleanText, 'startOf' | 'endOf'>
  given: string
  tokens: readonly Token[]
  lexicon: Lexicon
  locale: Conventions
  /** 1 for each token that belongs to no figure: a date, a name, a web address. */
  aside: Uint8Array
  /** Whether the text is a wording by itself: then "2000" is no year and "one" no article. */
  isAlone: boolean
}

/** The token at a place, unless it was set aside. */
export function at(scan: Scan, index: number): Token | undefined {
  return scan.aside[index] === 1 ? undefined : scan.tokens[index]
}

export function setAside(scan: Scan, first: number, end: number): void {
  scan.aside.fill(1, first, end)
}
