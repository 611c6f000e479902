/** How a figure is written in running text. `custom` uses the node's own wording, which must read as the same value. */
export type FigureForm = 'digits' | 'words' | 'percent-words' | 'compact' | 'custom'

/**
 * The fields of a body node, as Lexical stores them in an inline block. A relationship is the id of its record. `format` is
 * that of the words that the node stands for, in the bits of a text node.
 */
export type FigureFields = {
  id: string
  blockType: 'figure'
  statistic: string
  form: FigureForm
  text?: string | null
  format?: number
}
export type QuotationFields = { id: string; blockType: 'quotation'; quote: string; excerpt: string; format?: number }
export type CitationFields = { id: string; blockType: 'citation'; source: string; locator?: string | null }
export type AttributionFields = FigureFields | QuotationFields | CitationFields

/** The fields of a block of its own, as Lexical stores them: it stands between paragraphs. */
/** How a chart draws its statistics: one bar each, or over time. */
export type ChartKind = 'bar' | 'line'
export type ChartFields = { id: string; blockType: 'chart'; kind: ChartKind; title: string; statistics: string[] }
export type PullQuoteFields = { id: string; blockType: 'pullQuote'; quote: string; excerpt: string }

/** Something at another site that a story leads to, by its address. */
export type EmbedFields = { id: string; blockType: 'embed'; url: string; title: string }

/** An image between paragraphs. What it does not say of itself is said by its record. */
export type ImageFields = {
  id: string
  blockType: 'image'
  media: string | null
  alt: string | null
  caption: string | null
  credit: string | null
  /** In per cent from its left and its top; null unless both are given. */
  focus: { x: number; y: number } | null
}

/** A node of the Lexical JSON that a body is stored as, read only as far as Cited needs it. */
export type LexicalNode = {
  type: string
  version?: number
  children?: LexicalNode[]
  text?: string
  format?: number | string
  tag?: string
  listType?: string
  fields?: Record<string, unknown>
  [key: string]: unknown
}

/** The value of a rich text field. */
export type LexicalBody = { root: LexicalNode & { children: LexicalNode[] } }
