import type { Mention } from './mentions'
import { MARKS } from './pattern'
import type { Passage } from './passages'

/** The figures of one sentence, with the words before, between and after them: there is one more of these. */
export type Run = { mentions: Mention[]; gaps: string[] }

const MARK = new RegExp(`[${Object.values(MARKS).join('')}]`, 'g')
/** Where a sentence ends in a skeleton, whose points are none of numbers; a semicolon parts two sums as well. */
const SENTENCE_END = /[.!?](?=\s|["”»’]|$)|\n/g
const END = /[.!?](?=\s|["”»’]|$)|[;\n]/g

/** The sentences of a passage that hold figures, parted at semicolons too. Points of abbreviations end one too early, and
 * a sum is missed there. */
export function runsOf(passage: Passage): Run[] {
  return partedBy(END, passage)
}

/** The sentences of a passage that hold figures, whole. */
export function sentencesOf(passage: Passage): Run[] {
  return partedBy(SENTENCE_END, passage)
}

function partedBy(end: RegExp, { skeleton, mentionAt }: Passage): Run[] {
  if (mentionAt.size < 2) return []
  const ends = [...skeleton.matchAll(end)].map(({ index }) => index)
  const starts = [0, ...ends.map((end) => end + 1)]
  return starts.flatMap((start, index) => {
    const words = skeleton.slice(start, ends[index] ?? skeleton.length)
    const mentions = [...words.matchAll(MARK)].flatMap((mark) => mentionAt.get(start + mark.index) ?? [])
    return mentions.length > 0 ? [{ mentions, gaps: words.split(MARK) }] : []
  })
}
