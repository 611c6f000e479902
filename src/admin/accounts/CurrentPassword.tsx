'use client'

import { FieldDescription, FieldError, FieldLabel, useAuth, useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import '../input.css'

/** The present password, which whoever changes how they sign in gives with it, or who may open an identity. */
export const CurrentPassword: TextFieldClientComponent = ({ field, path: place }) => {
  const { collectionSlug, id } = useDocumentInfo()
  const { user } = useAuth()
  const { path, setValue, showError, value } = useField<string | null>({ potentiallyStalePath: place })
  // Of accounts it is asked for on one's own alone.
  const isOthers = collectionSlug === user?.collection && String(id) !== String(user?.id)
  if (id === undefined || isOthers) return null
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
