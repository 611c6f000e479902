import { isHyphen, phraseKeys, type Token } from './tokens'

/** Phrases of a language, each with what it means. */
export type Phrases<T> = {
  byFirst: ReadonlyMap<string, readonly Phrase<T>[]>
  byLast: ReadonlyMap<string, readonly Phrase<T>[]>
}
type Phrase<T> = { keys: string[]; value: T }

export function phraseMap<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const byFirst = new Map<string, Phrase<T>[]>()
  const byLast = new Map<string, Phrase<T>[]>()
  for (const [text, value] of entries) {
    const keys = phraseKeys(text)
    const first = keys[0]
    const last = keys.at(-1)
    if (first === undefined || last === undefined) continue
    add(byFirst, first, { keys, value })
    add(byLast, last, { keys, value })
  }
  for (const index of [byFirst, byLast]) {
    for (const some of index.values()) some.sort((a, b) => b.keys.length - a.keys.length)
  }
  return { byFirst, byLast }
}

export function phraseSet(texts: Iterable<string>): Phrases<true> {
  return phraseMap(Array.from(texts, (text) => [text, true] as const))
}

export type PhraseMatch<T> = { first: number; end: number; value: T }

/** The longest phrase that begins at a token. Its words stand in one line, and a hyphen may join them. */
export function phraseAt<T>(tokens: readonly Token[], first: number, index: Phrases<T>): PhraseMatch<T> | null {
  for (const { keys, value } of phrasesWith(tokens[first], index.byFirst)) {
    const end = walk(tokens, first, keys)
    if (end !== null) return { first, end, value }
  }
  return null
}

/** Every phrase that begins at a token, the longest first. */
export function* phrasesAt<T>(
  tokens: readonly Token[],
  first: number,
  index: Phrases<T>,
): Generator<PhraseMatch<T>, undefined> {
  for (const { keys, value } of phrasesWith(tokens[first], index.byFirst)) {
    const end = walk(tokens, first, keys)
    if (end !== null) yield { first, end, value }
  }
}

/** The longest phrase whose last token is the one before `end`. */
export function phraseBefore<T>(tokens: readonly Token[], end: number, index: Phrases<T>): PhraseMatch<T> | null {
  for (const { keys, value } of phrasesWith(tokens[end - 1], index.byLast)) {
    const first = end - keys.length
    if (first >= 0 && walk(tokens, first, keys) === end) return { first, end, value }
  }
  return null
}

function phrasesWith<T>(
  token: Token | undefined,
  index: ReadonlyMap<string, readonly Phrase<T>[]>,
): readonly Phrase<T>[] {
  return token ? (index.get(token.key) ?? []) : []
}

function walk(tokens: readonly Token[], first: number, keys: string[]): number | null {
  let at = first
  for (const [index, key] of keys.entries()) {
    if (index > 0 && isHyphen(tokens[at]) && key !== '-' && tokens[at]?.isSpaced === false) at++
    const token = tokens[at]
    if (!token || token.key !== key || (index > 0 && token.isNewLine)) return null
    at++
  }
  return at
}

function add<T>(index: Map<string, Phrase<T>[]>, key: string, phrase: Phrase<T>): void {
  const some = index.get(key)
  if (some) some.push(phrase)
  else index.set(key, [phrase])
}
