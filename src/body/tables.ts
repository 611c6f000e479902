/** Tables of a body: what they may be, and how what others call a table becomes one. Pure. */
import { paragraphNode, textNodes } from './makeNodes'
import type { LexicalNode } from './types'
import { isObject } from './walk'

/** Larger ones are nobody's to read: they belong into a file that the text links to. */
export const MOST_COLUMNS = 20
export const MOST_ROWS = 200
const LONGEST_CAPTION = 500
/** A cell reaches over this many rows at most. */
const MOST_SPANNED = 50

/** What a cell heads, as the bits that Lexical has for it: its column, its row, or both. */
const HEADS_COLUMN = 1
const HEADS_ROW = 2

const element = { version: 1, direction: null, format: '', indent: 0 }

/** A cell on its way into a table: its paragraphs, and whether it was a heading there. */
export type Cell = { content: LexicalNode[][]; isHeading: boolean; columns: number; rows: number }

/** A table with the properties that the editor gives it. The caption is a state of its node. */
export function tableNode(rows: LexicalNode[][], caption: string | null): LexicalNode {
  return {
    type: 'table',
    ...element,
    ...(caption === null ? {} : { $: { caption } }),
    children: rows.map((children) => ({ type: 'tablerow', ...element, children })),
  }
}

/** A cell with its paragraphs: one without words has an empty one, where somebody can write. */
export function cellNode(content: LexicalNode[][], headerState = 0): LexicalNode {
  const paragraphs = content.length > 0 ? content : [[]]
  return {
    type: 'tablecell',
    ...element,
    backgroundColor: null,
    colSpan: 1,
    headerState,
    rowSpan: 1,
    children: paragraphs.map(paragraphNode),
  }
}

/** The caption of a table; null where it has none. */
export function captionOf(node: Readonly<Record<string, unknown>>): string | null {
  const caption = isObject(node.$) ? node.$.caption : null
  return typeof caption === 'string' && caption.trim() !== '' ? caption.trim() : null
}

/** Whether what a table keeps of itself is a caption, and nothing else. */
export function isTableState(state: unknown): boolean {
  if (state === undefined) return true
  if (!isObject(state) || Object.keys(state).some((key) => key !== 'caption')) return false
  const { caption } = state
  return caption === undefined || caption === null || (typeof caption === 'string' && caption.length <= LONGEST_CAPTION)
}

/** What a cell heads: its column, its row, or nothing. */
export function headOf({ headerState }: Readonly<Record<string, unknown>>): 'column' | 'row' | null {
  const bits = typeof headerState === 'number' ? headerState : 0
  if ((bits & HEADS_COLUMN) !== 0) return 'column'
  return (bits & HEADS_ROW) !== 0 ? 'row' : null
}

/** The cells of rows in columns: what reaches over several has its words in the first of them. */
function inColumns(rows: readonly Cell[][]): Cell[][] {
  const grid = rows.map((): Array<Cell | undefined> => [])
  const empty = { content: [], isHeading: false, columns: 1, rows: 1 }
  rows.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1
      if (column > MOST_COLUMNS) return
      for (let down = 0; down < Math.min(cell.rows, rows.length - row, MOST_SPANNED); down += 1) {
        for (let across = 0; across < Math.min(cell.columns, MOST_COLUMNS + 1); across += 1) {
          const below = grid[row + down]
          if (below)
            below[column + across] = down === 0 && across === 0 ? cell : { ...empty, isHeading: cell.isHeading }
        }
      }
    }
  })
  const width = Math.max(0, ...grid.map(({ length }) => length))
  return grid.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? empty))
}

function isEmpty({ content }: Cell): boolean {
  return content.every((line) => line.every(({ text, type }) => type === 'text' && (text ?? '').trim() === ''))
}

function hasDigits({ content }: Cell): boolean {
  return JSON.stringify(content).match(/"text":"[^"]*\d/) !== null
}

/**
 * Rows of a page, a document or a sheet as a table: without its empty rows and columns, each row as wide as the others.
 * Its first row is its head where all of it is, or where it has no numbers and what is below has. Null for what is none:
 * one row or one column only, or more than anybody reads.
 */
export function tableOf(rows: readonly Cell[][], caption: string | null): LexicalNode | null {
  if (rows.length > MOST_ROWS * 2) return null
  const grid = inColumns(rows).filter((cells) => !cells.every(isEmpty))
  const used = (grid[0] ?? []).map((_, column) => grid.some((cells) => cells[column] && !isEmpty(cells[column])))
  const table = grid.map((cells) => cells.filter((_, column) => used[column]))
  const [first = [], ...rest] = table
  if (table.length < 2 || first.length < 2 || table.length > MOST_ROWS || first.length > MOST_COLUMNS) return null
  const hasNone = !table.some((cells) => cells.some(({ isHeading }) => isHeading))
  const isHead =
    first.every((cell) => cell.isHeading || isEmpty(cell)) ||
    (hasNone && !first.some(hasDigits) && rest.some((cells) => cells.some(hasDigits)))
  return tableNode(
    table.map((cells, row) =>
      cells.map((cell, column) => {
        const isRowHead = cell.isHeading && column === 0 && row > 0
        return cellNode(cell.content, row === 0 && isHead ? HEADS_COLUMN : isRowHead ? HEADS_ROW : 0)
      }),
    ),
    caption,
  )
}

/** A plain text as sheets put it into the clipboard, cells apart by tabs, as a table; null where it is no such text. */
export function fromSheet(text: string): LexicalNode | null {
  const rows = text.replace(/(?<!\n)\n+$/, '').split('\n')
  const width = (rows[0] ?? '').split('\t').length
  if (rows.length < 2 || width < 2 || rows.some((row) => row.split('\t').length !== width)) return null
  const cellOf = (written: string): Cell => {
    const quoted = /^"(.*)"$/s.exec(written)?.[1]
    const words = (quoted?.replaceAll('""', '"') ?? written).trim()
    return { content: words === '' ? [] : [textNodes(words)], isHeading: false, columns: 1, rows: 1 }
  }
  return tableOf(
    rows.map((row) => row.split('\t').map(cellOf)),
    null,
  )
}
