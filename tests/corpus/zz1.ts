import { findFigures } from '../../src/figures'
import { readFileSync } from 'node:fs'
for (const l of readFileSync(0, 'utf8').trim().split('\n')) {
  const [loc, t] = l.split('|') as [string, string]
  console.log(
    loc,
    t,
    '→',
    findFigures(t, loc)
      .map((x) => x.text + '=' + x.value)
      .join(' ; '),
  )
}
