'use client'

import { useFormProcessing } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useId } from 'react'
import type { Language } from '../../model/languages'
import { useLanguageName, useWords } from '../words'
import { correctionKinds, type CorrectionKind } from './correction'

type NotesProps = {
  /** Whether the record was not saved. */
  isRefused: boolean
  kind: CorrectionKind
  languages: Language[]
  missing: string[]
  notes: { language: string; text: string; problem: string | null }[]
  problem: string | null
  onKind: (kind: CorrectionKind) => void
  onNote: (language: string, text: string) => void
}

/** As long as the server takes. */
const LONGEST_NOTE = 2000

const TYPED_INTO = 'input, textarea, select, [contenteditable=true]'

/** What readers of each edition are told. */
export function Notes({ isRefused, kind, languages, missing, notes, onKind, onNote, problem }: NotesProps) {
  const { correction: said } = useWords()
  const isProcessing = useFormProcessing()
  const nameOf = useLanguageName()
  const id = useId()
  const goToMissing = useEffectEvent(() => {
    const [first] = languages.filter(({ code }) => missing.includes(code))
    if (first) document.getElementById(`${id}-${first.code}`)?.focus()
  })
  useEffect(() => {
    // From what saved it. After a refusal these come and go while the value is typed, and whoever types it goes on.
    if (isRefused && !document.activeElement?.matches(TYPED_INTO)) goToMissing()
  }, [isRefused])
  // Payload takes the server's sentence away as soon as the form is asked about again: what is missing stays said.
  const refusal = isRefused && missing.length > 0 ? said.refused : problem
  return (
    <div className="cited-correction__notes">
      <fieldset disabled={isProcessing}>
        <legend>{said.kind}</legend>
        {correctionKinds.map((each) => (
          <label key={each}>
            <input
              checked={kind === each}
              name={`${id}-kind`}
              onChange={() => onKind(each)}
              type="radio"
              value={each}
            />
            {said.kinds[each]}
          </label>
        ))}
      </fieldset>
      {refusal && (
        <p className="cited-correction__problem" role="alert">
          {refusal}
        </p>
      )}
      {languages.map(({ code }) => {
        const note = notes.find((each) => each.language === code)
        const isMissing = missing.includes(code)
        return (
          <div className="cited-correction__note" key={code}>
            <label htmlFor={`${id}-${code}`}>
              {said.note(nameOf(code))}
              {isMissing && <span className="cited-correction__needed">{` — ${said.needsNote}`}</span>}
            </label>
            <textarea
              aria-describedby={note?.problem ? `${id}-${code}-problem` : `${id}-help`}
              aria-invalid={Boolean(note?.problem) || (isRefused && isMissing)}
              disabled={isProcessing}
              id={`${id}-${code}`}
              lang={code}
              maxLength={LONGEST_NOTE}
              onChange={({ target }) => onNote(code, target.value)}
              required
              rows={3}
              value={note?.text ?? ''}
            />
            {note?.problem && (
              <p className="cited-correction__problem" id={`${id}-${code}-problem`} role="alert">
                {note.problem}
              </p>
            )}
          </div>
        )
      })}
      <p className="cited-correction__quiet" id={`${id}-help`}>
        {said.noteHelp}
      </p>
    </div>
  )
}
