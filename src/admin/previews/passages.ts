/** Where the passages of a text stand on the page that is made of it. Pure. */
import { NODE_CHARACTER, type TextBlock } from '../../body'

/** So much of a stretch of words is enough to know its passage by: what corrections and notes bring stands between words. */
const ENOUGH = 40

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The longest stretch of words of a block: what a figure or a quotation reads as stands between them. */
function wordsOf({ text }: Pick<TextBlock, 'text'>): string {
  const stretches = text.split(NODE_CHARACTER).map(plain)
  return stretches.reduce((longest, each) => (each.length > longest.length ? each : longest), '')
}

/**
 * The passage of a page that each block of a text became, by its words and in their order: the number of the passage by the
 * path of the block. A block that is not on the page, or has no words of its own, is left out.
 */
export function passagesOf(
  blocks: readonly Pick<TextBlock, 'path' | 'text'>[],
  passages: readonly string[],
): ReadonlyMap<string, number> {
  const shown = passages.map(plain)
  const found = new Map<string, number>()
  let from = 0
  for (const block of blocks) {
    const words = wordsOf(block)
    if (words === '') continue
    const pieces = [words, words.slice(0, ENOUGH), words.slice(-ENOUGH)]
    const at = pieces.map((piece) => shown.findIndex((each, index) => index >= from && each.includes(piece)))
    const place = at.find((index) => index >= 0)
    if (place === undefined) continue
    found.set(block.path, place)
    from = place
  }
  return found
}

/** The block that a place in a body is in: the place itself, or what it is a part of. */
export function blockAt<Block extends Pick<TextBlock, 'path'>>(blocks: readonly Block[], path: string): Block | null {
  return blocks.findLast((block) => path === block.path || path.startsWith(`${block.path}.`)) ?? null
}

/**
 * Where notes stand in a margin, from the top: each where its passage is, or below the one before.
 */
export function stacked(notes: readonly { at: number; height: number }[], gap: number): number[] {
  const tops: number[] = []
  let free = 0
  for (const { at, height } of notes) {
    const top = Math.max(at, free)
    tops.push(top)
    free = top + height + gap
  }
  return tops
}
