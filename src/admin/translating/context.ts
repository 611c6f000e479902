'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { createContext, use } from 'react'
import type { Original } from '../../newsroom/editions/original'

/** What the parts of the view share in which an edition is translated. */
export type Translating = {
  /** The translation. */
  article: string
  original: Original
  /** Where what is known of the whole stands: above the form, which it is drawn from. */
  head: HTMLElement | null
  /** Reads the original again. */
  again: () => void
}

export const TranslatingContext = createContext<Translating | null>(null)

/** The original beside which the edition of a form is written; null in every other view, and in drawers above this one. */
export function useTranslating(): Translating | null {
  const { id } = useDocumentInfo()
  const translating = use(TranslatingContext)
  return translating?.article === String(id) ? translating : null
}
