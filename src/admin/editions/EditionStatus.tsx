'use client'

import { useTranslation } from '@payloadcms/ui'
import type { EditionState } from '../../newsroom/editions/states'
import { LiveLink } from '../previews/ViewLive'
import { timeAgo } from '../timeAgo'
import { useWords } from '../words'
import { marksOf, markSigns, statusSigns } from './states'
import './editions.css'

/** Whether an edition is live, a draft, missing or withdrawn: a sign and a word. */
export function EditionStatus({ status, version }: Pick<EditionState, 'status' | 'version'>) {
  const { editions: said } = useWords()
  return (
    <span className={`cited-status cited-status--${status}`}>
      <span aria-hidden="true" className="cited-status__sign">
        {statusSigns[status]}
      </span>
      {said.statuses[status]}
      {version !== null && status === 'live' && (
        <span className="cited-status__version">{` · ${said.version(version)}`}</span>
      )}
    </span>
  )
}

/** The edition as readers get it, where they do. */
export function ViewLive({ edition: { language, liveSlug, title } }: { edition: EditionState }) {
  return liveSlug === null ? null : <LiveLink edition={{ language, slug: liveSlug }} title={title} />
}

/** What is to be done about an edition. */
export function EditionMarks({ edition }: { edition: EditionState }) {
  const { editions: said } = useWords()
  const marks = marksOf(edition)
  if (marks.length === 0) return null
  return (
    <ul className="cited-marks">
      {marks.map(({ count, kind }) => (
        <li className={`cited-mark cited-mark--${kind}`} key={kind}>
          <span aria-hidden="true" className="cited-mark__sign">
            {markSigns[kind]}
          </span>
          {said.marks[kind](count)}
        </li>
      ))}
    </ul>
  )
}

/** Who saved an edition last, and when. */
export function EditionSaved({ at, by, now }: Pick<EditionState, 'at' | 'by'> & { now: number }) {
  const { editions: said } = useWords()
  const { i18n } = useTranslation()
  if (at === null) return null
  return (
    <time className="cited-saved" dateTime={at} title={new Date(at).toLocaleString(i18n.language)}>
      {said.by(by, timeAgo(at, now, i18n.language))}
    </time>
  )
}
