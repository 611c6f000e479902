'use client'

import { Link } from '@payloadcms/ui'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import { Changed } from '../Changed'
import { useLanguageName, useSay, useWords } from '../words'
import { Sentences } from './Sentences'
import { usePageOf } from '../project'

/** The editions that read otherwise, each with what its readers see changed. */
export function AffectedEditions({ editions }: { editions: AffectedEdition[] }) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const say = useSay()
  const pageOf = usePageOf()
  return (
    <ul className="cited-correction__editions">
      {editions.map(({ after, article, before, language, passages, problems, rewrite, title }) => (
        <li key={article}>
          <p className="cited-correction__edition">
            <span className="cited-correction__language">{nameOf(language)}</span>
            <Link href={pageOf('articles', article)}>{title}</Link>
          </p>
          {before !== null && after !== null && before !== after && passages.length === 0 && (
            <p className="cited-correction__passage">
              <Changed after={after} before={before} />
            </p>
          )}
          {passages.map((passage, index) => (
            <p className="cited-correction__passage" key={index} lang={language}>
              <Changed after={passage.after ?? ''} before={passage.before ?? ''} />
            </p>
          ))}
          {passages.length === 0 && problems.length === 0 && rewrite.length === 0 && (
            <p className="cited-correction__quiet">{said.dataOnly}</p>
          )}
          {rewrite.map(({ around, node, statistic, text, value }) => (
            <p className="cited-correction__passage" key={node}>
              <span lang={language}>
                {around.before}
                <mark>{text}</mark>
                {around.after}
              </span>{' '}
              <span className="cited-correction__needed">
                {statistic === null ? said.excerptCannotFollow(value) : said.cannotFollow(value)}
              </span>
            </p>
          ))}
          {problems.length > 0 && (
            <div className="cited-correction__problems">
              <p>
                <span aria-hidden="true">✕ </span>
                {said.mended}
              </p>
              <Sentences sentences={problems.map(say)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
