'use client'

import { Button, useDocumentEvents, useFormFields } from '@payloadcms/ui'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { idOf } from '../../model/ids'
import type { Original } from '../../newsroom/editions/original'
import { useSlugOf } from '../project'
import { sentencesOf } from '../refused'
import type { ReviewSession } from '../review/reviewSession'
import { useSessionView } from '../review/useReviewSession'
import { useServer, type Ask } from '../server'
import { useLanguageName, useWords } from '../words'
import '../input.css'

/** What records are called by, and where they say it in each language. */
const FIELDS = { statistics: 'label', sources: 'attribution', topics: 'name' } as const
type Collection = keyof typeof FIELDS

/** A record that has a name in the language of the original, and none in that of the translation. */
type Nameless = { collection: Collection; id: string; revision: string; name: string }

type Row = { id: string; revision?: string | null } & Partial<Record<(typeof FIELDS)[Collection], string | null>>

async function namelessOf(
  ask: Ask,
  wanted: Record<Collection, string[]>,
  { ours, theirs }: { ours: string; theirs: string },
  signal: AbortSignal,
): Promise<Nameless[]> {
  const found = await Promise.all(
    (['statistics', 'sources', 'topics'] as const).map(async (collection) => {
      const ids = wanted[collection]
      if (ids.length === 0) return []
      const field = FIELDS[collection]
      const read = async (locale: string) => {
        const query = new URLSearchParams({
          'where[id][in]': ids.join(','),
          depth: '0',
          'fallback-locale': 'null',
          limit: String(ids.length),
          locale,
        })
        for (const name of [field, 'revision']) query.set(`select[${name}]`, 'true')
        return (await ask<{ docs: Row[] }>(`/${collection}?${query}`, { signal })).docs
      }
      const [own, other] = [await read(ours), await read(theirs)]
      const named = new Map(other.map((row) => [row.id, row[field]]))
      return own.flatMap((row): Nameless[] => {
        const name = named.get(row.id)
        return row[field] || !name ? [] : [{ collection, id: row.id, revision: row.revision ?? '', name }]
      })
    }),
  )
  return found.flat()
}

/** The names that the records of a translation lack in its language: written there and then, each saved with its record. */
export function MissingNames({ original, session }: { original: Original; session: ReviewSession }) {
  const said = useWords().translating
  const nameOf = useLanguageName()
  const ask = useServer()
  const { mostRecentUpdate } = useDocumentEvents()
  const slugOf = useSlugOf()
  // Read again when the review is: its answer has the records that the text rests on.
  const { isAsking } = useSessionView(session)
  const language = useFormFields(([fields]) => fields.language?.value)
  const topics = useFormFields(([fields]) => JSON.stringify(fields.topics?.value ?? []))
  const [nameless, setNameless] = useState<Nameless[]>([])
  const [saved, setSaved] = useState(0)
  const ours = typeof language === 'string' ? language : ''
  const { records } = (isAsking ? null : session.answer) ?? {}
  const wanted =
    records &&
    JSON.stringify({
      statistics: records.statistics.filter(({ id }) => isNamed(session, id)).map(({ id }) => id),
      sources: records.sources.filter(({ attribution }) => !attribution).map(({ id }) => id),
      topics: (JSON.parse(topics) as unknown[]).flatMap((each) => idOf(each) ?? []),
    })
  const [asked, setAsked] = useState<string | null>(null)
  if (wanted !== undefined && wanted !== asked) setAsked(wanted)
  const updated = recordsOf(mostRecentUpdate, slugOf)

  useEffect(() => {
    if (asked === null || ours === '') return undefined
    const controller = new AbortController()
    namelessOf(
      ask,
      JSON.parse(asked) as Record<Collection, string[]>,
      { ours, theirs: original.language },
      controller.signal,
    )
      .then(setNameless)
      // They are asked about again with the next answer of the review; publishing says what is missing anyway.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, asked, original, ours, saved, updated])

  if (nameless.length === 0) return null
  return (
    <details className="cited-translating__row cited-names">
      <summary>{said.names(nameless.length, nameOf(ours))}</summary>
      <ul>
        {nameless.map((each) => (
          <Name
            each={each}
            key={`${each.collection} ${each.id}`}
            language={ours}
            onSaved={() => {
              setNameless((before) => before.filter(({ id }) => id !== each.id))
              setSaved((count) => count + 1)
              session.ask()
            }}
            theirs={original.language}
          />
        ))}
      </ul>
    </details>
  )
}

/** Whether the text names a statistic; the answer has those as well that could be suggested. */
function isNamed(session: ReviewSession, id: string): boolean {
  return session.blocks.some(({ nodes }) =>
    nodes.some(({ fields }) => fields?.blockType === 'figure' && fields.statistic === id),
  )
}

/** The moment at which a record was saved in a drawer. */
function recordsOf(update: { entitySlug: string; updatedAt: string } | null, slugOf: (name: Collection) => string) {
  const isRecord = (Object.keys(FIELDS) as Collection[]).some((name) => slugOf(name) === update?.entitySlug)
  return isRecord ? update?.updatedAt : undefined
}

type NameProps = { each: Nameless; language: string; theirs: string; onSaved: () => void }

function Name({ each, language, onSaved, theirs }: NameProps) {
  const said = useWords().translating
  const nameOf = useLanguageName()
  const ask = useServer()
  const field = useId()
  const [text, setText] = useState('')
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const { collection, id, name, revision } = each

  const save = async () => {
    if (text.trim() === '' || isSent) return
    setIsSent(true)
    setFailure([])
    try {
      await ask(`/${collection}/${id}?depth=0&locale=${language}`, {
        method: 'PATCH',
        body: { [FIELDS[collection]]: text },
        revision,
      })
      onSaved()
    } catch (error) {
      setFailure(sentencesOf(error))
      setIsSent(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void save()
  }
  return (
    <li>
      <label htmlFor={field}>
        <span className="cited-names__kind">{said.nameKinds[collection]}</span> <span lang={theirs}>{name}</span>
      </label>
      <span className="cited-names__field">
        <input
          className="cited-input"
          id={field}
          lang={language}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={said.nameIn(nameOf(language))}
          type="text"
          value={text}
        />
        <Button
          buttonStyle="secondary"
          disabled={isSent || text.trim() === ''}
          margin={false}
          onClick={() => void save()}
          size="small"
          type="button"
        >
          {said.saveName}
        </Button>
      </span>
      {failure.length > 0 && <p role="alert">{failure.join(' ')}</p>}
    </li>
  )
}
