/** What of a pasted text is read as Markdown, and where it goes in an article. Pure. */
import { fromMarkdown } from '../../body'
import type { LexicalNode } from '../../body/types'

/** The signs of Markdown that people use: headings, lists, quotations, emphasis, links. */
const SIGNS = [
  /^ {0,3}#{1,6}[ \t]+\S/m,
  /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S/m,
  /^ {0,3}>[ \t]?\S/m,
  /(\*\*|__)\S[^\n]*?\1/,
  /\[[^\]\n]+\]\([^)\s]+\)/,
]
const SEVERAL_PARAGRAPHS = /\S[ \t]*\n[ \t]*\n\s*\S/

/** Whether a plain text is more than a phrase: Markdown, or several paragraphs. */
export function isArticle(text: string): boolean {
  const lines = text.replace(/\r\n?/g, '\n')
  return SEVERAL_PARAGRAPHS.test(lines) || SIGNS.some((sign) => sign.test(lines))
}

/** What the article has already: what it has is not replaced by what is pasted. */
export type Filled = { title: boolean; dek: boolean }
export type Pasted = { title: string | null; dek: string | null; nodes: LexicalNode[] }

const ITALIC = 2

/** Reads a pasted text. The title and the dek that it begins with go into the body where the article has its own. */
export function readPasted(text: string, filled: Filled): Pasted {
  // A heading of the first level right at the start would be taken for the title.
  const { title, dek, body } = fromMarkdown(filled.title ? text.replace(/^\s*#(?=[ \t])/, '##') : text)
  const nodes = body.root.children
  if (dek === null || !filled.dek) return { title: filled.title ? null : title, dek, nodes }
  const paragraph = {
    type: 'paragraph',
    version: 1,
    children: [{ type: 'text', version: 1, text: dek, format: ITALIC }],
  }
  return { title, dek: null, nodes: [paragraph, ...nodes] }
}
