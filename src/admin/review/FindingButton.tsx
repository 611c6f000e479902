'use client'

import { memo } from 'react'
import type { Finding, Severity } from '../../review'
import { useSay, useWords } from '../words'
import { readable } from './readable'

/** A sign for each severity, so that not only the colour tells them apart. */
const signs: Readonly<Record<Severity, string>> = { error: '✕', warning: '▲', notice: '●' }

type Props = {
  finding: Finding
  /** The words behind it, which say what a figure is of. */
  context: string
  /** Whether it is one of a row, which says for all of them what is missing. */
  isBrief: boolean
  /** Whether it was proposed as not a claim and an editor said no; null where it was not proposed. */
  isDeclined: boolean | null
  onGo: (fingerprint: string) => void
}

/**
 * A finding in a list, which leads to its place. Compared by what it shows: a review makes new findings each time, and
 * most read the same.
 */
export const FindingButton = memo(
  ({ context, finding, isBrief, isDeclined, onGo }: Props) => {
    const say = useSay()
    const { list, proposals: said } = useWords().review
    const places = finding.also?.length ?? 0
    return (
      <button
        className={`cited-panel__finding cited-severity--${finding.severity}${isBrief ? ' cited-panel__finding--brief' : ''}`}
        onClick={() => onGo(finding.fingerprint)}
        type="button"
      >
        {!isBrief && (
          <span aria-hidden="true" className="cited-panel__sign">
            {signs[finding.severity]}
          </span>
        )}
        {/* What is missing stands nowhere in the text. */}
        {finding.text !== '' && (
          <span className="cited-panel__line">
            <span className="cited-panel__passage">{readable(finding.whole?.text ?? finding.text)}</span>
            {context !== '' && <span className="cited-panel__context">{context}</span>}
          </span>
        )}
        {!isBrief && <span className="cited-panel__message">{finding.dismissal?.reason ?? say(finding.message)}</span>}
        {places > 0 && <span className="cited-panel__places">{list.places(places)}</span>}
        {isDeclined !== null && (
          <span className="cited-panel__proposed">{isDeclined ? said.declined : said.proposed}</span>
        )}
      </button>
    )
  },
  (before, after) =>
    before.context === after.context &&
    before.onGo === after.onGo &&
    before.isBrief === after.isBrief &&
    before.isDeclined === after.isDeclined &&
    before.finding.fingerprint === after.finding.fingerprint &&
    before.finding.message.en === after.finding.message.en &&
    before.finding.also?.length === after.finding.also?.length &&
    before.finding.dismissal?.reason === after.finding.dismissal?.reason,
)
FindingButton.displayName = 'FindingButton'
