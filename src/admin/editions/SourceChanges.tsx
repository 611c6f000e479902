'use client'

import { Button, Drawer, toast, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { ReleaseName } from '../../model/release'
import type { ChangesOfSource as Changes } from '../../newsroom/editions/upToDate'
import type { Passage } from '../../releases/editorsView'
import { ChangedSide } from '../Changed'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import { useHasRole } from '../project'

export function sourceSlug(article: string): string {
  return `cited-source-${article}`
}

type Props = {
  /** The translation. */
  article: string
  /** Why it cannot be confirmed now, if it cannot. */
  obstacle: string | null
  /** Gets the hash of the release that the translation has caught up with. */
  onConfirmed: (release: string) => Promise<void>
}

/** What changed in the source of a translation since it was made, side by side, and the button that says it caught up. */
export function SourceChanges(props: Props) {
  return (
    <Drawer slug={sourceSlug(props.article)} title={useWords().editions.compare.title}>
      <Comparison {...props} />
    </Drawer>
  )
}

function Comparison({ article, obstacle, onConfirmed }: Props) {
  const words = useWords()
  const said = words.editions.compare
  const ask = useServer()
  const nameOf = useLanguageName()
  const isEditor = useHasRole('editor')
  const { closeModal } = useModal()
  const [changes, setChanges] = useState<Changes | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<string[]>([])
  const [isSent, setIsSent] = useState(false)

  useEffect(() => {
    const controller = new AbortController()
    ask<Changes>(`/articles/${article}/source-changes`, { signal: controller.signal })
      .then(setChanges)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFailure(sentencesOf(error))
      })
    return () => controller.abort()
  }, [article, ask, attempt])

  const confirm = async (release: string) => {
    setIsSent(true)
    setFailure([])
    try {
      const { releases } = await ask<{ releases: ReleaseName[] }>(`/articles/${article}/up-to-date`, {
        method: 'POST',
        body: { release },
      })
      await onConfirmed(release)
      toast.success(said.confirmed(releases[0]?.version ?? null))
      closeModal(sourceSlug(article))
    } catch (error) {
      setFailure(sentencesOf(error))
      // The source may have moved on: what it is now is to be looked at.
      setAttempt(attempt + 1)
      setIsSent(false)
    }
  }

  const source = changes?.source
  const isBehind = source !== null && source?.live !== null && source?.from !== source?.live
  return (
    <div className="cited-compare">
      {failure.length > 0 && (
        <div className="cited-editions__alert" role="alert">
          {failure.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {!changes && (
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => {
                setFailure([])
                setAttempt(attempt + 1)
              }}
              size="small"
              type="button"
            >
              {words.review.retry}
            </Button>
          )}
        </div>
      )}
      {!changes && failure.length === 0 && <p role="status">{words.loading}</p>}
      {source && <p className="cited-compare__source">{said.source(nameOf(source.language), source.title)}</p>}
      {changes && (!source || source.live === null) && <p>{said.notLive}</p>}
      {source?.live && !isBehind && <p>{said.none}</p>}
      {changes && source?.live && isBehind && (
        <>
          {changes.passages.length > 0 ? (
            <Passages language={source.language} passages={changes.passages} />
          ) : (
            <p>{source.from === null ? said.unknown : said.onlyElse}</p>
          )}
          <div className="cited-compare__end">
            {isEditor ? (
              <>
                <Button
                  disabled={isSent || obstacle !== null}
                  margin={false}
                  onClick={() => void confirm(source.live ?? '')}
                  size="medium"
                  type="button"
                >
                  {isSent ? said.sending : said.confirm}
                </Button>
                <p>{obstacle ?? said.confirmHelp}</p>
              </>
            ) : (
              <p>{said.mayNot}</p>
            )}
          </div>
        </>
      )}
    </div>
  )
}

function Passages({ language, passages }: { language: string; passages: Passage[] }) {
  const said = useWords().editions.compare
  return (
    <table className="cited-compare__table">
      <thead>
        <tr>
          <th scope="col">{said.before}</th>
          <th scope="col">{said.after}</th>
        </tr>
      </thead>
      <tbody>
        {passages.map(({ after, before, part }, index) => (
          <tr key={index}>
            <td data-label={said.before}>
              {part !== 'body' && <span className="cited-compare__part">{said.parts[part]}</span>}
              {before === null ? (
                <span className="cited-compare__none">{said.isNew}</span>
              ) : (
                <span lang={language}>
                  <ChangedSide after={after ?? ''} before={before} side="removed" />
                </span>
              )}
            </td>
            <td data-label={said.after}>
              {part !== 'body' && <span className="cited-compare__part">{said.parts[part]}</span>}
              {after === null ? (
                <span className="cited-compare__none">{said.gone}</span>
              ) : (
                <span lang={language}>
                  <ChangedSide after={after} before={before ?? ''} side="added" />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
