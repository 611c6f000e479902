/** What the blocks of a Portable Text say, as running text: whoever reads, compares or numbers it needs to know no kinds. */
import type { PortableText, PortableTextBlock } from '../model/document'
import type { InlineChild } from './portableText'

/** A line of text that a block holds, with its links. */
export type TextLine = Pick<PortableTextBlock, '_key' | 'children' | 'markDefs'>

/** The lines of text that a block holds. */
export function textLinesOf(block: PortableText[number]): TextLine[] {
  return block._type === 'block' ? [block] : []
}

/** A block with other content in its lines of text. */
export function withTextLines<Block extends PortableText[number]>(
  block: Block,
  write: (line: TextLine) => InlineChild[],
): Block {
  return block._type === 'block' ? { ...block, children: write(block) } : block
}

/** What a block says, passage by passage: its lines of text, and what it shows of records as the objects that they are. */
export function passagesOf(block: PortableText[number]): InlineChild[][] {
  if (block._type === 'pullQuote') {
    const { _key, quote, text } = block
    return [[{ _type: 'quotation', _key, quote, text }]]
  }
  return textLinesOf(block).map(({ children }) => children)
}
