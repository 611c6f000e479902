/** `npm run bench`: every benchmark, one table each. Times are of this machine; the ratios are what compares. */
import { cpus, type } from 'node:os'
import { benchReview } from './review'

console.info(`Node ${process.version}, ${type()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
for (const bench of [benchReview]) {
  const { title, rows } = await bench()
  console.info(title)
  console.table(rows)
}
