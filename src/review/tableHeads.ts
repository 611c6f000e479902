import { NODE_CHARACTER, type TextBlock } from '../body'

/** A paragraph in a cell: its table, row and column. Items of lists within lists are no paragraphs. */
const CELL = /^(root(?:\.children\.\d+)+)\.children\.(\d+)\.children\.(\d+)\.children\.\d+$/

/** In characters. */
const LONGEST_HEAD = 80

/**
 * What the cells of the tables of a text are of: by the first cell of their row and of their column, "Tzibanché, 2024".
 * Empty where a passage is in no table, and of what stands in no cell but those first ones.
 */
export function tableHeads(blocks: readonly TextBlock[]): (block: TextBlock) => string {
  let firsts: Map<string, string> | null = null
  const readFirsts = () =>
    new Map(
      blocks.flatMap((block): Array<[string, string]> => {
        const [, table, row = '', column = ''] = cellOf(block) ?? []
        const text = block.text.replaceAll(NODE_CHARACTER, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_HEAD)
        return table && text !== '' && (row === '0' || column === '0') ? [[`${table} ${row} ${column}`, text]] : []
      }),
    )
  return (block) => {
    const [, table, row, column] = cellOf(block) ?? []
    if (!table) return ''
    firsts ??= readFirsts()
    const heads = [column === '0' ? undefined : firsts.get(`${table} ${row} 0`)]
    heads.push(row === '0' ? undefined : firsts.get(`${table} 0 ${column}`))
    return heads.filter(Boolean).join(', ')
  }
}

function cellOf({ path, type }: TextBlock): RegExpExecArray | null {
  return type === 'paragraph' ? CELL.exec(path) : null
}
