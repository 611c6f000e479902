'use client'

import { FieldError, useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useId } from 'react'
import { loosens } from '../../model/terms'
import { useWords } from '../words'
import './sources.css'

/**
 * Appears where the terms in the form protect a source less than those that are saved: whoever loosens them types the name
 * of the source, which may be public from then on.
 */
export const NameAloud: TextFieldClientComponent = ({ path: place }) => {
  const words = useWords().sources
  const { id, data } = useDocumentInfo()
  const { path, setValue, showError, value } = useField<string | null>({ potentiallyStalePath: place })
  const terms = useFormFields(([fields]) => fields.terms?.value)
  const input = useId()
  const saved: unknown = data?.terms
  const isLooser = id !== undefined && typeof saved === 'string' && typeof terms === 'string' && loosens(saved, terms)
  if (!isLooser) return null
  return (
    <div className="field-type text cited-name-aloud" role="alert">
      <p className="cited-name-aloud__says">{words.looser}</p>
      <label htmlFor={input}>{words.sayTheName}</label>
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          autoComplete="off"
          id={input}
          name={path}
          onChange={({ target }) => setValue(target.value)}
          spellCheck={false}
          type="text"
          value={value ?? ''}
        />
      </div>
    </div>
  )
}
