'use client'

import { useId } from 'react'

/** As long as the server takes. */
const LONGEST_REASON = 1000

type Props = { autoFocus?: boolean; isSent: boolean; label: string; value: string; onChange: (reason: string) => void }

/** Asks why, in a dialog that does nothing without a reason. */
export function Reason({ autoFocus = false, isSent, label, onChange, value }: Props) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <textarea
        autoFocus={autoFocus}
        disabled={isSent}
        id={id}
        maxLength={LONGEST_REASON}
        onChange={({ target }) => onChange(target.value)}
        required
        rows={3}
        value={value}
      />
    </>
  )
}
