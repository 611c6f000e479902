import type { Element, ElementContent, Root, RootContent } from 'hast'
import { minifyWhitespace } from 'hast-util-minify-whitespace'
import { headingTag, INLINE, MOST_NODES } from './content'
import { embeddedAt, embedNode, embedOfLine } from './embeds'
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
import { plainHtml, styleOf, wordsIn } from './plainHtml'
import { joinedLinks, settle } from './settle'
import type { LexicalBody, LexicalNode } from './types'
import { walkBody } from './walk'

/** What HTML from elsewhere comes to. */
export type FromHtml = {
  body: LexicalBody
  /** How many pictures stayed behind. */
  pictures: number
}

export type HtmlReading = {
  /** @default nothing stands for any, and they are counted */
  image?: ((image: MarkdownImage) => ImageStand) | undefined
}

/** No text is nested as deep. */
const DEEPEST = 400

/**
 * Reads HTML as programs put it into the clipboard (Word, Google Docs, browsers), parsed into a tree, as a body: what
 * `mendBody` makes of it, in clean text (`outsideText`), with clean addresses (`plainHref`). An image is what `image` says
 * stands for it, and counted where that is nothing; a line that only names an address of what can be shown is an embed; a note's number stands in brackets. The body is always one that `validateBody` accepts. Null for what is
 * nested or larger than any text, and for nothing to read.
 */
export function fromHtml(tree: Root, { image }: HtmlReading = {}): FromHtml | null {
  if (isTooDeep(tree)) return null
  const html = plainHtml(tree)
  minifyWhitespace(html)
  const reader = new Reader(image)
  const mended = mendBody(bodyOf(asEmbeds(reader.flow(html.children, PLAIN))), () => crypto.randomUUID())
  if ('refused' in mended) return null
  const { root } = settle(mended.body)
  const body = bodyOf(withFractions(root.children))
  let nodes = 0
  walkBody(body, () => (nodes += 1))
  const isNothing = body.root.children.length === 0 && reader.pictures === 0
  return isNothing || nodes > MOST_NODES ? null : { body, pictures: reader.pictures }
}

/** Whether HTML only places its text, and marks nothing in it: what an editor of plain text puts beside the text. */
export function isUnmarked(tree: Root): boolean {
  const marks = /^(a|b|blockquote|del|em|h[1-6]|i|img|li|ol|p|s|strong|table|ul)$/
  const pending: (Root | RootContent)[] = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'element' && marks.test(node.tagName)) return false
    if ('children' in node) pending.push(...node.children)
  }
  return true
}

function isTooDeep(tree: Root): boolean {
  const pending: { node: Root | RootContent; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { depth, node } = next
    if (depth > DEEPEST) return true
    if ('children' in node) for (const child of node.children) pending.push({ node: child, depth: depth + 1 })
  }
  return false
}

/** How running text is written. */
type Style = { format: number; link: string | null; isHeading: boolean }

const PLAIN: Style = { format: 0, link: null, isHeading: false }

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+−=()nao'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿªº'][index] ?? sign]),
)
const LOWERED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? sign]),
)
/** Fractions that have a sign of their own, by how they are written without. */
const FRACTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞'].map((sign) => [sign.normalize('NFKC').replace('\u2044', '/'), sign]),
)

const FORMATS: Readonly<Record<string, number>> = {
  b: BOLD,
  strong: BOLD,
  i: ITALIC,
  em: ITALIC,
  cite: ITALIC,
  s: STRIKETHROUGH,
  strike: STRIKETHROUGH,
  del: STRIKETHROUGH,
}

/** Elements whose content stands apart from what is around it. */
const APART = new Set(
  'address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup html legend main menu nav section summary'.split(
    ' ',
  ),
)

function isInline({ type }: LexicalNode): boolean {
  return INLINE.includes(type)
}

/** A line that is nothing but the address of something that can be shown is that. */
function asEmbeds(blocks: LexicalNode[]): LexicalNode[] {
  return blocks.map((block) => (block.type === 'paragraph' && embedOfLine(block.children ?? [])) || block)
}

/** The one image of a figure with a caption, where it has no more to read. */
function captionedImage({ children, tagName }: Element): { image: Element; caption: string } | null {
  if (tagName !== 'figure') return null
  const captions = children.filter((child) => child.type === 'element' && child.tagName === 'figcaption')
  const rest = children.filter((child) => !captions.includes(child))
  const images = imagesIn(rest)
  const [image] = images
  if (!image || images.length !== 1 || rest.map(wordsIn).join('').trim() !== '') return null
  return { image, caption: captions.map(wordsIn).join(' ') }
}

function imagesIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    return node.tagName === 'img' ? [node] : imagesIn(node.children)
  })
}

class Reader {
  pictures = 0

  constructor(private readonly image: HtmlReading['image']) {}

  /** Nodes as blocks: running text between them is in paragraphs. */
  flow(nodes: readonly RootContent[], style: Style): LexicalNode[] {
    const blocks: LexicalNode[] = []
    let line: LexicalNode[] = []
    const endLine = () => {
      if (line.length > 0) blocks.push(paragraphNode(line))
      line = []
    }
    for (const node of this.nodes(nodes, style)) {
      if (isInline(node)) line.push(node)
      else {
        endLine()
        blocks.push(node)
      }
    }
    endLine()
    return blocks
  }

  private nodes(nodes: readonly RootContent[], style: Style): LexicalNode[] {
    return joinedLinks(nodes.flatMap((node) => this.node(node, style)))
  }

  private node(node: RootContent, style: Style): LexicalNode[] {
    if (node.type === 'text') return linked(textNodes(node.value.replace(/\n/g, ' '), style.format), style)
    return node.type === 'element' ? this.element(node, styled(node, style)) : []
  }

  private element(element: Element, style: Style): LexicalNode[] {
    const { children, properties, tagName } = element
    const captioned = this.image ? captionedImage(element) : null
    if (captioned) return this.picture(captioned.image, style, captioned.caption)
    if (APART.has(tagName)) return this.flow(children, style)
    switch (tagName) {
      case 'p':
        return [paragraphNode(this.nodes(children, style))]
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return [
          headingNode(
            headingTag(Number(tagName.slice(1))),
            this.nodes(children, { ...style, format: 0, isHeading: true }),
          ),
        ]
      case 'blockquote':
        return [quoteNode(this.nodes(children, style))]
      case 'ul':
      case 'ol':
        return this.lists(element, style)
      case 'li':
        return this.flow(children, style)
      case 'table':
        return this.table(element, style)
      case 'pre':
        return [paragraphNode(linesOf(wordsIn(element)))]
      case 'hr':
        return [ruleNode()]
      case 'br':
        return [lineBreak()]
      case 'q':
        return [...textNodes('“', style.format), ...this.nodes(children, style), ...textNodes('”', style.format)]
      case 'a':
        return this.nodes(children, {
          ...style,
          link: typeof properties.href === 'string' ? plainHref(properties.href) : null,
        })
      case 'sup':
        return shifted(this.nodes(children, style), RAISED)
      case 'sub':
        return shifted(this.nodes(children, style), LOWERED)
      case 'img':
        return this.picture(element, style)
      case 'iframe': {
        const { src, title } = properties
        const found = embeddedAt(src)
        return found ? [embedNode('', found.url, typeof title === 'string' ? title.trim() : '')] : []
      }
      case 'video':
        this.pictures += 1
        return []
      case 'input':
        return []
      default: {
        const place = styleOf(element).get('vertical-align')
        const nodes = this.nodes(children, style)
        if (place === 'super') return shifted(nodes, RAISED)
        return place === 'sub' ? shifted(nodes, LOWERED) : nodes
      }
    }
  }

  /** A list; where the numbers of its items do not follow each other, several. */
  private lists(element: Element, style: Style): LexicalNode[] {
    const { reversed, start } = element.properties
    const isOrdered = element.tagName === 'ol'
    const isReversed = isOrdered && reversed !== undefined && reversed !== null && reversed !== false
    const count = element.children.filter((child) => child.type === 'element' && child.tagName === 'li').length
    let isTasks = false
    let next = numberOf(start) ?? (isReversed ? count : 1)
    const lists: { start: number; follows: number; items: LexicalNode[] }[] = []
    for (const child of element.children) {
      const isItem = child.type === 'element' && child.tagName === 'li'
      if (child.type !== 'element' && wordsIn(child).trim() === '') continue
      const isTicked = child.type === 'element' ? tickOf(child) : null
      isTasks ||= isTicked !== null
      if (isItem && isOrdered) next = numberOf(child.properties.value) ?? next
      const last = lists.at(-1)
      const list =
        last && (!isItem || !isOrdered || last.follows === next) ? last : { start: next, follows: next, items: [] }
      if (list !== last) lists.push(list)
      list.items.push({ type: 'listitem', checked: isTicked === true, children: this.item(child, isTicked, style) })
      if (!isItem) continue
      list.follows = next + 1
      next += isReversed ? -1 : 1
    }
    return lists.map(({ items, start: first }) => listNode(isOrdered, Math.max(0, first), items, isTasks))
  }

  private item(child: RootContent, isTicked: boolean | null, style: Style): LexicalNode[] {
    if (child.type !== 'element') return this.node(child, style)
    const own = isTicked === null ? child : withoutBox(child)
    return child.tagName === 'li' ? this.nodes(own.children, styled(own, style)) : this.node(own, style)
  }

  /** A table; one that only places what is in it, as what is in it. */
  private table(element: Element, style: Style): LexicalNode[] {
    const captions = element.children.filter((child) => child.type === 'element' && child.tagName === 'caption')
    const rows = rowsOf(element).map((row) => cellsOf(row))
    const caption = this.flow(captions, style)
    const words = captions.map(wordsIn).join(' ').replace(/\s+/g, ' ').trim()
    if (rows.every((cells) => cells.length <= 1)) {
      return [...caption, ...rows.flat().flatMap((cell) => this.flow(cell.children, styled(cell, style)))]
    }
    const made = rows.map((cells): LexicalNode => ({
      type: 'tablerow',
      children: cells.map((cell) => ({
        type: 'tablecell',
        isHeading: cell.tagName === 'th',
        columns: Number(cell.properties.colSpan ?? 1),
        rows: Number(cell.properties.rowSpan ?? 1),
        children: this.flow(cell.children, cell.tagName === 'th' ? style : styled(cell, style)),
      })),
    }))
    return [{ type: 'table', ...(words === '' ? {} : { $: { caption: words } }), children: made }]
  }

  private picture({ properties }: Element, style: Style, caption: string | null = null): LexicalNode[] {
    const alt = typeof properties.alt === 'string' ? properties.alt : ''
    // Pages show emoji as pictures.
    if (/^(?:\p{Emoji}|\p{Emoji_Component})+$/u.test(alt) && !/^[\d#*\s]+$/.test(alt)) {
      return textNodes(alt, style.format)
    }
    const isTiny = [properties.width, properties.height].some((side) => side !== undefined && Number(side) <= 3)
    if (isTiny) return []
    const { src, title } = properties
    const named = caption ?? (typeof title === 'string' ? title : null)
    const nodes = this.image && typeof src === 'string' ? imageNodes({ url: src, alt, caption: named }, this.image) : []
    if (nodes.length === 0) this.pictures += 1
    return nodes
  }
}

/** What an element makes of how text is written: by its name, and by its style where that says otherwise. */
function styled(element: Element, style: Style): Style {
  const css = styleOf(element)
  let format = style.format | (FORMATS[element.tagName] ?? 0)
  const weight = css.get('font-weight')
  if (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) format |= BOLD
  else if (weight === 'normal' || Number(weight) < 600) format &= ~BOLD
  const slope = css.get('font-style')
  if (slope === 'italic' || slope?.startsWith('oblique')) format |= ITALIC
  else if (slope === 'normal') format &= ~ITALIC
  if (`${css.get('text-decoration')} ${css.get('text-decoration-line')}`.includes('line-through'))
    format |= STRIKETHROUGH
  // A heading is bold by itself.
  return { ...style, format: style.isHeading ? format & ~BOLD : format }
}

function linked(nodes: LexicalNode[], { link }: Style): LexicalNode[] {
  return link === null || nodes.length === 0 ? nodes : [{ type: 'link', fields: { url: link }, children: nodes }]
}

/** Raised or lowered signs as letters of their own: set on the line, m² would be m2, and 10⁶ 106. */
function shifted(nodes: LexicalNode[], signs: Readonly<Record<string, string>>): LexicalNode[] {
  return nodes.map((node) => {
    if (node.children) return { ...node, children: shifted(node.children, signs) }
    const text = (node.text ?? '').replace(/[-\u2010-\u2013]/g, '−').replace('\u2044', '/')
    const fraction = signs === RAISED ? FRACTIONS[text.trim()] : undefined
    if (fraction) return { ...node, text: fraction }
    // Several notes are written 1,2.
    const isAll =
      /\S/.test(text) && [...text.trim()].every((sign) => Object.hasOwn(signs, sign) || /[.,;:*†]/.test(sign))
    return isAll ? { ...node, text: [...text].map((sign) => signs[sign] ?? sign).join('') } : node
  })
}

/** Nodes with a fraction that was raised and lowered digits as its sign, as which it is read. */
function withFractions(nodes: LexicalNode[]): LexicalNode[] {
  return nodes.map((node) => ({
    ...node,
    ...(node.children ? { children: withFractions(node.children) } : {}),
    ...(node.text === undefined
      ? {}
      : {
          text: node.text.replace(
            /(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+[/\u2044][₀-₉]+/g,
            (written) => FRACTIONS[written.normalize('NFKC').replace('\u2044', '/')] ?? written,
          ),
        }),
  }))
}

/** Whether an item is a task, and ticked off; null for one that is none. */
function tickOf(item: Element): boolean | null {
  if (item.properties.role === 'checkbox') return String(item.properties.ariaChecked) === 'true'
  const box = boxIn(item)
  return box ? box.properties.checked === true || box.properties.checked === '' : null
}

/** The box at the beginning of an item. */
function boxIn({ children }: Element): Element | null {
  const first = children.find(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  )
  if (first?.type !== 'element') return null
  if (first.tagName === 'input') return first.properties.type === 'checkbox' ? first : null
  return first.tagName === 'p' || first.tagName === 'label' || first.tagName === 'div' ? boxIn(first) : null
}

/** The number of an item; undefined for none. */
function numberOf(written: unknown): number | undefined {
  const number = written === undefined || written === null ? NaN : Number(written)
  return Number.isInteger(number) && number >= 0 ? number : undefined
}

/** A task without the picture of its box, which Google Docs has, with a word for it in any language. */
function withoutBox(item: Element): Element {
  const isBox = (child: ElementContent) =>
    child.type === 'element' && child.tagName === 'img' && item.properties.role === 'checkbox'
  return { ...item, children: item.children.filter((child) => !isBox(child)) }
}

function rowsOf(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'table') return []
    return child.tagName === 'tr' ? [child] : rowsOf(child)
  })
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th'),
  )
}
