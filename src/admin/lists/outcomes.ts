/** What became of the documents that a list was told to change or delete several of, where some were refused. */
import { isObject } from '../../body'

/** A document, and where it stands now: nowhere, once it is deleted for good. */
type Each = { id: string; title: string | null; place: 'list' | 'trash' | null }
export type Outcome = {
  /** The address of the collection. */
  path: string
  /** The rows that were changed, as they are now. */
  done: Record<string, unknown>[]
  isDelete: boolean
  refused: Array<Each & { reason: string }>
  /** Why nothing was done at all: sentences, or none where the server did not answer. */
  failed: string[] | null
}

let latest: Outcome | null = null
const listeners = new Set<() => void>()

function set(outcome: Outcome | null): void {
  latest = outcome
  for (const listener of listeners) listener()
}

/** Payload makes a list anew when its address changes, so what is told above it is kept outside of it. */
export function watchOutcome(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function latestOutcome(): Outcome | null {
  return latest
}

export function dismissOutcome(): void {
  set(null)
}

/** Keeps what an answer says was refused, and hands the answer on. */
export async function followChange(path: string, method: string, answering: Promise<Response>): Promise<Response> {
  set(null)
  const isDelete = /^delete$/i.test(method)
  try {
    const response = await answering
    const answer: unknown = await response
      .clone()
      .json()
      .catch(() => null)
    set(readOutcome({ path, isDelete, isOk: response.ok }, answer))
    return response
  } catch (error) {
    set({ path, done: [], isDelete, refused: [], failed: [] })
    throw error
  }
}

type Asked = { path: string; isDelete: boolean; isOk: boolean }

/** What an answer says of each document; null where nothing was refused. */
export function readOutcome({ isDelete, isOk, path }: Asked, answer: unknown): Outcome | null {
  const { docs, errors } = isObject(answer) ? answer : {}
  const done = Array.isArray(docs) ? docs.filter(isObject) : []
  const rows = Array.isArray(errors) ? errors.filter(isObject) : []
  const refused = rows.flatMap(({ id, message, place, reason, title }): Outcome['refused'] =>
    typeof id !== 'string' && typeof id !== 'number'
      ? []
      : [
          {
            id: String(id),
            place: place === 'list' || place === 'trash' ? place : null,
            reason: [reason, message].find((each) => typeof each === 'string') ?? '',
            title: typeof title === 'string' ? title : null,
          },
        ],
  )
  if (refused.length > 0) return { path, done, isDelete, refused, failed: null }
  if (isOk) return null
  const failed = rows.flatMap(({ message }) => (typeof message === 'string' ? message : []))
  return { path, done, isDelete, refused, failed }
}
