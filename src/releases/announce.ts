/**
 * Tells whoever follows the change feed in this process that releases were numbered. The listeners are kept on
 * `globalThis`: Next bundles a copy of this module of its own, and a publish in one copy must reach the other.
 */
type Listener = () => Promise<void>

const key = Symbol.for('cited.numbered')
const shared = globalThis as { [key]?: Set<Listener> }
const listeners = (shared[key] ??= new Set())

/** Calls `listener` after each numbering of releases; the publication waits for it. Gives the function that ends this. */
export function onNumbered(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Lets every follower in this process see what was just numbered. No failure of theirs is one of the publication. */
export async function announceNumbered(): Promise<void> {
  await Promise.allSettled([...listeners].map((listener) => listener()))
}
