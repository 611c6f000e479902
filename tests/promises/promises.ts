/**
 * Random operations by random people through all doors; after each, the promises of the product are checked against all
 * that is stored. `STEPS` says how many (40 on each database), `SEED` where to begin: both are in what a failure says; with
 * `SHRINK=1` it looks for the fewest steps that fail. Each database has a file of its own, so that they run beside each other.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, openNewsroom, type DatabaseName, type Newsroom } from '../support/newsroom'
import { openWorld, steps, type Tally } from './steps'

const wanted = Number(process.env.STEPS ?? 40)
const firstSeed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
/** Steps of one run, on documents of its own. */
const IN_A_RUN = 40

export function holdsThePromises(database: DatabaseName): void {
  describe.skipIf(!databases.includes(database))(`on ${database}`, () => {
    let newsroom: Newsroom
    beforeAll(async () => {
      newsroom = await openNewsroom(database)
    })
    afterAll(() => newsroom?.close())

    it(`the promises hold after each of ${wanted} steps from seed ${firstSeed}`, { retry: 0, timeout: 0 }, async () => {
      const tally: Tally = { steps: 0, answers: new Map() }
      for (let seed = firstSeed; tally.steps < wanted; seed += 1) {
        const property = fc.asyncProperty(
          fc.commands([steps(tally)], { maxCommands: IN_A_RUN, size: 'max' }),
          async (commands) => {
            const world = await openWorld(newsroom, { isUnnamed: seed % 2 === 1 })
            await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
          },
        )
        await fc.assert(property, { endOnFailure: !process.env.SHRINK, numRuns: 1, seed })
      }
      const counted = [...tally.answers].map(([name, count]) => `${name} × ${count}`)
      process.stdout.write(`${database}: ${tally.steps} steps from seed ${firstSeed}: ${counted.sort().join(', ')}\n`)
      expect(tally.steps).toBeGreaterThanOrEqual(wanted)
    })
  })
}
