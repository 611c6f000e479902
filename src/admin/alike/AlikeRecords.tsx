'use client'

import { Link, useDocumentDrawerContext, useDocumentInfo, useFormFields, useLocale, useModal } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useId, useState } from 'react'
import { isObject } from '../../body'
import type { AlikeQuestion, AlikeRecord } from '../../newsroom/records/alike'
import { usePageOf } from '../project'
import { useServer } from '../server'
import { useWords } from '../words'
import './alike.css'
import { useAlike } from './useAlike'

type Collection = AlikeRecord['collection']
type Values = Record<string, unknown>

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What the server is asked of a form; null while it says too little. */
function typedIn(collection: Collection, values: Values): AlikeQuestion | null {
  switch (collection) {
    case 'sources': {
      const [name, url, archiveUrl] = [text(values.name), text(values.url), text(values.archiveUrl)]
      return name + url + archiveUrl === '' ? null : { archiveUrl, collection, name, url }
    }
    case 'statistics': {
      const [label, value, high] = [text(values.label), text(values.value).trim(), text(values.high).trim()]
      const unit = isObject(values.unit) ? values.unit : {}
      if (label === '' || value === '' || value.length > 100 || high.length > 100) return null
      const said = { kind: text(unit.kind) || 'count', code: text(unit.code).slice(0, 20) || null }
      return { collection, high: high || null, label, unit: said, value }
    }
    case 'quotes': {
      const { speaker } = values
      const isChosen = typeof speaker === 'string' || typeof speaker === 'number'
      return text(values.text) === '' || !isChosen
        ? null
        : { collection, speaker: String(speaker), text: text(values.text).slice(0, 20_000) }
    }
    case 'people':
    case 'topics':
      return text(values.name) === '' ? null : { collection, name: text(values.name) }
  }
}

/**
 * While a record is made: those that it likely is already, to be looked at, or to be used in its place where the form
 * stands beside what it is made for.
 */
export function AlikeRecords({ collection }: { collection: Collection }) {
  const { id } = useDocumentInfo()
  return id === undefined ? <Offered collection={collection} /> : null
}

function Offered({ collection }: { collection: Collection }) {
  const words = useWords()
  const said = words.alike
  const heading = useId()
  const ask = useServer()
  const pageOf = usePageOf()
  const { code: locale } = useLocale()
  const { closeModal } = useModal()
  const { drawerSlug, onSave } = useDocumentDrawerContext()
  const typed = useFormFields(([fields]) => JSON.stringify(typedIn(collection, reduceFieldsToValues(fields, true))))
  const alike = useAlike(JSON.parse(typed) as AlikeQuestion | null)
  const [failed, setFailed] = useState<string | null>(null)

  const use = async ({ id }: AlikeRecord) => {
    try {
      const doc = await ask<{ id: string }>(`/${collection}/${id}?depth=0&locale=${locale}`)
      await onSave?.({ doc, operation: 'create', result: doc })
      closeModal(drawerSlug)
    } catch {
      setFailed(id)
    }
  }
  return (
    <div aria-live="polite" className="cited-alike field-type">
      {alike.length > 0 && (
        <section aria-labelledby={heading} className="cited-alike__box">
          <h3 id={heading}>{said.title}</h3>
          <ul>
            {alike.map((record) => (
              <li key={record.id}>
                <Link href={pageOf(collection, record.id)} rel="noreferrer" target="_blank">
                  {record.title}
                  <span className="cited-alike__hidden">{` (${said.inNewTab})`}</span>
                </Link>
                <span className="cited-alike__why">
                  {[said.because[record.because], detailOf(record, words.search.terms)].filter(Boolean).join(' · ')}
                </span>
                {onSave && (
                  <button onClick={() => void use(record)} type="button">
                    {said.use}
                  </button>
                )}
                {failed === record.id && <span role="alert">{words.failed}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function detailOf({ collection, detail }: AlikeRecord, terms: Record<string, string>): string | null {
  if (collection === 'sources') return terms[detail ?? ''] ?? null
  return collection === 'statistics' ? detail : null
}
