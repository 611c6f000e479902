'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { createContext, use } from 'react'
import type { AttributionFields } from '../../body'
import type { SameRecords } from '../../newsroom/editions/aligned'
import type { ChangedPassage, Original } from '../../newsroom/editions/original'
import type { OriginalPassage, PassageState } from '../../review/translating'

/** A passage of the original, with what became of it in the translation. */
export type Side = {
  place: number
  passage: OriginalPassage
  /** The number of its translation among the passages of the body; null where there is none. */
  own: number | null
  state: PassageState
  change: ChangedPassage | undefined
  /** What it names, as the translation takes it over; and what of that is not in it yet. */
  attributions: AttributionFields[]
  missing: AttributionFields[]
}

/** What the parts of the view share in which an edition is translated. */
export type Translating = {
  /** The translation. */
  article: string
  original: Original
  /** Where what is known of the whole stands: above the form, which it is drawn from. */
  head: HTMLElement | null
  /** The records that are likely one in both. */
  same: SameRecords
  /** The keys of the changes of the original beside which the translation was changed since. */
  caughtUp: ReadonlySet<string>
  setCaughtUp: (keys: ReadonlySet<string>) => void
  /** Reads the original again, and what is likely one. */
  again: () => void
}

export const TranslatingContext = createContext<Translating | null>(null)

/** The original beside which the edition of a form is written; null in every other view, and in drawers above this one. */
export function useTranslating(): Translating | null {
  const { id } = useDocumentInfo()
  const translating = use(TranslatingContext)
  return translating?.article === String(id) ? translating : null
}
