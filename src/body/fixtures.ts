/** Small makers of Lexical nodes for tests. Not part of the product. */
import type { LexicalBody, LexicalNode } from './types'

export const body = (...children: LexicalNode[]): LexicalBody => ({ root: { type: 'root', version: 1, children } })
export const text = (value: string, format = 0): LexicalNode => ({ type: 'text', version: 1, text: value, format })
export const paragraph = (...children: LexicalNode[]): LexicalNode => ({ type: 'paragraph', version: 1, children })
export const heading = (tag: string, ...children: LexicalNode[]): LexicalNode => ({ type: 'heading', tag, children })
export const quote = (...children: LexicalNode[]): LexicalNode => ({ type: 'quote', version: 1, children })
export const list = (listType: string, ...children: LexicalNode[]): LexicalNode => ({
  type: 'list',
  listType,
  children,
})
export const item = (...children: LexicalNode[]): LexicalNode => ({ type: 'listitem', version: 1, children })
export const linebreak: LexicalNode = { type: 'linebreak', version: 1 }
export const rule: LexicalNode = { type: 'horizontalrule', version: 1 }
export const link = (url: string, ...children: LexicalNode[]): LexicalNode => ({
  type: 'link',
  version: 3,
  fields: { linkType: 'custom', newTab: false, url },
  children,
})
export const block = (fields: Record<string, unknown>): LexicalNode => ({ type: 'inlineBlock', version: 1, fields })
export const figure = (id: string, statistic: unknown, more: Record<string, unknown> = {}): LexicalNode =>
  block({ id, blockType: 'figure', statistic, form: 'digits', ...more })
export const quotation = (id: string, of: unknown, excerpt: string): LexicalNode =>
  block({ id, blockType: 'quotation', quote: of, excerpt })
export const citation = (id: string, source: unknown, locator: string | null = null): LexicalNode =>
  block({ id, blockType: 'citation', source, locator })
