'use client'

import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import { createContext, use, useSyncExternalStore } from 'react'
import { type Saving } from './saving'
import { untouched, type SavedDocument, type SavingView } from './surroundings'

/** What the parts of an edit view share. */
export type Writing = {
  saving: Saving
  /** This form in this window. */
  seat: string
  /** The editors of its rich texts by path, and whether somebody has written in them. */
  editors: Map<string, { editor: LexicalEditor; isWritten: boolean }>
  /** Shows a document as what is saved also outside the form. */
  showSaved: (document: SavedDocument) => void
  /** A new document was made. */
  onMade: (id: string) => void
}

export const WritingContext = createContext<Writing | null>(null)

/** The writing of the edit view that a component is in; null where it is in none. */
export function useWriting(): Writing | null {
  return use(WritingContext)
}

function nothingToHear() {
  return () => undefined
}

export function useSavingView(writing: Writing | null): SavingView {
  const saving = writing?.saving
  return useSyncExternalStore(saving?.subscribe ?? nothingToHear, saving?.view ?? (() => untouched), () => untouched)
}
