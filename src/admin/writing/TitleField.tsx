'use client'

import { getTranslation } from '@payloadcms/translations'
import { TextareaInput, useField, useTranslation } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { TextFieldClientComponent } from 'payload'
import type { KeyboardEvent } from 'react'

/** The title on the page, all of it: it wraps as it does for readers. It is one line: Enter goes on to the dek. */
export const TitleField: TextFieldClientComponent = ({ field, path: place, readOnly }) => {
  const { i18n } = useTranslation()
  const { admin, label, localized, required } = field
  const { customComponents, disabled, path, setValue, showError, value } = useField<string>({
    potentiallyStalePath: place,
  })
  const goOn = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.closest('form')?.querySelector<HTMLElement>('#field-dek')?.focus()
  }
  return (
    <div className="cited-title" onKeyDown={goOn}>
      <TextareaInput
        AfterInput={customComponents?.AfterInput}
        BeforeInput={customComponents?.BeforeInput}
        Error={customComponents?.Error}
        Label={customComponents?.Label}
        className={admin?.className}
        label={label}
        localized={localized}
        onChange={({ target }) => setValue(target.value.replaceAll(/\s*[\r\n]+\s*/g, ' '))}
        path={path}
        placeholder={getTranslation(admin?.placeholder ?? '', i18n)}
        readOnly={Boolean(readOnly || disabled)}
        required={required}
        rows={1}
        showError={showError}
        style={mergeFieldStyles(field)}
        value={value}
      />
    </div>
  )
}
