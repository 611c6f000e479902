'use client'

import {
  Button,
  Link,
  toast,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
  useModal,
} from '@payloadcms/ui'
import { useCallback, useEffect, useId, useState } from 'react'
import type { EditionState } from '../../newsroom/editions/states'
import { sentencesOf } from '../refused'
import { useReviewSession, useSessionView } from '../review/useReviewSession'
import { useServer } from '../server'
import { useWords } from '../words'
import { useWriting } from '../writing/context'
import { useSavedDocument } from '../useSavedDocument'
import { EditionMarks, EditionSaved, EditionStatus, ViewLive } from './EditionStatus'
import { HandOver } from './HandOver'
import { Join } from './Join'
import { keepFocus } from './keepFocus'
import { Redact } from './Redact'
import { Reinstate, reinstateSlug } from './Reinstate'
import { Schedules } from './Schedules'
import { SourceChanges, sourceSlug } from './SourceChanges'
import { besideAddress, besideFor, sourceFor } from './states'
import { useCreateEdition } from './useCreateEdition'
import { Withdraw } from './Withdraw'
import { useHasRole, usePageOf } from '../project'
import './editions.css'

type Story = { story: string; editions: EditionState[]; timeZone: string; now: number }

/** The editions of the story that is open: the state of each, and what can be done about it. */
export function EditionsPanel() {
  // An article that is not saved yet has no story.
  return useDocumentInfo().id === undefined ? null : (
    <>
      <HandOver />
      <Editions />
    </>
  )
}

/** Reads the editions when the panel opens, after every save, and when somebody comes back to the window. */
function useStory() {
  const ask = useServer()
  const { id, lastUpdateTime } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const [story, setStory] = useState<Story | null>(null)
  const [failure, setFailure] = useState<string[]>([])
  const [attempt, setAttempt] = useState(0)
  const again = useCallback(() => setAttempt((count) => count + 1), [])

  useEffect(() => {
    const controller = new AbortController()
    ask<Omit<Story, 'now'>>(`/articles/${id}/editions`, { signal: controller.signal })
      .then((answer) => {
        setFailure([])
        setStory({ ...answer, now: Date.now() })
      })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFailure(sentencesOf(error))
      })
    return () => controller.abort()
  }, [ask, attempt, id, lastUpdateTime, mostRecentUpdate])

  useEffect(() => {
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [again])

  return { again, failure, story }
}

function Editions() {
  const words = useWords()
  const { editions: said } = words
  const { again, failure, story } = useStory()
  const { refresh } = useSavedDocument()
  const { id, setHasPublishedDoc, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount } = useDocumentInfo()
  const isEditor = useHasRole('editor')
  const heading = useId()
  const { create, creating, failure: notCreated } = useCreateEdition()
  const isModified = useFormModified()
  const obstacle = isModified ? said.saveFirst : null
  // Of one release nothing is earlier, unless it is withdrawn since.
  const version = story?.editions.find(({ article }) => article === String(id))?.version ?? 0

  /** Payload's own buttons show what can be done by these. */
  const settle = async (isPublished: boolean) => {
    setHasPublishedDoc(isPublished)
    setMostRecentVersionIsAutosaved(false)
    await refresh()
    setUnpublishedVersionCount(isPublished ? 0 : 1)
    again()
    // What it was withdrawn or reinstated by is gone with what it was.
    keepFocus(() => document.querySelector('.cited-editions h2'))
  }

  return (
    <section aria-labelledby={heading} className="cited-editions field-type">
      <h2 id={heading} tabIndex={-1}>
        {said.title}
      </h2>
      {failure.length > 0 && (
        <div className="cited-editions__alert" role="alert">
          <p>{`${said.failed} ${failure.join(' ')}`}</p>
          <Button buttonStyle="secondary" margin={false} onClick={again} size="small" type="button">
            {words.review.retry}
          </Button>
        </div>
      )}
      {!story && failure.length === 0 && (
        <p className="cited-saved" role="status">
          {words.loading}
        </p>
      )}
      {story && (
        <ul className="cited-editions__list">
          {story.editions.map((edition) => (
            <Row
              creating={creating}
              edition={edition}
              key={edition.language}
              notCreated={notCreated}
              obstacle={obstacle}
              onCreate={create}
              onPublished={() => settle(true)}
              onUpToDate={again}
              story={story}
            />
          ))}
        </ul>
      )}
      {story && isEditor && <Join onJoined={again} story={story} />}
      {isEditor && version > 1 && <Redact onRedacted={again} version={version} />}
      <Withdraw onWithdrawn={() => settle(false)} />
      <Reinstate onReinstated={() => settle(true)} />
    </section>
  )
}

type RowProps = {
  story: Story
  edition: EditionState
  obstacle: string | null
  creating: string | null
  notCreated: { key: string; sentences: string[] } | null
  onCreate: (source: string, language: string, key: string) => Promise<void>
  onPublished: () => Promise<void>
  onUpToDate: () => void
}

function Row(props: RowProps) {
  const { edition, story } = props
  const { editions: said } = useWords()
  const { id } = useDocumentInfo()
  const pageOf = usePageOf()
  const { article, label, status, title } = edition
  const isThis = article === String(id)
  const beside = besideFor(story.editions, edition)
  return (
    <li aria-current={isThis ? 'page' : undefined} className="cited-editions__edition">
      <div className="cited-editions__head">
        <strong>{label}</strong>
        <EditionStatus {...edition} />
      </div>
      {article !== null &&
        (isThis ? (
          <span className="cited-saved">{said.thisOne}</span>
        ) : (
          <Link className="cited-editions__title" href={pageOf('articles', article)}>
            {title}
          </Link>
        ))}
      {article !== null && edition.translatedFrom && (
        <Link className="cited-view-live" href={pageOf('articles', `${article}/translate`)}>
          {said.translate}
        </Link>
      )}
      {article !== null && beside !== null && (
        <Link className="cited-view-live" href={pageOf('articles', besideAddress(article, beside))}>
          {said.sideBySide}
        </Link>
      )}
      <ViewLive edition={edition} />
      {isThis ? <OpenMarks edition={edition} /> : <EditionMarks edition={edition} />}
      {article !== null && (
        <Schedules
          article={article}
          edition={edition}
          isOpen={isThis}
          obstacle={isThis ? props.obstacle : null}
          onChanged={props.onUpToDate}
          timeZone={story.timeZone}
        />
      )}
      {status === 'missing' && <Create {...props} />}
      {article !== null && edition.translatedFrom && edition.isStale && <Compare {...props} article={article} />}
      {isThis && status === 'withdrawn' && <ToReinstate {...props} />}
      {isThis && edition.hasNewImage && <NewImage {...props} />}
      <EditionSaved at={edition.at} by={edition.by} now={story.now} />
    </li>
  )
}

/** What is to be done about the edition that is open: as the review of what is in the form counts it, not of the last save. */
function OpenMarks({ edition }: Pick<RowProps, 'edition'>) {
  const counts = useSessionView(useReviewSession()).review?.counts
  return <EditionMarks edition={counts ? { ...edition, errors: counts.error, warnings: counts.warning } : edition} />
}

function Create({ creating, edition: { language }, notCreated, onCreate, story }: RowProps) {
  const { editions: said } = useWords()
  const { id } = useDocumentInfo()
  const source = sourceFor(story.editions, String(id))
  if (source === null) return <span className="cited-saved">{said.nothingToTranslate}</span>
  return (
    <>
      <Button
        buttonStyle="secondary"
        disabled={creating !== null}
        margin={false}
        onClick={() => void onCreate(source, language, language)}
        size="small"
        type="button"
      >
        {creating === language ? said.creating : said.create}
      </Button>
      {notCreated?.key === language && (
        <div className="cited-editions__alert" role="alert">
          {notCreated.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </>
  )
}

/** Opens what changed in the source of a translation. */
function Compare({ article, obstacle, onUpToDate }: RowProps & { article: string }) {
  const { editions: said } = useWords()
  const { id } = useDocumentInfo()
  const { dispatchFields } = useForm()
  const { note } = useSavedDocument()
  const { openModal } = useModal()
  const isThis = article === String(id)
  const onConfirmed = async (release: string) => {
    if (isThis) {
      // With the revision that it made, or what is said next would be saved as made from the one before.
      await note()
      // The open form has to know, or its next save would take it back.
      dispatchFields({ type: 'UPDATE', path: 'translatedFrom.release', value: release, valid: true })
    }
    onUpToDate()
  }
  return (
    <>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => openModal(sourceSlug(article))}
        size="small"
        type="button"
      >
        {said.compare.button}
      </Button>
      <SourceChanges article={article} obstacle={isThis ? obstacle : null} onConfirmed={onConfirmed} />
    </>
  )
}

/** Brings readers an image that was changed: Payload's own button sees no change in the article. */
function NewImage({ edition: { article, hasDraft }, obstacle, onPublished }: RowProps) {
  const said = useWords().editions.newImage
  const ask = useServer()
  const writing = useWriting()
  const isEditor = useHasRole('editor')
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<string[]>([])

  const publish = async () => {
    setFailure([])
    setIsSending(true)
    try {
      const revision = writing?.saving.revision
      await ask(`/articles/${article}?depth=0`, { method: 'PATCH', body: { _status: 'published' }, revision })
      await onPublished()
      toast.success(said.done)
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsSending(false)
  }

  if (hasDraft) return <span className="cited-saved">{said.withDraft}</span>
  if (!isEditor) return <span className="cited-saved">{said.mayNot}</span>
  return (
    <>
      <Button
        buttonStyle="secondary"
        disabled={obstacle !== null || isSending}
        margin={false}
        onClick={() => void publish()}
        size="small"
        type="button"
      >
        {said.button}
      </Button>
      {failure.length > 0 && (
        <div className="cited-editions__alert" role="alert">
          {failure.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </>
  )
}

function ToReinstate({ edition: { article }, obstacle }: RowProps) {
  const said = useWords().editions.reinstate
  const isEditor = useHasRole('editor')
  const { openModal } = useModal()
  if (!isEditor || article === null) return <span className="cited-saved">{said.mayNot}</span>
  return (
    <Button
      buttonStyle="secondary"
      disabled={obstacle !== null}
      margin={false}
      onClick={() => openModal(reinstateSlug(article))}
      size="small"
      type="button"
    >
      {said.button}
    </Button>
  )
}
