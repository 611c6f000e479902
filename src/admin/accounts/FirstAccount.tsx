'use client'

import { useEffect } from 'react'
import './accounts.css'

/**
 * In place of the address of an account in the form of the first one, which has it already: begins the form there, or
 * says what it cannot be sent without.
 */
export function FirstAccount({ problem }: { problem: string | null }) {
  useEffect(() => {
    document.getElementById('field-email')?.focus()
  }, [])
  return problem === null ? null : (
    <p className="cited-first-account" role="alert">
      {problem}
    </p>
  )
}
