import { paragraphNode, STRIKETHROUGH } from './makeNodes'
import type { LexicalBody, LexicalNode } from './types'

/**
 * A mended body as somebody would have typed it: neighbouring texts of one format and neighbouring links to one address
 * are one, no line begins or ends with space, lines with nothing between them are paragraphs, and no block is empty.
 */
export function settle({ root }: LexicalBody): LexicalBody {
  return { root: { ...root, children: root.children.flatMap(settledBlock) } }
}

function settledBlock(block: LexicalNode): LexicalNode[] {
  if (block.type === 'list') return settledList(block)
  if (block.type === 'table') return [settledTable(block)]
  if (!block.children) return [block]
  if (block.type === 'paragraph') {
    return paragraphsIn(tidyLine(block.children)).map((children) => ({ ...paragraphNode([]), ...block, children }))
  }
  const children = withoutEmptyLines(tidyLine(block.children))
  return children.length > 0 ? [{ ...block, children }] : []
}

/** A cell without words keeps its empty paragraph. */
function settledTable(table: LexicalNode): LexicalNode {
  const cellOf = (cell: LexicalNode): LexicalNode => {
    const paragraphs = (cell.children ?? []).flatMap(settledBlock)
    return { ...cell, children: paragraphs.length > 0 ? paragraphs : [paragraphNode([])] }
  }
  const rowOf = (row: LexicalNode): LexicalNode => ({ ...row, children: (row.children ?? []).map(cellOf) })
  return { ...table, children: (table.children ?? []).map(rowOf) }
}

function settledList(list: LexicalNode): LexicalNode[] {
  const start = typeof list.start === 'number' ? list.start : 1
  let value = start
  const children = (list.children ?? []).flatMap((item): LexicalNode[] => {
    const [first] = item.children ?? []
    const content = first?.type === 'list' ? settledList(first) : withoutEmptyLines(tidyLine(item.children ?? []))
    if (content.length === 0) return []
    const own = value
    if (first?.type !== 'list') value += 1
    return [{ ...item, value: own, children: content }]
  })
  return children.length > 0 ? [{ ...list, start, children }] : []
}

/** Running text with its neighbours joined, and nothing but words at both ends. */
function tidyLine(nodes: readonly LexicalNode[]): LexicalNode[] {
  const joined = joinedLinks(nodes).flatMap((node) => {
    if (!node.children) return [node]
    const children = joinedTexts(node.children)
    return children.some(hasWords) ? [{ ...node, children }] : children
  })
  const line = joinedTexts(joined)
  const first = line.findIndex((node) => !isBlank(node))
  if (first < 0) return []
  const last = line.findLastIndex((node) => !isBlank(node))
  return line.slice(first, last + 1).map((node, index, { length }) => {
    if (node.type !== 'text') return node
    const text = index === 0 ? node.text?.trimStart() : node.text
    return { ...node, text: index === length - 1 ? text?.trimEnd() : text }
  })
}

/** Neighbouring texts of one format as one, as the editor would join them; no space beside a line break. */
function joinedTexts(nodes: readonly LexicalNode[]): LexicalNode[] {
  const joined: LexicalNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && last.format === node.format) {
      // What is joined may be one letter: a base and its accent.
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}`.normalize('NFC') }
    } else joined.push(node)
  }
  return joined.map(apartFromStruck).flatMap((node, index) => {
    if (node.type !== 'text') return [node]
    const start = joined[index - 1]?.type === 'linebreak' ? node.text?.trimStart() : node.text
    const text = joined[index + 1]?.type === 'linebreak' ? start?.trimEnd() : start
    return text ? [{ ...node, text }] : []
  })
}

/** A number apart from one beside it that is struck out, as a change that was tracked is: 37 and 38 are not 3738. */
function apartFromStruck(node: LexicalNode, index: number, nodes: readonly LexicalNode[]): LexicalNode {
  if (node.type !== 'text' || isStruck(node)) return node
  const [before, after] = [nodes[index - 1], nodes[index + 1]]
  const text = node.text ?? ''
  const isAfter = before && isStruck(before) && /\p{N}$/u.test(before.text ?? '') && /^\p{N}/u.test(text)
  const isBefore = after && isStruck(after) && /^\p{N}/u.test(after.text ?? '') && /\p{N}$/u.test(text)
  return { ...node, text: `${isAfter ? ' ' : ''}${text}${isBefore ? ' ' : ''}` }
}

function isStruck({ format }: LexicalNode): boolean {
  return (Number(format) & STRIKETHROUGH) !== 0
}

/** Neighbouring links to one address as one. */
export function joinedLinks(nodes: readonly LexicalNode[]): LexicalNode[] {
  const joined: LexicalNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'link' && last?.type === 'link' && last.fields?.url === node.fields?.url) {
      joined[joined.length - 1] = { ...last, children: [...(last.children ?? []), ...(node.children ?? [])] }
    } else joined.push(node)
  }
  return joined
}

/** The stretches between empty lines. */
function paragraphsIn(line: readonly LexicalNode[]): LexicalNode[][] {
  const paragraphs: LexicalNode[][] = [[]]
  line.forEach((node, index) => {
    const isEmptyLine = node.type === 'linebreak' && line[index + 1]?.type === 'linebreak'
    if (isEmptyLine && paragraphs.at(-1)?.length) paragraphs.push([])
    else if (!isEmptyLine && !(node.type === 'linebreak' && paragraphs.at(-1)?.length === 0))
      paragraphs.at(-1)?.push(node)
  })
  return paragraphs.filter((each) => each.length > 0)
}

function withoutEmptyLines(line: readonly LexicalNode[]): LexicalNode[] {
  return line.filter((node, index) => node.type !== 'linebreak' || line[index - 1]?.type !== 'linebreak')
}

function hasWords({ text, type }: LexicalNode): boolean {
  return type !== 'linebreak' && (text === undefined || text.trim() !== '')
}

function isBlank(node: LexicalNode): boolean {
  return !node.children && !hasWords(node)
}
