/** What the blocks of a Portable Text say, as running text: whoever reads, compares or numbers it needs to know no kinds. */
import type { PortableText, PortableTextBlock } from '../model/document'

type InlineChild = PortableTextBlock['children'][number]

/** A line of text that a block holds, with its links. */
export type TextLine = Pick<PortableTextBlock, '_key' | 'children' | 'markDefs'>

/** The lines of text that a block holds. */
export function textLinesOf(block: PortableText[number]): TextLine[] {
  if (block._type === 'table') return block.rows.flatMap(({ cells }) => cells)
  return block._type === 'block' ? [block] : []
}

/** A block with other content in its lines of text. */
export function withTextLines<Block extends PortableText[number]>(
  block: Block,
  write: (line: TextLine) => InlineChild[],
): Block {
  if (block._type === 'block') return { ...block, children: write(block) }
  if (block._type !== 'table') return block
  const rows = block.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, children: write(cell) })),
  }))
  return { ...block, rows }
}

/** What a block says, passage by passage: its lines of text, and what it shows of records as the objects that they are. */
export function passagesOf(block: PortableText[number]): InlineChild[][] {
  if (block._type === 'pullQuote') {
    const { _key, quote, text } = block
    return [[{ _type: 'quotation', _key, quote, text }]]
  }
  if (block._type === 'chart') {
    const { _key, points, title } = block
    return [
      [{ _type: 'span', _key, text: title, marks: [] }],
      ...points.map(({ _key: key, statistic, text }) => [{ _type: 'figure' as const, _key: key, statistic, text }]),
    ]
  }
  if (block._type === 'embed') {
    return [[{ _type: 'span', _key: block._key, text: block.title, marks: [] }]]
  }
  if (block._type === 'image') {
    const { _key, caption } = block
    return caption === null ? [] : [[{ _type: 'span', _key, text: caption, marks: [] }]]
  }
  const lines = textLinesOf(block).map(({ children }) => children)
  if (block._type !== 'table' || block.caption === null) return lines
  return [[{ _type: 'span', _key: block._key, text: block.caption, marks: [] }], ...lines]
}
