/**
 * What programs put into the clipboard, as the HTML that they mean: Word's lists are paragraphs with a bullet in them,
 * its headings and quotations classes; Word's online and Google Docs' lists are many. Nothing here knows of a body.
 */
import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast'
import { outsideText } from './outsideText'

/** Elements that hold nothing to read. */
const UNREAD = new Set(
  'button canvas embed head link meta noscript object script select style svg template textarea title xml'.split(' '),
)

/** Classes of what a page shows to nobody, or to its editors: for screen readers, Word's comments, Wikipedia's “edit”. */
const UNSEEN = new Set('EOP msocomanchor mw-editsection screen-reader-text sr-only visually-hidden'.split(' '))

const BULLET = /^\s*[•·▪◦‣●■∙\uf0a7\uf0b7][\s\u00a0]+/
/** A bullet or a number as Word writes it in front of a list paragraph. */
const MARKER = /^[\s\u00a0]*([•·▪◦‣●■∙§o\u2013\uf0a7\uf0b7-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)])[\s\u00a0]+/i

/** A list item on its way into a list. */
type ListItem = {
  type: 'item'
  level: number
  isOrdered: boolean
  start: number
  /** Whether Word numbers it as the first of a list, whatever stands before it. */
  restarts?: boolean
  children: ElementContent[]
}
/** A paragraph on its way into a quotation. */
type Quoted = { type: 'quoted'; paragraph: Element }
type Part = ElementContent | ListItem | Quoted

/** A tree of HTML with nothing in it but what is read, and with lists, headings and quotations as such. */
export function plainHtml(tree: Root): Root {
  return { type: 'root', children: together(tree.children.flatMap(plain)) }
}

/** The declarations of a style attribute. */
export function styleOf({ properties }: Element): Map<string, string> {
  const style = typeof properties.style === 'string' ? properties.style : ''
  return new Map(
    style.split(';').flatMap((declaration) => {
      const [, name, value] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/s.exec(declaration) ?? []
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.toLowerCase()] as const]
    }),
  )
}

/** The text in a node. */
export function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(wordsIn).join('') : ''
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : []
}

function isUnseen(element: Element, style: Map<string, string>): boolean {
  const { hidden } = element.properties
  return (
    UNREAD.has(element.tagName) ||
    (hidden !== undefined && hidden !== null && hidden !== false) ||
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    style.get('mso-element') === 'comment-list' ||
    style.get('mso-list') === 'ignore' ||
    classesOf(element).some((each) => UNSEEN.has(each))
  )
}

function plain(node: RootContent): Part[] {
  // Comments are also what Word writes for other versions of itself.
  if (node.type === 'text') return [{ type: 'text', value: plainSpaces(outsideText(node.value)) }]
  if (node.type !== 'element') return []
  const style = styleOf(node)
  if (isUnseen(node, style)) return []
  if (node.tagName === 'pre') return [{ ...node, children: [{ type: 'text', value: outsideText(wordsIn(node)) }] }]
  if (node.tagName === 'a') return anchor(node)
  if (node.tagName === 'ul' || node.tagName === 'ol') return list(node)
  const item = listParagraph(node, style)
  if (item) return [item]
  const parts = withLines(node, style).flatMap(plain)
  // Word's online has each item of a list in a list of its own.
  const isOnlyItems = parts.length > 0 && parts.every((part) => part.type === 'item' || isBlank(part))
  return node.tagName === 'div' && isOnlyItems ? parts : [meant({ ...node, children: together(parts) })]
}

/** Spaces that do not break, where a program only put them to keep them: at the ends of a text, and beside others. */
function plainSpaces(text: string): string {
  return text.replace(/[ \t\n\u00a0]*\u00a0[ \t\n\u00a0]+|[ \t\n]+\u00a0|^\u00a0|\u00a0$/g, ' ')
}

/** The children of an element whose line breaks are meant as such. */
function withLines({ children }: Element, style: Map<string, string>): ElementContent[] {
  if (!/^(pre|break)/.test(style.get('white-space') ?? '')) return children
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text' || child.value.trim() === '') return [child]
    return child.value.split(/\r?\n/).flatMap((value, index) => {
      const text = { type: 'text' as const, value }
      return index > 0 ? [element('br', []), text] : [text]
    })
  })
}

/** A paragraph that is a heading or a quotation by its role or class, as such. */
function meant(element: Element): Element | Quoted {
  if (element.tagName !== 'p' && element.tagName !== 'div') return element
  const classes = classesOf(element)
  if (classes.includes('MsoTitle')) return { ...element, tagName: 'h1' }
  if (element.properties.role === 'heading') {
    const level = Number(element.properties.ariaLevel)
    return { ...element, tagName: `h${level >= 1 && level <= 6 ? level : 2}` }
  }
  if (classes.some((each) => each === 'MsoQuote' || each === 'MsoIntenseQuote')) {
    return { type: 'quoted', paragraph: element }
  }
  return element
}

/** A list; one of Word's online as its items, which know their level themselves. */
function list(node: Element): Part[] {
  const children = node.children.filter((child) => child.type === 'element' || wordsIn(child).trim() !== '')
  const items = children.filter(isOnlineItem)
  if (items.length === 0 || items.length < children.length) {
    return [{ ...node, children: together(node.children.flatMap(plain)) }]
  }
  return items.map((item) => ({
    type: 'item',
    level: Number(item.properties.dataAriaLevel) || 1,
    isOrdered: node.tagName === 'ol',
    start: Number(node.properties.start ?? item.properties.dataAriaPosinset) || 1,
    children: together(item.children.flatMap(plain)),
  }))
}

function isOnlineItem(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'li' && node.properties.dataAriaLevel !== undefined
}

/** A paragraph that is an item of a list by what Word says of it, or by its bullet; null for any other. */
function listParagraph(node: Element, style: Map<string, string>): ListItem | null {
  if (node.tagName !== 'p' && node.tagName !== 'div') return null
  const words = wordsIn(node)
  const [, listed] = /\blevel(\d+)\b/.exec(style.get('mso-list') ?? '') ?? []
  const isOfWord = classesOf(node).some((each) => each.startsWith('MsoListParagraph'))
  const marker = ignored(node) ?? (listed || isOfWord ? MARKER : BULLET).exec(words)?.[0]
  if (marker === undefined || (node.tagName === 'div' && hasBlocks(node))) return null
  const sign = marker.replace(/[\s\u00a0]/g, '')
  const isOrdered = /[\da-z]/i.test(sign) && sign !== 'o'
  const { children } = ignored(node) === null ? withoutStart(node, marker.length) : node
  return {
    type: 'item',
    level: Number(listed ?? 1),
    isOrdered,
    start: Number(/\d+/.exec(sign)?.[0] ?? 1),
    restarts: ignored(node) !== null && /^\D*1\D*$/.test(sign),
    children: together(children.flatMap(plain)),
  }
}

const BLOCKS = new Set('blockquote div h1 h2 h3 h4 h5 h6 li ol p pre table ul'.split(' '))

function hasBlocks(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && (BLOCKS.has(child.tagName) || hasBlocks(child)))
}

/** What Word marks as the sign of a list item, to be left out by programs that have lists; null for nothing. */
function ignored(node: Element): string | null {
  if (styleOf(node).get('mso-list') === 'ignore') return wordsIn(node)
  for (const child of node.children) {
    const found = child.type === 'element' ? ignored(child) : null
    if (found !== null) return found
  }
  return null
}

/** An element without its first characters. */
function withoutStart(node: Element, length: number): Element {
  let left = length
  const cut = (child: ElementContent): ElementContent => {
    if (child.type === 'element') return { ...child, children: child.children.map(cut) }
    if (child.type !== 'text' || left === 0) return child
    const value = child.value.slice(left)
    left -= child.value.length - value.length
    return { ...child, value }
  }
  return { ...node, children: node.children.map(cut) }
}

const NOTE = /#_?(ftn|edn|sdfootnote|sdendnote|fn|cite_(note|ref)|footnote|endnote|note)/i

/** A link. One to a note below is the note's number in brackets, and one back to the text nothing. */
function anchor(node: Element): Part[] {
  const { href, role } = node.properties
  const address = typeof href === 'string' ? href : ''
  const words = wordsIn(node).trim()
  if (role === 'doc-backlink' || /^#_msocom/.test(address)) return []
  if (address.includes('#') && /^[↩↑^⏎]\ufe0e?$/.test(words)) return []
  const [, number] = /^\[?([\da-z*†‡]{1,4})\]?$/i.exec(words) ?? []
  if (number && NOTE.test(address)) return [{ type: 'text', value: `[${number}]` }]
  return [{ ...node, children: together(node.children.flatMap(plain)) }]
}

function isBlank(node: Part): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** Neighbours that are one: the items of a list, the paragraphs of a quotation. */
function together(parts: readonly Part[]): ElementContent[] {
  const made: ElementContent[] = []
  let items: ListItem[] = []
  let quotation: Element | null = null
  const endList = () => {
    made.push(...listsOf(items))
    items = []
  }
  for (const part of parts) {
    if (part.type === 'item') {
      quotation = null
      items.push(part)
    } else if (part.type === 'quoted') {
      endList()
      if (!quotation) made.push((quotation = element('blockquote', [])))
      quotation.children.push(part.paragraph)
    } else if (!isBlank(part) || (items.length === 0 && quotation === null)) {
      quotation = null
      endList()
      made.push(part)
    }
  }
  endList()
  return made
}

function element(tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children }
}

/** Items as lists: those on a deeper level than the first are in the item before them. */
function listsOf(items: readonly ListItem[]): Element[] {
  const lists: Element[] = []
  const base = items[0]?.level ?? 1
  let deeper: ListItem[] = []
  const endDeeper = () => {
    const last = lists.at(-1)?.children.at(-1)
    if (last?.type === 'element') last.children.push(...listsOf(deeper))
    deeper = []
  }
  for (const item of items) {
    const { children, isOrdered, level, start } = item
    if (level > base) {
      deeper.push(item)
      continue
    }
    endDeeper()
    const tagName = isOrdered ? 'ol' : 'ul'
    if (lists.at(-1)?.tagName !== tagName || item.restarts) lists.push(element(tagName, [], isOrdered ? { start } : {}))
    lists.at(-1)?.children.push(element('li', children))
  }
  endDeeper()
  return lists
}
