/**
 * Whether a database may be made where there is none. A server in production makes none by itself: a path that is wrong,
 * or a file that is gone, must not become an empty newsroom without a word. Commands say otherwise.
 */
const key = Symbol.for('cited.mayCreateDatabase')
const shared = globalThis as { [key]?: boolean }

/** Says, for this process, whether a database is made where there is none. */
export function allowCreation(isAllowed: boolean): void {
  shared[key] = isAllowed
}

/** Whether a database is made where there is none: as was said, else in development only. */
export function mayCreateDatabase(): boolean {
  return shared[key] ?? process.env.NODE_ENV !== 'production'
}
