/** `npm run bench`: every benchmark, one table each. Times are of this machine; the ratios are what compares. */
import { cpus, type } from 'node:os'
import { benchReview } from './review'

/** Rows as a Markdown table, to be pasted where the figures are reported. */
const tableOf = (rows: Record<string, string>[]): string => {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n')
}

console.info(`Node ${process.version}, ${type()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
for (const bench of [benchReview]) {
  const { title, rows } = await bench()
  console.info(`${title}\n\n${tableOf(rows)}\n`)
}
