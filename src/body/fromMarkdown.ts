import type {
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  List,
  ListItem,
  Nodes,
  Parents,
  RootContent,
} from 'mdast'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { outsideText } from './outsideText'
import { embedOfLine } from './embeds'
import { headingTag, MOST_NODES } from './content'
import { frontMatter } from './frontMatter'
import { plainHref } from './links'
import {
  BOLD,
  bodyOf,
  headingNode,
  ITALIC,
  lineBreak,
  linesOf,
  listNode,
  paragraphNode,
  quoteNode,
  ruleNode,
  STRIKETHROUGH,
  textNodes,
} from './makeNodes'
import { mendBody } from './mend'
import { imageNodes, type ImageStand, type MarkdownImage } from './placedImages'
import { settle } from './settle'
import type { LexicalBody, LexicalNode } from './types'
import { walkBody } from './walk'

/** An article as a text file holds it. */
export type MarkdownArticle = {
  title: string | null
  dek: string | null
  body: LexicalBody
  /** How many pictures stayed behind. */
  pictures: number
}

export type MarkdownReading = {
  /** @default nothing stands for any */
  image?: (image: MarkdownImage) => ImageStand
}

/** Text with more of these is not written by people, and would take long to parse. */
const MAX_LINES = 20_000
const MAX_MARKERS = 50
const MAX_DELIMITERS = 2000

/**
 * Reads Markdown (CommonMark, with the tables, tasks, footnotes and strikethrough of GitHub), or plain text with blank
 * lines between its paragraphs, as an article. The title is a first-level heading at the beginning and the dek a
 * paragraph in italics right after it, unless a `---` block above the text names them. Footnotes are text: their number
 * in brackets, and themselves at the end. An image is what `image` says stands for it; HTML is text, but for comments and line breaks; a link that may not be published is its
 * text, and a table that is too large for one a line a row, as `mendBody` has it. Text is cleaned by `outsideText`, addresses by `plainHref`. The
 * body is always one that `validateBody` accepts: what is too intricate or too large for that is read as plain text.
 */
export function fromMarkdown(markdown: string, { image = () => null }: MarkdownReading = {}): MarkdownArticle {
  const { fields, content } = frontMatter(outsideText(markdown))
  const blocks = isIntricate(content) ? null : parse(content, GITHUB).children
  const heading = blocks?.[0]
  const definitions = { ...definitionsIn(blocks ?? []), content, image }
  const { title, rest } = takeTitle(blocks ?? [], fields.get('title') || null, definitions)
  // Where no heading was taken for the title there is nothing that a dek could stand below.
  const tookHeading = heading !== undefined && rest[0] !== heading
  const named = fields.get('dek') || null
  const italic = named === null && tookHeading ? italicParagraph(rest[0], definitions) : null
  const body = blocks === null ? null : bodyFrom(italic === null ? rest : rest.slice(1), definitions)
  const pictures = body === null ? 0 : picturesIn(blocks ?? [])
  return { title, dek: named ?? italic, body: body ?? plainBody(content), pictures }
}

function picturesIn(blocks: RootContent[]): number {
  let found = 0
  const pending = [...blocks]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'image' || node.type === 'imageReference') found += 1
    if ('children' in node) pending.push(...node.children)
  }
  return found
}

// A single tilde is no mark: people write it for "about".
const GITHUB = {
  extensions: [gfmTable(), gfmTaskListItem(), gfmFootnote(), gfmStrikethrough({ singleTilde: false })],
  mdastExtensions: [
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
  ],
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

/** What other places of a text refer to, by name. */
type Definitions = { links: ReadonlyMap<string, Definition>; footnotes: ReadonlyMap<string, FootnoteDefinition> }
/** How the nodes of a text are read. */
type Reading = Definitions & Required<MarkdownReading> & { content: string }

function definitionsIn(blocks: RootContent[]): Definitions {
  const links = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const pending = [...blocks].reverse()
  for (let block = pending.pop(); block; block = pending.pop()) {
    // Of two with one name the first counts.
    if (block.type === 'definition' && !links.has(block.identifier)) links.set(block.identifier, block)
    if (block.type === 'footnoteDefinition' && !footnotes.has(block.identifier)) footnotes.set(block.identifier, block)
    if ('children' in block) pending.push(...[...block.children].reverse())
  }
  return { links, footnotes }
}

/** The title, and the blocks without the heading that says it. */
function takeTitle(
  blocks: RootContent[],
  named: string | null,
  definitions: Reading,
): { title: string | null; rest: RootContent[] } {
  const [first, ...others] = blocks
  if (first?.type !== 'heading' || first.depth !== 1) return { title: named, rest: blocks }
  const heading = plainText(nodesIn(first, definitions)) || null
  return named === null || named === heading ? { title: heading, rest: others } : { title: named, rest: blocks }
}

/** The text of a paragraph that is in italics from beginning to end; null for any other block. */
function italicParagraph(block: RootContent | undefined, definitions: Reading): string | null {
  if (block?.type !== 'paragraph') return null
  const nodes = nodesIn(block, definitions)
  const texts = nodes.flatMap((node) => (node.type === 'link' ? (node.children ?? []) : [node]))
  const isItalic = ({ text = '', format }: LexicalNode) => text.trim() === '' || (Number(format) & ITALIC) !== 0
  return texts.every(isItalic) ? plainText(nodes) || null : null
}

function plainText(nodes: LexicalNode[]): string {
  const parts = nodes.map((node) => (node.type === 'link' ? plainText(node.children ?? []) : (node.text ?? ' ')))
  return parts.join('').replace(/\s+/g, ' ').trim()
}

/** The body of a text; null where it is larger than one can be. */
function bodyFrom(blocks: RootContent[], definitions: Reading): LexicalBody | null {
  const notes = [...definitions.footnotes.values()].flatMap((note) =>
    numbered(noteNumber(note), nodesIn(note, definitions)),
  )
  const nodes = nodesIn({ type: 'root', children: blocks }, definitions)
  const mended = mendBody(bodyOf([...nodes, ...notes]), () => crypto.randomUUID())
  if ('refused' in mended) return null
  const body = settle(mended.body)
  return countNodes(body) > MOST_NODES ? null : body
}

function countNodes(body: LexicalBody): number {
  let count = -1
  walkBody(body, () => (count += 1))
  return count
}

function noteNumber({ identifier, label }: FootnoteDefinition | FootnoteReference): string {
  return `[${label ?? identifier}]`
}

/** A footnote with its number before its first words. */
function numbered(number: string, [first, ...rest]: LexicalNode[]): LexicalNode[] {
  const lead = textNodes(`${number} `)
  if (first?.type !== 'paragraph') return [paragraphNode(lead), ...(first ? [first] : []), ...rest]
  return [{ ...first, children: [...lead, ...(first.children ?? [])] }, ...rest]
}

/** What holds running text. */
const LINES: readonly Nodes['type'][] = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link']

/** Nodes of the editor, whether a body holds them or not: for `mendBody` to bring them to what it holds. */
function nodesIn(parent: Parents, definitions: Reading, format = 0): LexicalNode[] {
  return parent.children.flatMap((node): LexicalNode[] => {
    const inner = (more = 0) => ('children' in node ? nodesIn(node, definitions, format | more) : [])
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return textNodes(node.value.replaceAll('\n', ' '), format)
      case 'html':
        if (/^<!--[^]*-->\s*$/.test(node.value)) return []
        if (/^<br\s*\/?>$/i.test(node.value)) return [lineBreak()]
        return LINES.includes(parent.type)
          ? textNodes(node.value.replaceAll('\n', ' '), format)
          : [paragraphNode(linesOf(node.value))]
      case 'code':
        return [paragraphNode(linesOf(node.value))]
      case 'break':
        return [lineBreak()]
      case 'emphasis':
        return inner(ITALIC)
      case 'strong':
        return inner(BOLD)
      case 'delete':
        return inner(STRIKETHROUGH)
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : (definitions.links.get(node.identifier)?.url ?? '')
        const children = inner()
        // A picture leads nowhere.
        const words = children.filter(({ type }) => type !== 'block')
        const pictures = children.filter(({ type }) => type === 'block')
        return [
          ...pictures,
          ...(words.length > 0 ? [{ type: 'link', fields: { url: plainHref(url) }, children: words }] : []),
        ]
      }
      case 'footnoteReference':
        return textNodes(noteNumber(node), format)
      case 'paragraph':
        return [lineNode(parent, inner())]
      case 'heading':
        return [headingNode(headingTag(node.depth), inner())]
      case 'blockquote':
        return [quoteNode(inner())]
      case 'list':
        return listsOf(node, inner(), definitions.content)
      case 'listItem':
        return [{ type: 'listitem', checked: node.checked === true, children: inner() }]
      case 'table':
        // Its first row is its head.
        return [{ type: 'table', children: inner().map((row, index) => (index === 0 ? headRow(row) : row)) }]
      case 'tableRow':
        return [{ type: 'tablerow', children: inner() }]
      case 'tableCell':
        return [{ type: 'tablecell', children: inner() }]
      case 'thematicBreak':
        return [ruleNode()]
      case 'image':
        return imageNodes({ url: node.url, alt: node.alt ?? '', caption: node.title ?? null }, definitions.image)
      case 'imageReference': {
        const { title = null, url = '' } = definitions.links.get(node.identifier) ?? {}
        return imageNodes({ url, alt: node.alt ?? '', caption: title }, definitions.image)
      }
      case 'definition':
      case 'footnoteDefinition':
      case 'yaml':
        return []
    }
  })
}

/**
 * A list; several where its numbers do not follow each other. CommonMark counts on from the first, but in a text that
 * says "1968." and then "1994." those are years. Numbers that are all the same leave the counting to who reads them.
 */
function listsOf(list: List, items: LexicalNode[], content: string): LexicalNode[] {
  const isTasks = list.children.some(isTask)
  const numbers = list.children.map(({ position }) => /^\d+/.exec(content.slice(position?.start.offset))?.[0])
  if (!list.ordered || new Set(numbers).size < numbers.length) {
    return [listNode(list.ordered === true, list.start ?? 1, items, isTasks)]
  }
  const lists: { start: number; items: LexicalNode[] }[] = []
  items.forEach((item, index) => {
    const number = Number(numbers[index] ?? 1)
    const last = lists.at(-1)
    if (last && last.start + last.items.length === number) last.items.push(item)
    else lists.push({ start: number, items: [item] })
  })
  return lists.map(({ items: own, start }) => listNode(true, start, own, isTasks))
}

/** A paragraph; one of the text itself that only links to what can be shown is an embed. */
function lineNode(parent: Parents, children: LexicalNode[]): LexicalNode {
  const embed = parent.type === 'root' ? embedOfLine(children) : null
  return embed ?? paragraphNode(children)
}

function headRow(row: LexicalNode): LexicalNode {
  return { ...row, children: (row.children ?? []).map((cell) => ({ ...cell, isHeading: true })) }
}

function isTask({ checked }: ListItem): boolean {
  return typeof checked === 'boolean'
}

/** The text in paragraphs, whatever its signs would mean in Markdown; if there are too many, the last holds the rest. */
function plainBody(content: string): LexicalBody {
  const paragraphs = content
    .split(BLANK_LINES)
    .map((text) => text.replace(/\s/g, ' ').trim())
    .filter((text) => text !== '')
  // Each is two nodes: the paragraph and its text.
  const most = MOST_NODES / 2 - 1
  const rest = paragraphs.slice(most).join(' ')
  const all = rest === '' ? paragraphs : [...paragraphs.slice(0, most), rest]
  return bodyOf(all.map((text) => paragraphNode(textNodes(text))))
}
