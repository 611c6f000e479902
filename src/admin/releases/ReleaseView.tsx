'use client'

import { Button, Link, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useId, useState, type ReactNode } from 'react'
import type { ReleaseView as View } from '../../newsroom/editions/releaseView'
import { ChangedSide } from '../Changed'
import { usePageOf } from '../project'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import '../table.css'
import './releases.css'

/** A release as it was published: its text and figures, its note, who released it, and what changed since the one before. */
export function ReleaseView() {
  const words = useWords()
  const { id } = useDocumentInfo()
  const ask = useServer()
  const [view, setView] = useState<View | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (id === undefined) return undefined
    const controller = new AbortController()
    ask<View>(`/releases/${id}/view`, { signal: controller.signal })
      .then(setView)
      .catch(() => {
        if (!controller.signal.aborted) setView('failed')
      })
    return () => controller.abort()
  }, [ask, attempt, id])

  if (view === null) return <p role="status">{words.loading}</p>
  if (view === 'failed') {
    return (
      <div role="alert">
        <p>{words.releases.failed}</p>
        <Button buttonStyle="secondary" onClick={() => setAttempt(attempt + 1)} size="small" type="button">
          {words.review.retry}
        </Button>
      </div>
    )
  }
  return (
    <div className="cited-release">
      <Facts view={view} />
      {view.release.redactedAt !== null && <p className="cited-release__told">{words.releases.redacted}</p>}
      {view.withdrawn && (
        <p className="cited-release__told">
          {words.releases.withdrawn}
          {view.withdrawn.reason !== null && <q lang={view.release.language}>{view.withdrawn.reason}</q>}
        </p>
      )}
      {view.earlier && <Changes view={view} />}
      {view.said && <Text language={view.release.language} said={view.said} />}
      {view.said && <Figures language={view.release.language} said={view.said} />}
    </div>
  )
}

/** In the place of a field that the view of its document shows in its own way. */
export function NoField() {
  return null
}

function Section({ children, title }: { children: ReactNode; title: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Facts({ view: { earlier, later, release } }: { view: View }) {
  const words = useWords()
  const said = words.releases
  const { kinds, version } = words.review.uses
  const { language } = useTranslation().i18n
  const pageOf = usePageOf()
  const nameOf = useLanguageName()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' })
  return (
    <>
      <p className="cited-release__name">
        <strong>{`${version(release.version)}, ${kinds[release.kind]}`}</strong>
        {release.isLive && <span className="cited-release__live">{said.live}</span>}
      </p>
      <dl className="cited-release__facts">
        <dt>{said.when}</dt>
        <dd>
          <time dateTime={release.at}>{when.format(new Date(release.at))}</time>
        </dd>
        <dt>{said.by}</dt>
        <dd>{release.by ?? said.unknown}</dd>
        <dt>{said.edition}</dt>
        <dd>
          <Link href={pageOf('articles', release.article)}>{`${nameOf(release.language)}: ${release.slug}`}</Link>
        </dd>
        {release.note !== null && (
          <>
            <dt>{said.note}</dt>
            <dd lang={release.language}>{release.note}</dd>
          </>
        )}
        <dt>{said.hash}</dt>
        <dd className="cited-release__hash">{release.hash}</dd>
        {release.sequence !== null && (
          <>
            <dt>{said.sequence}</dt>
            <dd>{release.sequence}</dd>
          </>
        )}
      </dl>
      <p className="cited-release__others">
        {earlier && <Link href={pageOf('releases', earlier.id)}>{said.earlier(earlier.version)}</Link>}
        {later && <Link href={pageOf('releases', later.id)}>{said.later(later.version)}</Link>}
      </p>
    </>
  )
}

function Side({
  after,
  before,
  language,
  side,
}: {
  after: string | null
  before: string | null
  language: string
  side: 'added' | 'removed'
}) {
  const compared = useWords().editions.compare
  const own = side === 'added' ? after : before
  if (own === null)
    return <span className="cited-release__none">{side === 'added' ? compared.gone : compared.isNew}</span>
  return (
    <span lang={language}>
      <ChangedSide after={after ?? ''} before={before ?? ''} side={side} />
    </span>
  )
}

function Changes({ view: { changes, earlier, release } }: { view: View }) {
  const words = useWords()
  const said = words.releases
  const compared = words.editions.compare
  const { language } = release
  const passages = changes?.passages ?? []
  const records = changes?.records ?? []
  return (
    <Section title={said.changes(earlier?.version ?? 0)}>
      {changes === null && <p>{said.notCompared}</p>}
      {changes && passages.length + records.length === 0 && <p>{said.nothingChanged}</p>}
      {passages.length + records.length > 0 && (
        <table className="cited-table cited-release__changes">
          <thead>
            <tr>
              <th scope="col">{said.what}</th>
              <th scope="col">{compared.before}</th>
              <th scope="col">{compared.after}</th>
            </tr>
          </thead>
          <tbody>
            {passages.map(({ after, before, part }, index) => (
              <tr key={`passage ${index}`}>
                <th scope="row">{part === 'body' ? said.passage : compared.parts[part]}</th>
                <td>
                  <Side after={after} before={before} language={language} side="removed" />
                </td>
                <td>
                  <Side after={after} before={before} language={language} side="added" />
                </td>
              </tr>
            ))}
            {records.map(({ from, id, kind, label, to }) => (
              <tr key={id}>
                <th scope="row">
                  {said.kinds[kind]}
                  {label !== null && <span lang={language}>{`: ${label}`}</span>}
                </th>
                <td>
                  <Side after={to} before={from} language={language} side="removed" />
                </td>
                <td>
                  <Side after={to} before={from} language={language} side="added" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Text({
  language,
  said: { byline, corrections, dek, html, title, topics },
}: {
  language: string
  said: NonNullable<View['said']>
}) {
  const said = useWords().releases
  return (
    <Section title={said.text}>
      <article className="cited-release__text" lang={language}>
        <h3>{title}</h3>
        {dek !== null && <p className="cited-release__dek">{dek}</p>}
        {byline.length > 0 && <p className="cited-release__byline">{byline.join(' · ')}</p>}
        {/* Everything in it is escaped (`toHtml`). */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
        {corrections.map(({ date, text }, index) => (
          <p className="cited-release__correction" key={index}>
            <time dateTime={date}>{date.slice(0, 10)}</time> {text}
          </p>
        ))}
        {topics.length > 0 && <p className="cited-release__byline">{topics.join(' · ')}</p>}
      </article>
    </Section>
  )
}

function Figures({ language, said: { quotes, statistics } }: { language: string; said: NonNullable<View['said']> }) {
  const words = useWords()
  const said = words.releases
  return (
    <Section title={said.figures}>
      {statistics.length + quotes.length === 0 && <p>{said.noFigures}</p>}
      {statistics.length > 0 && (
        <table className="cited-table">
          <thead>
            <tr>
              <th scope="col">{said.figure}</th>
              <th scope="col">{said.label}</th>
              <th scope="col">{said.whose}</th>
              <th scope="col">{said.status}</th>
            </tr>
          </thead>
          <tbody>
            {statistics.map(({ display, id, label, sources, status }) => (
              <tr key={id}>
                <td lang={language}>{display}</td>
                <td lang={language}>{label}</td>
                <td lang={language}>{sources.join('; ') || said.unnamed}</td>
                <td>{words.body.statuses[status as keyof typeof words.body.statuses]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {quotes.length > 0 && (
        <table className="cited-table">
          <thead>
            <tr>
              <th scope="col">{said.quotation}</th>
              <th scope="col">{said.speaker}</th>
            </tr>
          </thead>
          <tbody>
            {quotes.map(({ id, speaker, text }) => (
              <tr key={id}>
                <td lang={language}>{text}</td>
                <td lang={language}>{speaker ?? said.unnamed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
