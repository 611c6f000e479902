'use client'

import { Link, useDocumentInfo } from '@payloadcms/ui'
import type { NamingEdition } from '../../newsroom/redactions/redactSource'
import { usePageOf } from '../project'
import { useWords } from '../words'
import './sources.css'

/** How many editions are shown; the rest are on the Desk. */
const SHOWN = 20

/**
 * The live editions of other stories that name a source whose terms were tightened with the last save, as its answer has
 * them: whether they mean it is for an editor to say.
 */
export function NamedIn() {
  const words = useWords().sources
  const pageOf = usePageOf()
  const { data } = useDocumentInfo()
  const editions = (data as { namedIn?: NamingEdition[] } | undefined)?.namedIn ?? []
  if (editions.length === 0) return null
  return (
    <div className="field-type cited-name-aloud" role="alert">
      <p className="cited-name-aloud__says">{words.namedIn(editions.length)}</p>
      <ul>
        {editions.slice(0, SHOWN).map(({ article, language, title }) => (
          <li key={article} lang={language}>
            <Link href={pageOf('articles', article)}>{title}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
