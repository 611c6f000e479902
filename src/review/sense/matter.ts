/** What the words around a figure are about. */
import type { Mention } from './mentions'
import type { Passage } from './passages'
import type { SenseWords } from './words'

/** The sentence that a figure stands in, and what of it carries matter. */
export type Matter = {
  sentence: string
  /** The words right before the figure. */
  before: string
  /** The stems of the sentence, of its figures' units none. */
  stems: ReadonlySet<string>
  /** These, and what they may begin with in another form of the word. */
  beginnings: ReadonlySet<string>
  /** The stems of the two words before it: what is done with it, as in "employs 2,300 people". */
  verb: ReadonlySet<string>
  /** The stems of the words right after the figure: what it counts. */
  noun: ReadonlySet<string>
}

const WORD = /[\p{L}\p{M}]{3,}/gu
/** Inflection is at the end of words, and longer in longer ones. */
function stem(word: string, { synonyms }: SenseWords): string {
  const shared = synonyms.get(word)
  if (shared) return shared
  const plain = /^[a-z]+$/.test(word) ? word : word.normalize('NFD').replace(/\p{Mn}/gu, '')
  return plain.length <= 4 ? plain.replace(/s$/, '') : plain.slice(0, Math.max(4, plain.length - 4))
}

/** No stem of fewer letters begins another. */
const LEAST_STEM = 4

function beginningsOf(stem: string): string[] {
  const more = Math.max(0, stem.length - LEAST_STEM)
  return [stem, ...Array.from({ length: more }, (_, index) => stem.slice(0, LEAST_STEM + index))]
}

function stemsOf(text: string, words: SenseWords): Set<string> {
  const found = text.toLowerCase().match(WORD) ?? []
  return new Set(found.filter((word) => !words.stopWords.has(word)).map((word) => stem(word, words)))
}

const SENTENCE_END = /(?<!\p{Lu})[.!?]["”»’]?\s+(?=["“«¿¡(\p{Lu}\p{N}])|\n/gu

/** The figures of a passage, each with what its sentence is about. The text is walked once. */
export function mattersOf(passage: Passage, words: SenseWords): Array<{ mention: Mention; matter: Matter }> {
  const { text, mentions } = passage
  if (mentions.length === 0) return []
  const found: Array<{ mention: Mention; matter: Matter }> = []
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index, 0: stop }) => index + stop.length)
  let start = 0
  let next = 0
  for (const end of [...ends, text.length]) {
    const inside: Mention[] = []
    for (let mention = mentions[next]; mention && mention.start < end; mention = mentions[++next]) inside.push(mention)
    if (inside.length > 0) found.push(...mattersIn(text, { start, end }, inside, words))
    start = end
  }
  return found
}

function mattersIn(
  text: string,
  { start, end }: { start: number; end: number },
  mentions: readonly Mention[],
  words: SenseWords,
): Array<{ mention: Mention; matter: Matter }> {
  let sentence = ''
  let from = start
  for (const mention of mentions) {
    sentence += `${text.slice(from, mention.start)} 0 `
    from = mention.end
  }
  sentence += text.slice(from, end)
  const stems = stemsOf(sentence, words)
  const beginnings = new Set([...stems].flatMap(beginningsOf))
  return mentions.map((mention) => {
    const [after = ''] = /^[^.,;:()!?]{0,45}/u.exec(text.slice(mention.end, Math.min(end, mention.end + 45))) ?? []
    const noun = after.trim().split(/\s+/).slice(0, 3).join(' ')
    const before = text.slice(Math.max(start, mention.start - 40), mention.start)
    const verb = stemsOf(before.trim().split(/\s+/).slice(-2).join(' '), words)
    return { mention, matter: { sentence, before, stems, beginnings, verb, noun: stemsOf(noun, words) } }
  })
}
