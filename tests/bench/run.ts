/**
 * `npm run bench`: every benchmark, or those that are named (`npm run bench -- hot sizes`), one table each. Times are of
 * this machine; the ratios are what compares.
 */
import { cpus, loadavg, type } from 'node:os'
import { compileServer } from '../../src/server/build'
import { benchHotReads, benchPublishing, benchSizes } from './delivery'
import { benchDesk } from './desk'
import { benchEditor } from './editor'
import { benchFanOut } from './fanout'
import { benchImports } from './imports'
import { benchReview } from './review'
import { benchWrites } from './writes'

/** Rows as a Markdown table, to be pasted where the figures are reported. */
function tableOf(rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n')
}

console.info(`Node ${process.version}, ${type()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
const benches = {
  review: benchReview,
  desk: benchDesk,
  hot: benchHotReads,
  sizes: benchSizes,
  publishing: benchPublishing,
  writes: benchWrites,
  fanout: benchFanOut,
  editor: benchEditor,
  import: benchImports,
}
const named = process.argv.slice(2)
await compileServer()
for (const [name, bench] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue
  const load = loadavg()[0] ?? NaN
  const { title, rows } = await bench()
  console.info(`${title} (load when it began: ${load.toFixed(1)})\n\n${tableOf(rows)}\n`)
}
process.exit(0)
