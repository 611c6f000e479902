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

/** Where a pattern is in a passage. */
export function matches(passage: Passage, pattern: RegExp): Found[] {
  const { mentionAt, skeleton } = passage
  if (mentionAt.size === 0) return []
  return [...skeleton.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length
    const mentions: Mention[] = []
    for (let at = match.index; at < end; at++) {
      const mention = mentionAt.get(at)
      if (mention) mentions.push(mention)
    }
    return {
      mentions,
      groups: match.groups ?? {},
      before: skeleton.slice(Math.max(0, match.index - AROUND), match.index),
      after: skeleton.slice(end, end + AROUND),
    }
  })
}
