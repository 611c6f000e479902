/** What saving is told and tells, and what the answers of the server mean to it. */
import { partsOf, type Data, type Merge, type MergeField } from './merge'

/** What is asked for: to save while typing, to save a draft or a record by a button, to publish. */
export type SaveKind = 'typed' | 'saved' | 'published'
/** What came of it. */
export type Outcome = 'saved' | 'nothing' | 'conflict' | 'lapsed' | 'refused' | 'failed' | 'merged'

export type Person = { id: string; name: string }
export type Conflict = { merge: Merge; by: Person | null; at: string }

export type SavingView = {
  state: 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict' | 'lapsed'
  /** When it was last saved by this form, in milliseconds; null where it was not. */
  savedAt: number | null
  /** Why it is not saved. */
  reasons: string[]
  /** Why it was not published, when that was asked for last: the draft is saved all the same. */
  unpublished: string[]
  /** Whether it is tried again without being asked. */
  isTriedAgain: boolean
  conflict: Conflict | null
  /** Whose changes were taken in last, and when: nothing was to be asked. */
  taken: { by: Person | null; at: string; isPublishing: boolean } | null
  /** Whether what is kept in the browser could be kept. */
  isKept: boolean
}

export type SavedDocument = Data & { id: string; revision?: string | null; updatedAt?: string }

/** An answer of the server. */
export type Reply = { status: number; body: unknown; retryAfter: number | null }

/** What the form was made from, and what was typed into it: what a browser keeps of it. */
export type Kept = { base: Data; mine: Data; revision: string; at: number }

/** The values that are to stand in a form, by path, as of now; null where it is to be asked first. */
export type Deciding = () => ReadonlyMap<string, unknown> | null

/** What saving needs from the form, the server and the browser. */
export type Surroundings = {
  fields: readonly MergeField[]
  /** Whether it is saved while somebody types, or by its button only. */
  savesTyped: boolean
  /** Whether a new document is made by this form: in a drawer, and with a file, Payload makes it. */
  makes: boolean
  /** What stands in the form now, down to the last keystroke. */
  read: () => Data
  /** Puts values into the form, as they are decided when it is done. Says whether they were. */
  take: (decide: Deciding) => Promise<boolean>
  /** Sends fields to be saved, of a document or of a new one. Throws where there is no answer. */
  send: (id: string | null, data: Data, kind: SaveKind) => Promise<Reply>
  /** A document that an earlier try has made although its answer never came. */
  findMade: (mark: string) => Promise<SavedDocument | null>
  /** Whether somebody is signed in still, and who. Throws where there is no answer. */
  whoIsThere: () => Promise<string | null>
  /** Whose form it is. */
  account: string
  onSaved: (document: SavedDocument, kind: SaveKind, isNew: boolean, isClean: boolean) => void
  /** Whether the form holds something that is not saved, where that may have changed. */
  onSettled: (isUnsaved: boolean) => void
  onRefused: (answer: unknown, kind: SaveKind) => void
  /** The sentences of an answer that is no success. */
  reasonsIn: (answer: Reply | null) => string[]
  keep: (kept: Kept | null) => boolean
}

export type StaleSave = { revision: string; by: Person | null; at: string; current: SavedDocument }

export function staleSaveIn({ body, status }: Reply): StaleSave | null {
  const data = (body as { errors?: { data?: Partial<StaleSave> }[] } | null)?.errors?.[0]?.data
  return status === 409 && data?.revision && data.current ? (data as StaleSave) : null
}

/** Whether another try may go better: no answer, a server that is busy or failing, two transactions that met. */
export function isTransient({ retryAfter, status }: Reply): boolean {
  return status >= 500 || status === 429 || status === 408 || status === 425 || (status === 409 && retryAfter !== null)
}

/** Whether an answer says for certain that nothing was written: only then a new record may be asked for again. */
export function didNothing({ retryAfter, status }: Reply): boolean {
  return status === 503 || status === 429 || (status === 409 && retryAfter !== null)
}

export const untouched: SavingView = {
  state: 'saved',
  savedAt: null,
  reasons: [],
  unpublished: [],
  isTriedAgain: false,
  conflict: null,
  taken: null,
  isKept: true,
}

export function revisionOf({ revision, updatedAt }: Data): string {
  if (typeof revision === 'string' && revision !== '') return revision
  return typeof updatedAt === 'string' ? new Date(updatedAt).toISOString() : ''
}

/** Whether a document is from before another; one of the same time may still be of another revision. */
export function isOlder({ updatedAt }: Data, than: Data): boolean {
  return typeof updatedAt === 'string' && typeof than.updatedAt === 'string'
    ? Date.parse(updatedAt) < Date.parse(than.updatedAt)
    : false
}

/** Whether there is a word in it, or something else that somebody put there. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  const isSaid = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false
    const { children, text, type } = node as { children?: unknown[]; text?: unknown; type?: string }
    if (typeof text === 'string') return text.trim() !== ''
    return type === 'inlineBlock' || type === 'block' || type === 'upload' || (children ?? []).some(isSaid)
  }
  return partsOf(value, 'text').some(isSaid)
}

/** Whether a new article has its first word. */
export function saysFirstWord(data: Data): boolean {
  return ['title', 'dek', 'body'].some((path) => saysSomething(data[path]))
}
