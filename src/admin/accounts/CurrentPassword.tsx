'use client'

import { FieldDescription, FieldError, FieldLabel, useAuth, useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import '../input.css'

/** The present password, which whoever changes how they sign in gives with it: on one's own account only. */
export const CurrentPassword: TextFieldClientComponent = ({ field, path: place }) => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { path, setValue, showError, value } = useField<string | null>({ potentiallyStalePath: place })
  if (id === undefined || String(id) !== String(user?.id)) return null
  return (
    <div className={`field-type${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={`field-${path}`} label={field.label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          autoComplete="current-password"
          className="cited-input"
          id={`field-${path}`}
          onChange={({ target }) => setValue(target.value)}
          type="password"
          value={value ?? ''}
        />
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
