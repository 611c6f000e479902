import type { ImageBlock, PortableText, PullQuote, Table } from '../model/document'
import type { TextLine } from './passages'
import { groupLists, type List } from './lists'

export type PlainTextOptions = {
  /** Whether citations are written, as "[1]". By default they are not: they are no words of the story. */
  citations?: boolean
}

/**
 * Portable Text as plain text: blocks with an empty line between them, list items behind "• " or their number, figures
 * and quotations as they read. No newline at the end.
 */
export function toPlainText(portableText: PortableText, options: PlainTextOptions = {}): string {
  return groupLists(portableText)
    .flatMap((block) => {
      if (block._type === 'break') return '* * *'
      if (block._type === 'pullQuote') return pullQuote(block)
      if (block._type === 'table') return table(block, options)
      // One that shows nothing in words is not in them.
      if (block._type === 'image') return image(block) || []
      if (block._type === 'embed') return `${block.title}\n${block.url}`
      if (block._type === 'chart')
        return [block.title, ...block.points.map(({ label, text }) => `${label}: ${text}`)].join('\n')
      return block._type === 'list' ? list(block, options).join('\n') : inline(block, options)
    })
    .join('\n\n')
}

/** The words, and below them who said them. */
function pullQuote({ attribution, text }: PullQuote): string {
  return attribution === null ? `“${text}”` : `“${text}”\n— ${attribution}`
}

/** Its caption, or what it shows, and whom it credits. */
function image({ alt, caption, credit }: Pick<ImageBlock, 'alt' | 'caption' | 'credit'>): string {
  const shown = caption ?? (alt === '' ? null : `[${alt}]`)
  return [shown, credit === null ? null : `(${credit})`].filter((part) => part !== null).join(' ')
}

/** A line a row, its cells apart by bars. */
function table({ caption, rows }: Table, options: PlainTextOptions): string {
  const lines = rows.map(({ cells }) => cells.map((cell) => inline(cell, options).replace(/\s+/g, ' ')).join(' | '))
  return [...(caption === null ? [] : [caption]), ...lines].join('\n')
}

function list({ ordered, items }: List, options: PlainTextOptions): string[] {
  return items.flatMap(({ block, lists }, index) => {
    const marker = ordered ? `${index + 1}. ` : '• '
    const nested = lists.flatMap((inner) => list(inner, options))
    const content = [...(block ? inline(block, options).split('\n') : []), ...nested]
    return content.map((line, at) => (at === 0 ? marker : ' '.repeat(marker.length)) + line)
  })
}

function inline(block: TextLine, { citations = false }: PlainTextOptions): string {
  return block.children
    .map((child) => (child._type !== 'citation' ? child.text : citations ? `[${child.text}]` : ''))
    .join('')
    .trim()
}
