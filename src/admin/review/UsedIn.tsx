'use client'

import { Button, Link, useConfig, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useState } from 'react'
import type { ReleaseKind } from '../../model/document'
import { useServer } from '../server'
import { useWords } from '../words'
import { usePageOf } from '../project'
import '../table.css'
import './UsedIn.css'

type ListedRelease = { version: number; hash: string; at: string; kind: ReleaseKind }

/** What `GET /api/{statistics|quotes|sources}/:id/uses` answers. */
type Uses = {
  editions: {
    id: string
    title: string
    language: string
    slug: string
    status: 'draft' | 'published'
    release: ListedRelease | null
  }[]
  releases: (ListedRelease & { language: string; slug: string; title: string; live: boolean })[]
}

/** What `GET …/:id/resting` answers. */
type Resting = { records: { collection: 'media' | 'quotes' | 'statistics'; id: string; title: string }[] }

/** Where a record is used: the editions whose text rests on it, and every release that carries it. */
export function UsedIn({ apiPath }: { apiPath: string }) {
  const words = useWords()
  const { uses: said } = words.review
  const { collectionSlug, id, lastUpdateTime } = useDocumentInfo()
  const { api } = useConfig().config.routes
  const pageOf = usePageOf()
  const ask = useServer()
  const { code: locale } = useLocale()
  const [uses, setUses] = useState<(Uses & Resting) | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (id === undefined) return undefined
    const controller = new AbortController()
    const read = <Answer,>(list: string) =>
      ask<Answer>(`/${collectionSlug}/${id}/${list}?locale=${locale}`, { signal: controller.signal })
    Promise.all([read<Uses>('uses'), read<Resting>('resting')])
      .then(([editions, records]) => setUses({ ...editions, ...records }))
      .catch(() => {
        if (!controller.signal.aborted) setUses('failed')
      })
    return () => controller.abort()
  }, [ask, attempt, collectionSlug, id, lastUpdateTime, locale])

  // A record that is not saved yet is used nowhere.
  if (id === undefined) return null
  if (uses === null) return <p className="cited-uses__note">{words.loading}</p>
  if (uses === 'failed') {
    return (
      <div className="cited-uses__note" role="alert">
        <p>{said.failed}</p>
        <Button buttonStyle="secondary" onClick={() => setAttempt(attempt + 1)} size="small" type="button">
          {words.review.retry}
        </Button>
      </div>
    )
  }
  const addressOf = (hash: string) =>
    formatAdminURL({ apiRoute: api, path: `${apiPath as `/${string}`}/releases/${hash}` })
  return (
    <div className="cited-uses field-type">
      <h3>{said.editions}</h3>
      {uses.editions.length === 0 ? (
        <p className="cited-uses__note">{said.noEditions}</p>
      ) : (
        <table className="cited-table">
          <thead>
            <tr>
              <th scope="col">{said.edition}</th>
              <th scope="col">{said.language}</th>
              <th scope="col">{said.state}</th>
            </tr>
          </thead>
          <tbody>
            {uses.editions.map(({ id: article, language, release, title }) => (
              <tr key={article}>
                <td>
                  <Link href={pageOf('articles', article)}>{title}</Link>
                </td>
                <td>{language}</td>
                <td>
                  {release ? (
                    <a href={addressOf(release.hash)} rel="noreferrer" target="_blank">
                      {`${said.live}: ${said.version(release.version)}`}
                    </a>
                  ) : (
                    said.draft
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{said.resting}</h3>
      {uses.records.length === 0 ? (
        <p className="cited-uses__note">{said.noResting}</p>
      ) : (
        <ul>
          {uses.records.map(({ collection, id: record, title }) => (
            <li key={`${collection}:${record}`}>
              {said.restingKinds[collection]}
              {': '}
              <Link href={pageOf(collection, record)}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
      <h3>{said.releases}</h3>
      {uses.releases.length === 0 ? (
        <p className="cited-uses__note">{said.noReleases}</p>
      ) : (
        <table className="cited-table">
          <thead>
            <tr>
              <th scope="col">{said.release}</th>
              <th scope="col">{said.language}</th>
              <th scope="col">{said.state}</th>
              <th scope="col">{said.when}</th>
            </tr>
          </thead>
          <tbody>
            {uses.releases.map(({ at, hash, kind, language, live, title, version }) => (
              <tr key={hash}>
                <td>
                  <a href={addressOf(hash)} rel="noreferrer" target="_blank">
                    {`${title}, ${said.version(version)}`}
                  </a>
                </td>
                <td>{language}</td>
                <td>{live ? `${said.kinds[kind]} · ${said.live.toLocaleLowerCase()}` : said.kinds[kind]}</td>
                <td>
                  <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
