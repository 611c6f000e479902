'use client'

import { DatePicker, FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { TextFieldClientComponent } from 'payload'
import { dayOf, localDate } from './days'

/**
 * A calendar day, picked or typed. The picker of Payload thinks in instants and stores the one of noon in UTC, which is
 * another day east of the date line; here it is asked for the year, the month and the day that are shown.
 */
export const DayField: TextFieldClientComponent = ({ field, path: place, readOnly }) => {
  const { disabled, path, setValue, showError, value } = useField<string | null>({ potentiallyStalePath: place })
  const { className, description } = field.admin ?? {}
  const isFixed = Boolean(readOnly || disabled)
  const pick = (picked: unknown) => {
    if (!isFixed) setValue(picked instanceof Date ? dayOf(picked) : null)
  }
  return (
    <div
      className={[
        'field-type',
        'date-time-field',
        className,
        showError && 'date-time-field--has-error',
        isFixed && 'read-only',
      ]
        .filter(Boolean)
        .join(' ')}
      style={mergeFieldStyles(field)}
    >
      <FieldLabel label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap" id={`field-${path.replace(/\./g, '__')}`}>
        <FieldError path={path} showError={showError} />
        <DatePicker
          displayFormat="yyyy-MM-dd"
          onChange={pick}
          overrides={{ onChange: pick }}
          pickerAppearance="dayOnly"
          placeholder="YYYY-MM-DD"
          readOnly={isFixed}
          value={localDate(value) ?? undefined}
        />
      </div>
      <FieldDescription description={description} path={path} />
    </div>
  )
}
