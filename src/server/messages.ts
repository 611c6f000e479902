/** What the process that serves readers and the one in which the newsroom works say to each other. */

/** From the newsroom. */
export type FromSite =
  | { kind: 'ready'; firstAdministrator: string | null }
  /** It cannot start; the sentence says why, null for a fault that it has printed. */
  | { kind: 'failed'; why: string | null }
  /** Releases were numbered: whoever reads from now on is to see them. */
  | { kind: 'numbered'; turn: number }

/** To the newsroom. */
export type ToSite = { kind: 'seen'; turn: number } | { kind: 'stop' }
