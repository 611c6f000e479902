import { DatabaseBusyError } from './failures'

/** How long a writer waits for the writers before it, in milliseconds. */
const WAIT_LIMIT = 15_000

/**
 * Lets `places` in at a time, first come, first served. Gives a function that waits for a place and gives the function
 * that leaves it. Throws `DatabaseBusyError` when none was free in fifteen seconds.
 */
export function createTurns(places: number): () => Promise<() => void> {
  const waiting: Array<() => void> = []
  let free = places
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return async () => {
    if (free > 0) free -= 1
    else {
      await new Promise<void>((resolve, reject) => {
        const turn = () => {
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(turn), 1)
          reject(new DatabaseBusyError())
        }, WAIT_LIMIT)
        waiting.push(turn)
      })
    }
    let left = false
    return () => {
      if (left) return
      left = true
      leave()
    }
  }
}
