'use client'

import { Button, Link, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { deliveryErrors, outcomes, type DeliveryError, type Outcome } from '../../webhooks/outcomes'
import { useServer } from '../server'
import { useSay, useWords } from '../words'
import { moment, useAction, type ActionState } from './useAction'
import { usePageOf, useSlugOf } from '../project'
import '../table.css'
import './webhooks.css'

/** An entry of the log, as far as it is shown. */
type Entry = {
  id: string
  at: string
  attempt: number
  detail?: string | null
  duration: number
  error?: DeliveryError | null
  event: string
  nextAt?: string | null
  outcome: Outcome
  release?: { id: string; slug: string; language: string } | string | null
  status?: number | null
}
type List = { docs: Entry[]; hasNextPage: boolean }
type Sent = { delivery: Entry }

/** How many entries are shown; the list of all has the rest. */
const SHOWN = 20

/** Says how an attempt ended, in the language of whoever is signed in. */
function useOutcome(): (entry: Entry) => string {
  const words = useWords().webhooks
  const say = useSay()
  return ({ detail, duration, error, outcome, status }) => {
    const reason = error ? `${say(deliveryErrors[error])}${detail ? ` (${detail})` : ''}` : status
    // What was not sent has neither.
    const details = reason ? ` · ${reason} · ${words.duration(duration)}` : ''
    return `${say(outcomes[outcome])}${details}`
  }
}

/** What came of a button, beside it. */
function Result({ state }: { state: ActionState<Sent> }) {
  const words = useWords().webhooks
  const say = useOutcome()
  const isGood = state.state === 'done' && state.result.delivery.outcome === 'delivered'
  return (
    <span className={isGood ? 'cited-webhook__good' : 'cited-webhook__bad'} role="status">
      {state.state === 'running' ? words.sending : null}
      {state.state === 'failed' ? state.message : null}
      {state.state === 'done' ? say(state.result.delivery) : null}
    </span>
  )
}

function Row({ entry, onSent }: { entry: Entry; onSent: () => void }) {
  const words = useWords().webhooks
  const say = useOutcome()
  const pageOf = usePageOf()
  const { run, state } = useAction<Sent>(`deliveries/${entry.id}/resend`)
  const { at, attempt, event, nextAt, outcome, release } = entry
  const names: Record<string, string> = words.events
  return (
    <tr>
      <td>
        <time dateTime={at}>{moment(at)}</time>
      </td>
      <td>
        {names[event] ?? event}
        {release && typeof release === 'object' ? (
          <>
            {': '}
            <Link href={pageOf('releases', release.id)}>{`${release.language}/${release.slug}`}</Link>
          </>
        ) : null}
      </td>
      <td>{attempt}</td>
      <td className={outcome === 'delivered' ? 'cited-webhook__good' : 'cited-webhook__bad'}>{say(entry)}</td>
      <td>{nextAt ? <time dateTime={nextAt}>{moment(nextAt)}</time> : '–'}</td>
      <td>
        {release ? (
          <>
            <Button
              buttonStyle="secondary"
              disabled={state.state === 'running'}
              margin={false}
              onClick={() => void run().then(onSent)}
              size="small"
              type="button"
            >
              {words.resend}
            </Button>
            <Result state={state} />
          </>
        ) : null}
      </td>
    </tr>
  )
}

/** The log of a webhook, newest first, with a button that sends a test and one that sends an entry again. */
export function Deliveries() {
  const words = useWords().webhooks
  const { loading } = useWords()
  const { id } = useDocumentInfo()
  const pageOf = usePageOf()
  const slugOf = useSlugOf()
  const ask = useServer()
  const isModified = useFormModified()
  const { run, state } = useAction<Sent>('test')
  const [list, setList] = useState<List | 'failed' | null>(null)
  const [reading, setReading] = useState(0)
  const readAgain = () => setReading((count) => count + 1)

  useEffect(() => {
    if (id === undefined) return undefined
    const controller = new AbortController()
    const query = new URLSearchParams({
      'where[subscription][equals]': String(id),
      depth: '1',
      limit: String(SHOWN),
      sort: '-at',
      [`populate[${slugOf('releases')}][language]`]: 'true',
      [`populate[${slugOf('releases')}][slug]`]: 'true',
      'select[subscription]': 'false',
      'select[requestedBy]': 'false',
    })
    ask<List>(`/deliveries?${query}`, { signal: controller.signal })
      .then(setList)
      .catch(() => {
        if (!controller.signal.aborted) setList('failed')
      })
    return () => controller.abort()
  }, [ask, id, reading, slugOf])

  // Nothing is sent to a webhook that is not saved yet.
  if (id === undefined) return null
  return (
    <div className="field-type cited-deliveries">
      <h3>{words.deliveries}</h3>
      <div className="cited-deliveries__line">
        <Button
          buttonStyle="secondary"
          disabled={isModified || state.state === 'running'}
          margin={false}
          onClick={() => void run().then(readAgain)}
          size="small"
          type="button"
        >
          {words.sendTest}
        </Button>
        <Button buttonStyle="none" margin={false} onClick={readAgain} size="small" type="button">
          {words.refresh}
        </Button>
        {isModified ? <span className="cited-webhook__note">{words.saveFirst}</span> : <Result state={state} />}
      </div>
      {list === null ? <p className="cited-webhook__note">{loading}</p> : null}
      {list === 'failed' ? (
        <p className="cited-webhook__bad" role="alert">
          {words.listFailed}
        </p>
      ) : null}
      {list !== null && list !== 'failed' && list.docs.length === 0 ? (
        <p className="cited-webhook__note">{words.none}</p>
      ) : null}
      {list !== null && list !== 'failed' && list.docs.length > 0 ? (
        <table className="cited-table">
          <thead>
            <tr>
              <th scope="col">{words.sentAt}</th>
              <th scope="col">{words.event}</th>
              <th scope="col">{words.attempt}</th>
              <th scope="col">{words.answer}</th>
              <th scope="col">{words.next}</th>
              <th aria-label={words.resend} scope="col" />
            </tr>
          </thead>
          <tbody>
            {list.docs.map((entry) => (
              <Row entry={entry} key={entry.id} onSent={readAgain} />
            ))}
          </tbody>
        </table>
      ) : null}
      {list !== null && list !== 'failed' && list.hasNextPage ? (
        <p>
          <Link href={pageOf('deliveries', `?where[subscription][equals]=${String(id)}`)}>{words.older}</Link>
        </p>
      ) : null}
    </div>
  )
}
