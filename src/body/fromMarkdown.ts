import type { Definition, List, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { frontMatter } from './frontMatter'
import { safeHref } from './links'
import {
  BOLD,
  bodyOf,
  headingNode,
  ITALIC,
  lineBreak,
  linesOf,
  linkNode,
  listNode,
  paragraphNode,
  quoteNode,
  ruleNode,
  textNodes,
} from './makeNodes'
import { NODE_CHARACTER } from './text'
import type { LexicalBody, LexicalNode } from './types'
import { walkBody } from './walk'

/** An article as a text file holds it. */
export type MarkdownArticle = { title: string | null; dek: string | null; body: LexicalBody }

/** Lists are nested this deep; what is deeper joins the items of this level. */
const MAX_LIST_LEVEL = 8
/** `validateBody` takes as many nodes. */
const MAX_NODES = 20_000
/** Text with more of these is not written by people, and would take long to parse. */
const MAX_LINES = 20_000
const MAX_MARKERS = 50
const MAX_DELIMITERS = 2000

/**
 * Reads Markdown (CommonMark), or plain text with blank lines between its paragraphs, as an article. The title is a
 * first-level heading at the beginning and the dek a paragraph in italics right after it, unless a `---` block above
 * the text names them. Images are left out; HTML is text; links that may not be published keep their text only. Text is
 * kept as written, in NFC. The body is always one that `validateBody` accepts: what is too intricate or too large for
 * that is read as plain text.
 */
export function fromMarkdown(markdown: string): MarkdownArticle {
  const { fields, content } = frontMatter(cleaned(markdown))
  const blocks = isIntricate(content) ? null : parse(content).children
  const heading = blocks?.[0]
  const definitions = definitionsIn(blocks ?? [])
  const { title, rest } = takeTitle(blocks ?? [], fields.get('title') || null, definitions)
  // Where no heading was taken for the title there is nothing that a dek could stand below.
  const tookHeading = heading !== undefined && rest[0] !== heading
  const named = fields.get('dek') || null
  const italic = named === null && tookHeading ? italicParagraph(rest[0], definitions) : null
  const body = bodyOf(blocksOf(italic === null ? rest : rest.slice(1), definitions))
  return {
    title,
    dek: named ?? italic,
    body: blocks === null || countNodes(body) > MAX_NODES ? plainBody(content) : body,
  }
}

/** The character of body nodes must not come in with a text: there it stands for pictures that stayed behind. */
function cleaned(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll(NODE_CHARACTER, '')
    .normalize('NFC')
}

function isIntricate(text: string): boolean {
  const lines = text.split('\n')
  return (
    lines.length > MAX_LINES ||
    lines.some((line) => !RULE.test(line) && countOf(MARKER, MARKERS.exec(line)?.[0] ?? '') > MAX_MARKERS) ||
    text.split(BLANK_LINES).some((part) => countOf(DELIMITER, part) > MAX_DELIMITERS)
  )
}

const BLANK_LINES = /\n[ \t]*\n/
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/
/** What begins quotations and lists, one within the other, on one line. */
const MARKERS = /^(?:[ \t]*(?:>|(?:[*+-]|\d+[.)])(?=[ \t])))*/
const MARKER = /[>*+.)-]/g
const DELIMITER = /[*_[\]]/g

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0
}

type Definitions = ReadonlyMap<string, Definition>

function definitionsIn(blocks: RootContent[]): Definitions {
  const found = new Map<string, Definition>()
  const pending = [...blocks].reverse()
  for (let block = pending.pop(); block; block = pending.pop()) {
    // Of two with one name the first counts.
    if (block.type === 'definition' && !found.has(block.identifier)) found.set(block.identifier, block)
    if ('children' in block) pending.push(...[...block.children].reverse())
  }
  return found
}

/** The title, and the blocks without the heading that says it. */
function takeTitle(
  blocks: RootContent[],
  named: string | null,
  definitions: Definitions,
): { title: string | null; rest: RootContent[] } {
  const [first, ...others] = blocks
  if (first?.type !== 'heading' || first.depth !== 1) return { title: named, rest: blocks }
  const heading = plainText(inline(first.children, definitions)) || null
  return named === null || named === heading ? { title: heading, rest: others } : { title: named, rest: blocks }
}

/** The text of a paragraph that is in italics from beginning to end; null for any other block. */
function italicParagraph(block: RootContent | undefined, definitions: Definitions): string | null {
  if (block?.type !== 'paragraph') return null
  const nodes = inline(block.children, definitions)
  const texts = nodes.flatMap((node) => (node.type === 'link' ? (node.children ?? []) : [node]))
  const isItalic = ({ text = '', format }: LexicalNode) => text.trim() === '' || (Number(format) & ITALIC) !== 0
  return texts.every(isItalic) ? plainText(nodes) || null : null
}

function plainText(nodes: LexicalNode[]): string {
  const parts = nodes.map((node) => (node.type === 'link' ? plainText(node.children ?? []) : (node.text ?? ' ')))
  return parts.join('').replace(/\s+/g, ' ').trim()
}

function blocksOf(blocks: RootContent[], definitions: Definitions, make = paragraphNode): LexicalNode[] {
  return blocks.flatMap((block): LexicalNode[] => {
    if (block.type === 'blockquote') return blocksOf(block.children, definitions, quoteNode)
    if (block.type === 'list') return listOf(block, definitions, 0)
    if (block.type === 'thematicBreak') return [ruleNode()]
    const nodes = contentOf(block, definitions)
    if (nodes.length === 0) return []
    return [block.type === 'heading' ? headingNode(tagOf(block.depth), nodes) : make(nodes)]
  })
}

function tagOf(depth: number): 'h2' | 'h3' | 'h4' {
  if (depth <= 2) return 'h2'
  return depth === 3 ? 'h3' : 'h4'
}

/** What stands in a block that holds text; nothing for one that holds none. */
function contentOf(block: RootContent, definitions: Definitions): LexicalNode[] {
  if (block.type === 'paragraph' || block.type === 'heading') return inline(block.children, definitions)
  return block.type === 'code' || block.type === 'html' ? tidy(linesOf(block.value)) : []
}

function listOf(list: List, definitions: Definitions, level: number): LexicalNode[] {
  const items = itemsOf(list, definitions, level)
  return items.length > 0 ? [listNode(list.ordered === true, list.start ?? 1, items, level)] : []
}

/** The items of a list. Text after a list inside an item becomes an item of its own. */
function itemsOf(list: List, definitions: Definitions, level: number): LexicalNode[][] {
  return list.children.flatMap((item) => {
    const items: LexicalNode[][] = []
    let lines: LexicalNode[] = []
    const flush = () => {
      if (lines.length > 0) items.push(lines)
      lines = []
    }
    const add = (block: RootContent) => {
      if (block.type === 'blockquote') return block.children.forEach(add)
      if (block.type !== 'list') {
        const nodes = contentOf(block, definitions)
        if (nodes.length > 0) lines = [...lines, ...(lines.length > 0 ? [lineBreak()] : []), ...nodes]
        return
      }
      flush()
      if (level + 1 < MAX_LIST_LEVEL) items.push(...listOf(block, definitions, level + 1).map((inner) => [inner]))
      else items.push(...itemsOf(block, definitions, level))
    }
    item.children.forEach(add)
    flush()
    return items
  })
}

function inline(children: PhrasingContent[], definitions: Definitions): LexicalNode[] {
  return tidy(inlineNodes(children, definitions, 0))
}

function inlineNodes(children: PhrasingContent[], definitions: Definitions, format: number): LexicalNode[] {
  return children.flatMap((child): LexicalNode[] => {
    switch (child.type) {
      case 'text':
      case 'inlineCode':
      case 'html':
        return textNodes(child.value.replaceAll('\n', ' '), format)
      case 'break':
        return [lineBreak()]
      case 'delete':
        return inlineNodes(child.children, definitions, format)
      case 'emphasis':
        return inlineNodes(child.children, definitions, format | ITALIC)
      case 'strong':
        return inlineNodes(child.children, definitions, format | BOLD)
      case 'link':
      case 'linkReference': {
        const url = child.type === 'link' ? child.url : definitions.get(child.identifier)?.url
        const href = safeHref(url)
        const nodes = tidy(inlineNodes(child.children, definitions, format))
        return href === null || nodes.length === 0 ? nodes : [linkNode(href, nodes)]
      }
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        return []
    }
  })
}

/** Neighbouring texts of one format as one, as the editor would join them, and nothing but words at both ends. */
function tidy(nodes: LexicalNode[]): LexicalNode[] {
  const joined: LexicalNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && last.format === node.format) {
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }
    } else joined.push(node)
  }
  const isBlank = (node: LexicalNode) => node.type === 'linebreak' || (node.children ? false : node.text?.trim() === '')
  const first = joined.findIndex((node) => !isBlank(node))
  if (first < 0) return []
  const last = joined.findLastIndex((node) => !isBlank(node))
  return joined.slice(first, last + 1).map((node, index, { length }) => {
    if (node.type !== 'text') return node
    const text = index === 0 ? node.text?.trimStart() : node.text
    return { ...node, text: index === length - 1 ? text?.trimEnd() : text }
  })
}

function countNodes(body: LexicalBody): number {
  let count = -1
  walkBody(body, () => (count += 1))
  return count
}

/** The text in paragraphs, whatever its signs would mean in Markdown; if there are too many, the last holds the rest. */
function plainBody(content: string): LexicalBody {
  const paragraphs = content
    .split(BLANK_LINES)
    .map((text) => text.replace(/\s/g, ' ').trim())
    .filter((text) => text !== '')
  // Each is two nodes: the paragraph and its text.
  const most = MAX_NODES / 2 - 1
  const rest = paragraphs.slice(most).join(' ')
  const all = rest === '' ? paragraphs : [...paragraphs.slice(0, most), rest]
  return bodyOf(all.map((text) => paragraphNode(textNodes(text))))
}
