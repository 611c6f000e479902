import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** What SECURITY.md says that there are more of than so many. */
function claimed(what: string): number {
  const text = readFileSync('SECURITY.md', 'utf8').replace(/\s+/g, ' ')
  const number = new RegExp(`more than ([\\d,]+) ${what}`).exec(text)?.[1]
  if (number === undefined) throw new Error(`SECURITY.md does not say of how many ${what} there are more.`)
  return Number(number.replaceAll(',', ''))
}

/** SECURITY.md says how much is tried: no more than was counted here, and not so little that it is of long ago. */
export function expectClaimed(what: string, counted: number): void {
  const said = claimed(what)
  expect([what, counted, counted > said && counted < said * 1.5]).toEqual([what, counted, true])
}
