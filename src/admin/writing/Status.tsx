'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useWords } from '../words'
import { useSavingView, type Writing } from './context'

export function clock(at: number | string, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

/** Whether a document is saved, and when it was. */
export function Status({ writing }: { writing: Writing }) {
  const said = useWords().writing
  const { language } = useTranslation().i18n
  const { hasPublishedDoc, id, unpublishedVersionCount } = useDocumentInfo()
  const { savedAt, state } = useSavingView(writing)
  const text = () => {
    switch (state) {
      case 'saved':
        if (id === undefined) return writing.saving.savesTyped ? said.notBegun : ''
        if (savedAt === null) return said.nothingNew
        if (!hasPublishedDoc || !writing.saving.savesTyped) return said.savedAt(clock(savedAt, language))
        return unpublishedVersionCount === 0
          ? said.publishedAt(clock(savedAt, language))
          : said.savedBeside(clock(savedAt, language))
      case 'unsaved':
        return said.unsaved
      case 'saving':
        return said.saving
      case 'conflict':
      case 'failed':
      case 'lapsed':
        return said.notSaved
    }
  }
  return (
    <span className={`cited-save-state cited-save-state--${state}`} data-state={state} role="status">
      {text()}
    </span>
  )
}
