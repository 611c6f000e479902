/** The time that this process worked, in milliseconds, which others on the machine do not stretch as they do the time that passes. */
export function worked(read: () => void): number {
  const before = process.cpuUsage()
  read()
  return process.cpuUsage(before).user / 1000
}

/**
 * How many times longer four times as much takes: about 4 where the time grows with the length, 16 where it grows with its
 * square, on any machine. What takes next to no time counts as if it took a few milliseconds, and of three tries the
 * best is taken, because others work in this process as well.
 */
export function growth(size: number, read: (size: number) => void): number {
  let least = Infinity
  for (let tries = 0; tries < 3 && least > MOST_GROWTH; tries++) {
    const one = worked(() => read(size))
    least = Math.min(least, worked(() => read(4 * size)) / Math.max(one, 4))
  }
  return least
}

/** Less than the square by far, and more than what grows with the length does by chance. */
export const MOST_GROWTH = 9
