/**
 * Tells whoever follows the change feed in this process that releases were numbered: a publish in one copy of this module
 * reaches the other.
 */
import { shared } from '../model/shared'

type Listener = () => Promise<void>

const listeners = shared('numbered', () => new Set<Listener>())

/** Calls `listener` after each numbering of releases; the publication waits for it. Gives the function that ends this. */
export function onNumbered(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Lets every follower in this process see what was just numbered. No failure of theirs is one of the publication. */
export async function announceNumbered(): Promise<void> {
  await Promise.allSettled([...listeners].map((listener) => listener()))
}
