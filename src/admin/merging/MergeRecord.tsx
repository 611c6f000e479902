'use client'

import {
  Button,
  Link,
  toast,
  useDebounce,
  useDocumentInfo,
  useFormModified,
  useLocale,
  useTranslation,
} from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { AlikeRecord } from '../../newsroom/records/alike'
import type { MergePreview, MergedRecords } from '../../newsroom/records/merge'
import { useHasRole, usePageOf } from '../project'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import { Dialog } from '../writing/Dialog'
import './merging.css'

type Collection = AlikeRecord['collection']
type Found = { id: string; title: string }

/** By what a record of each collection is called. */
const titles = { sources: 'name', statistics: 'label', quotes: 'text', people: 'name', topics: 'name' } as const
const MOST_FOUND = 8
/** How long after a keystroke the server is asked, in milliseconds. */
const DELAY = 250

/** What a record was merged into, or the way to merge it into another. */
export function MergeRecord({ collection }: { collection: Collection }) {
  const said = useWords().merging
  const { language } = useTranslation().i18n
  const ask = useServer()
  const pageOf = usePageOf()
  const isEditor = useHasRole('editor')
  const isModified = useFormModified()
  const { id, lastUpdateTime } = useDocumentInfo()
  const [merged, setMerged] = useState<MergedRecords | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    if (id === undefined) return undefined
    const controller = new AbortController()
    ask<MergedRecords>(`/${collection}/${id}/merged`, { signal: controller.signal })
      .then(setMerged)
      // Where it cannot be said, merging is refused with the reason.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, attempt, collection, id, lastUpdateTime])

  if (id === undefined) return null
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const told = ({ at, by }: { at: string; by: string | null }) => said.when(when.format(new Date(at)), by)
  if (merged?.into) {
    return (
      <div className="cited-merging field-type" role="note">
        <p>
          {said.isMerged} <Link href={pageOf(collection, merged.into.id)}>{said.kept}</Link>
        </p>
        <p className="cited-merging__note">{told(merged.into)}</p>
      </div>
    )
  }
  const former = merged?.former ?? []
  if (former.length === 0 && !isEditor) return null
  return (
    <div className="cited-merging field-type">
      {former.length > 0 && (
        <>
          <p>{said.former(former.length)}</p>
          <ul>
            {former.map((each) => (
              <li key={each.id}>
                <Link href={pageOf(collection, each.id)}>{told(each)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {isEditor && (
        <>
          <Button
            buttonStyle="secondary"
            disabled={isModified}
            id="merge-record"
            margin={false}
            onClick={() => setIsOpen(true)}
            size="small"
            type="button"
          >
            {said.button}
          </Button>
          <p className="cited-merging__note">{isModified ? said.saveFirst : said.help}</p>
        </>
      )}
      {isOpen && (
        <Merging
          close={() => setIsOpen(false)}
          collection={collection}
          id={String(id)}
          onMerged={() => {
            setIsOpen(false)
            setAttempt(attempt + 1)
          }}
        />
      )}
    </div>
  )
}

type Props = { collection: Collection; id: string; close: () => void; onMerged: () => void }
type Preview = MergePreview & { revision: string | null }

/** Which record is kept, what follows, and that it is meant. */
function Merging({ close, collection, id, onMerged }: Props) {
  const words = useWords()
  const said = words.merging
  const ask = useServer()
  const heading = useId()
  const field = useId()
  const { data } = useDocumentInfo()
  const [query, setQuery] = useState('')
  const [into, setInto] = useState<Found | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<string[]>([])
  const [isSent, setIsSent] = useState(false)
  const found = useFound(collection, id, query)

  const choose = async (record: Found) => {
    setInto(record)
    setPreview(null)
    setFailure([])
    try {
      setPreview(await ask<Preview>(`/${collection}/${id}/merge?into=${record.id}`))
    } catch (error) {
      setFailure(sentencesOf(error))
    }
  }
  const send = async () => {
    if (!into || !preview) return
    setIsSent(true)
    setFailure([])
    try {
      const seen: unknown = (data as { revision?: unknown } | undefined)?.revision
      await ask(`/${collection}/${id}/merge`, {
        method: 'POST',
        body: { into: into.id, ...(preview.revision === null ? {} : { revision: preview.revision }) },
        revision: typeof seen === 'string' ? seen : undefined,
      })
      toast.success(said.done(into.title))
      onMerged()
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsSent(false)
  }

  return (
    <Dialog labelledBy={heading} onCancel={close}>
      <h2 id={heading}>{said.heading}</h2>
      <p>{said.says}</p>
      <label htmlFor={field}>{said.search}</label>
      <input
        autoComplete="off"
        className="cited-merging__search"
        data-first=""
        id={field}
        onChange={({ target }) => setQuery(target.value)}
        type="search"
        value={query}
      />
      <ul aria-label={said.search} className="cited-merging__found">
        {found.map((record) => (
          <li key={record.id}>
            <button
              aria-pressed={into?.id === record.id}
              disabled={isSent}
              onClick={() => void choose(record)}
              type="button"
            >
              {record.title}
            </button>
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {into && !preview && failure.length === 0 && <p>{words.loading}</p>}
        {into && preview && (
          <>
            <p>{said.follows(into.title, preview.editions.length, preview.records)}</p>
            {preview.editions.length > 0 && (
              <ul className="cited-merging__editions">
                {preview.editions.slice(0, MOST_FOUND).map((edition) => (
                  <li key={edition.id}>{edition.title}</li>
                ))}
              </ul>
            )}
            <p>{said.behind(preview.behind)}</p>
          </>
        )}
      </div>
      {failure.map((sentence) => (
        <p className="cited-merging__problem" key={sentence} role="alert">
          {sentence}
        </p>
      ))}
      <div className="cited-merging__end">
        <Button disabled={!preview || isSent} margin={false} onClick={() => void send()} size="medium" type="button">
          {isSent ? said.sending : said.confirm}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={close} size="medium" type="button">
          {words.review.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

/** The other records that are called so; before anything is typed, those that were worked on last. */
function useFound(collection: Collection, id: string, typed: string): readonly Found[] {
  const ask = useServer()
  const { code: locale } = useLocale()
  const asked = useDebounce(typed.trim(), DELAY)
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    const controller = new AbortController()
    const title = titles[collection]
    const query = new URLSearchParams({ depth: '0', joins: 'false', limit: String(MOST_FOUND), locale })
    query.set('sort', '-updatedAt')
    query.set('merged', 'false')
    query.set('where[and][0][id][not_equals]', id)
    query.set(`select[${title}]`, 'true')
    if (collection === 'statistics') query.set('select[value]', 'true')
    if (asked !== '') query.set(`where[and][1][${title}][like]`, asked)
    ask<{ docs: Array<Record<string, unknown> & { id: string }> }>(`/${collection}?${query}`, {
      signal: controller.signal,
    })
      .then(({ docs }) =>
        setFound(
          docs.map((doc) => ({
            id: String(doc.id),
            title: [doc.value, doc[title] ?? doc.id].filter(Boolean).map(String).join(' — '),
          })),
        ),
      )
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, asked, collection, id, locale])
  return found
}
