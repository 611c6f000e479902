'use client'

import { useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useMemo } from 'react'
import { readCorrection, type CorrectionKind, type FormCorrection } from './correction'

function field(value: unknown) {
  return { initialValue: value, valid: true, value }
}

/** The correction group of the form, and how the panel writes into it. */
export function useCorrection() {
  const { addFieldRow, dispatchFields, removeFieldRow, setModified } = useForm()
  const { collectionSlug } = useDocumentInfo()
  // As text, which is compared by what it says: the form gives new objects with every keystroke.
  const said = useFormFields(([fields]) => JSON.stringify(readCorrection(fields)))
  const correction = useMemo(() => JSON.parse(said) as FormCorrection, [said])

  return useMemo(() => {
    const update = (path: string, value: unknown) =>
      dispatchFields({ type: 'UPDATE', path: `correction.${path}`, value, valid: true })
    const setKind = (kind: CorrectionKind) => {
      update('kind', kind)
      setModified(true)
    }
    return {
      correction,
      setKind,
      /** Writes the note of a language; a note without words is none. */
      setNote: (language: string, text: string) => {
        const note = correction.notes.find((each) => each.language === language)
        if (!note && text !== '') {
          addFieldRow({
            path: 'correction.notes',
            schemaPath: `${collectionSlug}.correction.notes`,
            subFieldState: { language: field(language), text: field(text) },
          })
        } else if (note && text === '') removeFieldRow({ path: 'correction.notes', rowIndex: note.row })
        else if (note) update(`notes.${note.row}.text`, text)
        if (correction.kind === null) setKind('correction')
        setModified(true)
      },
      /** Forgets a correction that was released, so that the next save does not send it once more. */
      clear: () => {
        for (const { row } of correction.notes.toReversed()) {
          dispatchFields({ type: 'REMOVE_ROW', path: 'correction.notes', rowIndex: row })
        }
        for (const path of ['kind', 'at', 'by']) update(path, null)
      },
    }
  }, [addFieldRow, collectionSlug, correction, dispatchFields, removeFieldRow, setModified])
}
