/**
 * Tells whoever answers readers in this process that there is something new: releases that were numbered, records that were
 * merged. What one copy of this module says reaches the other.
 */
import { shared } from '../model/shared'

type Listener = () => Promise<void>

const listeners = shared('numbered', () => new Set<Listener>())

/** Calls `listener` when there is something new; who made it waits for that. Gives the function that ends this. */
export function onNews(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Lets every follower in this process see what is new. No failure of theirs is one of whoever made it. */
export async function announceNews(): Promise<void> {
  await Promise.allSettled([...listeners].map((listener) => listener()))
}
