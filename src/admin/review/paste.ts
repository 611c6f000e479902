/** What of the clipboard is read as what, and where it goes in an article. Pure. */
import type { Root } from 'hast'
import { embeddedAt, embedNode, outsideText, fromHtml, fromSheet, fromMarkdown, isUnmarked } from '../../body'
import type { LexicalNode } from '../../body/types'

/** The signs of Markdown that people use: headings, lists, quotations, tables, emphasis, links, notes. */
const SIGNS = [
  /^ {0,3}#{1,6}[ \t]+\S/m,
  /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S/m,
  /^ {0,3}>[ \t]?\S/m,
  /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+(?:\|[ \t]*)?$/m,
  /(\*\*|__|~~)\S[^\n]*?\1/,
  /\[[^\]\n]{1,300}\]\([^)\s]{1,2000}\)/,
  /^\[\^[^\]\n]+\]:[ \t]+\S/m,
]
const SEVERAL_PARAGRAPHS = /\S[ \t]*\n[ \t]*\n\s*\S/
/** Lists as programs write them in plain text. */
const BULLETS = /^([ \t]*)[•▪◦‣●■][ \t\u00a0]+(?=\S)/gm

/** Whether a plain text has signs of Markdown. */
function hasSigns(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}

/** What is in the clipboard: HTML as a tree, where there is some, and plain text; `isAlone` where it comes to stand alone in its line. */
export type Clipboard = { html: Root | null; text: string; isAlone?: boolean }
/** What the article has already: what it has is not replaced by what is pasted. */
export type Filled = { title: boolean; dek: boolean }
export type Pasted = {
  title: string | null
  dek: string | null
  nodes: LexicalNode[]
  /** How many pictures stayed behind. */
  pictures: number
}

const ITALIC = 2

/**
 * Reads what is pasted; null for a phrase that can be inserted as it is. An address that stands alone is what it leads to,
 * where that can be shown. HTML is read as such, unless it only shows the
 * Markdown beside it, as editors of code have it.
 */
export function readPasted({ html, isAlone = false, text }: Clipboard, filled: Filled): Pasted | null {
  const embedded = isAlone ? embeddedAt(text.trim()) : null
  if (embedded) {
    return { title: null, dek: null, nodes: [embedNode(crypto.randomUUID(), embedded.url)], pictures: 0 }
  }
  const clean = outsideText(text).replace(BULLETS, '$1- ')
  const read = html && !(isUnmarked(html) && hasSigns(clean)) ? fromHtml(html) : null
  if (read) return { title: null, dek: null, nodes: read.body.root.children, pictures: read.pictures }
  const table = html === null ? fromSheet(clean) : null
  if (table) return { title: null, dek: null, nodes: [table], pictures: 0 }
  const isArticle = SEVERAL_PARAGRAPHS.test(clean) || hasSigns(clean)
  return !isArticle && html === null && clean === text ? null : readText(clean, filled)
}

/** Reads a text. The title and the dek that it begins with go into the body where the article has its own. */
function readText(text: string, filled: Filled): Pasted {
  // A heading of the first level right at the start would be taken for the title, and lose what is emphasized in it.
  const { title, dek, body, pictures } = fromMarkdown(filled.title ? text.replace(/^\s*#(?=[ \t])/, '##') : text)
  const inBody = [
    ...(filled.title && title !== null ? [{ ...passage('heading', title), tag: 'h2' }] : []),
    ...(filled.dek && dek !== null ? [passage('paragraph', dek, ITALIC)] : []),
  ]
  return {
    title: filled.title ? null : title,
    dek: filled.dek ? null : dek,
    nodes: [...inBody, ...body.root.children],
    pictures,
  }
}

function passage(type: string, text: string, format = 0): LexicalNode {
  return { type, version: 1, children: [{ type: 'text', version: 1, text, format }] }
}
