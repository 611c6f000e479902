/** The time that this process worked, in milliseconds, which others on the machine do not stretch as they do the time that passes. */
export function worked(read: () => void): number {
  const before = process.cpuUsage()
  read()
  return process.cpuUsage(before).user / 1000
}
