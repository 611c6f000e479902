'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'
import type { MinorKind } from '../../review'
import { useWords } from '../words'
import { useActions, type Waiting } from './actions'
import { readable } from './readable'
import type { ReviewSession } from './reviewSession'

/** More than these nobody looks through one by one. */
const MOST_SHOWN = 20
const MOST_PASSAGES = 5

type Props = { session: ReviewSession; waiting: readonly Waiting[]; onGo: (fingerprint: string) => void }

/** What reporters propose as not a claim, for an editor to confirm or decline, all of it or one by one. */
export function Proposals({ onGo, session, waiting }: Props) {
  const words = useWords().review
  const said = words.proposals
  const actions = useActions(session)
  const heading = useId()
  const section = useRef<HTMLElement>(null)
  const next = useRef<number | null>(null)
  const passages = waiting.flatMap(({ findings }) => findings).length

  // What was decided leaves the list: the keyboard goes on with what comes after it.
  useEffect(() => {
    if (next.current === null) return
    const buttons = section.current?.querySelectorAll<HTMLElement>('[data-confirm] button') ?? []
    const at = Math.min(next.current, buttons.length - 1)
    next.current = null
    buttons[at]?.focus()
  }, [waiting.length])

  const decide = (decision: 'confirm' | 'decline', decided: readonly Waiting[], index: number) => {
    actions[decision](decided)
    const count = decided.flatMap(({ findings }) => findings).length
    toast.success(decision === 'confirm' ? said.confirmed(count) : said.declinedNow(count))
    next.current = index
    // Nothing of it stays: the panel does.
    if (decided.length === waiting.length) section.current?.closest<HTMLElement>('.cited-panel')?.focus()
  }

  if (waiting.length === 0) return null
  return (
    <section aria-labelledby={heading} className="cited-proposals" ref={section}>
      <h3 className="cited-panel__heading" id={heading}>
        {said.waiting(passages)}
      </h3>
      {waiting.length > 1 && (
        <div className="cited-actions__more">
          <Decide label={said.confirmAll} onClick={() => decide('confirm', waiting, 0)} />
          <Decide label={said.declineAll} onClick={() => decide('decline', waiting, 0)} />
        </div>
      )}
      <ul>
        {waiting.slice(0, MOST_SHOWN).map((each, index) => {
          const { findings, proposal } = each
          const isOfKind = proposal.fingerprint !== findings[0]?.fingerprint
          const name = isOfKind
            ? (words.ofKind[findings[0]?.kind as MinorKind] ?? '')
            : readable(findings[0]?.text ?? '')
          return (
            <li className="cited-proposals__one" key={proposal.fingerprint}>
              {isOfKind && <span>{name}</span>}
              <span className="cited-proposals__passages">
                {findings.slice(0, MOST_PASSAGES).map(({ fingerprint, text }) => (
                  <button
                    className="cited-proposals__passage"
                    key={fingerprint}
                    onClick={() => onGo(fingerprint)}
                    type="button"
                  >
                    {readable(text)}
                  </button>
                ))}
                {findings.length > MOST_PASSAGES && said.more(findings.length - MOST_PASSAGES)}
              </span>
              {proposal.reason !== null && <span className="cited-panel__message">{proposal.reason}</span>}
              <span className="cited-actions__more">
                <span data-confirm="">
                  <Decide label={said.confirm} of={name} onClick={() => decide('confirm', [each], index)} />
                </span>
                <Decide label={said.decline} of={name} onClick={() => decide('decline', [each], index)} />
              </span>
            </li>
          )
        })}
      </ul>
      {waiting.length > MOST_SHOWN && <p>{said.more(waiting.length - MOST_SHOWN)}</p>}
    </section>
  )
}

type DecideProps = { label: string; of?: string; onClick: () => void }

/** A button; `of` says to who does not see it what it is about. */
function Decide({ label, of, onClick }: DecideProps) {
  return (
    <Button
      buttonStyle="pill"
      margin={false}
      onClick={onClick}
      size="small"
      type="button"
      {...(of === undefined ? {} : { 'aria-label': `${label}: ${of}` })}
    >
      {label}
    </Button>
  )
}
