import { DEEPEST_LIST, headingTag, INLINE, isMask, MOST_NODES } from './content'
import { safeHref } from './links'
import { BOLD, lineBreak, linesOf, linkNode, paragraphNode, quoteNode, ruleNode, textNodes } from './makeNodes'
import type { LexicalBody, LexicalNode } from './types'
import { captionOf, cellNode, isTableState, MOST_COLUMNS, MOST_ROWS, tableOf } from './tables'
import { isObject, recordField, relationId } from './walk'

/** What keeps a body from being mended: it is none, or larger than any text. */
export type BodyRefusal = 'not-a-body' | 'too-deep' | 'too-large'

const DEEPEST = 500

/**
 * Brings a body to what a body may hold, without losing a word: nodes that it has no place for become their text, or the
 * nearest that there is. A heading of the first level becomes one of the second, paragraphs in a quotation its lines,
 * what is not text in a list item stands below the list, a task its sign and its text, a table that is too
 * large or only places what is in it a paragraph a row with its cells apart by bars, a link that may not be published its text with its address. Bodies that `validateBody` finds
 * nothing wrong with stay as they are. Ids that are missing or repeated are made by `newId`; a record whose id could be
 * none (`isRecordId`) is left out of its node, one that is given whole is named by its id. What is no body, or hostile in its size or depth, is refused.
 */
export function mendBody(
  value: unknown,
  newId: () => string,
  isRecordId: (id: string) => boolean = () => true,
): { body: LexicalBody } | { refused: BodyRefusal } {
  if (!isObject(value) || !isObject(value.root) || !Array.isArray(value.root.children)) return { refused: 'not-a-body' }
  const problem = sizeProblem(value.root)
  if (problem) return { refused: problem }
  const mender = new Mender(newId, isRecordId)
  const { children, ...root } = value.root
  return { body: { root: { ...root, type: 'root', children: mender.blocks(children) } } }
}

/** Counted without recursion: a hostile body must not cost the stack. */
function sizeProblem(root: Record<string, unknown>): BodyRefusal | null {
  let nodes = 0
  const pending: Array<{ node: Record<string, unknown>; depth: number }> = [{ node: root, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (++nodes > MOST_NODES) return 'too-large'
    if (next.depth > DEEPEST) return 'too-deep'
    const { children } = next.node
    if (!Array.isArray(children)) continue
    for (const child of children as unknown[]) if (isObject(child)) pending.push({ node: child, depth: next.depth + 1 })
  }
  return null
}

type Node = Record<string, unknown> & { children?: unknown }

function childrenOf({ children }: Node): Node[] {
  return Array.isArray(children) ? (children as unknown[]).filter(isObject) : []
}

function typeOf({ type }: Node): string {
  return typeof type === 'string' ? type : ''
}

function textOf({ text }: Node): string {
  return typeof text === 'string' ? text : ''
}

function isInline(node: Node): boolean {
  return INLINE.includes(typeOf(node)) || (!Array.isArray(node.children) && textOf(node) !== '')
}

function hasRows(node: Node): boolean {
  return childrenOf(node).some((child) => typeOf(child) === 'tablerow' || hasRows(child))
}

function isBlank({ text, type }: LexicalNode): boolean {
  return type === 'text' && (text ?? '').trim() === ''
}

class Mender {
  private readonly ids = new Set<string>()

  constructor(
    private readonly newId: () => string,
    private readonly isRecordId: (id: string) => boolean,
  ) {}

  /** Nodes as blocks: text that stands between blocks is a paragraph of its own. */
  blocks(nodes: readonly unknown[]): LexicalNode[] {
    const made: LexicalNode[] = []
    let line: Node[] = []
    const endLine = () => {
      const inline = this.inline(line)
      if (!inline.every(isBlank)) made.push(paragraphNode(inline))
      line = []
    }
    for (const node of nodes.filter(isObject) as Node[]) {
      if (isInline(node)) {
        line.push(node)
        continue
      }
      endLine()
      made.push(...this.block(node))
    }
    endLine()
    return made
  }

  private block(node: Node): LexicalNode[] {
    switch (typeOf(node)) {
      case 'paragraph':
        return this.textBlock(node, (children) => ({ ...asNode(node), children }))
      case 'heading':
        return this.textBlock(node, (children) => ({ ...asNode(node), tag: headingTag(levelOf(node.tag)), children }))
      case 'quote':
        return this.quote(node)
      case 'list':
        return this.list(node, 0)
      case 'listitem':
        return this.list({ type: 'list', listType: 'bullet', children: [node] }, 0)
      case 'horizontalrule':
      case 'horizontal-rule':
        return [node.children === undefined ? asNode(node) : ruleNode()]
      case 'table':
        return this.table(node)
      case 'code':
        return this.textBlock(node, paragraphNode)
      case 'block':
        return this.ownBlock(node)
      default:
        return this.blocks(childrenOf(node))
    }
  }

  /** A block of running text. Blocks inside of it come after what stands before them, as blocks of their own. */
  private textBlock(node: Node, make: (children: LexicalNode[]) => LexicalNode): LexicalNode[] {
    const made: LexicalNode[] = []
    let line: Node[] = []
    const endLine = (always: boolean) => {
      if (line.length > 0 || always) made.push(make(this.inline(line)))
      line = []
    }
    for (const child of childrenOf(node)) {
      if (isInline(child)) line.push(child)
      else {
        endLine(false)
        made.push(...this.block(child))
      }
    }
    endLine(made.length === 0)
    return made
  }

  /** A quotation holds lines: its paragraphs are lines of it, its lists and headings stand after it. */
  private quote(node: Node): LexicalNode[] {
    const children = childrenOf(node)
    if (children.every(isInline)) return [{ ...asNode(node), children: this.inline(children) }]
    const made: LexicalNode[] = []
    let lines: LexicalNode[] = []
    const add = (inline: LexicalNode[]) => {
      if (inline.length === 0) return
      lines = lines.length > 0 ? [...lines, lineBreak(), ...inline] : inline
    }
    const end = () => {
      if (lines.length > 0) made.push(quoteNode(lines))
      lines = []
    }
    let line: Node[] = []
    const endLine = () => {
      add(this.inline(line))
      line = []
    }
    for (const child of children) {
      if (isInline(child)) line.push(child)
      else {
        endLine()
        if (typeOf(child) === 'paragraph' && childrenOf(child).every(isInline)) add(this.inline(childrenOf(child)))
        else if (typeOf(child) === 'quote') made.push(...(end(), this.quote(child)))
        else made.push(...(end(), this.block(child)))
      }
    }
    endLine()
    end()
    return made
  }

  private list(node: Node, level: number): LexicalNode[] {
    const isNumbered = node.listType === 'number' || node.tag === 'ol'
    const isTasks = node.listType === 'check'
    const below: LexicalNode[] = []
    let value = typeof node.start === 'number' ? node.start : 1
    const items = childrenOf(node).flatMap((child): LexicalNode[] => {
      const item = asItem(child)
      return this.items(item, level, isTasks, below).map((children) => {
        const own = value
        if (children[0]?.type !== 'list') value += 1
        const { checked: _, ...kept } = asNode(item)
        return {
          version: 1,
          format: '',
          indent: level,
          ...kept,
          direction: item.direction ?? null,
          value: own,
          children,
        }
      })
    })
    if (items.length === 0) return below
    const listed: LexicalNode = {
      version: 1,
      direction: null,
      format: '',
      indent: 0,
      start: 1,
      ...asNode(node),
      type: 'list',
      listType: isNumbered ? 'number' : 'bullet',
      tag: isNumbered ? 'ol' : 'ul',
      children: items,
    }
    return [listed, ...below]
  }

  /** An item as one or more: its running text, and the lists in it. What is neither stands below the list. */
  private items(item: Node, level: number, isTask: boolean, below: LexicalNode[]): LexicalNode[][] {
    const made: LexicalNode[][] = []
    let lines: LexicalNode[] = []
    let line: Node[] = []
    const endLine = () => {
      const inline = this.inline(line)
      line = []
      if (inline.length > 0) lines = lines.length > 0 ? [...lines, lineBreak(), ...inline] : inline
    }
    const end = () => {
      endLine()
      if (lines.length > 0) made.push(lines)
      lines = []
    }
    const add = (child: Node) => {
      const type = typeOf(child)
      if (isInline(child)) line.push(child)
      else if (type === 'paragraph' || type === 'heading') {
        endLine()
        line.push(...this.linesOf(child, type === 'heading'))
        endLine()
      } else if (type === 'quote') {
        endLine()
        childrenOf(child).forEach(add)
        endLine()
      } else if (type === 'list' && level + 1 < DEEPEST_LIST) {
        end()
        const [first, ...rest] = this.list(child, level + 1)
        if (first?.type === 'list') made.push([first])
        else if (first) below.push(first)
        below.push(...rest)
      } else if (type === 'list') {
        end()
        for (const each of childrenOf(child)) {
          made.push(...this.items(asItem(each), level, child.listType === 'check', below))
        }
      } else {
        end()
        below.push(...this.block(child))
      }
    }
    childrenOf(item).forEach(add)
    end()
    const [first, ...others] = made
    if (isTask) {
      const sign = textNodes(item.checked === true ? '☑ ' : '☐ ')
      if (first?.[0]?.type === 'list') return [sign, ...made]
      const [start, ...line] = first ?? []
      const words = start?.type === 'text' ? { ...start, text: (start.text ?? '').trimStart() } : start
      return [[...sign, ...(words ? [words] : []), ...line], ...others]
    }
    return made.length > 0 ? made : [[]]
  }

  /** The running text of a block, its own blocks in lines; a heading in bold, since that is all an item can do. */
  private linesOf(block: Node, isBold: boolean): Node[] {
    const lines: Node[] = []
    for (const child of childrenOf(block)) {
      if (!isInline(child)) {
        const inner = this.linesOf(child, isBold)
        if (lines.length > 0 && inner.length > 0) lines.push({ type: 'linebreak', version: 1 })
        lines.push(...inner)
      } else if (isBold && typeOf(child) === 'text') {
        lines.push({ ...child, format: (typeof child.format === 'number' ? child.format : 0) | BOLD })
      } else lines.push(child)
    }
    return lines
  }

  /** A table of the editor as it is, each row as wide as the others; of others what is one, and else its rows as lines. */
  private table(node: Node): LexicalNode[] {
    const rows = childrenOf(node)
    const areRows = rows.length > 0 && rows.every((row) => typeOf(row) === 'tablerow')
    const caption = captionOf(node)
    if (areRows && isOfEditor(rows)) return this.ownTable(node, rows)
    const isShort = isTableState(node.$)
    const read = areRows && !rows.some(hasRows) ? this.read(rows, isShort ? caption : null) : null
    const above = caption === null || (read && isShort) ? [] : [paragraphNode(textNodes(caption))]
    return [...above, ...(read ? [read] : this.tableLines(node))]
  }

  /** A table that the editor made: what no cell may hold stands below it. */
  private ownTable(node: Node, rows: Node[]): LexicalNode[] {
    const width = Math.max(1, ...rows.map((row) => childrenOf(row).length))
    if (rows.length > MOST_ROWS || width > MOST_COLUMNS) return this.tableLines(node)
    const below: LexicalNode[] = []
    const cellOf = (cell: Node): LexicalNode => {
      const blocks = this.blocks(childrenOf(cell))
      below.push(...blocks.filter(({ type }) => !HOLDS_LINES.includes(type)))
      const paragraphs = blocks.filter(({ type }) => HOLDS_LINES.includes(type)).flatMap(asParagraphs)
      const head = [0, 1, 2, 3].includes(cell.headerState as number) ? {} : { headerState: 0 }
      const children = paragraphs.length > 0 ? paragraphs : [paragraphNode([])]
      return {
        ...asNode(cell),
        ...head,
        ...(cell.colSpan === undefined ? {} : { colSpan: 1 }),
        ...(cell.rowSpan === undefined ? {} : { rowSpan: 1 }),
        children,
      }
    }
    const children = rows.map((row) => {
      const cells = childrenOf(row).map(cellOf)
      const missing = Array.from({ length: width - cells.length }, () => cellNode([]))
      return { ...asNode(row), children: [...cells, ...missing] }
    })
    const state = isTableState(node.$) ? {} : { $: {} }
    return [{ ...asNode(node), ...state, children }, ...below]
  }

  /** A table of a page, a document or a text; null where it only places what is in it, or is not worth one. */
  private read(rows: Node[], caption: string | null): LexicalNode | null {
    const cells = rows.map((row) => childrenOf(row))
    if (
      cells.flat().some((cell) => childrenOf(cell).some((child) => !isInline(child) && typeOf(child) !== 'paragraph'))
    )
      return null
    return tableOf(
      cells.map((row) =>
        row.map((cell) => ({
          content: this.linesIn(cell),
          isHeading: cell.isHeading === true,
          columns: spanOf(cell.columns),
          rows: spanOf(cell.rows),
        })),
      ),
      caption,
    )
  }

  /** The lines of a cell that are not empty. */
  private linesIn(cell: Node): LexicalNode[][] {
    const lines: Node[][] = [[]]
    for (const child of childrenOf(cell)) {
      if (isInline(child)) lines.at(-1)?.push(child)
      else lines.push(childrenOf(child), [])
    }
    return lines.map((line) => this.inline(line)).filter((line) => !line.every(isBlank))
  }

  /** A paragraph a row, its cells apart by bars; what is in no row, as it is. */
  private tableLines(node: Node): LexicalNode[] {
    return childrenOf(node).flatMap((child): LexicalNode[] => {
      if (typeOf(child) !== 'tablerow') return hasRows(child) ? this.table(child) : this.blocks([child])
      const cells = childrenOf(child).map((cell) =>
        // A row is one line.
        this.inline(isInline(cell) ? [cell] : this.linesOf(cell, false)).flatMap((each) =>
          each.type === 'linebreak' ? textNodes(' ') : [each],
        ),
      )
      if (cells.every((cell) => cell.every(isBlank))) return []
      const line = cells.flatMap((cell, index) => [...(index > 0 ? textNodes(' | ') : []), ...cell])
      return line.length > 0 ? [paragraphNode(line)] : []
    })
  }

  /** Running text. */
  private inline(nodes: readonly Node[], isInLink = false): LexicalNode[] {
    return nodes.flatMap((node): LexicalNode[] => {
      switch (typeOf(node)) {
        case 'text':
          return textOf(node) === '' ? [] : [textNode(node)]
        case 'linebreak':
        case 'tab':
          return [withoutChildren(node)]
        case 'link':
        case 'autolink':
          return isInLink ? this.inline(childrenOf(node), true) : this.link(node)
        case 'inlineBlock':
          return this.inlineBlock(node)
        default:
          return textOf(node) !== '' ? textNodes(textOf(node)) : this.inline(childrenOf(node), isInLink)
      }
    })
  }

  private link(node: Node): LexicalNode[] {
    const children = this.inline(childrenOf(node), true)
    const fields = isObject(node.fields) ? node.fields : {}
    const href = linkable(fields.url)
    const words = children.map(({ text = '' }) => text).join('')
    if (href === null) return [...children, ...addressOf(fields.url, words)]
    if (
      !children.some(
        ({ fields, type }) =>
          type === 'text' || (fields?.blockType !== 'citation' && typeof fields?.format === 'number'),
      )
    )
      return [...children, ...linked(href, href)]
    const isSame = href === fields.url && fields.linkType === 'custom'
    return isSame ? [{ ...asNode(node), children }] : [linkNode(href, children)]
  }

  /** A block of its own; of a kind that there is not, its words. */
  private ownBlock(node: Node): LexicalNode[] {
    const fields = isObject(node.fields) ? node.fields : {}
    const named = recordField('block', fields.blockType)
    if (named !== null) return this.recordNode(node, fields, named)
    if (fields.blockType === 'embed')
      return [{ ...withoutChildren(node), fields: { ...fields, id: this.idOf(fields) } }]
    const words = wordsOf(fields)
    return [...(words === '' ? [] : [paragraphNode(linesOf(words))]), ...this.blocks(childrenOf(node))]
  }

  /** A chart with its statistics by their ids; what can be no id is left out. */
  private withStatistics(node: Node, fields: Record<string, unknown>): LexicalNode {
    const given = Array.isArray(fields.statistics) ? (fields.statistics as unknown[]) : []
    const ids = given.flatMap((each) => relationId(each) ?? []).filter((id) => this.isRecordId(id))
    const isSame = ids.length === given.length && ids.every((id, index) => id === given[index])
    const statistics = isSame && Array.isArray(fields.statistics) ? fields.statistics : ids
    return { ...withoutChildren(node), fields: { ...fields, statistics } }
  }

  private inlineBlock(node: Node): LexicalNode[] {
    const fields = isObject(node.fields) ? node.fields : {}
    const named = recordField('inlineBlock', fields.blockType)
    return named === null ? textNodes(wordsOf(fields)) : this.recordNode(node, fields, named)
  }

  /** The id that a node has of its own: a new one where it has none, or another has it. */
  private idOf({ id: given }: Record<string, unknown>): string {
    const own = typeof given === 'string' && given.trim() !== '' && !this.ids.has(given) ? given : null
    const id = own ?? this.newId()
    this.ids.add(id)
    return id
  }

  /** A node that names a record, with an id of its own and the record by its id. */
  private recordNode(node: Node, given: Record<string, unknown>, named: string): LexicalNode[] {
    const { format, ...unformatted } = given
    const fields = format === undefined || format === null || isMask(format) ? given : unformatted
    const id = this.idOf(fields)
    const own = fields.id === id
    const record = fields[named]
    if (named === 'statistics') return [this.withStatistics(node, { ...fields, id })]
    const recordId = relationId(record)
    const isEmpty = record === undefined || record === null || record === ''
    const isNamed = isEmpty || this.isRecordId(recordId ?? '')
    if (own && isNamed && !isObject(record)) return [{ ...withoutChildren(node), fields }]
    const kept = isNamed ? (isObject(record) ? { [named]: recordId } : {}) : { [named]: null }
    return [{ ...withoutChildren(node), fields: { ...fields, id, ...kept } }]
  }
}

/** What becomes the paragraphs of a cell. */
const HOLDS_LINES = ['paragraph', 'heading', 'quote', 'list']

function asParagraphs(block: LexicalNode): LexicalNode[] {
  if (block.type === 'paragraph') return [block]
  if (block.type !== 'list') return [paragraphNode(block.children ?? [])]
  return (block.children ?? []).flatMap((item) => {
    const [first] = item.children ?? []
    return first?.type === 'list' ? asParagraphs(first) : [paragraphNode(item.children ?? [])]
  })
}

/** Whether a table came from the editor, which says of every cell what it heads. */
function isOfEditor(rows: Node[]): boolean {
  return rows.some((row) => childrenOf(row).some(({ headerState }) => headerState !== undefined))
}

function spanOf(span: unknown): number {
  return typeof span === 'number' && Number.isInteger(span) && span > 0 ? span : 1
}

function asNode(node: Node): LexicalNode {
  return node as LexicalNode
}

function asItem(node: Node): Node {
  return typeOf(node) === 'listitem' ? node : { type: 'listitem', children: [node] }
}

function withoutChildren({ children: _, ...node }: Node): LexicalNode {
  return node as LexicalNode
}

function textNode(node: Node): LexicalNode {
  const { format } = node
  return withoutChildren(format === undefined || isMask(format) ? node : { ...node, format: 0 })
}

/** What a node that there is no place for says. */
function wordsOf({ text, excerpt }: Record<string, unknown>): string {
  return [text, excerpt].find((each): each is string => typeof each === 'string' && each !== '') ?? ''
}

function levelOf(tag: unknown): number {
  return Number(/^h([1-6])$/.exec(String(tag))?.[1] ?? 2)
}

/** The address that a link may have, of one as people write it: without its protocol it is taken for one of the web. */
function linkable(url: unknown): string | null {
  if (typeof url !== 'string') return null
  const address = url.trim()
  if (/^www\.[^\s/]+\.[a-z]{2,}/i.test(address)) return safeHref(`https://${address}`)
  return address.startsWith('//') ? safeHref(`https:${address}`) : safeHref(address)
}

/**
 * An address that no link may have, in the text: a telephone number is worth reading, a place in some page or on
 * somebody's disk is not.
 */
function addressOf(url: unknown, words: string): LexicalNode[] {
  if (typeof url !== 'string') return []
  const [, scheme = '', address = ''] = /^([a-z][a-z0-9+.-]*):(.+)$/is.exec(url.trim()) ?? []
  if (!/^(tel|sms|ftp|ftps|sftp)$/i.test(scheme)) return []
  const shown = /^(tel|sms)$/i.test(scheme) ? address : url.trim()
  const plain = (text: string) => text.replace(/[\s().-]/g, '')
  return plain(words).includes(plain(shown)) ? [] : textNodes(words === '' ? shown : ` (${shown})`)
}

function linked(href: string, words: string): LexicalNode[] {
  return [...textNodes(' '), linkNode(href, textNodes(words))]
}
