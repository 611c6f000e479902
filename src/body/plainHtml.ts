/**
 * What programs put into the clipboard, as the HTML that they mean: Word's lists are paragraphs with a bullet in them,
 * its headings and quotations classes; Word's online and Google Docs' lists are many. Nothing here knows of a body.
 */
import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast'
import { outsideText } from './outsideText'

/** Elements that hold nothing to read. */
const UNREAD = new Set(
  (
    'annotation annotation-xml audio button canvas datalist embed head link meta meter noframes noscript object progress ' +
    'script select style svg template textarea title xml'
  ).split(' '),
)

/**
 * Classes of what a page shows to nobody, to its editors or twice: for screen readers, Word's comments, Wikipedia's “edit”
 * and ways back from a note, formulas of KaTeX beside their MathML.
 */
const UNSEEN = new Set(
  'EOP katex-html msocomanchor mw-cite-backlink mw-editsection screen-reader-text sr-only visually-hidden'.split(' '),
)

/** Elements of running text, which a page may still show on lines of their own. */
const RUNNING = new Set('a abbr b cite code em font i label mark small span strong time u'.split(' '))

const BULLET = /^\s*[•·▪◦‣●■∙\uf0a7\uf0b7][\s\u00a0]+/
/** A bullet or a number as Word writes it in front of a list paragraph. */
const MARKER =
  /^[\s\u00a0]*(?:(?:[•·▪◦‣●■∙\uf0a7\uf0b7]|\(?\d{1,3}[.)])[\s\u00a0]+|(?:[§o\u2013-]|\(?(?:[a-z]|[ivxlc]{1,5})[.)])[ \t\n]*\u00a0[\s\u00a0]*)/i
/** What a list can begin an item with: a sign, or a number by itself. Anything else, as in “Article 5.”, is words. */
const SIGN = /^(?:[^\d\p{L}]*|\p{L}|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxlcdm]+)[.)\u2013-]{0,2})$/iu

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

/** What of unseen elements is no words: code, and what a browser draws. */
const WORDLESS = new Set('canvas head link meta meter progress script style svg title xml'.split(' '))

/** The words of a page that `plainHtml` leaves out because it hides them, or shows them otherwise than as text. */
export function unseenWords(tree: Root): string[] {
  const found: string[] = []
  const pending: (Root | RootContent)[] = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'element' && WORDLESS.has(node.tagName)) continue
    if (node.type === 'element' && isUnseen(node, styleOf(node))) {
      const words = wordsIn(node).replace(/\s+/g, ' ').trim()
      if (words !== '') found.push(words)
    } else if ('children' in node) pending.push(...node.children.toReversed())
  }
  return found
}

/** The declarations of a style attribute. */
export function styleOf({ properties }: Element): Map<string, string> {
  const style = typeof properties.style === 'string' ? properties.style : ''
  return new Map(
    style.split(';').flatMap((declaration) => {
      const [, name, value] = /^\s*([\w-]+)\s*:(.*)$/s.exec(declaration) ?? []
      if (name === undefined || value === undefined) return []
      return [
        [
          name.toLowerCase(),
          value
            .trim()
            .toLowerCase()
            .replace(/!important$/, '')
            .trimEnd(),
        ] as const,
      ]
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
    (element.tagName === 'dialog' && element.properties.open === undefined) ||
    isStyledAway(style) ||
    style.get('mso-hide') === 'all' ||
    style.get('mso-element') === 'comment-list' ||
    style.get('mso-list') === 'ignore' ||
    isComment(element) ||
    classesOf(element).some((each) => UNSEEN.has(each))
  )
}

const NO_LENGTH = /^(?:0+(?:\.0+)?|\.0+)[a-z%]*$/

/** Whether a style leaves nothing of an element to be seen, as pages and newsletters hide words from people. */
function isStyledAway(style: Map<string, string>): boolean {
  const isZero = (name: string) => NO_LENGTH.test(style.get(name) ?? '')
  // Padding makes room in a box of no height, as pages do around a video.
  const hasRoom = [...style.keys()].some((name) => /^(padding|min)\b/.test(name))
  const isCut = /^(hidden|clip)/.test(style.get('overflow') ?? '') && !hasRoom
  const isTiny = (name: string) => /^[01](\.0+)?(px)?$/.test(style.get(name) ?? '')
  return (
    style.get('display') === 'none' ||
    /^(hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('content-visibility') === 'hidden' ||
    isZero('opacity') ||
    isZero('font-size') ||
    (isCut && (isZero('height') || isZero('max-height') || isZero('width') || isZero('max-width'))) ||
    (isCut && isTiny('width') && isTiny('height')) ||
    (/^(absolute|fixed)$/.test(style.get('position') ?? '') &&
      (/^-\d{3,}/.test(style.get('left') ?? '') || /^rect\([01](px)?[, ]/.test(style.get('clip') ?? '')))
  )
}

/** A comment below a document of Google Docs: it begins with a link back to where it was made. */
function isComment(node: Element): boolean {
  if (node.tagName !== 'div' && node.tagName !== 'p') return false
  const first = node.children.find((child) => child.type !== 'text' || child.value.trim() !== '')
  if (first?.type !== 'element') return false
  return first.tagName === 'a' ? /^#cmnt_ref/.test(hrefOf(first)) : isComment(first)
}

function hrefOf({ properties: { href } }: Element): string {
  return typeof href === 'string' ? href : ''
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
  if (ignored(node) !== null && (/^h\d$/.test(node.tagName) || node.tagName === 'p'))
    return [numbered(node)].flatMap(plain)
  const formula = formulaOf(node)
  if (formula) return formula.flatMap(plain)
  const parts = apart(node, style).flatMap(plain)
  // Word's online has each item of a list in a list of its own.
  const isOnlyItems = parts.length > 0 && parts.every((part) => part.type === 'item' || isBlank(part))
  if (node.tagName === 'div' && isOnlyItems) return parts
  const own = meant({ ...node, children: together(parts) })
  const isOnLines = RUNNING.has(node.tagName) && /^(block|flex|grid|list-item|table)$/.test(style.get('display') ?? '')
  return isOnLines ? [element('br', []), own, element('br', [])] : [own]
}

/** The children of an element with space between those that a page sets side by side. */
function apart(node: Element, style: Map<string, string>): ElementContent[] {
  const children = withLines(node, style)
  if (!/^(inline-)?(flex|grid)$/.test(style.get('display') ?? '')) return children
  return children.flatMap((child, index) => (index > 0 ? [{ type: 'text' as const, value: ' ' }, child] : [child]))
}

/** An element with the number that Word gives it, as words of it. */
function numbered(node: Element): Element {
  const children = node.children.map((child): ElementContent => {
    if (child.type !== 'element') return child
    if (styleOf(child).get('mso-list') !== 'ignore') return numbered(child)
    const sign = wordsIn(child).trim()
    return { type: 'text', value: /^[^\d\p{L}]*$|^\p{L}$/u.test(sign) ? '' : `${sign} ` }
  })
  return { ...node, children }
}

/** A part of a formula in MathML as one line of text shows it, so that 1 over 2 is not 12; null for no such part. */
function formulaOf({ children, tagName }: Element): ElementContent[] | null {
  const [first, second, third] = children.filter((child) => child.type === 'element')
  const text = (value: string): ElementContent => ({ type: 'text', value })
  const grouped = (part: Element) =>
    /^[\p{L}\p{N}.,\s]*$/u.test(wordsIn(part)) ? [part] : [text('('), part, text(')')]
  if (tagName === 'mtd') return [text(' '), ...children]
  if (tagName === 'msqrt') return [text('√('), ...children, text(')')]
  if (!first || !second) return null
  if (tagName === 'mfrac') return [text(' '), ...grouped(first), text('/'), ...grouped(second), text(' ')]
  if (tagName === 'msup') return [first, element('sup', [second])]
  if (tagName === 'msub') return [first, element('sub', [second])]
  if (tagName === 'msubsup' && third) return [first, element('sub', [second]), element('sup', [third])]
  return null
}

/** Spaces that do not break, where a program only put them to keep them: at the ends of a text, and beside others. */
function plainSpaces(text: string): string {
  return text.replace(/[ \t\n\u00a0]+/g, (blank, at: number) => {
    const isLone = blank.length === 1 && at > 0 && at + 1 < text.length
    return blank.includes('\u00a0') && !isLone ? ' ' : blank
  })
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
  if (!SIGN.test(sign)) return null
  // A letter alone is a bullet in a font of symbols.
  const isOrdered = /\d|[a-z][.)]/i.test(sign)
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

const NOTE = /#_?(ftn|edn|sdfootnote|sdendnote|fn|cite_(note|ref)|footnote|endnote|not[ae]|pie|ref)/i

/** A link. One to a note below is the note's number in brackets, and one back to the text nothing. */
function anchor(node: Element): Part[] {
  const address = hrefOf(node)
  const words = wordsIn(node).trim()
  if (node.properties.role === 'doc-backlink' || /^#(_msocom|cmnt)/.test(address)) return []
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
