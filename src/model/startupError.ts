/** Something that must be mended before the server may start. Its message says what to do. */
export class StartupError extends Error {}

const key = Symbol.for('cited.startupFailure')
const shared = globalThis as { [key]?: string }

/**
 * Leaves why Payload could not start for the server around Next, which sees no more than a failed request: Next runs
 * a copy of this code of its own.
 */
export function leaveStartupFailure(error: unknown): void {
  shared[key] = error instanceof StartupError ? error.message : undefined
}

/** Why Payload could not start in this process, when it is for a reason that somebody can mend. */
export function startupFailure(): string | undefined {
  return shared[key]
}
