import type { Mention } from './mentions'
import type { Passage } from './passages'

/** What a pattern found: the figures in it in their order, the words of its groups, and where it stands. */
export type Found = {
  mentions: Mention[]
  groups: Readonly<Record<string, string | undefined>>
  before: string
  after: string
}

const AROUND = 60

/** Figures further apart than this, in characters, are of no pattern; and this far before the first one a pattern begins. */
const APART = 140
const AHEAD = 90

/** The stretches of a passage in which at least so many figures stand close to each other: the rest is not looked at. */
function stretchesOf({ mentionAt, skeleton }: Passage, least: number): Array<{ start: number; end: number }> {
  const stretches: Array<{ start: number; end: number; count: number }> = []
  for (const at of mentionAt.keys()) {
    const last = stretches.at(-1)
    if (last && at - last.end <= APART) {
      last.end = at
      last.count += 1
    } else stretches.push({ start: at, end: at, count: 1 })
  }
  return stretches
    .filter(({ count }) => count >= least)
    .map(({ start, end }) => {
      const from = Math.max(0, start - AHEAD)
      // A stretch begins with a word, not within one.
      const word = from === 0 ? 0 : skeleton.slice(from, start).search(/\s/)
      return { start: from + Math.max(0, word), end: end + 1 + AROUND }
    })
}

/** Where a pattern of at least so many figures is in a passage. */
export function matches(passage: Passage, pattern: RegExp, least: number): Found[] {
  const { mentionAt, skeleton } = passage
  return stretchesOf(passage, least).flatMap((stretch) =>
    [...skeleton.slice(stretch.start, stretch.end).matchAll(pattern)].map((match) => {
      const start = stretch.start + match.index
      const end = start + match[0].length
      const mentions: Mention[] = []
      for (let at = start; at < end; at++) {
        const mention = mentionAt.get(at)
        if (mention) mentions.push(mention)
      }
      return {
        mentions,
        groups: match.groups ?? {},
        before: skeleton.slice(Math.max(0, start - AROUND), start),
        after: skeleton.slice(end, end + AROUND),
      }
    }),
  )
}
