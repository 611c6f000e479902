'use client'

import { Button, useForm, useFormModified, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import type { ChangedPassage } from '../../newsroom/editions/original'
import { useHasRole } from '../project'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useSavedDocument } from '../useSavedDocument'
import { useWords } from '../words'
import { useTranslating } from './context'

/** By a passage of the original that changed: that the translation is still right beside it, or who says so already. */
export function StillRight({ change }: { change: ChangedPassage }) {
  const said = useWords().translating
  const { saveFirst } = useWords().editions
  const { language } = useTranslation().i18n
  const translating = useTranslating()
  const ask = useServer()
  const isEditor = useHasRole('editor')
  const isModified = useFormModified()
  const { dispatchFields } = useForm()
  const { note } = useSavedDocument()
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  if (translating === null) return null
  const { again, article, caughtUp, original } = translating
  if (change.stillRight) {
    const { at, by } = change.stillRight
    const day = at === null ? null : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at))
    return <p className="cited-passage__right">✓ {said.isStillRight([by, day].filter((each) => each !== null))}</p>
  }
  if (caughtUp.has(change.key)) return <p className="cited-passage__right">✓ {said.isChangedHere}</p>
  if (!isEditor) return null

  const confirm = async () => {
    setIsSent(true)
    setFailure([])
    const { changes, release } = original
    const passages = [change.key, ...caughtUp]
    try {
      await ask(`/articles/${article}/up-to-date`, { method: 'POST', body: { passages, release } })
      // With the revision that it made, or what is said next would be saved as made from the one before.
      await note()
      const isLast = changes.every(({ key, stillRight }) => stillRight !== null || passages.includes(key))
      if (isLast) dispatchFields({ type: 'UPDATE', path: 'translatedFrom.release', value: release, valid: true })
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsSent(false)
    again()
  }
  return (
    <>
      <Button
        buttonStyle="pill"
        className="cited-passage__confirm"
        disabled={isSent || isModified}
        margin={false}
        onClick={() => void confirm()}
        size="small"
        tooltip={isModified ? saveFirst : undefined}
        type="button"
      >
        {said.passageStillRight}
      </Button>
      {failure.length > 0 && <p role="alert">{failure.join(' ')}</p>}
    </>
  )
}
