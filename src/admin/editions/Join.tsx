'use client'

import { Button, ConfirmationModal, toast, useDocumentInfo, useListDrawer, useModal } from '@payloadcms/ui'
import type { CollectionSlug, Where } from 'payload'
import { useId, useMemo, useState } from 'react'
import type { EditionState } from '../../newsroom/editions/states'
import { sentencesOf } from '../refused'
import { useSlugOf } from '../project'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import { missingLanguages } from './states'

type Story = { story: string; editions: EditionState[] }

type Chosen = { article: string; title: string; language: string }

/** Makes an edition that was written by itself one of this story. */
export function Join({ onJoined, story }: { onJoined: () => void; story: Story }) {
  const said = useWords().editions.join
  const nameOf = useLanguageName()
  const ask = useServer()
  const { id } = useDocumentInfo()
  const articles = useSlugOf()('articles')
  const { openModal } = useModal()
  const modal = `cited-join-${useId()}`
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [failure, setFailure] = useState<string[]>([])
  const missing = missingLanguages(story.editions)
  const among = missing.join(',')
  const filterOptions = useMemo(
    (): Record<string, Where> => ({
      [articles]: { and: [{ language: { in: among.split(',') } }, { story: { not_equals: story.story } }] },
    }),
    [among, articles, story.story],
  )
  const [ListDrawer, , { closeDrawer, openDrawer }] = useListDrawer({
    collectionSlugs: [articles as CollectionSlug],
    filterOptions,
  })

  const choose = (article: string, doc: unknown) => {
    const { language, title } = doc as { title?: string; language?: string }
    setFailure([])
    setChosen({ article, title: title ?? article, language: nameOf(language ?? '') })
    closeDrawer()
    openModal(modal)
  }
  const join = async () => {
    if (!chosen) return
    try {
      await ask(`/articles/${id}/join`, { method: 'POST', body: { article: chosen.article } })
      toast.success(said.done(chosen.title))
      onJoined()
    } catch (error) {
      setFailure(sentencesOf(error))
    }
  }

  if (missing.length === 0) return null
  return (
    <>
      <div>
        <Button buttonStyle="pill" margin={false} onClick={openDrawer} size="small" type="button">
          {said.button}
        </Button>
      </div>
      {failure.length > 0 && (
        <div className="cited-editions__alert" role="alert">
          {failure.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <ListDrawer
        allowCreate={false}
        enableRowSelections={false}
        onSelect={({ doc, docID }) => choose(String(docID), doc)}
      />
      {chosen && (
        <ConfirmationModal
          body={said.says(chosen.title, chosen.language)}
          confirmingLabel={said.sending}
          confirmLabel={said.confirm}
          heading={said.heading}
          modalSlug={modal}
          onConfirm={join}
        />
      )}
    </>
  )
}
