'use client'

import { FieldLabel, TextareaInput, useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextareaFieldClientComponent } from 'payload'
import { useEffect } from 'react'
import type { IdentityField } from '../../access/identities'
import { useWords } from '../words'
import { followTyped, useOpened } from './opened'
import './identities.css'

/** An encrypted text: typed where the record is new or open; else there is nothing in the form, and a save keeps it. */
export const IdentityText: TextareaFieldClientComponent = ({ field, path: place, readOnly }) => {
  const words = useWords().identities
  const { id } = useDocumentInfo()
  const opened = useOpened(id)
  const { path, setValue, showError, value } = useField<string | null>({ potentiallyStalePath: place })
  const name = field.name as IdentityField
  const isNew = id === undefined
  const text = opened ? (opened.text[name] ?? '') : null

  // Also after a save, whose answer has nothing of it.
  useEffect(() => {
    if (!isNew && (value ?? null) !== text) setValue(text, true)
  }, [isNew, setValue, text, value])

  if (!isNew && !opened) {
    return (
      <div className="field-type">
        <FieldLabel label={field.label} path={path} required={field.required} />
        <p className="cited-identity__closed">{words.closed}</p>
      </div>
    )
  }
  return (
    <TextareaInput
      label={field.label}
      onChange={({ target }) => {
        followTyped(name, target.value)
        setValue(target.value)
      }}
      path={path}
      readOnly={Boolean(readOnly)}
      required={field.required ?? false}
      rows={2}
      showError={showError}
      value={value ?? ''}
    />
  )
}
