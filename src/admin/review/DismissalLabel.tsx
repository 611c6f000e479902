'use client'

import { useRowLabel } from '@payloadcms/ui'
import './AttributionPanel.css'

/** The title of a dismissed finding in the list of the Review tab: the passage, and why it may stand. */
export function DismissalLabel() {
  const { data } = useRowLabel<{ reason?: string | null; text?: string | null } | undefined>()
  return (
    <span className="cited-dismissal">
      <strong>{data?.text}</strong> {data?.reason}
    </span>
  )
}
