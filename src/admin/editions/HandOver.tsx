'use client'

import {
  Button,
  Modal,
  toast,
  useDocumentEvents,
  useDocumentInfo,
  useFormModified,
  useModal,
  useTranslation,
} from '@payloadcms/ui'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Stage } from '../../model/stages'
import type { HandoverAnswer } from '../../newsroom/handovers/endpoints'
import type { Handover } from '../../newsroom/handovers/handovers'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useHasRole } from '../project'
import { timeAgo } from '../timeAgo'
import { useWords } from '../words'
import { useWriting } from '../writing/context'
import { AskingDialog } from './AskingDialog'
import { useLocalTime } from './Schedules'
import './editions.css'

/** A sign for each stage, so that not only the words tell them apart. */
const stageSigns: Readonly<Record<Stage, string>> = { draft: '✎', ready: '▷', review: '◎', approved: '✓' }

type HandoverMarksProps = { handover: Handover; now: number; isWhole?: boolean }

/** How far a draft has come, whose turn it is and until when. Of one that nobody has handed over yet nothing is said. */
export function HandoverMarks({ handover, isWhole = false, now }: HandoverMarksProps) {
  const said = useWords().editions.handover
  const written = useLocalTime()
  const { assignee, due, stage } = handover
  const isForDesk = assignee === null && (stage === 'ready' || stage === 'review')
  if (!isWhole && stage === 'draft' && assignee === null && due === null) return null
  const isOverdue = due !== null && Date.parse(due.at) < now
  return (
    <ul className="cited-marks">
      <li className={`cited-mark cited-mark--stage-${stage}`}>
        <span aria-hidden="true" className="cited-mark__sign">
          {stageSigns[stage]}
        </span>
        <span>
          {/* That it is a draft stands above already, in a list. */}
          {[
            ...(stage === 'draft' && !isWhole && assignee ? [] : [said.stages[stage]]),
            ...(assignee ? [said.forWhom(assignee.name)] : isForDesk ? [said.forDesk] : []),
          ].join(' · ')}
        </span>
      </li>
      {due && (
        <li className={`cited-mark ${isOverdue ? 'cited-mark--errors' : ''}`}>
          <span aria-hidden="true" className="cited-mark__sign">
            {isOverdue ? '!' : '◷'}
          </span>
          <span>
            {said.due(written(due.local), due.timeZone)}
            {isOverdue && <strong>{` · ${said.overdue}`}</strong>}
          </span>
        </li>
      )}
    </ul>
  )
}

/** What the window is told when the open draft was moved: its buttons stand elsewhere in the page. */
const MOVED = 'cited-moved'

/** What is shown of the open article, read when it opens, after each save, and when somebody comes back to the window. */
function useHandover() {
  const ask = useServer()
  const { id, lastUpdateTime } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const [answer, setAnswer] = useState<(HandoverAnswer & { now: number }) | null>(null)
  const [failure, setFailure] = useState<string[]>([])
  const [attempt, setAttempt] = useState(0)
  const again = useCallback(() => setAttempt((count) => count + 1), [])
  const show = useCallback((given: HandoverAnswer) => {
    setFailure([])
    setAnswer({ ...given, now: Date.now() })
  }, [])

  useEffect(() => {
    if (id === undefined) return
    const controller = new AbortController()
    const read = async () => {
      const given = await ask<HandoverAnswer>(`/articles/${id}/hand-over`, { signal: controller.signal })
      show(given)
      // Whoever has it before them has taken note.
      if (given.isTold) await ask(`/articles/${id}/hand-over/noted`, { method: 'POST' })
    }
    read().catch((error: unknown) => {
      if (!controller.signal.aborted) setFailure(sentencesOf(error))
    })
    return () => controller.abort()
  }, [ask, attempt, id, lastUpdateTime, mostRecentUpdate, show])

  useEffect(() => {
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [again])

  return { again, answer, failure, show }
}

/** Whether the text of the open article is approved as it is saved: what is saved of it next is not. */
export function useIsApproved(): boolean {
  const ask = useServer()
  const { id, lastUpdateTime } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const [isApproved, setIsApproved] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const onMoved = () => setAttempt((count) => count + 1)
    window.addEventListener(MOVED, onMoved)
    return () => window.removeEventListener(MOVED, onMoved)
  }, [])
  useEffect(() => {
    if (id === undefined) return
    const controller = new AbortController()
    ask<HandoverAnswer>(`/articles/${id}/hand-over`, { signal: controller.signal })
      .then(({ stage }) => setIsApproved(stage === 'approved'))
      // The panel says what could not be read.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, attempt, id, lastUpdateTime, mostRecentUpdate])
  return isApproved
}

/** What asks before it is done: a move, or to whom something is handed. */
type Asked = 'assign' | 'draft' | 'ready' | 'review'

/** How far the open draft has come, and the buttons by which it goes on. */
export function HandOver() {
  const words = useWords()
  const said = words.editions.handover
  const { again, answer, failure, show } = useHandover()
  const ask = useServer()
  const writing = useWriting()
  const { id } = useDocumentInfo()
  const isEditor = useHasRole('editor')
  const isModified = useFormModified()
  const { openModal, isModalOpen } = useModal()
  const heading = useId()
  const [asked, setAsked] = useState<Asked>('ready')
  const [isSending, setIsSending] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const slug = `cited-handover-${id}`
  const hasMoved = useRef(false)
  const isAsking = isModalOpen(slug)

  // The button that it was moved by is gone with where it stood.
  useEffect(() => {
    if (!hasMoved.current || isAsking) return
    hasMoved.current = false
    document.getElementById(heading)?.focus()
  }, [answer, heading, isAsking])

  if (id === undefined) return null
  const problems = [...failure, ...refused]
  const obstacle = isModified ? words.editions.saveFirst : null

  const send = async (body: object): Promise<void> => {
    const revision = writing?.saving.revision
    const moved = await ask<HandoverAnswer>(`/articles/${id}/hand-over`, {
      method: 'POST',
      body,
      ...(revision ? { revision } : {}),
    })
    hasMoved.current = true
    show(moved)
    window.dispatchEvent(new Event(MOVED))
  }

  const move = async (to: Stage) => {
    setRefused([])
    setIsSending(true)
    try {
      await send({ to, from: answer?.stage })
      toast.success(said.done[to])
    } catch (error) {
      setRefused(sentencesOf(error))
      again()
    }
    setIsSending(false)
  }

  const open = (what: Asked) => {
    setAsked(what)
    openModal(slug)
  }

  const buttonOf = (to: Stage, isFirst: boolean) => {
    const isBack = to === 'draft' && isEditor
    const asks: Asked | null = isBack
      ? 'draft'
      : to === 'ready'
        ? 'ready'
        : to === 'review' && answer?.stage === 'approved'
          ? 'review'
          : null
    const named =
      to === 'approved' && answer?.handover?.isChanged
        ? said.approveChanged
        : isBack
          ? said.actions.back
          : asks === 'review'
            ? said.actions.reviewAgain
            : said.actions[to]
    return (
      <Button
        buttonStyle={isFirst ? 'primary' : 'secondary'}
        disabled={isSending || obstacle !== null}
        key={to}
        margin={false}
        onClick={() => (asks ? open(asks) : void move(to))}
        size="small"
        {...(obstacle === null ? {} : { tooltip: obstacle })}
        type="button"
      >
        {named}
      </Button>
    )
  }

  return (
    <section aria-labelledby={heading} className="cited-handover field-type">
      <h2 id={heading} tabIndex={-1}>
        {said.title}
      </h2>
      {!answer && failure.length === 0 && (
        <p className="cited-saved" role="status">
          {words.loading}
        </p>
      )}
      {answer && (
        <>
          <div aria-live="polite">
            <HandoverMarks handover={answer.handover ?? nothingKnown} isWhole now={answer.now} />
            {answer.handover?.isChanged && <p className="cited-saved">{said.changed}</p>}
            {answer.stage === 'approved' && <p className="cited-saved">{said.keeps}</p>}
            {answer.isRequired && answer.stage !== 'approved' && answer.moves.length > 0 && (
              <p className="cited-saved">{said.notPublished}</p>
            )}
          </div>
          <LastNote {...answer} />
          <div className="cited-handover__actions">
            {answer.moves.map((to, index) => buttonOf(to, index === 0 && answer.stage !== 'approved'))}
            {isEditor && (
              <Button
                buttonStyle="secondary"
                disabled={isSending}
                margin={false}
                onClick={() => open('assign')}
                size="small"
                type="button"
              >
                {said.actions.assign}
              </Button>
            )}
            {!isEditor && answer.moves.length === 0 && answer.stage !== 'draft' && (
              <span className="cited-saved">{said.mayNot}</span>
            )}
          </div>
          <History {...answer} />
        </>
      )}
      {problems.length > 0 && (
        <div className="cited-editions__alert" role="alert">
          {problems.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {failure.length > 0 && (
            <Button buttonStyle="secondary" margin={false} onClick={again} size="small" type="button">
              {words.review.retry}
            </Button>
          )}
        </div>
      )}
      {answer && isAsking && (
        <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={slug}>
          <Dialog answer={answer} asked={asked} send={send} slug={slug} />
        </Modal>
      )}
    </section>
  )
}

/** An article of which nothing is kept: a draft that nobody has handed over. */
const nothingKnown: Handover = {
  stage: 'draft',
  isChanged: false,
  author: null,
  assignee: null,
  due: null,
  moves: [],
  isMine: false,
  isMyTurn: false,
}

/** What was said with the last move. */
function LastNote({ handover }: HandoverAnswer) {
  const said = useWords().editions.handover
  const last = handover?.moves[0]
  if (!last || last.note === null || last.to === 'published') return null
  return (
    <blockquote className="cited-handover__note">
      <p>{last.note}</p>
      <cite>{last.by ?? said.somebody}</cite>
    </blockquote>
  )
}

function History({ handover, now }: HandoverAnswer & { now: number }) {
  const said = useWords().editions.handover
  const { language } = useTranslation().i18n
  if (!handover || handover.moves.length === 0) return null
  return (
    <details className="cited-handover__history">
      <summary>{said.history}</summary>
      <ol>
        {handover.moves.map(({ assignee, at, by, from, note, to }) => (
          <li key={at}>
            {said.moved[to === from ? 'assigned' : to](by ?? said.somebody)}
            {assignee !== null && ` ${said.to(assignee)}`}
            {note !== null && `: “${note}”`}{' '}
            <time className="cited-saved" dateTime={at} title={new Date(at).toLocaleString(language)}>
              {timeAgo(at, now, language)}
            </time>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What a note takes. */
const LONGEST_NOTE = 1000

type DialogProps = { answer: HandoverAnswer; asked: Asked; send: (body: object) => Promise<void>; slug: string }

function Dialog({ answer, asked, send, slug }: DialogProps) {
  const said = useWords().editions.handover
  const { closeModal } = useModal()
  const id = useId()
  const { colleagues, handover, stage, timeZone } = answer
  const [assignee, setAssignee] = useState(asked === 'assign' ? (handover?.assignee?.id ?? '') : '')
  const [due, setDue] = useState(handover?.due?.local ?? '')
  const [note, setNote] = useState('')
  const asksForTurn = asked === 'assign' || asked === 'ready'

  const go = async () => {
    await send({
      from: stage,
      ...(asked === 'assign' ? {} : { to: asked }),
      ...(asksForTurn
        ? { assignee: assignee === '' ? null : assignee, due: due === '' ? null : due.slice(0, 16) }
        : {}),
      note: note.trim() === '' ? null : note.trim(),
    })
    toast.success(said.done[asked])
    closeModal(slug)
  }

  return (
    <AskingDialog
      isWhole={asked !== 'draft' || note.trim() !== ''}
      onCancel={() => closeModal(slug)}
      said={said.dialogs[asked]}
      send={go}
    >
      {(isSent) => (
        <div className="cited-handover__form">
          {asksForTurn && (
            <>
              <label htmlFor={`${id}-turn`}>{said.turn}</label>
              <select
                autoFocus
                disabled={isSent}
                id={`${id}-turn`}
                onChange={({ target }) => setAssignee(target.value)}
                value={assignee}
              >
                <option value="">{said.turnOfDesk}</option>
                {colleagues.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
              <label htmlFor={`${id}-due`}>{said.dueAt(timeZone)}</label>
              <input
                disabled={isSent}
                id={`${id}-due`}
                onChange={({ target }) => setDue(target.value)}
                type="datetime-local"
                value={due}
              />
            </>
          )}
          <label htmlFor={`${id}-note`}>{asked === 'draft' ? said.noteNeeded : said.note}</label>
          <textarea
            autoFocus={!asksForTurn}
            disabled={isSent}
            id={`${id}-note`}
            maxLength={LONGEST_NOTE}
            onChange={({ target }) => setNote(target.value)}
            rows={3}
            value={note}
          />
        </div>
      )}
    </AskingDialog>
  )
}
