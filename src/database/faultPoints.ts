/**
 * For `npm run test:crash` and nothing else: CITED_KILL_AT=POINT or POINT:N ends the process where it stands, as a power
 * cut would, when it comes to a named point for the Nth time; with it the process in front, if there is one. Without the
 * variable the points do nothing.
 */
export type FaultPoint =
  | 'after-article'
  | 'after-release'
  | 'before-commit'
  | 'after-commit'
  | 'numbering'
  | 'webhook-attempt'
  | 'correction'
  | 'words'
  | 'after-merging'
  | 'backup'
  | 'restore'

const [killedAt, nth = '1'] = (process.env.CITED_KILL_AT ?? '').split(':')
let left = Number(nth)

/** A point at which the process may be killed. */
export function faultPoint(point: FaultPoint): void {
  if (point !== killedAt) return
  left -= 1
  if (left !== 0) return
  if (process.connected) process.kill(process.ppid, 'SIGKILL')
  process.kill(process.pid, 'SIGKILL')
}
