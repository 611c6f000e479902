'use client'

import { Button, Modal, toast, useModal, useTranslation } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { EditionState } from '../../newsroom/editions/states'
import type { Schedule } from '../../newsroom/schedules/schedules'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useSay, useWords } from '../words'
import { useWriting } from '../writing/context'
import { AskingDialog } from './AskingDialog'
import { markSigns } from './states'
import { Reason } from './Reason'
import { useHasRole } from '../project'

/** A time by the clock of the newsroom (`2026-03-01T09:30`), as people write it. */
export function useLocalTime(): (local: string) => string {
  const { language } = useTranslation().i18n
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return (local) => format.format(new Date(`${local}:00Z`))
}

/** What becomes, or became, of something scheduled, in words. */
function useHow(): (schedule: Pick<Schedule, 'action' | 'local' | 'refusal' | 'timeZone'>) => string {
  const said = useWords().editions.schedules
  const written = useLocalTime()
  return ({ action, local, refusal, timeZone }) => {
    if (!refusal) return said.waits[action](written(local), timeZone)
    return refusal.isDone ? said.wasDoneInPart(written(local)) : said.wasRefused[action](written(local))
  }
}

/** What is to be done with an edition at a time, and what was refused then: for the Desk. */
export function ScheduleMarks({ schedules }: Pick<EditionState, 'schedules'>) {
  const how = useHow()
  if (schedules.length === 0) return null
  return (
    <ul className="cited-marks">
      {schedules.map((schedule) => (
        <li className={`cited-mark cited-mark--${schedule.refusal ? 'errors' : 'scheduled'}`} key={schedule.id}>
          <span aria-hidden="true" className="cited-mark__sign">
            {schedule.refusal ? markSigns.errors : '◷'}
          </span>
          {how(schedule)}
        </li>
      ))}
    </ul>
  )
}

function scheduleSlug(article: string): string {
  return `cited-schedule-${article}`
}

type Props = {
  article: string
  edition: EditionState
  /** Whether it is the one that is read here. */
  isOpen: boolean
  /** Why nothing can be scheduled now, if it cannot. */
  obstacle: string | null
  onChanged: () => void
  /** The newsroom's. */
  timeZone: string
}

/** What is scheduled of an edition, and the buttons to schedule, to cancel and to take a refusal away. */
export function Schedules(props: Props) {
  const { article, edition, obstacle } = props
  const said = useWords().editions.schedules
  const { isModalOpen, openModal } = useModal()
  const mayPublish = useHasRole('editor')
  const canSchedule = mayPublish && actionsFor(edition).length > 0
  return (
    <>
      {edition.schedules.map((schedule) => (
        <Scheduled key={schedule.id} mayPublish={mayPublish} schedule={schedule} {...props} />
      ))}
      {canSchedule && (
        <Button
          buttonStyle="pill"
          disabled={obstacle !== null}
          margin={false}
          onClick={() => openModal(scheduleSlug(article))}
          size="small"
          {...(obstacle === null ? {} : { tooltip: obstacle })}
          type="button"
        >
          {said.button}
        </Button>
      )}
      {canSchedule && isModalOpen(scheduleSlug(article)) && (
        <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={scheduleSlug(article)}>
          <Dialog {...props} />
        </Modal>
      )}
    </>
  )
}

function Scheduled({ article, mayPublish, onChanged, schedule }: Props & { schedule: Schedule; mayPublish: boolean }) {
  const { by, id, refusal } = schedule
  const said = useWords().editions.schedules
  const say = useSay()
  const ask = useServer()
  const how = useHow()
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])

  const takeAway = async () => {
    setIsSent(true)
    setFailure([])
    try {
      await ask(`/articles/${article}/schedules/${id}`, { method: 'DELETE' })
    } catch (error) {
      setFailure(sentencesOf(error))
      setIsSent(false)
    }
    // It may have been carried out meanwhile: either way the panel shows what there is now.
    onChanged()
  }

  return (
    <div
      className={refusal ? 'cited-editions__alert' : 'cited-editions__scheduled'}
      role={refusal ? 'alert' : 'status'}
    >
      <p>{how(schedule)}</p>
      {refusal && <p>{say(refusal.message)}</p>}
      {by !== null && <p className="cited-saved">{said.by(by)}</p>}
      {failure.map((sentence) => (
        <p className="cited-editions__problem" key={sentence} role="alert">
          {sentence}
        </p>
      ))}
      {mayPublish && (
        <Button
          buttonStyle="secondary"
          disabled={isSent}
          margin={false}
          onClick={() => void takeAway()}
          size="small"
          type="button"
        >
          {refusal ? said.dealtWith : said.cancel}
        </Button>
      )}
    </div>
  )
}

type Action = Schedule['action']

/** What can be scheduled: to publish what readers do not have, to withdraw what they have. */
function actionsFor({ hasDraft, status }: EditionState): Action[] {
  if (status === 'missing') return []
  return [
    ...(hasDraft || status !== 'live' ? (['publish'] as const) : []),
    ...(status === 'live' ? (['withdraw'] as const) : []),
  ]
}

function Dialog({ article, edition, isOpen, onChanged, timeZone }: Props) {
  const words = useWords()
  const said = words.editions.schedules
  const ask = useServer()
  const writing = useWriting()
  const { closeModal } = useModal()
  const id = useId()
  const actions = actionsFor(edition)
  const [action, setAction] = useState<Action>(actions[0] ?? 'publish')
  const [at, setAt] = useState('')
  const [reason, setReason] = useState('')
  const slug = scheduleSlug(article)

  const send = async () => {
    const body = { action, at: at.slice(0, 16), ...(action === 'withdraw' ? { reason: reason.trim() } : {}) }
    const revision = (isOpen ? writing?.saving.revision : edition.revision) ?? undefined
    try {
      await ask(`/articles/${article}/schedules`, { method: 'POST', body, revision })
    } catch (error) {
      // Where somebody has saved it since, the panel behind shows what they made of it.
      if (!isOpen) onChanged()
      throw error
    }
    toast.success(said.done)
    closeModal(slug)
    onChanged()
  }

  return (
    <AskingDialog
      isWhole={at !== '' && (action === 'publish' || reason.trim() !== '')}
      onCancel={() => closeModal(slug)}
      said={said}
      send={send}
    >
      {(isSent) => (
        <>
          <p>{edition.title}</p>
          <fieldset className="cited-dialog__choice">
            <legend>{said.what}</legend>
            {actions.map((each) => (
              <label key={each}>
                <input
                  checked={each === action}
                  disabled={isSent}
                  name={`${id}-action`}
                  onChange={() => setAction(each)}
                  type="radio"
                />
                {said.actions[each]}
              </label>
            ))}
          </fieldset>
          <label htmlFor={`${id}-at`}>{said.at(timeZone)}</label>
          <input
            autoFocus
            disabled={isSent}
            id={`${id}-at`}
            onChange={({ target }) => setAt(target.value)}
            required
            type="datetime-local"
            value={at}
          />
          {action === 'withdraw' && (
            <Reason isSent={isSent} label={words.editions.withdraw.reason} onChange={setReason} value={reason} />
          )}
        </>
      )}
    </AskingDialog>
  )
}
