'use client'

import { Button, useAuth, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { timeAgo } from '../timeAgo'
import { useWords } from '../words'
import { Conflicts } from './Conflicts'
import { useSavingView, useWriting, type Writing } from './context'
import { findKept, forgetKept, type Found } from './kept'
import { Preview } from '../previews/Preview'
import { useSlugOf } from '../project'
import { Leaving } from './Leaving'
import { PanelsButton } from './PanelsButton'
import { SignIn } from './SignIn'
import { clock, Status } from './Status'
import { useEditedFields, useIsOurs, usePlace, useSaving } from './useSaving'
import { usePresence } from './usePresence'

/** Reasons that are said at once. The panel of attribution has all of them. */
const MOST_REASONS = 2

/** Beside the buttons of a document: who else has it open, whether it is saved, and all that is asked about that. */
export function SaveState() {
  const writing = useWriting()
  return writing && <State writing={writing} />
}

function State({ writing }: { writing: Writing }) {
  useSaving(writing)
  const { collectionSlug } = useDocumentInfo()
  const articles = useSlugOf()('articles')
  const isOurs = useIsOurs()
  return (
    <>
      {collectionSlug === articles && <PanelsButton />}
      {collectionSlug === articles && <Preview />}
      <Others writing={writing} />
      {isOurs && <Status writing={writing} />}
      <Alerts writing={writing} />
      <Questions writing={writing} />
      {isOurs && <Leaving writing={writing} />}
    </>
  )
}

function Others({ writing }: { writing: Writing }) {
  const said = useWords().writing
  const { language } = useTranslation().i18n
  const others = usePresence(writing)
  return (
    <div aria-live="polite" className="cited-present">
      {others.map(({ id, name, since, typedAt }) => (
        <span className="cited-present__person" key={id}>
          <span aria-hidden="true" className="cited-present__sign">
            {name.slice(0, 2).toUpperCase()}
          </span>
          {said.hasOpen(name, clock(since, language), typedAt !== null)}
        </span>
      ))}
    </div>
  )
}

/** What stays on the screen until it is dealt with: why it is not saved, what came in meanwhile, what was kept before. */
function Alerts({ writing }: { writing: Writing }) {
  const said = useWords().writing
  const { language } = useTranslation().i18n
  const { saving } = writing
  const { conflict, isKept, isTriedAgain, reasons, state, taken, unpublished } = useSavingView(writing)
  const { found, forget } = useFound(writing)
  const isFailing = state === 'failed' || (reasons.length > 0 && state !== 'saved')
  const [now] = useState(() => Date.now())

  const isQuiet = !isFailing && !taken && unpublished.length === 0 && found.length === 0
  if (isQuiet && state !== 'conflict' && state !== 'lapsed' && isKept) return null
  return (
    <div className="cited-save-alerts">
      {isFailing && (
        <div className="cited-save-alert cited-save-alert--error" role="alert">
          <p>
            <strong>{said.failed}</strong> {reasons.join(' ')}
          </p>
          {isKept && <p>{isTriedAgain ? said.triedAgain : said.kept}</p>}
          <Button buttonStyle="secondary" margin={false} onClick={() => void saving.again()} size="small" type="button">
            {said.tryNow}
          </Button>
        </div>
      )}
      {unpublished.length > 0 && (
        <div className="cited-save-alert cited-save-alert--error" role="alert">
          <p>
            <strong>{said.unpublished}</strong> {unpublished.slice(0, MOST_REASONS).join(' ')}
            {unpublished.length > MOST_REASONS && ` ${said.moreReasons(unpublished.length - MOST_REASONS)}`}
          </p>
          <p>{said.draftStays}</p>
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => saving.hideUnpublished()}
            size="small"
            type="button"
          >
            {said.understood}
          </Button>
        </div>
      )}
      {state === 'conflict' && !conflict && (
        <div className="cited-save-alert cited-save-alert--error" role="alert">
          <p>{said.conflict.waits}</p>
          <Button buttonStyle="secondary" margin={false} onClick={() => saving.reconsider()} size="small" type="button">
            {said.conflict.compare}
          </Button>
        </div>
      )}
      {state === 'lapsed' && (
        <div className="cited-save-alert cited-save-alert--error" role="alert">
          <p>{said.signIn.says}</p>
          <Button buttonStyle="secondary" margin={false} onClick={() => void saving.again()} size="small" type="button">
            {said.signIn.button}
          </Button>
        </div>
      )}
      {!isKept && (
        <div className="cited-save-alert cited-save-alert--error" role="alert">
          <p>{said.notKept}</p>
        </div>
      )}
      {taken && (
        <div className="cited-save-alert" role="status">
          <p>
            {said.taken(taken.by?.name ?? said.conflict.somebody, taken.at === '' ? '' : clock(taken.at, language))}
            {taken.isPublishing && ` ${writing.saving.savesTyped ? said.lookAndPublish : said.lookAndSave}`}
          </p>
          <Button buttonStyle="secondary" margin={false} onClick={() => saving.hideTaken()} size="small" type="button">
            {said.understood}
          </Button>
        </div>
      )}
      {found.map((kept) => (
        <div className="cited-save-alert" key={kept.key} role="alert">
          <p>{said.found(timeAgo(new Date(kept.at).toISOString(), now, language))}</p>
          <div className="cited-save-alert__actions">
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => void saving.recover(kept).then((isTaken) => isTaken && forget(kept.key))}
              size="small"
              type="button"
            >
              {said.takeBack}
            </Button>
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => {
                forgetKept(kept.key)
                forget(kept.key)
              }}
              size="small"
              type="button"
            >
              {said.discard}
            </Button>
          </div>
        </div>
      ))}
    </div>
  )
}

/** What was typed into this document before and is not saved. It stays kept until what was taken back is saved. */
function useFound({ saving, seat }: Writing) {
  const { id } = useDocumentInfo()
  const drawer = usePlace()
  const [isNew] = useState(id === undefined)
  const [found, setFound] = useState<Found[]>([])
  const place = isNew ? null : (id ?? null)
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const all = await findKept(drawer(place === null ? null : String(place)), seat)
      if (isGone) return
      const open = all.filter((kept) => {
        const isSaved = !saving.differs(kept)
        if (isSaved) forgetKept(kept.key)
        return !isSaved
      })
      setFound(open)
    }
    void look()
    return () => {
      isGone = true
    }
  }, [drawer, place, saving, seat])
  return {
    found,
    forget: (key: string) => {
      // It is this window's now, which keeps it under its own name.
      saving.keep()
      forgetKept(key)
      setFound((list) => list.filter((kept) => kept.key !== key))
    },
  }
}

function Questions({ writing }: { writing: Writing }) {
  const { saving } = writing
  const { conflict, state } = useSavingView(writing)
  const { user } = useAuth()
  const fields = useEditedFields()
  const [known] = useState({ account: String(user?.id ?? ''), email: user?.email ?? '' })
  const [isPutOff, setIsPutOff] = useState(false)
  if (isPutOff && state !== 'lapsed') setIsPutOff(false)

  if (state === 'lapsed' && !isPutOff) {
    return <SignIn {...known} onLater={() => setIsPutOff(true)} onSignedIn={() => void saving.again()} />
  }
  if (state !== 'conflict' || !conflict) return null
  return (
    <Conflicts
      conflict={conflict}
      fields={fields}
      onChosen={(choices) => saving.resolve(choices)}
      onLater={() => saving.putOff()}
    />
  )
}
