/** Two wordings of one passage, word by word, and number by number. */
import { diffArrays } from 'diff'

export type WordChange = { kind: 'same' | 'removed' | 'added'; text: string }

/** Shorter unchanged words between two changes read better as part of the change than as an island. */
const ISLAND = /^\s+$/u

/** A number with its separators is one: of 2,250 and 2,340 nothing stays. */
const WORDS = /[\p{L}\p{M}\p{N}_]+(?:(?<=\p{N})[.,'’\u00a0\u202f](?=\p{N})[\p{L}\p{M}\p{N}_]+)*|\s+|[\s\S]/gu

/** How many words may differ before a passage is shown gone whole and come whole: bounds the time. */
const FARTHEST = 1000

function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? []
}

/** What stays, goes and comes from one wording to another. */
export function wordChanges(before: string, after: string): WordChange[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: FARTHEST }) ?? [
    { added: false, removed: true, value: [before] },
    { added: true, removed: false, value: [after] },
  ]
  const segments = changes.map(({ added, removed, value }): WordChange => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
  const runs: WordChange[] = []
  let removed = ''
  let added = ''
  const close = () => {
    if (removed !== '') runs.push({ kind: 'removed', text: removed })
    if (added !== '') runs.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [index, { kind, text }] of segments.entries()) {
    const next = segments[index + 1]
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (ISLAND.test(text) && (removed !== '' || added !== '') && next) {
      removed += text
      added += text
    } else {
      close()
      runs.push({ kind, text })
    }
  }
  close()
  return runs
}

/** Shortens what stays to some characters around each change, cut between words. */
export function shortened(segments: WordChange[], around: number): WordChange[] {
  return segments.map((segment, index) => {
    const { kind, text } = segment
    if (kind !== 'same') return segment
    const isFirst = index === 0
    const isLast = index === segments.length - 1
    const kept = (isFirst ? 0 : around) + (isLast ? 0 : around)
    if (text.length <= kept + 1) return segment
    const head = isFirst ? '' : text.slice(0, around).replace(/(?:^|(?<!\s)\s+)\S*$/u, '')
    const tail = isLast ? '' : text.slice(text.length - around).replace(/^\S*\s*/u, '')
    const glue = (left: string, right: string) => `${left}${left === '' ? '' : ' '}…${right === '' ? '' : ' '}${right}`
    return { kind, text: glue(head, tail) }
  })
}

/** The side of a comparison that is read by itself: the old wording, or the new one. */
export function sideOf(segments: WordChange[], side: 'removed' | 'added'): WordChange[] {
  return segments.filter(({ kind }) => kind === 'same' || kind === side)
}
