/** Runs work; gives null, and runs nothing, where too much is waiting already. */
export type Line = <T>(work: () => Promise<T>) => Promise<T> | null

/** A line in which so much work runs at once, and so much waits, first come, first served. */
export function createLine({ atOnce, waiting: most }: { atOnce: number; waiting: number }): Line {
  const waiting: Array<() => void> = []
  let running = 0
  const next = () => {
    running -= 1
    waiting.shift()?.()
  }
  return (work) => {
    if (running >= atOnce && waiting.length >= most) return null
    const run = async () => {
      running += 1
      try {
        return await work()
      } finally {
        next()
      }
    }
    if (running < atOnce) return run()
    return new Promise((resolve, reject) => {
      waiting.push(() => void run().then(resolve, reject))
    })
  }
}
