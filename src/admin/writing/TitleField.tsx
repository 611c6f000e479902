'use client'

import { getTranslation } from '@payloadcms/translations'
import { TextareaInput, useDocumentInfo, useField, useTranslation } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { TextFieldClientComponent } from 'payload'
import { useEffect, useRef, type KeyboardEvent } from 'react'

/** The title on the page, all of it: it wraps as it does for readers. It is one line: Enter goes on to the dek. */
export const TitleField: TextFieldClientComponent = ({ field, path: place, readOnly }) => {
  const { i18n } = useTranslation()
  const { admin, label, localized, required } = field
  const { customComponents, disabled, path, setValue, showError, value } = useField<string>({
    potentiallyStalePath: place,
  })
  const isReadOnly = Boolean(readOnly || disabled)

  // What is written first is the title. Not before it can be, and not where somebody writes already.
  const whole = useRef<HTMLDivElement>(null)
  const mayBegin = useRef(useDocumentInfo().id === undefined)
  useEffect(() => {
    if (isReadOnly || !mayBegin.current) return
    mayBegin.current = false
    if (document.activeElement?.matches('input, textarea, select, [contenteditable=true]')) return
    whole.current?.querySelector('textarea')?.focus()
  }, [isReadOnly])

  const goOn = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.closest('form')?.querySelector<HTMLElement>('#field-dek')?.focus()
  }
  return (
    <div className="cited-title" onKeyDown={goOn} ref={whole}>
      <TextareaInput
        AfterInput={customComponents?.AfterInput}
        BeforeInput={customComponents?.BeforeInput}
        Error={customComponents?.Error}
        Label={customComponents?.Label}
        className={admin?.className}
        label={label}
        localized={localized}
        onChange={({ target }) =>
          setValue(target.value.replaceAll(/\s+/g, (blank) => (/[\r\n]/.test(blank) ? ' ' : blank)))
        }
        path={path}
        placeholder={getTranslation(admin?.placeholder ?? '', i18n)}
        readOnly={isReadOnly}
        required={required}
        rows={1}
        showError={showError}
        style={mergeFieldStyles(field)}
        value={value}
      />
    </div>
  )
}
